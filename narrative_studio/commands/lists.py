"""Lists of short texts that are edited as a whole, line by line: points, questions, words."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

from narrative_studio.commands.ordering import ranks_at
from narrative_studio.model.rows import Row
from narrative_studio.operation import Operation


def set_texts(
    op: Operation, rows: Sequence[Any], texts: Sequence[str], make: Callable[[str, str], Row]
) -> None:
    """Make ordered rows with a cell ``text`` read like ``texts``.

    Lines that stay keep their row, and a reworded line keeps the row it had, so that history and
    merging follow each line. ``make`` gets text and rank of a line that is new.
    """
    matcher = SequenceMatcher(a=[row.text for row in rows], b=texts, autojunk=False)
    standing: list[Any] = []
    for _, first, last, start, end in matcher.get_opcodes():
        old, new = rows[first:last], texts[start:end]
        for row, text in zip(old, new, strict=False):
            standing.append(op.set(type(row), row.id, text=text))
        for row in old[len(new) :]:
            op.delete(type(row), row.id)
        # What follows is in place already as far as its ranks go; the new lines come before it.
        following = [op.get(type(row), row.id) for row in rows[last:]]
        added = new[len(old) :]
        ranks = ranks_at(op, [*standing, *following], len(standing), len(added))
        standing = [op.get(type(row), row.id) for row in standing]
        standing += [op.create(make(text, rank)) for text, rank in zip(added, ranks, strict=True)]


def lines(texts: Sequence[str]) -> list[str]:
    """Texts as they are kept: each on one line, empty ones left out."""
    return [" ".join(text.split()) for text in texts if text.strip()]
