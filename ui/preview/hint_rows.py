"""What the maker of a frame should know of its slide, in a line each, with the step to take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, Type
from ui.widgets.emptying import empty
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel

if TYPE_CHECKING:
    from exporters.deck.hints import SlideHint

_ICON_PX: Final = 14
_MOST: Final = 2


class HintRows(QWidget):
    """Shows the gravest of the hints; takes no room where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, bool], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What is said."""
        return tuple(words for words, _is_warning in self._shown)

    def show_hints(self, hints: Sequence[SlideHint], trouble: str = "") -> None:
        """Show other hints, after what went wrong with all of them."""
        found = [(f"{hint.text}. {hint.step}", hint.is_warning) for hint in hints[:_MOST]]
        if trouble:
            found = [(trouble, True), *found]
        shown = tuple(found)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._column)
        for words, is_warning in shown:
            self._column.addWidget(_row(words, is_warning=is_warning))
        self.setVisible(bool(shown))


def _row(words: str, *, is_warning: bool) -> QWidget:
    icon, role = ("alert-triangle", Role.WARN) if is_warning else ("info-circle", Role.INFO)
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    mark = IconMark(icon, size_px=_ICON_PX, role=role)
    mark.setContentsMargins(0, 1, 0, 0)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    ink = Role.WARN if is_warning else Role.TEXT2
    line.addWidget(TextLabel(words, use=Type.SUPPORT, role=ink, lines=0), 1)
    return row
