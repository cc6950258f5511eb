"""A deck from elsewhere becomes one frame for each slide, with all its words in it."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches, Pt

from narrative_studio.commands.stories import NewFrame
from narrative_studio.importers.deck.read_deck import Para, Picture, ReadDeck, ReadSlide, Remark
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.storyboard import FOOTER_FIELD, kept_picture, storyboard_of
from narrative_studio.markup import Run, plain_text
from tests.decks import kept, one_slide, readable_words, rich_deck, text_shape, words
from tests.story import png


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_deck(tmp_path_factory.mktemp("rich") / "autumn.pptx")


def words_of(frame: NewFrame) -> list[str]:
    """All words that a frame keeps, in all its fields."""
    texts = [frame.headline, plain_text(frame.bullets), plain_text(frame.script), frame.visual]
    texts += [value for _name, value in frame.extras]
    numbers = re.findall(r"^ *(\d+)\. ", f"{frame.bullets}\n{frame.script}", re.MULTILINE)
    return [*numbers, *(word for text in texts for word in words(text))]


def test_every_word_that_python_pptx_reads_is_in_its_own_frame(rich: Path) -> None:
    story, notes = storyboard_of(read_deck(rich))
    wanted = readable_words(rich)
    assert len(story.frames) == len(wanted) == 8
    for frame, expected in zip(story.frames, wanted, strict=True):
        assert kept(words_of(frame), expected) == 1, frame.headline
    assert notes == ()


def test_titles_bodies_notes_and_the_rest_come_into_their_fields(rich: Path) -> None:
    story, _notes = storyboard_of(read_deck(rich))
    opening, bullets, table, chart, groups, picture, hidden, untitled = story.frames
    assert story.title == "Kiln & Co, autumn"
    assert opening.headline == "Ember for kilns that never rest"
    assert opening.bullets == "A first conversation"
    assert opening.script == "Good morning.\n\nLet me begin with \\*you\\*."
    assert bullets.bullets.startswith(
        "- Heat is lost at the door\n  - Every opening\n    - Every night\n- Fuel costs rise\n"
        "- Nobody **measures** it *yet*\n"
        "- [read the study](https://example.org/study_%282%29?a=1&b=2)\n\n1. a typed number"
    )
    assert table.bullets.startswith("| cell 0 \\| of it second line | cell 1")
    assert chart.bullets == (
        "**Share of costs**\n\n"
        "| Per cent of turnover | Gas | Wood |\n| --- | --- | --- |\n"
        "| First quarter | 50 % | 12.5 % |\n| Second quarter | 25 % |  |"
    )
    assert groups.bullets.count("depth") == 40
    assert picture.picture == png()
    assert picture.alt_text == "A kiln from above"
    assert [frame.is_backup for frame in story.frames] == [*[False] * 6, True, False]
    assert hidden.headline == "Only if somebody asks"
    assert (untitled.headline, untitled.bullets) == ("Thank you", "Questions are welcome")
    assert [frame.zone for frame in story.frames] == [
        *["Why now"] * 2, *["What it shows"] * 3, *[""] * 3,
    ]  # fmt: skip


def test_frames_stand_in_the_order_of_the_slides_in_one_lane(rich: Path) -> None:
    story, _notes = storyboard_of(read_deck(rich), title="Another")
    assert story.title == "Another"
    assert story.template == "blank"
    assert {frame.beat for frame in story.frames} == {"story"}
    assert len({frame.id for frame in story.frames}) == 8


def slide(number: int, layout: str = "", **more: Any) -> ReadSlide:
    return ReadSlide(f"ppt/slides/slide{number}.xml", str(255 + number), number, layout, **more)


def test_layouts_that_are_called_like_beats_choose_the_template() -> None:
    names = ["Title", "Insight", "Insight", "Alternatives", "Other", "Proof", "The ask"]
    slides = tuple(slide(number, name) for number, name in enumerate(names, start=1))
    story, _notes = storyboard_of(ReadDeck("a.pptx", slides=slides))
    assert story.template == "sales-pitch-8"
    assert [frame.beat for frame in story.frames] == [
        *["insight"] * 3, *["alternatives"] * 2, "proof", "the-ask",
    ]  # fmt: skip
    backwards = (*slides[3:], *slides[:3])
    story, _notes = storyboard_of(ReadDeck("a.pptx", slides=backwards))
    assert story.template == "blank"


def test_the_time_comes_from_the_notes_or_the_slide_else_from_the_call() -> None:
    notes = (Para((Run("word " * 280),)),)
    slides = (slide(1, notes=notes), slide(2, advance_ms=20_000), slide(3))
    story, _notes = storyboard_of(ReadDeck("a.pptx", slides=slides))
    assert [frame.planned_ms for frame in story.frames] == [120_000, 20_000, 600_000]


def test_remarks_become_comments_and_the_largest_picture_is_shown() -> None:
    pictures = (
        Picture("a.png", "small", 10),
        Picture("b.png", "large", 10**13),
        Picture("c.png", "middle", 9 * 10**12),
    )
    one = slide(1, blocks=(*pictures, pictures[0]), remarks=(Remark("Bo", "Why?"), Remark("", "!")))
    deck = ReadDeck(
        "a.pptx", slides=(one,), pictures=dict.fromkeys(("a.png", "b.png", "c.png"), png())
    )
    story, notes = storyboard_of(deck)
    assert [alt for _content, alt in story.frames[0].more] == ["middle"]
    assert story.frames[0].comments == ("Bo: Why?", "!")
    assert story.frames[0].alt_text == "large"
    assert notes == ("Slide 1: a small picture was left out.",)


def test_a_picture_that_cannot_be_shown_is_told() -> None:
    one = slide(1, blocks=(Picture("ppt/media/a.emf", "", 10),))
    story, notes = storyboard_of(
        ReadDeck("a.pptx", slides=(one,), pictures={"ppt/media/a.emf": b"EMF"})
    )
    assert story.frames[0].picture is None
    assert notes == ("Slide 1: “a.emf” is not a picture that can be shown.",)


def test_titles_that_programs_put_there_give_way_to_the_name_of_the_file() -> None:
    for title in ("PowerPoint Presentation", ""):
        story, _notes = storyboard_of(ReadDeck("First call.pptx", title=title))
        assert story.title == "First call"


def test_a_picture_of_another_kind_is_turned_into_one_that_a_document_keeps() -> None:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "BMP")
    assert kept_picture(out.getvalue(), name="a.bmp").startswith(b"\x89PNG")
    assert kept_picture(png(), name="a.png") == png()


def test_what_stands_at_the_foot_comes_into_a_field_of_its_own(tmp_path: Path) -> None:
    shapes = text_shape("T", "title") + text_shape("Kiln, in confidence", "ftr")
    path = one_slide(tmp_path / "a.pptx", shapes + text_shape("7", "sldNum"))
    story, _notes = storyboard_of(read_deck(path))
    assert story.frames[0].extras == ((FOOTER_FIELD, "Kiln, in confidence · 7"),)
    assert story.frames[0].bullets == ""


def test_without_titles_no_group_becomes_a_headline_and_all_words_stay(tmp_path: Path) -> None:
    deck: Any = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    place = (Inches(1), Inches(3), Inches(2), Inches(1))
    slide.shapes.add_group_shape().shapes.add_textbox(*place).text_frame.text = "Scan"
    for said, top, size in (("Ask us", 7.2, 40), ("47 min", 3, 60), ("Nobody can trace", 1, 32)):
        box = slide.shapes.add_textbox(Inches(1), Inches(top), Inches(4), Inches(0.5))
        box.text_frame.text = said
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    deck.save(str(tmp_path / "untitled.pptx"))
    story, _notes = storyboard_of(read_deck(tmp_path / "untitled.pptx"))
    (frame,) = story.frames
    assert frame.headline == "Nobody can trace"
    assert frame.bullets.split() == ["Scan", "Ask", "us", "47", "min"]


def test_equal_zones_that_are_apart_are_told_by_their_name(rich: Path) -> None:
    deck = read_deck(rich)
    slides = tuple(replace(one, section="S") for one in deck.slides)
    story, _notes = storyboard_of(replace(deck, slides=slides))
    assert {frame.zone for frame in story.frames} == {"S"}


def test_a_slide_that_a_deck_lists_twice_is_two_frames(tmp_path: Path) -> None:
    path = rich_deck(tmp_path / "twice.pptx")
    deck = Presentation(str(path))
    listing = deck.part._element.sldIdLst
    again = deepcopy(listing[1])
    again.set("id", "999")
    listing.append(again)
    deck.save(str(path))
    story, notes = storyboard_of(read_deck(path))
    assert notes == ()
    for frame, expected in zip(story.frames, readable_words(path), strict=True):
        assert kept(words_of(frame), expected) == 1, frame.headline
    first, last = story.frames[1], story.frames[-1]
    assert first.headline == last.headline == "Three reasons"
    assert first.id != last.id
