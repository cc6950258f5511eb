from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_spec.coverage_ratchet import REPORT, compare, percent


def measured(lines: int, covered: int, branches: int = 0, taken: int = 0) -> object:
    summary = {
        "num_statements": lines,
        "covered_lines": covered,
        "num_branches": branches,
        "covered_branches": taken,
    }
    return {"summary": summary}


def test_lines_and_branches_of_a_room_count_together() -> None:
    files = {
        "exporters/deck/page.py": measured(6, 6, 4, 2),
        "exporters/registry.py": measured(10, 10),
        "exporters_else/other.py": measured(100, 0),
    }
    assert percent(files, "exporters") == 90.0


def test_a_path_of_windows_is_in_the_room_too() -> None:
    files = {r"narrative_studio\store\txn.py": measured(4, 1)}
    assert percent(files, "narrative_studio/store") == 25.0


def test_an_empty_room_is_covered() -> None:
    assert percent({}, "exporters") == 100.0


@pytest.fixture
def project(tmp_path: Path) -> Path:
    table = '[tool.narrative-studio.coverage]\n"exporters" = 80\n"ui" = 10\n'
    (tmp_path / "pyproject.toml").write_text(table, encoding="utf-8")
    return tmp_path


def write_report(project: Path, covered: int) -> None:
    files = {"exporters/a.py": measured(100, covered), "ui/b.py": measured(10, 5)}
    (project / REPORT).write_text(json.dumps({"files": files}), encoding="utf-8")


def test_a_room_below_its_mark_fails(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_report(project, 79)
    assert compare(project) == (1, "exporters 79.0 %, ui 50.0 %")
    assert "too little is tested" in capsys.readouterr().out


def test_a_room_at_its_mark_passes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_report(project, 80)
    code, _line = compare(project)
    assert code == 0
    exporters, ui = capsys.readouterr().out.splitlines()
    assert exporters.endswith("at least 80 %")
    assert ui.endswith("raise the mark to 50")
