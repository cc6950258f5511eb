"""The views of the storyboard on one stack, and what stands in their place where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.models.storyboard import StoryboardModel
from ui.models.thumbnails import Thumbnails
from ui.session import Session
from ui.workspaces.storyboard.board.view import BoardView
from ui.workspaces.storyboard.filtering import Filtering
from ui.workspaces.storyboard.tool_row import BOARD, GRID, MAP, OUTLINE

if TYPE_CHECKING:
    from ui.widgets.empty_state import EmptyState
    from ui.workspaces.storyboard.frame_view import FrameView
    from ui.workspaces.storyboard.map.page import MapPage
    from ui.workspaces.storyboard.map.view import MapView
    from ui.workspaces.storyboard.outline.page import OutlinePage
    from ui.workspaces.storyboard.outline.view import OutlineView


class ViewStack(QWidget):
    """Board and grid are there from the start; outline and map are made when first asked for.

    Signals:
        chosen(): the user has selected other frames in the view in sight.
        opened(str): the frame of that id is to be shown in full.
        looked(str): the slide of the frame of that id is to be seen in large.
        element_opened(str): the element of that id is to be shown in full.
        adding(str): a frame is wanted in that beat, or at the end of the story.
        dropped(list, object): frames were dropped at a DropPlace.
        brought(bytes, object): frames of another document, as a parcel, were dropped there.
        target_dropped(str, object): what that frame can be linked to was dropped on it.
        menu_wanted(QPoint): a context menu is wanted at that point of the screen.
        story_wanted(): there is no narrative yet, and one is to be started.
    """

    chosen = Signal()
    opened = Signal(str)
    looked = Signal(str)
    element_opened = Signal(str)
    adding = Signal(str)
    dropped = Signal(list, object)
    brought = Signal(bytes, object)
    target_dropped = Signal(str, object)
    menu_wanted = Signal(QPoint)
    story_wanted = Signal()

    def __init__(
        self, session: Session, model: StoryboardModel, filtering: Filtering, thumbnails: Thumbnails
    ) -> None:
        super().__init__()
        self._session = session
        self._filtering = filtering
        self.board = BoardView(model, thumbnails)
        session.on_flush(self.board.store_typing)
        self._outline: OutlinePage | None = None
        self._map: MapPage | None = None
        self._none: QWidget | None = None
        self._empty: QWidget | None = None
        self._key = BOARD
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.board)
        self._adopt(self.board)
        self.board.looked.connect(self.looked)

    @property
    def key(self) -> str:
        """Which view is in sight: one of VIEWS."""
        return self._key

    @property
    def shown(self) -> FrameView:
        """The view in sight."""
        if self._key == MAP:
            return self.map_page.view
        return self.outline_page.view if self._key == OUTLINE else self.board

    @property
    def outline_page(self) -> OutlinePage:
        """The outline, made when it is first asked for."""
        if self._outline is None:
            from ui.workspaces.storyboard.outline.page import OutlinePage

            self._outline = OutlinePage(self._session)
            self._outline.model.show_matching(self._filtering.frames)
            self._adopt(self._outline.view)
            self._session.on_flush(self._outline.view.store_typing)
            self._stack.addWidget(self._outline)
        return self._outline

    @property
    def map_page(self) -> MapPage:
        """The map, made when it is first asked for."""
        if self._map is None:
            from ui.workspaces.storyboard.map.page import MapPage

            self._map = MapPage(self._session)
            self._adopt(self._map.view)
            self._map.view.element_opened.connect(self.element_opened)
            self._stack.addWidget(self._map)
        return self._map

    def choose(self, key: str) -> None:
        """Let another view be the one in sight; :meth:`turn` brings it there."""
        self._key = key
        if key in (BOARD, GRID):
            self.board.show_grid(is_grid=key == GRID)

    def show_matching(self) -> None:
        """Show what the filter leaves in sight."""
        self.board.board.show_matching(self._filtering.frames)
        if self._outline is not None:
            self._outline.model.show_matching(self._filtering.frames)

    def turn(self) -> None:
        """Bring the view into sight, or what stands in its place where nothing is to be shown."""
        pages: dict[str, QWidget | None] = {OUTLINE: self._outline, MAP: self._map}
        page = pages.get(self._key, self.board)
        if self._session.story is None:
            self._empty = self._empty or self._empty_page()
            page = self._empty
        elif self._key != MAP and self._filtering.leaves_nothing:
            self._none = self._none or self._no_match_page()
            page = self._none
        assert page is not None
        self._stack.setCurrentWidget(page)

    def _adopt(self, view: BoardView | OutlineView | MapView) -> None:
        view.chosen.connect(self._on_view_chosen)
        view.opened.connect(self.opened)
        view.adding.connect(self.adding)
        view.dropped.connect(self.dropped)
        view.brought.connect(self.brought)
        view.menu_wanted.connect(self.menu_wanted)
        view.target_dropped.connect(self.target_dropped)

    def _on_view_chosen(self) -> None:
        told_by: object = self.sender()
        if told_by is self.shown:
            self.chosen.emit()

    def _no_match_page(self) -> QWidget:
        """What stands where the filter leaves nothing in sight."""
        from ui.widgets.empty_state import EmptyState

        empty = EmptyState(
            "No frame is like that",
            "The filter leaves no frame of the story and none of its backups in sight.",
            "Clear the filter",
        )
        empty.chosen.connect(self._filtering.bar.clear)
        return self._page_of(empty)

    def _empty_page(self) -> QWidget:
        """What stands where the document has no narrative at all."""
        from ui.widgets.empty_state import EmptyState

        empty = EmptyState(
            "No narrative yet",
            "A narrative carries the positioning: its storyboard becomes the deck and the script.",
            "Start a sales pitch",
        )
        empty.chosen.connect(self.story_wanted)
        return self._page_of(empty)

    def _page_of(self, empty: EmptyState) -> QWidget:
        page = QWidget()
        inset = QVBoxLayout(page)
        inset.setContentsMargins(24, 8, 24, 24)
        inset.addWidget(empty)
        self._stack.addWidget(page)
        return page
