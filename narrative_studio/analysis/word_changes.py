"""Which words differ between two wordings: kept, removed, added, or written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_REWRITTEN_PART: Final = 2 / 3
_REWRITTEN_WORDS: Final = 10
_PIECES: Final = re.compile(r"\s+|\w+|[^\w\s]", re.UNICODE)


class Change(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share one fate; spaces are part of them."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class WordChanges:
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
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run(Change.KEPT, "".join(old[old_from:old_to])))
            continue
        if old_from < old_to:
            runs.append(Run(Change.REMOVED, "".join(old[old_from:old_to])))
        if new_from < new_to:
            runs.append(Run(Change.ADDED, "".join(new[new_from:new_to])))
    return WordChanges(before, after, tuple(runs), _is_rewritten(runs, old, new))


def _is_rewritten(runs: list[Run], old: list[str], new: list[str]) -> bool:
    words = max(_words(old), _words(new))
    if words <= _REWRITTEN_WORDS:
        return False
    kept = sum(len(run.text.split()) for run in runs if run.change is Change.KEPT)
    return (words - kept) / words > _REWRITTEN_PART


def _words(pieces: list[str]) -> int:
    return sum(1 for piece in pieces if piece[0].isalnum())
