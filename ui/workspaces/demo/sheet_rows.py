"""The rows of the run sheet: of each told frame its heading, its steps and what is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import chain

from narrative_studio.analysis.comments import open_comments
from narrative_studio.analysis.looks import touched_frames
from narrative_studio.analysis.naming import counted, quoted
from narrative_studio.analysis.story.chunks import chunks
from narrative_studio.analysis.story.timing import value_beats
from narrative_studio.model.demo import Step
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import Variant
from narrative_studio.model.view import NarrativeView
from ui.models.frame_cards import differing_words
from ui.models.told_cells import differing_cells


class Kind(Enum):
    """What a row of the run sheet is."""

    FRAME = auto()
    STEP = auto()
    ASK = auto()
    EMPTY = auto()
    """A frame of the demo that has no step yet."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row; ``step`` is None on the rows of frames. Times are of the demo steps only, in ms.

    ``ask`` is what is asked; ``is_checkpoint`` when it is the frame's and not the step's own.
    """

    kind: Kind
    frame: Frame
    number: str
    step: Step | None = None
    end_ms: int = 0
    ask: str = ""
    is_checkpoint: bool = False
    steps: int = 0
    steps_ms: int = 0
    carries: tuple[Element, ...] = ()
    chunk: tuple[bool, bool] | None = None
    """Of a step: whether it is the first and the last of its chunk."""
    lack: str = ""
    """What the chunks of a frame lack of tell, show, tell."""
    who: tuple[str, str] = ("", "")
    """Who drives and who talks, where it is not who does so in the whole demo."""
    comments: int = 0
    """How many open comments there are; on a folded frame those on its steps too."""
    is_left_out: bool = False
    """Of a frame that the shown variant does without: it has its heading alone."""
    differs: str = ""
    """What the shown variant says otherwise here, in words."""
    key: str = field(init=False)
    """What the row keeps while its words and its place change."""

    def __post_init__(self) -> None:
        subject = self.frame if self.step is None or self.is_checkpoint else self.step
        object.__setattr__(self, "key", f"{self.kind.name} {subject.id}")

    @property
    def comment_words(self) -> str:
        """``2 comments``, empty where none is open."""
        return counted(self.comments, "comment") if self.comments else ""


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of one frame, whose steps begin at a moment of the demo and take so long."""

    at_ms: int
    taken_ms: int
    is_closed: bool
    rows: tuple[SheetRow, ...]

    def beginning_at(self, at_ms: int) -> _Part:
        """The same rows where the demo comes to them at another moment."""
        later_ms = at_ms - self.at_ms
        rows = tuple(
            replace(row, end_ms=row.end_ms + later_ms) if row.kind is Kind.STEP else row
            for row in self.rows
        )
        return replace(self, at_ms=at_ms, rows=rows)


class SheetRows:
    """Makes the rows of a story; after an edit only those of the frames that it touches."""

    def __init__(self) -> None:
        self._story: NarrativeView | None = None
        self._asks: str | None = None
        self._parts: dict[str, _Part] = {}
        self._differing: dict[str, frozenset[str]] = {}

    def of(
        self,
        story: NarrativeView,
        *,
        closed: Collection[str],
        asks: str | None = None,
        whole: NarrativeView | None = None,
    ) -> list[SheetRow]:
        """All rows in order.

        ``closed`` are the ids of frames whose steps are folded away, ``asks`` is that of a step
        whose question has a row before it is written. Where the story is told as a variant,
        ``whole`` is all of it: frames that are left out keep their headings, and take no time.
        """
        demo_beats = {beat.id for beat in value_beats(story.template)}
        whole = whole or story
        kept = self._kept(story, whole, asks)
        parts: dict[str, _Part] = {}
        at_ms = 0
        told = {frame.id: frame for frame in story.frames}
        for one in whole.frames:
            frame = told.get(one.id)
            if frame is None:
                rows = _left_out(whole, one, demo_beats)
                parts[one.id] = _Part(at_ms, 0, is_closed=False, rows=rows)
                continue
            part = kept.get(frame.id)
            is_closed = frame.id in closed
            if part is None or part.is_closed != is_closed:
                steps = story.steps(frame.id)
                is_shown = bool(steps) or frame.beat in demo_beats
                made = _rows_of(story, whole, frame, at_ms, is_closed, asks) if is_shown else ()
                part = _Part(at_ms, sum(step.planned_ms for step in steps), is_closed, tuple(made))
            elif part.at_ms != at_ms:
                part = part.beginning_at(at_ms)
            parts[frame.id] = part
            at_ms += part.taken_ms
        self._story, self._asks, self._parts = story, asks, parts
        return list(chain.from_iterable(part.rows for part in parts.values()))

    def _kept(
        self, story: NarrativeView, whole: NarrativeView, asks: str | None
    ) -> dict[str, _Part]:
        """The rows that read as they did."""
        before, differed = self._story, self._differing
        self._differing = _differing(whole, story.variant)
        if before is None or _roles(before) != _roles(story):
            return {}
        touched = touched_frames(before, story)
        if touched is None:
            return {}
        asking = {
            step.frame for one in (asks, self._asks) if (step := story.whole.steps.get(one or ""))
        }
        return {
            frame_id: part
            for frame_id, part in self._parts.items()
            if frame_id not in touched
            and frame_id not in asking
            and self._differing.get(frame_id) == differed.get(frame_id)
            and not (part.rows and part.rows[0].is_left_out)
        }


def _roles(story: NarrativeView) -> tuple[object, ...]:
    """What the names beside the steps, and the words on a variant, follow from."""
    usual = story.narrative
    return story.whole.people.ordered, usual.driver, usual.talker, story.variant


def _differing(whole: NarrativeView, variant: Variant | None) -> dict[str, frozenset[str]]:
    """The cells that the variant says otherwise, by the frame."""
    if variant is None:
        return {}
    found: dict[str, set[str]] = {}
    for row in whole.whole.overrides.of("variant", variant.id):
        found.setdefault(row.frame, set()).add(row.what)
    return {frame: frozenset(cells) for frame, cells in found.items()}


def _left_out(
    whole: NarrativeView, frame: Frame, demo_beats: Collection[str]
) -> tuple[SheetRow, ...]:
    """The heading of a frame that the variant does without, if the whole demo would show it."""
    steps = whole.steps(frame.id)
    if not steps and frame.beat not in demo_beats:
        return ()
    number, taken_ms = str(whole.number(frame.id)), sum(step.planned_ms for step in steps)
    return (
        SheetRow(Kind.FRAME, frame, number, steps=len(steps), steps_ms=taken_ms, is_left_out=True),
    )


def _rows_of(
    story: NarrativeView,
    whole: NarrativeView,
    frame: Frame,
    at_ms: int,
    is_closed: bool,
    asks: str | None,
) -> Iterator[SheetRow]:
    steps, place = story.steps(frame.id), story.number(frame.id)
    parts = chunks(steps)
    about = (frame.id, *(step.id for step in steps)) if is_closed else (frame.id,)
    yield SheetRow(
        Kind.FRAME,
        frame,
        str(place),
        steps=len(steps),
        steps_ms=sum(step.planned_ms for step in steps),
        lack=next((chunk.lack for chunk in parts if chunk.lack), ""),
        differs=differing_words(whole, story.variant, frame),
        comments=open_comments(story.whole, about),
    )
    if is_closed:
        return
    if not steps:
        yield SheetRow(Kind.EMPTY, frame, str(place))
    ends = {
        step.id: (step is chunk.steps[0], step is chunk.steps[-1])
        for chunk in parts
        for step in chunk.steps
    }
    for number, step in enumerate(steps, start=1):
        at_ms += step.planned_ms
        name = f"{place}.{number}"
        yield SheetRow(
            Kind.STEP,
            frame,
            name,
            step,
            at_ms,
            carries=_carried(story, step),
            chunk=ends[step.id],
            who=_who(story, step),
            comments=open_comments(story.whole, (step.id,)),
        )
        if step.ask.strip() or step.id == asks:
            yield SheetRow(Kind.ASK, frame, name, step, ask=step.ask)
    if steps:
        own = differing_cells(whole.whole, story.variant, frame)
        differs = f"Differs in {quoted(story.variant.name)}" if story.variant is not None else ""
        differs = differs if "checkpoint" in own else ""
        yield from _checkpoint(frame, steps, f"{place}.{len(steps)}", differs)


def _carried(story: NarrativeView, step: Step) -> tuple[Element, ...]:
    elements = story.whole.elements
    return tuple(
        elements[link.target] for link in story.whole.links_from(step.id) if link.target in elements
    )


def _who(story: NarrativeView, step: Step) -> tuple[str, str]:
    """Who drives and who talks, where it is somebody else than in the whole demo."""
    driver, talker = story.person(step.owner), story.person(step.talker)
    usual = story.narrative
    drives = driver.name if driver and usual.driver and step.owner != usual.driver else ""
    is_usual = step.talker in (step.owner, usual.talker)
    return drives, talker.name if talker is not None and not is_usual else ""


def _checkpoint(
    frame: Frame, steps: tuple[Step, ...], name: str, differs: str
) -> Iterator[SheetRow]:
    """The row of a frame's checkpoint, unless one of its steps asks the same."""
    words = frame.checkpoint.strip()
    if not words or words in {step.ask.strip() for step in steps}:
        return
    yield SheetRow(
        Kind.ASK,
        frame,
        name,
        steps[-1],
        ask=frame.checkpoint,
        is_checkpoint=True,
        differs=differs,
    )
