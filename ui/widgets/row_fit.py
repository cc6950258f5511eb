"""Lets a tool row give up words where it is narrow or its text is large, before any is cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.segmented import SegmentedControl

_ANY_PX: Final = 10_000


def fit_row(
    row: QHBoxLayout, controls: Sequence[SegmentedControl], room_px: int, *, title: QWidget
) -> None:
    """Shorten one control after another until the row fits; the title, said elsewhere, goes last.

    ``room_px`` is the width of what holds the row, its margins included. Controls that are hidden
    take no part.
    """
    shown = [one for one in controls if not one.isHidden()]
    title.show()
    for control in shown:
        control.shorten_to(_ANY_PX)
    for control in shown:
        over_px = needed_px(row, title) - room_px
        if over_px <= 0:
            return
        control.shorten_to(control.sizeHint().width() - over_px)
    if needed_px(row, title) > room_px:
        title.hide()


def needed_px(row: QHBoxLayout, title: QWidget) -> int:
    """The width of a row in which the title is not cut."""
    lent_px = title.sizeHint().width() - title.minimumSizeHint().width()
    return row.minimumSize().width() + (0 if title.isHidden() else max(0, lent_px))
