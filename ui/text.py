"""Lays text out in lines of a set height, for delegates and painted widgets.

Qt's own labels take the line height from the font; LOOK sets it by role. Breaks and ellipses are
remembered per text, font and width, so that scrolling a view lays nothing out twice.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui import theme
from ui.theme import Theme, Type

_BEFORE_ELLIPSIS: Final = " ,;:.…"
"""What ends a sentence or a part of one is left out before an ellipsis."""
_LEFT_TO_RIGHT: Final = "\u200e"
"""A letter without width that is written from left to right."""


def lines_of(text: str, font: QFont, width_px: int, max_lines: int = 0) -> tuple[str, ...]:
    """Break ``text`` into lines that fit ``width_px``; 0 lines means as many as it takes.

    Where text is left over, the last line ends in an ellipsis. Paragraph breaks are kept.
    """
    return _lines(text, font.key(), _Shared(font), max(1, width_px), max_lines)


def height_of(text: str, use: Type, width_px: int, look: Theme, *, max_lines: int = 0) -> int:
    """Return the height ``text`` takes at ``width_px``, in pixels."""
    return len(lines_of(text, look.font(use), width_px, max_lines)) * look.line_px(use)


def font_of(words: str, use: Type, look: Theme, *, tabular: bool = False) -> QFont:
    """Return the font for ``words``; ``tabular`` for times and numbers.

    A hyphen among figures of one width is as wide as a figure, which tears "VA-2" and
    "partial-lot" apart: words with a hyphen have figures of their own width.
    """
    return look.font(use, tabular=tabular and "-" not in words)


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    use: Type,
    color: QColor,
    *,
    max_lines: int = 1,
    tabular: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    look: Theme | None = None,
) -> int:
    """Paint ``text`` from the top of ``rect`` and return the height it took, in pixels.

    ``align`` left and right mean start and end: text written right to left starts on the right.
    ``max_lines`` 0 paints all lines.
    """
    now = look or theme.current()
    font = font_of(text, use, now, tabular=tabular)
    lines = lines_of(text, font, rect.width(), max_lines)
    paint_lines(painter, rect, lines, font, now.line_px(use), color, align)
    return len(lines) * now.line_px(use)


def paint_lines(
    painter: QPainter,
    rect: QRect,
    lines: tuple[str, ...],
    font: QFont,
    line_px: int,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint lines already broken, each in the middle of its line height."""
    metrics = QFontMetricsF(font)
    drop = (line_px - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    painter.save()
    painter.setFont(font)
    painter.setPen(color)
    mirrored = is_right_to_left(" ".join(lines))
    for index, line in enumerate(lines):
        width = metrics.horizontalAdvance(line)
        at_end = bool(align & Qt.AlignmentFlag.AlignRight) != mirrored
        x = float(rect.left())
        if align & Qt.AlignmentFlag.AlignHCenter:
            x += (rect.width() - width) / 2
        elif at_end:
            x += rect.width() - width
        y = round(rect.top() + index * line_px + drop)
        painter.drawText(QPointF(round(x), y), line)
    painter.restore()


def elided(text: str, font: QFont, width_px: int) -> str:
    """Return ``text`` on one line, cut with an ellipsis where it does not fit."""
    return lines_of(text, font, width_px, 1)[0]


class _Shared(QFont):
    """A font that does not count in the cache key; its ``key()`` does."""

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shared)


@lru_cache(maxsize=4096)
def _lines(text: str, _key: str, font: _Shared, width_px: int, max_lines: int) -> tuple[str, ...]:
    metrics = QFontMetricsF(font)
    if max_lines == 1:
        return (_cut(text.replace("\n", " "), metrics, width_px),)
    result: list[str] = []
    paragraphs = text.split("\n")
    for number, paragraph in enumerate(paragraphs):
        room = max_lines - len(result) if max_lines else 0
        pieces, is_cut = _break(paragraph, font, width_px, room)
        result.extend(pieces)
        if max_lines and len(result) == max_lines:
            if is_cut or number + 1 < len(paragraphs):
                while len(result) > 1 and not result[-1]:
                    result.pop()  # An ellipsis alone on a line says nothing.
                # The last line keeps whole words where the ellipsis leaves room for them.
                result[-1] = _cut(_with_ellipsis(result[-1]), metrics, width_px)
            break
    return tuple(result)


def _cut(line: str, metrics: QFontMetricsF, width_px: int) -> str:
    """One line, cut with an ellipsis where it does not fit."""
    cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width_px)
    return cut if cut == line else _with_ellipsis(cut.removesuffix("…"))


def _with_ellipsis(kept: str) -> str:
    """What is left of a text, and that there is more: "the same…", never "the same.…"."""
    return kept.rstrip(_BEFORE_ELLIPSIS) + "…"


def _break(text: str, font: QFont, width_px: int, room: int) -> tuple[list[str], bool]:
    """Return ``room`` lines of one paragraph (0 for all) and whether text is left over."""
    if not text:
        return [""], False
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Qt counts in UTF-16 units; a picture character is two of them.
    units = text.encode("utf-16-le")
    pieces: list[str] = []
    end = 0
    layout.beginLayout()
    while not room or len(pieces) < room:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width_px)
        start, end = line.textStart(), line.textStart() + line.textLength()
        pieces.append(units[2 * start : 2 * end].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return pieces, bool(units[2 * end :].strip(b" \0"))


def sentence(words: str) -> str:
    """A sentence of the interface, read from left to right whatever it names first.

    Without this mark a sentence that begins with an Arabic name would be turned around as a whole.
    """
    return f"{_LEFT_TO_RIGHT}{words}"


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter of ``text`` is written right to left."""
    for char in text:
        kind = bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False
