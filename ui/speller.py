"""Judges spelling for every field of a window: reads the words beside the work, knows the document.

A field finds it at its window (``speller_of``), so that no field has to be handed one.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from narrative_studio.project import ChangeSet
from narrative_studio.spelling.checking import Checker
from narrative_studio.spelling.document_words import TABLES, checker_of
from narrative_studio.spelling.lexicon import Lexicon, language_of, lexicon
from ui.background import Report
from ui.session import Session

_PAUSE_MS: Final = 400
"""What a document knows is read anew only after a pause of its changes."""


class Speller(QObject):
    """The checker of one open document, and the words that the user has it know.

    Signals:
        changed(): other words are known, or checking was switched on or off.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._checker: Checker | None = None
        self._lexicon: Lexicon | None = None
        self._language: str | None = None
        self._is_wanted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._refresh)
        session.changed.connect(self._on_session_changed)

    @property
    def is_on(self) -> bool:
        """Whether words are marked at all."""
        return self._session.settings.values.checks_spelling

    @property
    def checker(self) -> Checker | None:
        """What judges texts now; None while it is switched off or the words are not there yet."""
        return self._checker if self.is_on else None

    @property
    def unchecked_language(self) -> str:
        """The language of the document where there are no words for it, else empty."""
        tag = self._session.view.project.language
        return "" if language_of(tag) is not None else tag or "an unknown language"

    def want(self) -> None:
        """Have the words read beside the work; ``changed`` tells when they are there."""
        if not self._is_wanted and self.is_on:
            self._is_wanted = True
            self._refresh()

    def set_on(self, *, is_on: bool) -> None:
        """Mark words while writing, or no longer; remembered."""
        self._session.settings.change(checks_spelling=is_on)
        self.want()
        self.changed.emit()

    def learn(self, word: str) -> None:
        """Take a word into the user's own dictionary: it is right in every document."""
        known = self._session.settings.values.dictionary
        if word not in known:
            self._session.settings.change(dictionary=(*known, word))
        self._refresh()

    def ignore(self, word: str) -> None:
        """Let a word be right in this document."""
        settings = self._session.settings
        pair = (self._session.view.project.id, word)
        if pair not in settings.values.ignored_words:
            settings.change(ignored_words=(*settings.values.ignored_words, pair))
        self._refresh()

    def _refresh(self) -> None:
        if not self._is_wanted:
            return
        view, values = self._session.view, self._session.settings.values
        language = language_of(view.project.language)
        if language != self._language:
            self._language, self._lexicon = language, None
            if language is not None:
                self._load(language)
        self._checker = checker_of(
            view, self._lexicon, dictionary=values.dictionary, ignored=values.ignored_words
        )
        self.changed.emit()

    def _load(self, language: str) -> None:
        task = self._session.background.start(lambda report: _read(language, report))
        task.finished.connect(self._on_task_finished)
        self._session.background.go(task)

    def _on_task_finished(self, found: tuple[str, Lexicon]) -> None:
        language, words = found
        if language == self._language:
            self._lexicon = words
            self._refresh()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self._is_wanted and changes.tables() & TABLES:
            self._pause.start()


def speller_of(field: QWidget) -> Speller | None:
    """What judges the spelling in a field; None where its window has no document."""
    only_its_own = Qt.FindChildOption.FindDirectChildrenOnly
    found = field.window().findChild(Speller, "", only_its_own)
    return found if isinstance(found, Speller) else None


def _read(language: str, report: Report) -> tuple[str, Lexicon]:
    report(0, 2, "Reading words")
    words = lexicon(language)
    report(1, 2, "Reading words")
    # Sorted for suggestions too, so that the first of them comes at once.
    assert words.by_beginning
    return language, words
