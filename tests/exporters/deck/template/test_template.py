"""A layout finds its placeholders by number, kind and place."""

import pytest

from exporters.deck.geometry import Rect
from exporters.deck.template.reader import default_template
from exporters.deck.template.template import SlideLayout, Slot, SlotKind
from exporters.deck.template.textstyle import LevelStyle, TextBox


def slot(kind: SlotKind, idx: int, x: int = 0, y: int = 0) -> Slot:
    return Slot(kind, idx, kind, Rect(x, y, 10, 10), TextBox((LevelStyle(),)), "<p:ph/>")


LAYOUT = SlideLayout(
    "One",
    "/ppt/slideLayouts/slideLayout1.xml",
    "obj",
    (
        slot(SlotKind.BODY, 4, x=900),
        slot(SlotKind.OBJECT, 2, x=500),
        slot(SlotKind.BODY, 3, y=720_000),
        slot(SlotKind.TITLE, 0),
    ),
)


def test_placeholders_are_found_by_number_and_kind() -> None:
    assert LAYOUT.slot(2) == LAYOUT.slots[1]
    assert LAYOUT.slot(9) is None
    assert LAYOUT.first(SlotKind.PICTURE, SlotKind.OBJECT) == LAYOUT.slots[1]
    assert LAYOUT.first(SlotKind.TABLE) is None


def test_placeholders_are_listed_in_reading_order() -> None:
    found = LAYOUT.all_of(SlotKind.BODY, SlotKind.OBJECT)
    assert [slot.idx for slot in found] == [2, 4, 3]


@pytest.mark.parametrize("kind", list(SlotKind))
def test_kinds_know_what_they_take(kind: SlotKind) -> None:
    assert kind.is_title == (kind in ("title", "ctrTitle"))
    assert kind.holds_text == (kind in ("body", "obj", "subTitle"))


def test_a_template_finds_its_layouts_by_name() -> None:
    made = default_template()
    assert made.layout("Proof") in made.layouts
    assert made.layout("No such layout") is None
