"""Every block of a paper as pieces, in the look that it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from exporters.paper.model import (
    Badge,
    Beside,
    Block,
    Cards,
    Contents,
    Facts,
    Figure,
    Grid,
    Headline,
    Intro,
    Labelled,
    Look,
    Masthead,
    Named,
    Pairs,
    Plot,
    Prose,
    Ribbon,
    Tick,
    Ticks,
    Tone,
    WriteIns,
)
from narrative_studio.markup import Footnotes, Paragraph
from ui.pdf.flow import Mark, Piece
from ui.pdf.grounds import barred, boxed
from ui.pdf.lines import CHIP_PAD, Lines, Span, line_pieces, marked, shifted
from ui.pdf.look import CHIPS, HEADINGS, Face, colour, mm, pt
from ui.pdf.plots import plot_piece
from ui.pdf.setting import Room, Setting
from ui.pdf.slim_head import slim_head
from ui.pdf.tables import Tables
from ui.pdf.typed import Typed, boxed_line

_LEFT: Final = Qt.AlignmentFlag.AlignLeft
STAR: Final = "★"
_GAPS: Final = (pt(24), pt(16), pt(12), pt(10))
_TONES: Final = {Tone.SETUP: "setup", Tone.FOLLOW: "follow", Tone.QUIET: "text3"}
_ROLES: Final = {Look.KEY: "accent", Look.ASK: "info", Look.CAUTION: "warn"}
_GROUNDS: Final = {Look.ASK: "info_soft", Look.CAUTION: "warn_soft"}


class Blocks:
    """Sets the blocks of one paper."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._typed = Typed(setting)
        self._tables = Tables(setting, self)

    def blocks(self, blocks: Iterable[Block], room: Room) -> list[Piece]:
        """Blocks one after the other."""
        held = tuple(blocks)
        notes = held[-1].notes if held and isinstance(held[-1], Footnotes) else ()
        with self._setting.told(notes):
            return [piece for block in held for piece in self._block(block, room)]

    def plain(
        self, text: str, room: Room, *, face: Face | None = None, keeps: bool = False
    ) -> list[Piece]:
        """A paragraph of plain text."""
        return self._typed.spans((Span(text),), room, face=face, keeps=keeps)

    def _block(self, block: Block, room: Room) -> list[Piece]:
        match block:
            case Masthead():
                return self._masthead(block, room)
            case Headline():
                return self._headline(block, room)
            case Intro(text):
                return self.plain(text, room, keeps=True)
            case Prose(inner, is_script):
                place = replace(room, face=Face.SCRIPT, gap=pt(8)) if is_script else room
                return self._typed.blocks(inner, place)
            case Labelled():
                return self._labelled(block, room)
            case Contents(levels):
                return self._contents(levels, room)
            case Grid() | Pairs() | Beside() | Ribbon() | WriteIns() | Cards():
                return self._tables.block(block, room)
            case Facts() | Named() | Badge() | Figure() | Ticks():
                return self._small(block, room)
            case Plot():
                before, language = max(room.gap, pt(6)), self._setting.paper.language
                return [plot_piece(block, language, room.width, room.height, before=before)]
            case _:
                return self._typed.blocks((block,), room)

    # The large

    def _masthead(self, head: Masthead, room: Room) -> list[Piece]:
        facts = " · ".join(filter(None, head.facts))
        if head.is_slim:
            return [slim_head(head.title, facts, room, is_mirrored=self._setting.is_mirrored)]
        pieces = []
        for text, face, gap in (
            (head.over, Face.KICKER, 0.0),
            (head.title, Face.TITLE, pt(1)),
            (head.line, Face.LEAD, pt(6)),
            (facts, Face.FACTS, pt(6)),
        ):
            if text:
                pieces += self.plain(text, replace(room, gap=gap), face=face, keeps=True)
        return pieces

    def _headline(self, headline: Headline, room: Room) -> list[Piece]:
        face = HEADINGS[headline.level - 1]
        name = self._setting.name(headline)
        tint = _TONES.get(headline.tone, "") if headline.level == 1 else ""
        content = [Span(headline.text, role=tint, name=name)]
        if headline.chip:
            role, ground = CHIPS[headline.tone]
            chip = Span(headline.chip, face=Face.CHIP, role=role, ground=ground, name=name)
            content = [chip, Span("   "), Span(headline.text)]
        place = replace(room, gap=_GAPS[headline.level - 1])
        pieces = self._typed.spans(content, place.narrower(CHIP_PAD), face=face, keeps=True)
        if headline.chip and not self._setting.is_mirrored:
            # Its ground reaches a little to the left of its words.
            pieces = [shifted(one, CHIP_PAD) for one in pieces]
        if headline.level == 1:
            pieces.append(_underline(room))
        mark = Mark(name, headline.words, headline.level)
        first, *others = marked(pieces, mark)
        return [replace(first, starts_page=headline.starts_page), *others]

    def _contents(self, levels: int, room: Room) -> list[Piece]:
        pieces = []
        for headline in self._setting.paper.headlines:
            if headline.level <= levels:
                pieces += self._entry(headline, room)
        return pieces

    def _entry(self, headline: Headline, room: Room) -> list[Piece]:
        is_part = headline.level == 1
        face = Face.CONTENTS_1 if is_part else Face.CONTENTS_2
        indent, number_room = 0.0 if is_part else pt(12), pt(30)
        name = self._setting.name(headline)
        content = (Span(headline.words, role="text", link=f"#{name}"),)
        side = Qt.AlignmentFlag.AlignRight if self._setting.is_mirrored else _LEFT
        laid = Lines(content, face, room.width - indent - number_room, align=side)
        is_mirrored = self._setting.is_mirrored
        left = number_room if is_mirrored else indent
        pieces = [
            shifted(one, left)
            for one in line_pieces(laid, face, before=pt(8) if is_part else pt(0), keeps=is_part)
        ]
        return [self._with_page(pieces[0], name, face, room), *pieces[1:]] if pieces else []

    def _with_page(self, piece: Piece, name: str, face: Face, room: Room) -> Piece:
        """An entry of the contents with its page, which is known when it is painted."""
        inner = piece.paint

        def paint(painter: QPainter, x: float, y: float) -> None:
            inner(painter, x, y)
            page = self._setting.page_of.get(name)
            if page is not None:
                number = (Span(str(page + 1), role="text3", link=f"#{name}"),)
                side = _LEFT if self._setting.is_mirrored else Qt.AlignmentFlag.AlignRight
                Lines(number, face, room.width, align=side).paint(painter, 0, x, y)

        return replace(piece, paint=paint)

    # Passages

    def _labelled(self, passage: Labelled, room: Room) -> list[Piece]:
        if room.is_cell:
            return self._in_cell(passage, room)
        match passage.look:
            case Look.KEY:
                place = replace(room.narrower(pt(12)), face=Face.KEY, gap=0.0)
                inner = self._named(passage, place)
                is_mirrored = self._setting.is_mirrored
                return self._spaced(barred(inner, room, "accent", is_mirrored=is_mirrored), passage)
            case Look.ASK | Look.CAUTION:
                place = replace(room.narrower(pt(16)), gap=0.0)
                inner = self._named(passage, place)
                return self._spaced(boxed(inner, room, _GROUNDS[passage.look]), passage)
            case _:
                return self._run_in(passage, room)

    def _named(self, passage: Labelled, room: Room) -> list[Piece]:
        """The name on a line of its own above the passage."""
        name = self.plain(passage.label, replace(room, gap=0.0), face=Face.LABEL, keeps=True)
        return [*name, *self.blocks(passage.blocks, room)]

    @staticmethod
    def _spaced(pieces: list[Piece], passage: Labelled) -> list[Piece]:
        if not pieces:
            return pieces
        first, *others = pieces
        spaced = [replace(first, before=pt(8)), *others]
        if passage.keeps:
            spaced[-1] = replace(spaced[-1], keeps=True)
        # A passage that stands out is short: it is not split.
        if len(spaced) <= 12:
            spaced = [replace(one, keeps=True) for one in spaced[:-1]] + spaced[-1:]
        return spaced

    def _run_in(self, passage: Labelled, room: Room) -> list[Piece]:
        """The name before the first words, or above where more than a line follows."""
        place = replace(room, face=Face.QUIET) if passage.look is Look.QUIET else room
        match passage.blocks:
            case (Paragraph(runs),) | (Prose((Paragraph(runs),)),):
                label = Span(f"{passage.label}: ", face=Face.LABEL)
                content = (label, *self._setting.spans(runs))
                return self._typed.spans(content, place, keeps=passage.keeps)
            case blocks:
                name = self.plain(passage.label, room, face=Face.LABEL, keeps=True)
                return [*name, *self.blocks(blocks, replace(place, gap=pt(2)))]

    def _in_cell(self, passage: Labelled, room: Room) -> list[Piece]:
        role = _ROLES.get(passage.look, "text3")
        match passage.blocks:
            case (Paragraph(runs),) | (Prose((Paragraph(runs),)),):
                label = Span(f"{passage.label}: ", role=role, bold=True)
                return self._typed.spans((label, *self._setting.spans(runs)), room)
            case blocks:
                label = Span(passage.label, role=role, bold=True)
                name = self._typed.spans((label,), room, keeps=True)
                # Paragraphs of a script stand apart; lines of a list do not.
                gap = pt(3) if any(isinstance(block, Prose) for block in blocks) else pt(1)
                said = self.blocks(blocks, replace(room, gap=gap))
                return [*name, *(replace(one, before=pt(1)) for one in said[:1]), *said[1:]]

    # The small

    def _small(self, block: Facts | Named | Badge | Figure | Ticks, room: Room) -> list[Piece]:
        match block:
            case Facts(parts):
                said = " · ".join(filter(None, parts))
                face = Face.CELL_SUPPORT if room.is_cell else Face.FACTS
                place = room if room.is_cell else replace(room, gap=pt(3))
                return self.plain(said, place, face=face, keeps=not room.is_cell) if said else []
            case Named(name, caution, is_strong):
                content = [Span(name, bold=is_strong)]
                if caution:
                    content += [Span("  "), _tag(caution, Tone.CAUTION)]
                return self._typed.spans(content, room)
            case Badge(word, tone, star):
                said = f"{STAR} {word}" if star else word
                return self._typed.spans((_tag(said, tone),), room)
            case Figure():
                return self._figure(block, room)
            case Ticks(items):
                return [piece for item in items for piece in self._tick(item, room)]

    def _figure(self, figure: Figure, room: Room) -> list[Piece]:
        widest = min(mm(figure.widest_mm), room.width)
        highest = min(mm(figure.highest_mm), room.height * 0.8)
        shown = self._setting.pictures.piece(
            figure.picture, widest, highest, before=max(room.gap, pt(3))
        )
        if shown is None:
            return []
        if not figure.caption:
            return [shown]
        caption = self.plain(figure.caption, replace(room, gap=pt(3)), face=Face.FACTS)
        return [replace(shown, keeps=True), *caption]

    def _tick(self, tick: Tick, room: Room) -> list[Piece]:
        indent, note_room = pt(15), room.width * 0.3 if tick.note else 0.0
        place = replace(room.narrower(indent + note_room), gap=pt(4))
        pieces = [shifted(one, indent) for one in self.plain(tick.what, place)]
        if not pieces:
            return []
        first = boxed_line(pieces[0], room.face)
        if tick.note:
            first = _noted(first, tick.note, room, note_room)
        return [first, *pieces[1:]]


def _tag(text: str, tone: Tone) -> Span:
    role, ground = CHIPS[tone]
    return Span(text, role=role, ground=ground, bold=True)


def _underline(room: Room) -> Piece:
    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.fillRect(QRectF(x, y + pt(3), room.width, pt(1)), colour("border"))

    return Piece(pt(4), paint, keeps=True)


def _noted(piece: Piece, note: str, room: Room, width: float) -> Piece:
    """A line with a quiet note at its right end, cut where it does not fit."""
    right = Qt.AlignmentFlag.AlignRight
    laid = Lines((Span(note, role="text3"),), Face.FACTS, width, align=right)
    drop = (room.face.value.line - Face.FACTS.value.line) / 2
    inner = piece.paint
    extra = max(0.0, len(laid) * Face.FACTS.value.line + drop - piece.height)

    def paint(painter: QPainter, x: float, y: float) -> None:
        inner(painter, x, y)
        for number in range(len(laid)):
            top = y + drop + number * Face.FACTS.value.line
            laid.paint(painter, number, x + room.width - width, top)

    return replace(piece, paint=paint, height=piece.height + extra)
