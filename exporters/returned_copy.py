"""Recognises a file that was exported once and comes back, and says what was told since.

A file is known by its bytes, which the register of exports notes, also of files that were made
again since under the same name. One that somebody changed is known by its marks only: see
:mod:`exporters.identity`, and ``narrative_studio.importers.deck`` for decks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from exporters import registry
from exporters.identity import ORIGIN_PART, Identity, read_identity
from exporters.register import Judged, Standing, file_hash, judged, story_of
from exporters.word.package import ORIGIN
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
    """A file that was made here, how it stands today, and what is told otherwise since.

    ``baseline`` is the name of the one that it tells, empty where it told the work of the day.
    """

    name: str
    judged: Judged
    maker: str
    since: tuple[str, ...] = ()
    baseline: str = ""

    @property
    def words(self) -> str:
        """What it is, in a few sentences."""
        return f"{self._made()}, and nobody changed it. {self._standing()}"

    def _made(self) -> str:
        entry = self.judged.entry
        by = f", made by {self.maker}" if self.maker else ""
        state = f" from the baseline {quoted(self.baseline)}" if self.baseline else ""
        made = datetime.fromtimestamp(entry.made_at_ms / 1000, UTC).date().isoformat()
        return f"“{self.name}” is the {_title(entry.format)} of {day(made)}{state}{by}"

    def _standing(self) -> str:
        if self.judged.standing is Standing.CURRENT:
            return "It says what the document says."
        if self.since:
            return f"Since then: {listed(list(self.since))}."
        return f"It may be stale: {self.judged.reason}."


@dataclass(frozen=True, slots=True)
class ChangedCopy(KnownCopy):
    """A copy of an export on the register that is not as it was."""

    @property
    def words(self) -> str:
        """What it is, how the document stands to what it was made of, and what can be done."""
        return (
            f"{self._made()}, but not as it was: somebody changed it, or it was exported once "
            f"more. {self._standing()} {_UNREAD}"
        )

    def _standing(self) -> str:
        if self.judged.standing is Standing.CURRENT:
            return "What it was made of stands in the document as it stood then."
        if self.since:
            return f"In the document since then: {listed(list(self.since))}."
        return f"What it was made of may be stale: {self.judged.reason}."


@dataclass(frozen=True, slots=True)
class UnknownCopy:
    """A file that was made of this document, of which the register knows nothing."""

    name: str
    identity: Identity | None = None

    @property
    def words(self) -> str:
        """What it is, and what can be done with it."""
        if self.identity is None:
            return (
                f"“{self.name}” was exported from this document and changed since, or is not on "
                f"its register. {_UNREAD}"
            )
        what, on = _title(self.identity.format), day(self.identity.made_on)
        return (
            f"“{self.name}” is a {what} that was exported from this document on {on}. It is not on "
            f"the register, so that nobody knows what was changed in it or here since. {_UNREAD}"
        )


@dataclass(frozen=True, slots=True)
class ForeignCopy:
    """A file that was made here of another document."""

    name: str
    identity: Identity
    title: str

    @property
    def words(self) -> str:
        """What it is, and what can be done with it."""
        what, on = _title(self.identity.format), day(self.identity.made_on)
        return (
            f"“{self.name}” is a {what} of {on} that was exported from another document than "
            f"{quoted(self.title or 'this one')}. Open the document that it came from, then drop "
            "it there."
        )


Copy = KnownCopy | UnknownCopy | ForeignCopy

_UNREAD: Final = (
    "Its words cannot be compared and are not read back: open it beside the window and take over "
    "what is good. What is exported as Markdown or as a deck can be edited and brought back."
)


def known_file(project: Registered, path: Path) -> Copy | None:
    """The copy that a file is; None where it was not made here, as far as is known.

    Only a file of a size that was exported once is read, and those that may bear a mark for that.

    Raises:
        OSError: it cannot be read.
    """
    if project.past.rows_with(ExportedFile, "size_bytes", path.stat().st_size):
        known = known_copy(project, path.name, file_hash(path))
        if known is not None:
            return known
    view = project.view()
    identity = read_identity(path)
    if identity is None:
        is_ours = path.suffix.lower() == ".docx" and _tells(path, view.project.id)
        return UnknownCopy(path.name) if is_ours else None
    if identity.document != view.project.id:
        return ForeignCopy(path.name, identity, view.project.title)
    found = [
        one
        for one in project.past.rows_with(ExportedFile, "content_hash", identity.said)
        if one[0].format == identity.format
    ]
    if not found:
        return UnknownCopy(path.name, identity)
    # A script is exported as a web page and as a PDF, and both say the same.
    suffix = path.suffix.lower()
    entry, cut = max(
        found, key=lambda one: (one[0].file_name.lower().endswith(suffix), one[0].made_at_ms)
    )
    return ChangedCopy(*_known(project, path.name, entry, cut))


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
    return KnownCopy(*_known(project, name, entry, cut))


def _known(
    project: Registered, name: str, entry: ExportedFile, cut: Mapping[str, int]
) -> tuple[str, Judged, str, tuple[str, ...], str]:
    """What is known of a copy of an entry of the register, as the copies take it."""
    view = project.view()
    standing = judged(view, entry)
    maker = view.people.get(entry.made_by or "")
    taken = view.baselines.get(entry.baseline or "")
    since: tuple[str, ...] = ()
    if standing.standing is not Standing.CURRENT:
        then = project.past.view_of(taken) if taken else project.past.view_at(cut)
        since = tuple(told_since(then, view, entry))
    return name, standing, maker.name if maker else "", since, taken.name if taken else ""


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


def _title(format_id: str) -> str:
    try:
        title = registry.get(format_id).title
    except UnknownFormat:
        return "file"
    return title if title.split()[0] == "PowerPoint" else title[0].lower() + title[1:]
