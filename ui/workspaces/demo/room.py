"""The room Demo & script: ties its views, its tool row and what can be done in it together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.analysis.story.variants import left_out_of
from narrative_studio.model.rows import Row
from narrative_studio.project import ChangeSet
from ui import theme
from ui.session import Session
from ui.widgets.empty_state import EmptyState, centred
from ui.workspaces.base import Action, NamedMenu, Workspace
from ui.workspaces.demo.ready.view import ReadyView
from ui.workspaces.demo.room_actions import actions_of
from ui.workspaces.demo.script_page import Level
from ui.workspaces.demo.script_view import ScriptView
from ui.workspaces.demo.sheet_page import SheetPage
from ui.workspaces.demo.status_words import roles_words, script_words, steps_words
from ui.workspaces.demo.step_acts import StepActs
from ui.workspaces.demo.step_menu import menus_of_step, row_menu
from ui.workspaces.demo.tool_row import READY, RUN_SHEET, SCRIPT, ToolRow
from ui.workspaces.variant_actions import VariantActions
from ui.workspaces.variant_button import VariantButton

_MARGIN_PX: Final = 24
_NARROW_MARGIN_PX: Final = 16
_NARROW_BELOW_PX: Final = 1288
_EMPTY_PX: Final = QSize(480, 190)
_READY_TABLES: Final = ("readiness_item", "data_item")
_TOLD_AS: Final = frozenset({"variant", "left_out", "override"})
_SHOWN: Final = (
    frozenset({"frame", "step", "narrative", "link", "criterion", *_READY_TABLES}) | _TOLD_AS
)


class Demo(Workspace):
    """What is done, said and seen: as a run sheet, and as a script to read."""

    id = "demo"
    title = "Demo & script"
    icon = "presentation"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._variants = VariantActions(session, self)
        self._tools = ToolRow(self.title, VariantButton(session, self._variants))
        self._sheet_page = SheetPage(session)
        self._sheet = self._sheet_page.sheet
        self._script = ScriptView(session)
        self._ready = ReadyView(session)
        self.steps = StepActs(session, self._sheet)
        self._empty = EmptyState(
            "No frame to show yet",
            "A demo step belongs to a frame. Add frames on the storyboard first, then say here "
            "what is done, said and seen while each is told.",
            "Go to the storyboard",
            icon="presentation",
        )
        self._fit_empty()
        theme.changes().changed.connect(self._fit_empty)
        self._empty_page = centred(self._empty)
        self._pages = {RUN_SHEET: self._sheet_page, SCRIPT: self._script, READY: self._ready}
        self._stack = QStackedWidget()
        for page in (*self._pages.values(), self._empty_page):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self._stack, 1)
        self._set_margins(_MARGIN_PX)
        self._connect()
        self._refresh()

    # What the window asks for

    @property
    def view_key(self) -> str:
        return self._tools.key

    @property
    def view_keys(self) -> Sequence[str]:
        return tuple(self._pages)

    def status_left(self) -> str:
        story = self.session.telling
        if story is None:
            return ""
        if self._tools.key == READY:
            return self._ready.summary()
        words = script_words(story) if self._tools.key == SCRIPT else steps_words(story)
        return f"{story.variant.name}: {words}" if story.variant is not None else words

    def status_right(self) -> str:
        if self._tools.key == READY:
            return "Enter: next line · Alt+↑ ↓: move a line"
        if not self._has_frames:
            return ""
        if self._tools.key == SCRIPT:
            return "Page Down: next frame · F2: edit"
        story = self.session.telling
        keys = "Enter or F2: edit a cell" if self._sheet.sheet.rowCount() else ""
        return "" if story is None else roles_words(story) or keys

    def actions_here(self) -> Sequence[Action]:
        return actions_of(self)

    def menus_here(self) -> Sequence[NamedMenu]:
        variants = QMenu(self)
        self._variants.fill(variants)
        menus = [NamedMenu(variants, "Variant")]
        row = self._sheet.current
        if row is not None and row.step is not None and self._tools.key == RUN_SHEET:
            menus += menus_of_step(self, self.session, row.step)
        return menus

    def shows(self, table: str) -> bool:
        return table in ("step", *_READY_TABLES)

    def follows(self, table: str) -> bool:
        return table == "frame" or self.shows(table)

    def show_row(self, table: str, row_id: str) -> None:
        if table in _READY_TABLES:
            self.show_view(READY)
            self._ready.show_item(row_id)
            return
        step = self.session.view.steps.get(row_id) if table == "step" else None
        if step is None:
            return
        frame = self.session.view.frames[step.frame]
        self.session.choose_narrative(frame.narrative)
        if frame.is_backup or self._is_left_out(frame.id):
            # The run sheet holds what is told; other steps are found with their frame.
            self.session.open_row(frame)
            return
        self.show_view(RUN_SHEET)
        if step.do or step.say:
            self._sheet.show_step(row_id)
        else:
            # A step that was added elsewhere waits for its first words.
            self._sheet.edit_step(row_id)

    def frame_here(self) -> str | None:
        shown = self._script.frame if self._tools.key == SCRIPT else None
        return shown.id if shown is not None else super().frame_here()

    def show_read(self, frame_id: str) -> None:
        if self._tools.key == SCRIPT:
            self._script.show_frame(frame_id)

    def tool_row(self) -> QWidget:
        return self._tools

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        focused: QWidget | None = self.focusWidget()
        # It stays the focus widget of the room when the keyboard has gone elsewhere.
        if (
            isinstance(focused, QLineEdit | QTextEdit)
            and focused.hasFocus()
            and (self._sheet.isAncestorOf(focused) or self._ready.isAncestorOf(focused))
        ):
            return  # What is being typed keeps the keyboard.
        if self._stack.currentWidget() is self._sheet_page:
            self._sheet_page.focus_view(reason)
        elif self._stack.currentWidget() is self._script:
            self._script.focus_view(reason)
        elif self._stack.currentWidget() is self._ready:
            self._ready.focus_view(reason)

    # What can be done

    def show_view(self, key: str) -> None:
        """Show the run sheet, the script at the frame that is selected, or what stands ready."""
        if key != SCRIPT:
            self._script.edit(is_on=False)
        self._tools.show_view(key, has_frames=self._has_frames)
        self._refresh()
        if key == SCRIPT:
            # In sight by now: only there can it go to the place of a frame.
            self._script.show_frame(super().frame_here())

    def add_step(self) -> None:
        """Add a step after the current one, in the current frame, and begin to write it."""
        self.show_view(RUN_SHEET)
        button = self._tools.add_button
        self.steps.add(button.mapToGlobal(button.rect().bottomRight() + QPoint(0, 4)))

    def toggle_details(self) -> None:
        """Show what a step has beside its row, or hide it."""
        self.show_view(RUN_SHEET)
        self._sheet_page.toggle_details()

    def add_check(self) -> None:
        """Add an item to check to the list in which the keyboard is, else to the first."""
        self.show_view(READY)
        self._ready.add_item()

    def untick(self) -> None:
        """Take all ticks off the readiness lists, for the next demo."""
        self._ready.untick()

    def edit_script(self) -> None:
        """Show the script of the current frame and edit it."""
        self.show_view(SCRIPT)
        self._script.edit(is_on=True)

    # Inside

    def _connect(self) -> None:
        self._tools.view_chosen.connect(self._on_tools_view_chosen)
        self._tools.level_chosen.connect(self._on_tools_level_chosen)
        self._tools.editing.connect(self._on_tools_editing)
        self._tools.reading.connect(self.reading_asked)
        self._tools.detailing.connect(self._sheet_page.toggle_details)
        self._tools.adding.connect(self.add_step)
        self._sheet_page.step_asked.connect(self.add_step)
        self._sheet_page.details_shown.connect(self._tools.check_details)
        self._sheet_page.tiles.chosen.connect(self._on_tiles_chosen)
        self._script.editing_changed.connect(self._tools.check_editing)
        self._tools.unticking.connect(self._ready.untick)
        self._empty.chosen.connect(self._on_empty_chosen)
        self._sheet.menu_asked.connect(self._on_sheet_menu_asked)
        self.session.changed.connect(self._on_session_changed)
        self.session.narrative_chosen.connect(self._refresh)
        self.session.variant_chosen.connect(self._refresh)

    def _is_left_out(self, frame_id: str) -> bool:
        variant = self.session.variant
        return variant is not None and frame_id in left_out_of(self.session.view, variant)

    @property
    def _has_frames(self) -> bool:
        story = self.session.story
        return story is not None and bool(story.frames)

    def _refresh(self) -> None:
        story, key = self.session.telling, self._tools.key
        self._sheet_page.tiles.show_story(story)
        has_page = self._has_frames or (story is not None and key == READY)
        self._stack.setCurrentWidget(self._pages[key] if has_page else self._empty_page)
        self._tools.show_view(key, has_frames=self._has_frames)
        self.status_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = self.width() < _NARROW_BELOW_PX
        self._set_margins(_NARROW_MARGIN_PX if is_narrow else _MARGIN_PX)
        super().resizeEvent(event)

    def _fit_empty(self) -> None:
        """Give the words their room, and more where the text is larger."""
        now = theme.current()
        width_px = now.widened(_EMPTY_PX.width())
        self._empty.setFixedSize(width_px, now.scaled(_EMPTY_PX.height()))

    def _set_margins(self, px: int) -> None:
        for part in (self._tools, self._sheet_page, self._script, self._empty_page):
            part.setContentsMargins(px, 0, px, 0)
        # Its bar lies over its own margin.
        self._ready.set_margin(px)

    # Slots

    def _on_tools_view_chosen(self, key: str) -> None:
        self.show_view(key)
        self.focus_view()

    def _on_tools_level_chosen(self, key: str) -> None:
        self._script.edit(is_on=False)
        self._script.set_level(Level(key))

    def _on_tools_editing(self, is_on: bool) -> None:
        self._script.edit(is_on=is_on)

    def _on_tiles_chosen(self, row: Row | None) -> None:
        if row is None:
            self._on_tools_view_chosen(READY)
        else:
            self.session.open_row(row)

    def _on_empty_chosen(self) -> None:
        self.session.room_opened.emit("storyboard")

    def _on_sheet_menu_asked(self, at: QPoint) -> None:
        row = self._sheet.current
        if row is not None:
            row_menu(self, self.session, row.step, self.actions_here()).popup(at)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN:
            self._refresh()
