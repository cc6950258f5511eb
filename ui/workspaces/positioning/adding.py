"""Adding an element, a proof, an objection or what stands around them, under a name of its own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.rows import Row
from ui.inspector.element.kinds import KIND_WORDS
from ui.workspaces.positioning.acts import Acts
from ui.workspaces.positioning.add_popup import AddPopup
from ui.workspaces.positioning.around import ADD_WORDS, AroundPages

_WORDS: Final[dict[type, tuple[str, str, str]]] = {
    **ADD_WORDS,
    Proof: (
        "Add a proof",
        "What makes a claim believed: a quote, a number, a case.",
        "Set up in three days",
    ),
    Objection: (
        "Add an objection",
        "What a prospect may hold against the story, in their words.",
        "We already have a tool for that",
    ),
}
"""What is asked when one of these is added: title, hint and example."""


class Adding(QObject):
    """Asks for a name below the button that adds, and adds.

    Signals:
        added(object): the ``Row`` that was made, to be shown.
        ended(object): no more is added; the ``Row`` that was made last.
    """

    added = Signal(object)
    ended = Signal(object)

    def __init__(self, acts: Acts, around: AroundPages, button: QWidget) -> None:
        super().__init__(button)
        self._acts = acts
        self._around = around
        self._button = button
        self._popup: AddPopup | None = None
        self._made: Row | None = None

    @property
    def popup(self) -> AddPopup | None:
        """The pop-up that was opened last."""
        return self._popup

    def ask(self, what: object, button: QWidget | None = None) -> None:
        """Ask for the name of something; a kind of element, or the class of a row.

        The name is asked for below the ``button`` that was pressed, else below that of the room.
        """
        below = button or self._button
        if isinstance(what, ElementKind):
            words = KIND_WORDS[what]
            self._open(below, words.add, words.check, words.example, what)
        elif isinstance(what, type) and what in _WORDS:
            self._open(below, *_WORDS[what], what)

    def _open(self, below: QWidget, title: str, hint: str, example: str, what: object) -> None:
        popup = AddPopup(title, hint, example, below.window())
        popup.added.connect(lambda name: self._add(what, name))
        popup.closed.connect(self._on_popup_closed)
        self._made = None
        window = below.window()
        is_right = below.mapTo(window, below.rect().center()).x() > window.width() // 2
        mirrored = below.layoutDirection() == Qt.LayoutDirection.RightToLeft
        popup.open_below(below, popup.field, at_end=is_right != mirrored)
        self._popup = popup

    def _add(self, what: object, name: str) -> None:
        made: Row | None
        if isinstance(what, ElementKind):
            made = self._acts.add(what, name)
        elif what in ADD_WORDS:
            made = self._around.add(what, name)
        else:
            made = self._acts.add_evidence(Proof.table if what is Proof else Objection.table, name)
        if made is not None:
            self._made = made
            self.added.emit(made)
            if self._popup is not None:
                # Showing it may have moved the keyboard, which waits for the next name.
                self._popup.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_popup_closed(self) -> None:
        self._popup = None
        if self._made is not None:
            self.ended.emit(self._made)
