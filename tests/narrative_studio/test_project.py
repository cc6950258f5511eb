"""A project is one open document with one way for every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from narrative_studio import operation
from narrative_studio.clock import Clock
from narrative_studio.errors import (
    ChangeRefused,
    DocumentError,
    InvalidValue,
    PublishFailed,
    UnknownRow,
)
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import (
    ElementId,
    FrameId,
    LinkId,
    NarrativeId,
    PersonId,
    StepId,
)
from narrative_studio.model.people import Function, Person, ProjectInfo
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link, Narrative
from narrative_studio.project import ChangeSet, Identity, Project
from narrative_studio.store import document, writing
from narrative_studio.store.revert import Kept
from tests.narrative_studio.store.desks import DOCUMENT, Desk, new_change
from tests.narrative_studio.store.strangers import tampering

Open = Callable[..., Project]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "First call.narrative"


@pytest.fixture
def opening(path: Path, me: Identity) -> Iterator[Open]:
    """Opens projects by a method of Project, and closes them at the end."""
    with ExitStack() as stack:

        def start(how: str = "open", who: Identity = me, **options: object) -> Project:
            made: Project = getattr(Project, how)(path, me=who, **options)
            stack.callback(made.close)
            return made

        yield start


@pytest.fixture
def project(opening: Open) -> Project:
    made = opening("create")
    made.publish()
    return made


def make_element(project: Project, name: str = "Trace it") -> Element:
    with project.op(f"Make {name}") as op:
        return op.create(Element(ElementId(name), ElementKind.VALUE, name=name))


def make_story(project: Project) -> tuple[Narrative, Frame, Step]:
    rows = (
        Narrative(NarrativeId("n")),
        Frame(FrameId("f"), NarrativeId("n")),
        Step(StepId("s"), FrameId("f")),
    )
    with project.op("Write") as op:
        for row in rows:
            op.create(row)
    return rows


def edit(project: Project, row: Row, **cells: object) -> None:
    with project.op("Edit") as op:
        op.set(type(row), row.id, bases={}, **cells)


def heard(project: Project) -> list[ChangeSet]:
    told: list[ChangeSet] = []
    project.subscribe(told.append)
    return told


class TestOpening:
    def test_a_new_project_describes_itself_and_cannot_undo_that(self, project: Project) -> None:
        view = project.view()
        assert view.project.title == ""
        assert project.undo_state.undo == ()
        assert project.undo() is None
        assert project.redo() is None

    def test_everything_is_there_again(self, project: Project, opening: Open, path: Path) -> None:
        make_story(project)
        make_element(project)
        with project.op("Add a picture") as op:
            picture = project.keep_picture(b"bytes")
            op.set(Frame, "f", picture=picture)
        before = project.view()
        project.publish()
        project.close()
        for how in ("open", "read"):
            again = opening(how)
            view = again.view()
            assert {name: dict(rows) for name, rows in view.tables.items()} == {
                name: dict(rows) for name, rows in before.tables.items()
            }
            assert view.picture_bytes(picture) == b"bytes"
            assert again.path == path
            assert again.set_aside == ()
            again.close()

    def test_undo_and_redo_survive_reopening(self, project: Project, opening: Open) -> None:
        row = make_element(project)
        edit(project, row, name="second")
        edit(project, row, name="third")
        project.undo()
        project.close()
        again = opening()
        assert again.view().elements[row.id].name == "second"
        assert again.redo() is not None
        assert again.view().elements[row.id].name == "third"
        for name in ("second", "Trace it"):
            again.undo()
            assert again.view().elements[row.id].name == name
        again.undo()
        assert not again.view().elements
        assert again.undo() is None

    def test_a_document_whose_description_was_damaged_still_opens(
        self, project: Project, opening: Open, path: Path
    ) -> None:
        make_element(project)
        project.publish()
        with tampering(path) as connection:
            connection.execute("UPDATE txn SET label = 'x' WHERE t = 2")
        found = opening("read")
        assert len(found.set_aside) == 1
        assert found.view().project.title == ""
        assert list(found.view().elements) == ["Trace it"]
        with pytest.raises(UnknownRow):
            edit(found, found.view().project, title="x")

    def test_only_one_row_describes_the_document(self, project: Project) -> None:
        with project.op("From elsewhere") as op:
            op.create(ProjectInfo("another", title="Another"))
        assert project.view().project.id != "another"

    def test_a_replayed_history_has_its_own_beginning(self, opening: Open) -> None:
        then = datetime(2026, 3, 2, 9, tzinfo=UTC)
        made = opening("create", author=PersonId("someone"), at=then)
        (event,) = made.row_history("project", made.view().project.id)
        assert (event.author, event.at) == ("someone", then)
        assert not made.view().people


class TestPeople:
    def test_one_joins_with_the_first_change_and_not_by_looking(
        self, project: Project, opening: Open, colleague: Identity, me: Identity
    ) -> None:
        project.close()
        other = opening("read", colleague)
        assert colleague.id not in other.view().people
        make_element(other)
        person = other.view().people[colleague.id]
        assert (person.name, person.role, person.function) == ("Bo Lind", "Sales", Function.OTHER)
        assert set(other.view().people) == {me.id, colleague.id}
        assert [label for _, label in other.undo_state.undo] == ["Make Trace it"]

    def test_one_who_makes_their_own_row_joins_once(self, opening: Open) -> None:
        made = opening("create", author=PersonId("someone"))
        with made.op("Introduce myself") as op:
            op.create(Person(made.me.id, name="Ada"))
        assert [v.value for v in made.cell_history(made.view().people[made.me.id], "name")] == [
            "Ada"
        ]

    def test_each_has_a_stack_of_their_own(self, project: Project, colleague: Identity) -> None:
        row = make_element(project)
        project.be(colleague)
        assert project.me == colleague
        assert project.undo_state.undo == ()
        edit(project, row, name="Bo's")
        project.undo()
        assert project.view().elements[row.id].name == "Trace it"
        assert project.undo() is None


class TestOperations:
    def test_what_changed_is_told_once_to_everybody(self, project: Project) -> None:
        row = make_element(project)
        told, me = heard(project), object()
        with project.op("Edit name", initiator=me) as op:
            op.set(Element, row.id, name="second", note="why")
        (changes,) = told
        assert changes.label == "Edit name"
        assert changes.rows == {("element", row.id)}
        assert changes.fields == {"name", "note"}
        assert changes.initiator is me
        assert changes.tables() == {"element"}
        assert changes.kept == ()

    def test_one_who_leaves_hears_no_more(self, project: Project) -> None:
        told: list[ChangeSet] = []
        leave = project.subscribe(told.append)
        make_element(project, "a")
        leave()
        make_element(project, "b")
        assert len(told) == 1

    def test_what_is_inside_another_joins_it(self, project: Project) -> None:
        told = heard(project)
        with project.op("Outer"):
            make_element(project, "a")
            make_element(project, "b")
            assert not told
        assert [changes.label for changes in told] == ["Outer"]
        project.undo()
        assert not project.view().elements

    def test_an_error_undoes_the_whole_block(self, project: Project) -> None:
        told = heard(project)

        def fail() -> None:
            with project.op("Fail") as op:
                op.create(Element(ElementId("e"), ElementKind.VALUE))
                project.keep_picture(b"bytes")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert not told
        assert not project.view().elements
        make_element(project, "the next one works")

    def test_nothing_changed_is_no_operation(self, project: Project) -> None:
        told = heard(project)
        with project.op("Nothing"):
            pass
        assert not told
        assert project.undo_state.undo == ()

    def test_undo_tells_what_it_had_to_leave(self) -> None:
        ada, bo = Desk("A"), Desk("B")
        row = ada.element("first")
        ada.edit(row, name="Ada's")
        ada.sync(bo)
        bo.edit(row, name="Bo's")
        ada.sync(bo)
        told = heard(ada.project)
        initiator = object()
        changes = ada.project.undo(initiator=initiator)
        assert told == [changes]
        assert changes is not None
        assert changes.kept == (Kept("element", row.id, "name"),)
        assert changes.rows == frozenset()
        assert changes.initiator is initiator
        assert changes.label == "Edit name"
        ada.close()
        bo.close()

    def test_a_picture_belongs_to_an_operation(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(ChangeRefused):
            project.keep_picture(b"bytes")
        monkeypatch.setattr(operation, "LARGEST_PICTURE", 4)
        with pytest.raises(InvalidValue, match="is larger than"), project.op("Big"):
            project.keep_picture(b"bytes")


class TestPublishing:
    def test_the_state_of_the_file_is_told(self, project: Project) -> None:
        assert project.is_published is True
        make_element(project)
        states = [project.is_published]
        project.publish()
        states.append(project.is_published)
        assert states == [False, True]

    def test_what_came_in_is_shown_and_told(
        self, project: Project, opening: Open, colleague: Identity
    ) -> None:
        other = opening("read", colleague)
        row = make_element(other)
        other.publish()
        told = heard(project)
        project.publish()
        assert project.view().elements[row.id].name == "Trace it"
        (changes,) = told
        assert ("element", row.id) in changes.rows
        assert changes.fields == {"*"}

    def test_what_came_in_is_shown_also_when_the_file_cannot_be_written(
        self,
        project: Project,
        opening: Open,
        colleague: Identity,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        row = make_element(project)
        project.publish()
        other = opening("read", colleague)
        edit(other, row, name="Bo's")
        other.publish()
        make_element(project, "mine")

        def full(*_: object, **__: object) -> None:
            raise PublishFailed("The disk is full.")

        monkeypatch.setattr(writing, "put_in_place", full)
        with pytest.raises(PublishFailed):
            project.publish()
        assert project.view().elements[row.id].name == "Bo's"

    def test_save_as_goes_on_at_another_place(self, project: Project, path: Path) -> None:
        new = path.with_name("Second call.narrative")
        project.move_to(new)
        make_element(project)
        project.publish()
        assert project.path == new
        assert project.view().elements
        project.undo()
        assert not project.view().elements

    def test_what_stands_there_may_be_another_document(
        self, project: Project, me: Identity, path: Path
    ) -> None:
        make_element(project)
        other = Project.create(path.with_name("other.narrative"), me=me)
        other.publish()
        other.close()
        path.with_name("other.narrative").replace(path)
        with pytest.raises(DocumentError, match="now holds a different project"):
            project.publish()


class TestViews:
    def test_a_view_does_not_change(self, project: Project) -> None:
        row = make_element(project)
        before = project.view()
        edit(project, row, name="second")
        project.undo()
        with project.op("Delete") as op:
            op.delete(Element, row.id)
        assert before.elements[row.id] == row
        assert project.view() is project.view()
        assert project.view() is not before

    def test_tables_that_did_not_change_are_shared(self, project: Project) -> None:
        make_story(project)
        before = project.view()
        make_element(project)
        assert project.view().frames is before.frames
        assert project.view().elements is not before.elements

    def test_what_belongs_to_a_hidden_row_is_hidden_to_the_last_generation(self) -> None:
        ada, bo = Desk("A"), Desk("B")
        narrative, frame, _ = make_story(ada.project)
        ada.sync(bo)
        ada.delete(narrative)
        with bo.project.op("Add below") as op:
            op.create(Frame(FrameId("f2"), narrative.id))
            op.create(Step(StepId("s2"), FrameId("f2")))
            op.create(Step(StepId("s3"), frame.id))
        told = list(bo.journal.txns())
        ada.journal.absorb(told)
        ada.reopen()
        view = ada.project.view()
        assert (dict(view.narratives), dict(view.frames), dict(view.steps)) == ({}, {}, {})
        ada.project.undo()
        assert set(ada.project.view().steps) == {"s", "s2", "s3"}
        ada.project.redo()
        assert set(ada.project.view().steps) >= {"s2", "s3"}, "Bo's rows are not taken along"
        ada.close()
        bo.close()

    def test_what_belongs_to_a_row_goes_from_the_view_when_its_deletion_comes_in(
        self, project: Project, opening: Open, colleague: Identity
    ) -> None:
        narrative = Narrative(NarrativeId("n"))
        with project.op("Start") as op:
            op.create(narrative)
        project.publish()
        with project.op("Add below") as op:
            op.create(Frame(FrameId("f"), narrative.id))
            op.create(Step(StepId("s"), FrameId("f")))
        assert set(project.view().steps) == {"s"}
        other = opening("read", colleague)
        with other.op("Delete what is empty there") as op:
            op.delete(Narrative, narrative.id)
        other.publish()
        project.publish()
        assert not project.view().narratives
        assert not project.view().frames
        assert not project.view().steps
        other.undo()
        other.publish()
        project.publish()
        assert set(project.view().steps) == {"s"}

    def test_links_tell_how_they_stand(self, project: Project) -> None:
        row = make_element(project)
        make_story(project)

        def link(name: str, target: str, table: str = "element", seen: str | None = None) -> Link:
            now = project.seen_now("element", row.id) if seen is None else seen
            return Link(LinkId(name), "frame", "f", table, target, seen=now)

        with project.op("Link") as op:
            op.create(link("fine", row.id))
            op.create(link("gone", "nobody"))
            op.create(link("odd", row.id, "no table"))
            op.create(link("other", row.id, seen='{"name":"of another time"}'))
        view = project.view()
        assert not view.link_state(view.links["fine"]).is_suspect
        assert not view.link_state(view.links["gone"]).is_suspect
        assert view.link_state(view.links["other"]).wordings == ("of another time",)
        edit(project, row, name="second")
        view = project.view()
        assert view.link_state(view.links["fine"]).changed == ("name",)
        assert view.link_state(view.links["odd"]).is_suspect
        assert view.revision(row.id) == 2
        assert project.text_seen("element", row.id, view.links["fine"].seen, "name") == "Trace it"
        assert [revision.number for revision in project.revisions("element", row.id)] == [1, 2]
        project.undo()
        assert not project.view().link_state(view.links["fine"]).is_suspect

    def test_the_day_comes_from_the_clock_or_the_document(
        self, project: Project, opening: Open
    ) -> None:
        edit(project, project.view().project, as_of="2026-05-01")
        assert project.view().today == date(2026, 5, 1)
        project.publish()
        again = opening("read", clock=Clock(date(2027, 1, 1)))
        assert again.view().today == date(2027, 1, 1)

    def test_a_day_that_is_none_is_passed_over(self) -> None:
        desk = Desk("A")
        odd = new_change("project", DOCUMENT, "*", {"title": "Odd", "as_of": "soon", "alive": 1})
        desk.journal.append("Odd", [odd], author="x")
        desk.reopen()
        info = desk.project.view().project
        assert (info.title, info.as_of) == ("Odd", None)
        desk.close()


class TestHistory:
    def test_cells_and_rows_tell_theirs(self, project: Project) -> None:
        row = make_element(project)
        edit(project, row, name="second")
        versions = project.cell_history(row, "name")
        assert [version.value for version in versions] == ["Trace it", "second"]
        events = project.row_history("element", row.id)
        assert [event.label for event in events] == ["Edit", "Make Trace it"]

    def test_the_cut_is_how_far_each_replica_has_come(self, project: Project) -> None:
        before = project.cut()
        make_element(project)
        assert project.cut() != before
        assert project.cut().startswith('{"')


class TestTheFuture:
    def test_tables_of_a_newer_version_are_carried_and_not_shown(
        self, project: Project, opening: Open, path: Path
    ) -> None:
        newer = document.read_document(path)
        change = new_change("weather", "w", "*", {"sky": "blue", "alive": 1})
        newer.journal.append("From the future", [change], author="x")
        newer.publish()
        newer.close()
        told = heard(project)
        project.publish()
        assert told[0].rows == {("weather", "w")}
        make_element(project)
        project.publish()
        assert len(opening("read").row_history("weather", "w")) == 1


def test_what_is_typed_is_lost_only_where_its_row_is_gone(project: Project) -> None:
    _narrative, frame, _step = make_story(project)
    project.keep_draft(frame, "headline", "Still typing", bases={})
    assert project.lost_drafts() == []
    with project.op("Delete frame") as op:
        op.delete(Frame, frame.id)
    assert [one.text for one in project.lost_drafts()] == ["Still typing"]
