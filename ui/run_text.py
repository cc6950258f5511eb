"""Markdown laid out and painted: bold, italic, strike and literals inside wrapped lines.

Delegates and painted pages share this; a laid out text is kept, because the same words are
measured once for the height of a row and painted many times::

    laid = run_text.lay(step.say, Type.SAY, width_px)
    laid.paint(painter, x, y, now.text)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from narrative_studio import markup
from narrative_studio.telling.prompt import block_lines
from ui import text, theme
from ui.painting import rounded
from ui.theme import RADIUS_BADGE, Type

_KEPT: Final = 4096
_CHIP_PX: Final = 3


class LaidText:
    """Text with formats, broken into lines of one height; knows its height and paints itself."""

    def __init__(
        self, words: str, formats: Iterable[QTextLayout.FormatRange], use: Type, width_px: int
    ) -> None:
        now = theme.current()
        self._line_px = now.line_px(use)
        font = now.font(use)
        words = words.replace("\n", "\u2028")
        self._layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if text.is_right_to_left(words):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._layout.setFormats(list(formats))
        metrics = QFontMetricsF(font)
        lead = (self._line_px - metrics.ascent() - metrics.descent()) / 2
        top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width_px))
            # Each line keeps its height, whatever fonts stand in it.
            line.setPosition(QPointF(0, top + lead + metrics.ascent() - line.ascent()))
            top += self._line_px
        self._layout.endLayout()
        self.height_px = round(top) or self._line_px

    def paint(self, painter: QPainter, left: int, top: int, color: QColor) -> None:
        """Paint the text with its upper left corner at this point."""
        painter.setPen(color)
        self._layout.draw(painter, QPointF(left, top))

    def words_before(self, left: int, top: int) -> str:
        """The words up to the place that is nearest to a point, from the upper left corner on."""
        number = min(max(0, top // self._line_px), self._layout.lineCount() - 1)
        if number < 0:
            return ""
        at = self._layout.lineAt(number).xToCursor(left)
        return characters_before(self._layout.text(), at)


class Laid(LaidText):
    """The runs of a Markdown text, with a ground below its literals."""

    def __init__(self, runs: markup.Runs, use: Type, width_px: int) -> None:
        now = theme.current()
        words = "".join(run.text for run in runs)
        super().__init__(words, _formats(runs, now.font(use), now), use, width_px)
        # Qt counts in UTF-16 units; a picture character is two of them.
        self._units = "".join(c if ord(c) < 0x10000 else c + c for c in words)
        self._chips: list[QRectF] = []
        self._find_chips(runs)

    def paint(self, painter: QPainter, left: int, top: int, color: QColor) -> None:
        ground = theme.current().sunken
        for chip in self._chips:
            rounded(painter, chip.translated(left, top), RADIUS_BADGE, fill=ground)
        super().paint(painter, left, top, color)

    def _find_chips(self, runs: markup.Runs) -> None:
        """Where the grounds of the literals stand, line by line."""
        start = 0
        for run in runs:
            length = len(run.text.encode("utf-16-le")) // 2
            if run.code:
                self._chips += self._boxes(start, start + length)
            start += length

    def _boxes(self, start: int, end: int) -> Iterator[QRectF]:
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            while last > first and self._units[last - 1].isspace():
                last -= 1  # The space at which a line was broken carries no ground.
            if first < last:
                # PySide6 gives the position together with the cursor it settled on.
                edges = [cast("tuple[float, int]", line.cursorToX(at))[0] for at in (first, last)]
                low, high = min(edges), max(edges)
                yield QRectF(
                    low - _CHIP_PX,
                    number * self._line_px + 1,
                    high - low + 2 * _CHIP_PX,
                    self._line_px - 2,
                )


def characters_before(words: str, units: int) -> str:
    """The beginning of a text, as long as so many UTF-16 units, in which Qt counts."""
    return words.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace")


def lay(markdown: str, use: Type, width_px: int) -> Laid:
    """Lay out Markdown; its blocks follow each other on lines of their own."""
    now = theme.current()
    return _lay(markdown, use, width_px, now.name, now.font_scale)


def lay_runs(runs: markup.Runs, use: Type, width_px: int) -> Laid:
    """Lay out the runs of one block."""
    now = theme.current()
    return _lay_runs(runs, use, width_px, now.name, now.font_scale)


@lru_cache(maxsize=_KEPT)
def _lay(markdown: str, use: Type, width_px: int, _look: str, _scale: float) -> Laid:
    return Laid(flat_runs(markup.parse(markdown)), use, width_px)


@lru_cache(maxsize=_KEPT)
def _lay_runs(runs: markup.Runs, use: Type, width_px: int, _look: str, _scale: float) -> Laid:
    return Laid(runs, use, width_px)


def flat_runs(blocks: markup.Blocks) -> markup.Runs:
    """All blocks as one row of runs with line breaks between them."""
    lines = list(block_lines(blocks))
    found: list[markup.Run] = []
    for number, line in enumerate(lines):
        if number:
            found.append(markup.Run("\n"))
        found += line
    return tuple(found)


def _formats(runs: markup.Runs, font: QFont, now: theme.Theme) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for run in runs:
        length = len(run.text.encode("utf-16-le")) // 2
        if run.bold or run.italic or run.strike or run.code or run.link:
            made = QTextLayout.FormatRange()
            made.start, made.length = start, length
            made.format = _format(run, font, now)
            yield made
        start += length


def _format(run: markup.Run, font: QFont, now: theme.Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    styled = QFont(font)
    if run.code:
        styled = QFont(now.font(Type.LITERAL))
        styled.setPixelSize(max(1, font.pixelSize() - 1))
    if run.bold:
        styled.setWeight(QFont.Weight.DemiBold)
    styled.setItalic(run.italic)
    styled.setStrikeOut(run.strike)
    look.setFont(styled)
    if run.link:
        look.setFontUnderline(True)
        look.setForeground(now.accent)
    return look
