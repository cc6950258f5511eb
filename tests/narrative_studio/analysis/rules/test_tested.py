"""Findings about tests: what was agreed, what counts in doubt, what asks for somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.analysis.rules.tested import prospect_findings
from narrative_studio.model.evidence import Objection
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.observed import EditCitation, ObjectionRaised, Rating
from narrative_studio.model.people import Baseline, Person
from narrative_studio.model.prospects import Answer, SessionState, TestProtocol, TestSession
from narrative_studio.model.view import LateChange, ProjectView
from tests.narrative_studio.analysis.told_story import Story

MARCH_2 = 1_772_446_500_000
"""A Unix time on 2 March 2026, in milliseconds."""


def session(story: Story, code: str = "T1", **cells: object) -> TestSession:
    usual = {
        "narrative": "narrative",
        "state": SessionState.ENDED,
        "qualified": Answer.YES,
        "contaminated": Answer.NO,
        "version": "v1",
        "held_on": "2026-03-05",
    }
    return story.add(TestSession, code=code, **{**usual, **cells})


def protocol(story: Story, **cells: object) -> TestProtocol:
    usual = {"narrative": "narrative", "planned_n": 1, "fixed_at_ms": MARCH_2}
    return story.add(TestProtocol, **{**usual, **cells})


def found(story: Story) -> dict[Rule, str]:
    return {one.rule: one.text for one in prospect_findings(story.view())}


@pytest.fixture
def story() -> Story:
    return Story()


def test_the_sample_keeps_to_its_protocol(tested: ProjectView) -> None:
    assert list(prospect_findings(tested.narrative())) == []


def test_a_story_without_tests_is_asked_nothing(story: Story) -> None:
    story.frame()
    assert found(story) == {}


def test_sessions_need_a_protocol(story: Story) -> None:
    session(story)
    assert found(story) == {
        Rule.TESTS_WITHOUT_PROTOCOL: "There is no protocol, and 1 session took place."
    }


def test_sessions_ahead_need_no_protocol_yet(story: Story) -> None:
    session(story, state=SessionState.PLANNED)
    assert found(story) == {}


def test_a_protocol_is_fixed_before_the_first_session(story: Story) -> None:
    protocol(story, fixed_at_ms=0)
    session(story)
    assert found(story)[Rule.PROTOCOL_NOT_FIXED].startswith("The protocol is not fixed, and 1")


def test_sessions_before_the_fixing_are_named(story: Story) -> None:
    protocol(story)
    for number in range(1, 5):
        session(story, f"T{number}", held_on=f"2026-02-0{number}")
    session(story, "T5", held_on="2026-03-02")
    assert found(story) == {
        Rule.PROTOCOL_FIXED_LATE: "The protocol was fixed after 4 sessions: T1, T2, T3 and 1 more."
    }


def test_of_several_late_changes_the_last_is_dated(story: Story) -> None:
    fixed = protocol(story)
    session(story)
    late = tuple(LateChange(day, "Edit protocol") for day in ("2026-03-09", "2026-03-04"))
    whole = replace(story.view().whole, late_changes={fixed.id: late})
    told = {one.rule: one.text for one in prospect_findings(whole.narrative())}
    assert told[Rule.PROTOCOL_CHANGED] == (
        "The protocol was changed 2 times after it was fixed, last on 9 March 2026."
    )


def test_few_sessions_before_the_fixing_are_all_named(story: Story) -> None:
    protocol(story)
    for number in (1, 2):
        session(story, f"T{number}", held_on=f"2026-02-0{number}")
    assert found(story)[Rule.PROTOCOL_FIXED_LATE].endswith("2 sessions: T1 and T2.")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"contaminated": Answer.UNKNOWN}, "it is not known whether contaminated"),
        ({"version": ""}, "it is not known which version was told"),
    ],
)
def test_what_is_counted_in_doubt_is_named(story: Story, cells: dict[str, Any], said: str) -> None:
    protocol(story)
    session(story, **cells)
    assert found(story) == {Rule.COUNTED_IN_DOUBT: f"Session T1 is counted, and {said}."}


def test_the_rep_does_not_rate_her_own_call(story: Story) -> None:
    protocol(story)
    frame, rep = story.frame(), story.add(Person, name="Rep")
    told = session(story, code="", prospect="Alder", rep=rep.id)
    story.add(Rating, session=told.id, frame=frame.id, observer=rep.id, reaction="nods")
    assert found(story) == {}
    story.add(Rating, session=told.id, frame=frame.id, observer=rep.id, clarity=5)
    assert found(story) == {
        Rule.COUNTED_IN_DOUBT: "Session “Alder” is counted, and the test rep has rated her own "
        "call."
    }


def test_a_look_before_the_planned_number_is_interim(story: Story) -> None:
    row = protocol(story, planned_n=12)
    session(story)
    (one,) = prospect_findings(story.view())
    assert (one.level, one.rule, one.row_id) == (Level.INFO, Rule.TESTS_INTERIM, row.id)
    assert one.text == "1 of 12 planned sessions count so far."


def test_a_session_ahead_tells_the_current_baseline(story: Story) -> None:
    old = story.add(Baseline, code="B-1", taken_on="2026-01-01")
    new = story.add(Baseline, name="Spring", taken_on="2026-02-01")
    session(story, code="", held_on=None, state=SessionState.PLANNED, baseline=old.id)
    session(story, "T2", state=SessionState.RUNNING, baseline=new.id)
    session(story, "T3", state=SessionState.RUNNING)
    assert found(story) == {
        Rule.TEST_OF_OLD_BASELINE: "Session without a name is to tell baseline B-1; “Spring” is "
        "the current one."
    }


@pytest.mark.parametrize(
    ("options", "is_told"),
    [
        ('{"purpose": "test"}', True),
        ('{"purpose": "tell"}', False),
        ("[]", False),
        ("{", False),
    ],
)
def test_a_test_deck_of_an_earlier_baseline_is_stale(
    story: Story, options: str, is_told: bool
) -> None:
    old = story.add(Baseline, code="B-1", taken_on="2026-01-01")
    new = story.add(Baseline, code="B-2", taken_on="2026-02-01")
    cells = {"format": "deck", "narrative": "narrative", "options": options}
    story.add(ExportedFile, file_name="a.pptx", baseline=old.id, made_at_ms=1, **cells)
    told = found(story).get(Rule.STALE_TEST_DECK)
    words = "The test deck “a.pptx” shows baseline B-1; B-2 is the current one."
    assert told == (words if is_told else None)
    story.add(ExportedFile, file_name="b.pptx", baseline=new.id, made_at_ms=2, **cells)
    assert found(story) == {}


def test_the_test_deck_that_was_made_last_counts(story: Story) -> None:
    old = story.add(Baseline, code="B-1", taken_on="2026-01-01")
    new = story.add(Baseline, code="B-2", taken_on="2026-02-01")
    cells = {"format": "deck", "narrative": "narrative", "options": '{"purpose": "test"}'}
    # Rows that were merged in have ids of another computer's clock.
    story.add(ExportedFile, file_name="b.pptx", baseline=new.id, made_at_ms=2, **cells)
    story.add(ExportedFile, file_name="a.pptx", baseline=old.id, made_at_ms=1, **cells)
    assert found(story) == {}


def test_a_test_deck_of_no_baseline_is_stale_once_there_is_one(story: Story) -> None:
    cells = {"format": "deck", "narrative": "narrative", "options": '{"purpose": "test"}'}
    story.add(ExportedFile, file_name="a.pptx", **cells)
    assert found(story) == {}
    story.add(Baseline, code="B-1")
    assert found(story)[Rule.STALE_TEST_DECK].startswith("The test deck “a.pptx” shows no baseline")


def test_what_was_heard_wants_an_answer(story: Story) -> None:
    protocol(story)
    told = session(story, held_on=None)
    known = story.add(Objection, text="Too dear.")
    story.add(ObjectionRaised, session=told.id, objection=known.id)
    story.add(ObjectionRaised, session=told.id, text="Our  IT says no.")
    texts = [(one.level, one.table, one.text) for one in prospect_findings(story.view())]
    assert texts == [
        (
            Level.INFO,
            "test_session",
            "“Our IT says no.” was heard in 1 session and is none of the known objections.",
        ),
        (Level.WARNING, "objection", "“Too dear.” was heard in 1 session and has no answer."),
    ]


def test_an_answered_objection_is_silent(story: Story) -> None:
    protocol(story)
    known = story.add(Objection, text="Too dear.", response="It pays in a year.")
    story.add(ObjectionRaised, session=session(story).id, objection=known.id)
    assert found(story) == {}


def test_a_flagged_frame_asks_until_a_change_is_cited(story: Story) -> None:
    protocol(story, flag_least_n=1)
    frame = story.frame()
    told = session(story)
    story.add(Rating, session=told.id, frame=frame.id, clarity=1, relevance=2)
    story.add(EditCitation, narrative="narrative", frame=frame.id, version="v1")
    assert found(story) == {
        Rule.FLAGGED_UNCHANGED: "Frame 1 was flagged in v1 for clarity and relevance, "
        "and no change since is cited for it."
    }
    story.add(EditCitation, narrative="narrative", frame=frame.id, version="v2")
    assert found(story) == {}
