"""What a deck fills can be seen: nothing stands under the headline or beside the slide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exporters.deck.geometry import Rect
from exporters.deck.template.open_places import (
    free_place,
    is_on_slide,
    open_place,
    overlaps,
    title_place,
    usual_title_place,
)
from exporters.deck.template.template import SlideLayout, Slot, SlotKind
from exporters.deck.template.textstyle import LevelStyle, TextBox

SIZE = (1000, 1000)
SLIDE = Rect(0, 0, *SIZE)
BOX = TextBox((LevelStyle(),), (0, 0, 0, 0))
BODY = Rect(50, 230, 900, 660)


def layout(title: Rect | None) -> SlideLayout:
    slots = (Slot(SlotKind.TITLE, 0, "?", title, BOX, "<p:ph/>"),) if title else ()
    return SlideLayout("?", "p", "cust", slots)


def test_places_that_can_be_seen_are_left_alone() -> None:
    assert open_place(BODY, layout(Rect(50, 50, 900, 150)), SIZE) == BODY
    assert open_place(BODY, layout(None), SIZE) == BODY
    # A title that is drawn a hair too high does no harm.
    assert open_place(BODY, layout(Rect(50, 50, 900, 200)), SIZE) == BODY


@pytest.mark.parametrize(
    ("title", "found"),
    [
        (Rect(50, 100, 900, 300), Rect(50, 412, 900, 478)),
        (Rect(50, 700, 900, 250), Rect(50, 230, 900, 458)),
        (Rect(50, 100, 400, 800), Rect(462, 230, 488, 660)),
        (Rect(600, 100, 350, 800), Rect(50, 230, 538, 660)),
    ],
)
def test_a_title_over_a_place_leaves_it_the_larger_rest(title: Rect, found: Rect) -> None:
    assert open_place(BODY, layout(title), SIZE) == found
    assert not overlaps(title, found, SIZE)


def test_a_title_over_all_of_a_place_sends_it_elsewhere() -> None:
    title = Rect(50, 50, 900, 500)
    found = open_place(Rect(50, 100, 900, 400), layout(title), SIZE)
    assert found == free_place(layout(title), SIZE)
    assert found.y >= title.bottom


def test_what_reaches_beyond_the_slide_is_cut_at_its_edge() -> None:
    found = open_place(Rect(500, 300, 900, 900), layout(None), SIZE)
    assert found == Rect(500, 300, 500, 700)
    gone = open_place(Rect(1200, 300, 500, 500), layout(None), SIZE)
    assert gone == free_place(layout(None), SIZE)
    assert gone.common(SLIDE) == gone


def test_what_reaches_over_the_footer_ends_above_it() -> None:
    foot = Slot(SlotKind.NUMBER, 3, "?", Rect(700, 920, 200, 50), BOX, "<p:ph/>")
    footed = replace(layout(None), slots=(foot,))
    assert open_place(Rect(50, 230, 900, 900), footed, SIZE) == Rect(50, 230, 900, 690)
    assert open_place(Rect(50, 230, 600, 750), footed, SIZE) == Rect(50, 230, 600, 750)
    assert open_place(Rect(50, 230, 900, 700), footed, SIZE) == Rect(50, 230, 900, 700)


def test_a_title_beside_the_slide_is_brought_onto_it() -> None:
    away = Rect(0, -300, 900, 200)
    assert not is_on_slide(away, SIZE)
    assert title_place(layout(away), SIZE) == usual_title_place(SIZE)
    assert title_place(layout(None), SIZE) is None
    assert title_place(layout(Rect(-100, 50, 900, 150)), SIZE) == Rect(0, 50, 800, 150)
    assert free_place(layout(away), SIZE).y >= usual_title_place(SIZE).bottom
