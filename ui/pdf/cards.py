"""Storyboard cards in rows that fill the page; a full card makes its row higher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from exporters.paper.model import Card, Cards, Masthead, Tone
from ui.pdf.flow import Mark, Paint, Piece, paint_stacked, sliced, stacked
from ui.pdf.lines import CHIP_PAD, Lines, Span, line_pieces, shifted, sides
from ui.pdf.look import CHIPS, Face, colour, mm, pt
from ui.pdf.setting import Room, Setter, Setting
from ui.pdf.slim_head import slim_head

_GAP: Final = mm(4)
_PAD: Final = mm(3)
_EDGE: Final = pt(2.2)
_GAP_AGAIN: Final = pt(3)
_LEAST_HEAD: Final = pt(25)
_FACES: Final = {2: Face.BODY, 4: Face.CELL}
"""The type of cards by how many of them are on a page; the small one for more."""
_BESIDE_SHARES: Final = (0.66, 0.6, 0.54, 0.48)
"""How much of a card's width its picture takes beside the text: the most that leaves it room."""
_MOST: Final = 0.78
_LEAST: Final = 0.22
"""How much of a card's height its picture takes."""
_NEARLY_AS_LARGE: Final = 0.85
"""From what part of its area on a picture stands above the text and not beside it.

There the text has the whole width, and no part of the card stays empty below the two.
"""
_EDGES: Final = {Tone.SETUP: "setup", Tone.FOLLOW: "follow"}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The measures of one run of cards.

    ``highest`` is how high a picture may be, ``share`` how much of the width it takes where the
    text stands beside it.
    """

    width: float
    height: float
    face: Face
    is_beside: bool
    highest: float
    share: float = 1.0

    @property
    def inner(self) -> float:
        """The room between the edges of a card."""
        return self.width - 2 * _PAD


@dataclass(frozen=True, slots=True)
class _Box:
    """The box of a card on a page: open where the card comes from or goes on to another."""

    width: float
    height: float
    is_begun: bool = False
    goes_on: bool = False

    def paint(self, painter: QPainter, x: float, y: float, edge: QColor) -> None:
        """Paint it with the colour of its part of the story above it."""
        painter.setPen(QPen(colour("border"), pt(0.6)))
        left, right, bottom = x, x + self.width, y + self.height
        painter.drawLine(QLineF(left, y, left, bottom))
        painter.drawLine(QLineF(right, y, right, bottom))
        if not self.goes_on:
            painter.drawLine(QLineF(left, bottom, right, bottom))
        if not self.is_begun:
            painter.fillRect(QRectF(x, y, self.width, _EDGE), edge)


def card_pieces(setting: Setting, setter: Setter, cards: Cards, room: Room) -> list[Piece]:
    """The cards row by row."""
    width = (room.width - _GAP * (cards.columns - 1)) / cards.columns
    slim = _slim_height(setting, room) + _GAP
    height = (room.height - slim - _GAP * (cards.rows - 1)) / cards.rows
    face = _FACES.get(cards.columns * cards.rows, Face.CARD)
    sheet = _Sheet(width, height, face, is_beside=False, highest=height * _MOST)
    above = replace(sheet, highest=_highest(setting, setter, cards, sheet, room))
    if cards.is_beside:
        beside = replace(sheet, is_beside=True)
        beside = replace(beside, share=_share(setter, cards, beside, room))
        gain = _shown(setting, cards, above) / (_shown(setting, cards, beside) or 1.0)
        sheet = above if gain >= _NEARLY_AS_LARGE else beside
    else:
        sheet = above
    return [
        _row(setting, cards.cards[first : first + cards.columns], setter, sheet, room)
        for first in range(0, len(cards.cards), cards.columns)
    ]


def _slim_height(setting: Setting, room: Room) -> float:
    """What the head of the first page takes."""
    heads = (one for one in setting.paper.blocks if isinstance(one, Masthead) and one.is_slim)
    shown = (slim_head(one.title, " · ".join(filter(None, one.facts)), room) for one in heads)
    # A hair more, so that rounding never sends a row to the next page.
    return max((one.height + pt(1) for one in shown), default=_LEAST_HEAD)


def _highest(setting: Setting, setter: Setter, cards: Cards, sheet: _Sheet, room: Room) -> float:
    """How high pictures above their text may be: they leave it the room, all of them the same."""
    texts = (
        stacked([*_head(setting, card, sheet), *_told(setter, card, sheet, room)])
        for card in cards.cards
    )
    left = sheet.height - 2 * _PAD - pt(4) - max(texts, default=0.0)
    return min(max(left, sheet.height * _LEAST), sheet.height * _MOST)


def _shown(setting: Setting, cards: Cards, sheet: _Sheet) -> float:
    """How wide the pictures of cards are together."""
    sizes = (
        setting.pictures.size(card.picture, sheet.inner * sheet.share, sheet.highest)
        for card in cards.cards
        if card.picture
    )
    return sum(size[0] for size in sizes if size)


def _share(setter: Setter, cards: Cards, sheet: _Sheet, room: Room) -> float:
    """The largest share of the width that pictures can take without making a card higher."""
    left = sheet.height - 2 * _PAD - sheet.face.value.line
    for share in _BESIDE_SHARES[:-1]:
        width = _width_beside(sheet, share)
        if all(stacked(_told(setter, card, sheet, room, width)) <= left for card in cards.cards):
            return share
    return _BESIDE_SHARES[-1]


def _width_beside(sheet: _Sheet, share: float) -> float:
    """What is left of the width for the text beside a picture."""
    return sheet.inner * (1 - share) - mm(4)


def _row(
    setting: Setting, cards: Sequence[Card], setter: Setter, sheet: _Sheet, room: Room
) -> Piece:
    """A row of cards; one that goes over pages says on each whose card it is."""
    columns = [_card(setting, setter, card, sheet, room) for card in cards]
    marks = tuple(
        Mark(name, f"{card.chip}: {card.headline}", 1)
        for card in cards
        if (name := setting.name_of(card.anchor))
    )
    again = [_again(setting, card, sheet) for card in cards]

    def part(place: int, slices: Sequence[Sequence[Sequence[Piece]]], least: float) -> Piece:
        found = slices[place]
        if place:
            found = [_headed(head, left) for head, left in zip(again, found, strict=True)]
        height = max(max(map(stacked, found), default=0.0) + 2 * _PAD, least)
        boxes = [
            _Box(sheet.width, height, bool(place), any(later[one] for later in slices[place + 1 :]))
            for one in range(len(cards))
        ]
        paint = _painting(cards, found, boxes, begin, step)
        return Piece(height, paint, before=_GAP, marks=() if place else marks)

    def cut(first: float, others: float) -> list[Piece]:
        later = others - 2 * _PAD - max(map(stacked, again)) - _GAP_AGAIN
        slices = list(sliced(columns, first - 2 * _PAD, later))
        return [part(place, slices, 0.0) for place in range(len(slices))]

    step = -1 if setting.is_mirrored else 1
    begin = room.width - sheet.width if setting.is_mirrored else 0.0
    return replace(part(0, [columns], sheet.height), cut=cut)


def _again(setting: Setting, card: Card, sheet: _Sheet) -> list[Piece]:
    """What stands above the rest of a card on a further page."""
    role, ground = CHIPS[card.tone]
    content = (
        Span(card.chip, bold=True, role=role, ground=ground),
        Span("   continued", role="text2"),
    )
    return _over(setting, content, sheet)


def _headed(head: Sequence[Piece], left: Sequence[Piece]) -> list[Piece]:
    """What is left of a card below its head; nothing where nothing is left."""
    return [*head, replace(left[0], before=_GAP_AGAIN), *left[1:]] if left else []


def _painting(
    cards: Sequence[Card],
    columns: Sequence[Sequence[Piece]],
    boxes: Sequence[_Box],
    begin: float,
    step: int,
) -> Paint:
    """Paints a row; ``begin`` is where its first card stands, ``step`` -1 where it goes left."""

    def paint(painter: QPainter, x: float, y: float) -> None:
        x += begin
        for card, column, box in zip(cards, columns, boxes, strict=True):
            if column:
                box.paint(painter, x, y, colour(_EDGES.get(card.tone, "control")))
                paint_stacked(column, painter, x + _PAD, y + _PAD)
            x += step * (box.width + _GAP)

    return paint


def _card(setting: Setting, setter: Setter, card: Card, sheet: _Sheet, room: Room) -> list[Piece]:
    head = _head(setting, card, sheet)
    share = sheet.share
    visual = _visual(setting, card, sheet, sheet.inner * share)
    is_beside = sheet.is_beside and visual is not None
    width = _width_beside(sheet, share) if is_beside else sheet.inner
    told = _told(setter, card, sheet, room, width)
    if visual is None:
        return [*head, *told]
    if not is_beside:
        return [*head, visual, *told]
    lefts = (width + mm(4), 0.0) if setting.is_mirrored else (0.0, sheet.inner * share + mm(4))
    beside = [*head, *_beside(visual, told, *lefts)]
    if stacked(beside) <= room.height - 2 * _PAD:
        return beside
    # A text that is longer than a page has the whole width below its picture, which makes way.
    below = _told(setter, card, sheet, room)
    over = stacked([*head, visual, *below]) - (room.height - 2 * _PAD)
    if 0 < over <= visual.height * (1 - _LEAST):
        slim = replace(sheet, highest=visual.height - over)
        visual = _visual(setting, card, slim, sheet.inner * share) or visual
    return [*head, visual, *below]


def _head(setting: Setting, card: Card, sheet: _Sheet) -> list[Piece]:
    role, ground = CHIPS[card.tone]
    name = setting.name_of(card.anchor)
    over = " · ".join(filter(None, card.over))
    content = (
        Span(card.chip, bold=True, role=role, ground=ground, name=name),
        Span(f"   {over}", role="text2"),
    )
    return _over(setting, content, sheet)


def _over(setting: Setting, content: Sequence[Span], sheet: _Sheet) -> list[Piece]:
    """The small line at the top of a card, which begins with a chip."""
    before, _after = sides(is_mirrored=setting.is_mirrored)
    laid = Lines(content, sheet.face, sheet.inner - CHIP_PAD, align=before)
    # The ground of the chip reaches a little to the left of its words.
    return [shifted(one, CHIP_PAD) for one in line_pieces(laid, sheet.face)]


def _visual(setting: Setting, card: Card, sheet: _Sheet, width: float) -> Piece | None:
    if card.picture:
        shown = setting.pictures.piece(card.picture, width, sheet.highest, before=pt(4))
        if shown is not None:
            return shown
    return _described(card.visual, sheet, width, sheet.highest) if card.visual else None


def _described(words: str, sheet: _Sheet, width: float, highest: float) -> Piece:
    """A dashed place with what is to be seen there."""
    center = Qt.AlignmentFlag.AlignHCenter
    laid = Lines((Span(words, role="text2"),), sheet.face, width - 2 * _PAD, align=center)
    line = sheet.face.value.line
    height = max(highest * 0.6, len(laid) * line + 2 * _PAD)

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(colour("control"), pt(0.6), Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x, y, width, height))
        top = y + (height - len(laid) * line) / 2
        for number in range(len(laid)):
            laid.paint(painter, number, x + _PAD, top + number * line)

    return Piece(height, paint, before=pt(4))


def _told(
    setter: Setter, card: Card, sheet: _Sheet, around: Room, width: float = 0.0
) -> list[Piece]:
    """The headline and the fields; over the whole card where no ``width`` is given."""
    room = Room(width or sheet.inner, around.height, sheet.face, pt(3), is_cell=True)
    place = replace(room, gap=pt(5))
    head = setter.plain(card.headline, place, face=Face.CARD_HEAD, keeps=True)
    return [*head, *setter.blocks(card.blocks, room)]


def _beside(visual: Piece, told: Sequence[Piece], shown: float, left: float) -> list[Piece]:
    """The text beside the picture, line by line so that it may go over pages.

    ``shown`` and ``left`` are where the picture and the text begin.
    """
    first, *others = told
    moved = [shifted(one, left) for one in others]
    height = first.height

    def paint(painter: QPainter, x: float, y: float) -> None:
        visual.paint(painter, x + shown, y)
        first.paint(painter, x + left, y)

    begun = Piece(height, paint, before=pt(5))
    missing = visual.height - stacked([begun, *moved])
    if missing > 0:
        moved.append(Piece(missing, lambda _painter, _x, _y: None))
    return [begun, *moved]
