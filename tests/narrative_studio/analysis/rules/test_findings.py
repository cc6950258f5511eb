"""All findings together: nothing is missed, nothing is invented, and the order helps."""

from __future__ import annotations

import re

import pytest

from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.model.custom import CustomField, CustomKind, CustomValue
from narrative_studio.model.customers import Persona
from narrative_studio.model.demo import StepKind
from narrative_studio.model.discussion import Comment
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.observed import ObjectionRaised, Rating
from narrative_studio.model.people import Baseline
from narrative_studio.model.positioning import (
    CHAIN,
    AlternativeType,
    Delivery,
    ElementKind,
    Relation,
    RelationKind,
    Status,
    TermKind,
)
from narrative_studio.model.prospects import Answer, SessionState, TestProtocol, TestSession
from narrative_studio.model.storyboard import Criterion, Frame, Zone
from narrative_studio.model.view import Review
from tests.narrative_studio.analysis.told_story import Story

MINUTE = 60_000
CUSTOMER = ElementKind.CUSTOMER


@pytest.fixture
def faulty() -> Story:
    """A story with every fault there is."""
    story = Story(minutes=20, pace_wpm=200)
    value = story.element(ElementKind.VALUE, "Know in minutes")
    story.element(ElementKind.CUSTOMER, "Blenders")
    planned = story.element(
        ElementKind.DIFFERENTIATOR, delivery=Delivery.PLANNED, roadmap_on="2026-01-31"
    )
    mock = story.term(TermKind.PREFERRED, "mock recall")
    story.term(TermKind.AVOID, "fire drill", instead=mock)
    story.term(TermKind.BANNED, "guarantee")
    insight = story.frame(planned_ms=12 * MINUTE, headline="A fire drill", key_message="")
    story.link(insight, value, seen=1, now=2)
    story.link(insight, planned)
    story.link(insight, story.proof(may_be_spoken=False))
    story.link(insight, story.proof(expires_on="2020-01-01"))
    story.blank()
    story.frame("insight", script="word " * 150, planned_ms=1000)
    same = "We guarantee it"
    orphan = story.frame(
        "differentiated-value", headline=same, key_message=same, script="Short.", picture="sha"
    )
    rival = story.element(
        ElementKind.ALTERNATIVE, "Binders", strength="", alternative_type=AlternativeType.RIVAL
    )
    story.relate(rival, planned)
    story.add(
        Relation,
        kind=RelationKind.LACKS,
        source=rival.id,
        target=story.element(ElementKind.DIFFERENTIATOR, "Easy to use").id,
        checked_on="2020-01-01",
    )
    story.element(ElementKind.ALTERNATIVE, alternative_type=AlternativeType.RIVAL)
    story.element(ElementKind.DIFFERENTIATOR)
    for _ in range(4):
        story.element(ElementKind.VALUE)
    story.element(ElementKind.CUSTOMER, "Women of 25 to 34 years")
    story.element(ElementKind.TREND, "The world is changing", status=Status.IN_REVIEW)
    story.add(Persona, name="Line lead")
    story.objection(text="Too dear")
    story.reviews[rival.id] = Review("2", "2")
    story.proof(may_be_shown=False, customer_alias="Acme Ovens")
    story.frame("proof", bullets="- Acme Ovens\n" * 9, planned_ms=9 * MINUTE)
    story.step(orphan, kind=StepKind.SHOW, fallback="", expect="", why="", planned_ms=8 * MINUTE)
    story.step(orphan, do="Open `a`, `b`, `c`, `d` and `e`.", kind=StepKind.SHOW)
    story.step(
        orphan,
        fallback="word " * 40,
        data="Password: hunter22",
        say="Look[^1].\n\n[^2]: Nobody asks",
    )
    story.step(orphan, kind=StepKind.SHOW, is_wow=True)
    story.touchpoint(checked_on=None)
    story.baseline("2026-04-02")
    zone = story.add(Zone, narrative="narrative", name="Opening", budget_ms=MINUTE)
    story.frame("insight", planned_ms=2 * MINUTE, zone=zone.id)
    story.add(Comment, about_table="frame", about=insight.id, text="Too long?")
    due = story.add(CustomField, name="Due", kind=CustomKind.DATE)
    story.add(CustomValue, custom_field=due.id, frame=insight.id, value="soon")
    promising = story.frame("perfect-world", planned_ms=0)
    story.add(Criterion, frame=promising.id, text="In minutes")
    half = story.add(Criterion, frame=promising.id, text="By anyone")
    half_paid = story.step(orphan)
    story.step(orphan, kind=StepKind.SHOW)
    story.link(half_paid, half)
    story.add(Criterion, frame=promising.id, text="At night")
    story.add(Criterion, frame=promising.id, text="At noon")
    story.add(Criterion, frame=promising.id, text="At dawn")
    for beat in ("alternatives", "perfect-world", "introduction", "the-ask"):
        story.frame(beat, planned_ms=0)
    _tested_badly(story, insight)
    return story


def _tested_badly(story: Story, frame: Frame) -> None:
    """Tests that keep to nothing, of a frame that is flagged."""
    old = story.add(Baseline, code="B-0", taken_on="2025-01-01")
    story.add(
        ExportedFile,
        format="deck",
        narrative="narrative",
        options='{"purpose": "test"}',
        baseline=old.id,
    )
    story.add(TestSession, narrative="narrative", baseline=old.id)
    held = story.add(
        TestSession,
        narrative="narrative",
        state=SessionState.ENDED,
        held_on="2026-01-01",
        qualified=Answer.YES,
        version="v1",
    )
    story.add(TestProtocol, narrative="narrative", flag_least_n=1, fixed_at_ms=1_772_446_500_000)
    story.add(Rating, session=held.id, frame=frame.id, clarity=1)
    story.add(ObjectionRaised, session=held.id, text="Too dear.")


def test_a_story_with_every_fault_breaks_every_rule(faulty: Story) -> None:
    # Without a single value theme others cannot be too many; a protocol that was fixed too late
    # is neither missing nor open, and what was changed in it stands in the history.
    never = {
        *(Rule.SPELLING, Rule.NO_VALUE, Rule.PROTOCOL_CHANGED),
        *(Rule.TESTS_WITHOUT_PROTOCOL, Rule.PROTOCOL_NOT_FIXED),
    }
    assert {finding.rule for finding in findings(faulty.view())} == set(Rule) - never


def test_the_most_pressing_come_first(faulty: Story) -> None:
    weights = [finding.level.weight for finding in findings(faulty.view())]
    assert weights == sorted(weights, reverse=True)
    assert set(weights) == {level.weight for level in Level}


def test_every_finding_opens_a_row_that_is_there(faulty: Story) -> None:
    view = faulty.view()
    for finding in findings(view):
        assert finding.row_id in view.whole.tables[finding.table]


def test_every_finding_is_a_plain_sentence_with_a_next_step(faulty: Story) -> None:
    for finding in findings(faulty.view()):
        for text in (finding.text, finding.hint):
            assert re.fullmatch(r"[A-Z0-9“].*[.?]", text)
            assert "!" not in text
            assert not re.search(r"please|oops|\bAI\b|invalid", text, re.IGNORECASE)


def test_the_same_view_always_says_the_same(faulty: Story) -> None:
    assert findings(faulty.view()) == findings(faulty.view())


def test_a_faultless_story_has_no_findings() -> None:
    story = Story()
    elements = {
        kind: story.element(kind, not_for="Makers of one thing" if kind is CUSTOMER else "")
        for kind in ElementKind
    }
    for ends in CHAIN.values():
        story.relate(*(elements[kind] for kind in ends))
    story.proof(elements[ElementKind.VALUE])
    for beat, minutes in (("insight", 4), ("differentiated-value", 10), ("the-ask", 2)):
        frame = story.frame(beat, planned_ms=minutes * MINUTE)
        for element in elements.values():
            story.link(frame, element)
        story.step(frame, is_wow=True, ask="Do you see it?")
    assert findings(story.view()) == ()


def test_an_empty_document_has_no_findings(story: Story) -> None:
    assert findings(story.view()) == ()


def test_what_is_merely_missing_is_a_remark_while_the_story_is_being_written(story: Story) -> None:
    story.element(ElementKind.VALUE, "Know in minutes")
    frame = story.frame(planned_ms=4 * MINUTE, key_message="")
    story.step(frame, fallback="")
    found = findings(story.view())
    rules = {finding.rule for finding in found}
    assert {Rule.UNCOVERED_ELEMENT, Rule.ORPHAN_FRAME, Rule.NO_KEY_MESSAGE} <= rules
    assert {finding.level for finding in found} == {Level.INFO}
    assert Rule.SETUP_TOO_LONG not in rules


def test_what_is_wrong_is_a_warning_from_the_first_frame_on(story: Story) -> None:
    value = story.element(ElementKind.VALUE, "Know in minutes")
    story.link(story.frame(), value, seen=1, now=2)
    (suspect,) = [one for one in findings(story.view()) if one.rule is Rule.SUSPECT_LINK]
    assert suspect.level is Level.WARNING
