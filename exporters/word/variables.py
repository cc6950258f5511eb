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

from exporters.consent import Channel, may_leave
from exporters.word.sandbox import Fields
from narrative_studio.analysis.criteria import criteria_of
from narrative_studio.analysis.naming import day
from narrative_studio.analysis.timing import StepTime, spoken, step_times, timing
from narrative_studio.interchange import content_hash
from narrative_studio.markup import Blocks, parse, parse_script, plain_text
from narrative_studio.model.customers import Persona
from narrative_studio.model.demo import ReadinessPhase, Step
from narrative_studio.model.durations import format_duration
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.goals import Goal
from narrative_studio.model.positioning import Element, ElementKind, PointKind
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
            "content_mark": content_hash(whole)[:_HASH_LENGTH],
            "frames": frames,
            "parts": self._parts(frames),
            "backups": [self._frame(frame) for frame in view.backups],
            "steps": [step for frame in frames for step in frame.steps],
            **{name: self._elements(kind) for name, kind in _KINDS.items()},
            "proofs": [self._proof(one) for one in whole.proofs.ordered if self._may_leave(one)],
            "objections": [self._objection(one) for one in whole.objections.ordered],
            "terms": [
                Fields(text=text(one.text), kind=str(one.kind), why=text(one.why))
                for one in whole.terms.ordered
            ],
            "segments": [
                Fields(
                    name=text(one.name), fit=str(one.fit), size=text(one.size), note=text(one.note)
                )
                for one in whole.segments.ordered
            ],
            "personas": [self._persona(one) for one in whole.personas.ordered],
            "triggers": [text(one.text) for one in whole.trigger_events.ordered],
            "disqualifiers": [text(one.text) for one in whole.disqualifiers.ordered],
            "buying_steps": [
                Fields(text=text(one.text), done_when=text(one.done_when))
                for one in whole.buying_steps.ordered
            ],
            "goals": [self._goal(one) for one in whole.goals.ordered],
            "touchpoints": [
                Fields(
                    name=text(one.name),
                    kind=str(one.kind),
                    function=str(one.function),
                    place=text(one.place),
                    wording=text(one.wording),
                    owner=self._name(one.owner),
                )
                for one in whole.touchpoints.ordered
            ],
            "readiness": self._readiness(),
            "data_items": [
                Fields(name=text(one.name), value=text(one.value), used_in=text(one.used_in))
                for one in view.data_items
            ],
        }

    # The story

    def _project(self) -> Fields:
        info = self._whole.project
        return Fields(
            title=text(info.title),
            company=text(info.company),
            product=text(info.product),
            one_line=text(info.one_line),
            summary=text(info.summary),
            vision=text(info.vision),
            language=text(info.language),
        )

    def _narrative(self) -> Fields:
        story, time = self._view.narrative, timing(self._view)
        said = spoken(self._view)
        return Fields(
            title=text(story.title),
            version=text(story.version),
            audience=text(story.audience),
            outcome=text(story.outcome),
            environment=text(story.environment),
            plan_b=text(story.plan_b),
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
        return Fields(
            number=view.number(frame.id) or "",
            headline=text(frame.headline),
            key_message=text(frame.key_message),
            bullets=typed(frame.bullets),
            bullets_formatted=self._formatted(parse(frame.bullets)),
            script=text(plain_text(parse_script(frame.script))),
            script_formatted=self._formatted(parse_script(frame.script)),
            words=said.words,
            spoken=format_duration(said.duration_ms),
            checkpoint=text(frame.checkpoint),
            transition=text(frame.transition),
            visual=text(frame.visual),
            alt_text=text(frame.alt_text),
            picture=self._shown(frame.picture, frame.alt_text),
            planned=format_duration(frame.planned_ms),
            owner=self._name(frame.owner),
            status=str(frame.status),
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
        return Fields(
            number=number,
            kind=str(step.kind),
            planned=format_duration(step.planned_ms),
            until=format_duration(end_ms),
            is_wow=step.is_wow,
            is_optional=step.is_optional,
            alt_text=text(step.alt_text),
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
                    Fields(text=text(one.text), owner=self._name(one.owner))
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
        return Fields(
            code=text(element.code),
            name=text(element.name or element.statement),
            statement=text(element.statement),
            status=str(element.status),
            driver=self._name(element.driver),
            approver=self._name(element.approver),
            strengths=[text(one.text) for one in points if one.kind is PointKind.STRENGTH],
            weaknesses=[text(one.text) for one in points if one.kind is PointKind.WEAKNESS],
            kind=str(element.alternative_type),
            share_of_deals=element.share_of_deals_pct,
            evidence=text(element.evidence),
            delivery=str(element.delivery),
            roadmap_item=text(element.roadmap_item),
            metric=text(element.metric),
            signal=text(element.signal),
            not_for=text(element.not_for),
            style=str(element.style),
            parent_category=text(element.parent_category),
            proofs=[self._proof(one) for one in proofs],
        )

    def _proof(self, proof: Proof) -> Fields:
        return Fields(
            code=text(proof.code),
            headline=text(proof.headline),
            customer=text(proof.customer_alias),
            before=text(proof.before),
            after=text(proof.after),
            measured=text(proof.measured),
        )

    def _objection(self, objection: Objection) -> Fields:
        return Fields(
            code=text(objection.code),
            kind=str(objection.kind),
            text=text(objection.text),
            response=typed(objection.response),
            response_formatted=self._formatted(parse(objection.response)),
        )

    def _persona(self, persona: Persona) -> Fields:
        notes = self._whole.persona_notes.of("persona", persona.id)
        return Fields(
            name=text(persona.name),
            buying_role=str(persona.buying_role),
            note=text(persona.note),
            notes=[Fields(kind=str(one.kind), text=text(one.text)) for one in notes],
        )

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


def text(value: str) -> str:
    """What somebody typed, without what Word cannot hold."""
    return _NO_TEXT.sub("", value.replace("\r\n", "\n")).replace("\t", " ").strip()


def typed(markdown: str) -> str:
    """What somebody typed in Markdown, as plain text that keeps its lines."""
    return text(plain_text(parse(markdown)))
