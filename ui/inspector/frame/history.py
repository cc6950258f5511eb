"""Who changed a frame, when and how, and the older wordings of its main texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.analysis.naming import day
from narrative_studio.analysis.row_names import Names
from narrative_studio.analysis.wording.words import plain
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.people import Person
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from narrative_studio.store.history import Entry as Operation
from narrative_studio.turns import folded
from ui.inspector.frame.part import FramePart
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.emptying import empty
from ui.widgets.label import TextLabel

_TEXTS: Final = {"headline": "Headline", "key_message": "Key message", "script": "Script"}
_FIRST_SHOWN: Final = 8
_MOST_READ: Final = 2_000


@dataclass(frozen=True, slots=True)
class Wording:
    """An older text of a cell that can be brought back."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of a frame or of what it carries.

    ``older`` are the texts it brought that do not stand today; ``because`` is the reason given. One
    that was taken back stays in the list: its texts may be wanted again.
    """

    what: str
    who: str
    at: datetime
    older: tuple[Wording, ...] = ()
    because: str = ""
    is_taken_back: bool = False


def entries_of(project: Project, frame: Frame) -> list[Entry]:
    """The changes of a frame and the suspect links that were cleared at it, the latest first."""
    found = [*_changes(project, frame), *_clearings(project, frame)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def _clearings(project: Project, frame: Frame) -> list[Entry]:
    """Why suspect links of a frame were found to fit, each time."""
    view, found = project.view(), []
    names = Names(view)
    for link in view.links_from(frame.id):
        target = view.tables[link.target_table].get(link.target)
        aim = f" to {names.thing(target).name}" if target is not None else ""
        for version in project.cell_history(link, "cleared_because"):
            if version.value:
                who = _name(view.people.get(version.author))
                found.append(
                    Entry(version.label + aim, who, version.at, because=str(version.value))
                )
    return found


def _changes(project: Project, frame: Frame) -> list[Entry]:
    """What was done to the frame itself; what took it back stands with it."""
    people = project.view().people
    older: dict[str, list[Wording]] = {}
    for column in _TEXTS:
        for version in project.cell_history(frame, column):
            text = str(version.value or "")
            if not version.is_current and text.strip() and text != getattr(frame, column):
                # By operation, not by time: two may fall into one millisecond.
                operation = version.change.rpartition("/")[0]
                older.setdefault(operation, []).append(Wording(column, text))
    return [
        Entry(
            turned.words,
            _name(people.get(turned.entry.author)),
            turned.entry.at,
            tuple(older.get(turned.entry.txn, ())),
            is_taken_back=turned.is_taken_back,
        )
        for turned in folded(_operations(project, frame))
    ]


def _operations(project: Project, frame: Frame) -> list[Operation]:
    """What touched the frame itself, the latest first."""
    key = (frame.table, frame.id)
    found = project.past.history(about=key, limit=_MOST_READ)
    return [one for one in found if any((table, row) == key for table, row, _ in one.touched)]


def day_words(moment: datetime, *, today: int) -> str:
    """``2 Apr``, with the year where it is not ``today``'s."""
    local = moment.astimezone()
    number, month, year = day(local.date().isoformat()).split()
    words = f"{number} {month[:3]}"
    return words if local.year == today else f"{words} {year}"


class HistoryPart(FramePart):
    """The history of a frame; it is read when the section is open."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "History")
        self._entries: list[Entry] = []
        self._shown_key: tuple[object, ...] = ()
        self._shows_all = False
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._more = QuietButton("", size=ControlSize.TINY)
        self.body_layout.addWidget(self._list)
        self.body_layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._on_more_clicked)
        self.toggled.connect(self._on_toggled)

    def refresh(self) -> None:
        frame = self.frame
        if frame is None:
            return
        if self._shown_key[:1] != (frame.id,):
            self._shows_all = False
        events = self.session.project.row_history(frame.table, frame.id)
        today = self.session.view.today.year
        self.set_summary(f"changed {day_words(events[0].at, today=today)}" if events else "")
        if self.is_open:
            self._fill(frame)

    def _fill(self, frame: Frame) -> None:
        key = (frame.id, frame, self._shows_all, self.session.view.links_from(frame.id))
        if key == self._shown_key:
            return
        self._shown_key = key
        self._entries = entries_of(self.session.project, frame)
        empty(self._rows)
        count = len(self._entries) if self._shows_all else _FIRST_SHOWN
        today = self.session.view.today.year
        for entry in self._entries[:count]:
            row = _EntryRow(entry, today=today)
            for wording, button in row.restorers:
                button.clicked.connect(
                    lambda _checked=False, wording=wording: self._restore(wording)
                )
            self._rows.addWidget(row)
            row.show()  # At once: the section is scrolled into sight with it.
        rest = len(self._entries) - count
        self._more.setText(f"{rest} earlier")
        self._more.setVisible(rest > 0)

    def _restore(self, wording: Wording) -> None:
        frame, project = self.frame, self.session.project
        if frame is None:
            return
        self.session.flush()
        cells: dict[str, Any] = {wording.column: wording.text}
        self.session.attempt(lambda: edit_cells(project, frame, **cells))
        words = f"Older {_TEXTS[wording.column].lower()} restored"
        self.session.messages.tell(words, action="Undo", act=self.session.undo)

    def _on_toggled(self, is_open: bool) -> None:
        if is_open and self.frame is not None:
            self._fill(self.frame)

    def _on_more_clicked(self) -> None:
        self._shows_all = True
        if self.frame is not None:
            self._fill(self.frame)


class _EntryRow(QWidget):
    """What was done, by whom and when; older texts with the way back to them."""

    def __init__(self, entry: Entry, *, today: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restorers: list[tuple[Wording, LinkButton]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        role = Role.TEXT2 if entry.is_taken_back else Role.TEXT
        column.addWidget(TextLabel(entry.what, use=Type.BODY, role=role, lines=2))
        local = entry.at.astimezone()
        when = f"{day_words(entry.at, today=today)}, {local.hour}:{local.minute:02}"
        column.addWidget(TextLabel(f"{entry.who} · {when}", use=Type.SUPPORT, role=Role.TEXT2))
        if entry.because:
            column.addSpacing(4)
            said = TextLabel(f"“{entry.because}”", use=Type.SUPPORT, role=Role.TEXT2, lines=4)
            column.addWidget(said)
        for wording in entry.older:
            self._add_wording(column, wording)

    def _add_wording(self, column: QVBoxLayout, wording: Wording) -> None:
        words = " ".join(plain(wording.text).split())
        column.addSpacing(4)
        older = TextLabel(f"“{words}”", use=Type.SUPPORT, role=Role.TEXT2, lines=3)
        column.addWidget(older)
        button = LinkButton("Restore")
        button.setAccessibleName(f"Restore the {_TEXTS[wording.column].lower()} “{words}”")
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.restorers.append((wording, button))


def _name(person: Person | None) -> str:
    return person.name if person is not None and person.name else "Somebody"
