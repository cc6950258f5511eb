"""Everything in a document has a name that people find it by."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.analysis.row_names import counted_rows, counted_tables, row_name, table_word
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.customers import (
    BuyingStep,
    Disqualifier,
    Interest,
    Persona,
    PersonaNote,
    PersonaNoteKind,
    Raiser,
    Segment,
    Trigger,
)
from narrative_studio.model.demo import Step
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.goals import Goal, GoalDependency, GoalOwner, KeyResult
from narrative_studio.model.ids import (
    BaselineId,
    BuyingStepId,
    DisqualifierId,
    ElementId,
    FrameId,
    GoalDependencyId,
    GoalId,
    GoalOwnerId,
    InterestId,
    KeyResultId,
    LinkId,
    NarrativeId,
    ObjectionId,
    PersonaId,
    PersonaNoteId,
    PersonId,
    PointId,
    ProofId,
    QuestionId,
    RaiserId,
    RelationId,
    SegmentId,
    StepId,
    TermId,
    TouchpointId,
    TriggerId,
)
from narrative_studio.model.people import Baseline, Person
from narrative_studio.model.positioning import (
    Element,
    ElementKind,
    Point,
    PointKind,
    Relation,
    RelationKind,
    Term,
    TermKind,
)
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link, Narrative, Question
from narrative_studio.model.table import Table
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.view import ProjectView
from tests.story import make_story


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> ProjectView:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))
        path: Path = tmp_path_factory.mktemp("docs") / "story.narrative"
        with closing(make_story(path)) as project:
            return project.view()


def test_every_row_of_a_story_has_a_name_of_one_line(view: ProjectView) -> None:
    for rows in view.tables.values():
        for row in rows.values():
            name = row_name(view, row)
            assert name
            assert "\n" not in name
            assert name[0].isupper()


def test_frames_are_called_by_their_place(view: ProjectView) -> None:
    frame = view.narrative().frames[1]
    assert row_name(view, frame) == f"Frame 2 “{frame.headline}”"
    backup = view.narrative().backups[0]
    assert row_name(view, backup).startswith("Backup “")


def test_parts_are_called_with_what_they_belong_to(view: ProjectView) -> None:
    frame = view.narrative().frames[0]
    frame_words = f"frame 1 “{frame.headline}”"
    asked = Question(id=QuestionId("x"), frame=frame.id, text="Who  signs?")
    assert row_name(view, asked) == f"Discovery question “Who signs?” of {frame_words}"
    value = next(one for one in view.elements.values() if one.code == "VA-1")
    point = Point(id=PointId("x"), element=value.id, kind=PointKind.WEAKNESS, text="Slow")
    assert row_name(view, point) == f"Weakness “Slow” of VA-1 “{value.name}”"
    step = next(iter(view.steps.values()))
    assert row_name(view, step).startswith("Step ")


def test_what_is_deleted_since_is_called_as_it_was(view: ProjectView) -> None:
    frame = view.narrative().frames[0]
    row = Link(
        id=LinkId("x"), source_table="frame", source=frame.id, target_table="frame", target=frame.id
    )
    empty = ProjectView(
        tables={table: Table(rows.row_type, {}) for table, rows in view.tables.items()},
        today=view.today,
    )
    assert row_name(empty, row) == "Link from something deleted to something deleted"
    assert row_name(empty, row, earlier=view) == row_name(view, row)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (Frame(id=FrameId("x"), narrative=NarrativeId("gone")), "Frame"),
        (Step(id=StepId("x"), frame=FrameId("gone"), do="Press `Go`"), "Demo step “Press `Go`”"),
        (Step(id=StepId("x"), frame=FrameId("gone")), "Demo step"),
        (
            Question(id=QuestionId("x"), frame=FrameId("g"), text="Who?"),
            "Discovery question “Who?”",
        ),
        (Element(id=ElementId("x"), kind=ElementKind.VALUE), "Element"),
        (Element(id=ElementId("x"), kind=ElementKind.TREND, statement="Now"), "Element “Now”"),
        (Proof(id=ProofId("x"), code="P-9", headline="Nine days"), "P-9 “Nine days”"),
        (Objection(id=ObjectionId("x")), "Objection"),
        (
            Point(id=PointId("x"), element=ElementId("g"), kind=PointKind.WEAKNESS, text="Slow"),
            "Weakness “Slow”",
        ),
        (
            Relation(
                id=RelationId("x"),
                kind=RelationKind.GIVES,
                source=ElementId("g"),
                target=ElementId("g"),
            ),
            "Line from something deleted to something deleted",
        ),
        (
            Relation(
                id=RelationId("x"),
                kind=RelationKind.HAS,
                source=ElementId("g"),
                target=ElementId("g"),
            ),
            "Comparison of something deleted with something deleted",
        ),
        (Goal(id=GoalId("x"), objective="Win"), "Goal “Win”"),
        (
            GoalOwner(id=GoalOwnerId("x"), goal=GoalId("g"), person=PersonId("g")),
            "Owner something deleted of something deleted",
        ),
        (
            GoalDependency(id=GoalDependencyId("x"), goal=GoalId("g"), needs=GoalId("g")),
            "Dependency of something deleted on something deleted",
        ),
        (
            KeyResult(id=KeyResultId("x"), goal=GoalId("g"), text="Calls"),
            "Key result “Calls”",
        ),
        (Touchpoint(id=TouchpointId("x"), name="Home page"), "Touchpoint “Home page”"),
        (
            Link(id=LinkId("x"), source_table="later", source="g", target_table="t", target="g"),
            "Link from something deleted to something deleted",
        ),
        (Term(id=TermId("x"), kind=TermKind.BANNED), "Term"),
        (
            PersonaNote(
                id=PersonaNoteId("x"),
                persona=PersonaId("gone"),
                kind=PersonaNoteKind.WORDS,
                text="mock",
            ),
            "Their words “mock”",
        ),
        (
            Interest(id=InterestId("x"), persona=PersonaId("g"), element=ElementId("g")),
            "Interest of something deleted in something deleted",
        ),
        (
            Raiser(id=RaiserId("x"), objection=ObjectionId("g"), persona=PersonaId("g")),
            "Raising of something deleted by something deleted",
        ),
        (Segment(id=SegmentId("x"), name="Blenders"), "Segment “Blenders”"),
        (Trigger(id=TriggerId("x"), text="A recall"), "Buying trigger “A recall”"),
        (BuyingStep(id=BuyingStepId("x"), text="First call"), "Buying step “First call”"),
        (Disqualifier(id=DisqualifierId("x")), "Disqualifier"),
        (Narrative(id=NarrativeId("x")), "Narrative"),
        (Person(id=PersonId("x")), "Somebody without a name"),
        (Baseline(id=BaselineId("x")), "Baseline"),
    ],
)
def test_what_stands_alone_or_says_nothing_has_a_name_too(
    view: ProjectView, row: Row, name: str
) -> None:
    assert row_name(view, row) == name


def test_what_is_said_of_a_persona_names_the_persona(view: ProjectView) -> None:
    persona = next(iter(view.personas.values()), None)
    assert isinstance(persona, Persona)
    note = PersonaNote(
        id=PersonaNoteId("x"), persona=persona.id, kind=PersonaNoteKind.FEAR, text="Late"
    )
    assert row_name(view, note) == f"Fear “Late” of persona “{persona.name}”"
    interest = Interest(id=InterestId("x"), persona=persona.id, element=ElementId("gone"))
    named = f"persona “{persona.name}”"
    assert row_name(view, interest) == f"Interest of {named} in something deleted"


@pytest.mark.parametrize(
    ("count", "table", "words"),
    [
        (1, "frame", "1 frame"),
        (2, "criterion", "2 criteria"),
        (3, "person", "3 people"),
        (2, "exported_file", "2 exported files"),
        (1, "deck_layout", "1 layout of a deck"),
        (2, "export_preset", "2 presets for exports"),
        (2, "step", "2 demo steps"),
    ],
)
def test_rows_are_counted_in_words(count: int, table: str, words: str) -> None:
    assert counted_rows(count, table) == words


def test_rows_of_several_tables_read_as_a_phrase() -> None:
    counts = {"frame": 1, "person": 2, "step": 0, "proof": 3}
    assert counted_tables(counts) == "1 frame, 2 people, 3 proof points"


def test_no_table_shows_as_it_is_stored() -> None:
    assert not [table for table in BY_TABLE if "_" in table_word(table)]
