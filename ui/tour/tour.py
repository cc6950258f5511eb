"""Leads through the window, stop by stop, while everything in it can be used."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from narrative_studio.model.storyboard import Frame
from ui.studio_page import StudioPage
from ui.tour.coach_card import CoachCard, Ring, ring_of
from ui.tour.stops import STOPS, Stop


class Tour(QObject):
    """One tour of a page, over its window; nothing moves by itself.

    Signals:
        ended(): it was left, or gone through.
    """

    ended = Signal()

    def __init__(self, window: QWidget, page: StudioPage) -> None:
        super().__init__(page)
        self._window = window
        self._page = page
        self._at = 0
        self._ring = Ring(window)
        self._card = CoachCard(window)
        self._card.stepped.connect(self._on_card_stepped)
        self._card.left.connect(self.end)
        window.installEventFilter(self)
        page.installEventFilter(self)

    @property
    def card(self) -> CoachCard:
        """The card that is shown."""
        return self._card

    @property
    def ring(self) -> Ring:
        """The ring around what it points at."""
        return self._ring

    @property
    def stop(self) -> Stop:
        """Where the tour is."""
        return STOPS[self._at]

    def begin(self) -> None:
        """Show the first stop."""
        self._show()

    def end(self) -> None:
        """Take the card away and give the keyboard to the room."""
        self._window.removeEventFilter(self)
        self._page.removeEventFilter(self)
        for part in (self._card, self._ring):
            part.hide()
            part.deleteLater()
        if self._page.isVisible():
            self._page.workspace.focus_view(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._place)
        elif watched is self._page and event.type() == QEvent.Type.Hide:
            self.end()  # The document gives way to something else.
        return False

    def _on_card_stepped(self, step: int) -> None:
        following = self._at + step
        if following >= len(STOPS):
            self.end()
        elif following >= 0:
            self._at = following
            self._show()

    def _show(self) -> None:
        stop = self.stop
        if self._page.workspace.id != stop.room:
            self._page.go(stop.room)
        if stop.part == "inspector":
            self._choose_a_frame()
        self._card.show_stop(stop, self._at + 1, len(STOPS))
        self._place()
        # Once more when the room has been laid out.
        QTimer.singleShot(0, self, self._place)

    def _choose_a_frame(self) -> None:
        """Have something to look at where the words are of what is chosen."""
        session = self._page.workspace.session
        if session.story is not None and session.story.frames and not session.selection.ids:
            session.select(Frame.table, [session.story.frames[0].id])

    def _place(self) -> None:
        target = self._page.part(self.stop.part)
        spot = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        self._ring.setGeometry(ring_of(spot, self._window.rect()))
        self._ring.show()
        self._ring.raise_()
        self._card.stand_by(spot)
        self._card.raise_()
