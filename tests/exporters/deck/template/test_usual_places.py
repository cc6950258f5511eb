"""Templates whose places have no size make decks that can be read."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Emu

from exporters.deck.geometry import Rect
from exporters.deck.slides import Deck, Role, Slide
from exporters.deck.template.check import check_template
from exporters.deck.template.reader import read_template
from exporters.deck.template.template import SlideLayout
from exporters.deck.writing.writer import write_deck
from narrative_studio.markup import parse


@pytest.fixture
def flat(tmp_path: Path) -> Path:
    """A template all of whose placeholders are drawn without a size."""
    deck: Any = Presentation()
    master = deck.slide_masters[0]
    for owner in (master, *master.slide_layouts):
        for shape in owner.placeholders:
            shrink(shape)
    deck.save(str(tmp_path / "flat.pptx"))
    return tmp_path / "flat.pptx"


def shrink(shape: Any) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(0),) * 4


def apart(layout: SlideLayout, size: tuple[int, int]) -> bool:
    """Whether all places are on the slide and none lies over another."""
    places = [slot.place for slot in layout.slots]
    return all(
        place.cx > 0 and place.cy > 0 and place.common(Rect(0, 0, *size)) == place
        for place in places
    ) and not any(
        one.common(other).cx and one.common(other).cy for one, other in combinations(places, 2)
    )


def test_places_without_a_size_stand_where_they_usually_do(flat: Path) -> None:
    template = read_template(flat)
    assert template.placed_layouts == tuple(layout.name for layout in template.layouts)
    for layout in template.layouts:
        assert apart(layout, (template.cx, template.cy)), layout.name


def test_a_deck_made_with_them_is_no_longer_than_it_has_to_be(flat: Path, tmp_path: Path) -> None:
    text = Slide(Role.TEXT, "Who can trace a pallet", body=parse("- One\n- Two"))
    opening = Slide(Role.TITLE, "Lotwarden", subtitle="Recall readiness")
    made = tmp_path / "made.pptx"
    write_deck(Deck("Lotwarden", (opening, text)), read_template(flat), made)
    first, second = Presentation(str(made)).slides
    for slide in (first, second):
        assert all(shape.width and shape.height for shape in slide.placeholders)
    assert second.shapes.title.text_frame.text == "Who can trace a pallet"


def test_the_check_says_that_places_have_no_size(flat: Path) -> None:
    (warning,) = (entry.text for entry in check_template(flat).warnings)
    assert warning == (
        "“Title Slide” and 10 other layouts have places without a size: in decks they stand where "
        "they usually do"
    )


def test_one_layout_is_said_by_its_name(tmp_path: Path) -> None:
    deck: Any = Presentation()
    for shape in deck.slide_layouts[1].placeholders:
        shrink(shape)
    deck.save(str(tmp_path / "one.pptx"))
    (warning,) = (entry.text for entry in check_template(tmp_path / "one.pptx").warnings)
    assert warning.startswith("“Title and Content” has places without a size")


def test_a_place_without_size_beside_others_is_left_out_of_the_way(tmp_path: Path) -> None:
    deck: Any = Presentation()
    shrink(deck.slide_layouts[3].placeholders[1])
    deck.save(str(tmp_path / "one.pptx"))
    template = read_template(tmp_path / "one.pptx")
    assert template.placed_layouts == ()
    assert template.layouts[3].slots[1].place == Rect(0, 0, 0, 0)
