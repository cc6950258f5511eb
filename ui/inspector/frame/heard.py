"""What prospects did and said at a frame, each line leading to its session in the room Tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.inspector.frame.part import FramePart
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.link_rows import OUT_PX, LinkRow, LinkRows

if TYPE_CHECKING:
    from narrative_studio.results.at_frame import AtFrame, Noted
    from narrative_studio.results.said import Said
    from ui.widgets.quote_list import QuoteList

_TEACHING: Final = (
    "Tell the story to a prospect and record the call: each key you press is kept with the frame "
    "it was pressed at. What landed, what confused, which words tripped people and what they said "
    "stands here then, beside the words that you can still change."
)
_MOST_QUOTES: Final = 3
_APART: Final = Badge("not counted", Tone.OUTLINE)


class HeardPart(FramePart):
    """The numbers with their n, then what they rest on; it is filled when the section is open."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "What prospects said here")
        self._shown: AtFrame | None = None
        self._quotes: QuoteList | None = None
        self.teaching = TextLabel(_TEACHING, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.record = SecondaryButton("Record a session", size=ControlSize.SMALL, icon="microphone")
        self.counts = TextLabel(use=Type.BODY, lines=0)
        self.others = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.standing = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.reactions = NotedRows("Who took it how")
        self.objections = NotedRows("Objections")
        self.tripped = NotedRows("Words that tripped people")
        self.quoted = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.results = LinkButton("Open the room Tests")
        self._place = QVBoxLayout()
        self._place_parts()
        for rows in self._groups:
            rows.list.opened.connect(self._on_session_opened)
        self.record.clicked.connect(self._on_record_clicked)
        self.results.clicked.connect(self._on_results_clicked)
        self.toggled.connect(self._on_toggled)

    @property
    def quotes(self) -> QuoteList:
        """The quotes as cards, made when the first ones are shown."""
        if self._quotes is None:
            from ui.widgets.quote_list import QuoteList

            self._quotes = QuoteList(is_column=True)
            self._quotes.show_rows(_MOST_QUOTES)
            self._quotes.opened.connect(self._on_quote_opened)
            self._place.addWidget(self._quotes)
        return self._quotes

    def refresh(self) -> None:
        story, frame = self.session.story, self.frame
        if story is None or frame is None:
            return
        if not story.whole.test_sessions.of("narrative", story.narrative.id):
            self.set_summary("None yet")
            self._show(None)
            return
        found = self.session.tests.taken(story, frame.id)
        summary = "None yet"
        if found is not None:
            summary = ", ".join(filter(None, (f"n = {found.reached}", found.versions)))
            if found.is_outdated:
                summary = "Not since reworded"
        self.set_summary(summary)
        if self.is_open:
            from narrative_studio.results.at_frame import at_frame

            told = at_frame(self.session.tests.of(story), frame.id)
            self._show(told if told.sessions or told.quotes or told.reactions else None)

    # Inside

    @property
    def _groups(self) -> tuple[NotedRows, ...]:
        return self.reactions, self.objections, self.tripped

    def _place_parts(self) -> None:
        # Rows reach out to either side, so that their words stand below the other words.
        body = self.body_layout
        margins = body.contentsMargins()
        body.setContentsMargins(
            margins.left() - OUT_PX, margins.top(), margins.right() - OUT_PX, margins.bottom()
        )
        for words in (self.teaching, self.counts, self.others, self.standing, self.quoted):
            words.setContentsMargins(OUT_PX, 0, OUT_PX, 0)
        inset = QVBoxLayout()
        inset.setContentsMargins(OUT_PX, 0, OUT_PX, 0)
        inset.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        self._place.setContentsMargins(OUT_PX, 0, OUT_PX, 0)
        foot = QVBoxLayout()
        foot.setContentsMargins(OUT_PX, 0, OUT_PX, 0)
        foot.addWidget(self.results, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.teaching)
        body.addLayout(inset)
        body.addWidget(self.counts)
        body.addWidget(self.standing)
        body.addWidget(self.others)
        for rows in self._groups:
            body.addWidget(rows)
        body.addWidget(self.quoted)
        body.addLayout(self._place)
        body.addLayout(foot)

    def _show(self, told: AtFrame | None) -> None:
        self.teaching.setVisible(told is None)
        self.record.setVisible(told is None)
        for one in (
            self.counts,
            self.others,
            self.standing,
            self.results,
            *self._groups,
            self.quoted,
        ):
            one.setVisible(told is not None)
        if self._quotes is not None:
            self._quotes.setVisible(told is not None)
        self._shown = told
        if told is None:
            return
        first, *others = told.counts or ("",)
        self.counts.setText(first)
        self.counts.setVisible(bool(first))
        self.others.setText("\n\n".join(others))
        self.others.setVisible(bool(others))
        self.standing.setText(told.standing)
        self.standing.setVisible(bool(told.standing))
        for rows, noted in (
            (self.reactions, told.reactions),
            (self.objections, told.objections),
            (self.tripped, told.tripped),
        ):
            rows.show_noted(noted)
        self.quoted.setText(told.quotable)
        self.quoted.setVisible(bool(told.quotes))
        if told.quotes or self._quotes is not None:
            self.quotes.show_quotes(told.quotes)
            self.quotes.setVisible(bool(told.quotes))

    # Slots

    def _on_toggled(self, is_open: bool) -> None:
        if is_open:
            self.refresh()

    def _on_session_opened(self, session_id: object) -> None:
        row = self.session.view.test_sessions.get(str(session_id))
        if row is not None:
            self.session.open_row(row)

    def _on_quote_opened(self, quote: Said) -> None:
        self._on_session_opened(quote.session)

    def _on_record_clicked(self) -> None:
        from ui.recorder.recording import open_recorder

        open_recorder(self.session, self.window())

    def _on_results_clicked(self) -> None:
        self.session.room_opened.emit("tests")


class NotedRows(QWidget):
    """Things of one kind under their word and how many they are; out of sight without any."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._head = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self.list = LinkRows(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head.setContentsMargins(OUT_PX, 0, OUT_PX, 0)
        column.addWidget(self._head)
        column.addWidget(self.list)

    def show_noted(self, noted: Sequence[Noted]) -> None:
        """Show other things; a click or Enter opens the session of one."""
        self._head.setText(f"{self._title}, {len(noted)}")
        self.list.show_rows(
            [
                LinkRow(one.words, one.session, badge=None if one.is_counted else _APART)
                for one in noted
            ]
        )
        self.setVisible(bool(noted))
