"""What is read quickly is read as the library reads it."""

from __future__ import annotations

import random

import pytest

from narrative_studio.markup import Item, Listing, Paragraph, Run, _parse
from narrative_studio.markup_parser import script_parser, slide_parser
from narrative_studio.markup_plain import plain_blocks


def test_paragraphs_lists_marks_and_links_are_read() -> None:
    text = "One **two** *three*,\nfour\n\n- [five](https://a.example/b)\n- six"
    assert plain_blocks(text) == (
        Paragraph(
            (
                Run("One "),
                Run("two", bold=True),
                Run(" "),
                Run("three", italic=True),
                Run(", four"),
            )
        ),
        Listing(
            (
                Item((Paragraph((Run("five", link="https://a.example/b"),)),)),
                Item((Paragraph((Run("six"),)),)),
            )
        ),
    )


@pytest.mark.parametrize("text", ["", "\n", "Words, 12 of them: all plain.", "- Ünder\n- 行"])
def test_plain_words_are_read(text: str) -> None:
    assert plain_blocks(text) == _parse(text, slide_parser())


@pytest.mark.parametrize(
    "text",
    [
        "# Heading", "1. One", "+ One", "* One", "> Cue", "    code", "a  \nb", "a\\", "`code`",
        "- one\n  two", "- one\n\n- two", "- one\ntwo", "a\n- b", "a\n---", "a_b_", "a*b*", "**a*",
        "[x] task", "- [ ] task", "[a](b)", "[a](https://A.example)", "![p](https://a.example)",
        "[^1]", "a & b", "a | b\n- | -", "a\tb", "a\u00a0", "~~a~~", "***a***", "-", "- ", "*",
    ],
)  # fmt: skip
def test_anything_else_is_left_to_the_library(text: str) -> None:
    assert plain_blocks(text) is None


_PIECES = (
    "word", "two words", "Ünder", "行", "12", " ", " ", " ", "\n", "\n\n", "\n- ", "- ", "**", "*",
    "**bold**", "*it*", "[a b](https://a.example/c-d)", "[", "]", "(", ")", ".", ",", ":", "---",
    "+", "=", "#", "1.", "  ", "?", "'", "\u2014", "\u00b2", "@", "%", "$", "^", "{",
    "www.a.example",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_both_read_the_same(seed: int) -> None:
    dice = random.Random(seed)
    read = 0
    for _ in range(1_500):
        text = "".join(dice.choices(_PIECES, k=dice.randint(1, 9)))
        found = plain_blocks(text)
        if found is not None:
            read += 1
            assert found == _parse(text, slide_parser()), text
            assert found == _parse(text, script_parser()), text
    assert read > 100
