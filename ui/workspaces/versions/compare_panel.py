"""The comparison: its heading, how it is shown, the two sides, and the differences."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.compare import Fate
from narrative_studio.commands.versions import restore_cell, restore_row
from narrative_studio.model.view import ProjectView
from ui import icons, painting, text, theme
from ui.background import Task
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.empty_state import EmptyState, centred
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.widgets.progress_row import ProgressRow
from ui.widgets.segmented import Segment, SegmentedControl
from ui.workspaces.versions.compare_delegate import columns_of
from ui.workspaces.versions.compare_view import CompareView
from ui.workspaces.versions.differences import Difference, Told, tell
from ui.workspaces.versions.moments import time_of
from ui.workspaces.versions.states import NOW, Compared

_SIDE: Final = "side"
_LINE: Final = "line"
_SIDES_PX: Final = 30
_AT_ONCE_ROWS: Final = 1_500
"""Documents up to this size are compared at once: it takes less than 100 ms."""


class SidesHead(QWidget):
    """The names of the two states over their columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self._width_px = 0
        self.is_side_by_side = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_names(self, older: str, newer: str) -> None:
        """Name the two states."""
        self._names = older, newer
        self.setAccessibleName(f"{older}, then {newer}")
        self.update()

    def set_width(self, width_px: int) -> None:
        """How wide the lines below are."""
        self._width_px = width_px
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().scaled(_SIDES_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        places = columns_of(self._width_px or self.width())
        older, newer = self._names
        line_px = now.line_px(Type.SUPPORT_STRONG)
        top = (self.height() - line_px) // 2
        sides: tuple[tuple[int, str, str], ...]
        if self.is_side_by_side:
            sides = ((places.left, "chevron-left", older), (places.right, "chevron-right", newer))
        else:
            sides = ((places.left, "chevron-right", f"{older} → {newer}"),)
        for left, icon, name in sides:
            icons.paint_icon(painter, QRect(left - 1, top + 1, 14, 14), icon, Role.TEXT2)
            place = QRect(left + 18, top, places.width - 18, line_px)
            text.paint_text(painter, place, name, Type.SUPPORT_STRONG, now.text2)
        painting.h_line(painter, 0, self.width(), self.height() - 1, now.border)


class ComparePanel(Panel):
    """Follows what is compared and shows it.

    Signals:
        baseline_asked(): a baseline is to be taken.
        told(): what differs is there to be read.
        keyboard_left(): the differences, which have the keyboard, give way to a long comparison.
    """

    baseline_asked = Signal()
    told = Signal()
    keyboard_left = Signal()

    def __init__(self, session: Session, compared: Compared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._compared = compared
        self._task: Task | None = None
        self._kept_key: tuple[str, str, str] | None = None
        self._title = TextLabel(use=Type.PANEL)
        self._counts = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self._modes = SegmentedControl(
            [Segment(_SIDE, "Side by side"), Segment(_LINE, "In one line")],
            name="How wordings are shown",
        )
        self._sides = SidesHead()
        self._view = CompareView(session)
        self._view.viewport().setAutoFillBackground(False)
        self._empty = EmptyState("", "", "New baseline", icon="flag")
        self._same = EmptyState("", "", icon="check")
        self._busy = ProgressRow("Comparing", can_cancel=False)
        self._place_parts()
        self._modes.chosen.connect(self._on_modes_chosen)
        self._view.resized.connect(self._sides.set_width)
        self._view.restore_asked.connect(self.restore)
        self._view.open_asked.connect(self._on_view_open_asked)
        self._empty.chosen.connect(self.baseline_asked)
        compared.changed.connect(self.refresh)
        self.refresh()

    @property
    def view(self) -> CompareView:
        return self._view

    @property
    def modes(self) -> SegmentedControl:
        return self._modes

    @property
    def title(self) -> str:
        """What the comparison is about."""
        return self._title.text()

    @property
    def counts(self) -> str:
        """How much differs."""
        return self._counts.text()

    @property
    def is_busy(self) -> bool:
        """Whether a comparison is being made."""
        return self._task is not None

    def refresh(self) -> None:
        """Compare the two states; beside the window where the document is large."""
        line = self._view.current
        self._kept_key = line.key if isinstance(line, Difference) else None
        compared = self._compared
        before, after = compared.view(compared.older), compared.view(compared.newer)
        self._title.setText(compared.heading())
        self._sides.show_names(*self._side_names())
        size = sum(map(len, before.tables.values())) + sum(map(len, after.tables.values()))
        if size <= _AT_ONCE_ROWS:
            self._task = None
            self._show(tell(before, after))
        else:
            self._compare_beside(before, after)

    def restore(self, line: Difference) -> None:
        """Bring back the earlier wording, or the row that was removed; a toast takes it back."""
        session = self._session
        session.flush()
        if line.fate is Fate.REMOVED:
            done = session.attempt(lambda: self._restore_row(line))
            words = f"{line.thing.name} restored"
        else:
            done = session.attempt(lambda: self._restore_cell(line))
            words = (
                f"Earlier {line.label[:1].lower()}{line.label[1:]} of {line.thing.name} restored"
            )
        if done:
            session.messages.tell(words, action="Undo", act=session.undo)

    def restore_current(self) -> None:
        """Bring back the earlier wording of the line that holds the cursor."""
        line = self._view.current
        if isinstance(line, Difference) and self._view.may_restore(line):
            self.restore(line)

    # Building

    def _place_parts(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 6)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._counts, 1)
        head.addWidget(self._modes)
        # The heading stays where it is when the choice of the layout goes.
        head.addStrut(self._modes.sizeHint().height())
        self._stack = QStackedLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sides)
        column.addWidget(self._view, 1)
        self._pages: dict[str, QWidget] = {
            "list": listed,
            "same": _inset(self._same),
            "empty": _inset(self._empty),
            "busy": _inset(self._busy),
        }
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 2)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(self._stack, 1)
        # Before it has a place the stack would show its first page as a window of its own.
        for page in self._pages.values():
            self._stack.addWidget(page)

    # Showing

    def _compare_beside(self, before: ProjectView, after: ProjectView) -> None:
        task = self._session.background.start(lambda _report: tell(before, after))
        self._task = task
        task.finished.connect(self._on_task_finished)
        self._busy.show_progress("Comparing two long states", 0.4)
        self._counts.setText("")
        if self._view.hasFocus():
            self.keyboard_left.emit()
        self._turn("busy")
        self._session.background.go(task)

    def _on_task_finished(self, told: Told) -> None:
        if self.sender() is self._task:
            self._task = None
            self._show(told)
            self.told.emit()

    def _show(self, told: Told) -> None:
        model = self._view.compare_model
        model.show(told)
        self._view.show_lines()
        kept = model.index_of(self._kept_key) if self._kept_key else model.index_of(("", "", ""))
        if kept.isValid():
            self._view.setCurrentIndex(kept)
        self._counts.setText(self._when_and_how_much(told))
        self._modes.setVisible(bool(told.rows))
        if told.rows:
            self._turn("list")
            return
        compared = self._compared
        if compared.older == compared.newer == NOW:
            self._empty.set_words(
                "No baseline to compare with yet",
                "A baseline is a named, frozen version of everything: sign-offs, tests and exports "
                "refer to it, and what has changed since can be read here.",
            )
            self._turn("empty")
        elif compared.operation is not None:
            self._same.set_words(
                "No wording changed with it",
                "It touched a baseline or the list of exported files, or was taken back at once.",
            )
            self._turn("same")
        else:
            older, newer = compared.name(compared.older), compared.name(compared.newer)
            self._same.set_words(
                "Nothing differs", f"Every word of {older} and of {newer} is the same."
            )
            self._turn("same")

    def _when_and_how_much(self, told: Told) -> str:
        entry = self._compared.operation
        if entry is None:
            return told.counts
        person = self._session.view.people.get(entry.author)
        when = time_of(entry.at, today=self._session.view.today.year)
        return " · ".join(filter(None, (when, person.name if person else "", told.counts)))

    def _side_names(self) -> tuple[str, str]:
        compared = self._compared
        if compared.operation is not None:
            return "Before", "After"
        return compared.title(compared.older), compared.title(compared.newer)

    def _turn(self, page: str) -> None:
        self._stack.setCurrentWidget(self._pages[page])

    # Acting

    def _restore_row(self, line: Difference) -> bool:
        restore_row(self._session.project, table=line.table, row_id=line.row)
        return True

    def _restore_cell(self, line: Difference) -> bool:
        row: Any = self._session.view.tables[line.table][line.row]
        restore_cell(self._session.project, row=row, column=line.column, value=line.value)
        return True

    # Slots

    def _on_modes_chosen(self, mode: str) -> None:
        is_side = mode == _SIDE
        self._sides.is_side_by_side = is_side
        self._sides.update()
        self._view.set_side_by_side(is_side)

    def _on_view_open_asked(self, line: Difference) -> None:
        row = self._session.view.tables[line.table].get(line.row)
        if row is not None:
            self._session.open_row(row)


def _inset(part: QWidget) -> QWidget:
    """A part in the middle of a page, with room around it."""
    part.setFixedWidth(460)
    page = centred(part)
    page.setContentsMargins(24, 16, 24, 24)
    return page
