"""What a demo script says, gathered from the story once for every way of setting it.

A *scene* is a told frame that has demo steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from exporters.demo_script.readiness import Readiness, Role, readiness, roles
from narrative_studio.analysis.consent import Channel, may_leave
from narrative_studio.analysis.naming import day
from narrative_studio.analysis.rules.demo import FIRST_WOW_MS
from narrative_studio.analysis.story.timing import StepTime, Zone, first_wow, step_times, timing
from narrative_studio.analysis.story.variants import edition
from narrative_studio.interchange import mark_of
from narrative_studio.markup import plain_text
from narrative_studio.model.demo import Step
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import Delivery, Element, ElementKind
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.view import NarrativeView
from narrative_studio.text_marks import frame_mark

DEMO_CLOCK = (
    "Each step with the time it takes and the time at which it ends, counted from the start of the "
    "demo."
)
CALL_CLOCK = "Each frame with the time at which it begins, counted from the start of the call."

_CLAIMS = (ElementKind.VALUE, ElementKind.DIFFERENTIATOR)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step matters: what it is linked to; ``kind`` is None for a proof.

    ``caution`` is a word of warning, empty when all is well: a planned differentiator is never
    told as available, a suspect link may prove what is no longer claimed. A proof that may not be
    told in a call is no reason.
    """

    name: str
    kind: ElementKind | None
    caution: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the run sheet; ``why`` is the step's own words, ``driver`` a name."""

    time: StepTime
    reasons: tuple[Reason, ...]
    driver: str

    @property
    def step(self) -> Step:
        """The step itself."""
        return self.time.step

    @property
    def number(self) -> str:
        """Its place, as in 7.2."""
        return self.time.number


@dataclass(frozen=True, slots=True)
class Scene:
    """One told frame with its steps; ``checkpoint`` is empty where a step asks it already.

    ``mark`` is what an edited text is compared by.
    """

    number: int
    frame: Frame
    lines: tuple[Line, ...]
    checkpoint: str
    mark: str = ""

    @property
    def steps_ms(self) -> int:
        """The time of its steps."""
        return sum(line.step.planned_ms for line in self.lines)


@dataclass(frozen=True, slots=True)
class Claim:
    """A value theme or differentiator that the demo has to prove, and where it does.

    ``scenes`` are numbers of frames, ``steps`` those of steps; ``proofs`` are headlines.
    """

    name: str
    kind: ElementKind
    scenes: tuple[int, ...]
    steps: tuple[str, ...]
    proofs: tuple[str, ...]
    caution: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """Something to have ready, or to put back; ``steps`` are the numbers of those that use it."""

    what: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """A question to be ready for; ``frame`` is where the story answers it."""

    objection: Objection
    frame: int | None
    evidence: tuple[str, ...]
    owner: str


@dataclass(frozen=True, slots=True)
class CueLine:
    """One line of the cue card; ``at_ms`` counts from the start of the call."""

    number: str
    cue: str
    at_ms: int
    is_scene: bool
    has_wow: bool


@dataclass(frozen=True)
class RunSheet:
    """Everything on a demo script. Times are in milliseconds.

    ``wow`` and ``wow_limit_ms`` count the steps of the demo only, as the run sheet does;
    ``wow_call_ms`` is the same moment from the start of the call, as on the cue card. ``left_out``
    are proofs that may not be told in a call.
    """

    title: str
    product: str
    version: str
    day: str
    made_on: str
    language: str
    content: str
    slot_ms: int
    planned_ms: int
    scenes_ms: int
    steps_ms: int
    audience: tuple[str, ...]
    outcome: str
    claims: tuple[Claim, ...]
    roles: tuple[Role, ...]
    ready: Readiness
    zones: tuple[Zone, ...]
    scenes: tuple[Scene, ...]
    wow: StepTime | None
    wow_limit_ms: int
    wow_call_ms: int
    data: tuple[Preparation, ...]
    resets: tuple[Preparation, ...]
    cues: tuple[CueLine, ...]
    expected: tuple[Expected, ...]
    left_out: tuple[Proof, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All rows of the run sheet."""
        return tuple(line for scene in self.scenes for line in scene.lines)

    @property
    def with_fallback(self) -> int:
        """How many steps say what to do when they fail."""
        return sum(bool(line.step.fallback.strip()) for line in self.lines)


def run_sheet(view: NarrativeView) -> RunSheet:
    """Gather what the demo script of a narrative says."""
    whole, story = view.whole, view.narrative
    times = step_times(view)
    scenes = tuple(_scenes(view, times))
    time = timing(view)
    wow = first_wow(times)
    cues = tuple(_cues(view, scenes))
    return RunSheet(
        title=story.title or whole.project.title,
        product=whole.project.product,
        version=edition(view),
        day=day(whole.today.isoformat()),
        made_on=whole.today.isoformat(),
        language=whole.project.language,
        content=mark_of(whole),
        slot_ms=story.call_length_ms,
        planned_ms=time.planned_ms,
        scenes_ms=sum(scene.frame.planned_ms for scene in scenes),
        steps_ms=times[-1].end_ms if times else 0,
        audience=tuple(_audience(view)),
        outcome=" ".join(story.outcome.split()) or _last_message(view),
        claims=tuple(_claims(view, scenes)),
        roles=tuple(roles(view, times)),
        ready=readiness(view),
        zones=time.zones,
        scenes=scenes,
        wow=wow,
        wow_limit_ms=FIRST_WOW_MS,
        wow_call_ms=_call_ms(wow, scenes, cues) if wow is not None else 0,
        data=_preparations((one.step.data, one.number) for one in times),
        resets=_preparations((one.step.reset, one.number) for one in times),
        cues=cues,
        expected=tuple(_expected(view)),
        left_out=tuple(_left_out(view, scenes)),
    )


def _audience(view: NarrativeView) -> Iterator[str]:
    """Who is in the call, else the target customers of the positioning."""
    if words := " ".join(view.narrative.audience.split()):
        yield words
        return
    yield from (one.name for one in view.whole.elements_of(ElementKind.CUSTOMER) if one.name)


def _last_message(view: NarrativeView) -> str:
    return view.frames[-1].key_message.strip() if view.frames else ""


def _scenes(view: NarrativeView, times: Iterable[StepTime]) -> Iterator[Scene]:
    for frame, run in groupby(times, key=lambda time: time.frame):
        lines = tuple(
            Line(time, _reasons(view, time.step), _name(view, time.step.owner)) for time in run
        )
        asked = {line.step.ask.strip() for line in lines}
        checkpoint = frame.checkpoint.strip()
        own = "" if checkpoint in asked else checkpoint
        cells = ("headline", "key_message", *(("checkpoint",) if own else ()))
        mark = frame_mark(view.whole, frame, cells)
        yield Scene(view.number(frame.id) or 0, frame, lines, own, mark)


def _reasons(view: NarrativeView, step: Step) -> tuple[Reason, ...]:
    found = []
    for link in view.whole.links_from(step.id):
        if (element := _element(view, link)) is not None:
            found.append(Reason(element.name, element.kind, _caution(view, element, (link,))))
        elif (proof := _proof(view, link)) is not None and _may_be_told(view, proof):
            found.append(Reason(proof.headline, None, ""))
    return tuple(found)


def _claims(view: NarrativeView, scenes: Iterable[Scene]) -> Iterator[Claim]:
    told = list(scenes)
    for kind in _CLAIMS:
        for element in view.whole.elements_of(kind):
            links = view.whole.links_to(element.id)
            sources = {link.source for link in links}
            steps = tuple(
                line.number for scene in told for line in scene.lines if line.step.id in sources
            )
            in_scenes = tuple(
                scene.number
                for scene in told
                if scene.frame.id in sources or any(line.step.id in sources for line in scene.lines)
            )
            if in_scenes:
                proofs = [_cleared(view, link) for link in links if link.source_table == "proof"]
                caution = _caution(view, element, links)
                yield Claim(
                    element.name, kind, in_scenes, steps, tuple(filter(None, proofs)), caution
                )


def _caution(view: NarrativeView, element: Element, links: Iterable[Link]) -> str:
    words = []
    if element.kind is ElementKind.DIFFERENTIATOR and element.delivery is not Delivery.AVAILABLE:
        words.append(str(element.delivery))
    if any(
        view.whole.link_state(link).is_suspect
        for link in links
        if link.source_table == Step.table or view.number(link.source)
    ):
        words.append("suspect link")
    return ", ".join(words)


def _preparations(found: Iterable[tuple[str, str]]) -> tuple[Preparation, ...]:
    by_text: dict[str, list[str]] = {}
    for text, number in found:
        if words := " ".join(plain_text(text).split()):
            by_text.setdefault(words, []).append(number)
    return tuple(Preparation(text, tuple(numbers)) for text, numbers in by_text.items())


def _cues(view: NarrativeView, scenes: Iterable[Scene]) -> Iterator[CueLine]:
    by_frame = {scene.frame.id: scene for scene in scenes}
    at_ms = 0
    for number, frame in enumerate(view.frames, start=1):
        scene = by_frame.get(frame.id)
        has_wow = scene is not None and any(line.step.is_wow for line in scene.lines)
        words = " ".join(plain_text(frame.headline).split())
        yield CueLine(str(number), words, at_ms, scene is not None, has_wow)
        at_ms += frame.planned_ms


def _call_ms(step: StepTime, scenes: Iterable[Scene], cues: Iterable[CueLine]) -> int:
    """When a step comes in the call, the steps of its frame beginning with the frame."""
    scene = next(one for one in scenes if one.frame.id == step.frame.id)
    cue = next(one for one in cues if one.number == str(scene.number))
    return cue.at_ms + step.start_ms - scene.lines[0].time.start_ms


def _expected(view: NarrativeView) -> Iterator[Expected]:
    whole = view.whole
    answering: dict[str, Frame] = {}
    for frame in view.frames:
        for link in whole.links_from(frame.id):
            answering.setdefault(link.target, frame)
    told = [one for one in whole.objections.ordered if one.id in answering]
    untold = [one for one in whole.objections.ordered if one.id not in answering]
    told.sort(key=lambda one: view.number(answering[one.id].id) or 0)
    for objection in (*told, *untold):
        answer = answering.get(objection.id)
        evidence = [_evidence(view, link) for link in whole.links_from(objection.id)]
        yield Expected(
            objection,
            view.number(answer.id) if answer is not None else None,
            tuple(filter(None, evidence)),
            _name(view, answer.owner) if answer is not None else "",
        )


def _evidence(view: NarrativeView, link: Link) -> str:
    element, proof = _element(view, link), _proof(view, link)
    if element is not None:
        caution = _caution(view, element, ())
        return f"{element.name} ({caution})" if caution else element.name
    return proof.headline if proof is not None and _may_be_told(view, proof) else ""


def _cleared(view: NarrativeView, link: Link) -> str:
    proof = view.whole.proofs.get(link.source)
    return proof.headline if proof is not None and _may_be_told(view, proof) else ""


def _may_be_told(view: NarrativeView, proof: Proof) -> bool:
    return may_leave(proof, Channel.SPOKEN, view.whole.today.isoformat())


def _left_out(view: NarrativeView, scenes: Iterable[Scene]) -> Iterator[Proof]:
    """The proofs that the sheet would name if those they are about had agreed to it."""
    steps = {line.step.id for scene in scenes for line in scene.lines}
    claims = {one.id for kind in _CLAIMS for one in view.whole.elements_of(kind)}
    for proof in view.whole.proofs.ordered:
        backs = any(link.target in claims for link in view.whole.links_from(proof.id))
        asked = any(
            link.source in steps or link.source_table == Objection.table
            for link in view.whole.links_to(proof.id)
        )
        if (backs or asked) and not _may_be_told(view, proof):
            yield proof


def _element(view: NarrativeView, link: Link) -> Element | None:
    return view.whole.elements.get(link.target) if link.target_table == "element" else None


def _proof(view: NarrativeView, link: Link) -> Proof | None:
    return view.whole.proofs.get(link.target) if link.target_table == "proof" else None


def _name(view: NarrativeView, person_id: str | None) -> str:
    person = view.person(person_id)
    return person.name if person else ""
