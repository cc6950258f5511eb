"""A button that says which of some words are chosen, and lets them be ticked in a menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.styling.buttons import ControlSize
from ui.widgets.buttons import SecondaryButton


@dataclass(frozen=True, slots=True)
class Word:
    """One word that can be ticked; ``about`` stands behind it in the menu."""

    key: str
    text: str
    is_on: bool = False
    about: str = ""


class WordMenuButton(SecondaryButton):
    """Names what is ticked, after ``prefix``; ``none`` where nothing is.

    Signals:
        ticked(str, bool): the word of that key was ticked, or not any more.
    """

    ticked = Signal(str, bool)

    def __init__(
        self,
        name: str,
        none: str,
        *,
        size: ControlSize = ControlSize.SMALL,
        icon: str = "",
        prefix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(none, size=size, icon=icon, parent=parent)
        self._name = name
        self._none = none
        self._prefix = prefix
        self._words: tuple[Word, ...] = ()
        menu = QMenu(self)
        menu.aboutToShow.connect(self._on_menu_about_to_show)
        self.setMenu(menu)
        self.show_words(())

    @property
    def words(self) -> tuple[Word, ...]:
        """What can be ticked."""
        return self._words

    def show_words(self, words: Sequence[Word], *, said: str = "") -> None:
        """Offer other words; ``said`` names those that are ticked in fewer words."""
        self._words = tuple(words)
        said = said or ", ".join(word.text for word in words if word.is_on)
        text = f"{self._prefix}{said}" if said else self._none
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {said or 'none'}")
        self.setToolTip(said)

    def fill(self, menu: QMenu) -> None:
        """Put the words into a menu."""
        menu.clear()
        for word in self._words:
            about = f"\t{word.about}" if word.about else ""
            entry = menu.addAction(f"{word.text}{about}".replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(word.is_on)
            entry.triggered.connect(
                lambda is_on=False, key=word.key: self.ticked.emit(key, bool(is_on))
            )
        if not self._words:
            menu.addAction("Nothing to choose from yet").setEnabled(False)

    def _on_menu_about_to_show(self) -> None:
        self.fill(self.menu())
