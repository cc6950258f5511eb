"""Finding words in everything that is written in a document, place by place, to replace them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from narrative_studio.analysis.row_names import Names, label_of
from narrative_studio.analysis.story.story_order import rows_in_story_order
from narrative_studio.model.catalog import TESTS
from narrative_studio.model.rows import Column, Policy, Row, columns
from narrative_studio.model.view import ProjectView

_BEFORE, _AFTER = 80, 80
"""Characters of the surroundings that are shown at most, cut between words."""

_PLAIN_TEXTS = frozenset(
    {
        *("name", "title", "text", "why", "company", "product", "one_line", "version", "audience"),
        *("customer_alias", "consent", "value", "used_in", "size", "place", "roadmap_item"),
        *("start_value", "target_value", "current_value", "no_link_because", "cleared_because"),
        *("prospect", "word"),
    }
)
"""Texts that people write besides wordings (owned) and prose; codes, ids and words of a closed set
are none."""

_NOT_OURS = frozenset({"person", "link", *(recorded.table for recorded in TESTS)})
"""Tables whose texts are names of people, are bound to a moment, or were heard in a test: nobody
rewords them by rule."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to find: ``words`` as written, in any case unless ``has_case``, maybe only whole."""

    words: str
    has_case: bool = False
    is_whole: bool = False

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text, as (start, end), not overlapping."""
        if not self.words:
            return []
        pattern = re.escape(self.words)
        if self.is_whole:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        flags = re.NOFLAG if self.has_case else re.IGNORECASE
        return [found.span() for found in re.finditer(pattern, text, flags)]

    def instead(self, found: str, new: str) -> str:
        """What comes for words that were found: with a capital where those began with one.

        Only where case does not matter and the words asked for begin with a small letter.
        """
        is_raised = found[:1].isupper() and self.words[:1].islower()
        return new[:1].upper() + new[1:] if is_raised and not self.has_case else new

    def replaced(self, text: str, new: str, numbers: frozenset[int] | None = None) -> str:
        """The text with ``new`` at these places, counted from 0; at all of them by default."""
        parts, at = [], 0
        for number, (start, end) in enumerate(self.places(text)):
            if numbers is None or number in numbers:
                parts += [text[at:start], self.instead(text[start:end], new)]
                at = end
        return "".join([*parts, text[at:]])


@dataclass(frozen=True, slots=True)
class FoundText:
    """One place: the cell, the how manieth of it, how the row is called, and the surroundings."""

    table: str
    row_id: str
    column: str
    number: int
    name: str
    label: str
    before: str
    found: str
    after: str


def find_text(view: ProjectView, asked: Asked) -> tuple[FoundText, ...]:
    """Every place where the words stand, in the order in which a reader meets them."""
    names = Names(view)
    return tuple(
        found
        for row in rows_in_story_order(view)
        if row.table not in _NOT_OURS
        for found in _in_row(names, row, asked)
    )


def is_written(column: Column) -> bool:
    """Whether a cell holds words that people write."""
    is_text = column.python_type is str and not column.refers_to and not column.is_personal
    return is_text and (
        column.policy in (Policy.OWNED, Policy.PROSE) or column.name in _PLAIN_TEXTS
    )


def _in_row(names: Names, row: Row, asked: Asked) -> Iterator[FoundText]:
    name = ""
    for column in columns(type(row)).values():
        if not is_written(column):
            continue
        text = getattr(row, column.name) or ""
        for number, (start, end) in enumerate(asked.places(text)):
            # Naming a row takes longer than searching it, and most rows hold nothing.
            name = name or names.full(row)
            yield FoundText(
                row.table,
                row.id,
                column.name,
                number,
                name,
                label_of(column.name),
                _one_line(_before(text, start)),
                text[start:end],
                _one_line(_after(text, end)),
            )


def _before(text: str, start: int) -> str:
    """What stands before a place, from the beginning of a word on."""
    if start <= _BEFORE:
        return text[:start]
    part = text[start - _BEFORE : start]
    word = re.search(r"\s\S", part)
    return f"…{part[word.start() + 1 :] if word else part}"


def _after(text: str, end: int) -> str:
    """What stands after a place, to the end of a word."""
    if len(text) - end <= _AFTER:
        return text[end:]
    part = text[end : end + _AFTER]
    words = re.match(r".*\S(?=\s)", part, re.DOTALL)
    return f"{words[0] if words else part}…"


def _one_line(text: str) -> str:
    return re.sub(r"\s", " ", text)
