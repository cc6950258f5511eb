"""Placed slides are painted with the looks of their layout, from the ground up."""

from collections.abc import Callable

import pytest

from exporters.deck.painting.painted import (
    PaintedPicture,
    PaintedText,
)
from exporters.deck.placed import BoxKind
from exporters.deck.slides import (
    Card,
    Entry,
    Role,
    Segment,
    Slide,
    SlidePicture,
    Tick,
    Tone,
    plain_run,
)
from exporters.deck.template.colours import from_css
from narrative_studio.markup import parse
from tests.exporters.deck.painted_slides import boxes, preview, words


def test_text_has_the_fonts_and_colours_of_the_theme() -> None:
    slide = preview(Slide(Role.TEXT, "Headline", body=parse("- **a** b"))).slide(1)
    title, body = (
        next(i for i in slide.items if isinstance(i, PaintedText) and text in str(i.paras))
        for text in ("text='Headline'", "text=' b'")
    )
    head = title.paras[0].runs[0]
    assert (head.family, head.size_pt, head.is_bold) == ("Georgia", 34, True)
    bold, plain = body.paras[0].runs
    assert (bold.is_bold, plain.is_bold, plain.family) == (True, False, "Calibri")
    assert plain.colour == from_css("16201F")
    assert body.paras[0].bullet is not None


def test_what_is_spoken_is_the_title_then_everything_else(picture: Callable[..., bytes]) -> None:
    slide = preview(
        Slide(
            Role.VALUE, "A value", layout="Differentiated value", body=parse("- first\n- second"),
            picture=SlidePicture("p", "Two jars"),
            ticks=(Tick("Fast", is_paid=True, is_paid_here=True), Tick("Small")),
        ),
        read_picture={"p": picture()}.get,
    ).slide(1)  # fmt: skip
    assert slide.title == "A value"
    assert slide.words.split("\n") == ["first", "second", "Picture: Two jars", "Fast", "Small"]


def test_pictures_stand_on_their_panel_and_ticks_beside_their_words(
    picture: Callable[..., bytes],
) -> None:
    slide = preview(
        Slide(
            Role.VALUE, "A value", layout="Differentiated value", body=parse("- first"),
            picture=SlidePicture("p", "Two jars"),
            ticks=(Tick("Fast", is_paid=True), Tick("Small")),
        ),
        read_picture={"p": picture()}.get,
    ).slide(1)  # fmt: skip
    (shown,) = (i for i in slide.items if isinstance(i, PaintedPicture))
    panels = [b for b in boxes(slide) if b.place.cx > shown.place.cx > 0]
    assert any(b.place.x < shown.place.x and b.place.right > shown.place.right for b in panels)
    assert shown.place.cx / shown.place.cy == pytest.approx(160 / 90, rel=0.01)
    paid, open_ = boxes(slide, BoxKind.ROUND)
    assert (paid.fill, open_.fill) == (from_css("0B6570"), None)
    assert open_.line == from_css("0B6570")
    (mark,) = boxes(slide, BoxKind.TICK)
    assert mark.line == from_css("FFFFFF")


def test_the_ribbon_of_a_story_is_drawn_where_the_layout_has_none() -> None:
    ribbon = (Segment("One", Tone.SETUP, 50), Segment("Two", Tone.FOLLOW, 50))
    slide = preview(
        Slide(Role.STATEMENT, "A", beat="Two", segment=1, body=parse("a")), ribbon=ribbon
    ).slide(1)
    first, second = boxes(slide)[:2]
    assert (first.fill, second.fill) == (from_css("74477E").faded(0.26), from_css("0B6570"))
    assert "Two" in words(slide)


def test_what_the_layout_draws_lies_under_the_slides_own() -> None:
    slide = preview(Slide(Role.STATEMENT, "A", layout="Insight", body=parse("a"))).slide(1)
    assert [box.place.cy for box in boxes(slide)[:8]] == [50_800] * 8
    assert isinstance(slide.items[8], PaintedText)
    assert words(slide)[:2] == ["Insight", "A"]
    title = preview(Slide(Role.TITLE, "A", layout="Title")).slide(1)
    assert title.ground.css == "#063238"


def test_links_into_the_deck_need_a_slide_to_lead_to() -> None:
    body = parse("- [there](frame:a)\n- [nowhere](frame:b)\n- [out](https://example.org)")
    slide = preview(Slide(Role.TEXT, "Links", body=body), anchors={"a": 0}).slide(1)
    looks = {
        run.text: run.is_underlined
        for item in slide.items
        if isinstance(item, PaintedText)
        for para in item.paras
        for run in para.runs
    }
    assert (looks["there"], looks["nowhere"], looks["out"]) == (True, False, True)


def test_cards_and_headings_have_the_ground_of_their_placeholder() -> None:
    card = Card("Next step", "Now")
    slide = preview(Slide(Role.ASK, "Ask", entries=(Entry(plain_run("A")),), card=card)).slide(1)
    teal = from_css("0B6570")
    assert any(box.fill == teal and box.place.cy > 200_000 for box in boxes(slide))
    numbers = [
        para.bullet.text
        for item in slide.items
        if isinstance(item, PaintedText)
        for para in item.paras
        if para.bullet
    ]
    assert numbers == ["1"]
