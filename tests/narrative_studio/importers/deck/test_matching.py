"""Slides are matched by tags, then by custom XML, then by what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.deck_marks import (
    DECK_TAG,
    SLIDE_TAG,
    DeckMark,
    LineMark,
    SlideMark,
    custom_xml,
    deck_text,
    digest,
    slide_text,
)
from narrative_studio.importers.deck.matching import Matched, MatchedBy, about, match
from narrative_studio.importers.deck.read_deck import Para, Place, ReadDeck, ReadSlide, Text
from narrative_studio.markup import Run

ABOUT = DeckMark("doc", "story")


def mark(frame: str, at: int, *texts: str, page: int = 1) -> SlideMark:
    lines = tuple(LineMark("bullets", n, digest(text)) for n, text in enumerate(texts))
    return SlideMark(frame, page, at, lines=lines)


def slide(number: int, *texts: str, title: str = "", tag: SlideMark | None = None) -> ReadSlide:
    blocks = [Text(Place.TITLE, (Para((Run(title),)),))] if title else []
    blocks.append(Text(Place.BODY, tuple(Para((Run(text),)) for text in texts)))
    tags = {SLIDE_TAG: slide_text(tag), DECK_TAG: deck_text(ABOUT)} if tag else {}
    return ReadSlide(f"s{number}", str(255 + number), number, blocks=tuple(blocks), tags=tags)


def deck(*slides: ReadSlide, known: DeckMark | None = None) -> ReadDeck:
    return ReadDeck("a.pptx", slides=slides, custom_xml=(custom_xml(known),) if known else ())


def known(*marks: SlideMark) -> DeckMark:
    return replace(ABOUT, slides=tuple((str(256 + n), one) for n, one in enumerate(marks)))


def frames(found: Matched) -> dict[int, str]:
    return {place: one.frame for place, one in sorted(found.slides.items())}


def nobody(frame: str) -> str:
    return ""


A, B, C = mark("A", 0, "a1", "a2"), mark("B", 1, "b1", "b2"), mark("C", 2, "c1", "c2")


def test_tags_are_believed_whatever_the_slides_say_now() -> None:
    found = match(deck(slide(1, "x", tag=B), slide(2, "y", tag=A)), [], nobody)
    assert frames(found) == {0: "B", 1: "A"}
    assert found.by is MatchedBy.TAGS
    assert about(deck(slide(1, tag=A))) == ABOUT


def test_of_two_slides_with_one_tag_the_one_that_says_more_of_it_stays() -> None:
    found = match(deck(slide(1, "x", tag=A), slide(2, "a1", "a2", tag=A)), [], nobody)
    assert frames(found) == {1: "A"}
    assert found.copies == {0: "A"}


def test_of_two_slides_that_say_the_same_the_first_stays() -> None:
    found = match(deck(slide(1, "a1", "a2", tag=A), slide(2, "a1", "a2", tag=A)), [], nobody)
    assert (frames(found), found.copies) == ({0: "A"}, {1: "A"})


def test_custom_xml_is_matched_by_what_slides_say_not_by_their_ids() -> None:
    found = match(deck(slide(1, "b1", "new"), slide(2, "a1"), known=known(A, B, C)), [], nobody)
    assert frames(found) == {0: "B", 1: "A"}
    assert found.by is MatchedBy.CUSTOM_XML
    assert [one.frame for one in found.missing] == ["C"]


def test_what_many_slides_say_counts_for_little() -> None:
    common = [mark(name, at, "same", f"{name} own") for at, name in enumerate("ABCD")]
    found = match(deck(slide(1, "same", "else"), known=known(*common)), [], nobody)
    assert frames(found) == {}


def test_ids_are_believed_where_they_hold_for_the_others() -> None:
    words = {"B": "what b says of it all"}
    slides = (slide(1, "a1", "a2"), slide(2, "what b says of this"), slide(3, "c1", "c2"))
    found = match(deck(*slides, known=known(A, B, C)), [], lambda frame: words.get(frame, ""))
    assert frames(found) == {0: "A", 1: "B", 2: "C"}


def test_ids_that_do_not_hold_for_the_others_say_nothing() -> None:
    words = {"B": "what b says of it all and more"}
    # Slides were put together anew: B's old id stands on a slide of somebody else.
    slides = (slide(2, "of x y z"), slide(5, "a1", "a2"), slide(4, "c1", "c2"))
    held = known(A, B, C)
    found = match(deck(*slides, known=held), [], lambda frame: words.get(frame, ""))
    assert frames(found) == {1: "A", 2: "C"}


def test_between_its_neighbours_a_slide_is_surer_than_elsewhere() -> None:
    words = {"B": "one two three four five six seven", "D": "one two three four five six"}
    b, d = mark("B", 1, "b1", "b2"), mark("D", 3, "d1", "d2")
    slides = (slide(9, "a1", "a2"), slide(8, "one two three four five six"), slide(7, "c1", "c2"))
    found = match(deck(*slides, known=known(A, b, C, d)), [], lambda frame: words.get(frame, ""))
    assert frames(found) == {0: "A", 1: "B", 2: "C"}


def test_a_rewritten_slide_is_known_between_its_neighbours() -> None:
    words = {"B": "one two three four five six"}
    slides = (slide(9, "a1", "a2"), slide(7, "one two seven eight nine ten"), slide(8, "c1", "c2"))
    found = match(deck(*slides, known=known(A, B, C)), [], lambda frame: words.get(frame, ""))
    assert frames(found) == {0: "A", 1: "B", 2: "C"}
    found = match(deck(*slides[1:], known=known(A, B, C)), [], nobody)
    assert frames(found) == {1: "C"}


def test_without_marks_the_way_that_is_most_like_the_deck_is_taken() -> None:
    ways = [known(mark("A", 0, "x", "y")), known(mark("A", 0, "a1", "a2"))]
    found = match(deck(slide(1, "a1", "a2")), ways, nobody)
    assert found.by is MatchedBy.WORDS
    assert found.slides[0].lines == A.lines
    assert not found.is_recorded
    found = match(deck(slide(1, "q")), [], nobody)
    assert (found.by, found.slides) == (MatchedBy.NOTHING, {})


def test_without_marks_a_text_that_goes_on_is_one() -> None:
    way = known(mark("A", 0, "T", "a1"), mark("A", 1, "a2", page=2), mark("", 2, "Agenda", "x"))
    slides = (
        slide(1, "x", title="Agenda"),
        slide(2, "more", title="Agenda (2/2)"),
        slide(3, "a1", title="T"),
        slide(4, "a2", title="T (2/3)"),
        slide(5, "more", title="T (3/3)"),
        slide(6, "z", title="Z (2/3)"),
    )
    found = match(deck(*slides), [way], nobody)
    assert {place: (one.frame, one.page) for place, one in sorted(found.slides.items())} == {
        0: ("", 1), 1: ("", 2), 2: ("A", 1), 3: ("A", 2), 4: ("A", 3),
    }  # fmt: skip


def test_a_slide_from_the_deck_of_another_story_is_a_new_one() -> None:
    other = replace(slide(2, "b1", tag=B), tags={SLIDE_TAG: slide_text(B), DECK_TAG: "{}"})
    found = match(deck(slide(1, "a1", tag=A), other), [], nobody)
    assert frames(found) == {0: "A"}
    beside = deck_text(replace(ABOUT, narrative="another story of the document"))
    other = replace(other, tags={**other.tags, DECK_TAG: beside})
    found = match(deck(slide(1, "a1", tag=A), slide(3, "c1", tag=C), other), [], nobody)
    assert frames(found) == {0: "A", 1: "C"}


@pytest.mark.parametrize("content", [b"<x/>", b"<!DOCTYPE a><a/>", b"\xff", b"<broken"])
def test_other_custom_xml_is_passed_over(content: bytes) -> None:
    found = ReadDeck("a.pptx", slides=(slide(1, "a1"),), custom_xml=(content,))
    assert about(found) is None
    both = replace(found, custom_xml=(content, custom_xml(known(A))))
    assert about(both) == known(A)
