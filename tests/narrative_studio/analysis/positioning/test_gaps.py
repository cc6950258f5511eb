"""What the positioning still lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.analysis.positioning.gap import Gap, GapKind
from narrative_studio.analysis.positioning.gaps import gaps, value_without_cleared_proof
from narrative_studio.model.positioning import AlternativeType, Element, ElementKind
from tests.narrative_studio.analysis.told_story import Story

ALTERNATIVE, DIFFERENTIATOR, VALUE, CUSTOMER, CATEGORY, TREND = ElementKind


class Whole:
    """A positioning without a gap, to take something away from."""

    def __init__(self, story: Story, *, without: str = "") -> None:
        self.story = story
        self.alternative = story.element(ALTERNATIVE, "Binders", share_of_deals_pct=55)
        self.differentiator = story.element(DIFFERENTIATOR, "Genealogy")
        self.value = story.element(VALUE, "Know in minutes")
        self.customer = story.element(CUSTOMER, "Blenders", not_for="Single-ingredient makers")
        self.category = story.element(CATEGORY, "Recall readiness")
        self.lines = {
            "lacks": (self.alternative, self.differentiator),
            "gives": (self.differentiator, self.value),
            "matters": (self.value, self.customer),
        }
        for name, ends in self.lines.items():
            if name != without:
                story.relate(*ends)
        story.proof(self.value)
        self.frame = story.frame()
        if without != "carried":
            story.link(self.frame, self.customer)


def found(story: Story) -> list[tuple[GapKind, str | None]]:
    view = story.view()
    elements = view.whole.elements
    return [
        (gap.kind, elements[gap.element_id].name if gap.element_id else None)
        for gap in gaps(view.whole, view)
    ]


def one(story: Story, kind: GapKind) -> Gap:
    view = story.view()
    (gap,) = [gap for gap in gaps(view.whole, view) if gap.kind is kind]
    return gap


class TestNoGaps:
    def test_a_whole_positioning_has_none(self, story: Story) -> None:
        Whole(story)
        assert found(story) == []

    def test_an_empty_one_has_none(self, story: Story) -> None:
        assert found(story) == []

    def test_a_trend_is_never_asked_for(self, story: Story) -> None:
        Whole(story)
        story.element(TREND)
        assert found(story) == []


class TestGaps:
    def test_an_alternative_that_nothing_answers(self, story: Story) -> None:
        Whole(story)
        story.element(ALTERNATIVE, "Do nothing", share_of_deals_pct=8)
        gap = one(story, GapKind.UNANSWERED)
        assert gap.title == "No differentiator answers “Do nothing”"
        assert gap.hint == "8 % of deals end there."
        assert gap.badge == "Nothing answers this"
        assert found(story) == [(GapKind.UNANSWERED, "Do nothing")]

    def test_before_the_first_differentiator_no_answer_is_asked_for(self, story: Story) -> None:
        story.element(ALTERNATIVE, "Do nothing")
        assert GapKind.UNANSWERED not in [kind for kind, _name in found(story)]

    @pytest.mark.parametrize("share", [None, 0])
    def test_an_unknown_share_is_not_no_share(self, story: Story, share: int | None) -> None:
        Whole(story)
        story.element(ALTERNATIVE, "Do nothing", share_of_deals_pct=share)
        says = "Connect what it lacks" if share is None else "0 % of deals"
        assert one(story, GapKind.UNANSWERED).hint.startswith(says)

    def test_only_rivals(self, story: Story) -> None:
        whole = Whole(story)
        rows = story.rows["element"]
        rows[whole.alternative.id] = replace(
            whole.alternative, alternative_type=AlternativeType.RIVAL
        )
        assert found(story) == [(GapKind.ONLY_RIVALS, None)]
        story.relate(story.element(ALTERNATIVE, "Binders"), whole.differentiator)
        assert found(story) == []

    def test_a_differentiator_that_every_alternative_has(self, story: Story) -> None:
        whole = Whole(story, without="lacks")
        story.relate(whole.alternative, _given(story, whole.value))
        assert found(story) == [(GapKind.NOT_DIFFERENT, "Genealogy")]

    def test_a_differentiator_without_value(self, story: Story) -> None:
        whole = Whole(story)
        story.relate(whole.alternative, story.element(DIFFERENTIATOR, "Dark theme"))
        gap = one(story, GapKind.SO_WHAT)
        assert (gap.title, gap.badge) == ("“Dark theme” gives no value yet", "So what?")
        assert gap.hint.startswith("So what?")
        assert found(story) == [(GapKind.SO_WHAT, "Dark theme")]

    def test_no_value_theme_at_all_is_said_once(self, story: Story) -> None:
        alternative, customer = story.element(ALTERNATIVE), story.element(CUSTOMER, not_for="X")
        for _ in range(2):
            story.relate(alternative, story.element(DIFFERENTIATOR))
        story.element(CATEGORY)
        assert customer.kind is CUSTOMER
        assert found(story) == [(GapKind.NO_VALUE, None)]

    def test_more_value_themes_than_a_buyer_remembers(self, story: Story) -> None:
        whole = Whole(story)
        for _ in range(3):
            _told(whole, story.element(VALUE))
        assert found(story) == []
        _told(whole, story.element(VALUE))
        assert found(story) == [(GapKind.MANY_VALUES, None)]
        assert one(story, GapKind.MANY_VALUES).title.startswith("5 value themes")

    def test_a_value_that_nothing_gives(self, story: Story) -> None:
        whole = Whole(story, without="gives")
        other = story.element(VALUE, "Other")
        _told(whole, other)
        assert found(story) == [(GapKind.NOT_GIVEN, "Know in minutes")]

    def test_a_value_that_matters_to_nobody(self, story: Story) -> None:
        whole = Whole(story, without="matters")
        _told(whole, story.element(VALUE, "Other"))
        gap = one(story, GapKind.WHO_CARES)
        assert gap.hint.startswith("Who cares?")
        assert found(story) == [(GapKind.WHO_CARES, "Know in minutes")]

    def test_a_customer_to_whom_nothing_matters(self, story: Story) -> None:
        whole = Whole(story)
        story.link(whole.frame, story.element(CUSTOMER, "Co-packers"))
        assert found(story) == [(GapKind.NOT_CARED_FOR, "Co-packers")]

    def test_a_customer_that_no_frame_carries(self, story: Story) -> None:
        Whole(story, without="carried")
        gap = one(story, GapKind.NOT_CARRIED)
        assert gap.title == "No frame carries “Blenders”"
        assert gap.hint == "Link it to a frame, or drop it."
        assert found(story) == [(GapKind.NOT_CARRIED, "Blenders")]

    def test_nobody_is_asked_who_carries_what_before_there_is_a_frame(self) -> None:
        story = Story()
        story.element(CUSTOMER, not_for="X")
        story.element(CATEGORY)
        assert found(story) == []
        assert gaps(story.whole()) == ()

    def test_nobody_is_excluded(self, story: Story) -> None:
        whole = Whole(story)
        rows = story.rows["element"]
        rows[whole.customer.id] = replace(whole.customer, not_for=" ")
        assert found(story) == [(GapKind.NOBODY_EXCLUDED, None)]

    @pytest.mark.parametrize(
        ("current", "title"),
        [
            ([], "There is no market category yet"),
            ([False], "No market category is the current one"),
            ([True, True, False], "2 market categories are current"),
        ],
    )
    def test_exactly_one_category_is_current(
        self, story: Story, current: list[bool], title: str
    ) -> None:
        story.element(TREND)
        for is_current in current:
            story.element(CATEGORY, is_current=is_current)
        assert one(story, GapKind.CATEGORY).title == title
        assert found(story) == [(GapKind.CATEGORY, None)]

    def test_gaps_come_in_the_order_of_the_components(self, story: Story) -> None:
        for kind in (CUSTOMER, VALUE, DIFFERENTIATOR, ALTERNATIVE):
            story.element(kind)
        components = [gap.component for gap in gaps(story.whole())]
        assert components == sorted(components, key=list(ElementKind).index)
        assert set(components) == set(ElementKind) - {TREND}


class TestProof:
    @pytest.fixture
    def value(self, story: Story) -> Element:
        return story.element(VALUE, "No systems project")

    def gap(self, story: Story, value: Element, today: str = "2026-04-21") -> Gap | None:
        return value_without_cleared_proof(story.whole(today=today), value)

    def test_one_cleared_proof_is_enough(self, story: Story, value: Element) -> None:
        story.proof(value, may_be_spoken=False)
        story.proof(value, may_be_spoken=False, may_be_printed=True)
        assert self.gap(story, value) is None

    def test_no_proof_at_all(self, story: Story, value: Element) -> None:
        story.proof()
        gap = self.gap(story, value)
        assert gap is not None
        assert (gap.title, gap.badge) == ("“No systems project” has no proof", "No proof")

    def test_consent_that_is_pending_is_quoted(self, story: Story, value: Element) -> None:
        story.proof(value, may_be_spoken=False, code="PF-4", consent="pending review")
        gap = self.gap(story, value)
        assert gap is not None
        assert gap.title == "“No systems project” has no cleared proof"
        assert gap.hint == "PF-4 is not cleared: pending review."
        assert gap.badge == "Proof not cleared"

    def test_consent_that_nobody_noted_is_missing(self, story: Story, value: Element) -> None:
        story.proof(value, may_be_spoken=False, code="", headline="Nine days")
        gap = self.gap(story, value)
        assert gap is not None
        assert gap.hint == "“Nine days” is not cleared: nobody has agreed to its use yet."

    def test_what_was_never_cleared_cannot_end(self, story: Story, value: Element) -> None:
        story.proof(value, may_be_spoken=False, code="PF-4", expires_on="2020-01-01")
        gap = self.gap(story, value)
        assert gap is not None
        assert gap.hint.startswith("PF-4 is not cleared")

    def test_an_objection_to_the_value_proves_nothing(self, story: Story, value: Element) -> None:
        story.link(story.objection(), value)
        gap = self.gap(story, value)
        assert gap is not None
        assert gap.badge == "No proof"

    def test_consent_ends_after_its_last_day(self, story: Story, value: Element) -> None:
        story.proof(value, code="PF-2", expires_on="2026-12-31")
        assert self.gap(story, value, "2026-12-31") is None
        gap = self.gap(story, value, "2027-01-01")
        assert gap is not None
        assert gap.hint == "The consent to PF-2 has ended."

    def test_a_frame_that_tells_the_value_proves_nothing(
        self, story: Story, value: Element
    ) -> None:
        story.link(story.frame(), value)
        assert self.gap(story, value) is not None


def _given(story: Story, value: Element) -> Element:
    """A differentiator that gives a value."""
    made = story.element(DIFFERENTIATOR)
    story.relate(made, value)
    return made


def _told(whole: Whole, value: Element) -> None:
    """Give a value everything it needs."""
    whole.story.relate(whole.differentiator, value)
    whole.story.relate(value, whole.customer)
    whole.story.proof(value)
