"""The team's own fields: what fits them, and what is found where something does not."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.rules.custom import custom_findings, misfit, misfit_hint
from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.model.custom import CustomField, CustomKind, CustomValue
from tests.narrative_studio.analysis.told_story import Story


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (CustomKind.TEXT, "Any\ntext", ""),
        (CustomKind.CHOICE, "North", ""),
        (CustomKind.DATE, "2026-04-21", ""),
        (CustomKind.DATE, "", ""),
        (CustomKind.DATE, "2026-04-31", "no date"),
        (CustomKind.DATE, "21.4.2026", "no date"),
        (CustomKind.LINK, "https://example.com/a?b=c", ""),
        (CustomKind.LINK, "HTTP://example.com", ""),
        (CustomKind.LINK, "javascript:alert(1)", "no web address"),
        (CustomKind.LINK, "file:///etc/passwd", "no web address"),
        (CustomKind.LINK, "https://", "no web address"),
        (CustomKind.LINK, "https://[", "no web address"),
        (CustomKind.LINK, "https://a b", "no web address"),
    ],
)
def test_a_value_fits_the_kind_of_its_field(kind: CustomKind, value: str, said: str) -> None:
    assert misfit(kind, value) == said
    assert not said or misfit_hint(kind)


def test_what_does_not_fit_is_a_remark_on_its_frame(story: Story) -> None:
    due = story.add(CustomField, name="Due", kind=CustomKind.DATE)
    first, second = story.frame("insight"), story.frame("proof")
    for frame, value in ((first, "2026-04-21"), (second, "next spring")):
        story.add(CustomValue, custom_field=due.id, frame=frame.id, value=value)
    (found,) = custom_findings(story.view())
    assert (found.level, found.rule) == (Level.INFO, Rule.CUSTOM_VALUE_MISFIT)
    assert found.text == "Due of frame 2 is no date: “next spring”."
    assert found.hint == "Use a date like 2026-04-21."
    assert (found.table, found.row_id) == ("frame", second.id)
