"""The view Ready: four checklists, the data of the demo, and what the call is about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.readiness import (
    add_data_item,
    add_readiness_item,
    check_items,
    delete_data_item,
    delete_readiness_item,
    move_data_item,
    move_readiness_item,
)
from narrative_studio.model.demo import DataItem, ReadinessItem, ReadinessPhase
from narrative_studio.model.ids import DataItemId, ReadinessItemId
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.scroll_box import ScrollBox, reveal
from ui.workspaces.demo.ready.call_panel import CallPanel
from ui.workspaces.demo.ready.line_list import LineList
from ui.workspaces.demo.ready.lines import VALUE_PARTS, CheckLine, DataLine, Line

_TITLES: Final = {
    ReadinessPhase.DAY_BEFORE: ("The day before", "Reset the tenant, run the steps once."),
    ReadinessPhase.HALF_HOUR: ("30 minutes before", "Open what is shown, try the network."),
    ReadinessPhase.TWO_MINUTES: ("2 minutes before", "Notices off, the first screen open."),
    ReadinessPhase.RESET: ("After the demo", "Put back what the demo has changed."),
}
_CALL_PX: Final = 336
_SHOWN_TABLES: Final = frozenset({"readiness_item", "data_item", "narrative", "person"})


class ReadyView(QWidget):
    """Everything is edited in place; Enter adds a line, Alt with an arrow moves it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_stale = True
        self._stops: list[QWidget] = []
        self._lists = {
            phase: LineList(
                title, partial(CheckLine, session), holds=CheckLine, hint=hint, add="Item"
            )
            for phase, (title, hint) in _TITLES.items()
        }
        self._data = LineList(
            "Data",
            partial(DataLine, session),
            holds=DataLine,
            hint="Objects that the demo needs, so that nobody searches for them: codes, users, "
            "files. Never a secret: say where it is kept.",
            add="Data",
            headings=_headings(),
        )
        self._call = CallPanel(session)
        self._call.setFixedWidth(_CALL_PX)
        self._place_parts()
        for phase, one in self._lists.items():
            one.wanted.connect(partial(self._add_check, phase))
            one.moved.connect(partial(self._move_check, phase))
            one.placed.connect(partial(self._place_check, phase))
            one.deleted.connect(self._delete_check)
            one.left.connect(partial(self._leave_check, phase))
        self._data.wanted.connect(self._add_data)
        self._data.moved.connect(self._move_data)
        self._data.placed.connect(self._place_data)
        self._data.deleted.connect(self._delete_data)
        self._data.left.connect(self._leave_data)
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)

    def summary(self) -> str:
        """What stands ready, in a few words."""
        story = self._session.story
        if story is None:
            return ""
        items, ticked = _items(story), len(_ticked(story))
        words = f"{ticked} of {counted(len(items), 'item')} checked" if ticked else ""
        words = words or f"{counted(len(items), 'item')} to check"
        return f"{words} · {counted(len(story.data_items), 'piece')} of demo data"

    def set_margin(self, px: int) -> None:
        """Leave room at both sides."""
        self._sides.setContentsMargins(px, 0, px, 16)

    def untick(self) -> None:
        """Take all ticks off, for the next demo."""
        story, project = self._session.story, self._session.project
        ticked = _ticked(story) if story is not None else []
        if not ticked:
            self._session.messages.advise("Nothing is ticked")
            return

        def untick() -> bool:
            check_items(project, items=[item.id for item in ticked], on=None)
            return True

        if self._session.attempt(untick):
            many = counted(len(ticked), "tick")
            self._session.messages.tell(f"Took {many} off", action="Undo", act=self._session.undo)

    def refresh(self) -> None:
        """Read the narrative again."""
        self._is_stale = False
        story = self._session.story
        for phase, one in self._lists.items():
            one.show_rows(story.readiness(phase) if story is not None else ())
        self._data.show_rows(story.data_items if story is not None else ())
        self._call.show_story(story)
        self._order_tabs()

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the first line, or to where the first one is added."""
        for one in self._lists.values():
            for row_id in one.ids:
                one.line(row_id).areas[0].setFocus(reason)
                return
        self.focusNextChild()

    def add_item(self) -> None:
        """Add a line to the list in which the keyboard is, else to the first."""
        focused: QWidget | None = self.focusWidget()
        if focused is not None and self._data.isAncestorOf(focused):
            self._add_data(None)
            return
        phases = [
            phase
            for phase, one in self._lists.items()
            if focused is not None and one.isAncestorOf(focused)
        ]
        self._add_check(phases[0] if phases else ReadinessPhase.DAY_BEFORE, None)

    def show_item(self, row_id: str) -> None:
        """Bring a line before the eyes, with the keyboard in it."""
        self._read_again()
        for one in (*self._lists.values(), self._data):
            if row_id in one.ids:
                self._go_to(one.line(row_id))

    def showEvent(self, event: QShowEvent) -> None:
        self._read_again()
        super().showEvent(event)
        self._box.settle()

    def _place_parts(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, one in enumerate(self._lists.values()):
            grid.addWidget(one, place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(grid)
        left.addWidget(self._data)
        left.addStretch(1)
        content = QWidget()
        self._sides = row = QHBoxLayout(content)
        row.setSpacing(12)
        row.addLayout(left, 1)
        self.set_margin(0)
        right = QVBoxLayout()
        right.addWidget(self._call)
        right.addStretch(1)
        row.addLayout(right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._box = ScrollBox(content)
        whole.addWidget(self._box)

    def _order_tabs(self) -> None:
        """Have Tab go as the eye does, through lines that came later too."""
        lists = (*self._lists.values(), self._data)
        stops = [*(stop for one in lists for stop in one.stops), *self._call.stops]
        if stops != self._stops:
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)
            self._stops = stops

    def _read_again(self) -> None:
        if self._is_stale:
            self.refresh()

    def _go_to(self, line: Line) -> None:
        line.write()
        reveal(line)

    # Checks

    def _add_check(self, phase: ReadinessPhase, after: object) -> None:
        story, project = self._session.story, self._session.project
        if story is None:
            return
        index = _index_after(self._lists[phase].ids, after)
        made = self._session.attempt(
            lambda: add_readiness_item(
                project, narrative=story.narrative.id, phase=phase, index=index
            )
        )
        if made is not None:
            self._go_to(self._lists[phase].line(made.id))

    def _move_check(self, phase: ReadinessPhase, row_id: str, by: int) -> None:
        """Move an item by one; at the end of a list it goes on into the next."""
        phases = list(ReadinessPhase)
        ids = self._lists[phase].ids
        index = ids.index(row_id) + by
        if not 0 <= index < len(ids):
            at = phases.index(phase) + by
            if not 0 <= at < len(phases):
                return
            phase = phases[at]
            index = 0 if by > 0 else len(self._lists[phase].ids)
        self._place_check(phase, row_id, index)

    def _place_check(self, phase: ReadinessPhase, row_id: str, index: int) -> None:
        self._session.attempt(
            lambda: move_readiness_item(
                self._session.project, item=ReadinessItemId(row_id), phase=phase, index=index
            )
        )
        if row_id in self._lists[phase].ids:
            self._go_to(self._lists[phase].line(row_id))

    def _delete_check(self, row_id: str) -> None:
        item = self._session.view.readiness_items.get(row_id)
        self._delete(
            lambda: delete_readiness_item(self._session.project, item=ReadinessItemId(row_id)),
            _named(item.text if isinstance(item, ReadinessItem) else ""),
        )

    def _leave_check(self, phase: ReadinessPhase, row_id: str) -> None:
        """Take an empty line away and go to the one before it."""
        before = self._lists[phase].neighbour(row_id, -1) or self._lists[phase].neighbour(row_id, 1)
        if before is not None:
            before.write()
        self._session.attempt(
            lambda: delete_readiness_item(self._session.project, item=ReadinessItemId(row_id))
        )

    # Data

    def _add_data(self, after: object) -> None:
        story, project = self._session.story, self._session.project
        if story is None:
            return
        index = _index_after(self._data.ids, after)
        made = self._session.attempt(
            lambda: add_data_item(project, narrative=story.narrative.id, index=index)
        )
        if made is not None:
            self._go_to(self._data.line(made.id))

    def _move_data(self, row_id: str, by: int) -> None:
        index = self._data.ids.index(row_id) + by
        if index >= 0:
            self._place_data(row_id, index)

    def _place_data(self, row_id: str, index: int) -> None:
        self._session.attempt(
            lambda: move_data_item(self._session.project, item=DataItemId(row_id), index=index)
        )
        self._go_to(self._data.line(row_id))

    def _delete_data(self, row_id: str) -> None:
        item = self._session.view.data_items.get(row_id)
        self._delete(
            lambda: delete_data_item(self._session.project, item=DataItemId(row_id)),
            _named(item.name if isinstance(item, DataItem) else ""),
        )

    def _leave_data(self, row_id: str) -> None:
        before = self._data.neighbour(row_id, -1) or self._data.neighbour(row_id, 1)
        if before is not None:
            before.write()
        self._session.attempt(
            lambda: delete_data_item(self._session.project, item=DataItemId(row_id))
        )

    def _delete(self, verb: Callable[[], None], named: str) -> None:
        self._session.flush()

        def delete() -> bool:
            verb()
            return True

        if self._session.attempt(delete):
            self._session.messages.tell(f"Deleted {named}", action="Undo", act=self._session.undo)

    # Slots

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN_TABLES:
            self._on_session_narrative_chosen()

    def _on_session_narrative_chosen(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()


def _items(story: NarrativeView) -> list[ReadinessItem]:
    return [item for phase in ReadinessPhase for item in story.readiness(phase)]


def _ticked(story: NarrativeView) -> list[ReadinessItem]:
    return [item for item in _items(story) if item.checked_on is not None]


def _headings() -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 28, 0)
    row.setSpacing(4)
    for words, part in zip(("What", "Value", "Used in step"), VALUE_PARTS, strict=True):
        label = TextLabel(words, use=Type.SUPPORT_STRONG, role=Role.TEXT2)
        label.setContentsMargins(9, 0, 0, 0)
        row.addWidget(label, part)
    return made


def _index_after(ids: tuple[str, ...], after: object) -> int | None:
    return ids.index(str(after)) + 1 if after in ids else None


def _named(words: str) -> str:
    return f"“{words.strip()}”" if words.strip() else "an empty line"
