"""One thread of comments: who said what and when, a way to answer, and to be done with it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.comments import Thread
from narrative_studio.commands.comments import (
    add_comment,
    delete_comment,
    edit_comment,
    resolve_comment,
)
from narrative_studio.model.discussion import Comment
from narrative_studio.model.rows import Row
from ui.inspector.element.history import short_day
from ui.inspector.mentions import PeopleMentions
from ui.session import Session
from ui.shell.areas import has_focus
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.label import TextLabel
from ui.widgets.scroll_box import box_around
from ui.widgets.text_area import TextArea

_REPLY_INSET_PX = 16


class CommentRow(QWidget):
    """One comment: one's own is edited where it stands, somebody else's is read."""

    def __init__(self, session: Session, comment: Comment) -> None:
        super().__init__()
        self._session = session
        self._comment = comment
        self.is_own = comment.author == session.project.me.id
        self.field: TextArea | None = None
        self._mentions: PeopleMentions | None = None
        self._words: TextLabel | None = None
        self._name = TextLabel(use=Type.SUPPORT_STRONG)
        self._when = TextLabel(use=Type.SUPPORT, role=Role.TEXT3, fixed=True, tabular=True)
        self._avatar = Avatar("")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._avatar)
        head.addWidget(self._name, 1)
        head.addWidget(self._when)
        column = QVBoxLayout(self)
        inset = _REPLY_INSET_PX if comment.reply_to else 0
        column.setContentsMargins(inset, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        if self.is_own:
            self.field = TextArea(
                name="Your comment", placeholder="What is to be said", max_lines=8
            )
            self.field.committed.connect(self._on_field_committed)
            self._mentions = PeopleMentions(session, self.field)
            session.on_flush(self.field.flush)
            self.mention_button = IconButton("user", "Mention somebody", size=ControlSize.TINY)
            self.mention_button.clicked.connect(self._on_mention_clicked)
            self.delete_button = IconButton("trash", "Delete your comment", size=ControlSize.TINY)
            self.delete_button.clicked.connect(self._on_delete_clicked)
            head.addWidget(self.mention_button)
            head.addWidget(self.delete_button)
            column.addWidget(self.field)
        else:
            self._words = TextLabel(use=Type.BODY, lines=0)
            column.addWidget(self._words)
        self.show_comment(comment)

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text() if self._words is not None else self._comment.text

    def show_comment(self, comment: Comment) -> None:
        """Show the comment as it reads now."""
        self._comment = comment
        author = self._session.view.people.get(comment.author) if comment.author else None
        name = author.name if author is not None and author.name else "Somebody"
        self._avatar.set_name(name)
        self._name.setText("You" if self.is_own else name)
        said_at = datetime.fromtimestamp(comment.said_at_ms / 1000, UTC)
        self._when.setText(short_day(said_at) if comment.said_at_ms else "")
        if self.field is not None:
            self.field.set_text(comment.text)
        elif self._words is not None:
            self._words.setText(comment.text or "Nothing said yet")

    def _on_field_committed(self, text: str) -> None:
        session, comment = self._session, self._comment
        if comment.id in session.view.comments:
            session.attempt(lambda: edit_comment(session.project, comment=comment.id, text=text))

    def _on_mention_clicked(self) -> None:
        if self._mentions is not None:
            self._mentions.open_picker(is_typed=False)

    def _on_delete_clicked(self) -> None:
        session, comment = self._session, self._comment
        session.flush()

        def run() -> bool:
            delete_comment(session.project, comment=comment.id)
            return True

        if session.attempt(run):
            session.messages.tell("Comment deleted", action="Undo", act=session.undo)


class ThreadBox(QWidget):
    """A comment with its replies, and what can be done with the thread."""

    def __init__(self, session: Session, about: Row) -> None:
        super().__init__()
        self._session = session
        self._about = about
        self._thread: Thread | None = None
        self._rows: dict[str, CommentRow] = {}
        self._which = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self._comments = QVBoxLayout()
        self._comments.setSpacing(8)
        self.reply_button = QuietButton("Reply", size=ControlSize.TINY, icon="message-circle")
        self.resolve_button = QuietButton("Resolve", size=ControlSize.TINY, icon="check")
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.reply_button)
        buttons.addWidget(self.resolve_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(self._which)
        column.addLayout(self._comments)
        column.addLayout(buttons)
        self.reply_button.clicked.connect(self._on_reply_clicked)
        self.resolve_button.clicked.connect(self._on_resolve_clicked)

    @property
    def rows(self) -> dict[str, CommentRow]:
        """The comments by their ids, in order."""
        return self._rows

    def show_thread(self, thread: Thread, label: str) -> None:
        """Show the thread as it is now; ``label`` says what it is about where that is not clear."""
        self._thread = thread
        self._which.setText(label)
        self._which.setVisible(bool(label))
        comments = {str(one.id): one for one in (thread.first, *thread.replies)}
        for gone in self._rows.keys() - comments.keys():
            row = self._rows.pop(gone)
            if has_focus(row):
                self.reply_button.setFocus(Qt.FocusReason.OtherFocusReason)
            row.hide()
            row.deleteLater()
        for place, (comment_id, comment) in enumerate(comments.items()):
            if comment_id not in self._rows:
                self._rows[comment_id] = CommentRow(self._session, comment)
            self._comments.insertWidget(place, self._rows[comment_id])
            self._rows[comment_id].show()  # As the thread itself: at once, to have its place.
            self._rows[comment_id].show_comment(comment)
        is_resolved = thread.first.is_resolved
        self.reply_button.setVisible(not is_resolved)
        self.resolve_button.setText("Reopen" if is_resolved else "Resolve")
        self.resolve_button.set_icon("arrow-back-up" if is_resolved else "check")

    def focus_last(self) -> None:
        """Put the keyboard into the newest comment of one's own."""
        own = [row.field for row in self._rows.values() if row.field is not None]
        if own:
            own[-1].setFocus(Qt.FocusReason.TabFocusReason)
            above = box_around(self)
            if above is not None:
                above.reveal(self)

    def _on_reply_clicked(self) -> None:
        session, thread = self._session, self._thread
        if thread is None:
            return
        session.flush()
        made = session.attempt(
            lambda: add_comment(session.project, about=self._about, reply_to=thread.first.id)
        )
        if made is not None and made.id in self._rows:
            self.focus_last()

    def _on_resolve_clicked(self) -> None:
        session, thread = self._session, self._thread
        if thread is None:
            return
        session.flush()
        is_resolved = not thread.first.is_resolved

        def run() -> bool:
            resolve_comment(session.project, comment=thread.first.id, is_resolved=is_resolved)
            return True

        if session.attempt(run):
            words = "Comment resolved" if is_resolved else "Comment opened again"
            session.messages.tell(words, action="Undo", act=session.undo)
