"""Words of closed questions that nobody here knows: a person says which answer each stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from narrative_studio.importers.tables.answers import chosen, folded, leading
from narrative_studio.importers.tables.cells import text
from narrative_studio.importers.tables.deciding import Meant
from narrative_studio.importers.tables.table import Cell


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word as it is written, in how many rows, and the answer that somebody gave it, if any."""

    said: str
    rows: int
    answer: str = ""


def asked_words(one: Meant) -> tuple[AskedWord, ...]:
    """The words of a column that are no answers to its question, the most frequent first.

    Of a sentence it is the word that it begins with. Words that were given an answer stay among
    them, for somebody to say otherwise.
    """
    known = one.field.answers
    if not known:
        return ()
    given = {folded(said): answer for said, answer in one.column.words}
    rows: Counter[str] = Counter()
    written: dict[str, str] = {}
    for cell, count in Counter(one.cells).items():
        try:
            said = leading(text(cell))
        except ValueError:  # No word at all: why is said of its row.
            continue
        word = folded(said)
        if not word or (word not in given and _is_known(cell, known)):
            continue
        written.setdefault(word, said)
        rows[word] += count
    return tuple(
        AskedWord(written[word], count, given.get(word, "")) for word, count in rows.most_common()
    )


def _is_known(cell: Cell, known: Mapping[str, str]) -> bool:
    try:
        chosen(cell, known, "is none of them")
    except ValueError:
        return False
    return True
