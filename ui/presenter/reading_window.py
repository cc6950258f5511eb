"""Reading a script aloud from a full screen: large words, a clock, and no data kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.model.ids import FrameId
from narrative_studio.project import ChangeSet
from narrative_studio.telling.pace import Plan
from narrative_studio.telling.prompt import Amount, Passage, prompt
from narrative_studio.telling.story_clock import State, StoryClock
from ui.announce import announce
from ui.presenter import look
from ui.presenter.foot_bar import FootBar
from ui.presenter.key_sheet import KeySheet
from ui.presenter.keys import Act, act_of
from ui.presenter.pause_banner import HEIGHT_PX, PauseBanner
from ui.presenter.prompter_page import PrompterPage
from ui.presenter.start_hint import StartHint
from ui.presenter.telling_side import TellingSide, Times
from ui.presenter.zone_strip import ZoneStrip
from ui.session import Session
from ui.spoken import Role as Spoken

_TICK_MS: Final = 200
_BANNER_GAP_PX: Final = 20
_SIDE_PX: Final = 360
_WIDE_SIDE_PX: Final = 430
_WIDE_FROM_PX: Final = 1600
_SHOWN_TABLES: Final = frozenset({"frame", "narrative", "variant", "left_out", "override"})
_AMOUNTS: Final = {
    Amount.FULL: "Full script",
    Amount.PHRASES: "Key phrases",
    Amount.HEADLINE: "Headlines",
}


class ReadingWindow(QWidget):
    """The clock starts with the first advance, stands during a question, and ends with the window.

    ``now_ms`` is a monotonic clock. ``frame_id`` is the frame to begin with.

    Signals:
        left(): the window is closing.
    """

    left = Signal()

    spoken_role = Spoken.Window

    def __init__(
        self,
        session: Session,
        *,
        frame_id: str | None = None,
        now_ms: Callable[[], int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Reading the script")
        self._session = session
        self._clock = StoryClock(now_ms or _monotonic_ms)
        self._amount = Amount.FULL
        self._size = look.USUAL_SCALE
        self._is_by_line = True
        self._is_mirrored = False
        self._first: FrameId | None = None
        self._passages: tuple[Passage, ...] = ()
        self._plan = Plan(())
        self._strip = ZoneStrip()
        self._page = PrompterPage()
        self._side = TellingSide()
        self._foot = FootBar()
        self._banner = PauseBanner(self)
        self._keys = KeySheet(self)
        self._hint = StartHint(self)
        self._place_parts()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._connect()
        self.refresh()
        if frame_id is not None:
            self._begin_with(frame_id)
        self._ticking.start()

    @property
    def clock(self) -> StoryClock:
        """The clock of the story."""
        return self._clock

    @property
    def frame_id(self) -> str | None:
        """The frame that is read."""
        return self._frame_id() if self._passages else None

    @property
    def page(self) -> PrompterPage:
        """The words."""
        return self._page

    def act(self, act: Act) -> None:
        """Do what a key, a button or a clicker asks for."""
        match act:
            case Act.ON:
                self._advance()
            case Act.BACK:
                self._move(self._step(-1))
            case Act.NEXT_LINE | Act.LAST_LINE:
                self._go(lambda: self._page.step_line(1 if act is Act.NEXT_LINE else -1), act)
            case Act.NEXT_FRAME | Act.LAST_FRAME:
                self._go(lambda: self._page.step_frame(1 if act is Act.NEXT_FRAME else -1), act)
            case Act.TO_START:
                self._move(self._page.go_to(0))
            case Act.TO_END:
                self._move(self._page.go_to(len(self._passages) - 1))
            case Act.PAUSE:
                self._toggle_pause()
            case Act.LEAVE:
                self._step_out()
            case _:
                self._change_look(act)
        self._show_times()

    def refresh(self) -> None:
        """Read the narrative again."""
        story = self._session.telling
        if story is None or not story.frames:
            self.close()
            return
        self._passages = prompt(story, self._amount)
        self._plan = Plan(story.frames)
        self._page.show_passages(self._passages)
        self._strip.show_passages(self._passages, limit_ms=story.narrative.call_length_ms)
        self._show_place()

    def tell_dark(self) -> None:
        """Say, before the clock starts, that the screen may go dark meanwhile."""
        self._hint.warn("This computer could not be asked to keep its screen on")
        self._place_overlays()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = act_of(event.key(), event.modifiers())
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or act in (Act.NEXT_LINE, Act.LAST_LINE):
            self.act(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE_FROM_PX
        self._side.setFixedWidth(_WIDE_SIDE_PX if is_wide else _SIDE_PX)
        self._place_overlays()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._ticking.stop()
        self._clock.stop()
        self.left.emit()
        super().closeEvent(event)

    # Building

    def _place_parts(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.color("ground"))
        self.setPalette(palette)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._page, 1)
        middle.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addLayout(middle, 1)
        column.addWidget(self._foot)
        for over in (self._hint, self._banner, self._keys):
            over.raise_()

    def _connect(self) -> None:
        self._page.advanced.connect(self._on_page_advanced)
        self._page.turned_back.connect(self._on_page_turned_back)
        self._page.scrolled.connect(self._on_page_scrolled)
        self._foot.chosen.connect(self.act)
        self._banner.resumed.connect(self._toggle_pause)
        self._keys.closed.connect(self._keys.hide)
        self._ticking.timeout.connect(self._show_times)
        self._session.changed.connect(self._on_session_changed)
        self._session.variant_chosen.connect(self.refresh)
        self._session.narrative_chosen.connect(self.close)

    def _place_overlays(self) -> None:
        strip, foot = self._strip.sizeHint().height(), self._foot.height()
        page = QRect(0, strip, self.width() - self._side.width(), self.height() - strip - foot)
        self._banner.setGeometry(
            page.left() + 24,
            page.bottom() - HEIGHT_PX - _BANNER_GAP_PX,
            page.width() - 48,
            HEIGHT_PX,
        )
        hint_px = self._hint.sizeHint().height()
        self._hint.setGeometry(page.left() + 48, page.top() + 20, page.width() - 96, hint_px)
        size = self._keys.sizeHint().boundedTo(self.size())
        self._keys.resize(size)
        self._keys.move((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)

    # Moving

    def _begin_with(self, frame_id: str) -> None:
        places = [passage.frame.id for passage in self._passages]
        if frame_id in places:
            self._page.go_to(places.index(FrameId(frame_id)))
            self._show_place()

    def _advance(self) -> None:
        """Start the clock, go on after a question, or go on in the text; one of them at a time."""
        if self._clock.state is State.READY:
            self._start()
        elif self._clock.state is State.PAUSED:
            self._toggle_pause()
        else:
            self._move(self._step(1))

    def _go(self, move: Callable[[], bool], act: Act) -> None:
        """Move by an arrow; one that leads on starts the clock as every advance does."""
        if self._clock.state is State.READY and act in (Act.NEXT_LINE, Act.NEXT_FRAME):
            self._start()
        else:
            self._move(move())

    def _start(self) -> None:
        self._first = self._frame_id()
        self._clock.go(self._first)
        self._page.begin()
        self._hint.hide()
        self._show_times()

    def _step(self, by: int) -> bool:
        return self._page.step_line(by) if self._is_by_line else self._page.step_frame(by)

    def _move(self, has_moved: bool) -> None:
        if has_moved:
            if self._clock.state is not State.READY:
                self._clock.go(self._frame_id())
            self._show_place()

    def _toggle_pause(self) -> None:
        if self._clock.state is State.RUNNING:
            self._clock.pause()
            announce(self, "Paused for a question")
        elif self._clock.state is State.PAUSED:
            self._clock.resume()
            announce(self, "Going on")
        self._show_times()

    def _step_out(self) -> None:
        if self._keys.isVisible():
            self._keys.hide()
        else:
            self.close()

    # Showing

    def _change_look(self, act: Act) -> None:
        match act:
            case Act.LARGER | Act.SMALLER:
                by = 1 if act is Act.LARGER else -1
                self._size = max(0, min(len(look.SCALES) - 1, self._size + by))
                self._page.set_scale(look.SCALES[self._size])
            case Act.AMOUNT:
                amounts = list(Amount)
                self._amount = amounts[(amounts.index(self._amount) + 1) % len(amounts)]
                self._foot.name(Act.AMOUNT, _AMOUNTS[self._amount])
                self.refresh()
            case Act.STEP:
                self._is_by_line = not self._is_by_line
                self._foot.name(Act.STEP, "By line" if self._is_by_line else "By frame")
            case Act.MIRROR:
                self._is_mirrored = not self._is_mirrored
                self._page.set_mirrored(is_mirrored=self._is_mirrored)
                self._foot.check(Act.MIRROR, is_on=self._is_mirrored)
            case Act.KEYS:
                self._keys.setVisible(not self._keys.isVisible())

    def _frame_id(self) -> FrameId:
        return self._passages[self._page.passage].frame.id

    def _show_place(self) -> None:
        at = self._page.passage
        passage = self._passages[at]
        following = self._passages[at + 1] if at + 1 < len(self._passages) else None
        picture = passage.frame.picture
        content = self._session.view.picture_bytes(picture) if picture else None
        self._side.show_passage(passage, following, len(self._passages), content)
        self._show_times()

    def _show_times(self) -> None:
        if not self._passages:
            return
        frame, clock = self._frame_id(), self._clock
        band = self._plan.band(frame, first=self._first)
        has_begun = clock.state is not State.READY
        standing = self._plan.standing(frame, clock.elapsed_ms, first=self._first)
        self._side.show_times(
            Times(
                elapsed_ms=clock.elapsed_ms,
                frame_ms=clock.frame_ms(frame),
                planned_from_ms=band.start_ms,
                planned_to_ms=band.end_ms,
                standing=standing if has_begun else None,
                day_time=datetime.now().astimezone().strftime("%H:%M"),
            )
        )
        places = [passage.frame.id for passage in self._passages]
        first = places.index(self._first) if self._first in places else self._page.passage
        self._strip.show_place(current=self._page.passage, first=first, told_ms=clock.elapsed_ms)
        is_paused = clock.state is State.PAUSED
        self._banner.setVisible(is_paused)
        self._page.cover_foot(HEIGHT_PX + 2 * _BANNER_GAP_PX if is_paused else 0)
        self._foot.name(Act.PAUSE, "Resume" if is_paused else "Pause")
        if is_paused:
            self._banner.show_pause(clock.pause_ms, clock.questions, clock.questions_ms)

    # Slots

    def _on_page_advanced(self) -> None:
        self.act(Act.ON)

    def _on_page_turned_back(self) -> None:
        self.act(Act.BACK)

    def _on_page_scrolled(self, lines: int) -> None:
        if self._clock.state is State.READY:
            return  # The wheel of a mouse that is only pushed aside starts no clock.
        self._move(self._page.step_line(lines))

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN_TABLES:
            self.refresh()


def _monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000
