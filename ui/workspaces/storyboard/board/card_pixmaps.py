"""Cards at rest, painted once: scrolling lays down what was painted before."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPixmap

from ui import painting, theme
from ui.models.frame_cards import Card
from ui.models.storyboard_places import PlaceKind
from ui.models.thumbnails import Thumbnails
from ui.workspaces.storyboard.board.card_painter import AT_REST, paint_card, paint_content
from ui.workspaces.storyboard.board.card_plan import BOARD_CARD, CardPlan

MOST_BYTES: Final = 12 * 1024 * 1024
"""What all remembered cards may take together on an ordinary screen: more than a large one shows.

On a finer screen it is as many cards, which take more.
"""
_EDGE_PX: Final = 3

_Key = tuple[Card, int, int, float, CardPlan]


class CardPixmaps:
    """Remembers painted cards within bounds; a switch of the theme forgets them all."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        self._thumbnails = thumbnails
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._blanks: dict[tuple[int, int, float], QPixmap] = {}

    def clear(self) -> None:
        """Forget everything, for the look has changed."""
        self._kept.clear()
        self._blanks.clear()
        self._bytes = 0

    def forget_picture(self, picture: str) -> None:
        """Forget the cards that were painted while their picture was still being read."""
        for key in [key for key in self._kept if key[0].picture == picture]:
            self._bytes -= _cost(self._kept.pop(key))

    def paint(
        self, painter: QPainter, rect: QRect, card: Card, *, plan: CardPlan = BOARD_CARD
    ) -> None:
        """Paint a card at rest into ``rect``, with the edges below it."""
        ratio = painter.device().devicePixelRatio()
        key = (card, rect.width(), rect.height(), ratio, plan)
        pixmap = self._kept.get(key)
        if pixmap is None:
            pixmap = self._painted(rect.size(), card, ratio, plan=plan)
            self._kept[key] = pixmap
            self._bytes += _cost(pixmap)
            while self._bytes > MOST_BYTES * ratio * ratio and len(self._kept) > 1:
                _key, oldest = self._kept.popitem(last=False)
                self._bytes -= _cost(oldest)
        else:
            self._kept.move_to_end(key)
        painter.drawPixmap(rect.topLeft(), pixmap)

    def _painted(
        self, size: QSize, card: Card, ratio: float, *, plan: CardPlan = BOARD_CARD
    ) -> QPixmap:
        pixmap = QPixmap(self._blank(size, ratio))
        painter = QPainter(pixmap)
        place = QRect(QPoint(0, 0), size)
        if card.kind is PlaceKind.FRAME:
            paint_content(painter, place, card, self._thumbnails, plan=plan)
        else:
            painter.fillRect(pixmap.rect(), theme.current().window)
            paint_card(painter, place, card, AT_REST, self._thumbnails)
        painter.end()
        return pixmap

    def _blank(self, size: QSize, ratio: float) -> QPixmap:
        """The ground and edges of a card: the dearest strokes, alike for all of one size."""
        key = (size.width(), size.height(), ratio)
        pixmap = self._blanks.get(key)
        if pixmap is None:
            whole = QSize(size.width(), size.height() + _EDGE_PX)
            pixmap = QPixmap(whole * ratio)
            pixmap.setDevicePixelRatio(ratio)
            # An opaque ground keeps the text as sharp as the screen can show it.
            pixmap.fill(theme.current().window)
            painter = QPainter(pixmap)
            painting.card(painter, QRect(QPoint(0, 0), size), theme.current())
            painter.end()
            self._blanks = {key: pixmap}
        return pixmap


def _cost(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8
