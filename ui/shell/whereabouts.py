"""Where in the document somebody is, found again in another room and at the next opening."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer

from narrative_studio.left_places import ROWS_KEPT, LeftPlace
from ui.session import Selection, Session
from ui.workspaces.base import Workspace

_PAUSE_MS: Final = 800


class Whereabouts(QObject):
    """Notes the room, narrative, view and selection in the settings, a moment after each change.

    ``rooms`` holds the rooms that were built, by their ids, and ``here`` tells the one in sight.
    """

    def __init__(
        self,
        session: Session,
        rooms: Mapping[str, Workspace],
        here: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._rooms = rooms
        self._here = here
        self._left = session.settings.left_place(session.view.project.id)
        self._selected: dict[str, Selection] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        session.selected.connect(self._on_session_selected)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)
        session.variant_chosen.connect(self.soon)

    def room_left(self) -> str:
        """The id of the room in which the document was left, empty where it is not known."""
        return self._left.room

    def go_back(self) -> None:
        """Choose the narrative and the variant that were shown, as far as they are still there."""
        view, left = self._session.view, self._left
        if left.narrative in view.narratives:
            self._session.choose_narrative(left.narrative)
        if left.variant in view.variants:
            self._session.choose_variant(left.variant)

    def select_again(self) -> None:
        """Select what was selected, as far as it is still there."""
        left, rows = self._left, self._session.view.tables.get(self._left.table, ())
        if there := [row for row in left.rows if row in rows]:
            self._session.select(left.table, there)

    def go_on(self, room_id: str) -> None:
        """Select what was selected last in a room that is entered.

        What is selected now stays so where the room shows it too.
        """
        now = self._session.selection
        if self._rooms[room_id].follows(now.table):
            self._selected[room_id] = now
        kept = self._selected.get(room_id, now)
        if kept == now:
            return
        rows = self._session.view.tables[kept.table]
        self._session.select(kept.table, [row for row in kept.ids if row in rows])

    def tie(self, room: Workspace) -> None:
        """Show a room that was built just now in the view in which it was left."""
        view = self._left.view_in(room.id)
        if view in room.view_keys:
            room.show_view(view)
        room.status_changed.connect(self.soon)

    def soon(self) -> None:
        """Keep where we are, once nothing has changed for a moment."""
        self._pause.start()

    def keep(self) -> None:
        """Keep where we are now."""
        self._pause.stop()
        session = self._session
        if session.is_left or not self._rooms:
            return
        story, selection = session.story, session.selection
        views = {room.id: room.view_key for room in self._rooms.values() if room.view_key}
        self._left = LeftPlace(
            document=session.view.project.id,
            person=session.settings.values.person_id,
            room=self._here(),
            narrative=story.narrative.id if story is not None else "",
            variant=session.variant.id if session.variant is not None else "",
            views=tuple((dict(self._left.views) | views).items()),
            table=selection.table,
            rows=selection.ids[-ROWS_KEPT:],
        )
        session.settings.keep_left_place(self._left)

    def _on_session_selected(self, selection: Selection, _initiator: object) -> None:
        self.soon()
        if not self._rooms:
            return  # The document is being opened.
        here = self._here()
        if not selection.ids:
            self._selected.pop(here, None)
        elif self._rooms[here].follows(selection.table):
            self._selected[here] = selection

    def _on_session_narrative_chosen(self) -> None:
        self._selected.clear()
        self.soon()
