"""Storyboard cards as a table whose rows fill the page; a full card makes its row higher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from exporters.paper.model import Card, Cards, Tone
from exporters.word.desk import Room
from exporters.word.look import CHIPS, DXA_PER_MM, Style, dxa
from exporters.word.table_xml import Box, TableXml

_GAP_MM = 4.0
_HEAD_MM = 14.0
"""What the slim head of the first page takes, and the end of the table."""
_DENSE = 6
"""From so many cards on a page their text is set smaller."""
_PAD_DXA = 120
_EDGES = {Tone.SETUP: "setup", Tone.FOLLOW: "follow"}
_BESIDE_SHARES = (0.62, 0.54, 0.46)
"""How much of a card's width its picture takes beside the text: the most that leaves it room."""
_LETTER_MM = 1.65
_LINE_MM = 4.1
_PARAGRAPH_MM = 1.4
"""What a letter, a line and the end of a paragraph take of a card, a little more than they do."""
_MOST, _LEAST = 0.7, 0.2
"""How much of a card's height its picture takes where it stands above the text."""
_WIDE = 16 / 9
"""How much wider than high most pictures are."""
_NEARLY_AS_WIDE = 0.92
"""From what part of its width on a picture stands above the text and not beside it.

There the text has the whole width, and no part of the card stays empty below the two.
"""
_SAID = re.compile(r"<w:t[ >][^<]*|</w:p>")


def cards_table(tables: TableXml, cards: Cards, room: Room) -> str:
    """The cards as one table, a row of gaps between every two rows of cards."""
    gap = dxa(_GAP_MM)
    width = (dxa(room.width_mm) - gap * (cards.columns - 1)) // cards.columns
    widths = [one for _ in range(cards.columns) for one in (width, gap)][:-1]
    # As many rows as are wanted fill a page.
    height = (room.height_mm - _HEAD_MM - _GAP_MM * (cards.rows - 1)) / cards.rows
    maker = _Maker(tables, cards, width, height, room.height_mm)
    rows: list[str] = []
    for first in range(0, len(cards.cards), cards.columns):
        found = cards.cards[first : first + cards.columns]
        if rows:
            rows.append(maker.between(widths, gap))
        rows.append(maker.row(found, gap))
    return tables.table(rows, widths, name="Frames")


class _Maker:
    """Makes rows of cards of one size."""

    def __init__(
        self, tables: TableXml, cards: Cards, width: int, height_mm: float, page_mm: float
    ) -> None:
        self._tables = tables
        self._cards = cards
        self._width = width
        self._height_mm = height_mm
        self._inner_mm = (width - 2 * _PAD_DXA) / DXA_PER_MM
        self._text = Style.CARD if cards.columns * cards.rows >= _DENSE else Style.CELL
        self._page_mm = page_mm
        # Pictures leave the room to the text, all of them the same.
        told = [self._told(one) for one in cards.cards]
        texts = (
            _text_mm(self._head(card) + one, self._inner_mm)
            for card, one in zip(cards.cards, told, strict=True)
        )
        left = height_mm - 2 * _PAD_DXA / DXA_PER_MM - max(texts, default=0.0)
        self._highest_mm = min(max(left, height_mm * _LEAST), height_mm * _MOST)
        share = self._share_beside(told) if cards.is_beside else 1.0
        above_mm = min(self._inner_mm, self._highest_mm * _WIDE)
        beside_mm = min(self._inner_mm * share - 4, height_mm * 0.8 * _WIDE)
        self._is_beside = cards.is_beside and above_mm < beside_mm * _NEARLY_AS_WIDE
        self._share = share if self._is_beside else 1.0

    def _share_beside(self, told: list[str]) -> float:
        """The largest share of the width that pictures can take without making a card higher."""
        left = self._height_mm - 2 * _PAD_DXA / DXA_PER_MM - _LINE_MM - _PARAGRAPH_MM
        for share in _BESIDE_SHARES[:-1]:
            width = self._inner_mm * (1 - share)
            if all(_text_mm(one, width) <= left for one in told):
                return share
        return _BESIDE_SHARES[-1]

    def row(self, cards: tuple[Card, ...], gap: int) -> str:
        """A row of cards; empty places stay empty.

        What may need more than a page begins where it is and goes over: kept together, it would
        leave a page empty before it, and programs differ in what they cut off.
        """
        boxes: list[Box] = []
        for card in cards:
            boxes += [Box(self._width, self._card(card), self._edges(card)), self._gap(gap)]
        for _ in range(self._cards.columns - len(cards)):
            boxes += [Box(self._width, self._tables.spacer()), self._gap(gap)]
        height = f'<w:trHeight w:val="{dxa(self._height_mm)}" w:hRule="atLeast"/>'
        return self._tables.row(boxes[:-1], height=height, is_whole=self._is_whole(boxes))

    def _is_whole(self, boxes: Sequence[Box]) -> bool:
        """Whether a row is sure to stand on one page; pictures above the text add to it."""
        above = 0.0 if self._is_beside else self._highest_mm
        most = self._page_mm - _HEAD_MM - above
        width = self._inner_mm * (1 - self._share) if self._is_beside else self._inner_mm
        return all(_text_mm(box.inner, width) <= most for box in boxes)

    def between(self, widths: list[int], gap: int) -> str:
        """The gap below a row."""
        height = f'<w:trHeight w:val="{gap}" w:hRule="exact"/>'
        boxes = [Box(width, self._tables.spacer()) for width in widths]
        return self._tables.row(boxes, height=height)

    def _gap(self, gap: int) -> Box:
        return Box(gap, self._tables.spacer())

    def _card(self, card: Card) -> str:
        if not self._is_beside:
            return self._head(card) + self._visual(card, self._inner_mm) + self._told(card)
        return self._head(card) + self._beside(card)

    def _head(self, card: Card) -> str:
        words = self._tables.desk.words
        chip = words.styled(f"\u00a0{card.chip}\u00a0", CHIPS[card.tone])
        over = words.plain("  " + " · ".join(filter(None, card.over)))
        inner = self._tables.desk.bookmarked(card.anchor, chip) + over
        return self._paragraph(self._text, inner)

    def _visual(self, card: Card, width_mm: float) -> str:
        desk = self._tables.desk
        if card.picture:
            highest = self._height_mm * 0.8 if self._is_beside else self._highest_mm
            run = desk.picture(card.picture, card.alt, width_mm, highest)
            if run:
                return self._paragraph(Style.CELL, run)
        if card.visual:
            return self._paragraph(Style.CELL_SUPPORT, desk.words.plain(card.visual))
        return ""

    def _told(self, card: Card) -> str:
        headline = self._tables.desk.words.plain(card.headline)
        room = Room(self._inner_mm, self._text, is_cell=True)
        told = self._tables.inside(card.blocks, room) if card.blocks else ""
        return self._paragraph(Style.CARD_HEAD, headline) + told

    def _beside(self, card: Card) -> str:
        left = round(self._inner_mm * self._share * DXA_PER_MM)
        right = self._width - 2 * _PAD_DXA - left
        visual = self._visual(card, self._inner_mm * self._share - 4)
        if not visual:
            return self._told(card)
        told = self._told(card)
        if _text_mm(told, right / DXA_PER_MM) > self._page_mm - _HEAD_MM:
            # A text that is longer than a page has the whole width below its picture.
            return visual + told
        boxes = [Box(left, visual), Box(right, told)]
        return self._tables.table([self._tables.row(boxes)], [left, right])

    def _paragraph(self, style: Style, inner: str) -> str:
        name = self._tables.desk.style(style)
        return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{inner}</w:p>'

    def _edges(self, card: Card) -> str:
        desk = self._tables.desk
        tint, line = desk.colour(_EDGES.get(card.tone, "control")), desk.colour("border")
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
            for side in ("left", "bottom", "right")
        )
        pads = "".join(
            f'<w:{side} w:w="{_PAD_DXA}" w:type="dxa"/>'
            for side in ("top", "left", "bottom", "right")
        )
        return (
            f'<w:tcBorders><w:top w:val="single" w:sz="18" w:space="0" w:color="{tint}"/>{sides}'
            f"</w:tcBorders><w:tcMar>{pads}</w:tcMar>"
        )


def _text_mm(xml: str, width_mm: float) -> float:
    """About how high a text stands in a column; Word alone knows it exactly."""
    height, letters = 0.0, 0
    for part in _SAID.findall(xml):
        if part == "</w:p>":
            height += max(1, ceil(letters * _LETTER_MM / width_mm)) * _LINE_MM + _PARAGRAPH_MM
            letters = 0
        else:
            letters += len(part.partition(">")[2])
    return height
