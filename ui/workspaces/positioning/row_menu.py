"""The context menu of an element, a proof or an objection, from whatever view it is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from ui import icons
from ui.actions import ALSO
from ui.inspector.element.kinds import REVIEWS
from ui.theme import Role
from ui.workspaces.positioning.acts import Acts
from ui.workspaces.positioning.chain.board import COLUMNS


class RowMenu(QMenu):
    """What can be done to one row; what needs the room is asked of it.

    Signals:
        opened(): the row is to be shown in full.
        renaming(): its name is to be edited in place.
        walked(): what hangs on it is to be shown.
        connecting(): it is to be connected to something.
    """

    opened = Signal()
    renaming = Signal()
    walked = Signal()
    connecting = Signal()

    def __init__(
        self, row: Row, acts: Acts, view: ProjectView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._acts = acts
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add("list-details", "Show in full\tEnter", self.opened.emit)
        self._add("pencil", "Rename\tF2", self.renaming.emit)
        self._add("sitemap", "What hangs on this", self.walked.emit)
        if isinstance(row, Element):
            if row.kind in COLUMNS:
                self._add("link", "Connect to …\tCtrl+L", self.connecting.emit)
            self._add_moves(row, [one.id for one in view.elements_of(row.kind)])
            self.addSeparator()
            for status, words, icon, also in REVIEWS:
                if status is not row.status:
                    self._add(icon, words, partial(acts.review, row.id, status), also=also)
        self.addSeparator()
        self._add("trash", "Delete\tDel", partial(acts.discard, row))

    def _add_moves(self, element: Element, others: list[str]) -> None:
        place = others.index(element.id)
        for words, icon, by in (
            ("Move up\tAlt+Up", "arrow-up", -1),
            ("Move down\tAlt+Down", "arrow-down", 1),
        ):
            is_possible = 0 <= place + by < len(others)
            move = partial(self._acts.move_by, element, by)
            self._add(icon, words, move, is_possible=is_possible)

    def _add(
        self,
        icon: str,
        words: str,
        act: Callable[[], object],
        *,
        is_possible: bool = True,
        also: str = "",
    ) -> None:
        entry = self.addAction(icons.icon(icon, Role.TEXT2), words)
        entry.setEnabled(is_possible)
        entry.setProperty(ALSO, also)
        entry.triggered.connect(lambda _checked=False: act())
