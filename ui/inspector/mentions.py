"""Typing @ in a text of a frame or a step offers what can be named; choosing names and links it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from shiboken6 import isValid

from narrative_studio.commands.links import mention
from narrative_studio.model.rows import Row
from ui.inspector.binding import Bases, CellBinding
from ui.inspector.link_picker import LinkPicker
from ui.inspector.link_targets import target_of
from ui.session import Session
from ui.widgets.text_area import TextArea

_BEFORE = " \t\n\u2028\u2029([{\"“‘'*_>-–—/"
"""What may stand before an @ that begins a mention; after a letter it belongs to an address."""

_LOW_LINES = 6


class Mentions(QObject):
    """Watches one field: an @ at the beginning of a word opens the picker.

    The @ itself is not typed: what is chosen takes its place. Closed without a choice, the picker
    gives back the @ and whatever was searched for, so that nothing typed is lost.
    """

    def __init__(self, session: Session, area: TextArea, named: Callable[[Row], object]) -> None:
        """Watch a field; ``named`` stores its text and makes the link to the row."""
        super().__init__(area)
        self._session = session
        self._area = area
        self._named = named
        self._picker: LinkPicker | None = None
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and isinstance(event, QKeyEvent):
            is_at = event.type() == QEvent.Type.KeyPress and event.text() == "@"
            if is_at and begins_word(self._area):
                return self.open_picker() is not None
        picker = self._picker
        if picker is not None and isinstance(event, QKeyEvent) and isValid(picker):
            is_escape = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
            if watched is picker.field and is_escape:
                # What was searched for goes into the text: it is not cleared first.
                picker.close()
                return True
        return False

    def open_picker(self) -> LinkPicker | None:
        """Offer what can be named at the cursor; None while there is nothing to name."""
        self._session.flush()
        whole = self._session.view
        if not (whole.elements or whole.proofs or whole.objections):
            return None
        picker = LinkPicker(whole, frozenset(), self._area)
        picker.setAccessibleName("Mention")
        picker.picked.connect(self._on_picker_picked)
        picker.dropped.connect(self._on_picker_dropped)
        picker.field.installEventFilter(self)
        self._picker = picker
        picker.open_at(self._spot())
        return picker

    def _spot(self) -> QRect:
        """What the picker must leave free on the screen: the line of the cursor, and a low field.

        A headline of two or three lines is read as one; of a script only the line counts.
        """
        port = self._area.viewport()
        line = self._area.cursorRect()
        if self._area.height() <= _LOW_LINES * line.height():
            line.setTop(port.rect().top())
            line.setBottom(port.rect().bottom())
        return QRect(port.mapToGlobal(line.topLeft()), line.size())

    def _insert(self, words: str) -> None:
        self._area.textCursor().insertText(words)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_picker_picked(self, row: Row) -> None:
        self._insert(target_of(row).name)
        self._named(row)

    def _on_picker_dropped(self, searched: str) -> None:
        self._insert(f"@{searched}")


def begins_word(area: TextArea) -> bool:
    """Whether what is typed at the cursor begins a word, as the @ of a mention has to."""
    at = area.textCursor().selectionStart()
    return at == 0 or area.document().characterAt(at - 1) in _BEFORE


def tie_mentions(session: Session, area: TextArea, binding: CellBinding) -> Mentions:
    """Let a field that is bound to a cell of a frame name things."""

    def named(target: Row) -> None:
        def verb(row: Row, column: str, text: str, bases: Bases) -> None:
            mention(
                session.project,
                source=row,
                column=column,
                text=text,
                target=target,
                bases=bases,
                initiator=binding,
            )

        binding.commit_through(verb)

    return Mentions(session, area, named)
