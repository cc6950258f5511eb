"""Frames before and after an edit that tests are cited for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from narrative_studio.analysis.judging.comparison import Comparison, Finding
from narrative_studio.analysis.statistics.many import holm
from narrative_studio.analysis.statistics.rate import Difference

ALPHA: Final = 0.05
"""How often at most something is called separated from chance that is not."""


def findings(edits: Sequence[Comparison], *, is_interim: bool = False) -> tuple[Finding, ...]:
    """What may be said of each of several frames that are compared at once.

    Of twenty frames that no edit changed one looks changed by chance. So a frame counts as higher
    or lower only if it still does when all frames that could be compared are held together, by
    Holm's rule on Fisher's exact test to both sides. Nothing is decided of any of them while it is
    an early look, before the planned sessions are held.

    That the later version was heard by other people, later, by a rep who had practised, no
    statistic can take out: words about an edit say “after”, not “because of”.
    """
    alone = [each.finding for each in edits]
    judged = [
        place
        for place, finding in enumerate(alone)
        if finding not in {Finding.TOO_FEW, Finding.INTERIM}
    ]
    if is_interim:
        for place in judged:
            alone[place] = Finding.INTERIM
        return tuple(alone)
    together = holm([to_both_sides(edits[place].difference) for place in judged])
    for place, p_value in zip(judged, together, strict=True):
        if p_value > ALPHA:
            alone[place] = Finding.NOT_SEPARATED
    return tuple(alone)


def to_both_sides(difference: Difference) -> float:
    """Fisher's exact p-value that the two rates differ at all: twice the smaller tail."""
    other = Difference(difference.other, difference.rate)
    return min(1.0, 2 * min(difference.p_better, other.p_better))
