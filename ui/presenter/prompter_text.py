"""Lays the words to read out in lines: what is said in large type, cues and questions apart.

A *stop* is a place the reader can be at: a line of what is said, or a whole cue or question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from narrative_studio.markup import Run, runs_text
from narrative_studio.telling.prompt import Passage, PieceKind
from ui.presenter import look
from ui.text import is_right_to_left
from ui.theme import Type

BOX_PAD_PX: Final = 16
ICON_PX: Final = 22
_LINE_PX: Final = {
    PieceKind.HEADLINE: 34,
    PieceKind.SAID: 52,
    PieceKind.CUE: 34,
    PieceKind.ASK: 34,
    PieceKind.BRIDGE: 34,
    PieceKind.NOTE: 34,
}
_SIZE_PX: Final = {PieceKind.SAID: 34, PieceKind.HEADLINE: 22}
_SMALL_PX: Final = 22
_AFTER_PX: Final = {PieceKind.HEADLINE: 14, PieceKind.SAID: 20}
_BOXED: Final = frozenset({PieceKind.CUE, PieceKind.ASK})
_BEFORE_PASSAGE_PX: Final = 56


@dataclass(frozen=True, slots=True)
class Stop:
    """One place the reader can be at; ``passage`` counts from 0."""

    passage: int
    top_px: float
    height_px: float


@dataclass(frozen=True, slots=True)
class LaidPiece:
    """A piece with its lines; ``first_stop`` is that of its first line, None where it has none.

    ``top_px`` and ``height_px`` are those of its box, ``left_px`` is where its words begin.
    """

    passage: int
    kind: PieceKind
    layout: QTextLayout
    top_px: float
    height_px: float
    left_px: float
    first_stop: int | None
    has_stop_per_line: bool


class PrompterText:
    """All passages as one text of a width; ``scale`` makes the words larger or smaller."""

    def __init__(self, passages: Sequence[Passage], width_px: int, scale: float) -> None:
        self.passages = tuple(passages)
        self.stops: list[Stop] = []
        self.pieces: list[LaidPiece] = []
        self.height_px = 0.0
        self._width_px = width_px
        self._scale = scale
        for number, passage in enumerate(self.passages):
            self.height_px += _BEFORE_PASSAGE_PX * scale if number else 0
            has_headline_only = all(one.kind is PieceKind.HEADLINE for one in passage.pieces)
            for piece in passage.pieces:
                kind = PieceKind.SAID if has_headline_only else piece.kind
                runs = piece.runs
                if piece.kind is PieceKind.HEADLINE:
                    runs = (Run(f"{passage.number}\u2002"), *runs)
                self._add(number, kind, runs)

    def first_stop_of(self, passage: int) -> int:
        """The first place in a passage."""
        return next(n for n, stop in enumerate(self.stops) if stop.passage == passage)

    def stops_of(self, passage: int) -> int:
        """How many places a passage has."""
        return sum(stop.passage == passage for stop in self.stops)

    def _add(self, passage: int, kind: PieceKind, runs: Sequence[Run]) -> None:
        scale = self._scale
        line_px = _LINE_PX[kind] * scale
        pad_px = BOX_PAD_PX * scale if kind in _BOXED else 0.0
        left_px = 0.0
        if kind in _BOXED or kind is PieceKind.BRIDGE:
            left_px = pad_px + (ICON_PX + 12) * scale
        layout, count = _laid(
            tuple(runs), _font(kind, scale), line_px, self._width_px - left_px - pad_px
        )
        height_px = count * line_px + pad_px
        first: int | None = None
        is_per_line = kind is PieceKind.SAID
        if kind is not PieceKind.HEADLINE:
            first = len(self.stops)
            rows = count if is_per_line else 1
            each_px = line_px if is_per_line else height_px
            for row in range(rows):
                self.stops.append(Stop(passage, self.height_px + row * each_px, each_px))
        self.pieces.append(
            LaidPiece(passage, kind, layout, self.height_px, height_px, left_px, first, is_per_line)
        )
        self.height_px += height_px + _AFTER_PX.get(kind, 20) * scale


def words_of(piece: LaidPiece) -> str:
    """The words of a laid piece."""
    return piece.layout.text()


def _font(kind: PieceKind, scale: float) -> QFont:
    made = look.font(Type.PROMPTER, scale=scale, px=_SIZE_PX.get(kind, _SMALL_PX))
    if kind is PieceKind.HEADLINE:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def _laid(
    runs: tuple[Run, ...], font: QFont, line_px: float, width_px: float
) -> tuple[QTextLayout, int]:
    words = runs_text(runs).replace("\n", "\u2028")
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(words):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(runs, font))
    metrics = QFontMetricsF(font)
    lead_px = (line_px - metrics.ascent() - metrics.descent()) / 2
    count = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width_px))
        top_px = count * line_px + lead_px + metrics.ascent() - line.ascent()
        line.setPosition(QPointF(0, top_px))
        count += 1
    layout.endLayout()
    return layout, max(1, count)


def _formats(runs: tuple[Run, ...], font: QFont) -> list[QTextLayout.FormatRange]:
    found = []
    start = 0
    for run in runs:
        # Qt counts in UTF-16 units; a picture character is two of them.
        length = len(run.text.encode("utf-16-le")) // 2
        if run.bold or run.italic or run.strike or run.code:
            styled = QFont(font)
            if run.code:
                styled = look.font(Type.LITERAL, px=max(8, font.pixelSize() - 2))
            if run.bold:
                styled.setWeight(QFont.Weight.Bold)
            styled.setItalic(run.italic)
            styled.setStrikeOut(run.strike)
            made = QTextLayout.FormatRange()
            made.start, made.length = start, length
            made.format = QTextCharFormat()
            made.format.setFont(styled)
            found.append(made)
        start += length
    return found
