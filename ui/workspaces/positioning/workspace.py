"""The workspace Positioning."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.session import Session
from ui.workspaces.base import Workspace
from ui.workspaces.positioning.acts import Acts
from ui.workspaces.positioning.board import make_board, status_words
from ui.workspaces.positioning.chain_page import ChainPage


class Positioning(Workspace):
    """The room of the positioning."""

    id = "positioning"
    title = "Positioning"
    icon = "target-arrow"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._board = make_board(session.view, session.story)
        self._chain = ChainPage(self._board, Acts(session, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 48, 0, 0)
        column.addWidget(self._chain)
        self._chain.picked.connect(self._pick)
        session.selected.connect(self._on_selected)
        session.changed.connect(self._on_changed)

    def _pick(self, e):
        self.session.select("element", [e] if e else [])

    def _on_selected(self, s, i):
        self._chain.show_selected(s.current)

    def _on_changed(self, c, i):
        self._board = make_board(self.session.view, self.session.story)
        self._chain.show_board(self._board)

    def status_left(self) -> str:
        return status_words(self._board)

    def show_row(self, table: str, row_id: str) -> None:
        self.session.select(table, [row_id])

    def focus_view(self) -> None:
        self._chain.focus_view()
