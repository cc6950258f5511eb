"""What was noted in a test is called by its session and by what it is about."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from narrative_studio.analysis.row_names import Names, counted_rows, label_of
from narrative_studio.model.observed import ObjectionRaised, Rating
from narrative_studio.model.prospects import TestMetric, TestProtocol
from narrative_studio.model.view import ProjectView
from tests.story import make_story

SESSION = "in T01 “Bakery by the bridge”"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> ProjectView:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))
        path: Path = tmp_path_factory.mktemp("docs") / "story.narrative"
        with closing(make_story(path)) as project:
            return project.view()


@pytest.mark.parametrize(
    ("table", "name", "wording"),
    [
        ("test_session", "T01 “Bakery by the bridge”", "Bakery by the bridge"),
        ("frame_result", f"Result of FRAME {SESSION}", "Reached, 1:01"),
        ("rating", f"Rating of FRAME by Bo Lind {SESSION}", "Lean-in, clarity 4 and relevance 5"),
        ("word_decision", "Decision on “tray clock”", "Left aside"),
        ("recall_judgement", f"Recall of FRAME, judged by Bo Lind {SESSION}", "Said"),
        ("mark", f"Mark “landed” “Nods” at 1:02 {SESSION}", "Landed\nNods"),
        ("quote", f"Q-1 “Who weighs the scale?” {SESSION}", "Who weighs the scale?"),
        (
            "quote_code",
            f"Code “disbelief” of Q-1 “Who weighs the scale?” {SESSION} by Bo Lind",
            "Code “disbelief”",
        ),
        (
            "huddle_note",
            f"Huddle note “'Burn rate' tripped them” {SESSION}",
            "“Burn rate” tripped them",
        ),
        ("session_persona", f"Persona “Master baker” {SESSION}", "Persona “Master baker”"),
        ("transcript_segment", f"Transcript at 1:00 {SESSION}", "Who weighs the scale?"),
        ("edit_citation", "Cited edit “No more burn rate.” of FRAME", "No more burn rate."),
        ("code", "Code “disbelief”", "disbelief\nDoubts it."),
        ("import_profile", "Import profile “Our sheet”", "Our sheet"),
        ("test_metric", "Metric clarity", "Easy to follow?"),
    ],
)
def test_rows_of_a_test_are_named_readably(
    view: ProjectView, table: str, name: str, wording: str
) -> None:
    (row,) = view.tables[table].values()
    frame = view.narrative().frames[1]
    names = Names(view)
    assert names.full(row).replace("‘", "'").replace("’", "'") == name.replace(
        "FRAME", f"frame 2 “{frame.headline}”"
    )
    assert names.wording(row) == wording


def test_an_objection_is_called_as_it_is_known_or_as_it_was_said(view: ProjectView) -> None:
    (raised,) = view.objections_raised.values()
    known = next(iter(view.objections.values()))
    names = Names(view)
    assert names.full(raised) == f"Raising of {known.code} “{known.text}” {SESSION}"
    assert names.wording(raised) == f"{known.code} “{known.text}”"
    free: ObjectionRaised = replace(raised, objection=None, text="My cat says no.")
    assert names.full(free) == f"Raising of objection “My cat says no.” {SESSION}"
    assert names.wording(free) == "My cat says no."


def test_a_piece_of_transcript_without_a_time_is_called_by_its_place(view: ProjectView) -> None:
    (piece,) = view.transcript_segments.values()
    timeless = replace(piece, start_ms=None, place=7)
    assert Names(view).full(timeless) == f"Transcript piece 7 {SESSION}"


def test_what_nobody_in_particular_noted_names_no_person(view: ProjectView) -> None:
    (rating,), (judged,) = view.ratings.values(), view.recall_judgements.values()
    names = Names(view)
    assert " by " not in names.full(replace(rating, observer=None)).partition(" in ")[0]
    assert "judged by" not in names.full(replace(judged, judge=None))


def test_a_rating_without_a_figure_says_so(view: ProjectView) -> None:
    (rating,) = view.ratings.values()
    empty = Rating(rating.id, session=rating.session)
    assert Names(view).wording(empty) == "Nothing rated"


def test_the_protocol_is_that_of_its_narrative(view: ProjectView) -> None:
    (protocol,) = view.test_protocols.values()
    title = view.narrative().narrative.title
    assert Names(view).full(protocol) == f"Test protocol of narrative “{title}”"
    assert Names(view).wording(protocol) == "12 sessions planned"


def test_cells_of_the_protocol_read_as_people_write_them(view: ProjectView) -> None:
    names = Names(view)
    table = TestProtocol.table
    assert names.value(table, "flag_mean_hundredths", 350) == "3.5"
    assert names.value(table, "flag_low_share_pct", 25) == "25 %"
    assert names.value(table, "fixed_at_ms", 0) == ""
    assert names.value(table, "fixed_at_ms", 1_772_000_000_000).startswith("25 February 2026, ")
    assert names.value(TestMetric.table, "metric", "clarity") == "Clarity"
    assert label_of("fixed_at_ms") == "Moment of fixing"


def test_rows_of_tests_are_counted_in_words() -> None:
    assert counted_rows(2, "objection_raised") == "2 objections raised"
    assert counted_rows(1, "transcript_segment") == "1 piece of transcript"
    assert counted_rows(3, "transcript_segment") == "3 pieces of transcript"
