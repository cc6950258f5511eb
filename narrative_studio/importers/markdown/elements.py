"""Reads the elements of a positioning page in Markdown, and compares them with the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from narrative_studio.analysis.naming import quoted
from narrative_studio.commands.adopting import CameFrom, ChangeKind, DeckChange
from narrative_studio.importers.deck.comparing import DeckComparison
from narrative_studio.importers.deck.matching import MatchedBy
from narrative_studio.importers.markdown.blocks import SourceBlock, source_blocks
from narrative_studio.importers.markdown.keeping import kept_plain
from narrative_studio.importers.markdown.read_text import ReadElement, ReadText
from narrative_studio.importers.markdown.step_table import cell_lines
from narrative_studio.importers.markdown.steps import EarlierCells
from narrative_studio.importers.rewording import reworded
from narrative_studio.markup import plain_text
from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.story_text import ElementField
from narrative_studio.text_marks import find_mark, id_end, says, without_marks

_LEVEL: Final = 3
_FIELDS: Final = {
    ElementField.EVIDENCE: "evidence",
    ElementField.ROADMAP: "roadmap_item",
    ElementField.METRIC: "metric",
    ElementField.SIGNAL: "signal",
    ElementField.NOT_FOR: "not_for",
    ElementField.PARENT: "parent_category",
}
_PARTS: Final = frozenset(kind.plural.casefold() for kind in ElementKind)
_BY_LABEL: Final = {str(label).casefold(): name for label, name in _FIELDS.items()}
_ITEM: Final = re.compile(r"[-*+] (?:\*\*|__)([^*_\n]{1,80}):(?:\*\*|__)[ \t]*(.*)")
_MADE: Final = re.compile(r"([*_])(?!\1)(.*)(?<!\1)\1", re.DOTALL)
_LABEL: Final = re.compile(r"(?:\*\*|__)[^*_\n]{1,80}:(?:\*\*|__)")
_LIKE: Final = 0.6


# Reading


def read_elements(body: str, first: int) -> Iterator[ReadElement]:
    """The elements of a page, whose first line is that number; what is around belongs to none."""
    lines = body.split("\n")
    blocks = source_blocks(body)
    starts = [n for n, one in enumerate(blocks) if one.kind == "heading" and one.level <= _LEVEL]
    part = ""
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        head, own = blocks[start], blocks[start + 1 : end]
        said = " ".join(plain_text(f"# {without_marks(head.said)}").split())
        if head.level < _LEVEL:
            part = said.casefold()
            continue
        marks = [find_mark(one.said) for one in (head, *own[:1])]
        mark = next((one for one in marks if one is not None), None)
        # Personas and goals have headings of the same level, in parts of their own.
        is_element = part in _PARTS if mark is None else mark.table == "element"
        if is_element:
            yield ReadElement(mark, head.first + first, said, _fields(own, lines))


def _fields(blocks: Sequence[SourceBlock], lines: Sequence[str]) -> dict[str, str]:
    """What stands below a heading: the statement, then facts by their names as a list."""
    found: dict[str, str] = {}
    said: list[str] = []
    for block in blocks:
        source = "\n".join(line.rstrip() for line in lines[block.first : block.last]).strip()
        if block.kind == "paragraph":
            is_made = (not said and _MADE.fullmatch(source)) or _LABEL.match(source)
            said += [] if is_made else [source]
        elif block.kind != "html":
            found |= dict(_facts(source))
    return {"statement": "\n\n".join(said), **found}


def _facts(source: str) -> Iterator[tuple[str, str]]:
    for line in source.split("\n"):
        item = _ITEM.match(line)
        name = _BY_LABEL.get(item[1].casefold()) if item else None
        if item and name:
            yield name, "\n\n".join(cell_lines(item[2]))


# Comparing


@dataclass(frozen=True, slots=True)
class Matched:
    """An element of the text, and the row of the document that it is."""

    read: ReadElement
    row: Element | None


def matched(text: ReadText, whole: ProjectView) -> list[Matched]:
    """Which element each one of the text is: by its mark, else by its name."""
    marked = {one.mark.row for one in text.elements if one.mark is not None}
    free = {_heading(one): one for one in whole.elements.values() if one.id not in marked}
    made: list[Matched] = []
    seen: set[str] = set()
    for read in text.elements:
        row = whole.elements.get(ElementId(read.mark.row)) if read.mark is not None else None
        if read.mark is None:
            row = free.get(read.heading)
            if row is None and not marked:
                near = get_close_matches(read.heading, free, n=1, cutoff=_LIKE)
                row = free[near[0]] if near else None
        if row is not None and row.id in seen:
            row = None
        seen |= {row.id} if row is not None else set()
        made.append(Matched(read, row))
    return made


def compare_elements(text: ReadText, told: NarrativeView, earlier: EarlierCells) -> DeckComparison:
    """Compare a positioning page with the elements that it was made of."""
    found = matched(text, told.whole)
    changes: list[DeckChange] = []
    notes: list[str] = []
    same = 0
    for one in found:
        if one.row is None:
            notes += _unknown(one.read)
            continue
        own = list(_reworded(one.read, one.row, earlier))
        changes += own
        same += not own
    notes += _gone(text, told.whole)
    is_marked = any(read.mark for read in text.elements)
    return DeckComparison(
        text.name,
        told.narrative.id,
        None,
        MatchedBy.TAGS if is_marked else MatchedBy.WORDS,
        tuple(replace(one, came_from=CameFrom.TEXT) for one in changes),
        same,
        (*text.notes, *notes),
        CameFrom.TEXT,
        tells_elements=True,
    )


def _reworded(read: ReadElement, row: Element, earlier: EarlierCells) -> Iterator[DeckChange]:
    blank = DeckChange(ChangeKind.REWORDED, None, _heading(row), read.line, element=row.id)
    for name, known in _known(read, row).items():
        before = str(getattr(row, name))
        base = _base(row, name, before, known, earlier)
        start = base if base is not None else before
        found = read.fields.get(name, "")
        if name == _titled_by(read, row):
            after = start if " ".join(start.split()) == read.heading else read.heading
        else:
            after = kept_plain(start, found)
        change = reworded(replace(blank, field=name), before, after, base)
        if change is not None:
            yield change


def _known(read: ReadElement, row: Element) -> Mapping[str, str]:
    """The cells to compare with their digests; without a mark those that stand there."""
    if read.mark is not None:
        return read.mark.fields
    title = _titled_by(read, row)
    told = {name for name in (title, *read.fields) if name == title or read.fields.get(name)}
    return dict.fromkeys(sorted(told), "")


def _titled_by(read: ReadElement, row: Element) -> str:
    """The cell that stands as the heading: the name, or the statement of one without a name."""
    if read.mark is not None:
        return "name" if "name" in read.mark.fields else "statement"
    return "name" if row.name else "statement"


def _base(row: Element, name: str, now: str, known: str, earlier: EarlierCells) -> str | None:
    """What a cell said when the text was exported; without a mark it is what it says now."""
    if not known or says(now, known):
        return now
    return next((text for text in earlier.get((row.id, name), ()) if says(text, known)), None)


def _unknown(read: ReadElement) -> Iterator[str]:
    if read.mark is not None:
        yield (
            f"Line {read.line} tells {quoted(read.heading)}, which was deleted in the document "
            "since, or stands in the text twice."
        )
    else:
        yield (
            f"Line {read.line} has {quoted(read.heading)}, which is no element of the document: "
            "add it in Positioning, it is not taken over."
        )


def _gone(text: ReadText, whole: ProjectView) -> Iterator[str]:
    """Elements that the text told when it was made, and that somebody took out of it."""
    told = set(text.meta.get("elements", "").split())
    here = {read.mark.row for read in text.elements if read.mark is not None}
    for row in whole.elements.values():
        if id_end(row.id) in told and row.id not in here:
            yield (
                f"{quoted(_heading(row))} is gone from the text: delete it in Positioning if that "
                "is meant."
            )


def _heading(row: Element) -> str:
    return " ".join((row.name or row.statement or row.code or "Without a name").split())
