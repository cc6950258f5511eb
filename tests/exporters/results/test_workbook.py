"""The workbook: figures first, numbers as numbers, texts never as formulas."""

from __future__ import annotations

import io
import zipfile

from exporters.results.gathered import Results, gather
from exporters.results.workbook import figures_table, write_workbook
from tests.exporters.results.tested import held, interim


def parts(results: Results) -> dict[str, str]:
    file = io.BytesIO()
    write_workbook(results, file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_figures_are_those_that_the_file_of_the_sample_expects(results: Results) -> None:
    rows = {row[0]: row[1:3] for row in figures_table(results).rows}
    assert rows["Sessions held"] == (12, None)
    assert rows["Sessions counted"] == (10, 10)
    assert rows["Converted"] == (6, 10)
    assert rows["Converted, old pitch"] == (9, 30)
    assert rows["By the rule"] == ("yes", None)


def test_every_table_has_a_sheet(results: Results) -> None:
    book = parts(results)["xl/workbook.xml"]
    names = ("figures", "sessions", "frame_results", "marks", "quotes", "objections", "wordings")
    for name in (*names, "heard_words", "new_codes"):
        assert f'name="{name}"' in book


def test_no_text_becomes_a_formula() -> None:
    story = interim()
    held(story, prospect="=1+1")
    found = parts(gather(story.view()))
    sheets = [text for name, text in found.items() if name.startswith("xl/worksheets/")]
    assert "=1+1" in found["xl/sharedStrings.xml"]
    assert not any("<f>" in text for text in sheets)
