"""Words are counted as the parser of Markdown counts them, without asking it where it is plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio import markup
from narrative_studio.analysis.wording import words
from narrative_studio.analysis.wording.words import bullet_count, plain, script_words, spoken_text

pieces = st.sampled_from(
    [
        *("word", "word's", "98.6", "—", "-", "_", "x_y", "*", "**", "a*b", "`c`", "~~", "#"),
        *(">", "\n> cue here", "\n- item", "\n1. one", "2)", "\n\n", "\n", " ", "    ", "\t", "|"),
        *("a|b", "[x y](http://a b)", "![alt text](p)", "<http://a.b>", "&amp;", "&nbsp;", "\\"),
        *("\\*", "```", "\n```py one\n", "---", "\n===\n", "é", "日本", "\u00a0", "\u2028", "\r\n"),
    ]
)


@given(st.lists(pieces, max_size=14).map("".join) | st.text(max_size=40))
def test_a_script_counts_as_the_parser_counts_it(script: str) -> None:
    assert script_words(script) == markup.word_count(script)


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ("", 0),
        (" \n ", 0),
        ("Here is the part.", 4),
        ("It is *very* **good** — honestly", 5),
        ("Say this.\n\n> Click the node\n\nAnd this.", 4),
        ("- one\n- two words", 3),
        ("1. one\n2. two", 2),
        ("See [the plan](https://example.org/a) now", 4),
    ],
)
def test_only_what_is_said_aloud_counts(script: str, count: int) -> None:
    assert script_words(script) == count


def test_a_plain_script_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(_script: str) -> list[str]:
        raise AssertionError("parsed")

    monkeypatch.setattr(markup, "spoken_words", parsed)
    plain_script = "Twelve of these, *four* of those; 98.6 per cent.\n\n- and a list"
    assert words.script_words.__wrapped__(plain_script) == 12
    with pytest.raises(AssertionError, match="parsed"):
        words.script_words.__wrapped__("One\n> cue")


def test_cues_and_marks_are_not_spoken() -> None:
    assert spoken_text("Say **this**.\n\n> not that\n\nAnd this.") == "Say this. And this."
    assert spoken_text("Say this.\n\n> not that") == "Say this."
    assert spoken_text("Say this.\n\nAnd this.") == "Say this.\n\nAnd this."


def test_marks_inside_a_wording_are_read_away() -> None:
    assert plain("an **evi**dence pack") == "an evidence pack"
    assert plain("an **evi**dence `pack`") == "an evidence pack"
    assert spoken_text("an **evi**dence `pack`") == "an evidence pack"
    assert plain("press `Start` [here](https://example.org)") == "press Start here"
    assert plain("fish &amp; chips") == "fish & chips"


@pytest.mark.parametrize(
    ("bullets", "count"),
    [
        ("", 0),
        ("just text", 0),
        ("- one\n- two\n- three", 3),
        ("* one\n  * nested\n\n+ two", 3),
        ("1. one\n2) two", 2),
        ("- one\n\n---\n\n* * *\n- two", 2),
        ("-no item\n-- nor this", 0),
        ("38 pallets, not 410\n1.5 kg", 0),
    ],
)
def test_bullets_are_counted(bullets: str, count: int) -> None:
    assert bullet_count(bullets) == count
