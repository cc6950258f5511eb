"""The checklist of a new document: three steps that tick themselves, and can be put away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from narrative_studio.analysis.first_steps import FirstStep, FirstSteps, first_steps
from narrative_studio.analysis.story.timing import value_beats
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui import theme
from ui.announce import announce
from ui.session import Session
from ui.shell.areas import has_focus
from ui.styling.buttons import KIND, ButtonKind, ControlSize
from ui.theme import S4, Role, Type
from ui.widgets.buttons import Button, IconButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.panel import Ground
from ui.workspaces.base import Workspace

if TYPE_CHECKING:
    from ui.workspaces.storyboard import Storyboard

WORDS: Final = {
    FirstStep.DIFFERENTIATOR: "Write one differentiator",
    FirstStep.LINK: "Link it to a frame",
    FirstStep.HEADLINE: "Write the headline",
}
_WHY: Final = {
    FirstStep.DIFFERENTIATOR: "A fact that can be checked and that the alternatives lack",
    FirstStep.LINK: "Then the storyboard knows which frame tells it, and says when it changes",
    FirstStep.HEADLINE: "What the buyer should read of it, in one line",
}
_ALL_DONE: Final = "All three are done: what you believe is told. Go on with the other beats."
_ROOM_PX: Final = 96
"""Of the bar, for what is no button: its margins, its icon, its way out."""
_WATCHED: Final = frozenset({"element", "link", "frame"})


class FirstStepsBar(Ground):
    """Stands above the rooms of a document until its first steps are done, or it is put away.

    Put away it stays so for every document; an action brings it back. ``go`` shows a room.
    """

    def __init__(
        self, session: Session, go: Callable[[str], Workspace], parent: QWidget | None = None
    ) -> None:
        super().__init__(Role.CHROME, edges="bottom", parent=parent)
        self._session = session
        self._go = go
        self._found = FirstSteps(frozenset())
        self.setAccessibleName("First steps")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = TextLabel("First steps", use=Type.BODY_STRONG, fixed=True)
        self._end = TextLabel(_ALL_DONE, use=Type.BODY, lines=2)
        self.buttons = {step: Button("", size=ControlSize.SMALL) for step in FirstStep}
        self._leave = IconButton("x", "Put the first steps away", size=ControlSize.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(S4, 8, 12, 9)
        row.setSpacing(8)
        row.addWidget(IconMark("route", size_px=20, role=Role.TEXT2))
        row.addWidget(self._title)
        row.addSpacing(4)
        for step, button in self.buttons.items():
            button.setToolTip(_WHY[step])
            button.clicked.connect(partial(self._begin, step))
            row.addWidget(button)
        row.addWidget(self._end, 1)
        row.addStretch(1)
        row.addWidget(self._leave)
        self._leave.clicked.connect(self.put_away)
        session.changed.connect(self._on_session_changed)
        theme.changes().changed.connect(self._fit)
        self.hide()

    def begin(self) -> None:
        """Show the steps of a document in which they are not all done, unless put away before."""
        self._found = first_steps(self._session.view)
        if self._session.settings.values.shows_first_steps and self._found.following is not None:
            self._show()

    def show_again(self) -> None:
        """Show the steps, done or not, here and in the documents to come."""
        self._session.settings.change(shows_first_steps=True)
        self._found = first_steps(self._session.view)
        self._show()
        self._leave.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Show them no more."""
        self._session.settings.change(shows_first_steps=False)
        had_focus = has_focus(self)
        self.hide()
        if had_focus:
            self._session.room_opened.emit("")

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._session.room_opened.emit("")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    # Inside

    def _show(self) -> None:
        following = self._found.following
        for step, button in self.buttons.items():
            is_done = step in self._found.done
            button.set_icon(
                "circle-check-filled" if is_done else "circle-dashed",
                Role.GOOD if is_done else Role.TEXT2,
            )
            kind = ButtonKind.SECONDARY if step is following else ButtonKind.QUIET
            button.setProperty(KIND, kind.value)
            state = "done" if is_done else "to do"
            button.setAccessibleName(f"{WORDS[step]}, {state}. {_WHY[step]}")
            button.setVisible(following is not None)
            button.update()
        self._end.setVisible(following is None)
        self.show()
        self._fit()

    def _fit(self) -> None:
        """Name the step that follows alone where there is no room for the words of all."""
        metrics = QFontMetrics(theme.current().font(Type.SUPPORT_STRONG))
        needed = sum(metrics.horizontalAdvance(words) + 48 for words in WORDS.values())
        title = QFontMetrics(theme.current().font(Type.BODY_STRONG))
        needed += title.horizontalAdvance(self._title.text()) + _ROOM_PX
        has_room = needed <= self.width()
        self._title.setVisible(has_room or self._found.following is None)
        for step, button in self.buttons.items():
            is_named = has_room or step is self._found.following
            button.setText(WORDS[step] if is_named else "")

    def _begin(self, step: FirstStep) -> None:
        if step is FirstStep.DIFFERENTIATOR:
            from ui.workspaces.positioning.workspace import Positioning

            room = self._go("positioning")
            assert isinstance(room, Positioning)
            room.show_view("chain")
            room.focus_view()
            room.begin_adding(ElementKind.DIFFERENTIATOR)
            return
        from ui.workspaces.storyboard import Storyboard

        board = self._go("storyboard")
        assert isinstance(board, Storyboard)
        board.show_view("board")
        board.focus_view()
        if step is FirstStep.LINK:
            self._begin_link(board)
        elif (frame := self._found.frame or self._frame_to_link()) is not None:
            board.show_row(Frame.table, frame.id)
            board.shown.edit_headline()
        else:
            self._begin_link(board)

    def _begin_link(self, board: Storyboard) -> None:
        """Offer what the frame of the value could be linked to; without a frame, add one."""
        story, frame = self._session.story, self._frame_to_link()
        if frame is not None:
            board.show_row(Frame.table, frame.id)
            board.linking.pick()
        elif story is not None:
            beats = value_beats(story.template)
            board.frame_actions.add(beat=beats[0].id if beats else "")

    def _frame_to_link(self) -> Frame | None:
        """The frame that is chosen, else the first that tells the value, else the first of all."""
        story, chosen = self._session.story, self._session.selection
        if story is None:
            return None
        values = {beat.id for beat in value_beats(story.template)}
        if chosen.table == Frame.table and chosen.current is not None:
            return self._session.view.frames[chosen.current]
        valuable = (frame for frame in story.frames if frame.beat in values)
        return next(valuable, None) or next(iter(story.frames), None)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self.isHidden() or not changes.tables() & _WATCHED:
            return
        before, self._found = self._found, first_steps(self._session.view)
        if self._found == before:
            return
        self._show()
        fresh = [WORDS[step] for step in FirstStep if step in self._found.done - before.done]
        if self._found.following is None:
            self._session.settings.change(shows_first_steps=False)
            announce(self, _ALL_DONE)
        elif fresh:
            announce(self, f"Done: {', '.join(fresh)}")
