"""A deck can be looked at slide by slide, as it will be written."""

from collections.abc import Callable

import pytest

from exporters.deck.exporter import EXPORTER
from exporters.deck.painting.preview import preview_deck
from exporters.deck.slides import (
    Deck,
    Role,
    Slide,
)
from exporters.deck.template.reader import default_template
from exporters.protocol import RowRef
from narrative_studio.errors import Cancelled
from narrative_studio.markup import parse
from narrative_studio.model.ids import FrameId, NarrativeId, PictureId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from tests.exporters.deck.painted_slides import LONG, boxes, preview, words


def test_slides_are_counted_as_they_are_written() -> None:
    found = preview(
        Slide(Role.TEXT, "Long", body=LONG, row=RowRef("frame", "a")),
        Slide(Role.TEXT, "Short", body=parse("- one"), row=RowRef("frame", "b"), is_hidden=True),
    )
    assert len(found) > 2
    last = found.slide(len(found))
    assert (last.title, last.number, last.is_hidden) == ("Short", len(found), True)
    assert last.row == RowRef("frame", "b")
    assert str(len(found)) in words(last)
    assert found.number_of("a") == 1
    assert found.number_of("b") == len(found)
    assert found.number_of("nobody") is None


def test_there_is_no_slide_before_the_first_or_after_the_last() -> None:
    found = preview(Slide(Role.TEXT, "One"))
    for number in (0, 2):
        with pytest.raises(IndexError):
            found.slide(number)


def test_placing_can_be_stopped() -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        preview_deck(Deck("D", (Slide(Role.TEXT, "A"),)), default_template(), stop)


def test_the_exporter_follows_its_options(
    story: Callable[..., NarrativeView], picture: Callable[..., bytes]
) -> None:
    frame = Frame(
        FrameId("a"), NarrativeId("n"), beat="insight", headline="Think", picture=PictureId("p")
    )
    view = story(frame, pictures={"p": picture()})
    plain = EXPORTER.preview(view, {})
    assert [plain.slide(n).title for n in (1, 2)] == ["Lotwarden", "Think"]
    assert plain.picture("p") == picture()
    assert plain.picture("q") is None
    more = EXPORTER.preview(view, {"agenda": True, "title": "Hello"})
    assert [more.slide(n).title for n in (1, 2, 3)] == ["Hello", "Agenda", "Think"]
    assert more.number_of("a") == 3
    assert more.proportion == pytest.approx(16 / 9)


def test_the_first_slide_of_each_use_is_known_with_its_layout() -> None:
    found = preview(
        Slide(Role.TITLE, "T", use="opening"),
        Slide(Role.TEXT, "A", body=LONG, use="insight"),
        Slide(Role.TEXT, "B", use="insight"),
    )
    uses = {use: (number, layout.name) for use, (number, layout) in found.uses().items()}
    assert uses["opening"][0] == 1
    assert uses["insight"][0] == 2
    assert uses["more"][0] == 3


def test_a_layout_is_sketched_with_its_places() -> None:
    found = preview(Slide(Role.TITLE, "T"))
    layout = next(one for one in found.layouts if one.name == "Text")
    sketch = found.sketch(layout)
    places = [slot.place for slot in layout.slots if slot.kind not in ("ftr", "sldNum", "dt")]
    assert places
    assert set(places) <= {box.place for box in boxes(sketch)}
    assert (sketch.cx, sketch.cy) == (found.slide(1).cx, found.slide(1).cy)
