"""What a gap of the positioning is."""

from __future__ import annotations

from narrative_studio.analysis.positioning.gap import GapKind
from narrative_studio.analysis.rules.finding import Rule


def test_every_kind_of_gap_is_a_rule_of_the_check() -> None:
    found_elsewhere = {GapKind.NOT_CARRIED}
    assert {kind.value for kind in set(GapKind) - found_elsewhere} <= {rule.value for rule in Rule}
