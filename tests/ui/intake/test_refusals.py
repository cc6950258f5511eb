"""Why a file cannot be taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.intake.refusals import refusal, refusal_of_data


@pytest.mark.parametrize(
    ("name", "because", "step"),
    [
        ("plan.docx", "a text has no frames", "paste them into a field"),
        ("PLAN.PDF", "pages as they are printed", "save a page as PNG"),
        ("numbers.ods", "a format of its own", "Save it as .xlsx or .csv"),
        ("logo.heic", "not every computer can show it", "PNG or JPEG"),
        ("demo.mp4", "recordings have no place", "put a link to it"),
        ("all.zip", "it is an archive", "Unpack it"),
        ("thing.xyz", "not known here", "Drop a .narrative document"),
    ],
)
def test_it_names_the_file_the_reason_and_the_next_step(name: str, because: str, step: str) -> None:
    said = str(refusal(Path(name)))
    assert said.startswith(f"“{name}” cannot be taken: ")
    assert because in said
    assert step in said


def test_a_folder_is_not_taken_for_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "stories.narrative"
    folder.mkdir()
    assert "it is a folder" in str(refusal(folder))


def test_others_are_counted() -> None:
    assert "(nor 2 more)" in str(refusal(Path("a.pdf"), more=2))


def test_what_is_no_file_is_told_apart() -> None:
    assert "works offline" in str(refusal_of_data(is_address=True))
    assert "Words need a field" in str(refusal_of_data(is_address=False))
