"""Text of slides, broken into lines and painted in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

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

from exporters.deck.fit import STEPS
from exporters.deck.geometry import EMU_PER_PT
from exporters.deck.painting.painted import PaintedPara, PaintedRun, PaintedText
from exporters.deck.template.colours import Colour
from ui.slide_fonts import UNITS_PER_PT, slide_font

_ALIGN = {
    "l": Qt.AlignmentFlag.AlignLeft,
    "ctr": Qt.AlignmentFlag.AlignHCenter,
    "r": Qt.AlignmentFlag.AlignRight,
    "just": Qt.AlignmentFlag.AlignJustify,
}
_MOST_OVER = 0.5
"""How far one line may stand out of its place, in lines: low boxes are lower than their line."""
_HARDLY_OVER = 0.1
"""How far several lines may: what is more than rounding lies over what stands below them."""
_SMALLER = tuple(dict.fromkeys(step.scale for step in STEPS if step.scale < 1))
"""The sizes that text which does not fit is shrunk to, one after the other."""
_PART_ABOVE = {"t": 0.0, "ctr": 0.5, "b": 1.0}


def qcolor(colour: Colour) -> QColor:
    """A colour of a slide for Qt."""
    return QColor(colour.red, colour.green, colour.blue, round(colour.alpha * 255))


def paint_text(painter: QPainter, text: PaintedText, units_per_emu: float) -> None:
    """Paint text into its place; the painter counts ``units_per_emu`` units to the EMU."""
    left, top, right, bottom = text.insets_emu
    place = text.place
    to_layout = UNITS_PER_PT / EMU_PER_PT
    width = max(1.0, (place.cx - left - right) * to_layout)
    height = (place.cy - top - bottom) * to_layout
    laid = _laid_within(text, width, height)
    used = sum(para.height for para in laid)
    painter.save()
    painter.scale(units_per_emu / to_layout, units_per_emu / to_layout)
    at = QPointF((place.x + left) * to_layout, (place.y + top) * to_layout)
    at += QPointF(0, (height - used) * _PART_ABOVE.get(text.anchor, 0.0))
    for para in laid:
        para.paint(painter, at)
        at += QPointF(0, para.height)
    painter.restore()


def _laid_within(text: PaintedText, width: float, height: float) -> list[_Laid]:
    """The paragraphs as they are, or shrunk where they are a line too many for it.

    They were fitted with the widths of the deck's own font. Where this computer lacks it, another
    one may need a line more, and would run over what stands below; PowerPoint and LibreOffice
    shrink it then as well.
    """
    laid = [_Laid(para, width) for para in text.paras]
    over = _MOST_OVER if sum(para.lines for para in laid) == 1 else _HARDLY_OVER
    spare = over * max((para.line_pt for para in text.paras), default=0.0) * UNITS_PER_PT
    room = height + spare
    for scale in _SMALLER:
        if sum(para.height for para in laid) <= room:
            break
        laid = [_Laid(_shrunk(para, scale), width) for para in text.paras]
        room = height
    return laid


def _shrunk(para: PaintedPara, scale: float) -> PaintedPara:
    """The same paragraph in smaller letters."""
    return replace(
        para,
        runs=tuple(replace(run, size_pt=run.size_pt * scale) for run in para.runs),
        bullet=para.bullet and replace(para.bullet, size_pt=para.bullet.size_pt * scale),
        line_pt=para.line_pt * scale,
        before_pt=para.before_pt * scale,
        after_pt=para.after_pt * scale,
    )


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bullet or number: what stands before the first line."""

    run: PaintedRun
    x: float
    baseline: float


class _Laid:
    """One paragraph broken into lines, in the units of layout."""

    def __init__(self, para: PaintedPara, width: float) -> None:
        first = para.runs[0]
        font = _font(first)
        self._colour = qcolor(first.colour)
        words = "".join(run.text for run in para.runs).replace("\n", "\u2028")
        self._layout = QTextLayout(words, font)
        option = QTextOption(_ALIGN.get(para.align, Qt.AlignmentFlag.AlignLeft))
        option.setAlignment(option.alignment() | Qt.AlignmentFlag.AlignAbsolute)
        if para.is_right:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(list(_formats(para)))
        line_height = para.line_pt * UNITS_PER_PT
        baseline = line_height * _part_above_baseline(font)
        margin, hanging = para.margin_pt * UNITS_PER_PT, para.hanging_pt * UNITS_PER_PT
        start = para.before_pt * UNITS_PER_PT
        top = start
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            is_out = line.lineNumber() == 0 and para.bullet is None
            x = margin - (hanging if is_out else 0.0)
            line.setLineWidth(max(1.0, width - x))
            line.setPosition(QPointF(0.0 if para.is_right else x, top + baseline - line.ascent()))
            top += line_height
        self._layout.endLayout()
        self.lines = self._layout.lineCount()
        self.height = max(top, start + line_height) + para.after_pt * UNITS_PER_PT
        self._mark = None
        if para.bullet is not None:
            x = margin - hanging
            if para.is_right:
                letters = QFontMetricsF(_font(para.bullet))
                x = width - x - letters.horizontalAdvance(para.bullet.text)
            self._mark = _Mark(para.bullet, x, start + baseline)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Paint it with the upper left corner of its place at a point."""
        painter.setPen(self._colour)
        self._layout.draw(painter, at, clip=QRectF())
        if self._mark is not None:
            painter.setFont(_font(self._mark.run))
            painter.setPen(qcolor(self._mark.run.colour))
            painter.drawText(at + QPointF(self._mark.x, self._mark.baseline), self._mark.run.text)


def _part_above_baseline(font: QFont) -> float:
    metrics = QFontMetricsF(font)
    return metrics.ascent() / (metrics.ascent() + metrics.descent())


def _formats(para: PaintedPara) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for run in para.runs:
        # Qt counts in UTF-16 units; a picture character is two of them.
        length = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
        made = QTextLayout.FormatRange()
        made.start, made.length = start, length
        look = QTextCharFormat()
        look.setFont(_font(run))
        look.setForeground(qcolor(run.colour))
        look.setFontUnderline(run.is_underlined)
        look.setFontStrikeOut(run.is_strike)
        made.format = look
        yield made
        start += length


def _font(run: PaintedRun) -> QFont:
    return slide_font(run.family, run.size_pt, is_bold=run.is_bold, is_italic=run.is_italic)
