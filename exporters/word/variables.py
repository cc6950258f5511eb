"""What a Word template may ask of a story: every name, and what stands behind it.

The texts are plain: what was typed in Markdown loses its marks and keeps its lines. Names that end
in ``_formatted`` hold the same as paragraphs in the styles of the template, to be put in with
``{{p ... }}`` in a paragraph of their own; ``picture`` is a picture. A proof is there only where
those it is about have agreed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from exporters.word.sandbox import Fields
from narrative_studio.analysis.consent import Channel, may_leave
from narrative_studio.analysis.naming import day
from narrative_studio.analysis.story.criteria import criteria_of
from narrative_studio.analysis.story.timing import StepTime, spoken, step_times, timing
from narrative_studio.interchange import content_hash
from narrative_studio.markup import Blocks, parse, parse_script, plain_text
from narrative_studio.model.customers import Persona
from narrative_studio.model.demo import ReadinessPhase, Step
from narrative_studio.model.durations import format_duration
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.goals import Goal
from narrative_studio.model.positioning import Element, ElementKind, PointKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.view import NarrativeView

_HASH_LENGTH: Final = 8
_NO_TEXT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_KINDS: Final = {
    "alternatives": ElementKind.ALTERNATIVE,
    "differentiators": ElementKind.DIFFERENTIATOR,
    "value_themes": ElementKind.VALUE,
    "target_customers": ElementKind.CUSTOMER,
    "categories": ElementKind.CATEGORY,
    "trends": ElementKind.TREND,
}

Formatted = Callable[[Blocks], Any]
"""Makes paragraphs of Word of what was typed."""

Shown = Callable[[str | None, str], Any]
"""Makes a picture of its id and its alternative text, or nothing."""


def variables(
    view: NarrativeView, channel: Channel, formatted: Formatted, shown: Shown
) -> Mapping[str, Any]:
    """Every name that a template may use at its top, with what stands behind it."""
    return _Maker(view, channel, formatted, shown).all()


class _Maker:
    """Makes the values of one story."""

    def __init__(
        self, view: NarrativeView, channel: Channel, formatted: Formatted, shown: Shown
    ) -> None:
        self._view = view
        self._whole = view.whole
        self._channel = channel
        self._formatted = formatted
        self._shown = shown
        self._times: dict[str, list[StepTime]] = {}
        for time in step_times(view):
            self._times.setdefault(time.frame.id, []).append(time)

    def all(self) -> Mapping[str, Any]:
        view, whole = self._view, self._whole
        frames = [self._frame(frame) for frame in view.frames]
        return {
            "project": self._project(),
            "narrative": self._narrative(),
            "variant": text(view.variant.name) if view.variant else "",
            "today": day(whole.today.isoformat()),
            "content_mark": content_hash(whole, with_tests=False)[:_HASH_LENGTH],
            "frames": frames,
            "parts": self._parts(frames),
            "backups": [self._frame(frame) for frame in view.backups],
            "steps": [step for frame in frames for step in frame.steps],
            **{name: self._elements(kind) for name, kind in _KINDS.items()},
            "proofs": [self._proof(one) for one in whole.proofs.ordered if self._may_leave(one)],
            "objections": [self._objection(one) for one in whole.objections.ordered],
            "terms": [_told(one, "text", "kind", "why") for one in whole.terms.ordered],
            "segments": [
                _told(one, "name", "fit", "size", "note") for one in whole.segments.ordered
            ],
            "personas": [self._persona(one) for one in whole.personas.ordered],
            "triggers": [text(one.text) for one in whole.trigger_events.ordered],
            "disqualifiers": [text(one.text) for one in whole.disqualifiers.ordered],
            "buying_steps": [_told(one, "text", "done_when") for one in whole.buying_steps.ordered],
            "goals": [self._goal(one) for one in whole.goals.ordered],
            "touchpoints": [
                _told(
                    one,
                    *("name", "kind", "function", "place", "wording"),
                    owner=self._name(one.owner),
                )
                for one in whole.touchpoints.ordered
            ],
            "readiness": self._readiness(),
            "data_items": [_told(one, "name", "value", "used_in") for one in view.data_items],
        }

    # The story

    def _project(self) -> Fields:
        said = ("title", "company", "product", "one_line", "summary", "vision", "language")
        return _told(self._whole.project, *said)

    def _narrative(self) -> Fields:
        story, time = self._view.narrative, timing(self._view)
        said = spoken(self._view)
        return _told(
            story,
            *("title", "version", "audience", "outcome", "environment", "plan_b"),
            driver=self._name(story.driver),
            talker=self._name(story.talker),
            call_length=format_duration(story.call_length_ms),
            planned=format_duration(time.planned_ms),
            words=said.words,
            spoken=format_duration(said.duration_ms),
            words_a_minute=story.pace_wpm,
        )

    def _parts(self, frames: Iterable[Fields]) -> list[Fields]:
        parts = dict.fromkeys(beat.part for beat in self._view.template.beats)
        titles = [text(self._view.template.part(part).title) for part in parts]
        told = list(frames)
        return [
            Fields(title=title, frames=[frame for frame in told if frame.part == title])
            for title in titles
        ]

    def _frame(self, frame: Frame) -> Fields:
        view = self._view
        beat, said = view.beat(frame), spoken(view, frame)
        links = [link for link in self._whole.links_from(frame.id) if self._target(link)]
        zone = self._whole.zones.get(frame.zone) if frame.zone else None
        return _told(
            frame,
            *("headline", "key_message", "checkpoint", "transition", "visual", "alt_text"),
            "status",
            number=view.number(frame.id) or "",
            bullets=typed(frame.bullets),
            bullets_formatted=self._formatted(parse(frame.bullets)),
            script=text(plain_text(parse_script(frame.script))),
            script_formatted=self._formatted(parse_script(frame.script)),
            words=said.words,
            spoken=format_duration(said.duration_ms),
            picture=self._shown(frame.picture, frame.alt_text),
            planned=format_duration(frame.planned_ms),
            owner=self._name(frame.owner),
            beat=text(beat.title),
            part=text(view.template.part(beat.part).title),
            zone=text(zone.name) if zone else "",
            questions=[text(one.text) for one in view.questions(frame.id)],
            criteria=[text(one.text) for one in criteria_of(view, frame)],
            links=[self._target(link) for link in links],
            steps=self._steps(frame),
            own=self._own(frame),
        )

    def _own(self, frame: Frame) -> list[Fields]:
        rows = self._whole.custom_values.of("frame", frame.id)
        values = {one.custom_field: one.value for one in rows}
        return [
            Fields(name=text(one.name), value=text(values.get(one.id, "")))
            for one in self._whole.custom_fields.ordered
        ]

    def _steps(self, frame: Frame) -> list[Fields]:
        if times := self._times.get(frame.id):
            return [self._step(one.step, one.number, one.end_ms) for one in times]
        steps = enumerate(self._view.steps(frame.id), start=1)
        return [self._step(step, str(place), step.planned_ms) for place, step in steps]

    def _step(self, step: Step, number: str, end_ms: int) -> Fields:
        cells = ("do", "say", "expect", "why", "ask", "fallback", "data", "reset")
        plain = {cell: typed(getattr(step, cell)) for cell in cells}
        formatted = {
            f"{cell}_formatted": self._formatted(parse(getattr(step, cell))) for cell in cells
        }
        return _told(
            step,
            *("kind", "alt_text"),
            number=number,
            planned=format_duration(step.planned_ms),
            until=format_duration(end_ms),
            is_wow=step.is_wow,
            is_optional=step.is_optional,
            picture=self._shown(step.picture, step.alt_text),
            owner=self._name(step.owner),
            talker=self._name(step.talker),
            **plain,
            **formatted,
        )

    def _readiness(self) -> list[Fields]:
        return [
            Fields(
                phase=str(phase),
                items=[
                    _told(one, "text", owner=self._name(one.owner))
                    for one in self._view.readiness(phase)
                ],
            )
            for phase in ReadinessPhase
        ]

    # What is believed

    def _elements(self, kind: ElementKind) -> list[Fields]:
        every = self._whole.elements_of(kind)
        shown = [one for one in every if kind is not ElementKind.CATEGORY or one.is_current]
        return [self._element(one) for one in shown]

    def _element(self, element: Element) -> Fields:
        points = self._whole.points.of("element", element.id)
        proofs = [
            proof
            for link in self._whole.links_to(element.id)
            if (proof := self._whole.proofs.get(link.source)) is not None and self._may_leave(proof)
        ]
        return _told(
            element,
            *("code", "statement", "status", "evidence", "delivery", "roadmap_item", "metric"),
            *("signal", "not_for", "style", "parent_category"),
            name=text(element.name or element.statement),
            driver=self._name(element.driver),
            approver=self._name(element.approver),
            strengths=[text(one.text) for one in points if one.kind is PointKind.STRENGTH],
            weaknesses=[text(one.text) for one in points if one.kind is PointKind.WEAKNESS],
            kind=str(element.alternative_type),
            share_of_deals=element.share_of_deals_pct,
            proofs=[self._proof(one) for one in proofs],
        )

    def _proof(self, proof: Proof) -> Fields:
        said = ("code", "headline", "before", "after", "measured")
        return _told(proof, *said, customer=text(proof.customer_alias))

    def _objection(self, objection: Objection) -> Fields:
        return _told(
            objection,
            *("code", "kind", "text"),
            response=typed(objection.response),
            response_formatted=self._formatted(parse(objection.response)),
        )

    def _persona(self, persona: Persona) -> Fields:
        notes = self._whole.persona_notes.of("persona", persona.id)
        said = ("name", "buying_role", "note")
        return _told(persona, *said, notes=[_told(one, "kind", "text") for one in notes])

    def _goal(self, goal: Goal) -> Fields:
        results = self._whole.key_results.of("goal", goal.id)
        owners = [self._name(one.person) for one in self._whole.goal_owners.of("goal", goal.id)]
        return Fields(
            objective=text(goal.objective),
            due=day(goal.due_on) if goal.due_on else "",
            note=text(goal.note),
            owners=[name for name in owners if name],
            key_results=[
                Fields(
                    text=text(one.text),
                    start=text(one.start_value),
                    current=text(one.current_value),
                    target=text(one.target_value),
                    owner=self._name(one.owner),
                    is_done=one.is_done,
                )
                for one in results
            ],
        )

    def _target(self, link: Link) -> Fields | None:
        whole = self._whole
        if (element := whole.elements.get(link.target)) is not None:
            return Fields(name=text(element.name or element.statement), kind=str(element.kind))
        if (proof := whole.proofs.get(link.target)) is not None and self._may_leave(proof):
            return Fields(name=text(proof.headline), kind="proof")
        if (objection := whole.objections.get(link.target)) is not None:
            return Fields(name=text(objection.text), kind="objection")
        if (criterion := whole.criteria.get(link.target)) is not None:
            return Fields(name=text(criterion.text), kind="criterion")
        return None

    def _may_leave(self, proof: Proof) -> bool:
        return may_leave(proof, self._channel, self._whole.today.isoformat())

    def _name(self, person_id: str | None) -> str:
        person = self._view.person(person_id)
        return text(person.name) if person else ""


def _told(row: Row, *cells: str, **more: Any) -> Fields:
    """The plain cells of a row by their own names, and more that is made of it."""
    return Fields(**{name: text(str(getattr(row, name))) for name in cells}, **more)


def text(value: str) -> str:
    """What somebody typed, without what Word cannot hold."""
    return _NO_TEXT.sub("", value.replace("\r\n", "\n")).replace("\t", " ").strip()


def typed(markdown: str) -> str:
    """What somebody typed in Markdown, as plain text that keeps its lines."""
    return text(plain_text(parse(markdown)))
