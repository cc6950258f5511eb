"""Every slide gets its title, picture, footers and place in the story."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from exporters.deck.builder import DoesNotFit, SlideBuilder, tick_box
from exporters.deck.fit import Fit, fit_text
from exporters.deck.geometry import Rect, pt
from exporters.deck.paragraphs import Para
from exporters.deck.placed import (
    BoxKind,
    BoxShape,
    FootShape,
    GroupShape,
    PictureShape,
    TextShape,
)
from exporters.deck.slides import Deck, Role, Segment, Slide, SlidePicture, Tone
from exporters.deck.slots import SlotIdx
from exporters.deck.template.layout_choice import Choice, choose_layout
from exporters.deck.template.reader import default_template, read_template
from exporters.deck.template.template import SlideLayout
from exporters.deck.writing.media import PictureStore
from tests.exporters.deck.foreign_templates import two_masters, without

RIBBON = (Segment("One", Tone.SETUP, 40), Segment("Two", Tone.FOLLOW, 60))


def builder(slide: Slide, read: Callable[[str], bytes | None] | None = None, **deck: Any) -> Any:
    whole = Deck("D", (slide,), **deck)
    if read:
        whole = replace(whole, read_picture=read)
    template = default_template()
    choice = choose_layout(template, slide)
    return SlideBuilder(whole, template, slide, choice, PictureStore(whole.read_picture))


def text_slide(**changes: Any) -> Slide:
    return replace(Slide(Role.TEXT, "Title", segment=1, beat="Two"), **changes)


def test_a_short_title_keeps_the_layout_and_a_long_one_shrinks() -> None:
    made = builder(text_slide())
    taken = made.title("Short")
    slide = made.finish()
    assert slide.shapes[0].place is None
    assert slide.remarks == ()
    assert pt(30) < taken.cy < pt(50)
    made = builder(text_slide())
    made.title("A headline that needs rather more than the two lines it is given " * 2)
    (remark,) = made.finish().remarks
    assert remark.text.startswith("headline set at")
    assert not made.is_title_cut


def test_a_title_beside_a_missing_picture_takes_its_place() -> None:
    made = builder(Slide(Role.STATEMENT, "Title", layout="Insight"))
    made.title("Title")
    place = made.finish().shapes[0].place
    assert place is not None
    assert place.right == made.right


def test_the_ribbon_is_drawn_where_the_layout_has_none() -> None:
    made = builder(text_slide(tone=Tone.FOLLOW), ribbon=RIBBON)
    made.title("T")
    (group,) = [shape for shape in made.finish().shapes if isinstance(shape, GroupShape)]
    boxes = [shape for shape in group.shapes if isinstance(shape, BoxShape)]
    assert [box.fill.colour for box in boxes if box.fill] == ["accent2", "accent1"]
    assert [box.fill.alpha_pct for box in boxes if box.fill] == [26, 100]
    (label,) = [shape for shape in group.shapes if isinstance(shape, TextShape)]
    assert label.paras[0].text == "Two"


@pytest.mark.parametrize(
    "slide",
    [
        Slide(Role.STATEMENT, "T", layout="Insight", segment=0),
        Slide(Role.TEXT, "T", segment=None),
    ],
)
def test_the_ribbon_is_not_drawn_twice_nor_out_of_the_story(slide: Slide) -> None:
    made = builder(slide, ribbon=RIBBON)
    assert not [shape for shape in made.finish().shapes if isinstance(shape, GroupShape)]


def test_the_first_slide_of_another_story_has_the_ribbon_in_light_colours() -> None:
    made = builder(Slide(Role.TITLE, "T"), ribbon=RIBBON)
    (group,) = [shape for shape in made.finish().shapes if isinstance(shape, GroupShape)]
    assert len(group.shapes) == 2
    fills = [getattr(shape, "fill", None) for shape in group.shapes]
    assert all("lumOff" in fill.xml for fill in fills if fill)
    assert all(fills)


def test_footers_stand_on_content_and_presenter_and_date_on_the_first_slide() -> None:
    rest: dict[str, Any] = {"footer": "Foot", "presenter": "Dana", "date_text": "21 April 2026"}
    content = builder(text_slide(), **rest).finish()
    feet = [shape.text for shape in content.shapes if isinstance(shape, FootShape)]
    assert feet == ["Foot", "21 April 2026", ""]
    first = builder(Slide(Role.TITLE, "T", layout="Title"), **rest).finish()
    feet = [shape.text for shape in first.shapes if isinstance(shape, FootShape)]
    assert feet == ["Dana", "21 April 2026"]
    bare = builder(text_slide(), has_numbers=False).finish()
    assert not [shape for shape in bare.shapes if isinstance(shape, FootShape)]


def test_a_picture_stands_whole_on_its_panel(picture: Callable[..., bytes]) -> None:
    slide = text_slide(picture=SlidePicture("a", "A chart"))
    made = builder(slide, lambda key: picture(400, 100))
    slot = made.slot(SlotIdx.PICTURE)
    made.picture(slot.place, slot)
    shapes: tuple[Any, ...] = made.finish().shapes
    (panel,) = (shape for shape in shapes if isinstance(shape, BoxShape))
    (shown,) = (shape for shape in shapes if isinstance(shape, PictureShape))
    assert panel.fill is not None
    assert panel.place == slot.place
    assert panel.fill.xml == slot.fill
    assert shown.place.cx == pytest.approx(4 * shown.place.cy, rel=0.01)
    assert shown.place.cx < slot.place.cx
    assert shown.alt == "A chart"


def test_a_picture_of_few_pixels_is_not_blown_up(picture: Callable[..., bytes]) -> None:
    made = builder(text_slide(picture=SlidePicture("a", "A mark")), lambda key: picture(20, 10))
    place = Rect(0, 0, pt(400), pt(300))
    made.picture(place)
    slide = made.finish()
    (shown,) = (shape for shape in slide.shapes if isinstance(shape, PictureShape))
    assert shown.place == Rect(pt(170), pt(135), pt(60), pt(30))
    (remark,) = slide.remarks
    assert remark.text == "picture is small (20 × 10 pixels) and is not set larger"


def test_a_picture_without_words_is_remarked(picture: Callable[..., bytes]) -> None:
    made = builder(text_slide(picture=SlidePicture("a", "")), lambda key: picture())
    made.picture(Rect(0, 0, 100, 100))
    (remark,) = made.finish().remarks
    assert remark.text == "picture has no alt text"
    assert remark.is_warning


@pytest.mark.parametrize(
    ("alt", "words"), [("A chart", "picture “A chart” could not"), ("", "picture could not")]
)
def test_a_picture_that_cannot_be_read_is_left_out_and_told(alt: str, words: str) -> None:
    made = builder(text_slide(picture=SlidePicture("a", alt)), lambda key: b"broken")
    made.picture(Rect(0, 0, 100, 100))
    slide = made.finish()
    assert not [shape for shape in slide.shapes if isinstance(shape, PictureShape)]
    assert slide.remarks[0].text.startswith(words)
    assert slide.remarks[0].is_warning


def test_text_that_does_not_fit_is_refused() -> None:
    made = builder(text_slide(checkpoint="word " * 400))
    with pytest.raises(DoesNotFit):
        made.checkpoint()
    with pytest.raises(DoesNotFit):
        made.slot(SlotIdx.CRITERION)


def test_a_headline_of_one_endless_word_is_cut() -> None:
    made = builder(text_slide(title="x" * 2000))
    made.title("x" * 2000)
    assert made.is_title_cut
    assert made.finish().shapes[0].paras[0].text == "x" * 40 + "…"


def test_a_long_headline_without_a_placeholder_is_cut_before_it_gets_small(tmp_path: Path) -> None:
    template = read_template(without("title", "ctrTitle")(tmp_path))
    slide = text_slide(title="A headline of many words " * 20)
    choice = choose_layout(template, slide)
    made = SlideBuilder(Deck("D", (slide,)), template, slide, choice, PictureStore(lambda _: None))
    made.title(slide.title)
    assert made.is_title_cut
    (head,) = (shape for shape in made.finish().shapes if shape.name == "Title")
    assert isinstance(head, TextShape)
    assert head.paras[0].text.endswith("…")
    assert head.paras[0].size_pt == 22


def test_a_panel_that_shines_through_is_as_light_as_its_slide() -> None:
    drawing = Image.new("RGBA", (400, 100))
    drawing.paste((10, 10, 10, 255), (0, 40, 400, 60))
    content = BytesIO()
    drawing.save(content, "PNG")
    slide = Slide(
        Role.STATEMENT, "Title", layout="Insight", picture=SlidePicture("a", "A line"), segment=0
    )
    made = builder(slide, lambda key: content.getvalue())
    slot = made.slot(SlotIdx.PICTURE)
    made.picture(slot.place, slot)
    shapes: tuple[Any, ...] = made.finish().shapes
    assert [shape.name for shape in shapes if isinstance(shape, BoxShape)] == ["Picture panel"]


def test_a_drawing_of_dark_lines_stands_on_paper_where_slides_are_dark(tmp_path: Path) -> None:
    template = read_template(two_masters(tmp_path))
    slide = text_slide(picture=SlidePicture("a", "A line"))
    lines = Image.new("RGBA", (400, 100))
    lines.paste((10, 10, 10, 255), (0, 40, 400, 60))
    content = BytesIO()
    lines.save(content, "PNG")

    def panels(layout: SlideLayout) -> list[BoxShape]:
        made = SlideBuilder(
            Deck("D", (slide,)),
            template,
            slide,
            Choice(layout),
            PictureStore(lambda _key: content.getvalue()),
        )
        made.picture(Rect(0, 0, 400_000, 400_000))
        shapes: tuple[Any, ...] = made.finish().shapes
        (shown,) = (shape for shape in shapes if isinstance(shape, PictureShape))
        assert shown.place.cx == pytest.approx(4 * shown.place.cy, rel=0.02)
        return [shape for shape in shapes if isinstance(shape, BoxShape)]

    dark = {layout.master: layout for layout in template.layouts}
    counts = sorted(len(panels(layout)) for layout in dark.values())
    assert counts == [0, 1]


def test_of_a_headline_without_end_only_what_a_title_can_hold_is_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[int] = []

    def noted(paras: Sequence[Para], *room: Any) -> Fit:
        measured.append(len(paras[0].text))
        return fit_text(paras, *room)

    monkeypatch.setattr("exporters.deck.builder.fit_text", noted)
    endless = "Heat " * 100_000
    made = builder(text_slide(title=endless))
    made.title(endless)
    assert made.is_title_cut
    assert max(measured) <= 2_001


def test_a_slide_without_a_beat_has_no_word_over_its_title() -> None:
    made = builder(Slide(Role.STATEMENT, "T", layout="Insight"))
    made.eyebrow()
    assert not [shape for shape in made.finish().shapes if isinstance(shape, TextShape)]


def test_the_word_over_the_title_has_the_colour_of_its_part() -> None:
    def colour(layout: str) -> str | None:
        made = builder(Slide(Role.STATEMENT, "T", "Beat", layout, Tone.SETUP))
        made.eyebrow()
        found: str | None = made.finish().shapes[0].paras[0].colour
        return found

    assert colour("") == "accent2"
    assert colour("Insight") is None


def test_nothing_takes_no_place() -> None:
    made = builder(text_slide())
    assert made.text(SlotIdx.BODY, ()).cy == 0


def test_drawn_shapes_stand_under_text_but_after_the_title() -> None:
    made = builder(text_slide())
    made.title("T")
    made.draw(BoxShape("Box", Rect(0, 0, 1, 1)))
    names = [shape.name for shape in made.finish().shapes]
    assert names[:2] == ["Title", "Box"]


def test_a_box_is_ticked_by_a_drawn_mark() -> None:
    place = Rect(0, 0, 1000, 1000)
    (empty,) = tick_box(place, "accent1", is_ticked=False)
    assert (empty.kind, empty.fill, empty.alt) == (BoxKind.ROUND, None, "not yet ticked")
    full, mark = tick_box(place, "accent1", is_ticked=True)
    assert full.fill is not None
    assert full.alt == "ticked"
    assert mark.kind is BoxKind.TICK
    assert mark.place.x > place.x
    assert mark.place.right < place.right
