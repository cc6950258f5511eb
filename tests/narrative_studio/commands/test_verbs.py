"""Every verb is one operation: it can be taken back whole and brought back whole."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

from narrative_studio import commands
from narrative_studio.commands.comparison import set_cell
from narrative_studio.commands.demo import add_step, delete_step, move_step
from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.evidence import (
    add_objection,
    add_proof,
    add_term,
    delete_evidence,
    delete_term,
    set_avoided,
)
from narrative_studio.commands.goals import (
    add_goal,
    add_key_result,
    add_need,
    add_owner,
    delete_goal,
    delete_key_result,
    move_goal,
    move_key_result,
    remove_need,
    remove_owner,
)
from narrative_studio.commands.links import clear_suspect, link, unlink
from narrative_studio.commands.people import add_person
from narrative_studio.commands.pictures import remove_picture, set_picture
from narrative_studio.commands.positioning import (
    add_element,
    connect,
    delete_element,
    disconnect,
    make_current,
    move_element,
    review_element,
    set_points,
)
from narrative_studio.commands.storyboard import (
    add_frame,
    add_question,
    delete_frames,
    duplicate_frames,
    hide_frames,
    move_frames,
    set_questions,
)
from narrative_studio.commands.touchpoints import (
    add_touchpoint,
    delete_touchpoint,
    move_touchpoint,
)
from narrative_studio.commands.versions import delete_baseline, restore_cell, take_baseline
from narrative_studio.errors import UnknownRow
from narrative_studio.model.evidence import Proof
from narrative_studio.model.goals import Goal, KeyResult
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.people import Baseline, Person
from narrative_studio.model.positioning import (
    Element,
    ElementKind,
    PointKind,
    Relation,
    RelationKind,
    Status,
    Term,
    TermKind,
)
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.touchpoints import Touchpoint
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
    person: Person
    goals: list[Goal]
    results: list[KeyResult]
    touchpoints: list[Touchpoint]
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
        person = add_person(project, name="Dana Okafor")
        goals = [add_goal(project, objective=one) for one in ("Win", "Lose less", "Learn")]
        results = [add_key_result(project, goal=goals[0].id, text=text) for text in "ab"]
        add_need(project, goal=goals[0].id, needs=goals[1].id)
        touchpoints = [add_touchpoint(project, name=one) for one in ("Home page", "Mail")]
    edit_cells(project, differentiator, statement="Joins the records.")
    return World(
        project=project,
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
        person=person,
        goals=goals,
        results=results,
        touchpoints=touchpoints,
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
    set_cell: (
        "Compare",
        lambda w: {
            "alternative": w.alternative.id,
            "differentiator": w.differentiator.id,
            "found": RelationKind.HAS,
        },
    ),
    add_goal: ("Add goal", lambda _: {"objective": "Be known"}),
    delete_goal: ("Delete goal", lambda w: {"goal": w.goals[1].id}),
    move_goal: ("Move goal", lambda w: {"goal": w.goals[1].id, "index": 0}),
    add_owner: (
        "Add owner of goal",
        lambda w: {
            "goal": w.goals[0].id,
            "person": w.person.id,
        },
    ),
    remove_owner: (
        "Remove owner of goal",
        lambda w: {"goal": w.goals[0].id, "person": w.project.me.id},
    ),
    add_key_result: ("Add key result", lambda w: {"goal": w.goals[1].id, "text": "Calls"}),
    delete_key_result: ("Delete key result", lambda w: {"result": w.results[0].id}),
    move_key_result: ("Move key result", lambda w: {"result": w.results[1].id, "index": 0}),
    add_need: (
        "Add dependency of goal",
        lambda w: {"goal": w.goals[2].id, "needs": w.goals[1].id},
    ),
    remove_need: (
        "Remove dependency of goal",
        lambda w: {"goal": w.goals[0].id, "needs": w.goals[1].id},
    ),
    add_touchpoint: ("Add touchpoint", lambda _: {"name": "Renewal letter"}),
    delete_touchpoint: ("Delete touchpoint", lambda w: {"touchpoint": w.touchpoints[0].id}),
    move_touchpoint: (
        "Move touchpoint",
        lambda w: {"touchpoint": w.touchpoints[1].id, "index": 0},
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
