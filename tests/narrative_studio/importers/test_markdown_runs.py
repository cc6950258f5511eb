"""Styled words become source whose marks hold, and words that look like marks stay words."""

from __future__ import annotations

import pytest

from narrative_studio.importers.markdown_runs import BREAK, PLAIN, Style, source_of
from narrative_studio.markup import Paragraph, parse

BOLD, ITALIC = Style(bold=True), Style(italic=True)


@pytest.mark.parametrize(
    ("runs", "source"),
    [
        ([("a", BOLD), ("b", BOLD)], "**ab**"),
        ([("a ", BOLD), ("b", PLAIN)], "**a** b"),
        ([("a", BOLD), ("b", Style(bold=True, italic=True))], "**a*b***"),
        (
            [("x", Style(link="https://x.org")), ("y", Style(link="https://x.org"))],
            "[xy](https://x.org)",
        ),
        ([("a]b", Style(link="https://x.org/(1)"))], "[a\\]b](https://x.org/%281%29)"),
        ([("a", PLAIN), (BREAK, PLAIN), ("b", PLAIN)], "a  \nb"),
        ([("a|b", PLAIN)], "a|b"),
        ([(" ", BOLD)], ""),
        ([("- a", PLAIN)], "- a"),
        ([("* a", PLAIN)], "\\* a"),
        ([("``", Style(code=True))], "``` `` ```"),
    ],
)
def test_runs_become_source(runs: list[tuple[str, Style]], source: str) -> None:
    assert source_of(runs) == source


def test_a_bar_is_no_border_within_a_cell() -> None:
    assert source_of([("a|b", PLAIN), (BREAK, PLAIN), ("c", PLAIN)], in_cell=True) == "a\\|b c"


@pytest.mark.parametrize("text", ["a * b", "*a*", "__init__", "a\\*b", "&amp;", "<b>", "# a"])
def test_literal_words_read_as_they_are(text: str) -> None:
    (block,) = parse(source_of([(text, PLAIN)]))
    assert isinstance(block, Paragraph)
    assert "".join(run.text for run in block.runs) == text


@pytest.mark.parametrize(("words", "source"), [("A kiln", "![A kiln](k.png)"), ("", "![](k.png)")])
def test_a_picture_stays_whether_words_tell_of_it_or_not(words: str, source: str) -> None:
    assert source_of([(words, Style(picture="k.png"))]) == source
