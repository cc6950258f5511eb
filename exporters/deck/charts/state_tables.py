"""Turns charts into native tables whose cells say their state in words and in a pale colour."""

from __future__ import annotations

from typing import Final

from exporters.charts.table_text import shown
from exporters.deck.charts.native import StateCell, StateTable
from narrative_studio.charts.chart import Chart
from narrative_studio.charts.cycle_length import CycleLength
from narrative_studio.charts.evidence_grid import Evidence, EvidenceCell, EvidenceGrid
from narrative_studio.charts.heat_table import HeatCell, HeatState, HeatTable
from narrative_studio.charts.quotes_wall import QuotesWall

HEAT_FILLS: Final = {
    HeatState.LANDED: "accent1",
    HeatState.CONFUSED: "accent3",
    HeatState.OBJECTED: "accent2",
}
"""The colour of the theme that each state is tinted with."""

EVIDENCE_FILLS: Final = {Evidence.LANDS: "accent1", Evidence.DOES_NOT: "accent3"}
"""The same for verdicts."""

_WORD_PT: Final = 48.0
"""So much room the longest word of a state takes in the smallest size, with its margins."""

_LABEL_SHARES: Final = (0.45, 4.2)
_LONGEST_NAME: Final = 8
_SHORT: Final = {
    HeatState.LANDED: "L", HeatState.CONFUSED: "C", HeatState.OBJECTED: "O",
    HeatState.NEUTRAL: "–", HeatState.UNKNOWN: "?", HeatState.SKIPPED: "",
}  # fmt: skip
_SHORT_WORDS: Final = "L landed, C confused, O objected, – neutral, ? unknown, empty: skipped"


def state_table(chart: Chart, room_pt: float = 846.0) -> StateTable:
    """The table that says what a chart says, for so much room beside each other."""
    match chart:
        case HeatTable():
            return _heat(chart, room_pt)
        case EvidenceGrid():
            return _evidence(chart)
        case QuotesWall():
            return _quotes(chart)
        case CycleLength():
            return _cycle(chart)
    return _plain(chart)


def _heat(chart: HeatTable, room_pt: float) -> StateTable:
    has_words = room_pt / (sum(_LABEL_SHARES) + len(chart.columns)) >= _WORD_PT
    key = "" if has_words else _SHORT_WORDS
    groups = [StateCell(key, span=2)]
    codes = [StateCell("Frame", is_strong=True, span=2)]
    for group in chart.groups:
        if group.columns:
            groups.append(
                StateCell(group.heading, is_strong=True, is_centred=True, span=len(group.columns))
            )
        codes += [
            StateCell(
                f"{column.code}\n{_short(column.name)}" if has_words else column.code,
                is_strong=True,
                is_centred=True,
            )
            for column in group.columns
        ]
    rows = [
        (
            StateCell(row.number),
            StateCell(row.title),
            *(
                _heat_cell(cell, is_counted=is_counted, has_words=has_words)
                for cell, is_counted in zip(row.cells, chart.counted, strict=True)
            ),
        )
        for row in chart.rows
    ]
    each = 1.0 if has_words else 0.5
    shares = (*_LABEL_SHARES, *([each] * len(chart.columns)))
    # A heat table is looked at as a whole: its words only say again what its colours say.
    return StateTable((tuple(groups), tuple(codes), *rows), shares, heads=2, least_pt=9.0)


def _heat_cell(cell: HeatCell, *, is_counted: bool, has_words: bool) -> StateCell:
    fill = HEAT_FILLS.get(cell.state, "") if is_counted else ""
    text = cell.state.value if has_words else _SHORT[cell.state]
    is_apart = not is_counted or cell.state.is_blank
    return StateCell(text, fill, is_strong=bool(fill), is_apart=is_apart, is_centred=True)


def _evidence(chart: EvidenceGrid) -> StateTable:
    head = (
        StateCell("Element", is_strong=True),
        *(
            StateCell(f"{column.name}\nn = {column.n}", is_strong=True, is_centred=True)
            for column in chart.columns
        ),
    )
    rows = [
        (
            StateCell(f"{row.code} {row.title}".strip()),
            *(_evidence_cell(cell) for cell in row.cells),
        )
        for row in chart.rows
    ]
    return StateTable((head, *rows), (2.6, *([1.0] * len(chart.columns))))


def _evidence_cell(cell: EvidenceCell) -> StateCell:
    fill = EVIDENCE_FILLS.get(cell.evidence, "")
    text = "\n".join(filter(None, (cell.evidence.value, cell.counts)))
    is_apart = cell.evidence is Evidence.NOT_TOLD
    return StateCell(text, fill, is_strong=bool(fill), is_apart=is_apart, is_centred=True)


def _quotes(chart: QuotesWall) -> StateTable:
    head = tuple(StateCell(text, is_strong=True) for text in ("Code", "Quote", "Who", "Where"))
    rows = []
    for group in chart.groups:
        for number, card in enumerate(group.cards):
            where = card.where if card.is_counted else f"{card.where}, not counted"
            code = StateCell("" if number else group.code, "accent3" if group.asks else "", True)
            rest = (f"“{card.text}”", card.who, where)
            apart = not card.is_counted
            rows.append((code, *(StateCell(text, is_apart=apart) for text in rest)))
    return StateTable((head, *rows), (1.0, 3.6, 1.6, 1.4), is_grouped=True)


def _cycle(chart: CycleLength) -> StateTable:
    head = tuple(
        StateCell(text, is_strong=True, is_centred=text in ("n", "Middle"))
        for text in ("Version", "n", "Middle", "Days, each prospect")
    )
    rows = []
    for row in chart.rows:
        dots = sorted(row.dots, key=lambda dot: dot.days)
        days = ", ".join(f"{dot.days}{' so far' if dot.is_open else ''}" for dot in dots)
        middle = f"{row.middle:g}" if row.middle is not None else "too few"
        cells = (StateCell(str(len(dots)), is_centred=True), StateCell(middle, is_centred=True))
        rows.append((StateCell(row.name, is_strong=True), *cells, StateCell(days)))
    return StateTable((head, *rows), (1.4, 0.5, 0.8, 4.0))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _plain(chart: Chart) -> StateTable:
    """The data behind any other chart, as it is; columns without anything are left out."""
    table = chart.table()
    kept = [
        at
        for at in range(len(table.headers))
        if any(shown(row[at]) for row in table.rows) or not table.rows
    ]
    figures = {
        at for at in kept if all(isinstance(row[at], int | float | None) for row in table.rows)
    }
    head = tuple(
        StateCell(table.headers[at], is_strong=True, is_centred=at in figures) for at in kept
    )
    rows = [
        tuple(StateCell(shown(row[at]), is_centred=at in figures) for at in kept)
        for row in table.rows
    ]
    longest = [
        max([len(table.headers[at]) * 0.6, *(len(shown(row[at])) for row in table.rows)])
        for at in kept
    ]
    return StateTable((head, *rows), tuple(min(max(float(one), 7.0), 36.0) for one in longest))
