"""Words are told from code, addresses, numbers and names that no list can know."""

from __future__ import annotations

import pytest

from narrative_studio.spelling.splitting import words_of


def words(text: str, *, is_markdown: bool = False) -> list[str]:
    return [word.text for word in words_of(text, is_markdown=is_markdown)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It's theirs, isn’t it?", ["It's", "theirs", "isn’t", "it"]),
        ("a well-known half-life", ["well", "known", "half", "life"]),
        ("'quoted' and ‘so’", ["quoted", "and", "so"]),
        ("VA-2 and DF-11 in Q3, 4th of 12kg", ["and", "in", "of"]),
        ("KPIs of the CEO in PowerPoint and McDonald", ["of", "the", "in", "and"]),
        ("see https://x.org/teh/recieve now", ["see", "now"]),
        ("see www.exampel.com. Next", ["see", "Next"]),
        ("mail dana@lotwarden.example today", ["mail", "today"]),
        ("open report.pdf or src/mian/app", ["open", "or"]),
        ("ends here.Next begins", ["ends", "here", "Next", "begins"]),
        ("for @everybdy in #marketng", ["for", "in"]),
        ("Hello {first_nmae}, hello", ["Hello", "hello"]),
        ("café, naïve, Ærø", ["café", "naïve", "Ærø"]),
        ("Привет 你好 and γειά", ["and"]),
        ("snake_case_nmae here", ["here"]),
        ("", []),
    ],
)
def test_plain_text_is_split_into_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("use `recieve` here", ["use", "here"]),
        ("use ``re`cieve`` here", ["use", "here"]),
        ("[the words](https://x.org/teh) stay", ["the", "words", "stay"]),
        ("![the pciture](pcit.png)", ["the", "pciture"]),
        ("<https://x.org/teh> and <br> and", ["and", "and"]),
        ("a&nbsp;word", ["word"]),
        ("**bold**ly *done*", ["bold", "ly", "done"]),
        ("one\n```\nrecieve\n```\ntwo", ["one", "two"]),
        ("one\n~~~ python\nrecieve\n", ["one"]),
        ("- first\n- [x] second\n> third", ["first", "second", "third"]),
    ],
)
def test_markdown_is_not_read_inside_code_and_links(text: str, found: list[str]) -> None:
    assert words(text, is_markdown=True) == found


def test_code_that_begins_before_the_asked_part_is_known() -> None:
    text = "one\n```\nrecieve\nmroe\n```\ntwo"
    at = text.index("mroe")
    found = words_of(text, is_markdown=True, start=at)
    assert [word.text for word in found] == ["two"]


def test_a_word_says_where_it_stands_and_what_it_is_part_of() -> None:
    first, second = list(words_of("the well-known"))[1:]
    assert (first.start, first.end, first.whole) == (4, 8, "well-known")
    assert second.text == "known"


@pytest.mark.parametrize(
    "piece", ["`a ``b ```c ", "[x](", "<a ", "a", "a-", "a.b", "a/", "a+", "@", "{", "&", "~~~\n"]
)
def test_hostile_text_is_split(piece: str) -> None:
    """Nothing of it takes so long that the limit of a test is met."""
    text = piece * (100_000 // len(piece))
    assert all(word.text in text for word in words_of(text, is_markdown=True))
