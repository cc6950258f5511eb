"""Puts pieces on pages: what belongs together stays together, heads of tables come again.

Nothing here knows what a piece looks like, so that the rules can be read and tried alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

_LEAST_FILLED: Final = 0.75
"""How much of a page is filled before what belongs together goes over as a whole."""
_LEAST_SIZE: Final = 0.8
"""How much of its height a piece keeps that is made smaller for the rest of a page."""
_BEGUN: Final = 0.3
_BEGUN_WHOLE: Final = 0.5
"""The part of a page on which something is begun that goes over; the larger one where a page of
its own would hold it whole."""

Paint = Callable[[Any, float, float], None]
"""Paints a piece with a painter, its upper left corner at x and y."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that links and the outline lead to; ``level`` 0 is in no outline."""

    name: str
    words: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is never split: a line of text, a row of a table, a picture.

    ``before`` is the room above it, which falls away at the top of a page. ``keeps`` says that it
    stays with the next one, unless it ``yields`` where much of the page would stay empty. ``head``
    is what comes again above it where it begins a page, ``smaller`` makes it anew in that height.
    ``cut`` makes of it several that go over pages: the first at most as high as its first number
    of units, the others as its second.
    """

    height: float
    paint: Paint
    before: float = 0.0
    keeps: bool = False
    yields: bool = False
    smaller: Callable[[float], Piece] | None = None
    cut: Callable[[float, float], Sequence[Piece]] | None = None
    head: Piece | None = None
    starts_page: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece at its height on a page."""

    piece: Piece
    top: float


Page = tuple[Placed, ...]


def paginate(pieces: Iterable[Piece], room: float) -> list[Page]:
    """Put pieces on pages of that height, at least one page.

    A group that no page has room for is split where it must be. A piece that can be cut begins
    where much of a page would stay empty; another that is higher than a page has one of its own.
    """
    pages = _Pages(room)
    for group in _groups(pieces):
        pages.add(group)
    return pages.done()


def stacked(pieces: Sequence[Piece]) -> float:
    """The height of pieces below each other, at the top of something."""
    whole = sum(piece.before + piece.height for piece in pieces)
    return whole - pieces[0].before if pieces else 0.0


def paint_stacked(pieces: Sequence[Piece], painter: object, x: float, y: float) -> None:
    """Paint pieces below each other."""
    for place, piece in enumerate(pieces):
        y += piece.before if place else 0.0
        piece.paint(painter, x, y)
        y += piece.height


def sliced(
    columns: Sequence[Sequence[Piece]], room: float, later: float | None = None
) -> Iterator[list[list[Piece]]]:
    """Columns that stand beside each other in slices at most so high, ``later`` after the first.

    Every slice takes from each column as much as goes in, at least one piece of some column. What
    stays with the next piece goes over with it.
    """
    left = [list(column) for column in columns]
    while any(left):
        cut = [_taken(column, room) for column in left]
        if not any(cut):
            cut = [column[:1] for column in left]
        left = [column[len(taken) :] for column, taken in zip(left, cut, strict=True)]
        yield cut
        room = room if later is None else later


def _taken(column: Sequence[Piece], room: float) -> list[Piece]:
    taken: list[Piece] = []
    for piece in column:
        if stacked([*taken, piece]) > room:
            break
        taken.append(piece)
    if len(taken) < len(column):
        while taken and taken[-1].keeps:
            taken.pop()
    return taken


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Runs of pieces that stay together; a piece that starts a page starts a group."""
    group: list[Piece] = []
    for piece in pieces:
        if piece.starts_page and group:
            yield group
            group = []
        group.append(piece)
        if not piece.keeps:
            yield group
            group = []
    if group:
        yield group


class _Pages:
    """Pages while they are filled."""

    def __init__(self, room: float) -> None:
        self._room = room
        self._pages: list[Page] = []
        self._page: list[Placed] = []
        self._y = 0.0

    def add(self, group: Sequence[Piece]) -> None:
        if group[0].starts_page and self._page:
            self._turn()
        if self._fits(group) or not self._page:
            self._place(group)
            return
        if shrunk := self._shrunk(group):
            self._place(shrunk)
            return
        if cut := self._cut(group):
            self._place(group[:cut])
            self._turn()
            group = group[cut:]
        elif not self._begins(group):
            self._turn()
        self._place(group)

    def _begins(self, group: Sequence[Piece]) -> bool:
        """Whether a group that goes over is begun on this page."""
        *above, last = group
        if last.cut is None:
            return self._is_worth_beginning(group)
        taken = self._y + above[0].before + stacked(above) if above else self._y
        whole = self._height_alone(group) <= self._room
        return self._room - taken >= self._room * (_BEGUN_WHOLE if whole else _BEGUN)

    def _is_worth_beginning(self, group: Sequence[Piece]) -> bool:
        """Whether a group that no page holds is begun here.

        It is with much of it, or with no less than would stand together at the top of a page.
        """
        if self._height_alone(group) <= self._room:
            return False
        counts = range(1, len(group) + 1)
        here = max((n for n in counts if self._fits(group[:n])), default=0)
        above = max((n for n in counts if self._height_alone(group[:n]) <= self._room), default=0)
        return here >= above or stacked(group[:here]) >= self._room * _BEGUN_WHOLE

    def _shrunk(self, group: Sequence[Piece]) -> list[Piece]:
        """The group with its piece that can be smaller made to fit; empty where none can."""
        over = self._y + group[0].before + stacked(group) - self._room
        for place, piece in enumerate(group):
            height = piece.height - over
            if piece.smaller is not None and height >= piece.height * _LEAST_SIZE:
                made = replace(piece.smaller(height), keeps=piece.keeps, marks=piece.marks)
                return [*group[:place], made, *group[place + 1 :]]
        return []

    def _cut(self, group: Sequence[Piece]) -> int:
        """How many pieces of a group stay on a page that else would stay rather empty."""
        if self._y >= self._room * _LEAST_FILLED:
            return 0
        cuts = (place for place, piece in enumerate(group, start=1) if piece.yields)
        return max((cut for cut in cuts if self._fits(group[:cut])), default=0)

    def done(self) -> list[Page]:
        if self._page or not self._pages:
            self._turn()
        return self._pages

    def _fits(self, group: Sequence[Piece]) -> bool:
        above = group[0].before if self._page else 0.0
        return self._y + above + stacked(group) <= self._room

    @staticmethod
    def _height_alone(group: Sequence[Piece]) -> float:
        head = group[0].head
        return stacked(group) + (head.height if head else 0.0)

    def _place(self, group: Sequence[Piece]) -> None:
        """Place every piece, on further pages where this one has no room left."""
        for piece in group:
            if piece.cut is not None and not self._fits([piece]):
                self._place_cut(piece, piece.cut)
                continue
            if self._page and not self._fits([piece]):
                self._turn()
            if not self._page and piece.head is not None:
                self._put(piece.head)
            self._put(piece)

    def _place_cut(self, piece: Piece, cut: Callable[[float, float], Sequence[Piece]]) -> None:
        if self._page and not self._begins([piece]):
            self._turn()
        left = self._room - self._y - (piece.before if self._page else 0.0)
        self._place(cut(left, self._room))

    def _put(self, piece: Piece) -> None:
        if self._page:
            self._y += piece.before
        self._page.append(Placed(piece, self._y))
        self._y += piece.height

    def _turn(self) -> None:
        self._pages.append(tuple(self._page))
        self._page = []
        self._y = 0.0
