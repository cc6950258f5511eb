"""The order of Tab: as the eye reads, whatever was made first.

Qt has Tab go from widget to widget in the order in which they were made. A page that is built when
it is first shown, a row that is added in the middle, a menu that is put before a button: all of
these would come last. Here the order is that of the layouts, at each press anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    found = [child for child in widget.children() if isinstance(child, QWidget)]
    laid = list(_laid_out(layout, found)) if layout is not None else []
    yield from laid
    known = set(laid)
    yield from (child for child in found if child not in known)


def _laid_out(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """The widgets of a layout and of the layouts in it, of the children of one widget.

    Qt is only asked where something stands. Its layout items must not be handed to Python: they go
    without a word, and what comes to stand in their place in memory would be taken for them.
    """
    inner = [child for child in layout.children() if isinstance(child, QLayout)]
    parts: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(widget), widget) for widget in widgets),
        *((layout.indexOf(part), part) for part in inner),
    ]
    parts = [(at, part) for at, part in parts if at >= 0]
    if isinstance(layout, QGridLayout):
        parts.sort(key=lambda part: _row_and_column(layout, part[0]))
    else:
        is_turned = isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARDS
        parts.sort(key=lambda part: part[0], reverse=is_turned)
    for _at, part in parts:
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part, widgets)


def _row_and_column(grid: QGridLayout, at: int) -> tuple[int, int]:
    place: Any = grid.getItemPosition(at)
    return place[0], place[1]


def _bring_before_the_eyes(widget: QWidget) -> None:
    if isinstance(widget, QAbstractItemView):
        widget.scrollTo(widget.currentIndex())
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
