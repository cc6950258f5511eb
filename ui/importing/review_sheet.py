"""The review of a transcript: a person confirms which piece was said at which frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.analysis.transcript_path import Sureness
from narrative_studio.commands.transcripts import confirm_segments, put_segments, quote_segment
from narrative_studio.importers.recorded.bringing import move_transcript
from narrative_studio.importers.recorded.frames_of_transcript import (
    has_live_marks,
    is_before_call,
    proposal,
    proposal_moved,
)
from narrative_studio.model.durations import shifted
from narrative_studio.model.ids import CodeId, FrameId, TestSessionId, TranscriptSegmentId
from narrative_studio.model.observed import SegmentSource, TranscriptSegment
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui import theme
from ui.importing.clock_shift import ClockShift, shift_words
from ui.importing.review_model import ReviewModel, frame_words
from ui.importing.review_view import ReviewTable
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 1160
_HEIGHT_PX: Final = 720
_WORDS_PX: Final = 40
"""Two lines: what the piece says in full, as far as there is room."""
_NO_FRAME: Final = "-"
_NO_CODE: Final = ""
_HINT: Final = (
    "Enter confirms all of a frame. Alt+Up and Alt+Down give a piece to the frame before or after "
    "it, Delete to none; borders can be dragged. Q makes a quote, F shows the frame."
)


class ReviewSheet(Sheet):
    """Shows each piece with its proposed frame; nothing counts before it is confirmed."""

    def __init__(self, host: QWidget, session: Session, of: TestSessionId) -> None:
        found = session.view.test_sessions[of]
        super().__init__(
            host,
            "Review the transcript",
            subtitle=f"{found.code} {found.prospect}",
            width_px=_WIDTH_PX,
            height_px=_HEIGHT_PX,
        )
        self._session = session
        self._of = of
        self._narrative = found.narrative
        self.model = ReviewModel(self)
        self.table = ReviewTable(self.model)
        self.shift = ClockShift()
        self._sureness = self._sure()
        self._words = TextLabel(lines=2)
        self._words.setFixedHeight(theme.current().scaled(_WORDS_PX))
        self._count = TextLabel(use=Type.BODY_STRONG)
        self.frame = ComboBox(name="Frame of the piece", size=ControlSize.SMALL)
        self.frame.setMinimumWidth(280)
        self.code = ComboBox(name="Code of the quote", size=ControlSize.SMALL)
        self.quote = SecondaryButton("Make a quote", icon="quote", size=ControlSize.SMALL)
        self.confirm = SecondaryButton("Confirm the frame", icon="check", size=ControlSize.SMALL)
        self.goto = SecondaryButton("Show the frame", icon="layout-board", size=ControlSize.SMALL)
        self._place_parts()
        self._connect()
        self._refresh()
        if self.model.pieces:
            self.table.selectRow(0)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.table)

    # What can be done

    def confirm_frame(self, row: int) -> None:
        """Confirm all pieces that are put to the frame of a row."""
        if self.shift.by_ms:
            return  # What is shown is not there yet.
        wanted = self.model.pieces[row].segment.frame
        pieces = [one.segment for one in self.model.pieces if one.segment.frame == wanted]
        session = self._session
        waiting = [one.id for one in pieces if not one.is_confirmed]
        if waiting:
            session.attempt(lambda: confirm_segments(session.project, segments=waiting))

    def join(self, row: int, *, is_next: bool) -> None:
        """Give a piece, and those between it and the border, to the frame before or after it."""
        run = self.model.run_of(row)
        rows = range(row, run.stop) if is_next else range(run.start, row + 1)
        neighbour = run.stop if is_next else run.start - 1
        if 0 <= neighbour < len(self.model.pieces):
            self._put(rows, self.model.pieces[neighbour].segment.frame)

    def move_border(self, border: int, target: int) -> None:
        """Move the border before a row to before another."""
        pieces = self.model.pieces
        if target < border:
            self._put(range(target, border), pieces[border].segment.frame)
        else:
            self._put(range(border, target), pieces[border - 1].segment.frame)

    def part(self, row: int) -> None:
        """Say that a piece belongs to no frame."""
        self._put(range(row, row + 1), None)

    def show_frame(self, row: int) -> None:
        """Put the review away and show the frame of a piece; what was confirmed stays so."""
        session = self._session
        frame = session.view.frames.get(self.model.pieces[row].segment.frame or "")
        if frame is not None:
            self.close_sheet()
            session.open_row(frame)

    def make_quote(self, row: int) -> None:
        """Keep a piece as a quote with the chosen code."""
        session, key = self._session, self.code.key
        code = CodeId(str(key)) if key else None
        segment = self.model.pieces[row].segment
        made = session.attempt(
            lambda: quote_segment(session.project, segment=segment.id, code=code)
        )
        if made is not None:
            session.messages.tell(f"Quote {made.code} added", action="Undo", act=session.undo)

    # Building

    def _place_parts(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(TextLabel("This piece", use=Type.SUPPORT, role=Role.TEXT2, fixed=True))
        line.addWidget(self.frame)
        line.addWidget(self.confirm)
        line.addWidget(self.goto)
        line.addStretch(1)
        line.addWidget(TextLabel("Code", use=Type.SUPPORT, role=Role.TEXT2, fixed=True))
        line.addWidget(self.code)
        line.addWidget(self.quote)
        self.body_layout.addWidget(self._count)
        self.body_layout.addWidget(self.shift)
        self.body_layout.addWidget(self.table, 1)
        self.body_layout.addWidget(self._words)
        self.body_layout.addLayout(line)
        done = PrimaryButton("Done")
        done.clicked.connect(self.close_sheet)
        self.foot_layout.addWidget(TextLabel(_HINT, use=Type.SUPPORT, role=Role.TEXT2, lines=2), 1)
        self.foot_layout.addWidget(done)

    def _connect(self) -> None:
        self.shift.changed.connect(self._on_shift_changed)
        self.shift.asked.connect(self._on_shift_asked)
        self.table.picked.connect(self._on_table_picked)
        self.table.confirmed.connect(self.confirm_frame)
        self.table.joined.connect(self._on_table_joined)
        self.table.parted.connect(self.part)
        self.table.quoted.connect(self.make_quote)
        self.table.dragged.connect(self.move_border)
        self.frame.chosen.connect(self._on_frame_chosen)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self.table.wanted.connect(self.show_frame)
        self.goto.clicked.connect(self._on_goto_clicked)
        self.quote.clicked.connect(self._on_quote_clicked)
        self._session.changed.connect(self._on_session_changed)

    # Inside

    @property
    def _row(self) -> int:
        return self.table.currentIndex().row()

    @property
    def _story(self) -> NarrativeView:
        return self._session.view.narrative(self._narrative)

    def _segments(self) -> tuple[TranscriptSegment, ...]:
        return self._session.view.transcript_segments.of("session", self._of)

    def _sure(self) -> dict[str, Sureness]:
        """How sure the proposals are, as the words or the marks say."""
        segments = sorted(self._segments(), key=lambda one: (one.place, one.id))
        session = self._session.view.test_sessions[self._of]
        pinned = {n: one.frame for n, one in enumerate(segments) if one.is_confirmed}
        found = proposal(self._story, session, segments, pinned=pinned)
        return {
            one.id: sureness if one.frame == frame else Sureness.UNSURE
            for one, frame, sureness in zip(segments, found.frames, found.sureness, strict=True)
            if one.source is not SegmentSource.NOWHERE
        }

    def _put(self, rows: Sequence[int], frame: FrameId | None) -> None:
        if self.shift.by_ms:
            return
        ids = [TranscriptSegmentId(self.model.pieces[row].segment.id) for row in rows]
        session = self._session
        session.attempt(lambda: put_segments(session.project, segments=ids, frame=frame))

    def _moved(self) -> tuple[TranscriptSegment, ...]:
        """The pieces as they would be, with another clock."""
        pieces, by_ms = self._segments(), self.shift.by_ms
        session = self._session.view.test_sessions[self._of]
        has_marks = has_live_marks(self._story, session, pieces)
        self.shift.setVisible(has_marks)
        if not by_ms or not has_marks:
            self.shift.show_outcome(0, 0)
            return pieces
        found = proposal_moved(self._story, session, pieces, by_ms)
        other = [one for one, frame in zip(pieces, found.frames, strict=True) if one.frame != frame]
        kept = sum(one.is_confirmed for one in other)
        early = sum(is_before_call(one, by_ms) for one in pieces)
        self.shift.show_outcome(len(other) - kept, kept, early)
        return tuple(
            replace(
                one,
                start_ms=shifted(one.start_ms, by_ms),
                end_ms=shifted(one.end_ms, by_ms),
                frame=one.frame if one.is_confirmed else frame,
            )
            for one, frame in zip(pieces, found.frames, strict=True)
        )

    def _refresh(self) -> None:
        story, view = self._story, self._session.view
        self.model.show(story, self._moved(), self._sureness)
        frames: list[tuple[object, str]] = [(_NO_FRAME, "No frame")]
        frames += [(one.id, frame_words(story, one.id)) for one in story.all_frames]
        self.frame.set_entries(frames)
        codes: list[tuple[object, str]] = [(_NO_CODE, "No code")]
        codes += [(one.id, one.word) for one in view.codes.ordered if not one.is_retired]
        self.code.set_entries(codes)
        if self.code.key is None:
            self.code.choose(_NO_CODE)
        done = sum(one.segment.is_confirmed for one in self.model.pieces)
        every = len(self.model.pieces)
        self._count.setText(
            f"{done:,} of {every:,} pieces confirmed; the others count nothing yet"
            if done < every
            else f"All {every:,} pieces are confirmed"
        )
        self._show_piece()

    def _show_piece(self) -> None:
        row = self._row
        has_piece = 0 <= row < len(self.model.pieces)
        for control in (self.frame, self.confirm, self.quote):
            control.setEnabled(has_piece and not self.shift.by_ms)
        if not has_piece:
            self._words.setText("")
            self.goto.setEnabled(False)
            return
        piece = self.model.pieces[row]
        self.goto.setEnabled(piece.segment.frame in self._session.view.frames)
        self._words.setText(piece.segment.text)
        self.frame.choose(piece.segment.frame or _NO_FRAME)
        name = "all without a frame" if piece.segment.frame is None else "all of this frame"
        self.confirm.setText(f"Confirm {name}")

    # Slots

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self._of not in self._session.view.test_sessions:
            self.close_sheet()
        elif not changes.tables().isdisjoint({"transcript_segment", "code", "frame", "quote"}):
            self._refresh()

    def _on_shift_changed(self, _by_ms: int) -> None:
        self._refresh()

    def _on_shift_asked(self, by_ms: int) -> None:
        session = self._session
        of = session.view.test_sessions[self._of]

        def move() -> bool:
            move_transcript(session.project, self._story, of, by_ms)
            return True

        self.shift.set_by(0)
        if session.attempt(move):
            self._sureness = self._sure()
            self._refresh()
            words = f"Transcript moved by {shift_words(by_ms)}"
            session.messages.tell(words, action="Undo", act=session.undo)

    def _on_table_picked(self, _row: int) -> None:
        self._show_piece()

    def _on_table_joined(self, row: int, is_next: bool) -> None:
        self.join(row, is_next=is_next)

    def _on_frame_chosen(self, key: object) -> None:
        frame = None if key == _NO_FRAME else FrameId(str(key))
        self._put(range(self._row, self._row + 1), frame)

    def _on_confirm_clicked(self) -> None:
        self.confirm_frame(self._row)

    def _on_quote_clicked(self) -> None:
        self.make_quote(self._row)

    def _on_goto_clicked(self) -> None:
        self.show_frame(self._row)
