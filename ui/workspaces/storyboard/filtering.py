"""Ties the button, the row and the frames that a filter leaves in sight together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton

from ui.session import Session
from ui.workspaces.storyboard.filter_bar import FilterBar
from ui.workspaces.storyboard.frames_in_sight import FramesInSight


class Filtering(QObject):
    """Opens and closes the row of the filter; a closed row filters nothing.

    Signals:
        changed(): other frames are in sight.
        left(): the keyboard goes back to the frames, as the row was put away or has done its part.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self, session: Session, button: QAbstractButton, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._button = button
        self._is_at_home = True
        self.bar = FilterBar()
        self.bar.hide()
        self._in_sight = FramesInSight(session, self)
        button.clicked.connect(self._on_button_clicked)
        self.bar.changed.connect(self._in_sight.choose)
        self.bar.left.connect(self.close)
        self.bar.done.connect(self._on_bar_done)
        self._in_sight.changed.connect(self._on_in_sight_changed)

    @property
    def frames(self) -> frozenset[str] | None:
        """The frames in sight; None while nothing is filtered."""
        return self._in_sight.frames

    @property
    def leaves_nothing(self) -> bool:
        """Whether the story has frames and the filter leaves none of them."""
        return self.frames is not None and not self.frames

    def set_at_home(self, *, is_at_home: bool) -> None:
        """Whether the view in sight can be filtered; elsewhere the row is not there."""
        self._is_at_home = is_at_home
        self._button.setVisible(is_at_home)
        self.bar.setVisible(is_at_home and self._button.isChecked())

    def open(self) -> None:
        """Show the row and put the keyboard into it."""
        if self._is_at_home:
            self._show(is_shown=True)
            self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """Clear the filter and put its row away."""
        self.bar.clear()
        self._show(is_shown=False)
        self.left.emit()

    def _show(self, *, is_shown: bool) -> None:
        self._button.setChecked(is_shown)
        self.bar.setVisible(is_shown and self._is_at_home)
        self._tell()

    def _tell(self) -> None:
        self.bar.show_story(self._session.story)
        self.bar.show_count(self._in_sight.count, self._in_sight.total)

    def _on_button_clicked(self) -> None:
        if self._button.isChecked():
            self.open()
        else:
            self.close()

    def _on_bar_done(self) -> None:
        if not self.leaves_nothing:
            self.left.emit()

    def _on_in_sight_changed(self) -> None:
        self._tell()
        self.changed.emit()
