"""What a gap of the positioning is."""

from __future__ import annotations

from narrative_studio.analysis.positioning.gap import Gap, GapKind, most_useful_first
from narrative_studio.analysis.rules.finding import Rule
from narrative_studio.model.positioning import ElementKind


def test_every_kind_of_gap_is_a_rule_of_the_check() -> None:
    found_elsewhere = {GapKind.NOT_CARRIED}
    assert {kind.value for kind in set(GapKind) - found_elsewhere} <= {rule.value for rule in Rule}


def test_the_first_steps_together_make_one_whole_chain() -> None:
    found = [
        Gap(kind, name, "", "", ElementKind.VALUE)
        for kind, name in (
            (GapKind.UNANSWERED, "binders"),
            (GapKind.NOT_DIFFERENT, "genealogy"),
            (GapKind.SO_WHAT, "genealogy"),
            (GapKind.NOT_DIFFERENT, "rework"),
            (GapKind.SO_WHAT, "rework"),
            (GapKind.WHO_CARES, "minutes"),
            (GapKind.NOBODY_EXCLUDED, ""),
        )
    ]
    ordered = most_useful_first(found)
    assert [(gap.kind, gap.title) for gap in ordered] == [
        (GapKind.NOT_DIFFERENT, "genealogy"),
        (GapKind.SO_WHAT, "genealogy"),
        (GapKind.WHO_CARES, "minutes"),
        (GapKind.NOBODY_EXCLUDED, ""),
        (GapKind.UNANSWERED, "binders"),
        (GapKind.NOT_DIFFERENT, "rework"),
        (GapKind.SO_WHAT, "rework"),
    ]
