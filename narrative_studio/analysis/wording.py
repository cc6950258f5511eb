"""What changed between two wordings, word by word, or that it was rewritten."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PARTS = re.compile(r"\s+|\w+|[^\w\s]")
_MANY_WORDS = 10
_MOST_CHANGED = 2 / 3


class Mark(StrEnum):
    """What happened to a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with one fate; all pieces in order make both texts."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pieces of two wordings.

    ``is_rewritten`` when more than two thirds of a text of over ten words changed: then the two
    texts read better apart than mixed.
    """

    pieces: tuple[Piece, ...]
    is_rewritten: bool

    @property
    def after(self) -> tuple[Piece, ...]:
        """The later text: what was kept and what was added."""
        return tuple(piece for piece in self.pieces if piece.mark is not Mark.REMOVED)


def compare(before: str, after: str) -> Comparison:
    """Compare two wordings by words; spaces between changed words belong to the change."""
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    pieces: list[Piece] = []
    kept_words = 0
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            kept_words += sum(1 for part in old[i:j] if part[0].isalnum())
            _add(pieces, "".join(new[k:m]), Mark.KEPT)
            continue
        _add(pieces, "".join(old[i:j]), Mark.REMOVED)
        _add(pieces, "".join(new[k:m]), Mark.ADDED)
    words = max(_words(old), _words(new))
    is_rewritten = words > _MANY_WORDS and 1 - kept_words / words > _MOST_CHANGED
    return Comparison(tuple(_smoothed(pieces)), is_rewritten)


def _add(pieces: list[Piece], text: str, mark: Mark) -> None:
    if text:
        pieces.append(Piece(text, mark))


def _smoothed(pieces: list[Piece]) -> list[Piece]:
    """Join changes that only a space keeps apart: whole phrases read better than stripes."""
    removed, added = "", ""
    result: list[Piece] = []

    def close() -> None:
        nonlocal removed, added
        _add(result, removed, Mark.REMOVED)
        _add(result, added, Mark.ADDED)
        removed = added = ""

    for number, piece in enumerate(pieces):
        if piece.mark is Mark.REMOVED:
            removed += piece.text
        elif piece.mark is Mark.ADDED:
            added += piece.text
        elif piece.text.isspace() and (removed or added) and number + 1 < len(pieces):
            removed += piece.text
            added += piece.text
        else:
            close()
            result.append(piece)
    close()
    return result


def _words(parts: list[str]) -> int:
    return sum(1 for part in parts if part[0].isalnum())
