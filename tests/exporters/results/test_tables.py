"""Tables of the results: what each observer noted, under aliases, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile

from exporters.results.gathered import Results, gather
from exporters.results.tables import tables, write_csv
from narrative_studio.model.evidence import Objection
from narrative_studio.model.observed import (
    FrameResult,
    Mark,
    MarkKind,
    ObjectionRaised,
    Quote,
    QuoteCode,
    Reached,
)
from narrative_studio.model.people import Baseline
from narrative_studio.model.prospects import Code
from tests.exporters.results.tested import held, interim
from tests.narrative_studio.analysis.told_story import Story


def read(results: Results) -> dict[str, list[dict[str, str]]]:
    file = io.BytesIO()
    write_csv(tables(results), file)
    with zipfile.ZipFile(file) as archive:
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline=""))
            )
            for name in archive.namelist()
        }


def test_the_sample_gives_all_its_rows(results: Results) -> None:
    found = read(results)
    assert {name: len(rows) for name, rows in found.items()} == {
        "sessions": 12, "frame_results": 144, "marks": 64, "quotes": 29, "objections": 16,
        "wordings": 18, "heard_words": 1, "new_codes": 10,
    }  # fmt: skip
    first = found["frame_results"][0]
    assert (first["frame"], first["clarity"], first["seconds"]) == ("1", "4", "122")


def test_each_wording_has_its_figures_and_each_cell_says_which_it_was_of(
    results: Results,
) -> None:
    found = read(results)
    seventh = [row for row in found["wordings"] if row["frame"] == "7"]
    assert [(row["told"], row["reached"], row["confused"]) for row in seventh] == [
        ("as it reads now", "4", "0"),
        ("before it was reworded", "6", "2"),
    ]
    cells = [row for row in found["frame_results"] if row["frame"] == "7"]
    assert {row["version"] for row in cells if row["told"] == "as it reads now"} == {"v3"}


def test_the_mean_ratings_are_those_that_the_file_of_the_sample_expects(results: Results) -> None:
    rows = [
        row
        for row in read(results)["frame_results"]
        if (row["version"], row["counted"], row["frame"]) == ("v1", "yes", "4")
    ]
    means = [
        round(sum(int(row[metric]) for row in rows) / len(rows), 2)
        for metric in ("clarity", "relevance", "differentiation", "believability")
    ]
    assert means == [2.33, 3, 3, 3.67]


def test_personal_cells_and_words_that_may_not_leave_stay() -> None:
    story = interim()
    (session,) = story.rows["test_session"].values()
    story.add(Mark, session=session.id, kind=MarkKind.QUOTE, text="Not for others.")
    story.add(Quote, session=session.id, text="Not for others.")
    found = read(gather(story.view()))
    text = repr(found)
    for word in ("Real Name", "secret thought", "Not for others"):
        assert word not in text
    assert found["marks"][0]["mark"] == "quote"
    assert found["quotes"] == []


def test_texts_that_a_spreadsheet_would_run_are_guarded() -> None:
    story = interim()
    held(story, prospect="=1+1")
    assert read(gather(story.view()))["sessions"][1]["prospect"] == "'=1+1"


def test_what_is_known_is_named_and_what_is_not_stays_empty() -> None:
    story = Story()
    frame = story.frame()
    told = story.add(Baseline, name="Spring")
    session = held(story, baseline=told.id, duration_ms=61_000)
    known = story.add(Objection, text="Too dear.", response="It pays.")
    story.add(FrameResult, session=session.id, frame=frame.id, reached=Reached.SKIPPED)
    story.add(Mark, session=session.id, at_ms=2_500, objection=known.id)
    story.add(Mark, session=session.id, frame=frame.id)
    story.add(ObjectionRaised, session=session.id, objection=known.id, frame=frame.id)
    story.add(ObjectionRaised, session=session.id, text="No time.")
    story.add(Quote, session=session.id, text="Well.")
    found = read(gather(story.view()))
    assert (found["sessions"][0]["baseline"], found["sessions"][0]["seconds"]) == ("Spring", "61")
    assert (found["frame_results"][0]["reached"], found["frame_results"][0]["taken_as"]) == (
        "skipped",
        "",
    )
    marks = [(row["frame"], row["at_second"], row["objection"]) for row in found["marks"]]
    assert marks == [("", "2", "Too dear."), ("1", "0", "")]
    raised = [(row["frame"], row["objection"], row["answer"]) for row in found["objections"]]
    assert raised == [("1", "Too dear.", "It pays."), ("", "No time.", "")]
    assert found["quotes"][0]["frame"] == ""


def test_codes_are_counted_before_words_without_a_yes_are_taken_out() -> None:
    story = interim()
    (silent,) = story.rows["test_session"].values()
    code, other = story.add(Code, word="doubt"), story.add(Code, word="joy")
    told = held(story, "T2", held_on="2026-03-06")
    for session, given in ((silent, (code,)), (told, (code, other))):
        quote = story.add(Quote, session=session.id, text="A secret thought.")
        for one in given:
            story.add(QuoteCode, quote=quote.id, code=one.id)
    found = read(gather(story.view()))
    assert [tuple(row.values()) for row in found["new_codes"]] == [
        ("T1", "1", "1", "1"),
        ("T2", "1", "2", "2"),
    ]
    assert [row["session"] for row in found["quotes"]] == ["T2"]
