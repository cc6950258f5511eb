"""The section of comments: open threads, those that are done, and a way to begin one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from narrative_studio.analysis.comments import Thread, open_comments, threads_about
from narrative_studio.analysis.naming import step_name
from narrative_studio.commands.comments import add_comment
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from ui.inspector.comment_thread import ThreadBox
from ui.inspector.frame.part import FramePart
from ui.session import Session
from ui.shell.areas import has_focus
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.section import Section

Target = tuple[Row, str]
"""What can be commented on, and what it is called."""

_TEACHING = (
    "Say what should change, and mention with @ who should look. Comments stay in the team: no "
    "deck, no script and no shared copy holds them."
)


class CommentsView(QWidget):
    """The threads about one thing and about what belongs to it."""

    def __init__(self, session: Session, section: Section) -> None:
        super().__init__()
        self._session = session
        self._section = section
        self._targets: tuple[Target, ...] = ()
        self._boxes: dict[str, ThreadBox] = {}
        self._shows_resolved = False
        self._teaching = TextLabel(_TEACHING, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self._threads = QVBoxLayout()
        self._threads.setSpacing(8)
        self.add_button = SecondaryButton("Comment", size=ControlSize.SMALL, icon="plus")
        self.add_button.setAccessibleName("Add a comment")
        self.resolved_button = QuietButton("", size=ControlSize.SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.resolved_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._teaching)
        column.addLayout(self._threads)
        column.addLayout(buttons)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.resolved_button.clicked.connect(self._on_resolved_clicked)

    @property
    def boxes(self) -> dict[str, ThreadBox]:
        """The threads that are shown, by their first comments."""
        return self._boxes

    def show_targets(self, targets: Sequence[Target]) -> None:
        """Show what is said about other things, or about these after a change."""
        if [row.id for row, _ in targets] != [row.id for row, _ in self._targets]:
            self._shows_resolved = False
        self._targets = tuple(targets)
        self._refresh()

    def begin(self) -> None:
        """Begin a comment on the thing itself, with the keyboard in it."""
        self._section.set_open(True)
        if self._targets:
            self._on_target_chosen(self._targets[0][0])

    def target_menu(self) -> QMenu:
        """The frame itself and its steps."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row, label in self._targets:
            entry = menu.addAction(f"About {label[:1].lower()}{label[1:]}".replace("&", "&&"))
            entry.triggered.connect(partial(self._on_target_chosen, row))
        return menu

    def _refresh(self) -> None:
        whole = self._session.view
        found: list[tuple[Row, str, Thread]] = [
            (row, label if place else "", thread)
            for place, (row, label) in enumerate(self._targets)
            for thread in threads_about(whole, row.id)
        ]
        resolved = [one for one in found if one[2].first.is_resolved]
        shown = found if self._shows_resolved else [one for one in found if one not in resolved]
        self._show(shown)
        self._teaching.setVisible(not found)
        self.resolved_button.setVisible(bool(resolved))
        verb = "Hide" if self._shows_resolved else "Show"
        self.resolved_button.setText(f"{verb} {len(resolved)} resolved")
        count = open_comments(whole, [row.id for row, _ in self._targets])
        words = f"{count} open" if count else "None open" if found else "None"
        self._section.set_summary(words)

    def _show(self, shown: list[tuple[Row, str, Thread]]) -> None:
        wanted = {str(thread.first.id) for _row, _label, thread in shown}
        order = list(self._boxes)
        for gone in self._boxes.keys() - wanted:
            box = self._boxes.pop(gone)
            if has_focus(box):
                # The keyboard goes on to the thread that stood below, else to what adds one.
                below = [one for one in order[order.index(gone) :] if one in self._boxes]
                goal: QWidget = self._boxes[below[0]].resolve_button if below else self.add_button
                goal.setFocus(Qt.FocusReason.OtherFocusReason)
            box.hide()
            box.deleteLater()
        for place, (row, label, thread) in enumerate(shown):
            box = self._boxes.get(thread.first.id) or ThreadBox(self._session, row)
            self._boxes[thread.first.id] = box
            self._threads.insertWidget(place, box)
            box.show()  # The layout would only do so later, and what is to be seen needs its place.
            box.show_thread(thread, label)

    def _on_add_clicked(self) -> None:
        if len(self._targets) > 1:
            corner = QPoint(0, self.add_button.height() + 2)
            self.target_menu().popup(self.add_button.mapToGlobal(corner))
        elif self._targets:
            self._on_target_chosen(self._targets[0][0])

    def _on_target_chosen(self, row: Row, _is_checked: bool = False) -> None:
        session = self._session
        session.flush()
        made = session.attempt(lambda: add_comment(session.project, about=row))
        if made is not None:
            self._refresh()
            self._boxes[made.id].focus_last()

    def _on_resolved_clicked(self) -> None:
        self._session.flush()
        self._shows_resolved = not self._shows_resolved
        self._refresh()


class CommentsPart(FramePart):
    """The comments on a frame and on its demo steps."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Comments")
        self.view = CommentsView(session, self)
        self.body_layout.addWidget(self.view)

    def begin(self) -> None:
        """Begin a comment on the frame."""
        self.view.begin()

    def refresh(self) -> None:
        story, frame = self.story, self.frame
        if story is not None and frame is not None:
            self.view.show_targets(_frame_targets(story, frame))


class RowComments(Section):
    """The comments on an element, a step, or a frame with its steps, outside its inspector."""

    def __init__(self, session: Session) -> None:
        super().__init__("Comments")
        self.view = CommentsView(session, self)
        self.body_layout.addWidget(self.view)

    def show_row(self, row: Row, called: str) -> None:
        """Show what is said about another row, or about this one after a change."""
        self.view.show_targets([(row, called)])

    def show_frame(self, story: NarrativeView, frame: Frame) -> None:
        """Show what is said about a frame and its steps."""
        self.view.show_targets(_frame_targets(story, frame))


def _frame_targets(story: NarrativeView, frame: Frame) -> list[Target]:
    steps = enumerate(story.steps(frame.id), start=1)
    return [
        (frame, "The frame"),
        *((step, step_name(story, frame, place)) for place, step in steps),
    ]
