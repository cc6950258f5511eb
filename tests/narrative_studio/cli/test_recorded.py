"""Tables and transcripts come in from the command line, and what does not is said by its line."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.__main__ import main
from narrative_studio.cli.documents import READER
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Project
from tests.narrative_studio.importers.tables.test_workbook import made
from tests.story import make_story

CALLS = "Session,Date,Alias,Remark,Lunch\nT07,2026-03-05,Bakery,Loud,Soup\nT08,no day,Dairy,,\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "story.narrative"
    with closing(make_story(path)) as project:
        project.publish()
    return path


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    path = tmp_path / "calls.csv"
    path.write_text(CALLS, encoding="utf-8")
    return path


def now(path: Path) -> ProjectView:
    with closing(Project.read(path, me=READER)) as project:
        return project.view()


def test_good_rows_come_in_and_bad_ones_are_listed(
    document: Path, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(calls), "--into", str(document)]) == 1
    out, err = capsys.readouterr()
    assert "Imported 1 session from calls.csv" in out
    left, bad = err.splitlines()
    assert left.startswith("warning: The column “Lunch” was left out: write --map “Lunch=FIELD”")
    assert bad == "warning: line 3 was left out: Date: “no day” is no date"
    assert "T07" in {one.code for one in now(document).test_sessions.values()}


def test_a_dry_run_says_the_same_and_changes_nothing(
    document: Path, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = document.read_bytes()
    assert main(["import", str(calls), "--into", str(document), "--dry-run", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["imported"], told["new"], told["bad"][0]["line"]) == (1, {"test_session": 1}, 3)
    assert told["left_out"] == ["Lunch"]
    assert document.read_bytes() == before


def test_a_column_that_is_left_out_on_purpose_is_not_told_of(
    document: Path, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(calls), "--into", str(document), "--map", "Lunch="])
    assert "Lunch" not in capsys.readouterr().err


def test_a_column_means_what_the_command_line_says(document: Path, calls: Path) -> None:
    choices = ["--map", "Remark=recall", "--map", "Alias=", "--map", "Date="]
    assert main(["import", str(calls), "--into", str(document), *choices]) == 0
    recalls = {one.code: one.recall for one in now(document).test_sessions.values()}
    assert (recalls["T07"], recalls["T08"]) == ("Loud", "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--map", "Remark"], "cannot be “Remark”"),
        (["--map", "Nobody=recall"], "cannot be “Nobody”"),
        (["--map", "Remark=colour"], "cannot be “colour”"),
        (["--map", "Remark=clarity"], "needs the frame"),
        (["--as", "poems"], "cannot be “poems”"),
        (["--session", "T07"], "for transcripts"),
        (["--agreed"], "for transcripts"),
        (["--decimal", "dot"], "cannot be “dot”"),
        (["--word", "Alias=Bakery"], "cannot be “Alias=Bakery”"),
        (["--word", "Alias=Bakery=lost"], "cannot be “Alias”"),
        (["--days", "year"], "cannot be “year”"),
    ],
)
def test_options_that_mean_nothing_are_wrong_usage(
    document: Path,
    calls: Path,
    options: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["import", str(calls), "--into", str(document), *options]) == 2
    assert words in capsys.readouterr().err


def test_days_and_fractions_are_read_as_the_command_line_says(
    document: Path, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calls.write_text("Session,Date,Employees\nT07,3/4/2026,1.234\n", encoding="utf-8")
    asked = ["import", str(calls), "--into", str(document), "--dry-run", "--json"]
    assert main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["readings"] == [
        {"column": "Date", "cell": "“3/4/2026”", "read": "3 April 2026"},
        {"column": "Employees", "cell": "“1.234”", "read": "1,234"},
    ]
    assert len(told["notes"]) == 2
    assert main([*asked, "--days", "month", "--decimal", "comma"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["readings"][0]["read"] == "4 March 2026"
    assert told["notes"] == []
    assert main([*asked, "--decimal", "point"]) == 1
    assert json.loads(capsys.readouterr().out)["bad"] == [
        {"line": 2, "reason": "Employees: “1.234” is no whole number"}
    ]


def test_a_table_needs_a_document_that_is_there(
    tmp_path: Path, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(calls), "-o", str(tmp_path / "new.narrative")]) == 2
    assert "--into DOC" in capsys.readouterr().err


def test_unknown_profiles_and_sheets_are_named(
    document: Path, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(calls), "--into", str(document), "--profile", "Ours"]) == 1
    assert "no import profile “Ours”" in capsys.readouterr().err
    assert main(["import", str(calls), "--into", str(document), "--sheet", "May"]) == 1
    assert "no sheet “May”" in capsys.readouterr().err


def test_of_a_workbook_with_several_sheets_it_is_said_which_one_was_read(
    tmp_path: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fill(book: Any) -> None:
        for name in ("Notes", "Calls"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Session", "Alias"])
            sheet.write_row(1, 0, ["T07", name])

    calls = made(tmp_path / "calls.xlsx", fill)
    told = "The sheet “Notes” was read; --sheet NAME reads “Calls”."
    assert main(["import", str(calls), "--into", str(document), "--dry-run"]) == 0
    assert told in capsys.readouterr().err
    named = ["--sheet", "Calls", "--dry-run"]
    assert main(["import", str(calls), "--into", str(document), *named]) == 0
    assert told not in capsys.readouterr().err


def test_a_transcript_goes_to_the_session_that_is_named(
    tmp_path: Path, document: Path, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(calls), "--into", str(document)])
    call = tmp_path / "call.vtt"
    call.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Show me.\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["import", str(call), "--into", str(document)]) == 2
    assert "--session" in capsys.readouterr().err
    assert (
        main(
            ["import", str(call), "--into", str(document), "--session", "T07", "--agreed", "--json"]
        )
        == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert (told["segments"], told["new"], told["speakers"]) == (1, 1, ["Ann"])
    assert "Show me." in {one.text for one in now(document).transcript_segments.values()}


def test_a_transcript_may_be_a_table_where_a_session_is_named(
    tmp_path: Path, document: Path, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(calls), "--into", str(document)])
    call = tmp_path / "call.csv"
    call.write_text("Start,Speaker,Text\n0:01,Ann,Show me.\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["import", str(call), "--into", str(document), "--session", "T07", "--agreed"]) == 0
    assert "Show me." in {one.text for one in now(document).transcript_segments.values()}


def test_a_transcript_that_began_late_is_put_on_the_clock_of_the_call(
    tmp_path: Path, document: Path, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(calls), "--into", str(document)]) == 1
    call = tmp_path / "call.vtt"
    call.write_text("WEBVTT\n\n00:05.000 --> 00:08.000\nHalf?\n", encoding="utf-8")
    asked = ["import", str(call), "--into", str(document), "--session", "T07", "--agreed"]
    assert main([*asked, "--shift", "soon"]) == 2
    assert "for example 1:30 or -0:45" in capsys.readouterr().err
    assert main([*asked, "--shift", "1:30"]) == 0
    segments = now(document).transcript_segments.values()
    (piece,) = [one for one in segments if one.text == "Half?" and one.end_ms == 98_000]
    assert (piece.start_ms, piece.end_ms) == (95_000, 98_000)
    assert main(["import", str(calls), "--into", str(document), "--shift", "5"]) == 2
    assert "for transcripts" in capsys.readouterr().err


def test_options_of_tables_are_refused_beside_other_files(
    tmp_path: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.json"
    other.write_text("{}", encoding="utf-8")
    assert main(["import", str(other), "--into", str(document), "--dry-run"]) == 2
    assert "for tables and transcripts" in capsys.readouterr().err


@pytest.mark.parametrize("tried", [[], ["--dry-run"]])
def test_a_transcript_needs_a_yes_of_the_prospect(
    tmp_path: Path,
    document: Path,
    calls: Path,
    capsys: pytest.CaptureFixture[str],
    tried: list[str],
) -> None:
    calls.write_text("Session,Alias,May be recorded\nT07,Bakery,\nT08,Dairy,no\n", "utf-8")
    main(["import", str(calls), "--into", str(document)])
    call = tmp_path / "call.vtt"
    call.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nShow me.\n", encoding="utf-8")
    before = document.read_bytes()
    capsys.readouterr()
    asked = ["import", str(call), "--into", str(document), *tried, "--session"]
    assert main([*asked, "T07"]) == 1
    assert "Ask the prospect, then write --agreed." in capsys.readouterr().err
    assert main([*asked, "T08", "--agreed"]) == 1
    assert "has not agreed to be recorded" in capsys.readouterr().err
    assert document.read_bytes() == before


def test_a_word_that_nobody_knows_is_asked_for_and_told_on_the_command_line(
    document: Path, calls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calls.write_text("Session,Outcome\nT07,Booked\nT08,Later\nT09,lost\n", encoding="utf-8")
    asked = ["import", str(calls), "--into", str(document), "--word", "Outcome=booked=advance"]
    assert main([*asked, "--dry-run", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["asked"] == [{"column": "Outcome", "word": "Later", "rows": 1}]
    assert main(asked) == 1
    assert "write --word “Outcome=Later=ANSWER”" in capsys.readouterr().err
    assert main([*asked, "--word", "Outcome=Later=soon"]) == 2
    assert "cannot be “soon”" in capsys.readouterr().err
    assert main([*asked, "--word", "Outcome=Later=continuation"]) == 0
    found = {one.code: one.outcome.value for one in now(document).test_sessions.values()}
    assert (found["T07"], found["T08"], found["T09"]) == ("advance", "continuation", "lost")
