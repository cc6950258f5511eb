"""The small makers of blocks."""

from __future__ import annotations

import pytest

from exporters.paper.model import (
    Cell,
    Column,
    Grid,
    Headline,
    Labelled,
    Look,
    PageSize,
    Paper,
    Row,
    RowKind,
    Section,
    bullets,
    labelled,
    typed,
    words,
)
from narrative_studio.markup import Listing


def test_a_heading_is_called_with_its_chip() -> None:
    assert Headline(2, "Heat", chip="Frame 7").words == "Frame 7: Heat"
    assert Headline(1, "Setup").words == "Setup"


@pytest.mark.parametrize("text", ["", "  ", "\n\t\n"])
def test_text_without_words_is_nothing(text: str) -> None:
    assert typed(text) == ()
    assert list(labelled("Visual", text)) == []


def test_typed_text_keeps_its_lines_but_not_the_space_around() -> None:
    assert typed(" one  \n\ntwo ") == (words("one\n\ntwo"),)
    (one,) = labelled("Visual", "a scale", Look.ASK)
    assert one == Labelled("Visual", (words("a scale"),), Look.ASK)


def test_no_texts_are_no_list() -> None:
    assert list(bullets([])) == []
    (found,) = bullets(["a", "b"])
    assert isinstance(found, Listing)
    assert len(found.items) == 2


def test_a_paper_knows_its_headings_over_all_sections() -> None:
    sections = (Section((Headline(1, "a"), words("x"))), Section((Headline(1, "b"),)))
    paper = Paper("Script", "t", "en", "2026-04-21", sections)
    assert [one.text for one in paper.headlines] == ["a", "b"]
    assert len(list(paper.blocks)) == 3


def test_sheets_are_upright() -> None:
    assert all(size.size_mm[0] < size.size_mm[1] for size in PageSize)


def test_a_step_stays_with_what_is_asked_of_it() -> None:
    body, ask = Row((Cell((words("a"),)),)), Row((Cell((words("so?"),)),), RowKind.ASK)
    grid = Grid("Steps", (Column("Do"),), (body, body, ask, body))
    assert [grid.keeps(place) for place in range(4)] == [False, True, False, False]
