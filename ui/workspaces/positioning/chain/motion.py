"""Lets cards glide to the places that a change has given them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from ui import theme
from ui.theme import MOTION_REORDER_MS
from ui.workspaces.positioning.chain.board import Board
from ui.workspaces.positioning.chain.model import Place
from ui.workspaces.positioning.chain.sight import Sight


class ChainMotion(QObject):
    """Shifts cards from where they were; the shifts shrink to nothing within 200 ms.

    Only cards that stay in their component glide. Under reduced motion none does.
    """

    def __init__(self, sight: Sight, repaint: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._sight = sight
        self._repaint = repaint
        self._starts: dict[Place, int] = {}
        self._places: dict[str, Place] | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_animation_value_changed)
        self._animation.finished.connect(self._on_animation_finished)

    @property
    def is_running(self) -> bool:
        """Whether cards are on their way."""
        return bool(self._sight.shifts)

    def follow(self, board: Board) -> None:
        """Take note of where the cards are now, and let those glide that were elsewhere."""
        places: dict[str, Place] = {
            card.element.id: (column, row)
            for column, cards in enumerate(board.columns)
            for row, card in enumerate(cards)
        }
        before, self._places = self._places, places
        self._animation.stop()
        self._sight.shifts = {}
        duration_ms = theme.current().motion_ms(MOTION_REORDER_MS)
        if before is None or not duration_ms:
            return
        pitch = self._sight.geometry.pitch_px
        self._starts = {
            place: (before[card][1] - place[1]) * pitch
            for card, place in places.items()
            if card in before and before[card][0] == place[0] and before[card] != place
        }
        if self._starts:
            self._sight.shifts = dict(self._starts)
            self._animation.setDuration(duration_ms)
            self._animation.start()

    def _on_animation_value_changed(self, part: float) -> None:
        self._sight.shifts = {place: round(start * part) for place, start in self._starts.items()}
        self._repaint()

    def _on_animation_finished(self) -> None:
        self._sight.shifts = {}
        self._repaint()
