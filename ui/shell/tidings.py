"""What an opened document has to tell: words that were saved, copies with news, damage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from narrative_studio.analysis.naming import listed, quoted
from narrative_studio.store.copies import CopyBeside
from narrative_studio.store.drafts import Draft
from ui.copies import news_words
from ui.damage import SealCheck
from ui.session import Session

DOCUMENT_PLACE: Final = ("versions", "document")
"""The room and the view in which the document itself is shown."""


class Tidings(QObject):
    """Tells each of them once, with what can be done about it.

    ``place`` gives room and view that are in sight, ``show`` shows the document, ``verify`` checks
    it.
    """

    def __init__(
        self,
        session: Session,
        *,
        place: Callable[[], tuple[str, str]],
        show: Callable[[], None],
        verify: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._place = place
        self._show = show
        self._verify = verify
        self._told: frozenset[CopyBeside] = frozenset()
        session.copies.looked.connect(self._on_copies_looked)
        self._seals = SealCheck(session, self)
        self._seals.found.connect(self._on_seals_found)

    def begin(self) -> None:
        """Look for what there is to tell."""
        if not self._session.is_shared:  # Else they are what is being typed in the other window.
            self._recover_drafts()
        self._session.copies.look()
        if not self._session.is_shared:
            self._seals.begin()

    def _recover_drafts(self) -> None:
        """Commit what was being typed when the program last ended without closing."""
        count = self._session.attempt(self._session.project.recover_drafts)
        if count:
            cells = "1 field" if count == 1 else f"{count} fields"
            self._session.messages.tell(
                f"Recovered what was being typed in {cells}", action="Undo", act=self._session.undo
            )
        if lost := self._session.project.lost_drafts():
            self._session.messages.tell(
                "What was being typed is kept, but its place has been deleted: "
                f"{listed([quoted(one.text) for one in lost])}",
                action="Copy",
                act=lambda: self._copy(lost),
            )

    def _copy(self, lost: list[Draft]) -> None:
        """Put texts that have no place any more on the clipboard, where they are found from now."""
        QGuiApplication.clipboard().setText("\n\n".join(one.text for one in lost))
        self._session.project.forget_drafts(lost)

    def _on_copies_looked(self) -> None:
        """Offer copies with news, each once."""
        found = self._session.copies.found
        if self._told.issuperset(found):
            return
        self._told |= frozenset(found)
        if self._place() == DOCUMENT_PLACE:
            self._session.messages.tell(news_words(found))  # They stand before the eyes.
        else:
            self._session.messages.tell(news_words(found), action="Look", act=self._show)

    def _on_seals_found(self, words: str) -> None:
        """Say it once, with the way to what exactly it is and what to do about it."""
        self._session.messages.tell(words, action="Verify", act=self._verify)
