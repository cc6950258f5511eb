"""Replacing everywhere: one step, only what was chosen, and nothing that was not seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.analysis.wording.find_text import Asked, FoundText, find_text
from narrative_studio.commands.replacing import replace_text
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.positioning import Element, Status
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.story import ident, make_story

WOOD = Asked("wood")


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    made = make_story(tmp_path / "story.narrative")
    yield made
    made.close()


def found(story: Project, asked: Asked = WOOD) -> tuple[FoundText, ...]:
    return find_text(story.view(), asked)


def test_all_places_are_replaced_as_one_step(story: Project) -> None:
    before = story.view()
    places = found(story)
    assert len({place.table for place in places}) > 2
    assert replace_text(story, asked=WOOD, new="coal", places=places) == len(places)
    assert found(story) == ()
    assert story.undo_state.undo[-1][1] == "Replace “wood” with “coal”"
    story.undo()
    assert {t: dict(rows) for t, rows in story.view().tables.items()} == {
        t: dict(rows) for t, rows in before.tables.items()
    }


def test_places_that_were_left_out_stay(story: Project) -> None:
    places = found(story)
    assert replace_text(story, asked=WOOD, new="coal", places=places[1:]) == len(places) - 1
    (left,) = found(story)
    assert (left.table, left.row_id, left.column) == (
        places[0].table,
        places[0].row_id,
        places[0].column,
    )


def test_one_of_two_places_in_a_cell_is_replaced(story: Project) -> None:
    frame = ident(0x210)
    with story.op("Write") as op:
        op.set(Frame, frame, key_message="wood on Wood")
    places = [p for p in found(story) if (p.row_id, p.column) == (frame, "key_message")]
    assert replace_text(story, asked=WOOD, new="coal", places=places[1:]) == 1
    assert story.view().frames[frame].key_message == "wood on Coal"


def test_a_text_that_is_another_by_now_is_passed_over(story: Project) -> None:
    places = found(story)
    frame = next(place for place in places if place.table == "frame")
    with story.op("Write") as op:
        other: dict[str, Any] = {frame.column: "Nothing of that kind"}
        op.set(Frame, frame.row_id, **other)
    with story.op("Delete") as op:
        op.delete(Element, next(p.row_id for p in places if p.table == "element"))
    count = replace_text(story, asked=WOOD, new="coal", places=places)
    assert 0 < count < len(places)
    assert getattr(story.view().frames[frame.row_id], frame.column) == "Nothing of that kind"


def test_an_approved_element_is_approved_again(story: Project) -> None:
    places = [place for place in found(story) if place.table == "element"]
    approved = story.view().elements[places[0].row_id]
    assert approved.status is Status.APPROVED
    replace_text(story, asked=WOOD, new="coal", places=places[:1])
    assert story.view().elements[approved.id].status is Status.IN_REVIEW


def test_nothing_to_find_or_to_change_is_refused(story: Project) -> None:
    with pytest.raises(ChangeRefused, match="Write what to find"):
        replace_text(story, asked=Asked(""), new="coal", places=())
    with pytest.raises(ChangeRefused, match="Write others"):
        replace_text(story, asked=WOOD, new="wood", places=found(story))


def test_long_words_are_shortened_in_the_label(story: Project) -> None:
    replace_text(story, asked=WOOD, new="charcoal\nof the very best kind", places=found(story)[:1])
    assert story.undo_state.undo[-1][1] == "Replace “wood” with “charcoal of the very be…”"
