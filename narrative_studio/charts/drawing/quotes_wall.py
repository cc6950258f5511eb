"""Lays out quotes as cards, code by code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from narrative_studio.charts.drawing.canvas import Align, Box, Drawing, Ink, Place, Target, Use
from narrative_studio.charts.drawing.measure import Measure, broken
from narrative_studio.charts.drawing.sheet import Room, Sheet
from narrative_studio.charts.quotes_wall import QuoteCard, QuoteGroup, QuotesWall

_CARD_AT_LEAST: Final = 208.0
_GAP: Final = 12.0
_PAD: Final = 12.0
_MOST_LINES: Final = 5


@dataclass(frozen=True, slots=True)
class _Cards:
    columns: int
    width: float

    def left(self, at: int) -> float:
        """The x of the card that stands ``at`` in its row."""
        return (at % self.columns) * (self.width + _GAP)


def draw_quotes_wall(chart: QuotesWall, room: Room, measure: Measure) -> Drawing:
    """Lay out quotes; a group begins a new row, and the cards of a row are equally high."""
    sheet = Sheet(room, measure)
    sheet.heading(chart)
    if chart.missing is not None:
        sheet.empty(chart.missing)
        return sheet.done()
    columns = max(1, int((room.width + _GAP) // (_CARD_AT_LEAST + _GAP)))
    cards = _Cards(columns, float(int((room.width - (columns - 1) * _GAP) / columns)))
    row = 0
    for group in chart.groups:
        if group.cards:
            _head(sheet, group, row)
            row = _rows(sheet, cards, group, row + 1)
    sheet.top -= _GAP
    sheet.note(chart)
    return sheet.done()


def _head(sheet: Sheet, group: QuoteGroup, row: int) -> None:
    line = sheet.line(Use.STRONG)
    wide = min(sheet.wide(group.code, Use.STRONG) + 16, sheet.room.width - 48)
    fill, ink = (Ink.WARN_SOFT, Ink.WARN) if group.asks else (Ink.GREY, Ink.ON_GREY)
    badge = Place(0, sheet.top, wide, line + 6)
    sheet.add(Box(badge, fill=fill, radius=4))
    text = Place(8, sheet.top, wide - 15, line + 6)
    sheet.centred(group.code, text, Use.STRONG, ink)
    counted = sum(card.is_counted for card in group.cards)
    rest = len(group.cards) - counted
    told = f"{counted} quote{'s' if counted != 1 else ''}"
    told += f", {rest} not counted" if rest else ""
    left = Place(wide + 8, sheet.top, sheet.room.width - wide - 8, line + 6)
    sheet.centred(told, left, Use.BODY, Ink.TEXT2, Align.START)
    sheet.targets.append(Target(group.key, badge, row, 0, f"{group.code}, {told}"))
    sheet.top += line + 6 + 8


def _rows(sheet: Sheet, cards: _Cards, group: QuoteGroup, row: int) -> int:
    inner = cards.width - 2 * _PAD
    for first in range(0, len(group.cards), cards.columns):
        shown = group.cards[first : first + cards.columns]
        texts = [
            broken(f"“{card.text}”", Use.QUOTE, inner, sheet.measure, _MOST_LINES) for card in shown
        ]
        high = max(len(lines) for lines in texts) * sheet.line(Use.QUOTE)
        high += 2 * _PAD + 8 + sheet.line(Use.BODY) + sheet.line(Use.SMALL)
        for at, (card, lines) in enumerate(zip(shown, texts, strict=True)):
            place = Place(cards.left(at), sheet.top, cards.width, high)
            _card(sheet, card, lines, place)
            said = f"{group.code}, {card.who}: {card.text}"
            about = f"{card.who}, {card.where}" + ("" if card.is_counted else ", not counted")
            tip = f"“{card.text}”\n{about}"
            sheet.targets.append(Target(card.key, place, row, at, said, tip))
        sheet.top += high + _GAP
        row += 1
    return row


def _card(sheet: Sheet, card: QuoteCard, lines: tuple[str, ...], place: Place) -> None:
    sheet.add(
        Box(place, fill=Ink.SURFACE, line=Ink.BORDER, radius=8),
    )
    if not card.is_counted:
        sheet.add(Box(place, hatch=Ink.BORDER, radius=8, fade=0.6))
    x, inner = place.x + _PAD, place.width - 2 * _PAD
    y = place.y + _PAD
    for line in lines:
        sheet.words(line, x, y, inner, Use.QUOTE)
        y += sheet.line(Use.QUOTE)
    y = place.bottom - _PAD - sheet.line(Use.SMALL)
    where = card.where if card.is_counted else f"{card.where}, not counted"
    sheet.words(where, x, y, inner, Use.SMALL, Ink.TEXT2)
    sheet.words(card.who, x, y - sheet.line(Use.BODY), inner, Use.BODY, Ink.TEXT2)
