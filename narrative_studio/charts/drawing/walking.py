"""Walks the marks of a drawing with arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from narrative_studio.charts.drawing.canvas import Target


def stepped(targets: Sequence[Target], at: int, right: int, down: int) -> int:
    """The place of the mark one step on in a direction; the same one where there is none.

    To the side goes the nearest of the same row, and at the end of it the walk goes on in the
    next row; up and down goes the one nearest by column.
    """
    here = targets[at]
    if right:
        order = sorted(range(len(targets)), key=lambda n: (targets[n].row, targets[n].column))
        place = order.index(at) + right
        return order[min(max(place, 0), len(order) - 1)]
    rows = {target.row for target in targets}
    beyond = [row for row in rows if (row - here.row) * down > 0]
    if not beyond:
        return at
    row = min(beyond, key=lambda one: abs(one - here.row))
    found = [n for n, target in enumerate(targets) if target.row == row]
    return min(found, key=lambda n: abs(targets[n].column - here.column))


def same_mark(targets: Sequence[Target], before: Target | None) -> int | None:
    """The place of the mark that was pointed at before a chart changed; None where it is gone."""
    if before is None:
        return None
    for number, target in enumerate(targets):
        if target.key == before.key and (target.row, target.column) == (before.row, before.column):
            return number
    return next((n for n, target in enumerate(targets) if target.key == before.key), None)
