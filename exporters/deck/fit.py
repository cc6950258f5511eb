"""Makes text fit its box: shrinks it as PowerPoint would, and cuts it into pages below that."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from exporters.deck.geometry import pt
from exporters.deck.paragraphs import Bullet, CodeLine, Para
from exporters.deck.template.textstyle import LevelStyle, TextBox, inner_size_pt
from exporters.deck.widths import FontWidths, font_widths
from narrative_studio.deck_marks import is_bold_in_part, is_italic_in_part
from narrative_studio.markup import Run, Runs

SMALLEST = 0.6
"""Text is never set smaller than this part of its size; it goes on on another slide instead."""
CODE_FAMILY = "Consolas"
_EMU_PER_PT = 12700
_BOXED = (Bullet.LAYOUT, Bullet.NONE, Bullet.DOT)
_BOX_EM = 1.25
"""What the box of a task takes before its text, in the size of that."""
_CODE_PART = 0.8
_LARGEST_CODE_PT, _SMALLEST_CODE_PT = 16.0, 12.0
"""Code is set smaller than the text around it: its lines are long and there are many."""
_WORD = re.compile(r"([^\s\u2e80-\ud7ff\uf900-\uffef]+|[\u2e80-\ud7ff\uf900-\uffef])?(\s*)")

_WIDEST_HANG_EMU = 10_000_000
"""A fifth of the widest margin there is, for the five levels."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How far text is shrunk: ``scale`` of its size, ``tightening`` of its line spacing.

    ``fits`` is False when it overflows even so.
    """

    scale: float = 1.0
    tightening: float = 0.0
    fits: bool = True


FULL = Fit()

# The pairs that PowerPoint itself goes through, so that a later edit there changes nothing.
STEPS = (
    FULL,
    Fit(1.0, 0.1),
    Fit(0.925, 0.1),
    Fit(0.925, 0.2),
    Fit(0.85, 0.2),
    Fit(0.775, 0.2),
    Fit(0.7, 0.2),
    Fit(0.625, 0.2),
    Fit(SMALLEST, 0.2),
)
_COMFORTABLE = Fit(0.85, 0.1)
"""Text that must be cut into pages anyway is not set smaller than this."""


def suited(paras: Sequence[Para], box: TextBox) -> tuple[Para, ...]:
    """Give numbers and boxes of lists their room and lines of code their size, as texts ask."""
    return tuple(
        replace(para, size_pt=_code_size_pt(box.level(para.level)))
        if para.code
        else _hung(para, box.level(para.level))
        for para in hang_numbers(paras, box)
    )


def _hung(para: Para, style: LevelStyle) -> Para:
    """A task with its box where its level has a bullet, and its further lines beside it."""
    if not para.has_box or para.bullet not in _BOXED:
        return para
    hanging = max(style.hanging_emu, pt(style.size_pt * _BOX_EM))
    begins = style.margin_emu - style.hanging_emu
    if para.bullet is Bullet.NONE:
        begins = 0
    elif para.bullet is Bullet.DOT:
        begins, hanging = para.hanging_emu * para.level, max(para.hanging_emu, hanging)
    return replace(
        para, bullet=Bullet.BOX, hanging_emu=hanging, margin_emu=max(0, begins) + hanging
    )


def set_in(para: Para, style: LevelStyle) -> LevelStyle:
    """How one paragraph is set where its level is set so."""
    if para.size_pt is not None:
        style = replace(style, size_pt=para.size_pt)
    if style.is_bold and is_bold_in_part(para.runs):
        style = replace(style, is_bold=False)
    if style.is_italic and is_italic_in_part(para.runs):
        style = replace(style, is_italic=False)
    if para.code is None:
        return style
    style = replace(style, line_pct=100.0, line_pt=None, after_pt=0.0)
    if para.code is CodeLine.LATER:
        style = replace(style, before_pt=0.0, before_pct=0.0)
    return style


def _code_size_pt(style: LevelStyle) -> float:
    wish = min(_LARGEST_CODE_PT, style.size_pt * _CODE_PART)
    return min(style.size_pt, max(_SMALLEST_CODE_PT, float(int(wish))))


def grown(paras: Sequence[Para], cx: int, cy: int, sizes_pt: Sequence[float]) -> tuple[Para, ...]:
    """Paragraphs of a text box of no placeholder, in the first of some sizes that has room.

    Without one they keep the size of such a box, which is small for a slide.
    """
    for size in sizes_pt:
        box = TextBox((LevelStyle(size_pt=size),), (0, 0, 0, 0))
        made = [para if para.code else _enlarged(para, size) for para in paras]
        made = list(hang_numbers(made, box))
        fit = fit_text(made, box, cx, cy)
        if fit == FULL:
            return tuple(made)
    return tuple(paras)


def _enlarged(para: Para, size_pt: float) -> Para:
    """A paragraph in letters of that size, and where it is a task, with room for its box."""
    more = pt(size_pt * _BOX_EM) - para.hanging_emu if para.bullet is Bullet.BOX else 0
    if more <= 0:
        return replace(para, size_pt=size_pt)
    return replace(
        para,
        size_pt=size_pt,
        hanging_emu=para.hanging_emu + more,
        margin_emu=para.margin_emu + more,
    )


def hang_numbers(paras: Sequence[Para], box: TextBox) -> tuple[Para, ...]:
    """Give the numbers of ordered lists the room that the size of their text asks for."""
    widest: dict[int, float] = {}
    for para in paras:
        if para.bullet is Bullet.NUMBER:
            style = box.level(para.level)
            room = (font_widths(style.family).width(f"{para.number}.") + 0.5) * style.size_pt
            widest[para.listing] = max(room, widest.get(para.listing, 0.0))
    if not widest:
        return tuple(paras)
    return tuple(
        replace(para, hanging_emu=min(round(widest[para.listing] * _EMU_PER_PT), _WIDEST_HANG_EMU))
        if para.bullet is Bullet.NUMBER
        else para
        for para in paras
    )


def fit_text(paras: Sequence[Para], box: TextBox, cx: int, cy: int) -> Fit:
    """Find how far text must be shrunk to fit a box of that size in EMU."""
    width_pt, height_pt = inner_size_pt(cx, cy, box)
    measured = [_Measured(para, box.level(para.level)) for para in paras]

    def is_enough(step: Fit) -> bool:
        used_pt = 0.0
        for index, para in enumerate(measured):
            used_pt += para.height_pt(
                width_pt, step, is_first=index == 0, most_pt=height_pt, used_pt=used_pt
            )
            if used_pt > height_pt:
                return False
        return True

    if is_enough(FULL):
        return FULL
    place = bisect_left(STEPS, True, lo=1, key=is_enough)
    return STEPS[place] if place < len(STEPS) else replace(STEPS[-1], fits=False)


def text_height_pt(paras: Sequence[Para], box: TextBox, width_pt: float, fit: Fit = FULL) -> float:
    """The height of text set in a column of that width, in points."""
    return sum(
        _Measured(para, box.level(para.level)).height_pt(width_pt, fit, is_first=index == 0)
        for index, para in enumerate(paras)
    )


def line_width_pt(text: str, style: LevelStyle, *, bold: bool = False) -> float:
    """The width of a text on one line, in points."""
    return font_widths(style.family, bold=bold or style.is_bold).width(text) * style.size_pt


def widest_word_em(text: str, family: str, *, bold: bool = False) -> float:
    """The width of the widest word of a text, which no line break may cut, in its letters' size."""
    width = font_widths(family, bold=bold).word
    return max((width(word) for word, _ in _WORD.findall(text) if word), default=0.0)


def split_text(
    paras: Sequence[Para], box: TextBox, cx: int, cy: int
) -> tuple[tuple[Para, ...], ...]:
    """Cut text into pages that fit a box of that size; one page when the box holds no line.

    Paragraphs are kept whole where a page holds them.
    """
    width_pt, height_pt = inner_size_pt(cx, cy, box)
    pages: list[tuple[Para, ...]] = []
    page: list[Para] = []
    used = 0.0
    left = list(reversed(paras))
    while left:
        para = left.pop()
        measured = _Measured(para, box.level(para.level))
        height = measured.height_pt(
            width_pt, _COMFORTABLE, is_first=not page, most_pt=height_pt, used_pt=used
        )
        if used + height <= height_pt:
            page.append(para)
            used += height
        elif page:
            pages.append(tuple(page))
            page, used = [], 0.0
            left.append(para)
        else:
            head, tail = _cut(para, box, width_pt, height_pt)
            page, used = [head], height_pt
            if tail:
                left.append(tail)
    if page:
        pages.append(tuple(page))
    return tuple(pages)


def _cut(para: Para, box: TextBox, width_pt: float, height_pt: float) -> tuple[Para, Para | None]:
    """Cut a paragraph that is higher than a page after the last word that fits, at least one.

    What lies far behind the cut is not looked at: the whole of a long text would be for each page.
    """
    style = box.level(para.level)
    ends = _WordEnds(para.runs)

    def is_too_high(count: int) -> bool:
        head = replace(para, runs=_sliced(para.runs, 0, ends[count - 1]))
        height = _Measured(head, style).height_pt(
            width_pt, _COMFORTABLE, is_first=True, most_pt=height_pt
        )
        return height > height_pt

    if not ends.has(2) or is_too_high(1):
        return para, None
    low, high = 1, 2
    while ends.has(high + 1) and not is_too_high(high):
        low, high = high, high * 2
    high = ends.at_most(high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_too_high(middle) else (middle, high)
    head = replace(para, runs=_sliced(para.runs, 0, ends[low - 1]))
    rest = _sliced(para.runs, ends[low - 1], None)
    bullet = para.bullet if para.bullet is Bullet.NONE else Bullet.HANGING
    return head, replace(para, runs=rest, bullet=bullet)


class _WordEnds:
    """Where the words of a text end; looked for as far as somebody asks."""

    def __init__(self, runs: Runs) -> None:
        words = _WORD.finditer("".join(run.text for run in runs))
        self._more = (match.end() for match in words if match.end() > match.start())
        self._found: list[int] = []

    def __getitem__(self, index: int) -> int:
        self.has(index + 1)
        return self._found[index]

    def has(self, count: int) -> bool:
        """Whether there are so many words."""
        self._found.extend(islice(self._more, max(0, count - len(self._found))))
        return len(self._found) >= count

    def at_most(self, count: int) -> int:
        """The number of words, or ``count`` if that is less."""
        self.has(count)
        return min(count, len(self._found))


def _sliced(runs: Runs, start: int, end: int | None) -> Runs:
    """The runs of the letters from ``start`` to ``end``."""
    found: list[Run] = []
    at = 0
    for run in runs:
        if end is not None and at >= end:
            break
        following = at + len(run.text)
        if start <= at and (end is None or following <= end):
            if run.text:
                found.append(run)
        elif piece := run.text[max(0, start - at) : None if end is None else end - at]:
            found.append(replace(run, text=piece))
        at = following
    return tuple(found)


class _Measured:
    """A paragraph with its widths in em, each measured once for all sizes, when it is asked for."""

    __slots__ = ("_lines", "_margin_pt", "_more", "_solid", "_style")

    def __init__(self, para: Para, style: LevelStyle) -> None:
        style = set_in(para, style)
        self._style = style
        self._margin_pt = _margin_pt(para, style)
        self._solid = font_widths(style.family).line
        self._more = (_Line(runs, style) for runs in _at_breaks(para.shown_runs))
        self._lines: list[_Line] = []

    def height_pt(
        self,
        width_pt: float,
        fit: Fit,
        *,
        is_first: bool,
        most_pt: float = math.inf,
        used_pt: float = 0.0,
    ) -> float:
        """The height of the paragraph, with the space before it unless it is the first.

        Where it exceeds ``most_pt``, less what is ``used_pt`` of it, any such height is given.
        """
        style = self._style
        size = style.size_pt * fit.scale
        room = (width_pt - self._margin_pt) / size if size else 0.0
        if style.line_pt is not None:
            height = style.line_pt * fit.scale * (1 - fit.tightening)
        else:
            height = size * self._solid * max(style.line_pct / 100 - fit.tightening, 0.5)
        before = 0.0 if is_first else style.before_pt * fit.scale + size * style.before_pct / 100

        def of(count: int) -> float:
            return count * height + before + style.after_pt * fit.scale

        def is_enough(count: int) -> bool:
            return used_pt + of(count) > most_pt

        count = 0
        for line in self._all_lines():
            count = line.count(room, after=count, is_enough=is_enough)
            if is_enough(count):
                break
        return of(count)

    def _all_lines(self) -> Iterator[_Line]:
        yield from self._lines
        for line in self._more:
            self._lines.append(line)
            yield line


def _margin_pt(para: Para, style: LevelStyle) -> float:
    if para.bullet is Bullet.NONE:
        return 0.0
    if para.bullet is Bullet.BOX or para.margin_emu:
        return para.margin_emu / _EMU_PER_PT
    if para.hanging_emu:
        return para.hanging_emu * (para.level + 1) / _EMU_PER_PT
    return style.margin_emu / _EMU_PER_PT


def _at_breaks(runs: Runs) -> Iterator[Runs]:
    """Cut runs at their forced line breaks."""
    line: list[Run] = []
    for run in runs:
        if "\n" not in run.text:
            line.append(run)
            continue
        first, *more = run.text.split("\n")
        line.append(replace(run, text=first))
        for piece in more:
            yield tuple(line)
            line = [replace(run, text=piece)]
    yield tuple(line)


class _Line:
    """Text without forced breaks; it may still take several lines."""

    __slots__ = ("_is_measured", "_least", "_more", "_runs", "_style", "_total", "_words")

    def __init__(self, runs: Runs, style: LevelStyle) -> None:
        self._runs = runs
        self._style = style
        self._total: float | None = None
        self._words: list[tuple[float, float]] = []
        self._least = 0.0
        self._is_measured = False
        self._more = self._measure_words()

    def count(self, room: float, *, after: int, is_enough: Callable[[int], bool]) -> int:
        """How many lines of ``room`` em there are with it ``after`` others.

        Where a lower number is enough, that.
        """
        if self._fits(room):
            return after + 1
        if room <= 0:
            return after + max(1, sum(len(run.text) for run in self._runs))
        lines, used = after + 1, 0.0
        for word, space in self._all_words():
            before = lines
            if used and used + word > room:
                lines, used = lines + 1, 0.0
            if word > room:
                extra = math.ceil(word / room) - 1
                lines, used = lines + extra, word - extra * room
            else:
                used += word
            used += space
            if lines > before and is_enough(lines):
                break
        return lines

    def _fits(self, room: float) -> bool:
        """Whether all of it is no wider than the room."""
        if self._total is None:
            # Sums of words are not quite the sum of all, so that only much more is certainly more.
            surely = room + 1e-6 * (1 + abs(room))
            if self._least > surely:
                return False
            for _word in self._others():
                if self._least > surely:
                    return False
            self._total = sum(self._font(run).width(run.text) for run in self._runs)
        return self._total <= room

    def _all_words(self) -> Iterable[tuple[float, float]]:
        return self._words if self._is_measured else chain(tuple(self._words), self._others())

    def _others(self) -> Iterator[tuple[float, float]]:
        """The words that nobody has asked for yet."""
        for word in self._more:
            self._words.append(word)
            self._least += word[0] + word[1]
            yield word
        self._is_measured = True

    def _measure_words(self) -> Iterator[tuple[float, float]]:
        for run in self._runs:
            width = self._font(run).word
            for word, space in _WORD.findall(run.text):
                if word or space:
                    yield width(word), width(space)

    def _font(self, run: Run) -> FontWidths:
        if run.code:
            return font_widths(CODE_FAMILY)
        return font_widths(self._style.family, bold=run.bold or self._style.is_bold)
