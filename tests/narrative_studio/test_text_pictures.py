"""Pictures of the document stand in texts by their ids, and are found there."""

from __future__ import annotations

import pytest

from narrative_studio.markup import (
    Blocks,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Run,
    parse,
    plain_text,
    without_notes,
)
from narrative_studio.markup_lines import LineKind, source_lines
from narrative_studio.model.ids import PictureId
from narrative_studio.text_pictures import (
    cell_blocks,
    picture_id,
    picture_ids,
    pictures_apart,
    with_pictures,
    without_pictures,
)

A, B = PictureId("a" * 64), PictureId("b" * 64)


def test_pictures_are_written_after_a_text_and_found_in_it_again() -> None:
    text = with_pictures("- one\n", [(A, "The [big]\nkiln"), (B, "")])
    assert text == f"- one\n\n![The \\[big\\] kiln](picture:{A})\n\n![](picture:{B})"
    assert picture_ids(text) == (A, B)
    assert picture_ids(text + text) == (A, B)
    _, first, second = parse(text)
    assert (first, second) == (
        Picture(f"picture:{A}", "The [big] kiln"),
        Picture(f"picture:{B}", ""),
    )
    assert with_pictures("", [(A, "x")]) == f"![x](picture:{A})"


@pytest.mark.parametrize(
    "source", ["picture:", "picture:abc", f"picture:{A}0", f"x picture:{A}", "https://a.b/c.png"]
)
def test_other_sources_name_no_picture(source: str) -> None:
    assert picture_id(source) is None


def test_pictures_on_lines_of_their_own_are_pictures_each() -> None:
    text = f"before\n\n![a](picture:{A})\n![b](picture:{B})\n\nwith ![c](picture:{B}) words"
    assert [type(block).__name__ for block in parse(text)] == [
        "Paragraph", "Picture", "Picture", "Paragraph",
    ]  # fmt: skip
    lines = source_lines(text)
    assert [(one.kind, one.text, one.first) for one in lines] == [
        (LineKind.TEXT, "before", 0),
        (LineKind.PICTURE, "a", 2),
        (LineKind.PICTURE, "b", 3),
        (LineKind.TEXT, "with c words", 5),
    ]


def test_a_text_is_told_apart_from_its_pictures() -> None:
    text = (
        f"- one\n- ![a](picture:{A})\n- two\n\n  ![b](picture:{B})\n\n> ![c](picture:{A})\n\n"
        "![gone](x.png)\n\n-"
    )
    blocks, pictures = without_pictures(parse(text), lambda _picture: True)
    assert [one.alt for one in pictures] == ["a", "b", "c"]
    assert plain_text(blocks).split("\n") == ["one", "two", "gone"]
    assert len(blocks) == 3


def test_a_picture_that_is_not_there_stays_in_words() -> None:
    blocks, pictures = without_pictures(parse(f"![a](picture:{A})"), lambda picture: picture == B)
    assert (plain_text(blocks), pictures) == ("a", ())


def apart(text: str) -> Blocks:
    return pictures_apart(parse(text), lambda found: found == A)


def test_a_picture_within_a_line_stands_between_what_is_before_and_after_it() -> None:
    shown, other = f"![The **kiln**](picture:{A})", f"![gone](picture:{B})"
    assert apart(f"before {shown} *after*") == (
        Paragraph((Run("before"),)),
        Picture(f"picture:{A}", "The kiln"),
        Paragraph((Run("after", italic=True),)),
    )
    assert apart(f"{shown} {shown}") == (Picture(f"picture:{A}", "The kiln"),) * 2
    assert plain_text(apart(f"a {other}")) == "a gone"


def test_pictures_within_items_quotes_and_footnotes_stand_apart_too() -> None:
    shown = f"![k](picture:{A})"
    (listing,) = apart(f"- a {shown}\n- b")
    assert isinstance(listing, Listing)
    assert [len(item.blocks) for item in listing.items] == [2, 1]
    (quote,) = apart(f"> a {shown}")
    assert isinstance(quote, Quote)
    assert len(quote.blocks) == 2
    _body, (note,) = without_notes(apart(f"a[^1]\n\n[^1]: b {shown}"))
    assert len(note.blocks) == 2
    table = apart(f"| a | {shown} |\n|--|--|\n| 1 | 2 |")
    assert table == parse(f"| a | {shown} |\n|--|--|\n| 1 | 2 |")


def test_a_cell_holds_its_words_and_below_them_its_pictures() -> None:
    (table,) = parse(f"| w ![a](picture:{A}) x | ![b](picture:{B}) | |\n|--|--|--|")
    cells = [cell_blocks(cell, lambda found: found == A) for cell in table.header]  # type: ignore[union-attr]
    assert cells == [
        (Paragraph((Run("w"),)), Picture(f"picture:{A}", "a"), Paragraph((Run("x"),))),
        (Paragraph((Run("b", picture=f"picture:{B}"),)),),
        (Paragraph(()),),
    ]


def test_a_picture_within_a_line_is_found_and_leaves_its_words() -> None:
    blocks = parse(f"- w ![a](picture:{A}) x")
    left, found = without_pictures(blocks, lambda _found: True)
    assert (left, found) == (blocks, (Picture(f"picture:{A}", "a"),))
