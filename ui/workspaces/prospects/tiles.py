"""The four tiles above the results: progress, the rule, the caution beside it, who counts."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.model.prospects import Answer
from narrative_studio.results.outcomes import Verdicts
from ui import theme
from ui.theme import Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel

_INTERIM: Final = Badge("Interim", Tone.INFO, "hourglass")
_RULE: Final = {
    Answer.YES: ("circle-check", Role.GOOD),
    Answer.NO: ("circle-dashed", Role.TEXT2),
    Answer.UNKNOWN: ("help", Role.TEXT2),
}
_FOUR_FROM_PX: Final = 920


class Tile(Panel):
    """A title with a sign before it, and a sentence."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = BadgeLabel(_INTERIM)
        self._badge.hide()
        self._icon = IconMark(icon, size_px=16, role=Role.TEXT2)
        self._title = TextLabel(use=Type.BODY_STRONG, lines=2)
        self._words = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._badge)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """All that it says."""
        return f"{self._title.text()}. {self._words.text()}"

    def show_words(self, title: str, words: str, *, is_interim: bool = False) -> None:
        """Say something else."""
        self._title.setText(title)
        self._words.setText(words)
        self._badge.setVisible(is_interim)
        self._icon.setVisible(not is_interim)
        spoken = f"Interim, {title}" if is_interim else title
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(words)

    def show_sign(self, icon: str, role: Role) -> None:
        """Show another sign."""
        self._icon.set_icon(icon, role)


class Tiles(QWidget):
    """Four in a row, or two in each of two where the view is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = Tile("flag")
        self.rule = Tile("circle-check")
        self.caution = Tile("alert-circle")
        self.counting = Tile("users")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._across = 0
        self.arrange(theme.current().scaled(_FOUR_FROM_PX))

    def show_verdicts(self, verdicts: Verdicts) -> None:
        """Say what may be concluded."""
        is_interim = verdicts.gate.is_interim
        self.progress.show_words(*verdicts.progress, is_interim=is_interim)
        self.rule.show_words(*verdicts.rule)
        self.rule.show_sign(*_RULE[verdicts.passes])
        self.caution.show_words(*verdicts.caution)
        is_clear = verdicts.gate.is_proof
        self.caution.show_sign(
            "circle-check" if is_clear else "alert-circle", Role.GOOD if is_clear else Role.WARN
        )
        self.counting.show_words(*verdicts.counting)

    def arrange(self, width_px: int) -> None:
        """Put them beside each other as far as they fit."""
        across = 4 if width_px >= theme.current().scaled(_FOUR_FROM_PX) else 2
        if across == self._across:
            return
        self._across = across
        for place, tile in enumerate((self.progress, self.rule, self.caution, self.counting)):
            self._grid.addWidget(tile, place // across, place % across)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
