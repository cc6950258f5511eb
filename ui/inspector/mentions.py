"""Typing @ in a text offers what can be named there; choosing names it, and links it in a frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from shiboken6 import isValid

from narrative_studio.commands.links import mention
from narrative_studio.commands.people import add_person
from narrative_studio.model.people import Person
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from ui.inspector.binding import Bases, CellBinding
from ui.inspector.link_picker import LinkPicker
from ui.inspector.link_targets import people_of, target_of
from ui.session import Session
from ui.widgets.text_area import TextArea

_BEFORE = " \t\n\u2028\u2029([{\"“‘'*_>-–—/"
"""What may stand before an @ that begins a mention; after a letter it belongs to an address."""

_LOW_LINES = 6


class AtSign(QObject):
    """Watches one field: an @ at the beginning of a word opens a picker at the cursor.

    The @ itself is not typed: what is chosen takes its place. Closed without a choice, the picker
    gives back the @ and whatever was searched for, so that nothing typed is lost.
    """

    def __init__(self, session: Session, area: TextArea) -> None:
        super().__init__(area)
        self._session = session
        self._area = area
        self._picker: LinkPicker | None = None
        self._is_typed = True
        area.installEventFilter(self)

    def make_picker(self, whole: ProjectView) -> LinkPicker | None:
        """Offer what can be named; None while there is nothing to name."""
        raise NotImplementedError

    def choose(self, row: Row) -> None:
        """Name what was chosen."""
        raise NotImplementedError

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

    def open_picker(self, *, is_typed: bool = True) -> LinkPicker | None:
        """Offer what can be named at the cursor; None while there is nothing to name.

        Not ``is_typed`` it was asked for without an @, and none comes back.
        """
        self._session.flush()
        picker = self.make_picker(self._session.view)
        if picker is None:
            return None
        picker.setAccessibleName("Mention")
        picker.picked.connect(self.choose)
        picker.dropped.connect(self._on_picker_dropped)
        picker.field.installEventFilter(self)
        self._picker, self._is_typed = picker, is_typed
        picker.open_at(self._spot())
        return picker

    def insert(self, words: str) -> None:
        """Write at the cursor, where typing goes on."""
        self._area.textCursor().insertText(words)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _on_picker_dropped(self, searched: str) -> None:
        self.insert(f"@{searched}" if self._is_typed else "")


class Mentions(AtSign):
    """Names elements, proofs and objections in a text of a frame or a step."""

    def __init__(self, session: Session, area: TextArea, named: Callable[[Row], object]) -> None:
        """Watch a field; ``named`` stores its text and makes the link to the row."""
        super().__init__(session, area)
        self._named = named

    def make_picker(self, whole: ProjectView) -> LinkPicker | None:
        if not (whole.elements or whole.proofs or whole.objections):
            return None
        return LinkPicker(whole, frozenset(), self._area)

    def choose(self, row: Row) -> None:
        self.insert(target_of(row).name)
        self._named(row)


class PeopleMentions(AtSign):
    """Names people in a comment: whoever is chosen stands there as @name, and may be new here."""

    def make_picker(self, whole: ProjectView) -> LinkPicker | None:
        if not any(person.name for person in whole.people.values()):
            return None
        picker = LinkPicker(
            whole,
            frozenset(),
            self._area,
            groups=people_of,
            hint="Find or name a person",
            makes=Person.table,
        )
        picker.made.connect(self._on_picker_made)
        return picker

    def choose(self, row: Row) -> None:
        gap = "" if begins_word(self._area) else " "
        self.insert(f"{gap}@{target_of(row).name} ")

    def _on_picker_made(self, name: str) -> None:
        project = self._session.project
        made = self._session.attempt(lambda: add_person(project, name=name))
        if made is not None:
            self.choose(made)


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
