"""Keeps the selection of the view in sight and that of the session the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject

from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui.session import Selection, Session
from ui.workspaces.storyboard.tool_row import MAP
from ui.workspaces.storyboard.view_stack import ViewStack


class ViewSelection(QObject):
    """What is selected in the view is selected everywhere, and the other way round."""

    def __init__(self, session: Session, views: ViewStack) -> None:
        super().__init__(views)
        self._session = session
        self._views = views
        self._is_following = False
        self._chosen: tuple[str, ...] = ()
        self._left: tuple[str, ...] = ()
        """What a filter has left chosen of ``_chosen``."""
        views.chosen.connect(self._on_views_chosen)
        session.selected.connect(self._on_session_selected)
        session.reverted.connect(self._on_session_reverted)

    def follow(self) -> None:
        """Select in the view what the session has selected."""
        selection, shown = self._session.selection, self._views.shown
        with self.aside():
            frames = selection.ids if selection.table == Frame.table else ()
            shown.select_frames(frames)
            if frames:
                shown.show_frame(frames[-1])
            if self._views.key == MAP:
                self._views.map_page.follow(selection)

    def keep_to(self, frames: frozenset[str] | None) -> None:
        """Choose no frame that a filter takes out of sight, so that nothing is done to it unseen.

        Where nothing else is chosen meanwhile they are chosen again as they come back into sight;
        with None all are in sight.
        """
        selection = self._session.selection
        if selection.ids and selection.table != Frame.table:
            return
        if selection.ids != self._left:
            self._chosen = selection.ids
        whole = self._session.view.frames
        wanted = (one for one in self._chosen if one in whole)
        self._left = tuple(one for one in wanted if frames is None or one in frames)
        if self._left != selection.ids:
            self._session.select(Frame.table, self._left, initiator=self)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """While the rows of the views change, what they say is selected is not the user's."""
        self._is_following = True
        try:
            yield
        finally:
            self._is_following = False

    def select(self, frame: str) -> None:
        """Select a frame that the user has gone to in the view."""
        self._session.select(Frame.table, [frame], initiator=self)

    def _on_views_chosen(self) -> None:
        if self._is_following:
            return
        shown = self._views.shown
        frames = shown.selected_frames()
        _beat, current = shown.current_place
        if current in frames:
            frames = [frame for frame in frames if frame != current] + [current]
        is_map = self._views.key == MAP
        if frames or self._session.selection.table == Frame.table or is_map:
            self._session.select(Frame.table, frames, initiator=self)
        if is_map:
            self._views.map_page.follow(self._session.selection)

    def _on_session_selected(self, _selection: Selection, initiator: object) -> None:
        if initiator is not self:
            self.follow()

    def _on_session_reverted(self, changes: ChangeSet) -> None:
        """Show what an undo has changed: its frames are selected and scrolled to."""
        story = self._session.story
        if story is None or not self._views.isVisible():
            return
        touched = {row for table, row in changes.rows if table == Frame.table}
        frames = [frame.id for frame in (*story.frames, *story.backups) if frame.id in touched]
        if frames:
            self._session.select(Frame.table, frames, initiator=self)
            self.follow()
