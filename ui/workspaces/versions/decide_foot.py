"""The foot of the panel in which people decide: who does, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.model.people import Person
from narrative_studio.store.misalignments import Misalignment
from ui.theme import Role, Type
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.workspaces.versions.choices import MERGED
from ui.workspaces.versions.decide_cards import WordingCards


class DecideFoot(QWidget):
    """Says who decides by which right, and what the strong button will do.

    Signals:
        decided(): the chosen wording is to stand.
        edited(): it is to be written on first.
        left_open(): nothing is decided now.
        kept(): the deletion is to stay.
        restored(): the deletion is to be taken back.
    """

    decided = Signal()
    edited = Signal()
    left_open = Signal()
    kept = Signal()
    restored = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar("")
        self._who = TextLabel(use=Type.BODY_STRONG, fixed=True)
        self._rule = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=2)
        self.edit = QuietButton("Edit this wording", icon="pencil")
        self.later = SecondaryButton("Leave open")
        self.keep = SecondaryButton("Keep deleted")
        self.restore = SecondaryButton("Restore")
        self.decide = PrimaryButton("Decide")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._avatar)
        row.addWidget(self._who)
        row.addWidget(self._rule, 1)
        for button, told in (
            (self.edit, self.edited),
            (self.later, self.left_open),
            (self.keep, self.kept),
            (self.restore, self.restored),
            (self.decide, self.decided),
        ):
            row.addWidget(button)
            button.clicked.connect(told)

    def show_deletion(self) -> None:
        """Offer what can be done with a deletion."""
        self._turn(is_wording=False)
        self._avatar.hide()
        self._who.hide()
        self._rule.setText("What was deleted stays in the history either way.")

    def show_wordings(
        self, case: Misalignment, cards: WordingCards, by: Person | None, *, is_me: bool
    ) -> None:
        """Say who decides a misalignment, ``by`` None for anybody, and for what is decided now."""
        self._turn(is_wording=True)
        self._avatar.setVisible(by is not None)
        self._avatar.set_name(by.name if by is not None else "")
        self._who.setVisible(by is not None)
        self._who.setText("You decide" if is_me else f"{by.name} decides" if by else "")
        lead = "as approver. " if by else "No approver is named, so anybody may decide. "
        count = "Both" if len(case.wordings) == 2 else "All"
        choice = cards.choice
        rest = choice.hint if choice is not None else ""
        self._rule.setText(lead + (rest or f"{count} wordings stay in the history."))
        self.edit.setVisible(cards.own is not None and choice is not None)
        self.decide.setText(_decide_words(cards, by if not is_me else None))
        self.decide.setEnabled(cards.has_choice)

    def _turn(self, *, is_wording: bool) -> None:
        self.decide.setVisible(is_wording)
        self.edit.setVisible(is_wording)
        self.keep.setVisible(not is_wording)
        self.restore.setVisible(not is_wording)


def _decide_words(cards: WordingCards, other: Person | None) -> str:
    """What the strong button does; ``other`` is the approver where that is somebody else."""
    if other is not None:
        return f"Record {_first(other.name)}’s decision"
    choice = cards.choice
    if choice is not None and choice.key == MERGED:
        return "Decide for the merged proposal"
    if choice is not None:
        return f"Decide for {_first(choice.person)}’s wording"
    return "Decide for this wording" if cards.has_choice else "Choose a wording"


def _first(name: str) -> str:
    return name.split()[0] if name.split() else name
