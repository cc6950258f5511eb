"""Names before what is said, told from words before a colon."""

from __future__ import annotations

import pytest

from narrative_studio.importers.transcripts.speakers import (
    is_name,
    lines_with_names,
    prefix,
    with_names,
)


@pytest.mark.parametrize(
    "name",
    ["Anna Weber", "Dr. Anna Weber", "Speaker 1", "speaker 1", "José", "O'Hara", "王伟",
     "Anna Weber (Lotwarden)", "Unknown Speaker", "ANNA", "Weber, Anna", "van der Berg, Anna Maria",
     "Löfgren, Petra (EXT)"],
)  # fmt: skip
def test_names_are_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    ["", "and then he said", "Look at this. It", "One two three four five six seven", "https"],
)
def test_words_are_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna: Good morning", ("Anna", "Good morning")),
        (">> Anna Weber: Hi", ("Anna Weber", "Hi")),
        ("Anna : Hi", ("Anna", "Hi")),
        ("at 10:30 we met", ("", "at 10:30 we met")),
        ("https://example.org", ("", "https://example.org")),
        ("he asked me: why?", ("", "he asked me: why?")),
    ],
)
def test_a_name_ends_at_a_colon(text: str, expected: tuple[str, str]) -> None:
    assert prefix(text) == expected


def test_a_word_before_a_colon_is_a_name_when_it_comes_again() -> None:
    said = [
        ("", "Anna: Hi"),
        ("", "Note: this is odd"),
        ("", "well"),
        ("", "so"),
        ("", "Anna: Bye"),
    ]
    assert with_names(said) == [
        ("Anna", "Hi"),
        ("", "Note: this is odd"),
        ("", "well"),
        ("", "so"),
        ("Anna", "Bye"),
    ]


def test_known_speakers_keep_their_words() -> None:
    said = [("Anna", "Ben: that is what he said"), ("Anna", "Ben: again")]
    assert with_names(said) == said


def test_a_first_line_that_is_always_a_name_is_the_speaker() -> None:
    cues = [("Anna Weber", "hello"), ("Ben", "hi"), ("Anna Weber", "so"), ("Ben", "yes")]
    assert lines_with_names(cues)
    assert not lines_with_names([("So this is", "a line"), ("And that", "one"), ("More", "words")])
    assert not lines_with_names(cues[:2])


def test_brackets_around_an_unknown_speaker_are_no_part_of_the_name() -> None:
    assert prefix("[SPEAKER_01]: We lose a day.") == ("SPEAKER_01", "We lose a day.")
    assert prefix("[SPEAKER_01: We lose a day.")[0] == ""


def test_a_comma_in_a_sentence_makes_no_name() -> None:
    assert not is_name("Well, not yet")
    assert not is_name("Yes, Anna, please")
