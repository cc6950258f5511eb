"""How much of a frame its card shows, and where: small on the board, large in the grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect

from ui import theme
from ui.theme import Theme, Type
from ui.widgets.badge import BADGE_PX

PAD_PX: Final = 10
TITLE_TOP_PX: Final = 8
TITLE_LINES: Final = 2
TEXT_GAP_PX: Final = 4
SCRIPT_GAP_PX: Final = 8
BOTTOM_PX: Final = 8


@dataclass(frozen=True, slots=True)
class CardPlan:
    """The parts of a card; with ``has_beat`` the beat is named above the headline.

    ``script_lines`` is how many lines of the script are there to read.
    """

    thumbnail_px: int
    text_lines: int
    script_lines: int = 0
    has_beat: bool = False

    def height_px(self, now: Theme) -> int:
        """The height of a card at the font scale in force."""
        height = self._title_top_px(now) + TITLE_LINES * now.line_px(Type.CARD_TITLE)
        height += TEXT_GAP_PX + self.text_lines * now.line_px(Type.SUPPORT)
        if self.script_lines:
            height += SCRIPT_GAP_PX + self.script_lines * now.line_px(Type.SUPPORT)
        return height + TEXT_GAP_PX + now.scaled(BADGE_PX) + BOTTOM_PX

    def title_rect(self, card: QRect) -> QRect:
        """Where the headline of a card is written."""
        now = theme.current()
        return QRect(
            card.left() + PAD_PX,
            card.top() + self._title_top_px(now),
            card.width() - 2 * PAD_PX,
            TITLE_LINES * now.line_px(Type.CARD_TITLE),
        )

    def _title_top_px(self, now: Theme) -> int:
        above = now.line_px(Type.BADGE) if self.has_beat else 0
        return self.thumbnail_px + TITLE_TOP_PX + above


BOARD_CARD: Final = CardPlan(82, 2)
GRID_CARD: Final = CardPlan(112, 3, script_lines=4, has_beat=True)
