"""Finds for each paragraph of an edited slide the one that it was when it was exported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from narrative_studio.deck_marks import (
    MADE,
    LineMark,
    is_bold_throughout,
    is_italic_throughout,
)
from narrative_studio.importers.deck.slide_lines import ReadLine

Words = Callable[[LineMark], str]
"""Gives what a marked paragraph said, empty where nobody knows."""

_ALIKE: Final = 0.35
"""Two paragraphs less like each other than this are an old one and a new one."""
_MOST_COMPARED: Final = 900
_MOST_LINES: Final = 4_000_000
_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Pair:
    """What a paragraph was and is: either may be missing. ``is_moved`` if it stood elsewhere."""

    mark: int | None
    line: int | None
    is_moved: bool = False


def align(marks: Sequence[LineMark], lines: Sequence[ReadLine], words: Words) -> list[Pair]:
    """Pairs in the order in which the slide is read; what is gone stands where it was."""
    old, new = [mark.digest for mark in marks], [line.digest for line in lines]
    pairs: list[Pair] = []
    for tag, begin, end, first, last in _opcodes(old, new):
        if tag == "equal":
            pairs += [Pair(begin + n, first + n) for n in range(end - begin)]
        else:
            pairs += _replaced(marks, lines, range(begin, end), range(first, last), words)
    return _with_moves(pairs, old, new)


def looks_otherwise(mark: LineMark, line: ReadLine) -> bool:
    """Whether words that are the same have other marks now.

    What is bold from beginning to end may be so by the style of its placeholder.
    """
    if mark.look == line.look:
        return False
    if line.cells:
        cells = [cell for cell in line.cells if cell]
        return not any(is_bold_throughout(one) or is_italic_throughout(one) for one in cells)
    then, now = _parts(mark.look), _parts(line.look)
    is_bold = then[0] != now[0] and not is_bold_throughout(line.runs)
    is_italic = then[1] != now[1] and not is_italic_throughout(line.runs)
    return is_bold or is_italic or then[2] != now[2]


def likeness(first: str, second: str) -> float:
    """How much two texts have in common, from 0 to 1, by their words."""
    left, right = first[:_LONGEST].split(), second[:_LONGEST].split()
    if not left or not right:
        return 0.0
    by_words = SequenceMatcher(None, left, right, autojunk=False).ratio()
    if by_words > _ALIKE or len(left) > 12 or len(right) > 12:
        return by_words
    return max(by_words, SequenceMatcher(None, first, second, autojunk=False).ratio() - 0.2)


def _opcodes(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    if len(old) * len(new) <= _MOST_LINES:
        yield from SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return
    # Far too many to look for the best: what is alike at both ends, then one after the other.
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield "equal", 0, head, 0, head
    yield "replace", head, len(old) - tail, head, len(new) - tail
    yield "equal", len(old) - tail, len(old), len(new) - tail, len(new)


def _replaced(
    marks: Sequence[LineMark],
    lines: Sequence[ReadLine],
    old: range,
    new: range,
    words: Words,
) -> list[Pair]:
    """Pairs of paragraphs that read otherwise now, as alike as can be, in their order."""
    if len(old) == len(new) == 1:
        return [Pair(old[0], new[0])]
    if len(old) * len(new) > _MOST_COMPARED:
        both = min(len(old), len(new))
        pairs = [Pair(old[n], new[n]) for n in range(both)]
        pairs += [Pair(n, None) for n in old[both:]] + [Pair(None, n) for n in new[both:]]
        return pairs
    known = [words(marks[place]) for place in old]
    if all(known) and " ".join(known) == " ".join(lines[place].text for place in new):
        return []  # The same words, only cut into other pieces: nothing has changed.
    if len(old) == len(new) and not all(known):
        return [Pair(one, other) for one, other in zip(old, new, strict=True)]
    table = [
        [likeness(text, lines[place].text) if text else 0.0 for place in new] for text in known
    ]
    return list(_evened(list(_best(table, old, new))))


def _best(table: list[list[float]], old: range, new: range) -> Iterator[Pair]:
    """The pairs with the greatest likeness altogether that do not cross each other."""
    rows, columns = len(old), len(new)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            both = table[row][column]
            paired = both + best[row + 1][column + 1] if both >= _ALIKE else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], paired)
    row = column = 0
    while row < rows and column < columns:
        both = table[row][column]
        here = best[row][column]
        if both >= _ALIKE and here == both + best[row + 1][column + 1]:
            yield Pair(old[row], new[column])
            row, column = row + 1, column + 1
        elif here == best[row + 1][column]:
            yield Pair(old[row], None)
            row += 1
        else:
            yield Pair(None, new[column])
            column += 1
    yield from (Pair(place, None) for place in old[row:])
    yield from (Pair(None, place) for place in new[column:])


def _evened(pairs: list[Pair]) -> Iterator[Pair]:
    """Between two pairs, as many old paragraphs as new ones are these written anew."""
    for is_paired, group in groupby(pairs, key=lambda pair: None not in (pair.mark, pair.line)):
        run = list(group)
        gone = [pair.mark for pair in run if pair.line is None]
        come = [pair.line for pair in run if pair.mark is None]
        if is_paired or len(gone) != len(come):
            yield from run
        else:
            yield from (Pair(mark, line) for mark, line in zip(gone, come, strict=True))


def _with_moves(pairs: list[Pair], old: list[str], new: list[str]) -> list[Pair]:
    """Take what is gone here and new there as one paragraph that was moved."""
    gone: dict[str, list[int]] = {}
    for pair in pairs:
        if pair.line is None and pair.mark is not None:
            gone.setdefault(old[pair.mark], []).append(pair.mark)
    moved: dict[int, int] = {}
    for pair in pairs:
        if pair.mark is None and pair.line is not None and gone.get(new[pair.line]):
            moved[pair.line] = gone[new[pair.line]].pop(0)
    if not moved:
        return pairs
    found = set(moved.values())
    return [
        Pair(moved[pair.line], pair.line, is_moved=True)
        if pair.line is not None and pair.line in moved
        else pair
        for pair in pairs
        if pair.line is not None or pair.mark not in found
    ]


def _parts(look: str) -> tuple[str, str, str]:
    bold, _, rest = look.partition(".")
    italic, _, other = rest.partition(".")
    return bold, italic, other


def is_made(mark: LineMark) -> bool:
    """Whether the export made a paragraph of other things than the frame's own words."""
    return mark.field == MADE
