"""The order of Tab: as the eye reads, whatever was made first.

Qt has Tab go from widget to widget in the order in which they were made. A page that is built when
it is first shown, a row that is added in the middle, a menu that is put before a button: all of
these would come last. Here the order is that of the layouts, at each press anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)

_WHOLE = (QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QScrollBar, QTextEdit)
"""What holds no stops of its own, whatever it is made of."""
_BACKWARDS = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


def stops_in(area: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in a part of a window, from the first to the last."""
    for child in _children(area):
        if child.isHidden() or child.isWindow():
            continue
        if _takes_tab(child):
            yield child
        if not isinstance(child, _WHOLE):
            yield from stops_in(child)


def go(area: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next stop of an area, or to the one before, around its ends.

    Returns whether there was one to go to.
    """
    stops = list(stops_in(area))
    if not stops:
        return False
    wanted = stops[_after(stops, forward=forward)]
    reason = Qt.FocusReason
    wanted.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    _bring_before_the_eyes(wanted)
    return True


def _after(stops: list[QWidget], *, forward: bool) -> int:
    """The place of the stop after what has the keyboard, which may be inside of one, or none."""
    at: QWidget | None = QApplication.focusWidget()
    while at is not None and at not in stops:
        at = at.parentWidget()
    if at is None:
        return 0 if forward else -1
    return (stops.index(at) + (1 if forward else -1)) % len(stops)


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.focusProxy() is None


def _children(widget: QWidget) -> Iterator[QWidget]:
    """The children of a widget as its layout has them, then those that lie over it."""
    layout = widget.layout()
    laid = list(_laid_out(layout)) if layout is not None else []
    yield from laid
    known = set(laid)
    for child in widget.children():
        if isinstance(child, QWidget) and child not in known:
            yield child


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    found = [item for n in range(layout.count()) if (item := layout.itemAt(n)) is not None]
    if isinstance(layout, QGridLayout):
        places: list[Any] = [layout.getItemPosition(n) for n in range(layout.count())]
        found = [found[n] for n in sorted(range(len(found)), key=lambda n: places[n])]
    elif isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARDS:
        found.reverse()
    return found


def _bring_before_the_eyes(widget: QWidget) -> None:
    if isinstance(widget, QAbstractItemView):
        widget.scrollTo(widget.currentIndex())
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
