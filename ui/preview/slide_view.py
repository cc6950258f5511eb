"""The slides of one frame: the slide itself, its pages, and hints below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exporters.deck.painting.painted import PaintedSlide
from ui.preview.frame_slides import FrameSlides
from ui.preview.hint_rows import HintRows
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton
from ui.widgets.label import TextLabel
from ui.widgets.slide_preview import SlidePreview

_OPENS: Final = "See the slide in large (Space)"
_GAP_PX: Final = 8


class SlideView(QWidget):
    """Follows a frame for as long as it is visible; a click on the slide asks for it in large.

    Signals:
        settled(): another slide is shown, or words in place of one.
        opened(): the slide is to be seen in large.
        passed(int): the slide before the first (-1) or after the last (1) is wanted.
    """

    settled = Signal()
    opened = Signal()
    passed = Signal(int)

    def __init__(
        self,
        session: Session,
        *,
        opens: str = _OPENS,
        has_pager: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.slides = FrameSlides(session, self)
        self._has_pager = has_pager
        self._page = 0
        self._page_of: str | None = None
        self._begins_at_end = False
        self._tallest_px = 0
        self.preview = SlidePreview(self.slides.composer.pictures, opens=opens)
        self.preview.stepped.connect(self.step)
        self.preview.ended.connect(self._on_preview_ended)
        self.preview.opened.connect(self.opened)
        self.back = IconButton("chevron-left", "Slide before", size=ControlSize.TINY)
        self.on = IconButton("chevron-right", "Slide after", size=ControlSize.TINY)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self._place = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, tabular=True, fixed=True)
        self.hints = HintRows()
        self._pager = QWidget()
        pager = QHBoxLayout(self._pager)
        pager.setContentsMargins(0, 0, 0, 0)
        pager.setSpacing(2)
        pager.addStretch(1)
        for part in (self.back, self._place, self.on):
            pager.addWidget(part)
        pager.addStretch(1)
        self._pager.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP_PX)
        column.addWidget(self.preview)
        column.addWidget(self._pager)
        column.addWidget(self.hints)
        self.slides.settled.connect(self._show)

    @property
    def slide(self) -> PaintedSlide | None:
        """The slide that is shown."""
        return self.preview.slide

    @property
    def pages(self) -> int:
        """How many slides the frame becomes; 0 while there are none."""
        found = self.slides.preview
        return len(found.slides) if found is not None else 0

    @property
    def place(self) -> str:
        """``2 of 3`` where there are several slides."""
        return self._place.text()

    @property
    def page(self) -> int:
        """Which of the slides of the frame is shown, from 0."""
        return self._page

    @property
    def below_px(self) -> int:
        """How much room the hints below the slide take."""
        if self.hints.isHidden():
            return 0
        return _GAP_PX + self.hints.heightForWidth(self.width())

    def show_frame(self, frame: str | None, *, at_end: bool = False) -> None:
        """Follow another frame, at its last slide where ``at_end``; None for none."""
        self._begins_at_end = at_end
        self.slides.show_frame(frame)

    def step(self, by: int) -> None:
        """Show another slide of the frame; past its ends it is for others to go on."""
        page = self._page + by
        if 0 <= page < self.pages:
            self._page = page
            self._show()
        elif self.pages:
            self.passed.emit(-1 if by < 0 else 1)

    def set_tallest(self, height_px: int) -> None:
        """Let the slide be no higher than this, 0 for as high as its width asks for."""
        if height_px != self._tallest_px:
            self._tallest_px = height_px
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.slides.set_active(is_active=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.slides.set_active(is_active=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self) -> None:
        found = self.slides.preview
        if found is None:
            self.preview.show_words(self.slides.words)
            self.hints.show_hints(())
        else:
            if found.frame != self._page_of:
                self._page = len(found.slides) - 1 if self._begins_at_end else 0
                self._page_of = found.frame
            self._page = min(self._page, len(found.slides) - 1)
            hints, trouble = found.hints, self.slides.trouble
            self.hints.show_hints(hints, trouble)
            self.preview.show_slide(
                found.slides[self._page],
                count=self.slides.composer.slides_told,
                remarks="\n".join(self.hints.words),
            )
        self._show_pager()
        self._fit()
        self.settled.emit()

    def _show_pager(self) -> None:
        self._place.setText(f"{self._page + 1} of {self.pages}")
        for button, is_on in (
            (self.back, self._page > 0),
            (self.on, self._page < self.pages - 1),
        ):
            if button.hasFocus() and not is_on:
                self.preview.setFocus()
            button.setEnabled(is_on)
        self._pager.setVisible(self._has_pager and self.pages > 1)

    def _fit(self) -> None:
        height = self.preview.height_for(self.width())
        self.preview.setFixedHeight(min(height, self._tallest_px or height))

    def _on_preview_ended(self, way: int) -> None:
        self.step(-self._page if way < 0 else self.pages - 1 - self._page)
