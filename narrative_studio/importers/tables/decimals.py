"""Tells which mark stands before the fraction of a number, decided by the whole column.

“1.234” is a thousand and more to half of Europe and a little over one to the rest; “1.5” is the
same to everybody, and says how the numbers beside it have to be read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from narrative_studio.importers.tables.table import Cell


class DecimalMark(StrEnum):
    """What stands before the fraction of a number; the other one parts thousands."""

    COMMA = "comma"
    POINT = "point"

    @property
    def sign(self) -> str:
        """The mark itself."""
        return "," if self is DecimalMark.COMMA else "."

    @property
    def other(self) -> DecimalMark:
        """The mark that parts thousands then."""
        return DecimalMark.POINT if self is DecimalMark.COMMA else DecimalMark.COMMA


_IN_CELL: Final = re.compile(r"\d(?:(?:[.,'’\u00a0\u202f]|[ ](?=\d{3}(?!\d)))?\d)*")
_GAP: Final = re.compile(r"[ '’\u00a0\u202f]")
_MARK: Final = re.compile(r"[.,]")
_BOTH_WAYS: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def mark_of(cells: Iterable[Cell]) -> tuple[DecimalMark | None, bool]:
    """Which decimal mark a whole column has, None when no cell tells, and whether cells disagree.

    Where cells disagree most of them decide.
    """
    told: Counter[DecimalMark] = Counter()
    for cell, count in Counter(cell for cell in cells if isinstance(cell, str)).items():
        for mark in {_told(number) for number in _numbers(cell)}:
            if mark is not None:
                told[mark] += count
    if not told:
        return None, False
    return max(DecimalMark, key=lambda mark: told[mark]), len(told) == len(DecimalMark)


def has_mark(cells: Iterable[Cell]) -> bool:
    """Whether a number of a column has a mark, whatever it means."""
    return any(isinstance(cell, str) and any(_numbers(cell)) for cell in cells)


def both_ways(cell: Cell) -> bool:
    """Whether a cell holds a number that is read in two ways, such as “1.234”."""
    return isinstance(cell, str) and any(map(_BOTH_WAYS.fullmatch, _numbers(cell)))


def measured_mark(cells: Iterable[Cell]) -> DecimalMark | None:
    """The decimal mark of a column of measured times, where no cell tells.

    Whoever counts thousands has numbers below a thousand too: where several differ and all have
    three places, an instrument wrote them.
    """
    filled = {cell for cell in cells if isinstance(cell, str) and cell.strip()}
    if len(filled) < 2 or not all(map(both_ways, filled)):
        return None
    marks = {mark for cell in filled for mark in _MARK.findall(cell)}
    return next((one for one in DecimalMark if marks == {one.sign}), None)


def _numbers(cell: str) -> Iterator[str]:
    """The numbers of a cell that have a mark; the fractions of a clock are no question."""
    if ":" not in cell and _MARK.search(cell):
        for match in _IN_CELL.finditer(cell):
            if _MARK.search(match[0]):
                yield match[0]


def _told(number: str) -> DecimalMark | None:
    bare = _GAP.sub("", number)
    marks = _MARK.findall(bare)
    last = DecimalMark.COMMA if marks[-1] == "," else DecimalMark.POINT
    if len(marks) > 1:
        return last if marks[-1] != marks[0] else last.other
    return None if bare == number and _BOTH_WAYS.fullmatch(bare) else last
