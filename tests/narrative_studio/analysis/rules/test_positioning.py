"""The gaps of positioning and customer model as findings, and who decides."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.positioning.gap import GapKind
from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.analysis.rules.positioning import positioning_findings
from narrative_studio.model.customers import Persona
from narrative_studio.model.people import Person
from narrative_studio.model.positioning import (
    ElementKind,
    Relation,
    RelationKind,
    Status,
)
from tests.narrative_studio.analysis.told_story import Story


def found(story: Story) -> list[tuple[Rule, str]]:
    return [(one.rule, one.row_id) for one in positioning_findings(story.view())]


def test_an_empty_positioning_lacks_nothing(story: Story) -> None:
    assert found(story) == []


def test_a_gap_opens_its_element(story: Story) -> None:
    value = story.element(ElementKind.VALUE, "Know in minutes")
    story.element(ElementKind.CATEGORY, "Recall readiness")
    (finding,) = positioning_findings(story.view())
    assert (finding.rule, finding.row_id, finding.level) == (
        Rule.NOT_GIVEN,
        value.id,
        Level.INFO,
    )
    assert finding.text == "No differentiator gives “Know in minutes”."


def test_a_gap_of_a_component_opens_one_of_it_or_where_the_chain_begins(story: Story) -> None:
    first = story.element(ElementKind.DIFFERENTIATOR, "Genealogy")
    assert found(story) == [(Rule.NO_VALUE, first.id), (Rule.CATEGORY, first.id)]
    other, _one = (story.element(ElementKind.CATEGORY) for _ in range(2))
    assert (Rule.CATEGORY, other.id) in found(story)


def test_what_other_rules_find_is_not_found_twice(story: Story) -> None:
    story.element(ElementKind.VALUE)
    story.frame()
    kinds = {rule.value for rule, _ in found(story)}
    assert GapKind.NOT_PROVED not in kinds
    assert GapKind.NOT_CARRIED not in kinds


def test_a_gap_of_the_customer_model_opens_its_row_or_the_first(story: Story) -> None:
    persona = story.add(Persona, name="Line lead")
    value = story.element(ElementKind.VALUE)
    rules = dict(found(story))
    assert rules[Rule.NO_CHAMPION] == persona.id
    assert rules[Rule.NO_DISQUALIFIER] == persona.id
    assert rules[Rule.PERSONA_WITHOUT_VALUE] == persona.id
    assert rules[Rule.VALUE_WITHOUT_PERSONA] == value.id


@pytest.mark.parametrize(
    ("status", "has_approver", "is_found"),
    [
        (Status.IN_REVIEW, False, True),
        (Status.IN_REVIEW, True, False),
        (Status.DRAFT, False, False),
        (Status.APPROVED, False, False),
    ],
)
def test_what_is_in_review_has_somebody_who_decides(
    story: Story, status: Status, has_approver: bool, is_found: bool
) -> None:
    person = story.add(Person, name="Tomasz Wren")
    approver = person.id if has_approver else None
    story.element(ElementKind.CATEGORY, "Recall", status=status, approver=approver)
    rules = [rule for rule, _ in found(story)]
    assert rules == ([Rule.NOBODY_DECIDES] if is_found else [])


@pytest.mark.parametrize(("checked_on", "is_old"), [("2025-01-31", True), ("2026-04-01", False)])
def test_a_comparison_is_looked_at_again(story: Story, checked_on: str, is_old: bool) -> None:
    rival, fact = (
        story.element(ElementKind.ALTERNATIVE, "Binders"),
        story.element(ElementKind.DIFFERENTIATOR, "Genealogy"),
    )
    relation = story.add(
        Relation,
        kind=RelationKind.LACKS,
        source=rival.id,
        target=fact.id,
        checked_on=checked_on,
        evidence="Seen",
    )
    old = [row_id for rule, row_id in found(story) if rule is Rule.COMPARISON_OLD]
    assert old == ([relation.id] if is_old else [])
