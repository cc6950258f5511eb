"""Reads the elements of a positioning page in Markdown, and compares them with the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from narrative_studio.analysis.naming import quoted
from narrative_studio.commands.adopting import CameFrom, ChangeKind, ReturnedChange
from narrative_studio.commands.positioning import NewElement
from narrative_studio.importers.deck.matching import MatchedBy
from narrative_studio.importers.markdown.blocks import SourceBlock, source_blocks
from narrative_studio.importers.markdown.keeping import kept_plain
from narrative_studio.importers.markdown.read_text import ReadElement, ReadText
from narrative_studio.importers.markdown.step_table import cell_lines
from narrative_studio.importers.markdown.steps import EarlierCells
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.importers.returned.rewording import reworded
from narrative_studio.markup import plain_text
from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.story_text import ElementField, PageHeading
from narrative_studio.text_marks import (
    POINTS,
    RowMark,
    element_text,
    find_mark,
    id_end,
    says,
    without_marks,
)

_LEVEL: Final = 3
_FIELDS: Final = {
    ElementField.EVIDENCE: "evidence",
    ElementField.ROADMAP: "roadmap_item",
    ElementField.METRIC: "metric",
    ElementField.SIGNAL: "signal",
    ElementField.NOT_FOR: "not_for",
    ElementField.PARENT: "parent_category",
}
_PARTS: Final = {kind.plural.casefold(): kind for kind in ElementKind}
_AROUND: Final = frozenset(str(one).casefold() for one in PageHeading)
_BY_LABEL: Final = {str(label).casefold(): name for label, name in _FIELDS.items()}
_ITEM: Final = re.compile(r"[-*+] (?:\*\*|__)([^*_\n]{1,80}):(?:\*\*|__)[ \t]*(.*)")
_MADE: Final = re.compile(r"([*_])(?!\1)(.*)(?<!\1)\1", re.DOTALL)
_LABEL: Final = re.compile(r"(?:\*\*|__)[^*_\n]{1,80}:(?:\*\*|__)")
_POINT: Final = re.compile(r"[ \t]+(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)")
_LIKE: Final = 0.6
_OWN: Final = {
    ElementKind.DIFFERENTIATOR: ("evidence", "roadmap_item"),
    ElementKind.VALUE: ("metric",),
    ElementKind.CUSTOMER: ("signal", "not_for"),
    ElementKind.CATEGORY: ("parent_category",),
}
"""The cells that only elements of one kind have."""


# Reading


@dataclass(frozen=True, slots=True)
class _Passage:
    """A heading that may be one of an element, what stands below it, and the part it is in.

    ``part`` is the heading above it as it was written, ``mark`` what a comment says it is.
    """

    line: int
    said: str
    part: str
    mark: RowMark | None
    blocks: Sequence[SourceBlock]

    @property
    def kind(self) -> ElementKind | None:
        """The component under whose heading it stands."""
        return _PARTS.get(self.part.casefold())

    @property
    def is_element(self) -> bool:
        """Whether it tells one; personas and goals have parts of their own."""
        return self.kind is not None if self.mark is None else self.mark.table == "element"


def read_elements(body: str, first: int) -> Iterator[ReadElement]:
    """The elements of a page, whose first line is that number; what is around belongs to none."""
    lines = body.split("\n")
    for one in _passages(body, first):
        if one.is_element:
            fields, points = _fields(one.blocks, lines), _points(one.blocks, lines)
            yield ReadElement(one.mark, one.line, one.said, fields, one.kind, points)


def passed_over(body: str, first: int) -> Iterator[str]:
    """What to say of headings that look like elements under the heading of no component."""
    for one in _passages(body, first):
        is_known = one.mark is not None or one.part.casefold() in _AROUND
        if one.said and not one.is_element and not is_known:
            place = f"stands under {quoted(one.part)}" if one.part else "stands under no heading"
            yield (
                f"Line {one.line}: {quoted(one.said)} {place}, which is no component of the "
                "positioning, and is passed over. To take it over, put it under a heading such as "
                f"“{ElementKind.VALUE.plural}”."
            )


def _passages(body: str, first: int) -> Iterator[_Passage]:
    """The headings of the level of elements, in their order."""
    blocks = source_blocks(body)
    starts = [n for n, one in enumerate(blocks) if one.kind == "heading" and one.level <= _LEVEL]
    part = ""
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        head, own = blocks[start], blocks[start + 1 : end]
        said = " ".join(plain_text(f"# {without_marks(head.said)}").split())
        if head.level < _LEVEL:
            part = said
            continue
        marks = [find_mark(one.said) for one in (head, *own[:1])]
        mark = next((one for one in marks if one is not None), None)
        yield _Passage(head.first + first, said, part, mark, own)


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


def _points(blocks: Sequence[SourceBlock], lines: Sequence[str]) -> dict[str, list[str]]:
    """The strengths and weaknesses below a heading, as they were typed."""
    found: dict[str, list[str]] = {}
    name = ""
    for block in blocks:
        for line in lines[block.first : block.last]:
            item = _ITEM.match(line)
            point = _POINT.match(line)
            if item:
                label = item[1].casefold()
                name = label if label in POINTS else ""
                if name:
                    found.setdefault(name, []).extend(cell_lines(item[2]))
            elif not name or not line.strip():
                continue
            elif point:
                found[name].append(point[1].strip())
            elif line[0].isspace() and found[name]:
                found[name][-1] += f" {line.strip()}"
            else:
                name = ""
    return found


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


def compare_elements(
    text: ReadText, told: NarrativeView, earlier: EarlierCells
) -> ReturnedComparison:
    """Compare a positioning page with the elements that it was made of."""
    found = matched(text, told.whole)
    changes: list[ReturnedChange] = []
    notes: list[str] = []
    same = 0
    for place, one in enumerate(found):
        if one.row is None:
            notes += _unknown(one.read)
            changes += _added(found, place)
            continue
        own = [*_reworded(one.read, one.row, earlier), *_repointed(one.read, one.row, told.whole)]
        changes += own
        same += not own
    changes += _gone(text, told.whole)
    is_marked = any(read.mark for read in text.elements)
    return ReturnedComparison(
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


def _reworded(read: ReadElement, row: Element, earlier: EarlierCells) -> Iterator[ReturnedChange]:
    blank = ReturnedChange(ChangeKind.REWORDED, None, _heading(row), read.line, element=row.id)
    for name, known in _known(read, row).items():
        if name in POINTS:
            continue
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
    own = ("statement", *_OWN.get(row.kind, ()))
    told = {title, *(name for name in own if read.fields.get(name))}
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


def _repointed(read: ReadElement, row: Element, whole: ProjectView) -> Iterator[ReturnedChange]:
    """The strengths and weaknesses that the text names otherwise."""
    for name in POINTS if row.kind is ElementKind.ALTERNATIVE else ():
        known = read.mark.fields.get(name, "") if read.mark is not None else ""
        if not known and name not in read.points:
            continue
        before = element_text(whole, row, name)
        after = "\n".join(_kept_points(before.split("\n"), read.points.get(name, ())))
        if known and says(after, known):
            continue
        base = before if not known or says(before, known) else None
        blank = ReturnedChange(ChangeKind.REWORDED, None, _heading(row), read.line, name)
        change = reworded(replace(blank, element=row.id), before, after, base)
        if change is not None:
            yield change


def _kept_points(present: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    """The points of a text as they are kept, those that say the same to the letter as before."""
    for point in found:
        same = (text for text in present if text and kept_plain(text, point) == text)
        yield next(same, " ".join(kept_plain("", point).split()))


def _added(found: Sequence[Matched], place: int) -> Iterator[ReturnedChange]:
    """An element that somebody wrote into the text."""
    read = found[place].read
    if read.mark is not None or read.kind is None or not read.heading:
        return
    told = ("statement", *_OWN.get(read.kind, ()))
    cells = {name: kept_plain("", read.fields[name]) for name in told if read.fields.get(name)}
    points = {
        kind: [*_kept_points((), read.points[name])]
        for name, kind in POINTS.items()
        if read.kind is ElementKind.ALTERNATIVE and read.points.get(name)
    }
    before = (one.row for one in reversed(found[:place]) if one.row is not None)
    after = next((row.id for row in before if row.kind is read.kind), None)
    new = NewElement(read.kind, {"name": read.heading, **cells}, points, after)
    words = [cells.get("statement", ""), *("\n".join(one) for one in points.values())]
    yield ReturnedChange(
        ChangeKind.ADDED,
        None,
        read.heading,
        read.line,
        after="\n\n".join(filter(None, words)),
        new_element=new,
    )


def _unknown(read: ReadElement) -> Iterator[str]:
    if read.mark is not None:
        yield (
            f"Line {read.line} tells {quoted(read.heading)}, which was deleted in the document "
            "since, or stands in the text twice."
        )


def _gone(text: ReadText, whole: ProjectView) -> Iterator[ReturnedChange]:
    """Elements that the text told when it was made, and that somebody took out of it."""
    told = set(text.meta.get("elements", "").split())
    here = {read.mark.row for read in text.elements if read.mark is not None}
    for row in whole.elements.values():
        if id_end(row.id) in told and row.id not in here:
            yield ReturnedChange(ChangeKind.REMOVED, None, _heading(row), element=row.id)


def _heading(row: Element) -> str:
    return " ".join((row.name or row.statement or row.code or "Without a name").split())
