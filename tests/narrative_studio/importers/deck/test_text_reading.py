"""Paragraphs are read with their marks, breaks, fields, links and formulas."""

from __future__ import annotations

import pytest

from narrative_studio.importers.deck.inherited import PLAIN_LEVELS, Level, Levels
from narrative_studio.importers.deck.parts import Relation
from narrative_studio.importers.deck.read_deck import Para, Sign
from narrative_studio.importers.deck.text_reading import flag, read_paragraphs
from narrative_studio.importers.deck.xml_tree import parse_xml
from narrative_studio.markup import Run
from tests.decks import NS

_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def read(
    inner: str, relations: dict[str, Relation] | None = None, levels: Levels = PLAIN_LEVELS
) -> tuple[Para, ...]:
    body = parse_xml(f"<p:txBody {NS} {_MORE}>{inner}</p:txBody>".encode())
    return read_paragraphs(body, levels, relations or {})


def test_runs_of_one_style_are_one_and_breaks_are_kept() -> None:
    (para,) = read(
        '<a:p><a:pPr lvl="1"><a:buChar char="-"/></a:pPr><a:r><a:rPr lang="en"/><a:t>a </a:t></a:r>'
        '<a:r><a:t>b</a:t></a:r><a:br/><a:r><a:rPr b="1" i="true"/><a:t>c</a:t></a:r>'
        '<a:fld type="slidenum"><a:t>7</a:t></a:fld><a:r><a:rPr strike="sngStrike"/><a:t>d</a:t>'
        '</a:r><a:r><a:rPr><a:latin typeface="Courier New"/></a:rPr><a:t>e</a:t></a:r></a:p>'
    )
    assert para == Para(
        (
            Run("a b\n"), Run("c", bold=True, italic=True), Run("7"), Run("d", strike=True),
            Run("e", code=True),
        ),
        1,
        Sign.BULLET,
    )  # fmt: skip


def test_marks_that_the_style_has_anyway_are_none() -> None:
    levels = Levels((Level(is_bold=True, is_italic=True),) * 9)
    (para,) = read('<a:p><a:r><a:rPr b="1" i="1"/><a:t>a</a:t></a:r></a:p>', levels=levels)
    assert para.runs == (Run("a"),)


def test_what_a_bold_level_shows_otherwise_in_part_is_marked() -> None:
    levels = Levels((Level(is_bold=True, is_italic=True),) * 9)
    (para,) = read(
        '<a:p><a:r><a:rPr b="1"/><a:t>a</a:t></a:r><a:r><a:t> b</a:t></a:r><a:br/>'
        '<a:r><a:rPr b="0"/><a:t>c</a:t></a:r></a:p>',
        levels=levels,
    )
    assert para.runs == (Run("a b\n", bold=True), Run("c"))


def test_unseen_characters_go_and_vertical_tabs_break() -> None:
    (para,) = read("<a:p><a:r><a:t>a&#x200B;b_x\tc&#x2028;d&#xAD;</a:t></a:r></a:p>")
    assert para.text == "ab_x c\nd"


def test_formulas_are_their_letters_and_alternatives_are_taken_once() -> None:
    (para,) = read(
        "<a:p><mc:AlternateContent><mc:Choice Requires='a14'><a14:m><m:oMath><m:r><m:t>E=</m:t>"
        "</m:r><m:r><m:t>mc</m:t></m:r></m:oMath></a14:m></mc:Choice><mc:Fallback><a:r><a:t>no"
        "</a:t></a:r></mc:Fallback></mc:AlternateContent><mc:AlternateContent><mc:Choice/>"
        "<mc:Fallback><a:r><a:t>!</a:t></a:r></mc:Fallback></mc:AlternateContent></a:p>"
    )
    assert para.text == "E=mc!"


@pytest.mark.parametrize(
    ("relation", "link"),
    [
        (Relation("r1", "hyperlink", "https://e.org/a", is_external=True), "https://e.org/a"),
        (Relation("r1", "hyperlink", "mailto:a@e.org", is_external=True), "mailto:a@e.org"),
        (Relation("r1", "hyperlink", "file:///etc", is_external=True), None),
        (Relation("r1", "hyperlink", "javascript:x", is_external=True), None),
        (Relation("r1", "hyperlink", "https://e.org/" + "x" * 3000, is_external=True), None),
        (Relation("r1", "hyperlink", "http://[", is_external=True), None),
        (Relation("r1", "slide", "ppt/slides/slide2.xml"), "slide:ppt/slides/slide2.xml"),
        (
            Relation("r1", "hyperlink", "../slides/slide2.xml", is_external=True),
            "slide:ppt/slides/slide2.xml",
        ),
        (
            Relation("r1", "hyperlink", "https://e.org/slides/slide2.xml", is_external=True),
            "https://e.org/slides/slide2.xml",
        ),
        (Relation("r2", "slide", "x"), None),
    ],
)
def test_only_links_that_may_be_followed_are_kept(relation: Relation, link: str | None) -> None:
    (para,) = read(
        '<a:p><a:r><a:rPr><a:hlinkClick r:id="r1"/></a:rPr><a:t>x</a:t></a:r></a:p>',
        {relation.id: relation},
    )
    assert para.runs == (Run("x", link=link),)


def test_no_body_has_no_paragraphs_and_empty_ones_are_kept() -> None:
    assert read_paragraphs(None, PLAIN_LEVELS, {}) == ()
    assert read("<a:p/><a:p><a:r><a:t></a:t></a:r></a:p>") == (Para(()), Para(()))


def test_a_numbered_list_knows_where_it_starts() -> None:
    (para,) = read('<a:p><a:pPr><a:buAutoNum startAt="3"/></a:pPr></a:p>')
    assert (para.sign, para.number) == (Sign.NUMBER, 3)


@pytest.mark.parametrize(
    ("word", "meant"), [("1", True), ("true", True), ("0", False), ("x", False), (None, None)]
)
def test_flags_are_read(word: str | None, meant: bool | None) -> None:
    assert flag(word) is meant
