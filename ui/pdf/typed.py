"""What people typed in Markdown: paragraphs, lists, quotes, code and tables as pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from exporters.letters import is_right_to_left
from narrative_studio.code_tones import TONE_ROLES, code_lines
from narrative_studio.markup import (
    Alignment,
    Block,
    CodeBlock,
    Cue,
    Footnote,
    Footnotes,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Runs,
    Table,
    plain_text,
    runs_text,
    without_notes,
)
from narrative_studio.text_pictures import cell_blocks, picture_id, pictures_apart
from ui.pdf.flow import Piece
from ui.pdf.grounds import barred, boxed
from ui.pdf.lines import Lines, Span, line_pieces, shifted
from ui.pdf.look import HEADINGS, Face, colour, mm, pt
from ui.pdf.rows import Cell, Rows
from ui.pdf.setting import Room, Setting

_STEP: Final = pt(15)
_BOX: Final = pt(7.5)
_WHOLE_CODE: Final = 24
"""Code of at most so many lines stays on one page."""
_HIGHEST: Final = mm(90)
_HIGHEST_IN_CELL: Final = mm(45)
_HIGHEST_IN_TABLE: Final = mm(25)
"""Pictures within a text are no higher than this."""
_SIGNS: Final = ("•", "–", "◦")
_TICK: Final = ((0.22, 0.52), (0.42, 0.74), (0.8, 0.26))
_SIDES: Final = {
    Alignment.LEFT: Qt.AlignmentFlag.AlignLeft,
    Alignment.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Alignment.RIGHT: Qt.AlignmentFlag.AlignRight,
}


class Typed:
    """Sets the blocks of Markdown."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def blocks(self, blocks: Iterable[Block], room: Room) -> list[Piece]:
        """Blocks one after the other."""
        held = pictures_apart(tuple(blocks), self._setting.pictures.holds)
        with self._setting.told(without_notes(held)[1]):
            return [piece for block in held for piece in self._block(block, room)]

    def runs(
        self,
        runs: Runs,
        room: Room,
        *,
        face: Face | None = None,
        keeps: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> list[Piece]:
        """One paragraph of running text."""
        return self.spans(self._setting.spans(runs), room, face=face, keeps=keeps, align=align)

    def spans(
        self,
        content: Iterable[Span],
        room: Room,
        *,
        face: Face | None = None,
        keeps: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> list[Piece]:
        """One paragraph of spans, which begins where people begin to read."""
        shown = face or room.face
        if self._setting.is_mirrored and align == Qt.AlignmentFlag.AlignLeft:
            align = Qt.AlignmentFlag.AlignRight
        laid = Lines(tuple(content), shown, room.width, align=align)
        return line_pieces(laid, shown, before=room.gap, keeps=keeps)

    def _block(self, block: Block, room: Room) -> list[Piece]:
        match block:
            case Paragraph(runs):
                return self.runs(runs, room)
            case Heading(level, runs):
                face = Face.LABEL if room.is_cell else HEADINGS[min(level + 1, len(HEADINGS) - 1)]
                return self.runs(runs, replace(room, gap=room.gap * 1.5), face=face, keeps=True)
            case Cue(runs):
                return boxed(self.runs(runs, room.narrower(pt(16)), face=Face.CUE), room, "sunken")
            case CodeBlock(text, language):
                return self._code(code_lines(text.replace("\t", "    "), language), room)
            case Picture():
                return self._picture(block, room)
            case Rule():
                return [_rule(room)]
            case Quote(inner):
                said = self.blocks(inner, room.narrower(pt(12)))
                is_mirrored = self._setting.is_mirrored
                return barred(said, room, "border", is_mirrored=is_mirrored)
            case Listing():
                return self._listing(block, room, 0)
            case Table():
                return self._table(block, room)
            case Footnotes(notes):
                return [piece for note in notes for piece in self._note(note, room)]

    def _picture(self, picture: Picture, room: Room, *, highest: float = _HIGHEST) -> list[Piece]:
        """A picture of the document; what it shows in words where it cannot be shown."""
        found = picture_id(picture.source)
        highest = min(highest, _HIGHEST_IN_CELL if room.is_cell else highest, room.height * 0.8)
        before = max(room.gap, pt(3))
        if found and (
            shown := self._setting.pictures.piece(found, room.width, highest, before=before)
        ):
            return [shown]
        said = f"Picture: {picture.alt or 'no description'}"
        return self.runs((Run(said, italic=True),), room)

    def _note(self, note: Footnote, room: Room) -> list[Piece]:
        """A footnote with its number before it, as its marks show it."""
        item = Item(note.blocks)
        sign = self._setting.note_sign(note)
        return self._item(item, sign, replace(room, face=Face.CELL_SUPPORT), 0)

    def _code(self, lines: Sequence[Runs], room: Room) -> list[Piece]:
        place = replace(room.narrower(pt(16)), gap=0.0)
        pieces: list[Piece] = []
        for line in lines:
            pieces += self.spans(
                [Span(run.text, role=TONE_ROLES[run.tone] if run.tone else "") for run in line]
                or [Span(" ")],
                place,
                face=Face.CODE,
            )
        if len(pieces) <= _WHOLE_CODE:
            pieces = [replace(one, keeps=True) for one in pieces[:-1]] + pieces[-1:]
        return boxed(pieces, room, "sunken")

    # Lists

    def _listing(self, listing: Listing, room: Room, level: int) -> list[Piece]:
        pieces: list[Piece] = []
        for place, item in enumerate(listing.items):
            sign = _SIGNS[level % len(_SIGNS)]
            if listing.start is not None:
                sign = f"{listing.start + place}."
            # The items of a list stand closer than paragraphs.
            gap = room.gap if not place and not level else min(room.gap, pt(2.5))
            pieces += self._item(item, (Span(sign),), replace(room, gap=gap), level)
        return pieces

    def _item(self, item: Item, sign: tuple[Span, ...], room: Room, level: int) -> list[Piece]:
        inner = room.narrower(_STEP)
        pieces: list[Piece] = []
        for place, block in enumerate(item.blocks):
            below = inner if not place else replace(inner, gap=min(room.gap, pt(2.5)))
            if isinstance(block, Listing):
                pieces += self._listing(block, below, level + 1)
            else:
                pieces += self._block(block, below)
        if not pieces:
            pieces = self.spans((Span(" "),), inner)
        said = plain_text(item.blocks[:1])
        is_mirrored = self._setting.is_mirrored or is_right_to_left(said)
        moved = pieces if is_mirrored else [shifted(piece, _STEP) for piece in pieces]
        # What stands before an Arabic text stands at its right.
        left = inner.width if is_mirrored else 0.0
        return [self._signed(moved[0], sign, item.checked, room, left), *moved[1:]]

    def _signed(
        self,
        piece: Piece,
        sign: tuple[Span, ...],
        checked: bool | None,
        room: Room,
        left: float,
    ) -> Piece:
        """The first line of an item with its bullet, number or box, whose place is at ``left``."""
        inner = piece.paint
        if checked is not None:
            box = boxed_line(replace(piece, paint=_nothing), room.face, is_ticked=checked)

            def boxed_paint(painter: QPainter, x: float, y: float) -> None:
                box.paint(painter, x + left + (_STEP - _BOX if left else 0.0), y)
                inner(painter, x, y)

            return replace(piece, paint=boxed_paint)
        laid = Lines(sign, room.face, _STEP * 2)
        room_before = max(0.0, _STEP - pt(5) - laid.widest)
        at = left + (pt(5) if left else room_before)

        def paint(painter: QPainter, x: float, y: float) -> None:
            laid.paint(painter, 0, x + at, y)
            inner(painter, x, y)

        return replace(piece, paint=paint)

    # Tables

    def _table(self, table: Table, room: Room) -> list[Piece]:
        is_mirrored = self._setting.is_mirrored or _is_from_right(table)
        rows = Rows(room, [1.0] * len(table.header), is_mirrored=is_mirrored)
        rows.head(
            [
                self._cells(runs, side, rows, n, Face.CELL_HEAD)
                for n, (runs, side) in _sided(table.header, table)
            ]
        )
        for row in table.rows:
            rows.add(
                [
                    Cell(self._cells(runs, side, rows, n, Face.CELL))
                    for n, (runs, side) in _sided(row, table)
                ]
            )
        return rows.pieces()

    def _cells(
        self, runs: Runs, side: Alignment, rows: Rows, place: int, face: Face
    ) -> list[Piece]:
        room = rows.room(place, 1, face)
        pieces: list[Piece] = []
        for part in cell_blocks(runs, self._setting.pictures.holds):
            if isinstance(part, Picture):
                pieces += self._picture(part, room, highest=_HIGHEST_IN_TABLE)
            else:
                pieces += self.runs(part.runs, room, align=_SIDES[side])
        return pieces


def _is_from_right(table: Table) -> bool:
    """Whether most of the columns have a heading that runs to the left."""
    said = [runs_text(cell) for cell in table.header]
    return sum(map(is_right_to_left, said)) * 2 > len(said)


def _sided(row: Iterable[Runs], table: Table) -> Iterable[tuple[int, tuple[Runs, Alignment]]]:
    return enumerate(zip(row, table.alignments, strict=False))


def boxed_line(piece: Piece, face: Face, *, is_ticked: bool = False) -> Piece:
    """A line with a box before it that can be ticked by hand."""
    inner = piece.paint
    top = (face.value.line - _BOX) / 2

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(colour("control"), pt(0.8)))
        painter.setBrush(QBrush(colour("surface")))
        painter.drawRoundedRect(QRectF(x, y + top, _BOX, _BOX), pt(1.5), pt(1.5))
        if is_ticked:
            painter.setPen(QPen(colour("accent"), pt(1.2)))
            corner = QPointF(x, y + top)
            painter.drawPolyline([corner + QPointF(*point) * _BOX for point in _TICK])
        inner(painter, x, y)

    return replace(piece, paint=paint)


def _nothing(_painter: QPainter, _x: float, _y: float) -> None:
    """Paint nothing."""


def _rule(room: Room) -> Piece:
    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.fillRect(QRectF(x, y + pt(3), room.width, pt(0.8)), colour("border"))

    return Piece(pt(8), paint, before=room.gap)
