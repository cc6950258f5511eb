"""Where Tab goes in a window, and whether one can see where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.accessibility.pixels import NON_TEXT, Picture
from tests.ui.contrast import contrast
from ui import tab_order

_REACH_PX: Final = 5
_LEAST_PX: Final = 24
"""A ring around the smallest control, a box to tick, changes more pixels than that."""


def controls_in(front: QWidget) -> list[QWidget]:
    """Everything that says it takes Tab, is enabled and can be seen or scrolled to."""
    return [
        one
        for one in front.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.window() is front.window()
    ]


def order_faults(area: QWidget) -> Iterator[str]:
    """What Tab would never reach, and where it would go back."""
    stops = list(tab_order.stops_in(area))
    yield from (f"Tab never reaches {told(one)}" for one in controls_in(area) if one not in stops)
    yield from _out_of_order(stops)


def step_faults(before: QWidget, stop: QWidget, after: QWidget) -> Iterator[str]:
    """Press Tab into a control and out of it, and Shift+Tab back into it and out of it."""
    for start, held, first, second in (
        (before, Qt.KeyboardModifier.NoModifier, stop, after),
        (after, Qt.KeyboardModifier.ShiftModifier, stop, before),
    ):
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        way = "Shift+Tab" if held else "Tab"
        for wanted in (first, second):
            now: QWidget | None = QApplication.focusWidget()
            if now is None:
                yield f"{way} loses the keyboard before {told(wanted)}"
                break
            QTest.keyClick(now, Qt.Key.Key_Tab, held)
            if QApplication.focusWidget() is not wanted:
                yield f"{way} does not lead from {told(now)} to {told(wanted)}"
                break


def _out_of_order(stops: list[QWidget]) -> Iterator[str]:
    for one, other in pairwise(stops):
        here, there = _side_by_side(one, other)
        is_up = there.bottom() < here.top() and there.left() < here.right()
        shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
        is_beside = shared > min(here.height(), there.height()) / 2
        if is_up or (is_beside and there.right() < here.left()):
            yield f"Tab goes back from {told(one)} to {told(other)}"


def _side_by_side(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """The two parts that hold them, of the innermost widget that holds both."""
    around: QWidget | None = one
    while around is not None and not around.isAncestorOf(other):
        around = around.parentWidget()
    if around is None or around is one:
        return QRect(), QRect()
    return _part_of(around, one), _part_of(around, other)


def _part_of(around: QWidget, inside: QWidget) -> QRect:
    at = inside
    while (above := at.parentWidget()) is not None and above is not around:
        at = above
    return QRect(at.mapTo(around, QPoint(0, 0)), at.size())


def seen_change_px(before: QWidget, stop: QWidget) -> int:
    """How many pixels change by 3:1 or more when Tab goes from ``before`` to a stop."""
    window = stop.window()
    before.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    if QApplication.focusWidget() is not stop:
        return 0
    QApplication.processEvents()
    at = QRect(stop.mapTo(window, QPoint(0, 0)), stop.size())
    place = at.adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX).intersected(window.rect())
    focused = Picture(window.grab(place).toImage())
    stop.clearFocus()
    QApplication.processEvents()
    bare = Picture(window.grab(place).toImage())
    pairs: Counter[tuple[int, int]] = Counter()
    for row, bare_row in zip(focused.rows(), bare.rows(), strict=True):
        if row != bare_row:
            pairs.update(zip(row, bare_row, strict=True))
    return sum(
        count
        for (one, other), count in pairs.items()
        if contrast(QColor(one), QColor(other)) >= NON_TEXT
    )


def is_seen(changed_px: int) -> bool:
    """Whether so many pixels are a sign that one can see."""
    return changed_px >= _LEAST_PX


def told(widget: QWidget) -> str:
    """A control by its class and name, for a message."""
    return f"{type(widget).__name__} “{widget.accessibleName() or widget.objectName()}”"
