"""What each view around the chain is: a page that shows the document and what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView


class AroundPage(QWidget):
    """One view of the tool row.

    Signals:
        picked(object): the ``Row`` to show in the inspector, or None.
        opened(object): the ``Row`` whose inspector is to have the keyboard.
        adding(object, object): what is to be added, as the tool row says it, and the button that
            was pressed.
    """

    picked = Signal(object)
    opened = Signal(object)
    adding = Signal(object, object)

    def show_view(self, view: ProjectView) -> None:
        """Show another state of the document."""
        raise NotImplementedError

    def show_selected(self, row: Row | None) -> None:
        """Show what was selected elsewhere, None for nothing."""

    def keep_selected(self, row: Row | None) -> None:
        """Show what is selected still, now that the document has changed."""
        self.show_selected(row)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the view."""
        self.setFocus(reason)
