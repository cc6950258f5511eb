"""A document with one of everything, for every verb to work on."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image

from narrative_studio.commands.codebook import add_code
from narrative_studio.commands.comments import add_comment
from narrative_studio.commands.criteria import (
    add_criterion,
)
from narrative_studio.commands.custom import add_custom_field
from narrative_studio.commands.customers import (
    add_interest,
    add_persona,
    add_raiser,
    add_segment,
    set_notes,
)
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.evidence import (
    add_objection,
    add_proof,
    add_term,
    set_avoided,
)
from narrative_studio.commands.exporting import register_export
from narrative_studio.commands.goals import add_goal, add_key_result, add_need
from narrative_studio.commands.huddle import cite_session, note_in_huddle
from narrative_studio.commands.import_profiles import save_import_profile
from narrative_studio.commands.links import link
from narrative_studio.commands.marks import mark, raise_objection
from narrative_studio.commands.people import add_person
from narrative_studio.commands.pictures import set_picture
from narrative_studio.commands.positioning import (
    add_element,
    connect,
    set_points,
)
from narrative_studio.commands.presets import save_preset
from narrative_studio.commands.protocol import delete_metric, start_protocol
from narrative_studio.commands.quotes import code_quote, quote
from narrative_studio.commands.readiness import (
    add_data_item,
    add_readiness_item,
)
from narrative_studio.commands.sessions import plan_session, start_session
from narrative_studio.commands.storyboard import (
    add_frame,
    add_question,
)
from narrative_studio.commands.touchpoints import add_touchpoint
from narrative_studio.commands.transcripts import take_in_transcript
from narrative_studio.commands.variants import (
    add_variant,
    say_otherwise,
)
from narrative_studio.commands.versions import take_baseline
from narrative_studio.commands.zones import (
    make_zone,
)
from narrative_studio.importers.transcripts.segment import Segment as Spoken
from narrative_studio.model.custom import CustomField
from narrative_studio.model.customers import Interest, Persona, PersonaNoteKind, Raiser, Segment
from narrative_studio.model.demo import DataItem, ReadinessItem, ReadinessPhase
from narrative_studio.model.discussion import Comment
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.exported import ExportedFile, ExportPreset
from narrative_studio.model.goals import Goal, KeyResult
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.observed import (
    CitedSession,
    HuddleKind,
    HuddleNote,
    ImportProfile,
    Mark,
    MarkKind,
    ObjectionRaised,
    ProfileKind,
    Quote,
    TranscriptSegment,
)
from narrative_studio.model.people import Baseline, Person
from narrative_studio.model.positioning import (
    Element,
    ElementKind,
    PointKind,
    Relation,
    Term,
    TermKind,
)
from narrative_studio.model.prospects import Code, TestMetric, TestProtocol, TestSession
from narrative_studio.model.storyboard import Criterion, Frame, Link, Zone
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.variants import Variant
from narrative_studio.project import Project


@dataclass
class World:
    """A document with one of everything, for a verb to work on."""

    project: Project
    narrative: NarrativeId
    frames: list[Frame]
    steps: list[Any]
    item: ReadinessItem
    data: list[DataItem]
    alternative: Element
    differentiator: Element
    value: Element
    other_category: Element
    relation: Relation
    proof: Proof
    term: Term
    link: Link
    zone: Zone
    variant: Variant
    criteria: list[Criterion]
    baseline: Baseline
    objection: Objection
    segment: Segment
    personas: list[Persona]
    interest: Interest
    raiser: Raiser
    person: Person
    goals: list[Goal]
    results: list[KeyResult]
    touchpoints: list[Touchpoint]
    comment: Comment
    custom: list[CustomField]
    exported: ExportedFile
    preset: ExportPreset
    tested: Tested


@dataclass
class Tested:
    """What tests with prospects have left; one session is planned, the other runs."""

    protocol: TestProtocol
    metrics: list[TestMetric]
    codes: list[Code]
    planned: TestSession
    running: TestSession
    mark: Mark
    raised: ObjectionRaised
    quote: Quote
    note: HuddleNote
    cited: CitedSession
    segments: list[TranscriptSegment]
    profile: ImportProfile


Verb = Callable[..., object]
Arguments = Callable[[World], dict[str, Any]]


def make_world(project: Project, narrative: NarrativeId) -> World:
    """Set the stage in a project with one narrative."""
    with project.op("Set the stage"):
        frames = [
            add_frame(project, narrative=narrative, beat=beat, headline=f"Frame of {beat}")
            for beat in ("insight", "insight", "differentiated-value")
        ]
        steps = [add_step(project, frame=frames[2].id, do=f"Press `{n}`") for n in range(2)]
        item = add_readiness_item(project, narrative=narrative, phase=ReadinessPhase.DAY_BEFORE)
        data = [add_data_item(project, narrative=narrative, name=name) for name in "ab"]
        add_question(project, frame=frames[0].id, text="Who can do a trace?")
        kinds = (ElementKind.ALTERNATIVE, ElementKind.DIFFERENTIATOR, ElementKind.VALUE)
        alternative, differentiator, value = (
            add_element(project, kind=kind, name=f"One {kind}") for kind in kinds
        )
        _, category = (add_element(project, kind=ElementKind.CATEGORY, name=name) for name in "ab")
        set_points(project, element=alternative.id, kind=PointKind.STRENGTH, texts=["Low", "Near"])
        proof = add_proof(project, headline="From hours to minutes")
        term = add_term(project, kind=TermKind.PREFERRED, text="mock recall")
        set_avoided(project, preferred=term.id, texts=["fire drill"])
        set_picture(project, row=frames[0], content=_png(), alt_text="A timeline")
        link(project, source=steps[0], target=differentiator)
        link(project, source=proof, target=differentiator)
        tied = link(project, source=frames[2], target=differentiator)
        relation = connect(project, source=alternative.id, target=differentiator.id)
        objection = add_objection(project, text="Too dear.")
        segment = add_segment(project, name="Blenders")
        personas = [add_persona(project, name=name, segment=segment.id) for name in ("A", "B")]
        set_notes(project, persona=personas[0].id, kind=PersonaNoteKind.FEAR, texts=["Being late"])
        interest = add_interest(project, persona=personas[0].id, value=value.id)
        person = add_person(project, name="Dana Okafor")
        goals = [add_goal(project, objective=one) for one in ("Win", "Lose less", "Learn")]
        results = [add_key_result(project, goal=goals[0].id, text=text) for text in "ab"]
        add_need(project, goal=goals[0].id, needs=goals[1].id)
        touchpoints = [add_touchpoint(project, name=one) for one in ("Home page", "Mail")]
        raiser = add_raiser(project, persona=personas[0].id, objection=objection.id)
    comment = add_comment(project, about=frames[0], text="Too long?")
    custom = [add_custom_field(project, name=name) for name in ("Region", "Campaign")]
    start_narrative(project, title="Another", template_id="blank")
    edit_cells(project, differentiator, statement="Joins the records.")
    criteria = [add_criterion(project, frame=frames[1].id, text=text) for text in "ab"]
    variant = add_variant(project, narrative=narrative, name="Ten minutes")
    say_otherwise(
        project, variant=variant.id, frame=frames[0].id, what="headline", value="In short"
    )
    zone = make_zone(project, frames=[frames[0].id], name="Opening")
    return World(
        project=project,
        zone=zone,
        variant=variant,
        criteria=criteria,
        narrative=narrative,
        frames=frames,
        steps=steps,
        item=item,
        data=data,
        alternative=alternative,
        differentiator=differentiator,
        value=value,
        other_category=category,
        relation=relation,
        proof=proof,
        term=term,
        link=tied,
        baseline=take_baseline(project, name="The stage"),
        objection=objection,
        segment=segment,
        personas=personas,
        interest=interest,
        raiser=raiser,
        person=person,
        goals=goals,
        results=results,
        touchpoints=touchpoints,
        comment=comment,
        custom=custom,
        exported=register_export(
            project,
            format_id="deck",
            file_name="first-call.pptx",
            narrative=narrative,
            content_hash="0" * 64,
            file_hash="1" * 64,
            size_bytes=1000,
        ),
        preset=save_preset(project, name="For the call", format_id="deck", options="{}"),
        tested=_tested(project, narrative, frames[0], objection),
    )


def _tested(project: Project, narrative: NarrativeId, frame: Frame, objection: Objection) -> Tested:
    """What two sessions leave, as one operation."""
    with project.op("Test it"):
        protocol = start_protocol(project, narrative=narrative)
        edit_cells(project, protocol, decision_rule="Eight of twelve advance.")
        codes = [add_code(project, word=word) for word in ("disbelief", "risk")]
        planned = plan_session(project, narrative=narrative, prospect="A bakery")
        running = plan_session(project, narrative=narrative, prospect="A dairy")
        start_session(project, session=running.id, now_ms=lambda: 1_772_000_000_000)
        session = running.id
        made = mark(
            project, session=session, kind=MarkKind.QUOTE, at_ms=900, frame=frame.id, text="Half?"
        )
        raised = raise_objection(project, session=session, objection=objection.id)
        said = quote(project, session=session, mark=made.id)
        code_quote(project, quote=said.id, code=codes[0].id)
        note = note_in_huddle(
            project, session=session, kind=HuddleKind.CHANGE, text="Shorten it", frame=frame.id
        )
        cite_session(project, session=session, frame=frame.id, edited="headline", note=note.id)
        spoken = [Spoken(0, 900, "Ann Lee", "Half?"), Spoken(900, 2000, "Ann Lee", "Says who?")]
        segments = take_in_transcript(project, session=session, spoken=spoken, has_agreed=True)
        profile = save_import_profile(
            project, kind=ProfileKind.SESSIONS, name="Our sheet", mapping={"Day": "held_on"}
        )
    believability = project.view().test_metrics.ordered[-1]
    delete_metric(project, metric=believability.id)
    view = project.view()
    return Tested(
        protocol=view.test_protocols[protocol.id],
        metrics=list(view.test_metrics.ordered),
        codes=codes,
        planned=planned,
        running=view.test_sessions[session],
        mark=made,
        raised=raised,
        quote=said,
        note=note,
        cited=next(iter(view.cited_sessions.values())),
        segments=segments,
        profile=profile,
    )


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 6), "red").save(out, "PNG")
    return out.getvalue()
