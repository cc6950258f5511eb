"""Recognises a file that was exported once and comes back, and says what was told since.

A file is known by its bytes, which the register of exports notes, also of files that were made
again since under the same name. One that somebody changed is known by its marks only: see
``narrative_studio.importers.deck`` for decks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from exporters import registry
from exporters.register import Judged, Standing, file_hash, judged, story_of
from exporters.word.package import ORIGIN, ORIGIN_PART
from exporters.word.template_file import WORD
from narrative_studio.analysis.compare import Comparison, Fate, RowDifference, compare
from narrative_studio.analysis.naming import counted, day, frame_name, listed, quoted
from narrative_studio.errors import NarrativeError, UnknownFormat
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.people import Baseline
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.office_file import PartMissing, open_office_file

_MOST_NAMED = 3
_TELLS_ELEMENTS = frozenset({"positioning", "stakeholder", "json", "csv"})
_TELLS_FRAMES = frozenset({"deck", "script", "demo-script", "storyboard", "stakeholder"})


class Past(Protocol):
    """What has been noted of exports, and the document as it was then."""

    def rows_with(
        self, row_type: type[ExportedFile], column: str, value: str | int, /
    ) -> Sequence[tuple[ExportedFile, Mapping[str, int]]]: ...

    def view_of(self, baseline: Baseline, /) -> ProjectView: ...

    def view_at(self, cut: Mapping[str, int], /) -> ProjectView: ...


class Registered(Protocol):
    """A document with its register of exports, as a project is one."""

    @property
    def past(self) -> Past: ...

    def view(self) -> ProjectView: ...


@dataclass(frozen=True, slots=True)
class KnownCopy:
    """A file that was made here, how it stands today, and what is told otherwise since."""

    name: str
    judged: Judged
    maker: str
    since: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What it is, in a few sentences."""
        entry = self.judged.entry
        made = datetime.fromtimestamp(entry.made_at_ms / 1000, UTC).date().isoformat()
        by = f", made by {self.maker}" if self.maker else ""
        what = f"“{self.name}” is the {_title(entry)} of {day(made)}{by}, and nobody changed it."
        return f"{what} {self._standing()}"

    def _standing(self) -> str:
        if self.judged.standing is Standing.CURRENT:
            return "It says what the document says."
        if self.since:
            return f"Since then: {listed(list(self.since))}."
        return f"It may be stale: {self.judged.reason}."


@dataclass(frozen=True, slots=True)
class ChangedCopy:
    """A Word document that was made here and that somebody changed since."""

    name: str

    @property
    def words(self) -> str:
        """What it is, and what can be done with it."""
        return (
            f"“{self.name}” was exported from this document and changed since, or is not on its "
            "register. Its words are not read back: open it beside the window and take over what "
            "is good."
        )


def known_file(project: Registered, path: Path) -> KnownCopy | ChangedCopy | None:
    """The copy that a file is; None where it was not made from this document, as far as is known.

    Only a file of a size that was exported once is read, and Word documents for their mark.

    Raises:
        OSError: it cannot be read.
    """
    if project.past.rows_with(ExportedFile, "size_bytes", path.stat().st_size):
        known = known_copy(project, path.name, file_hash(path))
        if known is not None:
            return known
    if path.suffix.lower() == ".docx" and _tells(path, project.view().project.id):
        return ChangedCopy(path.name)
    return None


def _tells(path: Path, document: str) -> bool:
    """Whether a Word file bears the mark of a document; other programs write that anew."""
    try:
        with open_office_file(path, WORD) as package:
            properties = package.read(ORIGIN_PART).decode("utf-8", "replace")
    except (NarrativeError, PartMissing):
        return False
    return ORIGIN in properties and f">{document}<" in properties


def known_copy(project: Registered, name: str, file_hash: str) -> KnownCopy | None:
    """The copy that a file of that SHA-256 is; None for one that was not made from this document.

    Of several equal ones it is the latest.
    """
    found = project.past.rows_with(ExportedFile, "file_hash", file_hash)
    if not found:
        return None
    entry, cut = max(found, key=lambda one: one[0].made_at_ms)
    view = project.view()
    standing = judged(view, entry)
    maker = view.people.get(entry.made_by or "")
    since: tuple[str, ...] = ()
    if standing.standing is not Standing.CURRENT:
        taken = view.baselines.get(entry.baseline or "")
        then = project.past.view_of(taken) if taken else project.past.view_at(cut)
        since = tuple(told_since(then, view, entry))
    return KnownCopy(name, standing, maker.name if maker else "", since)


def told_since(before: ProjectView, after: ProjectView, entry: ExportedFile) -> Iterator[str]:
    """What is told otherwise since a file was made, of what a file of its format tells."""
    found = compare(before, after)
    story = story_of(after, entry)
    if entry.format in _TELLS_FRAMES and story is not None:
        yield from _frames(found, before, story)
    if entry.format in _TELLS_ELEMENTS:
        yield from _elements(found)


def _frames(found: Comparison, before: ProjectView, story: NarrativeView) -> Iterator[str]:
    told = {frame.id for frame in story.all_frames}
    mine = [row for row in found.of("frame") if _narrative(row) == story.narrative.id]
    for fate, verb in ((Fate.ADDED, "added"), (Fate.REMOVED, "deleted")):
        count = sum(row.fate is fate for row in mine)
        if count:
            yield f"{counted(count, 'frame')} {verb}"
    reworded = [row.row.id for row in mine if row.fate is Fate.CHANGED]
    for table in ("step", "question"):
        for row in found.of(table):
            frame = str(getattr(row.row, "frame", ""))
            if frame in told and frame in before.tables["frame"]:
                reworded.append(frame)
    names = [
        frame_name(story, frame, starts=False) for frame in story.all_frames if frame.id in reworded
    ]
    if names:
        yield _named(names, "frame", "changed")
    moved = sum(row.fate is Fate.MOVED for row in mine)
    if moved:
        yield f"{counted(moved, 'frame')} moved"


def _narrative(row: RowDifference) -> str:
    return row.row.narrative if isinstance(row.row, Frame) else ""


def _elements(found: Comparison) -> Iterator[str]:
    rows = found.of("element")
    for fate, verb in ((Fate.ADDED, "added"), (Fate.REMOVED, "deleted")):
        count = sum(row.fate is fate for row in rows)
        if count:
            yield f"{counted(count, 'element')} {verb}"
    changed = [row.row for row in rows if row.fate is Fate.CHANGED]
    if changed:
        names = [quoted(str(getattr(one, "name", "")) or "an element") for one in changed]
        yield _named(names, "element", "changed")


def _named(names: list[str], noun: str, verb: str) -> str:
    if len(names) <= _MOST_NAMED:
        return f"{listed(names)} {verb}"
    return f"{counted(len(names), noun)} {verb}"


def _title(entry: ExportedFile) -> str:
    try:
        title = registry.get(entry.format).title
    except UnknownFormat:
        return "file"
    return title if title.split()[0] == "PowerPoint" else title[0].lower() + title[1:]
