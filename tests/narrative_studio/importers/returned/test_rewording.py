"""Wordings and orders of a file that comes back are judged alike, whatever its kind."""

from __future__ import annotations

from narrative_studio.commands.adopting import ChangeKind, ReturnedChange
from narrative_studio.importers.returned.rewording import longest_rising, reads_alike, reworded

BLANK = ReturnedChange(ChangeKind.REWORDED, None, "", field="script")


def test_a_wording_that_only_looks_otherwise_is_no_change() -> None:
    assert reworded(BLANK, "a\nb", "a b", "a b") is None
    assert reworded(BLANK, "changed here", "a b", "a\nb") is None
    assert reads_alike("# A", "# A  ", "bullets")
    assert not reads_alike("# A", "A", "bullets")


def test_both_changed_is_a_conflict_with_both_where_that_goes() -> None:
    change = reworded(BLANK, "One more.\n\nTwo.", "One.\n\nTwo more.", "One.\n\nTwo.")
    assert change is not None
    assert change.is_conflict
    assert change.merged == "One more.\n\nTwo more."
    unknown = reworded(BLANK, "a", "b", None)
    assert unknown is not None
    assert (unknown.is_conflict, unknown.merged) == (True, None)


def test_what_stays_in_order_is_the_longest_series() -> None:
    assert longest_rising([3, 0, 1, 2]) == {1, 2, 3}
    assert longest_rising([]) == set()
