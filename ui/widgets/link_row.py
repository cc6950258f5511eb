"""Asks where a link leads, in a row under the field that the link stands in."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.styling.buttons import ControlSize
from ui.widgets.buttons import SecondaryButton
from ui.widgets.labelled_field import ErrorLine
from ui.widgets.line_edit import LineEdit
from ui.widgets.scroll_box import reveal

_MAILBOX: Final = re.compile(r"^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$")
_SITE: Final = re.compile(r"^[\w-]+(\.[\w-]+)*\.[^\W\d_]{2,}(:\d+)?([/?#]\S*)?$")
_ENCODED: Final = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def address_of(typed: str) -> str:
    """Return what was typed as an address: a bare site leads to https, a mailbox to mailto.

    Characters that would end a Markdown link are encoded.
    """
    address = typed.strip()
    if _MAILBOX.match(address):
        address = f"mailto:{address}"
    elif _SITE.match(address):
        address = f"https://{address}"
    return address.translate(_ENCODED)


class LinkRow(QWidget):
    """The address of one link; Enter applies it, Esc leaves everything as it is.

    An empty address is applied too: it takes away a link that is there.

    Signals:
        applied(str): the address, which may be followed; empty for no link.
        left(): the row was closed without a change.
    """

    applied = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = LineEdit(
            name="Address of the link",
            placeholder="Web or mail address",
            size=ControlSize.SMALL,
        )
        self._error = ErrorLine()
        apply = SecondaryButton("Apply", size=ControlSize.SMALL)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._field, 1)
        line.addWidget(apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._error)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._field.edited.connect(self._on_field_edited)
        self._field.refused.connect(self._error.set_message)
        apply.clicked.connect(self._apply)
        self.hide()

    @property
    def field(self) -> LineEdit:
        """The field of the address."""
        return self._field

    def open(self, address: str) -> None:
        """Show the row with an address, all of it selected, and give it the keyboard."""
        self._field.set_wrong("")
        self._field.setText(address)
        self._field.selectAll()
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in _ENTER:
            self._apply()
        else:
            super().keyPressEvent(event)

    def _apply(self) -> None:
        # Reading Markdown costs tens of milliseconds to import, and links are rare.
        from narrative_studio.safe_links import is_safe_link

        address = address_of(self._field.text())
        if address and not is_safe_link(address):
            self._field.set_wrong("Links lead to http, https, mailto or frame addresses")
            reveal(self)
            return
        self.hide()
        self.applied.emit(address)

    def _on_field_edited(self) -> None:
        self._field.set_wrong("")
