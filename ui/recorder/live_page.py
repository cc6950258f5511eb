"""The recording itself: the frame that is told, the marks, the words, and the time."""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from narrative_studio.model.durations import format_moment
from narrative_studio.model.ids import MarkId
from narrative_studio.model.observed import Mark, MarkKind
from narrative_studio.telling.live_zones import zone_spans
from ui import theme
from ui.announce import announce
from ui.recorder.frame_part import FramePart
from ui.recorder.head_bar import HeadBar
from ui.recorder.key_time import KeyTime
from ui.recorder.keys import Act, RecorderKeys
from ui.recorder.leading_figures import TYPING_MS, LeadingFigures
from ui.recorder.live import LiveSession
from ui.recorder.mark_log import LogRow, MarkLog
from ui.recorder.mark_looks import LOOKS
from ui.recorder.mark_pad import MarkPad
from ui.recorder.objection_strip import ObjectionStrip
from ui.recorder.pause_note import PauseNote
from ui.recorder.time_ribbon import TimeRibbon
from ui.recorder.words_part import WordsPart
from ui.session import Session
from ui.spoken import Role as Spoken
from ui.theme import RADIUS_CARD, S2, S3, S4, Role
from ui.widgets.panel import Ground

_TICK_MS: Final = 200
_WIDE_FROM_PX: Final = 720
_LOGGED: Final = 40


class LivePage(QWidget):
    """Takes every key itself, unless words are being typed.

    Signals:
        ended(): the recording is over.
        on_top_asked(): the window is to stay on top, or no longer.
    """

    ended = Signal()
    on_top_asked = Signal()

    spoken_role = Spoken.Application

    def __init__(
        self, session: Session, live: LiveSession, keys: RecorderKeys, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._live = live
        self._keys = keys
        self._key_time = KeyTime()
        self._has_clock = True
        self._chosen: str | None = None
        self._objecting: MarkId | None = None
        self._figures = LeadingFigures()
        self._space = QTimer(self)
        self._space.setSingleShot(True)
        self._space.setInterval(TYPING_MS)
        self._spaces = 0
        self._head = HeadBar(keys)
        self._ribbon = TimeRibbon()
        self._pause = PauseNote(self)
        self._frame = FramePart()
        self._pad = MarkPad()
        self._words = WordsPart(session, keys)
        self._log = MarkLog()
        self._strip = ObjectionStrip(self)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Recording a test")
        self._place_parts()
        self._connect()

    # What the window does with it

    @property
    def frame(self) -> FramePart:
        """The frame that is told."""
        return self._frame

    @property
    def pad(self) -> MarkPad:
        """The buttons of the marks."""
        return self._pad

    @property
    def words(self) -> WordsPart:
        """The line of words."""
        return self._words

    @property
    def log(self) -> MarkLog:
        """The latest marks."""
        return self._log

    @property
    def strip(self) -> ObjectionStrip:
        """The known objections, while they are offered."""
        return self._strip

    @property
    def head(self) -> HeadBar:
        """The line over everything else."""
        return self._head

    @property
    def ribbon(self) -> TimeRibbon:
        """The times of the zones."""
        return self._ribbon

    def begin(self) -> None:
        """Show the recording and take the keyboard."""
        self.refresh()
        self._ticking.start()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def rest(self) -> None:
        """Count no more."""
        self._end_space()
        self._ticking.stop()
        self._strip.leave()

    def act(self, act: Act) -> None:
        """Do what a key or a button asks for."""
        self._end_space()
        match act:
            case Act.NEXT | Act.BACK:
                self._step(1 if act is Act.NEXT else -1)
            case Act.WRITE:
                self._strip.leave()
                self._words.begin()
            case Act.TAKE_BACK:
                self._take_back()
            case Act.PAUSE:
                self._live.toggle_pause()
                announce(self, "Paused" if self._live.is_paused else "Going on")
            case Act.CLOCK:
                self._has_clock = not self._has_clock
                self.refresh()
            case Act.ON_TOP:
                self.on_top_asked.emit()
            case Act.END:
                if self._live.end():
                    self.rest()
                    self.ended.emit()

    def mark(self, kind: MarkKind, at_ms: int | None = None) -> Mark | None:
        """Mark what was seen, ``at_ms`` in Unix time or now."""
        self._end_space()
        return self._mark(kind, at_ms)

    def _mark(self, kind: MarkKind, at_ms: int | None) -> Mark | None:
        """Mark it, in the frame that spaces which still wait would go on to."""
        self._strip.leave()
        self._chosen = None
        made = self._live.mark(kind, at_ms, ahead=self._spaces)
        if made is None:
            return None
        announce(self, self._row(made).sentence)
        now_ms = self._live.now_ms if at_ms is None else at_ms
        if not self._figures.is_typing(now_ms) and self._words.offer():
            self._figures.offer(made.id, now_ms)
        if kind is MarkKind.OBJECTION:
            self._objecting = made.id
            self._strip.offer([one.text for one in self._live.offered])
            self._place_strip()
        return made

    def refresh(self) -> None:
        """Show everything as it is now."""
        live, test = self._live, self._live.test
        if test is None:
            return
        self._head.show_call(test.code, test.prospect)
        self._frame.show_frame(live.story, live.frame)
        marks = live.my_marks
        frame = live.frame
        here = Counter(one.kind for one in marks if frame is not None and one.frame == frame.id)
        self._pad.show_state({kind: self._keys.told(kind) for kind in LOOKS}, here)
        chosen = next((one for one in marks if one.id == self._chosen), None)
        target = chosen or (marks[-1] if marks else None)
        self._words.show_mark(target, self._number(target) if target is not None else 0)
        rows = [self._row(one) for one in reversed(marks[-_LOGGED:])]
        self._log.show_rows(rows, target.id if target is not None else "")
        self._show_times()

    def focus_shape(self) -> tuple[QRect, int] | None:
        """Around the marks: they are what the keys make."""
        corner = self._pad.mapTo(self, self._pad.rect().topLeft())
        return QRect(corner, self._pad.size()).adjusted(-2, -2, 2, 2), RADIUS_CARD

    # Qt

    def event(self, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        # Before Qt takes Tab to move the focus: here it leads into the line of words.
        if is_press and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._keys.does(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.current().widened(_WIDE_FROM_PX)
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._body.direction() != wanted:
            self._body.setDirection(wanted)
            self._frame.set_wide(is_wide=is_wide)
            self._head.set_wide(is_wide=is_wide)
        self._place_strip()

    # Inside

    def _place_parts(self) -> None:
        side = Ground(Role.SURFACE, edges="top")
        right = QVBoxLayout(side)
        right.setContentsMargins(S4, S3, S4, 0)
        right.setSpacing(S2)
        right.addWidget(self._pad)
        right.addSpacing(4)
        right.addWidget(self._words)
        right.addSpacing(4)
        right.addWidget(self._log, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(0)
        self._body.addWidget(self._frame, 1)
        self._body.addWidget(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._ribbon)
        column.addLayout(self._body, 1)

    def _connect(self) -> None:
        self._head.chosen.connect(self.act)
        self._frame.stepped.connect(self._step)
        self._pad.chosen.connect(self._on_pad_chosen)
        self._pause.resumed.connect(lambda: self.act(Act.PAUSE))
        self._words.left.connect(self._on_words_left)
        self._words.acted.connect(self._on_words_acted)
        self._log.chosen.connect(self._on_log_chosen)
        self._strip.chosen.connect(self._on_strip_chosen)
        self._live.changed.connect(self.refresh)
        self._ticking.timeout.connect(self._show_times)
        self._space.timeout.connect(self._on_space_timeout)

    def _takes(self, event: QKeyEvent) -> bool:
        """Do what a key does; a key that is held down does it once."""
        if self._words.is_typing:
            return False
        does = self._keys.does(event)
        if event.key() == Qt.Key.Key_Escape:
            self._strip.leave()
            return True
        if event.isAutoRepeat():
            return does is not None
        if self._goes_on_with_figures(event) or self._ends_figures(event):
            return True
        # Shift alone may begin a capital.
        if (does is not None or event.text()) and not self._may_be_figures(does, event):
            self._end_space()
        named = self._keys.names(event) if does is None else None
        if named is not None and self._strip.takes(named):
            return True
        return does is not None and self._do(does, event)

    def _do(self, does: MarkKind | Act, event: QKeyEvent) -> bool:
        if isinstance(does, MarkKind):
            at_ms = self._moment_ms(event)
            if not event.text().isdigit() or not self._figures.go_on(at_ms):
                self.mark(does, at_ms)
            elif (made := self._mark(does, at_ms)) is not None:
                self._figures.follow(event.text(), made.id, at_ms)
                if self._spaces:
                    self._space.start()
        elif event.key() == Qt.Key.Key_Space and self._figures.space(self._moment_ms(event)):
            self._spaces += 1
            self._space.start()
        else:
            self._figures.leave()
            self.act(does)
        return True

    def _moment_ms(self, event: QKeyEvent) -> int:
        return self._key_time.moment_ms(event.timestamp(), self._live.now_ms)

    def _may_be_figures(self, does: MarkKind | Act | None, event: QKeyEvent) -> bool:
        """Whether a digit or a space may still stand in figures, as in “10 000 lines”."""
        at_ms = self._moment_ms(event)
        if event.key() == Qt.Key.Key_Space:
            return self._figures.may_space(at_ms)
        is_digit = isinstance(does, MarkKind) and event.text().isdigit()
        return is_digit and self._figures.go_on(at_ms)

    def _goes_on_with_figures(self, event: QKeyEvent) -> bool:
        """Whether marks turn out to be figures of the words that are being typed.

        A digit that marks nothing, as in “19 lines”, tells so as a letter does.
        """
        typed = event.text()
        if not typed or (typed.isdigit() and self._keys.does(event) is not None):
            return False
        marks = self._figures.made
        begun = self._figures.typed(typed, self._moment_ms(event))
        return begun is not None and self._take_figures(marks, begun[0], begun[1] + typed)

    def _ends_figures(self, event: QKeyEvent) -> bool:
        """Whether marks turn out to be a number that Enter ends, as in “10 000”."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        marks = self._figures.made
        ended = self._figures.ended(self._moment_ms(event))
        if ended is None or not self._take_figures(marks, *ended):
            return False
        self._words.leave()
        return True

    def _take_figures(self, marks: tuple[MarkId, ...], asks: MarkId, words: str) -> bool:
        """Begin the words of a mark with what seemed to be marks; False where they are gone."""
        if not self._live.take_as_words(marks):
            return False
        self._space.stop()
        self._spaces = 0
        self._strip.leave()
        self._chosen = asks
        self.refresh()
        self._words.begin_with(words)
        self._tell_taken(marks)
        return True

    def _tell_taken(self, marks: tuple[MarkId, ...]) -> None:
        """Say that marks were words, and how they come back if they were none."""
        count, them = ("1 mark", "it") if len(marks) == 1 else (f"{len(marks)} marks", "them")
        words = f"{count} taken as figures of the words; Undo in the document brings {them} back"
        announce(self, words)
        self._session.messages.tell(words)

    def _end_space(self) -> None:
        """Go on to the next frame after all, if a space still waits for a letter."""
        if self._space.isActive():
            self._space.stop()
            self._on_space_timeout()

    def _step(self, by: int) -> None:
        self._strip.leave()
        if self._live.go(self._live.place + by):
            frame = self._live.frame
            headline = frame.headline if frame is not None else ""
            announce(self, f"Frame {self._live.place + 1} of {len(self._live.frames)}, {headline}")

    def _take_back(self) -> None:
        self._strip.leave()
        self._chosen = None
        gone = self._live.take_back()
        if gone is None:
            return
        words = f"{LOOKS[gone.kind].word} at {format_moment(gone.at_ms)} taken back"
        announce(self, words)
        self._session.messages.tell(words)

    def _row(self, mark: Mark) -> LogRow:
        known = self._session.view.objections.get(mark.objection or "")
        words = mark.text or (known.text if known is not None else "")
        return LogRow(mark.id, mark.kind, mark.at_ms, self._number(mark), words)

    def _number(self, mark: Mark) -> int:
        places = [one.id for one in self._live.frames]
        return places.index(mark.frame) + 1 if mark.frame in places else 0

    def _show_times(self) -> None:
        live, test, frame = self._live, self._live.test, self._live.frame
        if test is None or frame is None:
            return
        clock, story = live.clock, live.story
        limit_ms = test.planned_ms or story.narrative.call_length_ms
        self._head.show_clock(
            live.since_ms, limit_ms, is_paused=live.is_paused, is_hidden=not self._has_clock
        )
        self._frame.show_time(clock.frame_ms(frame.id), frame.planned_ms, has_times=self._has_clock)
        spans = zone_spans(story)
        self._ribbon.show_times(
            spans,
            [span.told_ms(clock.frame_ms) for span in spans],
            current=next(n for n, span in enumerate(spans) if frame.id in span.frames),
            limit_ms=limit_ms,
            has_times=self._has_clock,
        )
        self._pause.setVisible(live.is_paused)
        if live.is_paused:
            self._pause.show_pause(clock.pause_ms, has_times=self._has_clock)
            self._pause.setGeometry(self._ribbon.geometry())
            self._pause.raise_()

    def _place_strip(self) -> None:
        """Lay the strip over the latest marks, as high as it needs to be."""
        top = self._log.mapTo(self, self._log.rect().topLeft())
        height = self._strip.sizeHint().height()
        y = max(0, min(top.y() - 6, self.height() - height))
        self._strip.setGeometry(top.x() - 6, y, self._log.width() + 12, height)
        self._strip.raise_()

    # Slots

    def _on_space_timeout(self) -> None:
        self._figures.leave()
        spaces, self._spaces = self._spaces, 0
        for _each in range(spaces):
            self._step(1)

    def _on_pad_chosen(self, kind: MarkKind) -> None:
        self.mark(kind)

    def _on_words_left(self) -> None:
        self._chosen = None
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.refresh()

    def _on_words_acted(self, does: MarkKind | Act, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._do(does, event)

    def _on_log_chosen(self, mark: str) -> None:
        self._chosen = mark
        self.refresh()
        self._words.begin()

    def _on_strip_chosen(self, place: int) -> None:
        offered = self._live.offered
        if self._objecting is not None and place < len(offered):
            self._live.name_objection(self._objecting, offered[place])
            announce(self, f"Objection: {offered[place].text}")
        self._objecting = None
