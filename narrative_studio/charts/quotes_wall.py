"""What prospects said, as cards under the codes of the codebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from narrative_studio.charts.chart import Chart, ChartTable


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """One quote; ``who`` is an alias, ``where`` says frame, session and version.

    ``is_counted`` is False for a session that is kept and not counted.
    """

    key: str
    text: str
    who: str
    where: str
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """The quotes of one code; ``asks`` marks a code that asks for somebody, such as ``risk``."""

    key: str
    code: str
    cards: tuple[QuoteCard, ...]
    asks: bool = False


@dataclass(frozen=True, kw_only=True)
class QuotesWall(Chart):
    """Quotes by code; a quote with several codes stands under each."""

    kind: ClassVar[str] = "Quotes"

    groups: tuple[QuoteGroup, ...] = ()

    @property
    def is_bare(self) -> bool:
        return not any(group.cards for group in self.groups)

    def table(self) -> ChartTable:
        rows = [
            (group.code, card.text, card.who, card.where, "yes" if card.is_counted else "no")
            for group in self.groups
            for card in group.cards
        ]
        return ChartTable(("Code", "Quote", "Who", "Where", "Counted"), tuple(rows))

    def said(self) -> tuple[str, ...]:
        return tuple(
            f"{group.code}, {len(group.cards)}: “{group.cards[0].text}”"
            for group in self.groups
            if group.cards
        )
