"""Stacks texts and tables in the order in which they were typed, on as many pages as they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from exporters.deck.fit import FULL, Fit, fit_text, grown, split_text, text_height_pt
from exporters.deck.geometry import EMU_PER_PT, Rect, pt
from exporters.deck.paragraphs import Para, dotted
from exporters.deck.slides import Grid
from exporters.deck.tables import TablePage
from exporters.deck.template.textstyle import LevelStyle, TextBox, inner_size_pt

PLAIN_BOX = TextBox((LevelStyle(),), (0, 0, 0, 0))
"""The box of text in no placeholder."""
_PLAIN_PT = LevelStyle().size_pt
_COMFORTABLE = 0.85
"""Text that is cut into pages is shrunk no further; small letters may be small by this much."""
LEAST_BESIDE_PT = 14.0
"""A table is set no smaller than this to stand beside a picture, or to leave room for text."""
_GAP = pt(8)

Words = tuple[Para, ...]
SetTable = Callable[[Grid, Rect], tuple[TablePage, ...]]


@dataclass(frozen=True, slots=True)
class Room:
    """Where pieces stand on a page, and how text is set there.

    ``has_slot`` says that its first text fills a placeholder; others stand in boxes of their own,
    in letters as large as ``plain_pt`` where there is room. Text shrunk below ``least_pt`` goes on
    on another page rather than being all on one. It ``is_narrow`` beside a picture.
    """

    place: Rect
    box: TextBox
    set_table: SetTable
    plain_pt: tuple[float, ...]
    has_slot: bool = True
    least_pt: float = 12.0
    is_narrow: bool = False

    def fit(self, paras: Words, place: Rect) -> Fit:
        """How far a text is shrunk to stand in a place; it fits only in letters to be read."""
        fit = fit_text(paras, self.box, place.cx, place.cy)
        is_small = self.box.level(0).size_pt * fit.scale < self.least_pt
        return replace(fit, fits=False) if is_small and fit.scale < _COMFORTABLE else fit


@dataclass(frozen=True, slots=True)
class SetText:
    """A text in its place; ``is_plain`` where it stands in a box of its own."""

    paras: Words
    place: Rect
    fit: Fit = FULL
    is_plain: bool = False
    is_whole: bool = False
    """Whether nothing of it stands on another page."""


@dataclass(frozen=True, slots=True)
class SetGrid:
    """A page of a table in its place."""

    grid: Grid
    page: TablePage
    place: Rect


Piece = Words | Grid
Page = list[SetText | SetGrid]


def stacked(
    pieces: Sequence[Piece], asked: Words, first: Room, further: Callable[[], Room]
) -> list[Page]:
    """Give the pages on which the pieces stand, at least one; ``further`` is the room of others.

    A first page beside a picture stays empty where the first piece is a table that cannot be read
    there. What is ``asked`` stands below everything else, or, so that it is no page by itself,
    above the last table or below the last paragraph.
    """
    pages = _stacked(_with_words(pieces, len(pieces), asked), first, further)
    if not _is_alone(asked, pages):
        return pages
    tables = [number for number, piece in enumerate(pieces) if isinstance(piece, Grid)]
    if tables:
        return _stacked(_with_words(pieces, tables[-1], asked), first, further, begun=asked)
    return _with_the_last_paragraph(pages, further())


def _with_the_last_paragraph(pages: list[Page], room: Room) -> list[Page]:
    """The pages, the last with the last paragraph of the one before if it leaves another there."""
    *others, before, (last,) = pages
    text = before[-1] if before else None
    if not isinstance(text, SetText) or not isinstance(last, SetText) or len(text.paras) < 2:
        return pages
    paras = (text.paras[-1], *last.paras)
    fit = room.fit(paras, last.place)
    if not fit.fits or fit.scale < last.fit.scale:
        return pages
    shorter = [*before[:-1], replace(text, paras=text.paras[:-1])]
    return [*others, shorter, [replace(last, paras=paras)]]


def _is_alone(asked: Words, pages: Sequence[Page]) -> bool:
    """Whether a further page says nothing but what is asked."""
    (item, *_) = pages[-1] or (None,)
    return len(pages) > 1 and isinstance(item, SetText) and item.paras == asked


def _with_words(pieces: Sequence[Piece], place: int, paras: Words) -> tuple[Piece, ...]:
    """The pieces with a text before one of them, as the end of the text there if there is one."""
    if not paras:
        return tuple(pieces)
    before, after = tuple(pieces[:place]), tuple(pieces[place:])
    if before and not isinstance(before[-1], Grid):
        return (*before[:-1], (*before[-1], *paras), *after)
    return (*before, paras, *after)


def _stacked(
    pieces: Sequence[Piece], first: Room, further: Callable[[], Room], begun: Words = ()
) -> list[Page]:
    """The pages; a table after a text that is ``begun`` begins below it even if it goes on."""
    stack = _Stack(first, further)
    for number, piece in enumerate(pieces):
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        if not isinstance(piece, Grid):
            stack.add_words(piece, is_last=after is None)
        elif begun and number and pieces[number - 1] == begun:
            stack.begin_below(piece)
        else:
            stack.add_table(piece, after if not isinstance(after, Grid) else None)
    return stack.finished()


@dataclass
class _Stack:
    """The pages by now; ``left`` is what is left of the last one."""

    first: Room
    further: Callable[[], Room]
    pages: list[Page] = field(default_factory=lambda: [[]])
    left: Rect = field(init=False)
    room: Room = field(init=False)

    def __post_init__(self) -> None:
        self.room, self.left = self.first, self.first.place

    def add_words(self, paras: Words, *, is_last: bool) -> None:
        """Add a text below what is there, or on pages of its own."""
        if not paras:
            return
        if not self.pages[-1]:
            self._begin_with(paras, is_last=is_last)
        elif (made := self._below(paras)) is None:
            self._turn()
            self._begin_with(paras, is_last=is_last)
        else:
            self._put(made)

    def add_table(self, grid: Grid, after: Words | None) -> None:
        """Add a table below what is there, or on pages of its own; ``after`` is the text below."""
        if self.pages[-1]:
            if self._is_set_below(grid):
                return
            self._turn()
        elif self.room.is_narrow and not self._is_readable(grid, self.left):
            self._turn()
        self._begin_table(grid, after)

    def begin_below(self, grid: Grid) -> None:
        """Begin a table below what is there, half of the room at most, and go on with it."""
        if self.room.is_narrow or self.left.cy < self.room.place.cy // 2:
            self.add_table(grid, None)
            return
        pages = self.room.set_table(grid, self.left)
        self._put(SetGrid(grid, pages[0], self.left))
        rest = grid.rows[len(pages[0].rows) :]
        if rest:
            self._turn()
            self._begin_table(replace(grid, rows=rest), None)

    def finished(self) -> list[Page]:
        """The pages, the texts of those after the first in letters of one size."""
        fits = [item.fit for page in self.pages[1:] for item in page if isinstance(item, SetText)]
        common = min(fits, key=lambda fit: (fit.scale, -fit.tightening), default=FULL)
        return [
            page if not number else [self._resized(item, common) for item in page]
            for number, page in enumerate(self.pages)
        ]

    def _resized(self, item: SetText | SetGrid, fit: Fit) -> SetText | SetGrid:
        return item if isinstance(item, SetGrid) or item.is_plain else replace(item, fit=fit)

    def _turn(self) -> None:
        self.pages.append([])
        self.room = self.further()
        self.left = self.room.place

    def _put(self, item: SetText | SetGrid) -> None:
        self.pages[-1].append(item)
        used = item.page.height_emu if isinstance(item, SetGrid) else item.place.cy
        self.left = self.left.below(self.left.y + used + _GAP)

    def _begin_with(self, paras: Words, *, is_last: bool) -> None:
        """Put a text on an empty page, shrunk to stand on one or cut."""
        box, place = self.room.box, self.left
        if not is_last and (made := self._below(paras)) is not None:
            self._put(made)
            return
        fit = self.room.fit(paras, place)
        if fit.fits:
            self._put(SetText(paras, place, fit, is_whole=True))
            return
        head, *rest = split_text(paras, box, place.cx, place.cy)
        whole = not rest
        self._put(SetText(head, place, fit_text(head, box, place.cx, place.cy), is_whole=whole))
        if rest:
            self._turn()
            self._pages_of(tuple(para for page in rest for para in page))

    def _pages_of(self, paras: Words) -> None:
        box, place = self.room.box, self.left
        if self.room.fit(paras, place).fits:
            pages: tuple[Words, ...] = (paras,)
        else:
            pages = split_text(paras, box, place.cx, place.cy)
        for number, page in enumerate(pages):
            if number:
                self._turn()
            self._put(SetText(page, place, fit_text(page, box, place.cx, place.cy)))

    def _below(self, paras: Words) -> SetText | None:
        """A text as high as it is below what is there, None where there is no room for it."""
        has_slot = self.room.has_slot
        if has_slot and not any(isinstance(item, SetText) for item in self.pages[-1]):
            wish = self._wish(paras)
            if wish > self.left.cy:
                return None
            return SetText(paras, self.left.with_height(wish), is_whole=True)
        inset, _, end, _ = self.room.box.insets_emu
        place = Rect(self.left.x + inset, self.left.y, self.left.cx - inset - end, self.left.cy)
        made = grown(dotted(paras), place.cx, place.cy, self.room.plain_pt)
        high = pt(text_height_pt(made, PLAIN_BOX, place.cx / EMU_PER_PT))
        if high > place.cy:
            return None
        return SetText(made, place.with_height(high), is_plain=True, is_whole=True)

    def _wish(self, paras: Words) -> int:
        """How high a text would like to stand in its placeholder."""
        box = self.room.box
        width, _ = inner_size_pt(self.left.cx, self.left.cy, box)
        _, top, _, bottom = box.insets_emu
        return pt(text_height_pt(paras, box, width)) + top + bottom + pt(6)

    def _is_set_below(self, grid: Grid) -> bool:
        """Whether all of a table was set below what is there, which takes a third of the room."""
        pages = self.room.set_table(grid, self.left)
        is_small = self.room.is_narrow and not self._is_readable(grid, self.left)
        is_low = self.left.cy < self.room.place.cy // 3 and pages[0].size_pt < LEAST_BESIDE_PT
        if len(pages) > 1 or not pages[0].fits or is_small or is_low:
            return False
        self._put(SetGrid(grid, pages[0], self.left))
        return True

    def _begin_table(self, grid: Grid, after: Words | None) -> None:
        """Put a table on an empty page, so that the text after it stands below it if it can."""
        pages = self.room.set_table(grid, self.left)
        if len(pages) == 1 and after:
            place = self.left.with_height(self.left.cy - self._wish(after) - _GAP)
            shorter = self.room.set_table(grid, place)
            if len(shorter) == 1 and shorter[0].fits and shorter[0].size_pt >= LEAST_BESIDE_PT:
                pages = shorter
        for number, page in enumerate(pages):
            if number:
                self._turn()
            self._put(SetGrid(grid, page, self.left))

    def _is_readable(self, grid: Grid, place: Rect) -> bool:
        """Whether a table stands in a place on one page, in letters that are not small."""
        pages = self.room.set_table(grid, place)
        return len(pages) == 1 and pages[0].fits and pages[0].size_pt >= LEAST_BESIDE_PT
