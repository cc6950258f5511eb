"""Findings call things what people find them by."""

from __future__ import annotations

import locale

import pytest

from narrative_studio.analysis.naming import (
    counted,
    day,
    frame_name,
    listed,
    numbered,
    quoted,
    step_name,
)
from tests.narrative_studio.analysis.told_story import Story


def test_a_told_frame_is_called_by_its_place(story: Story) -> None:
    second = story.frame("proof")
    first = story.frame("insight")
    view = story.view()
    assert frame_name(view, first) == "Frame 1"
    assert frame_name(view, second, starts=False) == "frame 2"
    assert step_name(view, second, 3) == "Step 2.3"


def test_a_backup_is_called_by_its_headline(story: Story) -> None:
    backup = story.frame(headline="Price list", is_backup=True)
    nameless = story.frame(headline="", is_backup=True)
    view = story.view()
    assert frame_name(view, backup) == "Backup “Price list”"
    assert frame_name(view, backup, starts=False) == "backup “Price list”"
    assert frame_name(view, nameless) == "A backup without headline"
    assert step_name(view, backup, 1) == "Step 1 of backup “Price list”"


def test_a_long_name_is_shortened() -> None:
    assert quoted("Recall less") == "“Recall less”"
    assert quoted("“Ready?” they ask") == "“‘Ready?’ they ask”"
    assert quoted("x" * 60) == f"“{'x' * 60}”"
    assert quoted("x" * 61) == f"“{'x' * 57}…”"


def test_a_day_is_written_in_words_whatever_the_machine_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(locale, "nl_langinfo", lambda _item: "mois", raising=False)
    assert day("2026-12-31") == "31 December 2026"
    assert day("2026-01-01") == "1 January 2026"


def test_words_are_listed() -> None:
    assert listed(["headline"]) == "headline"
    assert listed(["headline", "script"]) == "headline and script"
    assert listed(["headline", "bullets", "script"]) == "headline, bullets and script"


def test_things_are_counted() -> None:
    assert counted(1, "bullet") == "1 bullet"
    assert counted(0, "bullet") == "0 bullets"
    assert counted(1404, "word") == "1,404 words"
    assert counted(2, "category", "categories") == "2 categories"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], ""),
        ([3], "3"),
        ([5, 4], "4 and 5"),
        ([12, 9, 1, 10, 11, 4], "1, 4 and 9 to 12"),
        ([1, 2, 3, 5, 6], "1 to 3, 5 and 6"),
    ],
)
def test_numbers_in_a_row_are_told_by_their_ends(numbers: list[int], words: str) -> None:
    assert numbered(numbers) == words
