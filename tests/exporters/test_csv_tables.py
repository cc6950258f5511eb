"""Every table is a CSV file that a spreadsheet reads and never runs."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exporters.csv_tables import DERIVED, EXPORTER, guarded
from exporters.protocol import DocumentExporter
from narrative_studio.errors import Cancelled
from narrative_studio.interchange import cells_of, key_of
from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES
from narrative_studio.model.people import Person
from narrative_studio.model.rows import columns
from narrative_studio.project import Project
from tests.story import BO, ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def tables(path: Path, encoding: str = "utf-8-sig") -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(path) as archive:
        texts = {name: archive.read(name).decode(encoding) for name in archive.namelist()}
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(text, newline="")))
        for name, text in texts.items()
    }


@pytest.fixture
def written(story: Project, tmp_path: Path) -> dict[str, list[dict[str, str]]]:
    EXPORTER.export(story.view().narrative(), tmp_path / "s.zip", {})
    return tables(tmp_path / "s.zip")


Written = dict[str, list[dict[str, str]]]


def test_every_table_has_a_file_and_every_cell_a_column(written: Written) -> None:
    assert set(written) == {key_of(row_type.table) for row_type in ROW_TYPES}
    for row_type in ROW_TYPES:
        declared = columns(row_type)
        wanted = {"id", *(name for name in declared if not declared[name].is_personal)}
        assert wanted - {"cut", "seen", "operation"} <= set(written[key_of(row_type.table)][0]), (
            row_type.table
        )


def test_personal_values_stay_at_home(written: Written) -> None:
    assert "customer" not in written["proofs"][0]
    assert "customer_alias" in written["proofs"][0]


def test_ids_stand_beside_names(written: Written) -> None:
    frame = written["frames"][0]
    assert frame["owner_name"] == "Ada Moss"
    assert frame["narrative_name"] == "Ember first call"
    assert frame["beat_title"] == "Insight"
    assert written["relations"][0]["target_name"] == "Fewer burnt loaves"
    assert written["terms"][1]["instead_name"] == "firing"
    assert written["points"][0]["element_name"] == "The baker's nose"


def test_frames_and_steps_have_the_numbers_of_the_board(written: Written) -> None:
    assert {row["headline"]: row["number"] for row in written["frames"]} == {
        "Heat is decided before the fire is lit": "1",
        "Say <b>which</b> log goes in & when": "2",
        "Bake one night with it": "3",
        "What the scale costs": "",
    }
    assert [row["number"] for row in written["steps"]] == ["2.1", "2.2"]


def test_links_name_both_ends_and_say_why_they_are_suspect(written: Written) -> None:
    by_id = {row["id"]: row for row in written["links"]}
    first, second = by_id[ident(0x900)], by_id[ident(0x901)]
    assert first["source_name"] == "Say <b>which</b> log goes in & when"
    assert first["suspect_because"] == "statement"
    assert (second["source_name"], second["target_name"]) == ("2.2", "Reads the wood")
    assert second["suspect_because"] == ""


def test_values_read_like_those_of_json(written: Written) -> None:
    assert [row["is_backup"] for row in written["frames"]].count("true") == 1
    assert written["frames"][0]["picture"] == ""
    assert written["frames"][0]["planned_ms"] == "120000"
    assert written["frames"][0]["bullets"] == "'- Wood differs\n- Noses tire"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "\ufeff=1"]
)
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "a=1", "1+1", "'=1", "é"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_no_cell_of_a_hostile_document_is_run(story: Project, tmp_path: Path) -> None:
    hostile = '=HYPERLINK("http://x")'
    with story.op("Spoil") as op:
        for row_type in ROW_TYPES:
            for row in op.all(row_type):
                cells: dict[str, Any] = {
                    name: hostile
                    for name, cell in columns(row_type).items()
                    if cell.python_type is str
                    and not (cell.is_date or cell.refers_to or cell.policy == "rank")
                    and name not in {"template", "picture", "seen", "cut"}
                    and not name.endswith("_table")
                    and (row_type.table, name) not in {("link", "source"), ("link", "target")}
                }
                op.set(row_type, row.id, **cells)
        op.create(Person(id="=1"))  # type: ignore[arg-type]
    EXPORTER.export(story.view().narrative(), tmp_path / "s.zip", {})
    values = [
        value
        for rows in tables(tmp_path / "s.zip").values()
        for row in rows
        for value in row.values()
    ]
    assert sum(hostile in value for value in values) > 50
    assert not [value for value in values if value[:1] in tuple("=+-@\t\r")]


def test_the_bytes_depend_on_nothing_but_the_content(
    story: Project, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    for name in ("a.zip", "b.zip"):
        EXPORTER.export(story.view().narrative(), tmp_path / name, {})
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        for name in ("frames.csv", "links.csv"):
            golden(f"csv/{name}", archive.read(name))  # type: ignore[arg-type]


def test_the_mark_can_be_left_out(story: Project, tmp_path: Path) -> None:
    for has_mark in (True, False):
        EXPORTER.export(story.view().narrative(), tmp_path / "s.zip", {"bom": has_mark})
        with zipfile.ZipFile(tmp_path / "s.zip") as archive:
            assert archive.read("people.csv").startswith(b"\xef\xbb\xbf") is has_mark


def test_the_report_counts_the_rows(story: Project, tmp_path: Path) -> None:
    view = story.view().narrative()
    report = EXPORTER.export(view, tmp_path / "s.zip", {})
    plan = EXPORTER.plan(view, {})
    assert (plan.counts, plan.entries) == (report.counts, report.entries)
    assert report.counts["person"] == 2
    assert report.size_bytes == (tmp_path / "s.zip").stat().st_size
    assert report.entries[0].text == f"{len(ROW_TYPES)} tables"
    assert ("people.csv", "2 rows") in [(part.text, part.detail) for part in plan.parts]


def test_progress_may_stop_it(story: Project, tmp_path: Path) -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        EXPORTER.export(story.view().narrative(), tmp_path / "s.zip", {}, stop)
    assert not (tmp_path / "s.zip").exists()


def test_a_reference_to_nobody_has_no_name(story: Project, tmp_path: Path) -> None:
    with story.op("Delete") as op:
        op.delete(Person, BO)
    EXPORTER.export(story.view().narrative(), tmp_path / "s.zip", {})
    assert {row["owner_name"] for row in tables(tmp_path / "s.zip")["steps"]} == {""}


def test_derived_columns_belong_to_tables_that_are_there() -> None:
    assert set(DERIVED) <= set(BY_TABLE)
    for table, derived in DERIVED.items():
        assert not set(derived) & set(cells_of(table))


def test_it_covers_the_document() -> None:
    assert isinstance(EXPORTER, DocumentExporter)
