"""The table of what the studio takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.intake import INTAKES, filter_of, import_filter, import_words, intake_of


def test_every_kind_has_a_function_that_takes_it() -> None:
    assert all(callable(one.load()) for one in INTAKES)


def test_no_suffix_is_taken_by_two() -> None:
    suffixes = [suffix for one in INTAKES for suffix in one.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.narrative", "document"),
        ("A.NARRATIVE", "document"),
        ("b.JPG", "picture"),
        ("d.pptx", "deck"),
        ("d.PPT", "deck"),
        ("e.Md", "markdown"),
        ("c", None),
    ],
)
def test_a_file_is_recognised_by_its_suffix_in_any_case(name: str, kind: str | None) -> None:
    found = intake_of(Path(name))
    assert (found.id if found else None) == kind


def test_what_can_be_imported_is_offered_by_name_and_filter() -> None:
    assert import_words().startswith("Import a")
    assert "JSON project" in import_words()
    assert "*.json" in import_filter()
    assert "*.pptx" in import_filter()
    assert filter_of("deck").startswith("PowerPoint decks (*.pptx ")
    assert "*.narrative" not in import_filter()


def test_what_needs_a_document_is_offered_only_in_one() -> None:
    assert "*.vtt" not in import_filter()
    assert "*.vtt" in import_filter(is_open=True)
    assert "tests" not in import_words()
