"""Wordings whose changed words are marked: struck, bold and underlined, or set apart as equals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout

from narrative_studio.analysis.wording.word_changes import Change, Run
from ui import theme
from ui.painting import blend
from ui.run_text import LaidText
from ui.theme import Theme, Type

_KEPT: Final = 4096
_GROUND_PART: Final = 0.5
_SHORT_CHARS: Final = 3
_BAR_PX: Final = 3
_BLOCK_TEXT_LEFT_PX: Final = 24


class Mark(StrEnum):
    """How words stand in their text."""

    PLAIN = "plain"
    GONE = "gone"
    """Struck."""
    NEW = "new"
    """Bold and underlined."""
    FAINT = "faint"
    """A remark in place of words."""
    OTHER = "other"
    """Underlined: one of several wordings that are equals."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are marked in one way."""

    text: str
    mark: Mark = Mark.PLAIN


Parts = tuple[Part, ...]


class Inks(NamedTuple):
    """The colours of words that went and words that came."""

    gone: QColor
    gone_ground: QColor
    new: QColor
    new_ground: QColor


def inks() -> Inks:
    """The colours in the theme in force."""
    now = theme.current()
    return _inks(now.name)


def joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs in which a space or a short word between two changes counts as changed too.

    Marks that come and go with every other word are hard to read.
    """
    found: list[Run] = []
    for at, run in enumerate(runs):
        is_between = 0 < at < len(runs) - 1
        if run.change is Change.KEPT and is_between and len(run.text.strip()) <= _SHORT_CHARS:
            found += [Run(Change.REMOVED, run.text), Run(Change.ADDED, run.text)]
        else:
            found.append(run)
    return tuple(_gathered(found))


def _gathered(runs: Iterable[Run]) -> Iterator[Run]:
    """Between two kept runs, what went before what came, each as one run."""
    gone = new = ""
    for run in (*runs, Run(Change.KEPT, "")):
        if run.change is Change.REMOVED:
            gone += run.text
        elif run.change is Change.ADDED:
            new += run.text
        else:
            if gone:
                yield Run(Change.REMOVED, gone)
            if new:
                yield Run(Change.ADDED, new)
            gone = new = ""
            if run.text:
                yield run


def earlier_parts(runs: Iterable[Run]) -> Parts:
    """The earlier wording, with what went struck."""
    return tuple(
        Part(run.text, Mark.GONE if run.change is Change.REMOVED else Mark.PLAIN)
        for run in runs
        if run.change is not Change.ADDED
    )


def later_parts(runs: Iterable[Run]) -> Parts:
    """The later wording, with what came bold and underlined."""
    return tuple(
        Part(run.text, Mark.NEW if run.change is Change.ADDED else Mark.PLAIN)
        for run in runs
        if run.change is not Change.REMOVED
    )


def both_parts(runs: Iterable[Run]) -> Parts:
    """Both wordings in one line of words."""
    marks = {Change.KEPT: Mark.PLAIN, Change.REMOVED: Mark.GONE, Change.ADDED: Mark.NEW}
    found: list[Part] = []
    for run in runs:
        part = Part(run.text, marks[run.change])
        # Two marked grounds that touch read as one word.
        if found and Mark.PLAIN not in (part.mark, found[-1].mark) and not _ends_open(found[-1]):
            found.append(Part(" "))
        found.append(part)
    return tuple(found)


def equal_parts(runs: Iterable[Run], *, is_first: bool) -> Parts:
    """One of two wordings that are equals, with the words that the other does not have marked."""
    own = Change.REMOVED if is_first else Change.ADDED
    return tuple(
        Part(run.text, Mark.OTHER if run.change is own else Mark.PLAIN)
        for run in runs
        if run.change in (own, Change.KEPT)
    )


def lay_parts(parts: Parts, use: Type, width_px: int) -> LaidText:
    """Lay marked words out; what was laid out is kept."""
    now = theme.current()
    return _lay(parts, use, width_px, now.name, now.font_scale)


def block_height(text: str, use: Type, width_px: int) -> int:
    """The height of a wording that stands as a block with its bar, in pixels."""
    return lay_parts((Part(text),), use, width_px - _BLOCK_TEXT_LEFT_PX).height_px + 4


def paint_block(painter: QPainter, room: QRect, text: str, use: Type, *, is_new: bool) -> None:
    """Paint a wording as a block: a bar, a minus or a plus, and the plain words."""
    now, colors = theme.current(), inks()
    ink = colors.new if is_new else colors.gone
    laid = lay_parts((Part(text),), use, room.width() - _BLOCK_TEXT_LEFT_PX)
    bar = now.chart_colors()["teal" if is_new else "orange"]
    painter.fillRect(QRect(room.left(), room.top(), _BAR_PX, laid.height_px + 4), bar)
    sign = lay_parts((Part("+" if is_new else "−", Mark.PLAIN),), Type.BODY_STRONG, 16)
    sign.paint(painter, room.left() + 9, room.top() + 2, ink)
    laid.paint(painter, room.left() + _BLOCK_TEXT_LEFT_PX, room.top() + 2, now.text)


@lru_cache(maxsize=_KEPT)
def _lay(parts: Parts, use: Type, width_px: int, _look: str, _scale: float) -> LaidText:
    now = theme.current()
    words = "".join(part.text for part in parts)
    return LaidText(words, _formats(parts, now.font(use), now), use, width_px)


@lru_cache(maxsize=4)
def _inks(_look: str) -> Inks:
    now = theme.current()
    colors = now.chart_colors()
    return Inks(
        gone=colors["on_confused"],
        gone_ground=blend(colors["confused"], now.surface, _GROUND_PART),
        new=colors["on_landed"],
        new_ground=colors["landed"],
    )


def _formats(parts: Parts, font: QFont, now: Theme) -> Iterator[QTextLayout.FormatRange]:
    colors = _inks(now.name)
    start = 0
    for part in parts:
        # Qt counts in UTF-16 units; a picture character is two of them.
        length = len(part.text.encode("utf-16-le")) // 2
        if part.mark is not Mark.PLAIN:
            made = QTextLayout.FormatRange()
            made.start, made.length = start, length
            made.format = _format(part.mark, font, colors, now)
            yield made
        start += length


def _format(mark: Mark, font: QFont, colors: Inks, now: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    styled = QFont(font)
    if mark is Mark.GONE:
        styled.setStrikeOut(True)
        look.setForeground(colors.gone)
        look.setBackground(colors.gone_ground)
    elif mark is Mark.NEW:
        styled.setWeight(QFont.Weight.DemiBold)
        styled.setUnderline(True)
        look.setForeground(colors.new)
        look.setBackground(colors.new_ground)
    elif mark is Mark.FAINT:
        look.setForeground(now.text3)
    else:
        styled.setUnderline(True)
        look.setForeground(now.text)
        look.setBackground(now.info_soft)
        look.setUnderlineColor(now.info)
    look.setFont(styled)
    return look


def _ends_open(part: Part) -> bool:
    return part.text[-1:].isspace()
