"""The report says both verdicts first, and every figure with what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from exporters.paper.markdown import paper_markdown
from exporters.results.gathered import Results, gather
from exporters.results.paper import results_paper
from narrative_studio.interchange import mark_of
from narrative_studio.model.observed import (
    HuddleKind,
    HuddleNote,
    ObjectionRaised,
    Quote,
)
from narrative_studio.model.prospects import TestProtocol
from narrative_studio.model.view import LateChange
from tests.exporters.results.tested import held, interim
from tests.narrative_studio.analysis.told_story import Story


def said(story: Story) -> str:
    return paper_markdown(results_paper(gather(story.view())))


def test_the_sample_reads_as_it_was(results: Results, golden: Callable[[str, str], None]) -> None:
    text = paper_markdown(results_paper(results))
    golden("results/lotwarden.md", text.replace(mark_of(results.view.whole), "CONTENT"))


def test_a_story_without_sessions_says_so() -> None:
    assert "No session was held yet." in said(Story())


def test_who_may_not_be_quoted_is_not() -> None:
    story = interim()
    (session,) = story.rows["test_session"].values()
    story.add(Quote, session=session.id, text="Not for others.")
    text = said(story)
    assert "Not for others." not in text
    assert "A secret thought." not in text
    assert "Real Name" not in text
    assert "1 quote, none of which may leave the team" in text


def test_a_look_before_time_and_an_open_protocol_are_named() -> None:
    text = said(interim())
    assert "Interim: 1 of 12 planned sessions" in text
    assert "the protocol was never fixed" in text


def test_without_a_protocol_the_report_says_what_follows() -> None:
    story = Story()
    held(story, held_on=None)
    assert "No protocol was written, so nothing can pass by it." in said(story)


def test_an_objection_without_an_answer_stands_out() -> None:
    story = interim()
    session = held(story, "T2", duration_ms=60_000)
    story.add(ObjectionRaised, session=session.id, text="Too dear.")
    assert "No answer yet." in said(story)


def test_tripping_words_and_promises_are_listed() -> None:
    story = interim()
    (session,) = story.rows["test_session"].values()
    story.add(HuddleNote, session=session.id, kind=HuddleKind.TRIPPED, text="pilot")
    story.add(HuddleNote, session=session.id, kind=HuddleKind.PROMISED, text="SAP export")
    text = said(story)
    assert "pilot (T1)" in text
    assert "SAP export (promised to T1 Prospect T1)" in text


def test_who_fixed_the_protocol_need_not_be_known() -> None:
    story = Story()
    story.add(TestProtocol, narrative="narrative", fixed_at_ms=1_772_446_500_000)
    held(story, code="")
    assert "fixed on 2 March 2026" in said(story)


def test_what_was_changed_after_fixing_is_said() -> None:
    story = interim()
    (protocol,) = story.rows["test_protocol"].values()
    late = {protocol.id: (LateChange("2026-03-09", "Edit decision rule"),)}
    whole = replace(story.whole(), late_changes=late)
    text = paper_markdown(results_paper(gather(whole.narrative())))
    assert "Changed after fixing" in text
    assert "Edit decision rule, 9 March 2026" in text


def test_the_old_pitch_is_named_where_somebody_named_it() -> None:
    def protocol(label: str) -> str:
        story = Story()
        story.add(
            TestProtocol,
            narrative="narrative",
            old_pitch_label=label,
            old_pitch_converted=9,
            old_pitch_calls=30,
        )
        held(story, code="")
        return said(story)

    for label in ("", "Old pitch", "old pitch"):
        assert "**Old pitch:** 9 of 30 first calls converted." in protocol(label)
    assert "**Old pitch:** Deck of 2024: 9 of 30 first calls converted." in protocol("Deck of 2024")


def test_what_was_agreed_stands_beside_the_verdict(results: Results) -> None:
    parts = [one.text for one in results_paper(results).headlines if one.level == 1]
    assert parts[:3] == ["In one page", "Protocol", "Frame by frame"]


def test_where_a_quote_is_from_stays_on_one_line(results: Results) -> None:
    text = paper_markdown(results_paper(results))
    assert "(Larkhall Soups, frame\u00a08\u00a0·\u00a0T12\u00a0·\u00a0v3)" in text
