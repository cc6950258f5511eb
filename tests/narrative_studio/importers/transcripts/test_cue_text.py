"""Markup is taken out of cues; voices are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.importers.transcripts.cue_text import plain, voices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<i>Good</i> <b class='x'>morning</b>", "Good morning"),
        ('<font color="#fff">White</font>', "White"),
        ("{\\an8}On top", "On top"),
        ("a &lt;b&gt; &amp; c&nbsp;d &#8211; e", "a <b> & c d – e"),
        ("<00:00:01.500>Kara<c>oke</c>", "Karaoke"),
        ("<ruby>漢<rt>かん</rt></ruby>字", "漢字"),
        ("<lang en>Hello</lang>", "Hello"),
        ("three < four and six > five", "three < four and six > five"),
        ("it costs <500 euros>", "it costs <500 euros>"),
        ("  much \n space\u200b ", "much space"),
        ("one {of} two", "one {of} two"),
    ],
)
def test_only_the_words_are_left(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_an_entity_is_written_out_once() -> None:
    assert plain("&amp;lt;") == "&lt;"
    assert plain("a&#0;&#1;b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["<v Anna Weber>Good", "morning</v>"], [("Anna Weber", "Good morning")]),
        (["<v.loud.first Anna>Yes"], [("Anna", "Yes")]),
        (["<v Anna>Yes.</v> <v Ben>No.</v>"], [("Anna", "Yes."), ("Ben", "No.")]),
        (["<v Anna>- Yes.", "<v Ben>- No."], [("Anna", "- Yes."), ("Ben", "- No.")]),
        (["before <v Anna>in</v> after"], [("", "before"), ("Anna", "in"), ("", "after")]),
        (["<v O&#39;Hara &amp; Co>Hi</v>"], [("O'Hara & Co", "Hi")]),
        (["<v>Nobody"], [("", "Nobody")]),
        (["one<br/>two\\Nthree"], [("", "one two three")]),
        (["<v Anna></v>"], []),
        ([""], []),
    ],
)
def test_voices_are_told_apart(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert voices(lines) == expected


@given(text=st.text(alphabet="<>/v bAn&;{}\\1:\x00\n", max_size=60))
def test_any_markup_ends_in_plain_words(text: str) -> None:
    for speaker, said in voices([text]):
        assert said == said.strip() != ""
        assert "\x00" not in said + speaker
