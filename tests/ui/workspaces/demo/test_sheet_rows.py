"""The rows of the run sheet follow each change, and only those of touched frames are made anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrative_studio.commands.comments import add_comment
from narrative_studio.commands.demo import add_step, delete_step, move_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.people import add_person
from narrative_studio.commands.storyboard import delete_frames, move_frames
from tests.ui.workspaces.demo.stage import frames, steps
from ui.session import Session
from ui.workspaces.demo.sheet_rows import Kind, SheetRow, SheetRows

Edit = Callable[[Session], object]


def in_full(session: Session) -> list[SheetRow]:
    """The rows as somebody sees them who has not seen any before."""
    story = session.story
    assert story is not None
    return SheetRows().of(story, closed=())


def followed(rows: SheetRows, session: Session) -> list[SheetRow]:
    """The rows as somebody sees them who has followed the story."""
    story = session.story
    assert story is not None
    return rows.of(story, closed=())


def _name_roles(session: Session) -> None:
    assert session.story is not None
    with session.project.op("Name the roles"):
        person = add_person(session.project, name="Grace")
        edit_cells(session.project, session.story.narrative, driver=person.id)
        edit_cells(session.project, steps(session)["2.1"], owner=session.project.me.id)


@pytest.mark.parametrize(
    "edit",
    [
        lambda one: edit_cells(one.project, steps(one)["2.1"], say="Other words"),
        lambda one: edit_cells(one.project, steps(one)["2.1"], planned_ms=1_000),
        lambda one: edit_cells(one.project, steps(one)["2.1"], ask="And you?"),
        lambda one: edit_cells(one.project, frames(one)[1], headline="Other words"),
        lambda one: edit_cells(one.project, frames(one)[1], checkpoint=""),
        lambda one: edit_cells(one.project, frames(one)[0], is_backup=True),
        lambda one: add_step(one.project, frame=frames(one)[0].id),
        lambda one: delete_step(one.project, step=steps(one)["2.1"].id),
        lambda one: move_step(
            one.project, step=steps(one)["2.1"].id, frame=frames(one)[3].id, index=0
        ),
        lambda one: move_frames(
            one.project,
            frames=[frames(one)[3].id],
            beat=frames(one)[1].beat,
            before=frames(one)[1].id,
        ),
        lambda one: delete_frames(one.project, frames=[frames(one)[1].id]),
        lambda one: add_comment(one.project, about=steps(one)["2.2"], text="Too long?"),
        lambda one: link(
            one.project, source=steps(one)["2.2"], target=one.view.elements.ordered[0]
        ),
        lambda one: edit_cells(one.project, one.view.elements.ordered[0], name="Renamed"),
        _name_roles,
    ],
)
def test_rows_that_were_followed_are_those_of_a_fresh_look(session: Session, edit: Edit) -> None:
    rows = SheetRows()
    before = followed(rows, session)
    edit(session)
    after = followed(rows, session)
    assert after == in_full(session)
    session.undo()
    assert followed(rows, session) == in_full(session) == before


def test_rows_of_frames_that_an_edit_does_not_touch_are_the_very_same(session: Session) -> None:
    rows = SheetRows()
    before = {row.key: row for row in followed(rows, session)}
    edit_cells(session.project, steps(session)["4.1"], say="Other words")
    fresh = [row for row in followed(rows, session) if row is not before[row.key]]
    assert [(row.kind, row.number) for row in fresh] == [(Kind.FRAME, "4"), (Kind.STEP, "4.1")]


def test_a_row_for_a_question_is_there_for_as_long_as_it_is_asked_for(session: Session) -> None:
    rows, story, step = SheetRows(), session.story, steps(session)["2.1"]
    assert story is not None
    without = rows.of(story, closed=())
    asked = rows.of(story, closed=(), asks=step.id)
    assert len(asked) == len(without) + 1
    assert rows.of(story, closed=()) == without


def test_folded_frames_show_their_heading_alone_and_take_their_time(session: Session) -> None:
    rows, story = SheetRows(), session.story
    assert story is not None
    shown = rows.of(story, closed=())
    folded = rows.of(story, closed={frames(session)[1].id})
    assert [row.kind for row in folded if row.frame.id == frames(session)[1].id] == [Kind.FRAME]
    assert folded[-1].end_ms == shown[-1].end_ms
    assert rows.of(story, closed=()) == shown
