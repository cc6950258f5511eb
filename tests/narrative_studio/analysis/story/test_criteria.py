"""The perfect-world contract: what is promised, and what pays for it."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.analysis.story.criteria import (
    criteria_findings,
    criteria_of,
    holds_criteria,
    is_paid,
    payments,
    told_criteria,
)
from narrative_studio.model.demo import StepKind
from narrative_studio.model.storyboard import Criterion, Frame, Link, LinkRole
from tests.narrative_studio.analysis.told_story import Story


def promise(story: Story, frame: Frame, text: str = "In minutes") -> Criterion:
    return story.add(Criterion, frame=frame.id, text=text)


def pay(story: Story, source: object, criterion: Criterion) -> None:
    story.add(
        Link,
        source_table=source.table,  # type: ignore[attr-defined]
        source=source.id,  # type: ignore[attr-defined]
        target_table="criterion",
        target=criterion.id,
        role=LinkRole.PAYS_FOR,
    )


def rules(story: Story) -> list[Rule]:
    return [finding.rule for finding in criteria_findings(story.view())]


def test_criteria_stand_where_the_template_wants_them_and_where_there_are_some(
    story: Story,
) -> None:
    perfect, value, proof = (
        story.frame(beat) for beat in ("perfect-world", "differentiated-value", "proof")
    )
    first = promise(story, value)
    view = story.view()
    assert [holds_criteria(view, one) for one in (perfect, value, proof)] == [True, True, False]
    assert criteria_of(view, value) == told_criteria(view) == (first,)


def test_payments_come_in_the_order_of_the_story_with_their_names(story: Story) -> None:
    perfect = story.frame("perfect-world")
    value, hidden = (story.frame("differentiated-value", is_backup=n > 0) for n in range(2))
    story.step(value)
    shown = story.step(value)
    one, other = promise(story, perfect), promise(story, perfect)
    for source in (shown, value, hidden):
        pay(story, source, one)
    view = story.view()
    assert [payment.name for payment in payments(view, one)] == ["Frame 2", "Step 2.2"]
    assert payments(view, other) == ()


@pytest.mark.parametrize(
    ("count", "level", "words"),
    [
        (0, Level.INFO, "Frame 1 has no criteria yet."),
        (1, Level.WARNING, "Frame 1 has 1 criterion."),
        (2, None, ""),
        (4, None, ""),
        (5, Level.WARNING, "Frame 1 has 5 criteria."),
    ],
)
def test_two_to_four_can_be_agreed_on(
    story: Story, count: int, level: Level | None, words: str
) -> None:
    perfect = story.frame("perfect-world")
    value = story.frame("differentiated-value")
    for _ in range(count):
        pay(story, value, promise(story, perfect))
    found = list(criteria_findings(story.view()))
    assert [(one.level, one.text) for one in found] == ([(level, words)] if level else [])


def test_a_criterion_that_nothing_pays_for_is_found(story: Story) -> None:
    perfect = story.frame("perfect-world")
    value = story.frame("differentiated-value")
    kept, broken = promise(story, perfect), promise(story, perfect, "Without IT")
    pay(story, value, kept)
    (found,) = criteria_findings(story.view())
    assert (found.level, found.rule) == (Level.WARNING, Rule.CRITERION_UNPAID)
    assert found.text == "Nothing pays for the criterion “Without IT”."
    assert (found.table, found.row_id) == ("criterion", broken.id)


def test_a_step_that_shows_what_nobody_was_promised_is_remarked(story: Story) -> None:
    perfect = story.frame("perfect-world")
    paying, other = (story.frame("differentiated-value") for _ in range(2))
    story.step(paying)
    story.step(other, kind=StepKind.TELL)
    stray, own = (story.step(other, kind=StepKind.SHOW) for _ in range(2))
    assert rules(story) == [Rule.CRITERIA_NUMBER]
    for criterion in (promise(story, perfect), promise(story, perfect)):
        pay(story, paying, criterion)
        pay(story, own, criterion)
    (found,) = criteria_findings(story.view())
    assert (found.level, found.rule, found.row_id) == (Level.INFO, Rule.STEP_UNPROMISED, stray.id)
    assert found.text == "Step 3.2 pays for no promise."


def test_a_promise_is_both_told_and_shown(story: Story) -> None:
    perfect = story.frame("perfect-world")
    value = story.frame("differentiated-value")
    told, shown, both = (promise(story, perfect, text) for text in ("Told", "Shown", "Both"))
    pay(story, value, told)
    pay(story, value, both)
    assert Rule.CRITERION_HALF_PAID not in rules(story), "there is no demo yet"
    step = story.step(value)
    pay(story, step, shown)
    pay(story, step, both)
    assert [
        (finding.level, finding.text, finding.row_id)
        for finding in criteria_findings(story.view())
        if finding.rule is Rule.CRITERION_HALF_PAID
    ] == [
        (
            Level.INFO,
            "Frame 2 pays for the criterion “Told”, but no demo step shows it.",
            told.id,
        ),
        (
            Level.INFO,
            "Step 2.1 pays for the criterion “Shown”, but no frame tells it.",
            shown.id,
        ),
    ]
    assert [is_paid(story.view(), one) for one in (told, shown, both)] == [False, False, True]
