"""The workbook: figures first, numbers as numbers, texts never as formulas."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from exporters.results.gathered import Results, gather
from exporters.results.workbook import figures_table, write_workbook
from tests.exporters.results.tested import held, interim

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


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


def test_what_looks_like_a_formula_stays_a_text_where_its_cell_is_edited() -> None:
    def quoted(prospect: str) -> set[str]:
        story = interim()
        held(story, prospect=prospect)
        found = parts(gather(story.view()))
        shared, styles = (
            ElementTree.fromstring(found[f"xl/{name}.xml"]) for name in ("sharedStrings", "styles")
        )
        texts = ["".join(one.itertext()) for one in shared]
        (formats,) = styles.iter(f"{_MAIN}cellXfs")
        marks = {str(n) for n, one in enumerate(formats) if one.get("quotePrefix") == "1"}
        sheets = [text for name, text in found.items() if name.startswith("xl/worksheets/")]
        cells = [cell for one in sheets for cell in ElementTree.fromstring(one).iter(f"{_MAIN}c")]
        return {texts[int("".join(cell.itertext()))] for cell in cells if cell.get("s") in marks}

    assert quoted("=1+1") == {"=1+1"}
    assert quoted("\t-1") == {"\t-1"}
    assert quoted("Kiln & Co") == set()


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    story = interim()
    held(story, prospect="x" * 40_000)
    assert "x" * 32_766 + "…<" in parts(gather(story.view()))["xl/sharedStrings.xml"]
