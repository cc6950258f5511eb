"""A wrapped text some of whose words are set apart: bold for what is new, struck for what went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Role, Theme, Type

_MOST_CHARS: Final = 6_000
"""More than a thousand words, which no label is read through."""


class Emphasis(StrEnum):
    """How a run stands in its text."""

    PLAIN = "plain"
    STRONG = "strong"
    STRUCK = "struck"
    MARKED = "marked"
    """Strong, on a ground of its own: what the eye looks for in a line."""


@dataclass(frozen=True, slots=True)
class Run:
    """A few words and how they stand."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN


class RunsLabel(QWidget):
    """Shows runs as one paragraph; assistive technology reads the words one after the other.

    Of an enormous text the beginning is shown: all of it stands in the field it belongs to.
    """

    def __init__(
        self, runs: Sequence[Run] = (), *, use: Type = Type.SUPPORT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._use = use
        self._runs: tuple[Run, ...] = ()
        self._shown: tuple[Run, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_runs(runs)
        theme.changes().changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """The words without their emphasis."""
        return "".join(run.text for run in self._runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show other words."""
        self._runs = tuple(runs)
        self._shown = _beginning(self._runs)
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self._lay_out(width, theme.current())
        return max(1, layout.lineCount()) * theme.current().line_px(self._use)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.current().line_px(self._use))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setPen(now.text2)
        self._lay_out(self.width(), now).draw(painter, QPointF(0, 0))

    def _lay_out(self, width_px: int, now: Theme) -> QTextLayout:
        font = now.font(self._use)
        layout = QTextLayout("".join(run.text for run in self._shown), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.setFormats(self.formats(now))
        line_px = now.line_px(self._use)
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width_px))
            line.setPosition(QPointF(0, round(top + (line_px - line.height()) / 2)))
            top += line_px
        layout.endLayout()
        return layout

    def formats(self, now: Theme) -> list[QTextLayout.FormatRange]:
        """The parts that are set apart, counted in UTF-16 units as Qt does."""
        return run_formats(self._shown, now)


def _beginning(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """As much of the runs as is laid out."""
    if sum(len(run.text) for run in runs) <= _MOST_CHARS:
        return runs
    found: list[Run] = []
    left = _MOST_CHARS
    for run in runs:
        if left <= 0:
            break
        found.append(Run(run.text[:left], run.emphasis))
        left -= len(run.text)
    return (*found, Run(" …"))


def run_formats(runs: Sequence[Run], now: Theme) -> list[QTextLayout.FormatRange]:
    """The parts of a paragraph that are set apart, counted in UTF-16 units as Qt does."""
    formats = []
    start = 0
    for run in runs:
        # A picture character is two units.
        length = len(run.text.encode("utf-16-le")) // 2
        if run.emphasis is not Emphasis.PLAIN:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, length
            part.format = _format(run.emphasis, now)
            formats.append(part)
        start += length
    return formats


def _format(emphasis: Emphasis, now: Theme) -> QTextCharFormat:
    result = QTextCharFormat()
    if emphasis is not Emphasis.STRUCK:
        result.setFontWeight(QFont.Weight.DemiBold)
        result.setForeground(now.color(Role.TEXT))
        if emphasis is Emphasis.MARKED:
            result.setBackground(now.color(Role.WARN_SOFT))
    else:
        result.setFontStrikeOut(True)
        result.setForeground(now.color(Role.TEXT3))
    return result
