"""The fields of a frame are read out of its slides, whatever shape they stand in."""

from __future__ import annotations

import pytest

from narrative_studio.deck_marks import LineMark, SlideMark, digest, look
from narrative_studio.importers.deck.field_reading import FieldReadings, read_fields
from narrative_studio.importers.deck.read_deck import Block, Para, Place, ReadSlide, Sign, Text
from narrative_studio.markup import Run


def line(name: str, place: int, text: str, begin: int = 0, end: int | None = None) -> LineMark:
    return LineMark(name, place, digest(text), look((Run(text),)), begin, end)


def para(
    text: str, sign: Sign = Sign.NONE, level: int = 0, *, bold: bool = False, italic: bool = False
) -> Para:
    return Para((Run(text, bold, italic),), level, sign)


def shape(*paras: Para, place: Place = Place.BODY) -> Text:
    return Text(place, paras)


def read(
    marks: list[LineMark],
    blocks: list[Block],
    bases: dict[str, str],
    *,
    notes: tuple[list[LineMark], list[Para]] = ((), ()),  # type: ignore[assignment]
) -> FieldReadings:
    mark = SlideMark("f", lines=tuple(marks), notes=tuple(notes[0]))
    slide = ReadSlide("s", "256", 1, blocks=tuple(blocks), notes=tuple(notes[1]))
    return read_fields([mark], [slide], bases.get, lambda part: "")


BASE = {"bullets": "- one\n- two", "headline": "Head", "script": "Say.\n\nMore."}
MARKS = [line("headline", 0, "Head"), line("bullets", 0, "one"), line("bullets", 1, "two")]
TITLE = shape(para("Head"), place=Place.TITLE)


def test_nothing_new_is_nothing() -> None:
    assert read(MARKS, [TITLE, shape(para("one"), para("two"))], BASE) == FieldReadings()


def test_a_new_item_looks_like_the_one_before_it() -> None:
    body = shape(para("one", Sign.BULLET), para("new", Sign.BULLET, 1), para("two", Sign.BULLET))
    assert read(MARKS, [TITLE, body], BASE).changed == {"bullets": "- one\n  - new\n- two"}


def test_a_new_line_in_the_title_is_part_of_the_headline() -> None:
    title = shape(para("Head"), para("and neck"), place=Place.TITLE)
    found = read(MARKS, [title, shape(para("one"), para("two"))], BASE)
    assert found.changed == {"headline": "Head and neck"}


def test_a_headline_that_is_cut_in_its_title_is_none() -> None:
    base = {**BASE, "headline": "Head over heels in the end"}
    marks = [line("made", 0, "Head over…"), line("headline", 0, base["headline"]), *MARKS[1:]]
    title = shape(para("Head over heels…"), place=Place.TITLE)
    body = shape(para(base["headline"]), para("one"), para("two"))
    assert read(marks, [title, body], base).changed == {}


def test_without_the_old_text_the_slides_say_all() -> None:
    body = shape(para("one", Sign.BULLET), para("2", Sign.NUMBER), para("x", Sign.BULLET, 1))
    found = read(MARKS, [TITLE, body], {"headline": "Head"})
    assert found.changed == {"bullets": "- one\n1. 2\n   - x"}


def test_pieces_of_a_paragraph_are_put_together_with_what_stood_between() -> None:
    base = {"bullets": "- CFO: cut **cost**"}
    marks = [line("bullets", 0, "CFO", 0, 3), line("bullets", 0, "cut cost", 5, 13)]
    blocks: list[Block] = [shape(para("CEO")), shape(para("cut cost"))]
    assert read(marks, blocks, base).changed == {"bullets": "- CEO: cut **cost**"}
    assert read(marks, [blocks[1]], base).changed == {"bullets": "- cut **cost**"}


def test_new_text_in_a_shape_that_the_studio_made_is_not_the_frame_s() -> None:
    marks = [*MARKS, line("made", 0, "Next step")]
    card = shape(para("Next step"), para("soon"))
    found = read(marks, [TITLE, shape(para("one"), para("two")), card], BASE)
    assert found == FieldReadings()
    found = read(marks, [TITLE, shape(para("one"), para("two")), shape(para("Then"))], BASE)
    assert found.made == ("Then",)


def test_notes_keep_to_their_headings() -> None:
    marks = [
        line("script", 0, "Say."), line("script", 1, "More."), line("made", 0, "Checkpoint"),
        line("checkpoint", 0, "Agreed?"),
    ]  # fmt: skip
    base = {**BASE, "checkpoint": "Agreed?"}
    said = [para("Say."), para("More."), para("And more."), para("Checkpoint"), para("Really?")]
    found = read(MARKS, [TITLE, shape(para("one"), para("two"))], base, notes=(marks, said))
    assert found.changed == {"script": "Say.\n\nMore.\n\nAnd more.", "checkpoint": "Really?"}
    said = [para("Say."), para("More."), para("Checkpoint"), para("So:"), para("Agreed?")]
    found = read(MARKS, [TITLE, shape(para("one"), para("two"))], base, notes=(marks, said))
    assert found.changed == {"checkpoint": "So:\n\nAgreed?"}


def test_notes_that_were_not_exported_are_not_lost_by_new_ones() -> None:
    found = read(
        MARKS, [TITLE, shape(para("one"), para("two"))], BASE, notes=([], [para("New note")])
    )
    assert found.changed == {"script": "Say.\n\nMore.\n\nNew note"}


def test_marks_of_a_whole_paragraph_come_from_its_place_on_the_slide() -> None:
    marks = [line("bullets", 0, "one"), line("bullets", 1, "two")]
    body = shape(para("uno", bold=True, italic=True), para("two", bold=True))
    assert read(marks, [body], BASE).changed == {"bullets": "- uno\n- two"}


def test_what_stands_on_the_slide_wins_over_the_notes() -> None:
    base = {**BASE, "checkpoint": "Agreed?"}
    marks = [*MARKS, line("checkpoint", 0, "Agreed?")]
    notes = ([line("checkpoint", 0, "Agreed?")], [para("In the notes?")])
    blocks: list[Block] = [TITLE, shape(para("one"), para("two")), shape(para("On it?"))]
    assert read(marks, blocks, base, notes=notes).changed == {"checkpoint": "On it?"}
    blocks = blocks[:2]
    assert read(marks, blocks, base, notes=notes).changed == {"checkpoint": "In the notes?"}


@pytest.mark.parametrize(
    ("title", "body", "changed"),
    [
        ("Head (2/2)", "two", {}),
        ("Head", "two", {}),
        ("And more", "two", {}),
        ("two", "new", {"bullets": "- one\n\nnew"}),
    ],
)
def test_the_title_of_a_slide_that_goes_on_says_nothing_of_the_story(
    title: str, body: str, changed: dict[str, str]
) -> None:
    first = SlideMark("f", lines=tuple(MARKS[:2]))
    second = SlideMark("f", lines=(line("made", 0, "Head (2/2)"), MARKS[2]))
    later = (shape(para(title), place=Place.TITLE), shape(para(body)))
    slides = [
        ReadSlide("s", "256", 1, blocks=(TITLE, shape(para("one")))),
        ReadSlide("t", "257", 2, blocks=later),
    ]
    assert read_fields([first, second], slides, BASE.get, lambda part: "").changed == changed
