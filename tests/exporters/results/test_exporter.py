"""The results are written as the ending of the file says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exporters.protocol import Exporter, Level, suffixes
from exporters.results.exporter import EXPORTER
from narrative_studio.errors import Cancelled, ExportFailed
from narrative_studio.model.view import NarrativeView
from tests.exporters.results.tested import held, interim
from tests.narrative_studio.analysis.told_story import Story


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("r.html", b"<!DOCTYPE html>"),
        ("r.md", b"---\n"),
        ("r.docx", b"PK"),
        ("r.pptx", b"PK"),
        ("r.xlsx", b"PK"),
        ("r.csv.zip", b"PK"),
        ("r.json", b"{"),
    ],
)
def test_the_ending_decides(
    told: NarrativeView, tmp_path: Path, name: str, beginning: bytes
) -> None:
    report = EXPORTER.export(told, tmp_path / name, {})
    assert (tmp_path / name).read_bytes().startswith(beginning)
    assert report.size_bytes == (tmp_path / name).stat().st_size
    assert report.counts == {"held": 12, "counted": 10, "not counted": 2}


def test_it_offers_every_kind_of_file() -> None:
    assert isinstance(EXPORTER, Exporter)
    assert set(suffixes(EXPORTER)) == {
        ".html", ".docx", ".pdf", ".md", ".pptx", ".xlsx", ".zip", ".json"
    }  # fmt: skip


def test_pdf_takes_somebody_who_writes_it(told: NarrativeView, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="PDF"):
        EXPORTER.export(told, tmp_path / "r.pdf", {})


@pytest.mark.parametrize(
    ("kind", "first", "count"),
    [
        ("html", "In one page", 19),
        ("pptx", "1  What prospects say of Lotwarden", 14),
        ("csv", "sessions", 8),
        ("xlsx", "sessions", 8),
        ("json", "planned", 13),
    ],
)
def test_a_dry_run_lists_what_will_be_in_the_file(
    told: NarrativeView, kind: str, first: str, count: int
) -> None:
    plan = EXPORTER.plan(told, {"format": kind})
    assert plan.parts[0].text == first
    assert len(plan.parts) >= count


def test_the_report_names_who_is_not_counted(told: NarrativeView) -> None:
    entries = EXPORTER.plan(told, {}).entries
    assert [(one.level, one.text, one.detail) for one in entries[:2]] == [
        (Level.DONE, "12 sessions, 10 counted", "6 of 10 converted (31–83 %)"),
        (
            Level.INFO,
            "T03 Little Anchor Honey is not counted, not qualified: One ingredient and eighteen "
            "people: nothing to trace through.",
            "",
        ),
    ]
    assert not [one for one in entries if one.level is Level.WARNING]


def test_what_breaks_the_protocol_is_a_warning() -> None:
    story = interim()
    held(story, "T2", version="")
    plan = EXPORTER.plan(story.view(), {})
    said = [one.text for one in plan.entries]
    assert "Interim: 2 of 12 planned sessions, which is said on every figure" in said
    warned = [one.text.partition(".")[0] for one in plan.warnings]
    assert "The protocol is not fixed, and 2 sessions took place" in warned
    assert "Session T2 is counted, and it is not known which version was told" in warned


def test_without_a_session_there_is_nothing_to_show() -> None:
    (warning,) = EXPORTER.plan(Story().view(), {"format": "json"}).warnings
    assert warning.text == "No session was held yet; there is nothing to show."


def test_the_figures_in_json_are_those_of_info(told: NarrativeView, tmp_path: Path) -> None:
    EXPORTER.export(told, tmp_path / "r.json", {})
    found = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (found["planned"], found["recorded"], found["eligible"]) == (10, 12, 10)
    assert found["converted"]["n"] == 10
    assert found["as_of"] == "2026-04-21"


def test_a_template_of_the_company_is_used(told: NarrativeView, tmp_path: Path) -> None:
    EXPORTER.export(told, tmp_path / "own.pptx", {})
    report = EXPORTER.export(
        told, tmp_path / "r.pptx", {"template": tmp_path / "own.pptx", "format": "pptx"}
    )
    assert report.size_bytes > 0


def test_the_figures_behind_each_chart_are_in_the_json(told: NarrativeView, tmp_path: Path) -> None:
    EXPORTER.export(told, tmp_path / "r.json", {})
    charts = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["charts"]
    curve = next(one for one in charts if one["kind"] == "Confusion curve")
    at_four = dict(zip(curve["columns"], curve["rows"][3], strict=True))
    assert (at_four["Confused"], at_four["Reached"], at_four["Low %"]) == (2, 10, 5.7)
    steps = next(one for one in charts if one["kind"] == "New codes per session")
    assert sum(row[1] for row in steps["rows"]) == steps["rows"][-1][3]
    assert all(len(row) == len(one["columns"]) for one in charts for row in one["rows"])
    assert len(charts) == 10


def test_each_wording_of_a_frame_is_in_the_json(told: NarrativeView, tmp_path: Path) -> None:
    EXPORTER.export(told, tmp_path / "r.json", {})
    frames = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["frames"]
    assert [one["number"] for one in frames] == list(range(1, 13))
    now, before = frames[6]["told"]
    assert (now["wording"], now["reached"]) == ("as it reads now", 4)
    assert before["versions"] == "v1 to v2"
    assert before["confused"] == {"count": 2, "n": 6, "share": None, "low": None, "high": None}


@pytest.mark.parametrize("name", ["r.pptx", "r.xlsx", "r.zip", "r.json", "r.md"])
def test_progress_may_stop_it(told: NarrativeView, tmp_path: Path, name: str) -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        EXPORTER.export(told, tmp_path / name, {}, stop)
    assert not (tmp_path / name).exists()
