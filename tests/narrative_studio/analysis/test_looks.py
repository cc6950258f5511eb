"""What is asked of a frame is asked once, and again only when something it rests on changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from narrative_studio.analysis.looks import (
    carry_over,
    look,
    look_at,
    look_once,
    look_while,
    touched_frames,
)
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import StepId
from narrative_studio.model.positioning import Element, ElementKind, TermKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Criterion, Frame, Link
from narrative_studio.model.view import LinkState, NarrativeView
from tests.narrative_studio.analysis.told_story import Story


class Told(Story):
    """Three frames; the first has a step, and the second is linked to an element."""

    def __init__(self) -> None:
        super().__init__()
        self.frames = [self.frame(), self.frame(), self.frame()]
        self.names: list[str] = [frame.id for frame in self.frames]
        self.click: Step = self.step(self.frames[0])
        self.value: Element = self.element(ElementKind.VALUE, "Know in minutes")
        self.link(self.frames[1], self.value)

    def reword(self, row: Frame | Step | Element, **cells: Any) -> None:
        """Have a row say something else."""
        self.rows[row.table][row.id] = replace(row, **cells)


@pytest.fixture
def told() -> Told:
    return Told()


def touched(before: NarrativeView, told: Told) -> set[str]:
    """The frames that are to be looked at anew now."""
    found = touched_frames(before, told.view())
    assert found is not None
    return set(found)


def test_a_question_is_put_once_to_each_frame(told: Told) -> None:
    asked: list[str] = []

    def headline(_view: NarrativeView, frame: Frame) -> str:
        asked.append(frame.id)
        return frame.headline

    view = told.view()
    for _ in range(2):
        answers = list(look_at(view, view.frames, headline))
        assert answers == [frame.headline for frame in view.frames]
    assert look(view, view.frames[1], headline) == view.frames[1].headline
    assert asked == told.names


def test_after_an_edit_it_is_put_to_the_edited_frame_alone(told: Told) -> None:
    asked: list[str] = []

    def headline(_view: NarrativeView, frame: Frame) -> str:
        asked.append(frame.id)
        return frame.headline

    before = told.view()
    list(look_at(before, before.frames, headline))
    asked.clear()
    told.reword(told.frames[1], headline="Reworded")
    after = told.view()
    carry_over(before, after)
    assert "Reworded" in list(look_at(after, after.frames, headline))
    assert asked == [told.names[1]]
    assert look(before, before.frames[1], headline) != "Reworded"


def test_what_rests_on_some_tables_is_asked_again_once_one_of_them_has_changed(
    told: Told,
) -> None:
    asked: list[int] = []

    def steps(view: NarrativeView) -> int:
        asked.append(len(view.whole.steps))
        return asked[-1]

    def after(view: NarrativeView, *rows: Row) -> NarrativeView:
        tables = dict(view.whole.tables)
        for row in rows:
            tables[row.table] = tables[row.table].after({row.id: row})
        made = replace(view.whole, tables=tables).narrative()
        carry_over(view, made)
        return made

    tables = (Step.table, Link.table)
    first = told.view()
    assert look_while(first, steps, tables) == look_while(first, steps, tables) == 1
    second = after(first, replace(told.frames[0], headline="Reworded"))
    assert look_while(second, steps, tables) == 1
    assert asked == [1]
    third = after(second, replace(told.click, id=StepId("another")))
    assert look_while(third, steps, tables) == 2
    assert look_while(first, steps, tables) == 1
    assert asked == [1, 2]


def test_what_is_common_to_all_frames_is_asked_once(told: Told) -> None:
    asked: list[NarrativeView] = []

    def count(view: NarrativeView) -> int:
        asked.append(view)
        return len(view.whole.terms)

    before = told.view()
    assert (look_once(before, count), look_once(before, count)) == (0, 0)
    same = told.view()
    carry_over(before, same)
    look_once(same, count)
    told.term(TermKind.BANNED, "guarantee")
    after = told.view()
    carry_over(same, after)
    assert look_once(after, count) == 1
    assert asked == [before, after]


def test_a_frame_is_touched_by_what_belongs_to_it_and_by_what_it_points_at(told: Told) -> None:
    first, second, third = told.names
    before = told.view()
    assert touched(before, told) == set()
    told.reword(told.click, say="Other words")
    assert touched(before, told) == {first}
    told.reword(told.value, name="Know at once")
    assert touched(before, told) == {first, second}
    before = told.view()
    told.link(told.frames[2], told.value)
    assert touched(before, told) == {third}
    before = told.view()
    del told.rows["link"][next(iter(told.rows["link"]))]
    assert touched(before, told) == {second}


def test_a_link_that_turns_suspect_touches_its_frame(told: Told) -> None:
    before = told.view()
    (link,) = before.whole.links.values()
    assert isinstance(link, Link)
    told._states[link.id] = LinkState(1, 2, ("statement",))
    assert touched(before, told) == {told.names[1]}


def test_frames_that_get_another_number_are_touched(told: Told) -> None:
    before = told.view()
    told.reword(told.frames[1], is_backup=True)
    assert touched(before, told) == set(told.names[1:])


def test_everything_is_touched_by_what_everything_rests_on(told: Told) -> None:
    before = told.view()
    told.term(TermKind.BANNED, "guarantee")
    assert touched_frames(before, told.view()) is None
    before = told.view()
    told.add(Criterion, frame=told.names[0], text="In minutes")
    assert touched_frames(before, told.view()) is None
