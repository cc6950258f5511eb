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
TIGHT_GAP_PX: Final = 2
"""The least gap between headline and key message, where that makes room for one more line."""
SCRIPT_GAP_PX: Final = 8
BOTTOM_PX: Final = 8


@dataclass(frozen=True, slots=True)
class CardPlan:
    """The parts of a card; with ``has_beat`` the beat is named above the headline.

    ``script_lines`` is how many lines of the script are there to read. While the headline
    ``is_edited`` it keeps to the lines that its field covers.
    """

    thumbnail_px: int
    text_lines: int
    script_lines: int = 0
    has_beat: bool = False
    is_edited: bool = False

    def height_px(self, now: Theme) -> int:
        """The height of a card at the font scale in force."""
        height = self._title_top_px(now) + TITLE_LINES * now.line_px(Type.CARD_TITLE)
        height += TEXT_GAP_PX + self.text_lines * now.line_px(Type.SUPPORT)
        if self.script_lines:
            height += SCRIPT_GAP_PX + self.script_lines * now.line_px(Type.SUPPORT)
        return height + TEXT_GAP_PX + now.scaled(BADGE_PX) + BOTTOM_PX

    def shared_lines(self, title: int, text: int, now: Theme) -> tuple[int, int]:
        """How many lines headline and key message get that would take so many.

        What one of them leaves free goes to the other, the headline first.
        """
        if self.is_edited:
            return min(title, TITLE_LINES), min(text, self.text_lines)
        title_px, text_px = now.line_px(Type.CARD_TITLE), now.line_px(Type.SUPPORT)
        room_px = TITLE_LINES * title_px + TEXT_GAP_PX + self.text_lines * text_px
        kept = min(text, self.text_lines)
        left_px = room_px - (kept * text_px + TIGHT_GAP_PX if kept else 0)
        titles = min(title, max(TITLE_LINES, left_px // title_px))
        left_px = room_px - titles * title_px - TIGHT_GAP_PX
        return titles, min(text, max(kept, left_px // text_px))

    def text_gap_px(self, titles: int, texts: int, now: Theme) -> int:
        """The gap between so many lines of headline and of key message."""
        room_px = TITLE_LINES * now.line_px(Type.CARD_TITLE) + TEXT_GAP_PX
        room_px += self.text_lines * now.line_px(Type.SUPPORT)
        used_px = titles * now.line_px(Type.CARD_TITLE) + texts * now.line_px(Type.SUPPORT)
        return min(TEXT_GAP_PX, max(TIGHT_GAP_PX, room_px - used_px))

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
