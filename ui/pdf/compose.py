"""A paper on its pages: every section in its shape, with what stands at head and foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from exporters.paper.model import Masthead, Paper, Section
from exporters.protocol import Progress, no_progress
from ui.pdf.blocks import Blocks
from ui.pdf.flow import Page, paginate
from ui.pdf.lines import Lines, Span, sides
from ui.pdf.look import (
    BOTTOM_MM,
    HEAD_MM,
    LANDSCAPE_BOTTOM_MM,
    LANDSCAPE_SIDE_MM,
    SIDE_MM,
    TOP_MM,
    UNITS_PER_PT,
    Face,
    colour,
    mm,
    pt,
)
from ui.pdf.setting import Room, Setting

_GAP: Final = pt(6)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size in units, where the text begins, and what is on it.

    ``has_head`` says that the running head stands above it.
    """

    width: float
    height: float
    left: float
    top: float
    page: Page
    has_head: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline: ``page`` counts from 0, ``top_pt`` from the upper edge."""

    level: int
    words: str
    page: int
    top_pt: float


class Composed:
    """A paper that is laid out: pages to paint, and the outline."""

    def __init__(
        self,
        paper: Paper,
        read_picture: Callable[[str], bytes | None],
        progress: Progress = no_progress,
    ) -> None:
        """Lay out the paper.

        Raises:
            Cancelled: the progress stopped the work.
        """
        self._paper = paper
        self._setting = Setting(paper, read_picture)
        self._blocks = Blocks(self._setting)
        self.sheets: list[Sheet] = []
        for place, section in enumerate(paper.sections):
            progress(place, len(paper.sections), paper.title)
            self._add(section)
        self.outline = list(self._entries())

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one page, counted from 0; the painter counts in units."""
        sheet = self.sheets[number]
        for placed in sheet.page:
            placed.piece.paint(painter, sheet.left, sheet.top + placed.top)
        if sheet.has_head:
            self._paint_head(painter, sheet)
        self._paint_foot(painter, sheet, number)

    def _add(self, section: Section) -> None:
        width, height = map(mm, self._paper.size.size_mm)
        side, bottom = mm(SIDE_MM), mm(BOTTOM_MM)
        if section.is_landscape:
            width, height = height, width
            side, bottom = mm(LANDSCAPE_SIDE_MM), mm(LANDSCAPE_BOTTOM_MM)
        top = mm(TOP_MM)
        room = Room(width - 2 * side, height - top - bottom, gap=_GAP)
        pieces = self._blocks.blocks(section.blocks, room)
        begins_paper = any(
            isinstance(block, Masthead) and not block.is_slim for block in section.blocks
        )
        for place, page in enumerate(paginate(pieces, room.height)):
            has_head = place > 0 or not begins_paper
            self._note(page)
            self.sheets.append(Sheet(width, height, side, top, page, has_head))

    def _note(self, page: Page) -> None:
        for placed in page:
            for mark in placed.piece.marks:
                self._setting.page_of.setdefault(mark.name, len(self.sheets))

    def _entries(self) -> list[Entry]:
        return [
            Entry(mark.level, mark.words, number, (sheet.top + placed.top) / UNITS_PER_PT)
            for number, sheet in enumerate(self.sheets)
            for placed in sheet.page
            for mark in placed.piece.marks
            if mark.level
        ]

    def _paint_head(self, painter: QPainter, sheet: Sheet) -> None:
        width = sheet.width - 2 * sheet.left
        y = mm(HEAD_MM)
        title, facts = self._paper.running
        is_mirrored = self._setting.is_mirrored
        before, after = sides(is_mirrored=is_mirrored)
        shown = _running(facts, width, after)
        shown.paint(painter, 0, sheet.left, y)
        taken = shown.widest + pt(16)
        begun = sheet.left + (taken if is_mirrored else 0.0)
        _running(title, width - taken, before).paint(painter, 0, begun, y)
        line = QRectF(sheet.left, y + Face.RUNNING.value.line + pt(3), width, pt(0.5))
        painter.fillRect(line, colour("border"))

    def _paint_foot(self, painter: QPainter, sheet: Sheet, number: int) -> None:
        width = sheet.width - 2 * sheet.left
        words = f"{number + 1} of {len(self.sheets)}"
        y = sheet.height - mm(HEAD_MM) - Face.RUNNING.value.line / 2
        _before, after = sides(is_mirrored=self._setting.is_mirrored)
        _running(words, width, after).paint(painter, 0, sheet.left, y)


def _running(
    text: str, width: float, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> Lines:
    return Lines((Span(" ".join(text.split()) or " "),), Face.RUNNING, width, align=align)
