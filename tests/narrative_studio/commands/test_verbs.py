"""Every verb is one operation: it can be taken back whole and brought back whole."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

from narrative_studio import commands
from narrative_studio.analysis.conversion import Landing
from narrative_studio.commands.comments import (
    add_comment,
    delete_comment,
    edit_comment,
    resolve_comment,
)
from narrative_studio.commands.conversion import convert_narrative
from narrative_studio.commands.criteria import (
    add_criterion,
    delete_criterion,
    move_criterion,
)
from narrative_studio.commands.custom import (
    add_custom_field,
    delete_custom_field,
    edit_custom_field,
    move_custom_field,
    set_custom_value,
)
from narrative_studio.commands.demo import add_step, delete_step, move_step
from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.errors import UnknownRow
from narrative_studio.model.custom import CustomField
from narrative_studio.model.discussion import Comment
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.rows import Row
from narrative_studio.project import ChangeSet, Project
from tests.narrative_studio.commands import verbs_believed, verbs_told
from tests.narrative_studio.commands.world import Verb, World, make_world

VERBS = verbs_believed.VERBS | verbs_told.VERBS


@pytest.fixture
def world(project: Project, narrative: NarrativeId) -> World:
    return make_world(project, narrative)


NOT_VERBS = {
    # They open or start something, or only answer.
    "new_project",
    "default_planned_ms",
    "set_cells",
    "label_for",
    "thing_word",
    "one_line",
    "default_role",
    "ranks_at",
    "is_move",
    "in_order",
    "next_code",
    "read_picture",
    "clean_picture",
    "set_texts",
    "lines",
    "decider",
    "seen_of",
    "copy_with_all",
    "delete_with_all",
    "anew",
    "title_of_copy",
    "dropped_words",
    "settle_zones",
    "paste_frames",  # It needs a parcel: see test_pasting.
    # They need somebody else's work, or cannot be undone: see test_versions.
    "decide",
    "keep_deleted",
    "restore_row",
    "erase_personal",
}


@dataclass
class World:
    """A document with one of everything, for a verb to work on."""

    project: Project
    narrative: NarrativeId
    frames: list[Frame]
    steps: list[Any]
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
    comment: Comment
    custom: list[CustomField]
    criteria: list[Criterion]
    baseline: Baseline


@pytest.fixture
def world(project: Project, narrative: NarrativeId) -> World:
    with project.op("Set the stage"):
        frames = [
            add_frame(project, narrative=narrative, beat=beat, headline=f"Frame of {beat}")
            for beat in ("insight", "insight", "differentiated-value")
        ]
        steps = [add_step(project, frame=frames[2].id, do=f"Press `{n}`") for n in range(2)]
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
        set_picture(project, row=frames[0], content=b"picture", alt_text="A timeline")
        link(project, source=steps[0], target=differentiator)
        link(project, source=proof, target=differentiator)
        tied = link(project, source=frames[2], target=differentiator)
        relation = connect(project, source=alternative.id, target=differentiator.id)
    start_narrative(project, title="Another", template_id="blank")
    edit_cells(project, differentiator, statement="Joins the records.")
    criteria = [add_criterion(project, frame=frames[1].id, text=text) for text in "ab"]
    variant = add_variant(project, narrative=narrative, name="Ten minutes")
    say_otherwise(
        project, variant=variant.id, frame=frames[0].id, what="headline", value="In short"
    )
    comment = add_comment(project, about=frames[0], text="Too long?")
    custom = [add_custom_field(project, name=name) for name in ("Region", "Campaign")]
    zone = make_zone(project, frames=[frames[0].id], name="Opening")
    return World(
        project=project,
        zone=zone,
        variant=variant,
        comment=comment,
        custom=custom,
        criteria=criteria,
        narrative=narrative,
        frames=frames,
        steps=steps,
        alternative=alternative,
        differentiator=differentiator,
        value=value,
        other_category=category,
        relation=relation,
        proof=proof,
        term=term,
        link=tied,
        baseline=take_baseline(project, name="The stage"),
    )


Verb = Callable[..., object]
Arguments = Callable[[World], dict[str, Any]]

VERBS: dict[Verb, tuple[str, Arguments]] = {
    add_step: ("Add demo step", lambda w: {"frame": w.frames[0].id}),
    move_step: (
        "Move demo step",
        lambda w: {"step": w.steps[0].id, "frame": w.frames[0].id, "index": 0},
    ),
    delete_step: ("Delete demo step", lambda w: {"step": w.steps[0].id}),
    start_narrative: (
        "Start narrative Short call",
        lambda _: {"title": "Short call", "template_id": "blank"},
    ),
    duplicate_narrative: ("Duplicate narrative", lambda w: {"narrative": w.narrative}),
    delete_narrative: ("Delete narrative", lambda w: {"narrative": w.narrative}),
    move_narrative: ("Move narrative", lambda w: {"narrative": w.narrative, "index": 1}),
    convert_narrative: (
        "Move to another template",
        lambda w: {
            "narrative": w.narrative,
            "template_id": "strategic-shift",
            "mapping": {"insight": Landing("stakes")},
        },
    ),
    add_criterion: ("Add criterion", lambda w: {"frame": w.frames[0].id, "text": "In minutes"}),
    move_criterion: (
        "Move criterion",
        lambda w: {"criterion": w.criteria[1].id, "index": 0},
    ),
    delete_criterion: ("Delete criterion", lambda w: {"criterion": w.criteria[0].id}),
    add_variant: (
        "Make a variant",
        lambda w: {"narrative": w.narrative, "name": "Keynote", "call_length_ms": 900_000},
    ),
    delete_variant: ("Delete variant", lambda w: {"variant": w.variant.id}),
    leave_out: (
        "Leave out 2 frames",
        lambda w: {"variant": w.variant.id, "frames": [one.id for one in w.frames[:2]]},
    ),
    say_otherwise: (
        "Edit planned time in variant",
        lambda w: {
            "variant": w.variant.id,
            "frame": w.frames[0].id,
            "what": "planned_ms",
            "value": 60_000,
        },
    ),
    say_as_the_story: (
        "Back to the story's headline",
        lambda w: {"variant": w.variant.id, "frame": w.frames[0].id, "what": "headline"},
    ),
    add_comment: ("Comment", lambda w: {"about": w.frames[0], "text": "Shorter?"}),
    edit_comment: (
        "Edit comment",
        lambda w: {"comment": w.comment.id, "text": "Much too long?"},
    ),
    delete_comment: ("Delete comment", lambda w: {"comment": w.comment.id}),
    resolve_comment: ("Resolve comment", lambda w: {"comment": w.comment.id}),
    add_custom_field: ("Add custom field", lambda _: {"name": "Asset"}),
    edit_custom_field: (
        "Edit custom field",
        lambda w: {"custom_field": w.custom[0].id, "name": "Market", "choices": ""},
    ),
    move_custom_field: (
        "Move custom field",
        lambda w: {"custom_field": w.custom[1].id, "index": 0},
    ),
    delete_custom_field: ("Delete custom field", lambda w: {"custom_field": w.custom[0].id}),
    set_custom_value: (
        "Edit custom field of frame",
        lambda w: {
            "custom_field": w.custom[0].id,
            "frame": w.frames[0].id,
            "value": "North",
        },
    ),
    make_zone: (
        "Make a zone",
        lambda w: {"frames": [one.id for one in w.frames[:2]], "name": "Setup"},
    ),
    put_into_zone: (
        "Put into zone",
        lambda w: {"frames": [w.frames[1].id], "zone": w.zone.id},
    ),
    take_out_of_zone: ("Take out of zone", lambda w: {"frames": [w.frames[0].id]}),
    remove_zone: ("Remove zone", lambda w: {"zone": w.zone.id}),
    edit_cells: (
        "Edit headline and planned time of frame",
        lambda w: {"row": w.frames[0], "headline": "New", "planned_ms": 90_000},
    ),
    add_proof: ("Add proof", lambda _: {"headline": "Nine days"}),
    add_objection: ("Add objection", lambda _: {"text": "Too dear."}),
    delete_evidence: ("Delete proof", lambda w: {"row": w.proof}),
    add_term: (
        "Add banned term",
        lambda _: {"kind": TermKind.BANNED, "text": "end-to-end", "why": "All say it."},
    ),
    delete_term: ("Delete term", lambda w: {"term": w.term.id}),
    set_avoided: (
        "Edit words to avoid",
        lambda w: {"preferred": w.term.id, "texts": ["recall drill", "rehearsal"]},
    ),
    link: ("Link", lambda w: {"source": w.frames[0], "target": w.alternative}),
    unlink: ("Remove link", lambda w: {"link_id": w.link.id}),
    clear_suspect: (
        "Clear suspect link",
        lambda w: {"link_id": w.link.id, "reason": "The frame still says so."},
    ),
    add_person: ("Add Ines Calder", lambda _: {"name": "Ines  Calder"}),
    set_picture: (
        "Set picture of demo step",
        lambda w: {"row": w.steps[0], "content": b"another"},
    ),
    remove_picture: ("Remove picture of frame", lambda w: {"row": w.frames[0]}),
    add_element: (
        "Add target customer",
        lambda _: {"kind": ElementKind.CUSTOMER, "name": "Blends many ingredients"},
    ),
    delete_element: ("Delete differentiator", lambda w: {"element": w.differentiator.id}),
    move_element: ("Move element", lambda w: {"element": w.other_category.id, "index": 0}),
    connect: (
        "Connect elements",
        lambda w: {"source": w.differentiator.id, "target": w.value.id},
    ),
    disconnect: ("Disconnect elements", lambda w: {"relation": w.relation.id}),
    make_current: ("Choose market category", lambda w: {"category": w.other_category.id}),
    set_points: (
        "Edit strengths",
        lambda w: {
            "element": w.alternative.id,
            "kind": PointKind.STRENGTH,
            "texts": ["Known", "Near"],
        },
    ),
    review_element: (
        "Mark as in review",
        lambda w: {"element": w.alternative.id, "status": Status.IN_REVIEW},
    ),
    add_frame: ("Add frame", lambda w: {"narrative": w.narrative, "beat": "the-ask"}),
    move_frames: (
        "Move 2 frames",
        lambda w: {"frames": [one.id for one in w.frames[:2]], "beat": "proof", "before": None},
    ),
    duplicate_frames: ("Duplicate frame", lambda w: {"frames": [w.frames[2].id]}),
    delete_frames: (
        "Delete 2 frames",
        lambda w: {"frames": [w.frames[0].id, w.frames[2].id]},
    ),
    hide_frames: (
        "Hide as backup",
        lambda w: {"frames": [w.frames[1].id], "is_backup": True},
    ),
    restore_cell: (
        "Restore headline of frame",
        lambda w: {"row": w.frames[0], "column": "headline", "value": "As it was"},
    ),
    take_baseline: ("Take a baseline", lambda _: {"name": "First workshop"}),
    delete_baseline: ("Delete baseline", lambda w: {"baseline": w.baseline.id}),
    add_question: (
        "Add discovery question",
        lambda w: {"frame": w.frames[0].id, "text": "Who signs?"},
    ),
    set_questions: (
        "Edit discovery questions",
        lambda w: {"frame": w.frames[0].id, "texts": ["Who?", "When?"]},
    ),
}


def tables(project: Project) -> dict[str, dict[str, Row]]:
    return {name: dict(table) for name, table in project.view().tables.items()}


def test_every_verb_is_tried_here() -> None:
    functions = {
        name
        for module in pkgutil.iter_modules(commands.__path__)
        for name, found in inspect.getmembers(
            importlib.import_module(f"narrative_studio.commands.{module.name}"), inspect.isfunction
        )
        if found.__module__.endswith(f"commands.{module.name}") and not name.startswith("_")
    }
    assert functions - NOT_VERBS == {verb.__name__ for verb in VERBS}
    assert functions >= NOT_VERBS


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
class TestEachVerb:
    def test_is_one_step_under_the_label_that_the_menu_shows(
        self, world: World, verb: Verb
    ) -> None:
        label, arguments = VERBS[verb]
        steps = len(world.project.undo_state.undo)
        verb(world.project, **arguments(world))
        assert [text for _, text in world.project.undo_state.undo[steps:]] == [label]

    def test_is_taken_back_and_brought_back_whole(self, world: World, verb: Verb) -> None:
        before = tables(world.project)
        verb(world.project, **VERBS[verb][1](world))
        after = tables(world.project)
        assert after != before
        undone = world.project.undo()
        assert undone is not None
        assert undone.kept == ()
        assert tables(world.project) == before
        world.project.redo()
        assert tables(world.project) == after

    def test_is_told_of_once_with_whoever_began_it(self, world: World, verb: Verb) -> None:
        told: list[ChangeSet] = []
        world.project.subscribe(told.append)
        me = object()
        verb(world.project, **VERBS[verb][1](world), initiator=me)
        assert [(changes.label, changes.initiator) for changes in told] == [(VERBS[verb][0], me)]

    def test_takes_what_it_works_on_by_name(self, world: World, verb: Verb) -> None:
        parameters = inspect.signature(verb).parameters.values()
        positional = [
            one.name for one in parameters if one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
        ]
        assert positional == (["project", "row"] if verb is edit_cells else ["project"])

    def test_leaves_no_trace_when_what_it_works_on_is_gone(self, world: World, verb: Verb) -> None:
        arguments = VERBS[verb][1](world)
        gone = [value for value in arguments.values() if _is_of_document(value)]
        if not gone:
            pytest.skip("it works on nothing that could be gone")
        for table, rows in tables(world.project).items():
            if table not in ("project", "person"):
                with world.project.op("Delete everything") as op:
                    for row in rows.values():
                        if op.find(type(row), row.id) is not None:
                            op.delete(type(row), row.id)
        before = tables(world.project)
        with pytest.raises(UnknownRow):
            verb(world.project, **arguments)
        assert tables(world.project) == before


def _is_of_document(value: object) -> bool:
    """Whether an argument names a row: by itself, by its id, or among others."""
    if isinstance(value, list):
        return all(_is_of_document(one) for one in value)
    return hasattr(value, "table") or (isinstance(value, str) and value.count("-") == 4)
