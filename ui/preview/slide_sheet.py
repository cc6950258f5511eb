"""The slide of a frame in large, over the window; Esc closes it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.model.storyboard import Frame
from ui.models.frame_cards import frame_label
from ui.preview.slide_view import SlideView
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton
from ui.widgets.label import TextLabel
from ui.widgets.panel import Ground
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 1760
_HEIGHT_PX: Final = 1080
_MARGIN_PX: Final = 20


class _Stage(Ground):
    """Gives the slide all the room that its hints leave it."""

    def __init__(self, view: SlideView) -> None:
        super().__init__(Role.WINDOW)
        self._view = view
        view.settled.connect(self._fit)
        inset = QVBoxLayout(self)
        inset.setContentsMargins(*(_MARGIN_PX,) * 4)
        inset.addWidget(view)
        inset.addStretch(1)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH_PX, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = self.height() - 2 * _MARGIN_PX - self._view.below_px
        self._view.set_tallest(max(1, height))


class SlideSheet(Sheet):
    """Shows the slides of the story one by one; the selection goes with them."""

    def __init__(self, host: QWidget, session: Session, frame: str) -> None:
        super().__init__(host, "Slide", width_px=_WIDTH_PX, height_px=_HEIGHT_PX)
        self._session = session
        self.view = SlideView(session, opens="", has_pager=False)
        self.set_body(_Stage(self.view))
        self.back = IconButton("chevron-left", "Slide before", shortcut="Left")
        self.on = IconButton("chevron-right", "Slide after", shortcut="Right")
        self._where = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, tabular=True)
        for part in (self.back, self.on):
            self.foot_layout.addWidget(part)
        self.foot_layout.addWidget(self._where, 1)
        self.back.clicked.connect(lambda: self.view.step(-1))
        self.on.clicked.connect(lambda: self.view.step(1))
        self.view.passed.connect(self._on_view_passed)
        self.view.settled.connect(self._show_place)
        session.changed.connect(self._on_session_changed)
        self.view.show_frame(frame)
        self._show_place()

    @property
    def frame(self) -> str | None:
        """The frame whose slide is shown."""
        return self.view.slides.frame

    @property
    def place(self) -> str:
        """Where in the story and in the deck the slide stands."""
        return self._where.text()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.view.preview)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def _frames(self) -> list[str]:
        """The frames that have slides, as they stand in the deck: backups at its end."""
        told = self._session.telling
        return [] if told is None else [one.id for one in (*told.frames, *told.backups)]

    def _neighbour(self, by: int) -> str | None:
        frames = self._frames()
        if self.frame not in frames:
            return None
        at = frames.index(self.frame) + by
        return frames[at] if 0 <= at < len(frames) else None

    def _show_place(self) -> None:
        session, frame = self._session, self._session.view.frames.get(self.frame or "")
        story, slide = session.telling, self.view.slide
        if frame is None or story is None:
            return
        self.set_subtitle(f"{frame_label(story, frame.id)} · {frame.headline}".rstrip(" ·"))
        words = ""
        if slide is not None:
            count = self.view.slides.composer.slides_told
            of_all = f" of {count}" if count and not slide.is_hidden else ""
            words = "Backup: hidden in the deck" if slide.is_hidden else f"{slide.number}{of_all}"
            if self.view.pages > 1:
                words += f" · {self.view.place} of this frame"
        self._where.setText(words)
        is_first = self.view.page == 0
        is_last = self.view.page >= self.view.pages - 1
        for button, is_on in (
            (self.back, not is_first or self._neighbour(-1) is not None),
            (self.on, not is_last or self._neighbour(1) is not None),
        ):
            if button.hasFocus() and not is_on:
                self.view.preview.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(is_on)

    # Slots

    def _on_view_passed(self, by: int) -> None:
        frame = self._neighbour(by)
        if frame is not None:
            self.view.show_frame(frame, at_end=by < 0)
            self._session.select(Frame.table, [frame], initiator=self)

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        if self.frame is not None and self.frame not in self._session.view.frames:
            self.close_sheet()


def open_slide(window: QWidget, session: Session, frame: str) -> SlideSheet:
    """Show the slide of a frame over the window, with all that is being typed."""
    sheet = SlideSheet(window, session, frame)
    sheet.open()
    return sheet
