"""Which words differ between two wordings: kept, removed, added, or written anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile
from typing import Final, NamedTuple

_REWRITTEN_PART: Final = 2 / 3
_REWRITTEN_WORDS: Final = 10
_MOST_PAIRS: Final = 4_000_000
"""Pieces of one wording times those of the other, up to which each is held against each: about a
thousand words against a thousand. Longer ones are held against each other around what changed."""
_PIECES: Final = re.compile(r"\s+|\w+|[^\w\s]", re.UNICODE)


class Change(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Run(NamedTuple):
    """Words that share one fate; spaces are part of them."""

    change: Change
    text: str


class WordChanges(NamedTuple):
    """Two wordings as one sequence of runs.

    ``is_rewritten`` when more than two thirds of over ten words changed: then the two are read
    better one after the other than word by word.
    """

    before: str
    after: str
    runs: tuple[Run, ...]
    is_rewritten: bool

    @property
    def spoken(self) -> str:
        """The difference in words, for assistive technology."""
        if self.is_rewritten or not self.before or not self.after:
            return f"Was: {self.before or 'empty'}. Now: {self.after or 'empty'}."
        return " ".join(
            run.text.strip() if run.change is Change.KEPT else f"{run.change} {run.text.strip()},"
            for run in self.runs
            if run.text.strip()
        )


def word_changes(before: str, after: str) -> WordChanges:
    """Compare two wordings word by word."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    runs: list[Run] = []
    removed: list[str] = []
    added: list[str] = []

    def end_change() -> None:
        # Space at the end of both is kept: what is marked are words.
        space = ""
        if removed and added and removed[-1] == added[-1] and removed[-1].isspace():
            space = removed.pop()
            added.pop()
        for change, pieces in ((Change.REMOVED, removed), (Change.ADDED, added)):
            if pieces:
                runs.append(Run(change, "".join(pieces)))
            pieces.clear()
        if space:
            runs.append(Run(Change.KEPT, space))

    for tag, old_from, old_to, new_from, new_to in _steps(old, new):
        same = "".join(old[old_from:old_to]) if tag == "equal" else ""
        if same and not (same.isspace() and (removed or added)):
            end_change()
            runs.append(Run(Change.KEPT, same))
        else:
            # A space between two changed words belongs to the change.
            removed += old[old_from:old_to]
            added += new[new_from:new_to]
    end_change()
    return WordChanges(before, after, tuple(_joined(runs)), _is_rewritten(runs, old, new))


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What leads from one row of pieces to the other, as difflib tells it."""
    if len(old) * len(new) <= _MOST_PAIRS:
        yield from SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return
    # Nobody reads through so long a text; where one place changed, it is found all the same.
    start = _alike(zip(old, new, strict=False))
    most = min(len(old), len(new)) - start
    end = min(most, _alike(zip(reversed(old), reversed(new), strict=False)))
    old_end, new_end = len(old) - end, len(new) - end
    yield "equal", 0, start, 0, start
    inner_old, inner_new = old[start:old_end], new[start:new_end]
    if len(inner_old) * len(inner_new) <= _MOST_PAIRS:
        inner = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
        for tag, a, b, c, d in inner.get_opcodes():
            yield tag, a + start, b + start, c + start, d + start
    else:
        yield "replace", start, old_end, start, new_end
    yield "equal", old_end, len(old), new_end, len(new)


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs at the beginning are of equals."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _joined(runs: list[Run]) -> list[Run]:
    """Neighbours of one fate as one run."""
    made: list[Run] = []
    for run in runs:
        if made and made[-1].change is run.change:
            made[-1] = Run(run.change, made[-1].text + run.text)
        else:
            made.append(run)
    return made


def _is_rewritten(runs: list[Run], old: list[str], new: list[str]) -> bool:
    words = max(_words(old), _words(new))
    if words <= _REWRITTEN_WORDS:
        return False
    kept = sum(len(run.text.split()) for run in runs if run.change is Change.KEPT)
    return (words - kept) / words > _REWRITTEN_PART


def _words(pieces: list[str]) -> int:
    return sum(1 for piece in pieces if piece[0].isalnum())
