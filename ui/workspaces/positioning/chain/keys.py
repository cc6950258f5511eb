"""Where the arrow keys lead from one card of the chain."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from ui.workspaces.positioning.chain.model import Place

_Cursor = QAbstractItemView.CursorAction


def next_place(
    action: QAbstractItemView.CursorAction,
    place: Place,
    counts: tuple[int, ...],
    *,
    page: int,
    with_ctrl: bool,
    is_mirrored: bool,
) -> Place:
    """The place that a key leads to; ``page`` is the number of rows in sight.

    Left and right pass over empty components. Home and End stay in the component, with Ctrl they
    lead to the first and the last card of all.
    """
    column, row = place
    if action in (_Cursor.MoveLeft, _Cursor.MoveRight):
        step = -1 if (action == _Cursor.MoveLeft) != is_mirrored else 1
        return _beside(place, counts, step)
    filled = [one for one, count in enumerate(counts) if count]
    last = counts[column] - 1
    if action == _Cursor.MoveHome:
        return (filled[0], 0) if with_ctrl else (column, 0)
    if action == _Cursor.MoveEnd:
        return (filled[-1], counts[filled[-1]] - 1) if with_ctrl else (column, last)
    by = {
        _Cursor.MoveUp: -1,
        _Cursor.MovePrevious: -1,
        _Cursor.MovePageUp: -page,
        _Cursor.MovePageDown: page,
    }.get(action, 1)
    return column, max(0, min(last, row + by))


def _beside(place: Place, counts: tuple[int, ...], step: int) -> Place:
    column, row = place
    goal = column + step
    while 0 <= goal < len(counts) and not counts[goal]:
        goal += step
    if not 0 <= goal < len(counts):
        return place
    return goal, min(row, counts[goal] - 1)
