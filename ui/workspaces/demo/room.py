"""The room Demo & script: its tool row, its two views and what can be done in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from narrative_studio.analysis.timing import demo_course, spoken
from narrative_studio.commands.demo import add_step, delete_step, move_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import FrameId, StepId
from narrative_studio.project import ChangeSet
from ui.key_tips import set_key_tip
from ui.presenter.reading_window import ReadingWindow, open_reading
from ui.session import Session
from ui.theme import Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.empty_state import EmptyState, centred
from ui.widgets.label import TextLabel
from ui.widgets.segmented import Segment, SegmentedControl
from ui.workspaces.base import Action, NamedMenu, Workspace
from ui.workspaces.demo.ready.view import ReadyView
from ui.workspaces.demo.room_actions import ACTIONS
from ui.workspaces.demo.run_sheet_model import Kind
from ui.workspaces.demo.script_page import Level
from ui.workspaces.demo.script_view import ScriptView
from ui.workspaces.demo.sheet_page import SheetPage
from ui.workspaces.demo.step_menu import frames_menu, menus_of_step, row_menu

_TOOL_ROW_PX: Final = 48
_MARGIN_PX: Final = 24
_NARROW_MARGIN_PX: Final = 16
_NARROW_BELOW_PX: Final = 1288
_EMPTY_PX: Final = QSize(480, 190)
_RUN_SHEET: Final = "run-sheet"
_SCRIPT: Final = "script"
_READY: Final = "ready"
_READY_TABLES: Final = ("readiness_item", "data_item")


class Demo(Workspace):
    """What is done, said and seen: as a run sheet, and as a script to read."""

    id = "demo"
    title = "Demo & script"
    icon = "presentation"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._sheet_page = SheetPage(session)
        self._sheet = self._sheet_page.sheet
        self._details = SecondaryButton("Details", icon="list-details")
        self._details.setCheckable(True)
        set_key_tip(self._details, "Who, data, reset, screenshot", action="demo.details")
        self._script = ScriptView(session)
        self._ready = ReadyView(session)
        self._views = SegmentedControl(
            [
                Segment(_RUN_SHEET, "Run sheet", "table"),
                Segment(_SCRIPT, "Script", "book"),
                Segment(_READY, "Ready", "clipboard-check"),
            ],
            name="View",
        )
        self._levels = SegmentedControl(
            [
                Segment(Level.FULL.value, "Full script"),
                Segment(Level.PHRASES.value, "Key phrases"),
                Segment(Level.HEADLINE.value, "Headline only"),
            ],
            name="How much is shown",
        )
        self._reading: ReadingWindow | None = None
        self._read = SecondaryButton("Read aloud", icon="player-play")
        set_key_tip(self._read, "Full screen, with a clock", action="demo.read")
        self._edit = SecondaryButton("Edit", icon="pencil")
        self._edit.setCheckable(True)
        set_key_tip(self._edit, "Edit the script", action="demo.edit-script", is_name=True)
        self._add = SecondaryButton("Step", icon="plus")
        set_key_tip(self._add, "Add a demo step", action="demo.add-step", is_name=True)
        self._empty = EmptyState(
            "No frame to show yet",
            "A demo step belongs to a frame. Add frames on the storyboard first, then say here "
            "what is done, said and seen while each is told.",
            "Go to the storyboard",
            icon="presentation",
        )
        self._empty.setFixedSize(_EMPTY_PX)
        self._place_parts()
        self._connect()
        self._refresh()

    # What the window asks for

    def status_left(self) -> str:
        story = self.session.story
        if story is None:
            return ""
        if self._views.key == _READY:
            return self._ready.summary()
        if self._views.key == _SCRIPT:
            said = spoken(story)
            planned_ms = sum(frame.planned_ms for frame in story.frames)
            return (
                f"{said.words:,} words · {format_duration(said.duration_ms)} spoken of "
                f"{format_duration(planned_ms)} planned; the rest is demo, questions and pauses"
            )
        course = demo_course(story)
        if not course.steps:
            return "No demo step yet"
        count = "1 demo step" if course.steps == 1 else f"{course.steps} demo steps"
        return (
            f"{count} · {format_duration(course.planned_ms)} of the "
            f"{format_duration(course.framed_ms)} planned for these frames"
        )

    def status_right(self) -> str:
        if self._views.key == _SCRIPT:
            return "Page Down: next frame · F2: edit"
        if self._views.key == _READY:
            return "Enter: next line · Alt+↑ ↓: move a line"
        story = self.session.story
        if story is None:
            return ""
        roles = (("Driver", story.narrative.driver), ("talker", story.narrative.talker))
        people = ((word, story.person(person_id)) for word, person_id in roles)
        known = [f"{word}: {person.name}" for word, person in people if person is not None]
        if known:
            return " · ".join(known)
        owners = map(story.person, demo_course(story).owners)
        names = sorted(person.name for person in owners if person is not None)
        return f"Told by {', '.join(names)}" if names else "Enter or F2: edit a cell"

    def actions_here(self) -> Sequence[Action]:
        return [
            Action(
                one.id,
                one.title,
                getattr(self, one.method),
                one.shortcut,
                one.icon,
                is_window_wide=one.is_window_wide,
            )
            for one in ACTIONS
        ]

    def menus_here(self) -> Sequence[NamedMenu]:
        row = self._sheet.current
        if row is None or row.step is None or self._views.key != _RUN_SHEET:
            return ()
        return menus_of_step(self, self.session, row.step)

    def shows(self, table: str) -> bool:
        return table in ("step", *_READY_TABLES)

    def show_row(self, table: str, row_id: str) -> None:
        if table in _READY_TABLES:
            self.show_ready()
            self._ready.show_item(row_id)
            return
        step = self.session.view.steps.get(row_id) if table == "step" else None
        if step is None:
            return
        frame = self.session.view.frames[step.frame]
        self.session.choose_narrative(frame.narrative)
        if frame.is_backup:
            # The run sheet holds what is told; the steps of a backup are found with their frame.
            self.session.open_row(frame)
            return
        self.show_sheet()
        if step.do or step.say:
            self._sheet.show_step(row_id)
        else:
            # A step that was added elsewhere waits for its first words.
            self._sheet.edit_step(row_id)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        focused: QWidget | None = self.focusWidget()
        if focused is not None and (
            self._sheet.isAncestorOf(focused) or self._ready.isAncestorOf(focused)
        ):
            return  # What is being typed keeps the keyboard.
        if self._stack.currentWidget() is self._sheet_page:
            self._sheet.setFocus(reason)
        elif self._stack.currentWidget() is self._script:
            self._script.focus_view(reason)
        elif self._stack.currentWidget() is self._ready:
            self._ready.focus_view(reason)

    # What can be done

    def show_sheet(self) -> None:
        """Show the run sheet."""
        self._show(_RUN_SHEET)

    def show_script(self) -> None:
        """Show the script, at the frame that is selected."""
        self._show(_SCRIPT)

    def show_ready(self) -> None:
        """Show what stands ready for the demo."""
        self._show(_READY)

    def show_view(self, key: str) -> None:
        self._show(key)

    def add_step(self) -> None:
        """Add a step after the current one, in the current frame, and begin to write it."""
        self.show_sheet()
        frame_id, index = self._place_for_step()
        if frame_id is None:
            self._ask_frame()
            return
        self._add_to(frame_id, index)

    def delete_step(self) -> None:
        """Delete the current step; a toast takes it back."""
        step, row = self._current_step(), self._sheet.current
        if step is None or row is None or row.kind is not Kind.STEP:
            return

        def delete() -> bool:
            delete_step(self.session.project, step=step.id, initiator=self)
            return True

        if self.session.attempt(delete):
            self.session.messages.tell(
                f"Deleted step {row.number}", action="Undo", act=self.session.undo
            )

    def toggle_wow(self) -> None:
        """Mark the current step as a wow, or take the mark away."""
        step = self._current_step()
        if step is not None:
            self._edit_step(step, is_wow=not step.is_wow)

    def toggle_optional(self) -> None:
        """Mark the current step as optional, or take the mark away."""
        step = self._current_step()
        if step is not None:
            self._edit_step(step, is_optional=not step.is_optional)

    def toggle_kind(self) -> None:
        """Make a telling step a showing one, and the other way round."""
        step = self._current_step()
        if step is not None:
            kind = StepKind.SHOW if step.kind is StepKind.TELL else StepKind.TELL
            self._edit_step(step, kind=kind)

    def toggle_details(self) -> None:
        """Show what a step has beside its row, or hide it."""
        self.show_sheet()
        self._sheet_page.toggle_details()

    def ask(self) -> None:
        """Write what is asked after the current step."""
        step = self._current_step()
        if step is not None:
            self._sheet.edit_ask(step.id)

    def add_check(self) -> None:
        """Add an item to check to the list in which the keyboard is, else to the first."""
        self.show_ready()
        self._ready.add_item()

    def move_up(self) -> None:
        """Move the current step up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the current step down."""
        self._move(1)

    def edit_script(self) -> None:
        """Show the script of the current frame and edit it."""
        self.show_script()
        self._script.edit(is_on=True)

    def read_aloud(self) -> None:
        """Open the script on the full screen, with a clock, at the frame that is current."""
        self.session.flush()
        story = self.session.story
        if story is None or not story.frames:
            self.session.messages.tell("There is no frame to read yet")
        elif self._reading is not None:
            self._reading.activateWindow()
        else:
            self._reading = open_reading(self, self.session, self._frame_now())
            self._reading.left.connect(self._on_reading_left)

    # Building

    def _place_parts(self) -> None:
        self._tool_row = QHBoxLayout()
        self._tool_row.setSpacing(12)
        self._tool_row.addWidget(TextLabel(self.title, use=Type.WORKSPACE, fixed=True))
        self._tool_row.addSpacing(4)
        self._tool_row.addWidget(self._views)
        self._tool_row.addStretch(1)
        self._tool_row.addWidget(self._levels)
        self._tool_row.addWidget(self._edit)
        self._tool_row.addWidget(self._read)
        self._tool_row.addWidget(self._details)
        self._tool_row.addWidget(self._add)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sheet_page)
        self._stack.addWidget(self._script)
        self._stack.addWidget(self._ready)
        self._empty_page = centred(self._empty)
        self._stack.addWidget(self._empty_page)
        self._page = QVBoxLayout(self)
        self._page.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(_TOOL_ROW_PX)
        head.setLayout(self._tool_row)
        self._tool_row.setContentsMargins(0, 0, 0, 0)
        self._page.addWidget(head)
        self._page.addWidget(self._stack, 1)
        self._set_margins(_MARGIN_PX)

    def _connect(self) -> None:
        self._views.chosen.connect(self._on_views_chosen)
        self._levels.chosen.connect(self._on_levels_chosen)
        self._edit.clicked.connect(self._on_edit_clicked)
        self._details.clicked.connect(self._sheet_page.toggle_details)
        self._sheet_page.details_shown.connect(self._details.setChecked)
        self._ready.ticked.connect(self.status_changed)
        self._read.clicked.connect(self.read_aloud)
        self._add.clicked.connect(self.add_step)
        self._empty.chosen.connect(self._on_empty_chosen)
        self._script.editing_changed.connect(self._edit.setChecked)
        self._sheet.step_moved.connect(self._on_sheet_step_moved)
        self._sheet.step_asked.connect(self._on_sheet_step_asked)
        self._sheet.menu_asked.connect(self._on_sheet_menu_asked)
        self.session.changed.connect(self._on_session_changed)
        self.session.narrative_chosen.connect(self._refresh)

    def resizeEvent(self, event: object) -> None:
        is_narrow = self.width() < _NARROW_BELOW_PX
        self._set_margins(_NARROW_MARGIN_PX if is_narrow else _MARGIN_PX)
        super().resizeEvent(event)  # type: ignore[arg-type]

    def _set_margins(self, px: int) -> None:
        self._page.setContentsMargins(px, 0, px, 0)

    # Inside

    def _refresh(self) -> None:
        story = self.session.story
        has_frames = story is not None and bool(story.frames)
        pages = {_RUN_SHEET: self._sheet_page, _SCRIPT: self._script, _READY: self._ready}
        key = self._views.key
        self._sheet_page.tiles.show_story(story)
        has_page = has_frames or (story is not None and key == _READY)
        self._stack.setCurrentWidget(pages[key] if has_page else self._empty_page)
        for control in (self._levels, self._edit, self._read):
            control.setVisible(has_frames and key == _SCRIPT)
        for control in (self._details, self._add):
            control.setVisible(has_frames and key == _RUN_SHEET)
        self.status_changed.emit()

    def _show(self, key: str) -> None:
        if key != _SCRIPT:
            self._script.edit(is_on=False)
        self._views.choose(key)
        if key == _SCRIPT:
            self._follow_selection()
        self._refresh()

    def _follow_selection(self) -> None:
        """Read the frame that is selected, or that the selected step belongs to."""
        self._script.show_frame(self._selected_frame())

    def _selected_frame(self) -> str | None:
        selection = self.session.selection
        if selection.table == "step" and selection.current is not None:
            return self.session.view.steps[selection.current].frame
        return selection.current if selection.table == "frame" else None

    def _frame_now(self) -> str | None:
        """The frame that is read or selected."""
        shown = self._script.frame if self._views.key == _SCRIPT else None
        return shown.id if shown is not None else self._selected_frame()

    def _current_step(self) -> Step | None:
        """The step that an action is about, with what is typed in it; None in the script."""
        if self._stack.currentWidget() is not self._sheet_page:
            return None
        self.session.flush()
        row = self._sheet.current
        return row.step if row is not None else None

    def _edit_step(self, step: Step, **cells: bool | StepKind) -> None:
        self.session.attempt(
            lambda: edit_cells(self.session.project, step, initiator=None, bases=None, **cells)
        )

    def _place_for_step(self) -> tuple[FrameId | None, int | None]:
        self.session.flush()
        row = self._sheet.current
        story = self.session.story
        if row is None or story is None:
            return None, None
        if row.step is None:
            return row.frame.id, 0 if row.steps else None
        steps = [step.id for step in story.steps(row.frame.id)]
        return row.frame.id, steps.index(row.step.id) + 1

    def _add_to(self, frame_id: FrameId, index: int | None) -> None:
        if self._sheet.sheet.is_closed(frame_id):
            self._sheet.sheet.fold(frame_id)
        step = self.session.attempt(
            lambda: add_step(self.session.project, frame=frame_id, index=index)
        )
        if step is not None:
            self._sheet.edit_step(step.id)

    def _ask_frame(self) -> None:
        story = self.session.story
        if story is None:
            return
        menu = frames_menu(self, story, lambda frame_id: self._add_to(frame_id, None))
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft() + QPoint(0, 4)))

    def _move(self, by: int) -> None:
        story, step = self.session.story, self._current_step()
        if story is None or step is None:
            return
        ids = [other.id for other in story.steps(step.frame)]
        place = ids.index(step.id) + by
        frame_id = step.frame
        if not 0 <= place < len(ids):
            # At the end of a frame the step goes on into the neighbouring one of the demo.
            around = self._sheet.sheet.frames()
            at = around.index(step.frame) + by
            if not 0 <= at < len(around):
                return
            frame_id = FrameId(around[at])
            place = 0 if by > 0 else len(story.steps(frame_id))
        self._on_sheet_step_moved(step.id, frame_id, place)

    # Slots

    def _on_views_chosen(self, key: str) -> None:
        self._show(key)
        self.focus_view()

    def _on_empty_chosen(self) -> None:
        self.session.room_opened.emit("storyboard")

    def _on_levels_chosen(self, key: str) -> None:
        self._script.edit(is_on=False)
        self._script.set_level(Level(key))

    def _on_reading_left(self) -> None:
        """Show the frame at which the reading ended."""
        reading, self._reading = self._reading, None
        if reading is not None and reading.frame_id and self._views.key == _SCRIPT:
            self._script.show_frame(reading.frame_id)

    def _on_edit_clicked(self, is_on: bool) -> None:
        self._script.edit(is_on=is_on)

    def _on_sheet_step_moved(self, step_id: str, frame_id: str, place: int) -> None:
        self.session.attempt(
            lambda: move_step(
                self.session.project,
                step=StepId(step_id),
                frame=FrameId(frame_id),
                index=place,
            )
        )
        self._sheet.show_step(step_id)

    def _on_sheet_step_asked(self, frame_id: str) -> None:
        self._add_to(FrameId(frame_id), None)

    def _on_sheet_menu_asked(self, at: QPoint) -> None:
        row = self._sheet.current
        if row is not None:
            row_menu(self, self.session, row.step, self.actions_here()).popup(at)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & {"frame", "step", "narrative", "link", *_READY_TABLES}:
            self._refresh()
