"""What the story rests on: links, elements, proofs and delivery."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.linking.coverage import coverage
from narrative_studio.analysis.rules.finding import Finding, Level, Rule
from narrative_studio.analysis.rules.trace import trace_findings
from narrative_studio.model.positioning import Delivery, ElementKind, Status
from narrative_studio.model.rows import Row
from tests.narrative_studio.analysis.told_story import Story

VALUE, DIFFERENTIATOR = ElementKind.VALUE, ElementKind.DIFFERENTIATOR


def found(story: Story, rule: Rule, *, today: str = "2026-04-21") -> list[Finding]:
    view = story.view(today=today)
    return [one for one in trace_findings(view, coverage(view)) if one.rule is rule]


def texts(story: Story, rule: Rule, *, today: str = "2026-04-21") -> list[str]:
    return [one.text for one in found(story, rule, today=today)]


class TestSuspectLinks:
    def test_says_what_was_read_and_what_is_now(self, story: Story) -> None:
        value = story.element(VALUE, "Recall less product")
        frame = story.frame()
        story.link(frame, value, seen=2, now=3)
        (finding,) = found(story, Rule.SUSPECT_LINK)
        assert finding.text == (
            "Frame 1 has a suspect link to “Recall less product”: read at revision 2, now at 3."
        )
        assert (finding.level, finding.table, finding.row_id) == (
            Level.WARNING,
            "frame",
            frame.id,
        )

    def test_a_link_that_is_up_to_date_is_fine(self, story: Story) -> None:
        story.link(story.frame(), story.element(VALUE), seen=3, now=3)
        assert found(story, Rule.SUSPECT_LINK) == []

    def test_every_kind_of_source_is_named(self, story: Story) -> None:
        value = story.element(VALUE, "Know in minutes")
        frame = story.frame()
        backup = story.frame(headline="Price", is_backup=True)
        proof, objection = story.proof(code="PF-9"), story.objection(code="OB-9", text="No.")
        sources: list[Row] = [
            frame,
            story.step(frame),
            backup,
            story.step(backup),
            proof,
            objection,
            story.touchpoint(),
        ]
        for source in sources:
            story.link(source, value, seen=1, now=2)
        findings = found(story, Rule.SUSPECT_LINK)
        assert [one.text.split(" has ")[0] for one in findings] == [
            "Frame 1",
            "Step 1.1",
            "Backup “Price”",
            "Step 1 of backup “Price”",
            "Proof PF-9",
            "Objection OB-9",
            "Touchpoint “Home page”",
        ]
        assert [one.row_id for one in findings] == [source.id for source in sources]

    def test_every_kind_of_target_is_named(self, story: Story) -> None:
        frame = story.frame()
        story.link(frame, story.proof(code="PF-9"), seen=1, now=2)
        story.link(frame, story.objection(code="", text="No."), seen=1, now=2)
        assert [
            text.split(" to ")[1].split(":")[0] for text in texts(story, Rule.SUSPECT_LINK)
        ] == [
            "PF-9",
            "“No.”",
        ]

    def test_frames_of_another_narrative_are_its_own_concern(self, story: Story) -> None:
        story.link(story.frame(narrative="another"), story.element(VALUE), seen=1, now=2)
        assert found(story, Rule.SUSPECT_LINK) == []


class TestCoverage:
    def test_an_element_that_no_frame_carries(self, story: Story) -> None:
        story.frame()
        element = story.element(ElementKind.CUSTOMER, "ERP that nobody will touch")
        (finding,) = found(story, Rule.UNCOVERED_ELEMENT)
        assert finding.text == "No frame carries “ERP that nobody will touch”."
        assert (finding.table, finding.row_id) == ("element", element.id)

    def test_before_the_first_frame_nothing_is_uncovered(self, story: Story) -> None:
        story.element(ElementKind.CUSTOMER)
        assert found(story, Rule.UNCOVERED_ELEMENT) == []

    def test_a_frame_that_carries_nothing(self, story: Story) -> None:
        frame = story.frame()
        (finding,) = found(story, Rule.ORPHAN_FRAME)
        assert finding.text == "Frame 1 carries no element of the positioning."
        assert finding.row_id == frame.id

    def test_a_blank_frame_is_no_orphan_yet(self, story: Story) -> None:
        story.blank()
        assert found(story, Rule.ORPHAN_FRAME) == []


class TestBaselines:
    def test_frames_that_the_latest_one_holds_are_to_be_approved(self, story: Story) -> None:
        story.frame(status=Status.APPROVED)
        waiting = story.frame(status=Status.IN_REVIEW)
        story.frame(status=Status.DRAFT)
        story.frame(status=Status.DRAFT, is_backup=True)
        story.baseline("2026-04-02", code="B-3")
        story.baseline("2026-03-16", code="B-2")
        findings = found(story, Rule.UNAPPROVED_FRAME)
        assert [one.text for one in findings] == [
            "Frame 2 is in review, and baseline B-3 holds it.",
            "Frame 3 is a draft, and baseline B-3 holds it.",
        ]
        assert (findings[0].level, findings[0].row_id) == (Level.INFO, waiting.id)

    def test_a_frame_made_later_is_none_of_its(self, story: Story) -> None:
        made = story.baseline("2026-04-02", code="", name="Version 3")
        story.frame(id=f"{made.id} later")
        story.frame(id="earlier")
        assert texts(story, Rule.UNAPPROVED_FRAME) == [
            "Frame 2 is a draft, and baseline “Version 3” holds it."
        ]

    def test_without_a_baseline_drafts_are_nobodys_concern(self, story: Story) -> None:
        story.frame()
        assert found(story, Rule.UNAPPROVED_FRAME) == []


class TestDelivery:
    @pytest.mark.parametrize(
        ("delivery", "because"),
        [(Delivery.PLANNED, "it is only planned"), (Delivery.NOT_OFFERED, "it is not offered")],
    )
    def test_what_is_not_there_is_told_as_if_it_were(
        self, story: Story, delivery: Delivery, because: str
    ) -> None:
        floor = story.element(DIFFERENTIATOR, "Floor capture", delivery=delivery)
        frame = story.frame()
        story.link(frame, floor)
        story.link(story.step(frame), floor)
        (finding,) = found(story, Rule.PLANNED_TOLD)
        assert finding.text == f"Frame 1 tells “Floor capture”, but {because}."
        assert (finding.level, finding.row_id) == (Level.ERROR, frame.id)

    @pytest.mark.parametrize("delivery", [Delivery.AVAILABLE, Delivery.LIMITED])
    def test_what_is_there_may_be_told(self, story: Story, delivery: Delivery) -> None:
        story.link(story.frame(), story.element(DIFFERENTIATOR, delivery=delivery))
        assert found(story, Rule.PLANNED_TOLD) == []

    def test_a_backup_tells_nobody(self, story: Story) -> None:
        planned = story.element(DIFFERENTIATOR, delivery=Delivery.PLANNED)
        story.link(story.frame(is_backup=True), planned)
        assert found(story, Rule.PLANNED_TOLD) == []

    def test_only_a_differentiator_is_delivered(self, story: Story) -> None:
        story.link(story.frame(), story.element(VALUE, delivery=Delivery.PLANNED))
        assert found(story, Rule.PLANNED_TOLD) == []


class TestProofs:
    def test_a_proof_that_is_not_cleared(self, story: Story) -> None:
        frame = story.frame()
        story.link(frame, story.proof(code="PF-4", may_be_spoken=False, consent="pending review"))
        (finding,) = found(story, Rule.PROOF_NOT_CLEARED)
        assert finding.text == "Frame 1 uses PF-4, which is not cleared: pending review."
        assert finding.row_id == frame.id

    def test_a_proof_that_nobody_was_asked_about(self, story: Story) -> None:
        proof = story.proof(code="", headline="Nine days", may_be_spoken=False)
        story.link(story.step(story.frame()), proof)
        assert texts(story, Rule.PROOF_NOT_CLEARED) == [
            "Frame 1 uses “Nine days”, which is not cleared."
        ]

    def test_consent_that_has_ended(self, story: Story) -> None:
        story.link(story.frame(), story.proof(code="PF-2", expires_on="2026-12-31"))
        assert texts(story, Rule.PROOF_EXPIRED, today="2026-12-31") == []
        assert texts(story, Rule.PROOF_EXPIRED, today="2027-01-01") == [
            "Frame 1 uses PF-2, whose consent ended on 31 December 2026."
        ]

    def test_what_was_never_cleared_cannot_end(self, story: Story) -> None:
        proof = story.proof(may_be_spoken=False, expires_on="2020-01-01")
        story.link(story.frame(), proof)
        assert found(story, Rule.PROOF_EXPIRED) == []
        assert len(found(story, Rule.PROOF_NOT_CLEARED)) == 1

    def test_a_proof_that_no_frame_uses_harms_nobody(self, story: Story) -> None:
        story.frame()
        story.proof(story.element(VALUE), may_be_spoken=False)
        assert found(story, Rule.PROOF_NOT_CLEARED) == []

    def test_a_value_without_a_cleared_proof(self, story: Story) -> None:
        value = story.element(VALUE, "No systems project")
        (finding,) = found(story, Rule.VALUE_WITHOUT_PROOF)
        assert finding.text == "“No systems project” has no proof."
        assert finding.row_id == value.id
        story.proof(value)
        assert found(story, Rule.VALUE_WITHOUT_PROOF) == []
