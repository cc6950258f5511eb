"""The revisions of an element, proof or objection in its panel, and the way back to one."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from narrative_studio.analysis.wording.word_changes import Change, word_changes
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.field_words import field_words
from narrative_studio.model.rows import CellValue, Row
from narrative_studio.store.history import Revision, Rewording
from ui.session import Session
from ui.widgets.runs_label import Emphasis, Run
from ui.widgets.section import Section
from ui.widgets.timeline import Moment, Timeline

_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_LEAD_CHARS: Final = 30
"""A longer unchanged beginning or end is cut to its last or first words."""
_PLAIN_CELLS: Final = frozenset({"statement", "headline", "text"})
"""Cells whose wording needs no label before it."""


class HistorySection(Section):
    """The section Revisions: each with its date, author and wording; restoring is one click."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Revisions", parent=parent)
        self._session = session
        self._row: Row | None = None
        self._timeline = Timeline()
        self._timeline.acted.connect(self._on_timeline_acted)
        self.body_layout.addWidget(self._timeline)

    @property
    def timeline(self) -> Timeline:
        return self._timeline

    def show_row(self, row: Row) -> None:
        """Show the revisions of a row."""
        is_other = self._row is None or self._row.id != row.id
        self._row = row
        if self.is_open:
            found = self._session.project.revisions(row.table, row.id)
            self._timeline.show_moments(moments(self._session, found))
        self.set_summary(str(self._session.view.revision(row.id)))
        if is_other:
            self._timeline.updateGeometry()

    def _on_head_toggled(self, is_open: bool) -> None:
        super()._on_head_toggled(is_open)
        if is_open and self._row is not None:
            self.show_row(self._row)

    def _on_timeline_acted(self, key: object) -> None:
        row = self._row
        if row is None or not isinstance(key, int):
            return
        found = self._session.project.revisions(row.table, row.id)
        wording = wording_at(found, key)
        self._session.flush()
        self._session.attempt(lambda: edit_cells(self._session.project, row, **wording))
        self._session.messages.tell(
            f"Wording of revision {key} restored", action="Undo", act=self._session.undo
        )


def moments(session: Session, revisions: list[Revision]) -> list[Moment]:
    """The revisions as entries of a timeline, the latest first."""
    last = len(revisions)
    found = []
    for revision in revisions:
        is_current = revision.number == last
        words = tuple(_runs(change) for change in revision.rewordings if _is_told(change, revision))
        meta = f"{short_day(revision.at)} · {_author(session, revision)}"
        found.append(
            Moment(
                f"r{revision.number}",
                meta,
                end="current" if is_current else "",
                words=words,
                is_current=is_current,
                action="" if is_current else "Restore",
                key=revision.number,
            )
        )
    return found[::-1]


def wording_at(revisions: list[Revision], number: int) -> dict[str, Any]:
    """The cells of a row as a revision had them, of those that have changed since."""
    then: dict[str, CellValue] = {}
    since: set[str] = set()
    for revision in revisions:
        for change in revision.rewordings:
            if revision.number <= number:
                then[change.column] = change.after
            else:
                since.add(change.column)
                then.setdefault(change.column, change.before)
    return {column: value for column, value in then.items() if column in since}


def short_day(at: datetime) -> str:
    """A moment as a day of this computer's time zone: ``2 Apr 2026``."""
    local = at.astimezone()
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


def _author(session: Session, revision: Revision) -> str:
    person = session.view.people.get(revision.author)
    if person is not None and person.name:
        return person.name
    return "somebody"


def _is_told(change: Rewording, revision: Revision) -> bool:
    """Whether a change is worth its lines: the first revision tells its main wording only."""
    if revision.number > 1:
        return True
    return change.column in _PLAIN_CELLS


def _runs(change: Rewording) -> tuple[Run, ...]:
    """The later wording in quotation marks with the new words in bold."""
    label = "" if change.column in _PLAIN_CELLS else f"{_word(change.column)}: "
    before, after = str(change.before or ""), str(change.after or "")
    if not after:
        return (Run(f"{label}“"), Run(before, Emphasis.STRUCK), Run("” taken out"))
    changes = word_changes(before, after)
    if not before or changes.is_rewritten:
        lead = "Rewritten: " if before else ""
        return (Run(f"{label}{lead}“{after}”"),)
    pieces = [run for run in changes.runs if run.change is not Change.REMOVED]
    runs = [Run(f"{label}“")]
    for number, piece in enumerate(pieces):
        if piece.change is Change.ADDED:
            runs.append(Run(piece.text, Emphasis.STRONG))
            continue
        is_first, is_last = number == 0, number == len(pieces) - 1
        runs.append(Run(_cut(piece.text, at_start=is_first, at_end=is_last and not is_first)))
    runs.append(Run("”"))
    return tuple(runs)


def _cut(text: str, *, at_start: bool, at_end: bool) -> str:
    """Leave out the far part of a long unchanged beginning or end, at a word."""
    if len(text) <= _LEAD_CHARS + 10:
        return text
    if at_start:
        tail = text[-_LEAD_CHARS:]
        return "… " + tail[tail.find(" ") + 1 :]
    if at_end:
        head = text[:_LEAD_CHARS]
        return head[: head.rfind(" ")] + " …"
    return text


def _word(column: str) -> str:
    return field_words(column).capitalize()
