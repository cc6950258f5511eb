"""Which way a text runs and which fonts it needs is read from its letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.letters import East, east, is_right_to_left, pieces, runs_right_to_left

ARABIC = "هذه قصة"
HEBREW = "זה סיפור"


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("plain", False),
        ("", False),
        ("123 ?!", False),
        (ARABIC, True),
        (f"12. {HEBREW}", True),
        (f"Ember: {ARABIC}", False),
        (f"{HEBREW} Ember", True),
        ("日本語", False),
        ("Ωμέγα", False),
    ],
)
def test_the_first_letter_with_a_way_decides(text: str, is_right: bool) -> None:
    assert is_right_to_left(text) is is_right


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("plain é", "ja-JP", None),
        ("これは", "en-GB", East.JAPANESE),
        ("이것은", "en-GB", East.KOREAN),
        ("这是", "en-GB", East.CHINESE),
        ("這是", "zh-TW", East.TRADITIONAL),
        ("這是", "zh-Hant-HK", East.TRADITIONAL),
        ("漢字", "ja", East.JAPANESE),
        ("漢字", "ko-KR", East.KOREAN),
    ],
)
def test_the_letters_say_which_language_of_the_east(
    text: str, language: str, expected: East | None
) -> None:
    assert east(text, language) is expected


def test_a_language_knows_its_way() -> None:
    assert runs_right_to_left("ar-EG")
    assert runs_right_to_left("HE")
    assert not runs_right_to_left("en-GB")


def test_words_in_another_direction_are_stretches_of_their_own() -> None:
    assert list(pieces("plain", is_right=False)) == [("plain", False)]
    assert list(pieces(f"see {HEBREW} (3) now", is_right=False)) == [
        ("see ", False),
        (HEBREW, True),
        (" (3) now", False),
    ]
    assert list(pieces(f"{ARABIC} Ember 2.1 {ARABIC}.", is_right=True)) == [
        (f"{ARABIC} ", True),
        ("Ember 2.1", False),
        (f" {ARABIC}.", True),
    ]
    assert list(pieces(" .", is_right=True)) == [(" .", True)]
    assert list(pieces("Ember", is_right=True)) == [("Ember", False)]


@given(st.text(st.sampled_from(f"ab 1.,({ARABIC}{HEBREW}日本")), st.booleans())
def test_no_letter_is_lost_or_moved(text: str, is_right: bool) -> None:
    assert "".join(piece for piece, _ in pieces(text, is_right=is_right)) == text
