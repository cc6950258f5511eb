"""Findings about misspelt words, for who asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from narrative_studio.analysis.naming import listed, quoted
from narrative_studio.analysis.row_names import Names, label_of
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.analysis.wording.find_text import is_written
from narrative_studio.model.catalog import ROW_TYPES, TESTS
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.view import NarrativeView
from narrative_studio.spelling.checking import Checker, MarkKind

_OFFERED = 3
_NOT_OURS = frozenset({"person", "term", "link", *(recorded.table for recorded in TESTS)})
"""Tables with names, with words that are meant to be listed, or with ties."""


def spelling_findings(view: NarrativeView, checker: Checker) -> Iterator[Finding]:
    """Each misspelt word of each row once, in one narrative and in what all of them share.

    They are remarks: no list knows every word.
    """
    names, offered = Names(view.whole), lru_cache(checker.suggestions)
    for row_type in ROW_TYPES:
        if row_type.table in _NOT_OURS:
            continue
        for row in view.whole.tables[row_type.table].ordered:
            if not _is_of_another(view, row):
                for word, places in _misspelt(row, checker).items():
                    likely = " or ".join(map(quoted, offered(word)[:_OFFERED]))
                    hint = f"Did you mean {likely}?" if likely else "Write it as others know it."
                    where = listed(list(dict.fromkeys(places)))
                    text = f"{names.full(row)}: {quoted(word)} in its {where} is no known word."
                    yield about(row, Level.INFO, Rule.SPELLING, text, hint)


def _misspelt(row: Row, checker: Checker) -> dict[str, list[str]]:
    """The misspelt words of a row with the cells that they stand in."""
    found: dict[str, list[str]] = {}
    for column in columns(type(row)).values():
        text = getattr(row, column.name) if is_written(column) else ""
        label = label_of(column.name)
        for mark in checker.marks(text or "", is_markdown=True):
            if mark.kind is MarkKind.MISSPELT:
                found.setdefault(mark.words, []).append(label[:1].lower() + label[1:])
    return found


def _is_of_another(view: NarrativeView, row: Row) -> bool:
    """Whether a row belongs to another narrative, itself or by its frame."""
    frame = view.whole.tables["frame"].get(str(getattr(row, "frame", row.id)))
    owner = frame if frame is not None else row
    narrative = row.id if row.table == "narrative" else getattr(owner, "narrative", None)
    return narrative is not None and narrative != view.narrative.id
