"""Text in lines of one height, each a piece of its own, with chips, literals and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from narrative_studio.markup import Run
from ui.pdf.flow import Mark, Piece
from ui.pdf.look import Face, colour, font, pt
from ui.text import is_right_to_left

CHIP_PAD: Final = pt(2.5)
_CODE_PAD: Final = pt(1.2)
_CHIP_RADIUS: Final = pt(2)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one look; ``link`` is an address, or ``#`` and a name in the file.

    ``ground`` is the role of the colour behind it, ``name`` what links lead to.
    """

    text: str
    face: Face | None = None
    role: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""
    ground: str = ""
    name: str = ""


def span(run: Run, link: Callable[[str], str]) -> Span:
    """A run as a span; ``link`` makes an address of this file of what was typed, or nothing."""
    return Span(
        run.text,
        bold=run.bold,
        italic=run.italic,
        strike=run.strike,
        code=run.code,
        link=link(run.link) if run.link else "",
        ground="sunken" if run.code else "",
    )


FAR_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
"""At the left whatever letters it is in."""


def sides(*, is_mirrored: bool) -> tuple[Qt.AlignmentFlag, Qt.AlignmentFlag]:
    """Where people begin to read a line of the page, and its far side."""
    if is_mirrored:
        return Qt.AlignmentFlag.AlignRight, FAR_LEFT
    return Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Lines:
    """A paragraph broken into lines of the height that its face has."""

    def __init__(
        self,
        content: Sequence[Span],
        face: Face,
        width: float,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._face = face
        words = "".join(span.text for span in content).replace("\n", "\u2028")
        base = font(face)
        self._layout = QTextLayout(words, base)
        self.is_right = is_right_to_left(words)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self.is_right:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            align = Qt.AlignmentFlag.AlignRight if align == Qt.AlignmentFlag.AlignLeft else align
        option.setAlignment(align)
        self._layout.setTextOption(option)
        self._layout.setFormats(list(_formats(content, face)))
        metrics = QFontMetricsF(base)
        lead = (face.value.line - metrics.ascent() - metrics.descent()) / 2
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            # Each line keeps its height, whatever fonts stand in it.
            line.setPosition(QPointF(0, lead + metrics.ascent() - line.ascent()))
        self._layout.endLayout()
        self._chips = list(self._grounds(content, words))

    def __len__(self) -> int:
        return self._layout.lineCount()

    @property
    def widest(self) -> float:
        """How far the words of the longest line reach."""
        return max(
            (self._layout.lineAt(n).naturalTextWidth() for n in range(len(self))), default=0.0
        )

    def paint(self, painter: QPainter, number: int, x: float, y: float) -> None:
        """Paint one line with its upper left corner there."""
        for line, box, ground in self._chips:
            if line == number:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QBrush(ground))
                painter.drawRoundedRect(box.translated(x, y), _CHIP_RADIUS, _CHIP_RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour(self._face.value.role))
        self._layout.lineAt(number).draw(painter, QPointF(x, y))

    def _grounds(self, content: Sequence[Span], words: str) -> Iterator[tuple[int, QRectF, QColor]]:
        units = "".join(c if ord(c) < 0x10000 else c + c for c in words)
        start = 0
        for span in content:
            end = start + _length(span.text)
            if span.ground:
                pad = _CODE_PAD if span.code else CHIP_PAD
                for number, box in self._boxes(start, end, units):
                    yield number, box.adjusted(-pad, 0, pad, 0), colour(span.ground)
            start = end

    def _boxes(self, start: int, end: int, units: str) -> Iterator[tuple[int, QRectF]]:
        height = self._face.value.line
        for number in range(len(self)):
            line = self._layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            while last > first and units[last - 1].isspace():
                last -= 1  # The space at which a line was broken carries no ground.
            if first < last:
                # PySide6 gives the position together with the cursor it settled on.
                edges = [cast("tuple[float, int]", line.cursorToX(at))[0] for at in (first, last)]
                left, right = min(edges), max(edges)
                yield number, QRectF(left, height * 0.08, right - left, height * 0.84)


def _formats(content: Iterable[Span], face: Face) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for span in content:
        length = _length(span.text)
        if span != Span(span.text):
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start, length, _format(span, face)
            yield made
        start += length


def _format(span: Span, face: Face) -> QTextCharFormat:
    look = QTextCharFormat()
    shown = font(span.face or face, bold=span.bold, italic=span.italic, mono=span.code)
    if span.strike:
        shown = type(shown)(shown)
        shown.setStrikeOut(True)
    look.setFont(shown)
    role = span.role or (span.face.value.role if span.face else "")
    if span.link:
        look.setAnchor(True)
        look.setAnchorHref(span.link)
        role = role or "accent"
    if span.name:
        look.setAnchor(True)
        look.setAnchorNames([span.name])
    if role:
        look.setForeground(QBrush(colour(role)))
    return look


def _length(text: str) -> int:
    """The length as Qt counts it: a picture character is two units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def line_pieces(
    laid: Lines, face: Face, *, before: float = 0.0, keeps: bool = False
) -> list[Piece]:
    """The lines as pieces; neither the first nor the last stands alone on a page.

    ``keeps`` says that the whole paragraph stays with what comes after it.
    """
    count = len(laid)
    made = []
    for number in range(count):
        is_last = number == count - 1
        is_tied = number in (0, count - 2) and not is_last
        made.append(
            Piece(
                height=face.value.line,
                paint=_painting(laid, number),
                before=before if not number else 0.0,
                keeps=keeps if is_last else (is_tied or (keeps and count <= 4)),
            )
        )
    return made


def _painting(laid: Lines, number: int) -> Callable[[QPainter, float, float], None]:
    return lambda painter, x, y: laid.paint(painter, number, x, y)


def shifted(piece: Piece, by: float) -> Piece:
    """The same further to the right."""
    inner = piece.paint
    return replace(piece, paint=lambda painter, x, y: inner(painter, x + by, y))


def marked(pieces: list[Piece], mark: Mark) -> list[Piece]:
    """The pieces, the first with a mark that links and the outline lead to."""
    if not pieces:
        return pieces
    first = pieces[0]
    return [replace(first, marks=(*first.marks, mark)), *pieces[1:]]
