"""What can be done to the steps of the run sheet: each act is one verb on the current row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication

from narrative_studio.commands.demo import add_step, delete_step, move_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.ids import FrameId, StepId
from ui.intake.picture import give_pasted
from ui.session import Session
from ui.widgets.menu_opening import open_at_first
from ui.workspaces.demo.run_sheet_view import RunSheetView
from ui.workspaces.demo.sheet_rows import Kind
from ui.workspaces.demo.step_menu import frames_menu


class StepActs(QObject):
    """The verbs on steps as the run sheet uses them; out of sight of it they do nothing."""

    def __init__(self, session: Session, sheet: RunSheetView) -> None:
        super().__init__(sheet)
        self._session = session
        self._sheet = sheet
        sheet.step_moved.connect(self.put)
        sheet.step_asked.connect(self._on_sheet_step_asked)

    def add(self, menu_at: QPoint) -> None:
        """Add a step after the current one and begin to write it.

        Where no row is current it goes to the frame that is selected, or to the only one there is.
        Failing that a menu, whose end stands at ``menu_at``, asks for the frame.
        """
        frame_id, index = self._place_for_step()
        story = self._session.telling
        if frame_id is not None:
            self._add_to(frame_id, index)
        elif story is not None:
            menu = frames_menu(self._sheet, story, lambda chosen: self._add_to(chosen, None))
            open_at_first(menu, menu_at - QPoint(menu.sizeHint().width(), 0))

    def delete(self) -> None:
        """Delete the current step; a toast takes it back."""
        step, row = self.current(), self._sheet.current
        if step is None or row is None or row.kind is not Kind.STEP:
            return

        def delete() -> bool:
            delete_step(self._session.project, step=step.id, initiator=self)
            return True

        if self._session.attempt(delete):
            self._session.messages.tell(
                f"Deleted step {row.number}", action="Undo", act=self._session.undo
            )

    def toggle_wow(self) -> None:
        """Mark the current step as a wow, or take the mark away."""
        step = self.current()
        if step is not None:
            self._edit(step, is_wow=not step.is_wow)

    def toggle_optional(self) -> None:
        """Mark the current step as optional, or take the mark away."""
        step = self.current()
        if step is not None:
            self._edit(step, is_optional=not step.is_optional)

    def toggle_kind(self) -> None:
        """Make a telling step a showing one, and the other way round."""
        step = self.current()
        if step is not None:
            kind = StepKind.SHOW if step.kind is StepKind.TELL else StepKind.TELL
            self._edit(step, kind=kind)

    def ask(self) -> None:
        """Write what is asked after the current step."""
        step = self.current()
        if step is not None:
            self._sheet.edit_ask(step.id)

    def paste(self) -> None:
        """Make the picture in the clipboard the screenshot of the current step."""
        step = self.current()
        if step is not None:
            give_pasted(self._session, step, QGuiApplication.clipboard().mimeData())

    def move(self, by: int) -> None:
        """Move the current step up or down, at the end of a frame into its neighbour."""
        story, step = self._session.story, self.current()
        if story is None or step is None:
            return
        ids = [other.id for other in story.steps(step.frame)]
        place = ids.index(step.id) + by
        frame_id = step.frame
        if not 0 <= place < len(ids):
            around = self._sheet.sheet.frames()
            at = around.index(step.frame) + by
            if not 0 <= at < len(around):
                return
            frame_id = FrameId(around[at])
            place = 0 if by > 0 else len(story.steps(frame_id))
        self.put(step.id, frame_id, place)

    def put(self, step_id: str, frame_id: str, place: int) -> None:
        """Put a step at a place among the others of a frame."""
        self._session.attempt(
            lambda: move_step(
                self._session.project,
                step=StepId(step_id),
                frame=FrameId(frame_id),
                index=place,
            )
        )
        self._sheet.show_step(step_id)

    def current(self) -> Step | None:
        """The step that an act is about, with what is typed in it; None out of sight."""
        if not self._sheet.isVisible():
            return None
        self._session.flush()
        row = self._sheet.current
        return row.step if row is not None else None

    def _edit(self, step: Step, **cells: Any) -> None:
        self._session.attempt(lambda: edit_cells(self._session.project, step, **cells))

    def _place_for_step(self) -> tuple[FrameId | None, int | None]:
        self._session.flush()
        row = self._sheet.current
        story = self._session.story
        if row is None:
            return self._frame_meant(), None
        if story is None or row.is_left_out:
            return None, None
        if row.step is None:
            return row.frame.id, 0 if row.steps else None
        steps = [step.id for step in story.steps(row.frame.id)]
        return row.frame.id, steps.index(row.step.id) + 1

    def _frame_meant(self) -> FrameId | None:
        """The frame a first step is for without asking: the selected one, or the only one."""
        telling, selection = self._session.telling, self._session.selection
        told = [frame.id for frame in telling.frames] if telling is not None else []
        chosen = selection.current if selection.table == "frame" else None
        meant = [one for one in told if one == chosen] or told
        return meant[0] if len(meant) == 1 else None

    def _add_to(self, frame_id: FrameId, index: int | None) -> None:
        if self._sheet.sheet.is_closed(frame_id):
            self._sheet.sheet.fold(frame_id)
        project = self._session.project
        step = self._session.attempt(lambda: add_step(project, frame=frame_id, index=index))
        if step is not None:
            self._sheet.edit_step(step.id)

    def _on_sheet_step_asked(self, frame_id: str) -> None:
        self._add_to(FrameId(frame_id), None)
