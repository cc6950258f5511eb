"""Layouts are judged by the places they hold, not by what they are called."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from exporters.deck.geometry import Rect
from exporters.deck.template.layout_fitness import (
    Use,
    best_layout,
    content_slots,
    fitness,
    leading_master,
    roomiest,
)
from exporters.deck.template.reader import read_template
from exporters.deck.template.template import DeckTemplate, SlideLayout, Slot, SlotKind
from exporters.deck.template.textstyle import LevelStyle, TextBox

SIZE = (1000, 1000)
BOX = TextBox((LevelStyle(),), (0, 0, 0, 0))
UPRIGHT = replace(BOX, is_vertical=True)
TITLE = (SlotKind.TITLE, (50, 50, 900, 150))
WHOLE = (SlotKind.OBJECT, (50, 230, 900, 660))
LEFT = (SlotKind.OBJECT, (50, 230, 440, 660))
RIGHT = (SlotKind.PICTURE, (510, 230, 440, 660))

Place = tuple[SlotKind, tuple[int, int, int, int]]
Make = Callable[..., SlideLayout]


@pytest.fixture
def layout() -> Make:
    def make(*places: Place, kind: str = "cust", master: str = "m", part: str = "p") -> SlideLayout:
        slots = tuple(
            Slot(slot_kind, number, "?", Rect(*place), BOX, "<p:ph/>")
            for number, (slot_kind, place) in enumerate(places)
        )
        return SlideLayout("レイアウト", part, kind, slots, master)

    return make


@pytest.fixture
def stock(tmp_path: Path) -> DeckTemplate:
    path = tmp_path / "stock.pptx"
    Presentation().save(str(path))
    return read_template(path)


def test_text_without_a_place_stands_where_the_title_leaves_most_room(layout: Make) -> None:
    middle = (SlotKind.TITLE, (50, 400, 900, 150))
    opening = (SlotKind.CENTER_TITLE, (50, 50, 900, 100))
    layouts = [layout(opening), layout(middle), layout(TITLE), layout(RIGHT, TITLE), layout()]
    assert roomiest(layouts, SIZE) is layouts[2]
    assert roomiest([layout(opening), layout(TITLE, RIGHT)], SIZE) is None


def test_a_page_of_text_is_a_title_over_one_large_place(layout: Make) -> None:
    assert fitness(layout(TITLE, WHOLE), Use.TEXT, SIZE) == 1


@pytest.mark.parametrize(
    "worse",
    [
        [TITLE, (SlotKind.BODY, (50, 230, 900, 160))],  # hardly any room
        [TITLE, (SlotKind.BODY, (50, 230, 200, 660))],  # a narrow column
        [TITLE, LEFT, RIGHT],  # a place stays empty
        [(SlotKind.TITLE, (50, 900, 900, 80)), WHOLE],  # the title at the foot
        [(SlotKind.TITLE, (50, 230, 900, 300)), WHOLE],  # the title over the content
        [(SlotKind.TITLE, (50, 50, 300, 150)), WHOLE],  # a narrow title
        [WHOLE],  # no title
    ],
)
def test_whatever_is_missing_for_text_counts(layout: Make, worse: list[Place]) -> None:
    assert 0 < fitness(layout(*worse), Use.TEXT, SIZE) < 0.65


def test_pictures_only_are_no_place_for_text(layout: Make) -> None:
    assert fitness(layout(TITLE, RIGHT), Use.TEXT, SIZE) == 0


def test_text_and_picture_stand_side_by_side_in_either_order(layout: Make) -> None:
    swapped = layout(TITLE, (SlotKind.PICTURE, LEFT[1]), (SlotKind.BODY, RIGHT[1]))
    assert fitness(layout(TITLE, LEFT, RIGHT), Use.PICTURE, SIZE) == 1
    assert fitness(swapped, Use.PICTURE, SIZE) == 1


@pytest.mark.parametrize(
    "places",
    [
        [TITLE, WHOLE],
        [TITLE, LEFT, (SlotKind.TABLE, RIGHT[1])],
        [TITLE, LEFT, (SlotKind.PICTURE, (50, 900, 900, 80))],  # one above the other
        [TITLE, LEFT, RIGHT, (SlotKind.BODY, (50, 900, 900, 80))],
    ],
)
def test_other_places_are_no_pair(layout: Make, places: list[Place]) -> None:
    assert fitness(layout(*places), Use.PICTURE, SIZE) == 0


def test_a_caption_beside_a_large_picture_is_a_poor_place_for_text(layout: Make) -> None:
    narrow = layout(TITLE, (SlotKind.BODY, (50, 230, 200, 660)), RIGHT)
    assert fitness(narrow, Use.PICTURE, SIZE) < 0.3


def test_upright_text_is_never_filled(layout: Make) -> None:
    made = layout(TITLE, WHOLE)
    upright = replace(made, slots=(made.slots[0], replace(made.slots[1], box=UPRIGHT)))
    assert content_slots(upright) == ()
    assert fitness(upright, Use.TEXT, SIZE) == 0


def test_an_opening_has_a_line_under_its_title(layout: Make) -> None:
    centred = (SlotKind.CENTER_TITLE, (50, 300, 900, 200))
    line = (SlotKind.SUBTITLE, (50, 520, 900, 100))
    best = fitness(layout(centred, line), Use.OPENING, SIZE)
    assert best > fitness(layout(centred), Use.OPENING, SIZE)
    assert best > fitness(layout((SlotKind.TITLE, centred[1]), line), Use.OPENING, SIZE)
    assert best > fitness(layout(TITLE, WHOLE), Use.OPENING, SIZE)


def test_the_heading_of_a_section_opens_a_deck_better_than_a_page(layout: Make) -> None:
    heading = layout(TITLE, (SlotKind.BODY, (50, 520, 900, 100)))
    page = layout(TITLE, WHOLE)
    assert best_layout([page, heading], Use.OPENING, SIZE)[0] is heading


def test_an_opening_is_no_page_of_text(layout: Make) -> None:
    assert fitness(layout(TITLE, WHOLE, kind="title"), Use.TEXT, SIZE) == 0


def test_a_deck_is_made_with_one_master(layout: Make) -> None:
    bare = layout(TITLE, master="a")
    good = layout(TITLE, WHOLE, master="b", part="good")
    assert leading_master([bare, good], (), SIZE) == (good,)


def test_of_equal_masters_the_one_in_use_leads(layout: Make) -> None:
    first = layout(TITLE, WHOLE, master="a", part="first")
    second = layout(TITLE, WHOLE, master="b", part="second")
    assert leading_master([first, second], (), SIZE) == (first,)
    assert leading_master([first, second], ("second", "elsewhere"), SIZE) == (second,)


def test_the_names_of_layouts_do_not_matter(stock: DeckTemplate) -> None:
    size = (stock.cx, stock.cy)
    renamed = [replace(one, name="x", kind="cust") for one in stock.layouts]
    for use in Use:
        named = best_layout(stock.layouts, use, size)[0]
        assert best_layout(renamed, use, size)[0].part_name == named.part_name


def test_the_layouts_that_the_slides_of_a_template_use_are_known(tmp_path: Path) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[1])
    deck.slides.add_slide(deck.slide_layouts[1])
    path = tmp_path / "used.pptx"
    deck.save(str(path))
    assert read_template(path).used_layouts == ("/ppt/slideLayouts/slideLayout2.xml",) * 2
