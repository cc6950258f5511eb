"""Which column means what is guessed well enough to be corrected rarely."""

from __future__ import annotations

import pytest

from narrative_studio.importers.tables.delimited import parse_delimited
from narrative_studio.importers.tables.fields import Target
from narrative_studio.importers.tables.mapping import Column
from narrative_studio.importers.tables.proposing import (
    Certainty,
    certainties,
    propose,
    propose_mapping,
)


def guessed(text: str, target: Target | None = None) -> dict[str, str]:
    table = parse_delimited(text, "a")
    found = propose_mapping(table.headers, table.rows, target) if target else propose(table)
    return {
        column.header: f"{column.field}@{column.each}" if column.each else column.field
        for column in found.columns
    }


def test_a_table_of_sessions_is_understood() -> None:
    text = (
        "Call date;Prospect alias;Company;Buying role;Qualified?;Heard old pitch;Test rep;"
        "Note taker;Pitch version;Result;Next step;Next step date;"
        "How would you explain this to a colleague?;"
        "Rep verdict;Objections raised;Verbatims\n"
        "5.3.2026;Buyer 1;Acme;champion;yes;no;Ann;Ben;v2;advance;plan;9.3.2026;pallets;"
        "keep tuning;price;so good\n"
    )
    assert list(guessed(text).values()) == [
        *("held_on", "prospect", "company", "persona", "qualified", "contaminated", "rep"),
        *("observer", "version", "outcome", "next_step", "next_step_on", "recall", "verdict"),
        *("objections", "quotes"),
    ]
    assert propose(parse_delimited(text, "a")).target is Target.SESSIONS


def test_other_languages_and_slips_are_understood() -> None:
    text = "Datum;Interessent;Firma;Qualifiziert;Einwände;Observr\n5.3.26;K1;A;ja;Preis;Ben\n"
    assert list(guessed(text, Target.SESSIONS).values()) == [
        *("held_on", "prospect", "company", "qualified", "objections", "observer"),
    ]


def test_german_short_names_and_questions_are_understood() -> None:
    text = "Kürzel;Interessent;Kennt alte Story;Abgeschlossen;Länge (min)\nT1;K1;nein;ja;27,5\n"
    assert list(guessed(text, Target.SESSIONS).values()) == [
        *("code", "prospect", "contaminated", "converted", "duration_ms"),
    ]


def test_columns_side_by_side_belong_to_frames() -> None:
    text = (
        "Prospect,Clarity: Insight,Insight relevance,Clarity - Our ask,"
        "Frame 3 seconds,Slide 4 time\n"
        "A,4,3,5,60,1:10\n"
    )
    assert list(guessed(text, Target.SESSIONS).values()) == [
        *("prospect", "clarity@Insight", "relevance@Insight", "clarity@Our ask"),
        *("time_ms@3", "time_ms@4"),
    ]


def test_a_table_with_a_frame_in_each_row_is_of_frame_results() -> None:
    text = "Prospect,Frame,Clarity,Relevance,Reaction,Seconds\nA,Insight,4,5,landed,60\n"
    found = propose(parse_delimited(text, "a"))
    assert found.target is Target.FRAME_RESULTS
    assert [column.field for column in found.columns] == [
        *("prospect", "frame", "clarity", "relevance", "reaction", "time_ms"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Visitor email,Page,Time spent (sec),Date\na@example.org,3,12,2026-03-05\n",
        "Viewer,Slide number,Duration,When\nAnn,3,0:12,2026-03-05\n",
    ],
)
def test_a_trackers_page_views_are_understood(text: str) -> None:
    found = propose(parse_delimited(text, "a"))
    assert found.target is Target.PAGE_VIEWS
    assert [column.field for column in found.columns] == ["visitor", "page", "time_ms", "held_on"]


@pytest.mark.parametrize("text", ["Session;Date\nT1;2026-03-05\n", "Session;A;B\nT1;x;y\n"])
def test_a_table_that_names_no_page_is_none_of_a_tracker(text: str) -> None:
    assert propose(parse_delimited(text, "a")).target is Target.SESSIONS


def test_a_trackers_pages_may_stand_side_by_side() -> None:
    text = "Email,Date,Page 1,Page 2 (sec),Page 10\na@example.org,2026-03-05,12,3,0:40\n"
    assert list(guessed(text).values()) == [
        *("visitor", "held_on", "time_ms@1", "time_ms@2", "time_ms@10"),
    ]


def test_beside_the_times_of_pages_a_duration_is_none_of_a_page() -> None:
    text = "Email,Date,Duration,Page 1,Page 2\na@example.org,2026-03-05,0:15,12,3\n"
    assert list(guessed(text).values()) == [
        *("visitor", "held_on", "time_ms@1", "time_ms@2"),
    ]


def test_a_column_whose_cells_cannot_be_read_is_not_proposed() -> None:
    text = "Prospect,Date,Verdict\nA,soon,keep tuning\nB,later,going back\n"
    assert guessed(text, Target.SESSIONS) == {"Prospect": "prospect", "Verdict": "verdict"}


def test_words_that_mean_nothing_here_are_left_out() -> None:
    text = "Prospect,Favourite colour,Start time\nA,red,10:00\n"
    assert guessed(text, Target.SESSIONS) == {"Prospect": "prospect"}


def test_what_a_name_is_about_comes_first_in_it() -> None:
    text = "Prospect,Outcome of the call,Call\nA,lost,S1\n"
    assert list(guessed(text, Target.SESSIONS).values()) == ["prospect", "outcome", "code"]


def test_a_unit_behind_a_name_is_no_frame() -> None:
    text = "Viewer,Page,Time (seconds),Viewed at\nAnn,1,12.5,2026-03-05 15:04\n"
    assert list(guessed(text).values()) == ["visitor", "page", "time_ms", "held_on"]


def test_a_name_that_fits_to_the_letter_is_believed_for_one_good_cell() -> None:
    text = "Prospect,Frame,Clarity\nA,Insight,9\nB,Insight,8\nC,Insight,4\n"
    assert guessed(text, Target.FRAME_RESULTS)["Clarity"] == "clarity"
    assert "Clarity" not in guessed(text.replace(",4", ",7"), Target.FRAME_RESULTS)


def test_a_proposal_is_a_mapping_that_can_be_kept() -> None:
    table = parse_delimited("Name,Quote,Tags\nA,so good,price; trust\n", "a")
    found = propose_mapping(table.headers, table.rows, Target.QUOTES)
    assert found.columns == (Column("Quote", "text"), Column("Tags", "codes"))


def test_a_proposal_says_how_certain_it_is() -> None:
    table = parse_delimited("Session,Outcome of it all,Clarity frame 1\nT1,lost,4\n", "a")
    found = certainties(table.headers, table.rows, Target.SESSIONS)
    assert found == {
        "Session": Certainty.SURE,
        "Outcome of it all": Certainty.GUESS,
        "Clarity frame 1": Certainty.SURE,
    }
    assert set(found) == set(guessed("Session,Outcome of it all,Clarity frame 1\nT1,lost,4\n"))


def test_a_code_is_that_of_a_session_and_beside_quotes_one_of_the_codebook() -> None:
    text = "Code;Date;Client;Qualifié;Durée;Résultat\nT1;5/3/26;Moulin;oui;1 h 05;avancée\n"
    assert list(guessed(text).values()) == [
        *("code", "held_on", "prospect", "qualified", "duration_ms", "outcome"),
    ]
    quotes = guessed("Session,Code,Quote\nT1,price,Too dear\n", Target.QUOTES)
    assert quotes == {"Session": "code", "Code": "codes", "Quote": "text"}
