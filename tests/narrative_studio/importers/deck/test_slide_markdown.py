"""What stands on a slide is Markdown that reads as the same words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.importers.deck.read_deck import (
    Chart,
    Diagram,
    Other,
    Para,
    Picture,
    Place,
    Sign,
    Spot,
    Table,
    Text,
)
from narrative_studio.importers.deck.slide_markdown import (
    blocks_markdown,
    feet_of,
    headline_of,
    paragraphs_markdown,
)
from narrative_studio.importers.deck.text_reading import SLIDE_LINK
from narrative_studio.markup import Listing, Run, parse, parse_script, plain_text
from narrative_studio.markup import Table as MarkupTable
from tests.decks import kept, words


def para(text: str, sign: Sign = Sign.NONE, level: int = 0, number: int = 0) -> Para:
    return Para((Run(text),) if text else (), level, sign, number)


def text(*lines: str, place: Place = Place.BODY, sign: Sign = Sign.NONE) -> Text:
    return Text(place, tuple(para(line, sign) for line in lines))


def test_lists_keep_their_levels_and_go_on_counting() -> None:
    paras = (
        para("one", Sign.NUMBER, number=3),
        para("inner", Sign.BULLET, 1),
        para("two", Sign.NUMBER),
        para("apart"),
        para("dot", Sign.BULLET),
    )
    assert paragraphs_markdown(paras) == "3. one\n   - inner\n4. two\n\napart\n\n- dot"


def test_typed_signs_become_lists_but_numbers_only_when_they_count_up() -> None:
    source = paragraphs_markdown([para("• dot"), para("- dash"), para("1. one"), para("2) two")])
    assert source == "- dot\n- dash\n1. one\n2. two"
    source = paragraphs_markdown([para("7. seven"), para("2019. A year"), para("-5 degrees")])
    assert source == "7\\. seven\n\n2019\\. A year\n\n-5 degrees"


def test_marks_and_links_are_kept_and_jumps_lead_to_frames() -> None:
    runs = (
        Run("a "),
        Run("b", bold=True),
        Run("c", link="https://example.org"),
        Run("d", link=f"{SLIDE_LINK}ppt/slides/slide4.xml"),
        Run("e", link=f"{SLIDE_LINK}ppt/slides/slide9.xml"),
    )
    source = paragraphs_markdown(
        [Para(runs)], lambda part: "frame:4" if part.endswith("4.xml") else ""
    )
    assert source == "a **b**[c](https://example.org)[d](frame:4)e"


def test_a_forced_break_stays_one() -> None:
    assert paragraphs_markdown([para("one\ntwo")]) == "one  \ntwo"


def test_texts_of_several_shapes_stand_apart() -> None:
    found = blocks_markdown([text("a", sign=Sign.BULLET), text("b", sign=Sign.BULLET)])
    assert found == "- a\n\n- b"


def test_titles_feet_pictures_and_films_are_no_text() -> None:
    blocks = (
        text("T", place=Place.TITLE),
        text("7", place=Place.FOOT),
        Picture("a.png"),
        Other("film", "b.mp4"),
        text("body"),
    )
    assert blocks_markdown(blocks) == "body"
    assert feet_of(blocks) == "7"


def test_tables_are_tables_and_a_single_cell_is_a_paragraph() -> None:
    table = Table((((para("a|b"),), (para("c"), para("d"))), ((), (para("e"),)), ((), ())))
    (block,) = parse(blocks_markdown([table]))
    assert isinstance(block, MarkupTable)
    assert plain_text([block]) == "a|b\tc d\n\te"
    assert blocks_markdown([Table((((para("x"),),),))]) == "x"
    assert blocks_markdown([Table(())]) == ""


def test_a_chart_is_a_table_of_its_figures_under_its_title() -> None:
    chart = Chart("Costs", ("Q1", "Q2"), (("Gas", ("1", "2", "3")), ("", ("4",))), ("Time", "EUR"))
    assert blocks_markdown([chart]) == (
        "**Costs**\n\n| Time | Gas |  |\n| --- | --- | --- |\n| Q1 | 1 | 4 |\n| Q2 | 2 |  |\n"
        "|  | 3 |  |\n\nEUR"
    )
    assert blocks_markdown([Chart("", axes=("x", "y"))]) == "x, y"
    wide = Chart("", ("a", "b"), tuple((f"s{n}", ("1", "2")) for n in range(60)))
    assert blocks_markdown([wide]).count("\n") == 61


def test_smart_art_is_a_nested_list() -> None:
    paras = (para("top", Sign.BULLET), para("below", Sign.BULLET, 1))
    assert blocks_markdown([Diagram(paras)]) == "- top\n  - below"


@pytest.mark.parametrize(
    ("blocks", "headline", "body"),
    [
        ((text("A", "B", place=Place.TITLE), text("c")), "A B", "c"),
        ((text("c"), text("A\nB", place=Place.TITLE)), "A B", "c"),
        ((text("short", "long"),), "short", "long"),
        ((Picture("p"), text("", "short"), text("x")), "short", "x"),
        ((text("item", sign=Sign.BULLET), text("x")), "", "- item\n\nx"),
        ((text("w " * 100),), "", ("w " * 100).strip()),
        ((text("7", place=Place.FOOT),), "", ""),
        ((text(" ", place=Place.TITLE), text("b")), "b", ""),
    ],
)
def test_the_headline_is_the_title_else_a_short_first_line(
    blocks: tuple[Text, ...], headline: str, body: str
) -> None:
    found, rest = headline_of(blocks)
    assert found == headline
    assert blocks_markdown(rest) == body


def free(line: str, top: int | None = 0, size: int = 0, spot: Spot = Spot.OPEN) -> Text:
    return Text(Place.FREE, (para(""), para(line)), top, size, spot)


def listed(line: str, top: int | None = None) -> Text:
    return Text(Place.BODY, (para(line, Sign.BULLET),), top)


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        ((free("drawn", 0, 5000, Spot.DRAWN), free("said", 9)), "said"),
        ((free("foot", 0, 5000, Spot.LOW), free("said", 9)), "said"),
        ((free("foot", 0, 5000, Spot.LOW),), ""),
        ((free("small", 0, 1100), free("large", 9, 3200)), "large"),
        ((free("unsaid", 9), free("smaller", 0, 1400)), "unsaid"),
        ((free("lower", 9, 2000), free("upper", 5, 2000)), "upper"),
        ((free("47 min", 0, 8000), free("said", 9)), "said"),
        ((free("“", 0, 8000), free("said", 9)), "said"),
        ((free("€ 4.2m", 0, 8000), free("3 things we do", 9)), "3 things we do"),
        ((free("7", 0, 8000), free("drawn", 9, 0, Spot.DRAWN)), "drawn"),
        ((free("47 min", 0, 8000),), "47 min"),
        ((listed("item"), free("said", 9)), "said"),
        ((listed("item", 1), free("said", 9)), ""),
        ((free("one", 9, 0, Spot.DRAWN), free("two", 0, 9000, Spot.DRAWN)), "one"),
    ],
)
def test_without_a_title_the_headline_is_the_largest_text_that_stands_free(
    texts: tuple[Text, ...], headline: str
) -> None:
    found, rest = headline_of(texts)
    assert found == headline
    said = {line for one in rest if isinstance(one, Text) for line in (one.paras[-1].text,)}
    assert said | {headline} - {""} == {one.paras[-1].text for one in texts}


TEXTS = st.text(
    st.one_of(
        st.sampled_from("*_`~#>-+=|[]()<>!\\&.:1 \n"),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
        st.sampled_from("ab "),
    ),
    max_size=40,
)
RUNS = st.builds(
    Run,
    TEXTS,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, "https://example.org/a_(b)"]),
)
PARAS = st.builds(
    Para,
    st.lists(RUNS, max_size=4).map(tuple),
    st.integers(0, 8),
    st.sampled_from(Sign),
    st.integers(0, 40),
)


def numbers(source: str) -> list[str]:
    """The numbers of items, which may have been typed."""
    return re.findall(r"^[ \d.]*?(\d+)\. ", source, re.MULTILINE)


@given(st.lists(PARAS, max_size=6))
def test_no_paragraph_loses_words_whatever_signs_are_in_it(paras: list[Para]) -> None:
    wanted = [word for one in paras for word in words(one.text)]
    source = paragraphs_markdown(paras)
    for blocks in (parse(source), parse_script(source)):
        found = words(plain_text(blocks)) + numbers(source)
        assert kept(found, wanted) == 1, source


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=3), min_size=2, max_size=3))
def test_no_cell_loses_words(rows: list[list[str]]) -> None:
    table = Table(tuple(tuple((para(cell),) for cell in row) for row in rows))
    source = blocks_markdown([table])
    wanted = [word for row in rows for cell in row for word in words(cell)]
    assert kept(words(plain_text(parse(source))) + numbers(source), wanted) == 1, source


def test_numbers_are_items_of_a_list() -> None:
    (block,) = parse(paragraphs_markdown([para("a", Sign.NUMBER, number=4)]))
    assert isinstance(block, Listing)
    assert block.start == 4
