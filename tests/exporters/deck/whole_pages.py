"""Cuts text into pages the plain way, looking at all that is left for each page.

What the exporter does must come to the same; see ``test_fit``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from exporters.deck.fit import _COMFORTABLE, _WORD, CODE_FAMILY, Fit, _margin_pt
from exporters.deck.paragraphs import Bullet, Para
from exporters.deck.template.textstyle import LevelStyle, TextBox, inner_size_pt
from exporters.deck.widths import FontWidths, font_widths
from narrative_studio.markup import Run, Runs


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
        height = measured.height_pt(width_pt, _COMFORTABLE, is_first=not page)
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
    """Cut a paragraph that is higher than a page after the last word that fits, at least one."""
    style = box.level(para.level)
    ends = _word_ends(para.runs)

    def is_too_high(count: int) -> bool:
        head = replace(para, runs=_sliced(para.runs, 0, ends[count - 1]))
        return _Measured(head, style).height_pt(width_pt, _COMFORTABLE, is_first=True) > height_pt

    if len(ends) < 2 or is_too_high(1):
        return para, None
    low, high = 1, 2
    while high < len(ends) and not is_too_high(high):
        low, high = high, high * 2
    high = min(high, len(ends))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_too_high(middle) else (middle, high)
    head = replace(para, runs=_sliced(para.runs, 0, ends[low - 1]))
    rest = _sliced(para.runs, ends[low - 1], None)
    bullet = para.bullet if para.bullet is Bullet.NONE else Bullet.HANGING
    return head, replace(para, runs=rest, bullet=bullet)


def _word_ends(runs: Runs) -> list[int]:
    text = "".join(run.text for run in runs)
    return [match.end() for match in _WORD.finditer(text) if match.end() > match.start()]


def _sliced(runs: Runs, start: int, end: int | None) -> Runs:
    """The runs of the letters from ``start`` to ``end``."""
    found: list[Run] = []
    at = 0
    for run in runs:
        piece = run.text[max(0, start - at) : None if end is None else max(0, end - at)]
        if piece:
            found.append(replace(run, text=piece))
        at += len(run.text)
    return tuple(found)


class _Measured:
    """A paragraph with its widths in em, measured once for all sizes."""

    __slots__ = ("_lines", "_margin_pt", "_solid", "_style")

    def __init__(self, para: Para, style: LevelStyle) -> None:
        if para.size_pt is not None:
            style = replace(style, size_pt=para.size_pt)
        self._style = style
        self._margin_pt = _margin_pt(para, style)
        self._solid = font_widths(style.family).line
        self._lines = [_Line(runs, style) for runs in _at_breaks(para.runs)]

    def height_pt(self, width_pt: float, fit: Fit, *, is_first: bool) -> float:
        """The height of the paragraph, with the space before it unless it is the first."""
        style = self._style
        size = style.size_pt * fit.scale
        room = (width_pt - self._margin_pt) / size if size else 0.0
        count = 0
        for line in self._lines:
            count += line.count(room)
        if style.line_pt is not None:
            height = style.line_pt * fit.scale * (1 - fit.tightening)
        else:
            height = size * self._solid * max(style.line_pct / 100 - fit.tightening, 0.5)
        before = 0.0 if is_first else style.before_pt * fit.scale + size * style.before_pct / 100
        return count * height + before + style.after_pt * fit.scale


def _at_breaks(runs: Runs) -> list[Runs]:
    """Cut runs at their forced line breaks."""
    if not any("\n" in run.text for run in runs):
        return [runs]
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines.extend([replace(run, text=piece)] for piece in more)
    return [tuple(line) for line in lines]


class _Line:
    """Text without forced breaks; it may still take several lines."""

    __slots__ = ("_pieces", "_total", "_words")

    def __init__(self, runs: Runs, style: LevelStyle) -> None:
        self._pieces = [(run.text, _font(run, style)) for run in runs]
        self._total = sum(font.width(text) for text, font in self._pieces)
        self._words: list[tuple[float, float]] | None = None

    def count(self, room: float) -> int:
        """How many lines of ``room`` em it takes."""
        if self._total <= room:
            return 1
        if room <= 0:
            return max(1, sum(len(text) for text, _ in self._pieces))
        if self._words is None:
            self._words = self._measure_words()
        lines, used = 1, 0.0
        for word, space in self._words:
            if used and used + word > room:
                lines, used = lines + 1, 0.0
            if word > room:
                extra = math.ceil(word / room) - 1
                lines, used = lines + extra, word - extra * room
            else:
                used += word
            used += space
        return lines

    def _measure_words(self) -> list[tuple[float, float]]:
        return [
            (font.width(word or ""), font.width(space))
            for text, font in self._pieces
            for word, space in _WORD.findall(text)
            if word or space
        ]


def _font(run: Run, style: LevelStyle) -> FontWidths:
    if run.code:
        return font_widths(CODE_FAMILY)
    return font_widths(style.family, bold=run.bold or style.is_bold)
