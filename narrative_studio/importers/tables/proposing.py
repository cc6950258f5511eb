"""Guesses which column of a table means what, from its name and from what stands in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from narrative_studio.importers.tables.answers import folded
from narrative_studio.importers.tables.cell_readers import reader_of
from narrative_studio.importers.tables.fields import (
    FIELDS,
    NEEDED,
    SIDE_BY_SIDE,
    CellKind,
    Field,
    Target,
)
from narrative_studio.importers.tables.mapping import Column, Mapping
from narrative_studio.importers.tables.table import Cell, Table

_SAMPLE: Final = 30
_MOST_COLUMNS: Final = 300
"""Further columns of a table are proposed for nothing; a person can choose them all the same."""
_LEAST: Final = 0.6
"""A likeness below this is no proposal."""
_LIKELY: Final = 0.85
_TYPING: Final = 0.86
"""So alike are a word and the same word with a slip in it."""
_LEAST_READABLE: Final = 0.6
_WORD: Final = re.compile(r"[^\W_]+")
_UNIT_WORDS: Final = frozenset(
    [
        *("s", "sec", "secs", "second", "seconds", "sek", "sekunden", "ms", "min", "mins"),
        *("minute", "minutes", "h", "of", "the", "on", "for", "in", "per", "1", "5", "to"),
        *("rating", "score"),
    ]
)
_THINGS: Final = r"(?:frame|slide|page|folie|seite|card|pagina|diapositive)"
_PLACED: Final = re.compile(rf"\b{_THINGS}\s*#?\s*(\d{{1,4}})\b", re.IGNORECASE)
_EDGES: Final = re.compile(r"^[\s\W_]+|[\s\W_]+$")


class Certainty(StrEnum):
    """How certain it is that a column means what is proposed."""

    SURE = "sure"
    """Its name says so to the letter."""
    LIKELY = "likely"
    GUESS = "a guess"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A meaning that a column could have, and how well it fits, up to a little over 1."""

    fit: float
    place: int
    field: Field
    each: str = ""


def propose(table: Table) -> Mapping:
    """The likeliest target for a table and what its columns mean then."""
    mappings = [propose_mapping(table.headers, table.rows, target) for target in Target]
    return max(mappings, key=_worth)


def propose_mapping(
    headers: Sequence[str], rows: Sequence[Sequence[Cell]], target: Target
) -> Mapping:
    """Propose which column means what for this target; columns that mean nothing are left out.

    Only the first rows are looked at. A column whose cells cannot be read as a field is not
    proposed for it, whatever its name.
    """
    taken = _taken(headers, rows, target)
    columns = [
        Column(headers[place], taken[place].field.key, taken[place].each) for place in sorted(taken)
    ]
    return Mapping(target, tuple(columns))


def certainties(
    headers: Sequence[str], rows: Sequence[Sequence[Cell]], target: Target
) -> dict[str, Certainty]:
    """How certain the proposal of :func:`propose_mapping` is of each column that it names."""
    taken = _taken(headers, rows, target)
    return {headers[place]: _certainty(each.fit) for place, each in taken.items()}


def _certainty(fit: float) -> Certainty:
    if fit >= 1:
        return Certainty.SURE
    return Certainty.LIKELY if fit >= _LIKELY else Certainty.GUESS


def _taken(
    headers: Sequence[str], rows: Sequence[Sequence[Cell]], target: Target
) -> dict[int, _Candidate]:
    """The meaning that each column gets, by its place."""
    sample = rows[:_SAMPLE]
    candidates = [
        candidate
        for place, header in enumerate(headers[:_MOST_COLUMNS])
        for candidate in _candidates(place, header, [row[place] for row in sample], target)
    ]
    # One column beside a word is no row of frames: “Start time” is no frame called “Start”.
    fields = Counter(each.field.key for each in candidates if each.each)
    frames = Counter(each.each for each in candidates if each.each)
    candidates = [
        each
        for each in candidates
        if not each.each
        or fields[each.field.key] > 1
        or frames[each.each] > 1
        or _PLACED.search(headers[each.place])
    ]
    # Beside times of pages a “Duration” is that of the whole visit, which nothing here holds.
    by_page = {each.field.key for each in candidates if each.each}
    candidates = [each for each in candidates if each.each or each.field.key not in by_page]
    candidates.sort(key=lambda each: (-each.fit, each.place))
    taken: dict[int, _Candidate] = {}
    meant: set[tuple[str, str]] = set()
    for each in candidates:
        if each.place not in taken and (each.field.key, each.each) not in meant:
            taken[each.place] = each
            meant.add((each.field.key, each.each))
    return taken


_SEEN: Final = frozenset({"page", "time_ms"})
"""Of a visit one of these is known at least, in a column or side by side: else it is a call."""


def _worth(mapping: Mapping) -> tuple[bool, float]:
    """How much of a table a mapping makes use of, first of all whether its rows have a home."""
    fields = {column.field for column in mapping.columns}
    needed = NEEDED[mapping.target]
    if mapping.target is Target.PAGE_VIEWS:
        needed = (*needed, _SEEN)
    is_whole = all(not one.isdisjoint(fields) for one in needed)
    # Of targets that use the same columns the one with fewer fields is the one that was meant.
    return is_whole, len(mapping.columns) - len(FIELDS[mapping.target]) / 100


def _candidates(place: int, header: str, cells: list[Cell], target: Target) -> Iterator[_Candidate]:
    words = _words(header)
    for field in FIELDS[target]:
        fit = max(_fit(words, _words(each)) for each in (field.title, *field.words))
        each = _label(header, field) if field.is_each and target in SIDE_BY_SIDE else ""
        if not each and field.is_each and target is Target.SESSIONS:
            continue
        if each:
            # What is left of the name is the frame's: only the rest has to fit.
            fit = 0.95 if fit or target is Target.PAGE_VIEWS else 0.0
        if fit < _LEAST:
            continue
        readable = _readable(field, header, cells)
        # A name that fits to the letter is believed as long as any of its cells can be read.
        if readable >= _LEAST_READABLE or (fit >= 1 and readable > 0):
            yield _Candidate(fit + readable / 20, place, field, each)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(name)))


@cache
def _alone(phrase: str) -> re.Pattern[str]:
    """The phrase as whole words."""
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def _fit(words: tuple[str, ...], wanted: tuple[str, ...]) -> float:
    """How well the words of a name fit those of a field."""
    if not words or not wanted:
        return 0.0
    if words == wanted:
        return 1.0
    if set(wanted) <= set(words):
        # “Outcome of the call” is an outcome: what a name is about comes first in it.
        is_first = words[0] == wanted[0]
        return 0.6 + 0.3 * len(wanted) / len(words) + 0.05 * is_first
    if len(words) > 1 and set(words) <= set(wanted):
        return 0.6 + 0.2 * len(words) / len(wanted)
    alike = SequenceMatcher(None, "".join(words), "".join(wanted))
    if alike.quick_ratio() >= _TYPING and alike.ratio() >= _TYPING:
        return 0.8
    return 0.0


def _label(header: str, field: Field) -> str:
    """The frame or page that a column is about, as its name has it; empty when it names none."""
    if placed := _PLACED.search(header):
        return str(int(placed[1]))
    phrases = sorted((field.title, *field.words), key=len, reverse=True)
    own = {word for phrase in phrases for word in _words(phrase)}
    for phrase in phrases:
        pattern = _alone(phrase)
        if pattern.search(header):
            rest = _EDGES.sub("", pattern.sub(" ", header, count=1))
            left = set(_words(rest)) - _UNIT_WORDS - own
            return " ".join(rest.split()) if left else ""
    return ""


def _readable(field: Field, header: str, cells: list[Cell]) -> float:
    """What part of the filled cells can be read as this field; 1 when all are empty."""
    filled = [cell for cell in cells if cell is not None and str(cell).strip()]
    if not filled or field.kind is CellKind.TEXT:
        return 1.0
    read = reader_of(field, header, filled)
    good = 0
    for cell in filled:
        try:
            read(cell)
        except ValueError:
            continue
        good += 1
    return good / len(filled)
