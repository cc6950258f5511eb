"""Digits are marks unless a letter follows at the pace of typing."""

from __future__ import annotations

import pytest

from narrative_studio.model.ids import MarkId
from ui.recorder.leading_figures import LeadingFigures

QUOTE = MarkId("quote")


def after(*keys: tuple[str, int]) -> LeadingFigures:
    """Digits at moments, once words were offered at the moment 0."""
    figures = LeadingFigures()
    figures.offer(QUOTE, 0)
    for digit, at_ms in keys:
        if figures.go_on(at_ms):
            figures.follow(digit, MarkId(f"{digit} at {at_ms}"), at_ms)
    return figures


@pytest.mark.parametrize(("at_ms", "found"), [(5_400, (QUOTE, "12")), (5_401, None)])
def test_a_letter_right_after_digits_makes_words_of_them(
    at_ms: int, found: tuple[MarkId, str] | None
) -> None:
    assert after(("1", 4_800), ("2", 5_000)).typed("l", at_ms) == found


def test_a_space_waits_for_the_letter_behind_it() -> None:
    figures = after(("1", 100))
    assert figures.typed(" ", 200) is None
    assert figures.space(200)
    assert figures.made == (MarkId("1 at 100"),)
    assert figures.typed("l", 500) == (QUOTE, "1 ")


@pytest.mark.parametrize("at_ms", [501, 5_000])
def test_a_slow_space_is_none_of_the_words(at_ms: int) -> None:
    assert not after(("1", 100)).space(at_ms)
    assert not after().space(100)


def test_figures_go_on_behind_a_space_and_a_second_space_is_none_of_them() -> None:
    figures = after(("1", 100))
    assert figures.space(200)
    assert not figures.space(300)
    assert figures.go_on(400)
    figures.follow("0", MarkId("0 at 400"), 400)
    assert figures.typed("l", 600) == (QUOTE, "1 0")


def test_a_slow_digit_has_ended_the_figures() -> None:
    assert after(("1", 4_000), ("2", 5_000)).typed("l", 5_100) is None


def test_without_digits_or_an_offer_nothing_is_typed() -> None:
    assert after().typed("l", 100) is None
    assert LeadingFigures().typed("l", 100) is None


def test_no_control_character_goes_on_with_figures() -> None:
    assert after(("1", 100)).typed("\r", 200) is None


def test_enter_ends_a_number_that_was_typed_fast() -> None:
    assert after(("1", 100), ("0", 200)).ended(300) == (QUOTE, "10")
    assert after(("1", 100), ("0", 200)).ended(900) is None
    assert after(("1", 100)).ended(200) is None
    assert LeadingFigures().ended(100) is None


def test_figures_are_found_once() -> None:
    figures = after(("1", 100))
    figures.typed("l", 200)
    assert figures.typed("l", 300) is None
