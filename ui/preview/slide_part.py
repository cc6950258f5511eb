"""The section Slide of an inspector: what the frame will be in the deck."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.preview.slide_sheet import open_slide
from ui.preview.slide_view import SlideView
from ui.session import Session
from ui.widgets.badge import Badge, Tone
from ui.widgets.section import Section

_HIDDEN: Final = Badge("Backup: hidden in the deck", Tone.NEUTRAL, "eye-off")


class SlidePart(Section):
    """Open or closed everywhere alike, as it was left."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Slide", parent=parent)
        self._session = session
        self._is_hidden = False
        self.view = SlideView(session)
        self.body_layout.addWidget(self.view)
        self._composer = self.view.slides.composer
        self.set_open(self._composer.is_shown)
        self.toggled.connect(self._on_toggled)
        self._composer.shown_changed.connect(self.set_open)
        self.view.settled.connect(self._on_view_settled)
        self.view.opened.connect(self._on_view_opened)

    def show_frame(self, frame: str | None) -> None:
        """Show what another frame becomes."""
        self.view.show_frame(frame)

    def prepare(self) -> None:
        """Have ready what the first slide takes long for."""
        self._composer.prepare()

    def _on_toggled(self, is_open: bool) -> None:
        self._composer.set_shown(is_shown=is_open)
        self._say()

    def _on_view_settled(self) -> None:
        self._say()

    def _on_view_opened(self) -> None:
        frame = self.view.slides.frame
        if frame is not None:
            open_slide(self.window(), self._session, frame)

    def _say(self) -> None:
        """Say at the end of the head where in the deck the slides stand."""
        found = self.view.slides.preview if self.is_open else None
        slides = found.slides if found is not None else ()
        is_hidden = bool(slides) and slides[0].is_hidden
        if is_hidden != self._is_hidden:
            self._is_hidden = is_hidden
            self.set_badge(_HIDDEN if is_hidden else None)
        if not slides or is_hidden:
            self.set_summary("")
            return
        first, last = slides[0].number, slides[-1].number
        count = self._composer.slides_told
        numbers = f"{first}–{last}" if last > first else str(first)
        self.set_summary(f"{numbers} of {count}" if count else numbers)
