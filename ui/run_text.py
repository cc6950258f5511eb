"""Markdown laid out and painted: bold, italic, strike and literals inside wrapped lines.

Delegates and painted pages share this; a laid out text is kept, because the same words are
measured once for the height of a row and painted many times::

    laid = run_text.lay(step.say, Type.SAY, width_px)
    laid.paint(painter, x, y, now.text)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
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
            inset = self._inset_px(line.textStart())
            line.setLineWidth(max(1, width_px - inset))
            # Each line keeps its height, whatever fonts stand in it.
            line.setPosition(QPointF(inset, top + lead + metrics.ascent() - line.ascent()))
            top += self._line_px
        self._layout.endLayout()
        self.height_px = round(top) or self._line_px

    def paint(self, painter: QPainter, left: int, top: int, color: QColor) -> None:
        """Paint the text with its upper left corner at this point."""
        painter.setPen(color)
        self._layout.draw(painter, QPointF(left, top))

    def _inset_px(self, _start: int) -> int:
        """How far in a line begins whose first letter is the one at ``_start``."""
        return 0

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
        self._literals = list(_literals(runs))
        super().__init__(words, _formats(runs, now.font(use), now), use, width_px)
        # Qt counts in UTF-16 units; a picture character is two of them.
        self._units = "".join(c if ord(c) < 0x10000 else c + c for c in words)
        self._chips = [box for start, end in self._literals for box in self._boxes(start, end)]

    def paint(self, painter: QPainter, left: int, top: int, color: QColor) -> None:
        ground = theme.current().sunken
        for chip in self._chips:
            rounded(painter, chip.translated(left, top), RADIUS_BADGE, fill=ground)
        super().paint(painter, left, top, color)

    def _inset_px(self, start: int) -> int:
        """A ground at the start of a line begins where the words of the other lines do."""
        is_mirrored = self._layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
        begins = any(first <= start < last for first, last in self._literals)
        return _CHIP_PX if begins and not is_mirrored else 0

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
                low, high = min(edges) - _CHIP_PX, max(edges)
                if last < end:
                    high += _CHIP_PX  # The last letter of the literal brings this room itself.
                yield QRectF(low, number * self._line_px + 1, high - low, self._line_px - 2)


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


def _literals(runs: markup.Runs) -> Iterator[tuple[int, int]]:
    """From where to where the literals go, in the UTF-16 units of the whole text."""
    start = 0
    for run in runs:
        end = start + _units(run.text)
        if run.code:
            yield start, end
        start = end


def _formats(runs: markup.Runs, font: QFont, now: theme.Theme) -> Iterator[QTextLayout.FormatRange]:
    """How the runs look; the letters around the ground of a literal make room for it."""
    start = 0
    for run, after in zip_longest(runs, runs[1:]):
        end = start + _units(run.text)
        look = _format(run, font, now) if _has_look(run) else None
        if run.text and (run.code or (after is not None and after.code)):
            edge = end - _units(run.text[-1])
            yield from _ranges(start, edge, look)
            yield from _ranges(edge, end, _with_room(look, font))
        else:
            yield from _ranges(start, end, look)
        start = end


def _ranges(
    start: int, end: int, look: QTextCharFormat | None
) -> Iterator[QTextLayout.FormatRange]:
    if look is not None and start < end:
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, end - start, look
        yield made


def _with_room(look: QTextCharFormat | None, font: QFont) -> QTextCharFormat:
    """A look with some room behind each letter."""
    made = QTextCharFormat() if look is None else QTextCharFormat(look)
    spaced = QFont(font) if look is None else look.font()
    spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _CHIP_PX)
    made.setFont(spaced)
    return made


def _has_look(run: markup.Run) -> bool:
    return bool(run.bold or run.italic or run.strike or run.code or run.link)


def _units(words: str) -> int:
    """How long Qt takes a text for: a picture character is two units to it."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


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
