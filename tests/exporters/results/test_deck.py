"""The slides of the results: sentences, native charts and tables, nothing left out silently."""

from __future__ import annotations

from pathlib import Path

from exporters.deck.slides import Slide
from exporters.deck.template.reader import default_template
from exporters.deck.writing.writer import write_deck
from exporters.results.deck import results_deck
from exporters.results.gathered import Results, gather
from narrative_studio.charts.heat_table import HeatTable
from narrative_studio.markup import runs_text
from narrative_studio.model.observed import HuddleKind, HuddleNote
from narrative_studio.model.people import ProjectInfo
from tests.exporters.results.tested import held, interim
from tests.narrative_studio.analysis.told_story import Story


def cells(slide: Slide) -> list[list[str]]:
    assert slide.grid is not None
    return [[runs_text(cell) for cell in row] for row in slide.grid.rows]


def test_the_slides_of_the_sample_tell_what_its_file_expects(results: Results) -> None:
    deck = results_deck(results)
    assert [slide.title for slide in deck.slides] == [
        "What prospects say of Lotwarden",
        "The pitch passes by the rule, and the numbers alone are no proof",
        "12 recorded, 10 eligible, the others with their reason",
        "No frame was confusing in v3 (n = 4); both objections left came from one prospect, T11",
        "2 of 10 were confused in frames 4 and 7; the intervals reach half",
        "6 frames were reworded since some of these sessions: figures apart",
        "A next step was agreed more often than with the old pitch; the intervals overlap",
        "From the call to the next step: 11 to 15 days, in 3 sessions, 3 more ahead: an anecdote",
        "2 objections were raised 3 times each, of 15 in all",
        "No frame is flagged in v3",
        "Too few to compare; 6 of 6 edited frames troubled fewer prospects after the edit",
        "Too few for a verdict; most often so far: Rework and partial-lot model with Blenders who "
        "supply retailers, 5 of 8",
        "The last 6 sessions brought no new code",
        "30 quotes, 27 may be quoted; most often coded: value-echo, 10",
        "6 next steps are agreed and 2 changes are asked for",
    ]
    assert deck.slides[0].subtitle == "10 of 10 planned sessions. v1: 3, v2: 3, v3: 4"
    assert deck.footer == "Lotwarden · test results · 10 of 10 planned sessions"


def test_the_verdict_shows_each_condition_and_the_caution(results: Results) -> None:
    *conditions, caution = cells(results_deck(results).slides[1])
    assert [(name, met) for name, met, _ in conditions] == [
        ("Enough eligible sessions", "met"),
        ("The test rep is not going back", "met"),
        ("More first calls convert than with the old pitch", "met"),
        ("No flagged frame in the version told last", "met"),
    ]
    assert caution[2].startswith("That is no statistical proof.")


def test_who_is_not_counted_stands_there_with_the_reason(results: Results) -> None:
    rows = cells(results_deck(results).slides[2])
    assert [row[:2] for row in rows[:3]] == [
        ["v1", "3 counted"],
        ["v2", "3 counted"],
        ["v3", "4 counted"],
    ]
    assert rows[4][1:] == [
        "not counted",
        "T08 Tern and Tide Seafood",
        "Contaminated: Saw the old pitch in October.",
    ]
    assert len(rows) == 5


def test_a_look_before_time_is_marked_on_every_slide() -> None:
    deck = results_deck(gather(interim().view()))
    assert deck.slides[0].subtitle == "Interim: 1 of 12 planned sessions. v1: 1"
    assert "Interim: 1 of 12 planned sessions" in deck.footer


def test_many_sessions_go_on_with_their_columns_on_further_slides() -> None:
    story = Story()
    story.frame()
    for number in range(15):
        held(story, f"T{number}")
    tables = [
        slide.chart
        for slide in results_deck(gather(story.view())).slides
        if isinstance(slide.chart, HeatTable)
    ]
    assert [sum(len(group.columns) for group in one.groups) for one in tables] == [8, 7]
    assert tables[0].subtitle.startswith("8 sessions of 15")


def test_what_was_promised_is_a_need_heard() -> None:
    story = interim()
    (session,) = story.rows["test_session"].values()
    story.add(HuddleNote, session=session.id, kind=HuddleKind.PROMISED, text="Export to SAP")
    titles = {slide.title: slide for slide in results_deck(gather(story.view())).slides}
    needs = titles["The product is asked for 1 thing"]
    assert cells(needs) == [["Export to SAP", "promised to T1 Prospect T1"]]


def test_a_story_without_sessions_gives_a_deck_that_says_so(tmp_path: Path) -> None:
    story = Story()
    story.rows["project"] = {"project": ProjectInfo(id="project", product="Thing")}
    deck = results_deck(gather(story.view()))
    assert [slide.title for slide in deck.slides] == [
        "What prospects say of Thing",
        "No session was held yet",
    ]
    summary = write_deck(deck, default_template(), tmp_path / "none.pptx")
    assert summary.slides == 2
    assert not [one for one in summary.entries if one.level.value == "warning"]


def test_a_chart_without_anything_to_show_takes_no_slide() -> None:
    slides = results_deck(gather(interim().view())).slides
    assert [slide.title for slide in slides if slide.chart and slide.chart.missing] == []
    assert not [slide.title for slide in slides if "quote" in slide.title]
