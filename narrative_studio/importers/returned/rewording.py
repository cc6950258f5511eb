"""Tells what became of wordings and of an order in a file that comes back, whatever its kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrative_studio.analysis.wording.merge_text import propose
from narrative_studio.commands.adopting import ReturnedChange
from narrative_studio.commands.editing import one_line
from narrative_studio.deck_marks import digest, look
from narrative_studio.markup_lines import source_lines

_MERGED: Final = frozenset(
    {"bullets", "script", "checkpoint", "transition", "do", "say", "expect", "why", "fallback"}
)
"""Fields for which a text that has both changes may be proposed."""


def reworded(
    change: ReturnedChange, before: str, after: str, base: str | None
) -> ReturnedChange | None:
    """A change with its wordings; None where the file says what it said, or what is said now.

    ``base`` is what the field of the change said when the file was exported, None if nobody knows
    any more.
    """
    name = change.field
    if name == "headline":
        after = one_line(after)
    if reads_alike(before, after, name) or (base is not None and reads_alike(base, after, name)):
        return None
    is_conflict = base != before
    merged = None
    if is_conflict and base is not None and name in _MERGED:
        merged = with_both(base, before, after)
    return replace(
        change, before=before, after=after, base=base, is_conflict=is_conflict, merged=merged
    )


def with_both(base: str, here: str, there: str) -> str | None:
    """A text with both changes; None where they touch the same words."""
    lines = [text.split("\n") for text in (base, here, there)]
    if len({len(one) for one in lines}) == 1:
        # Line by line, changes beside each other do not stand in each other's way.
        rows = list(zip(*lines, strict=True))
        if all(old in (own, other) or own == other for old, own, other in rows):
            return "\n".join(other if own == old else own for old, own, other in rows)
    proposal = propose(base, here, there)
    return None if proposal.clashes or proposal.text == there else proposal.text


def reads_alike(first: str, second: str, name: str) -> bool:
    """Whether two wordings say and look the same, however their Markdown is written."""
    if first == second:
        return True
    if name == "headline":
        return one_line(first) == one_line(second)
    return _shape(first, name) == _shape(second, name)


def _shape(text: str, name: str) -> list[tuple[object, ...]]:
    lines = source_lines(text, is_script=name == "script")
    return [
        (line.kind, digest(line.text), look(line.runs), line.depth, line.number, line.checked)
        for line in lines
    ]


def longest_rising(values: Sequence[int]) -> set[int]:
    """The places of a longest series of values that rises."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(values)
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        if at == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[at], ends[at] = value, place
        before[place] = ends[at - 1] if at else -1
    found = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
