"""The room of the storyboard: ties cards, selection, actions, inspector and status together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.timing import spoken
from narrative_studio.analysis.variants import facts_told
from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui.inspector.frame_actions import FrameActions
from ui.inspector.frame_keys import KEYS, LIST_KEYS
from ui.models.frame_moves import Target
from ui.models.storyboard import StoryboardModel
from ui.models.thumbnails import Thumbnails
from ui.session import Selection, Session
from ui.workspaces.base import Action, Workspace
from ui.workspaces.storyboard.board_view import BoardView
from ui.workspaces.storyboard.filtering import Filtering
from ui.workspaces.storyboard.geometry import WIDE_PX
from ui.workspaces.storyboard.headings import status_words
from ui.workspaces.storyboard.room_actions import actions_of, chords_of
from ui.workspaces.storyboard.tool_row import BOARD, GRID, MAP, OUTLINE, VIEWS, ToolRow
from ui.workspaces.storyboard.variant_button import VariantButton, short_facts

if TYPE_CHECKING:
    from ui.inspector.frame import FrameInspector
    from ui.workspaces.storyboard.drop_places import DropPlace
    from ui.workspaces.storyboard.frame_view import FrameView
    from ui.workspaces.storyboard.map_page import MapPage
    from ui.workspaces.storyboard.map_view import MapView
    from ui.workspaces.storyboard.outline_page import OutlinePage
    from ui.workspaces.storyboard.outline_view import OutlineView

_SHOWN: Final = frozenset({"frame", "question", "narrative", "zone", "criterion"})
_COUNTED: Final = frozenset({"*", "script", "is_backup", "narrative"})
_APART: Final = "\u2003\u2003"
"""Between two facts of the status bar."""


class Storyboard(Workspace):
    """Frames as cards in the parts of the story, in one run to read, as table, as map of links."""

    id = "storyboard"
    title = "Storyboard"
    icon = "layout-board"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._actions = FrameActions(session, self)
        self._model = StoryboardModel(session, self)
        self._thumbnails = Thumbnails(lambda: session.view.picture_reader, self)
        self._view = BoardView(self._model, self._thumbnails)
        session.on_flush(self._view.store_typing)
        self._tools = ToolRow(self.title)
        self._filtering = Filtering(session, self._tools.filter, self)
        self._none: QWidget | None = None
        self._outline: OutlinePage | None = None
        self._map: MapPage | None = None
        self._empty: QWidget | None = None
        self._key = BOARD
        self._variants = VariantButton(session)
        self._tools.add_at_end(self._variants)
        self._inspector: FrameInspector | None = None
        self._words: int | None = None
        self._is_following = False
        self._place_parts()
        self._connect()
        kept = session.settings.storyboard_view(session.view.project.id)
        self._show_view(kept if kept in VIEWS else BOARD)

    # What the window asks

    @property
    def view(self) -> BoardView:
        """The list of cards."""
        return self._view

    @property
    def key(self) -> str:
        """Which view is in sight: one of VIEWS."""
        return self._key

    @property
    def shown(self) -> FrameView:
        """The view in sight."""
        if self._key == MAP:
            return self.map_page.view
        return self.outline_page.view if self._key == OUTLINE else self._view

    @property
    def outline_page(self) -> OutlinePage:
        """The outline, made when it is first asked for."""
        if self._outline is None:
            from ui.workspaces.storyboard.outline_page import OutlinePage

            self._outline = OutlinePage(self.session)
            self._outline.model.show_matching(self._filtering.frames)
            self._adopt(self._outline.view)
            self.session.on_flush(self._outline.view.store_typing)
            self._stack.addWidget(self._outline)
        return self._outline

    @property
    def map_page(self) -> MapPage:
        """The map, made when it is first asked for."""
        if self._map is None:
            from ui.workspaces.storyboard.map_page import MapPage

            self._map = MapPage(self.session)
            self._adopt(self._map.view)
            self._map.view.element_opened.connect(self._on_view_element_opened)
            self._stack.addWidget(self._map)
        return self._map

    @property
    def filtering(self) -> Filtering:
        """Which frames are in sight."""
        return self._filtering

    @property
    def frame_actions(self) -> FrameActions:
        """The verbs on frames."""
        return self._actions

    @property
    def model(self) -> StoryboardModel:
        """The places that the list shows."""
        return self._model

    def inspector(self) -> FrameInspector:
        if self._inspector is None:
            # Built when it is first shown: the board is there before the fields are.
            from ui.inspector.frame import FrameInspector

            self._inspector = FrameInspector(self.session, actions=self._actions)
            self._inspector.left.connect(self.focus_view)
            self._inspector.stand_beside(self.key)
        return self._inspector

    def status_left(self) -> str:
        story = self.session.telling
        if story is None:
            return ""
        if self._words is None:
            self._words = spoken(story).words
        if story.variant is not None:
            return f"{story.variant.name}: {short_facts(facts_told(story))}"
        words = f"{counted(len(story.frames), 'frame')} · {counted(self._words, 'word')}"
        shares = status_words(self._model)
        return f"{words}{_APART}{shares}" if shares and self.width() >= WIDE_PX else words

    def has_ribbon(self) -> bool:
        return True

    def actions_here(self) -> Sequence[Action]:
        return actions_of(self)

    @property
    def variants(self) -> VariantButton:
        """The choice among the story and its variants."""
        return self._variants

    def shows(self, table: str) -> bool:
        return table in _SHOWN

    def show_row(self, table: str, row_id: str) -> None:
        if table in ("question", "criterion"):
            found = self.session.view.tables[table].get(row_id)
            table, row_id = Frame.table, found.frame if found is not None else ""
        if table == Frame.table:
            frame = self.session.view.frames.get(row_id)
            if frame is not None:
                self.session.choose_narrative(frame.narrative)
                self.session.select(Frame.table, [row_id])
        elif table == "zone":
            zone = self.session.view.zones.get(row_id)
            if zone is not None:
                self.session.choose_narrative(zone.narrative)
                frames = self.session.story.frames if self.session.story is not None else ()
                inside = [frame.id for frame in frames if frame.zone == zone.id]
                self.session.select(Frame.table, inside)
        elif table == "narrative":
            self.session.choose_narrative(row_id)
            self.session.select("", ())

    def show_view(self, key: str) -> None:
        """Show one of the views, and open the document in it the next time."""
        if key not in VIEWS:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._body.isAncestorOf(focused)
        self._show_view(key)
        settings, document = self.session.settings, self.session.view.project.id
        settings.remember_storyboard_view(document, key)
        if had_focus:
            self.focus_view()

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.shown.setFocus(reason)

    # What can be done here

    def add_frame(self) -> None:
        """Add a frame after the current one, or into the beat at the cursor."""
        beat, frame = self.shown.current_place
        chosen = self._actions.chosen
        self._actions.add(beat=beat, after=frame or (chosen[-1] if chosen else ""))

    def paste_frames(self) -> None:
        """Paste frames after the current one, or into the beat at the cursor."""
        beat, frame = self._view.current_place
        chosen = self._actions.chosen
        self._actions.paste(beat=beat, after=frame or (chosen[-1] if chosen else ""))

    def hide_or_take_back(self) -> None:
        """Hide the selected frames as backups; backups alone are taken back."""
        story, chosen = self.session.story, self._actions.chosen
        if story is not None and chosen:
            are_hidden = all(story.number(frame) is None for frame in chosen)
            self._actions.hide(chosen, is_backup=not are_hidden)

    def press(self, chord: str) -> None:
        """Do what a chord means in the view in sight: move frames, edit in place, delete."""
        do, keys = self._actions, LIST_KEYS if self.key == OUTLINE else KEYS
        verb = next((verb for verb, keyed in keys.items() if keyed == chord), "")
        if verb in ("left", "right"):
            do.step(do.chosen, back=verb == "left")
        elif verb in ("beat-before", "beat-after"):
            do.step_beat(do.chosen, back=verb == "beat-before")
        elif verb == "rename":
            self.shown.edit_headline()
        elif verb == "delete" and self.key == MAP:
            self.map_page.part_current()
        elif verb == "delete":
            do.delete(do.chosen)

    def choose_columns(self) -> None:
        """Choose which columns the outline shows."""
        if self.key == OUTLINE:
            self.outline_page.choose_columns(self._tools.columns)

    def toggle_link(self) -> None:
        """Link or part what meets in the current cell of the map."""
        if self.key == MAP:
            self.map_page.toggle_current()

    # Building

    def _place_parts(self) -> None:
        self._body = QWidget()
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self._filtering.bar)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        session, view = self.session, self._view
        session.changed.connect(self._on_session_changed)
        session.selected.connect(self._on_session_selected)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)
        session.variant_chosen.connect(self._on_session_narrative_chosen)
        session.reverted.connect(self._on_session_reverted)
        self._adopt(view)
        self._actions.added.connect(self._on_actions_added)
        self._model.figures_changed.connect(self.status_changed)
        self._tools.view_chosen.connect(self.show_view)
        self._tools.columns.clicked.connect(self.choose_columns)
        self._filtering.changed.connect(self._on_filtering_changed)
        self._filtering.closed.connect(self._on_filtering_closed)
        self._tools.narrative_chosen.connect(session.choose_narrative)
        self._tools.frame_wanted.connect(self.add_frame)

    def _adopt(self, view: BoardView | OutlineView | MapView) -> None:
        """Listen to a view and give it the keys of the room."""
        view.chosen.connect(self._on_view_chosen)
        view.opened.connect(self._on_view_opened)
        view.adding.connect(self._on_view_adding)
        view.dropped.connect(self._on_view_dropped)
        view.menu_wanted.connect(self._on_view_menu_wanted)

    def _refresh(self) -> None:
        story = self.session.story
        self._turn_page()
        self._tools.set_add_enabled(is_enabled=story is not None)
        shown = story.narrative.id if story is not None else ""
        self._tools.show_narratives(self.session.view, shown)

    def _turn_page(self) -> None:
        """Show the view, or what stands in its place where there is nothing to show."""
        pages: dict[str, QWidget | None] = {OUTLINE: self._outline, MAP: self._map}
        page = pages.get(self._key, self._view)
        if self.session.story is None:
            self._empty = self._empty or self._empty_page()
            page = self._empty
        elif self._key != MAP and self._filtering.leaves_nothing:
            self._none = self._none or self._no_match_page()
            page = self._none
        assert page is not None
        self._stack.setCurrentWidget(page)

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

    def _page_of(self, empty: QWidget) -> QWidget:
        page = QWidget()
        inset = QVBoxLayout(page)
        inset.setContentsMargins(24, 8, 24, 24)
        inset.addWidget(empty)
        self._stack.addWidget(page)
        return page

    def _empty_page(self) -> QWidget:
        """What stands where the document has no narrative at all."""
        from ui.widgets.empty_state import EmptyState

        empty = EmptyState(
            "No narrative yet",
            "A narrative carries the positioning: its storyboard becomes the deck and the script.",
            "Start a sales pitch",
        )
        empty.chosen.connect(self._on_empty_chosen)
        return self._page_of(empty)

    def _show_view(self, key: str) -> None:
        self.session.flush()
        self._key = key
        self._tools.show_view(key)
        self._filtering.set_at_home(is_at_home=key != MAP)
        if key in (BOARD, GRID):
            self._view.show_grid(is_grid=key == GRID)
        if self._inspector is not None:
            self._inspector.stand_beside(key)
        self.shown.set_keys(chords_of(self))
        # Before the page turns: a view that takes the keyboard begins where the selection is.
        self._follow(self.session.selection)
        self._refresh()
        self._follow(self.session.selection)

    def _follow(self, selection: Selection) -> None:
        """Select in the view what the session has selected."""
        self._is_following = True
        try:
            frames = selection.ids if selection.table == Frame.table else ()
            self.shown.select_frames(frames)
            if frames:
                self.shown.show_frame(frames[-1])
            if self._key == MAP:
                self.map_page.follow(selection)
        finally:
            self._is_following = False

    # Slots

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if "frame" in changes.tables() and changes.fields & _COUNTED:
            self._words = None
            self.status_changed.emit()
        if changes.tables() & {"variant", "left_out", "override"}:
            self._words = None
            self.status_changed.emit()
        if changes.tables() & {"narrative", "project"}:
            self._refresh()

    def _on_session_selected(self, selection: Selection, initiator: object) -> None:
        if initiator is not self:
            self._follow(selection)

    def _on_session_reverted(self, changes: ChangeSet) -> None:
        """Show what an undo has changed: its frames are selected and scrolled to."""
        story = self.session.story
        if story is None or not self.isVisible():
            return
        touched = {row for table, row in changes.rows if table == Frame.table}
        frames = [frame.id for frame in (*story.frames, *story.backups) if frame.id in touched]
        if frames:
            self.session.select(Frame.table, frames, initiator=self)
            self._follow(self.session.selection)

    def _on_filtering_changed(self) -> None:
        self._is_following = True
        try:
            self._model.show_matching(self._filtering.frames)
            if self._outline is not None:
                self._outline.model.show_matching(self._filtering.frames)
        finally:
            self._is_following = False
        self._turn_page()
        self._follow(self.session.selection)

    def _on_filtering_closed(self) -> None:
        self.focus_view(Qt.FocusReason.ShortcutFocusReason)

    def _on_session_narrative_chosen(self) -> None:
        self._words = None
        self._refresh()
        self.status_changed.emit()

    def _on_view_chosen(self) -> None:
        told_by: object = self.sender()
        if self._is_following or told_by is not self.shown:
            return
        frames = self.shown.selected_frames()
        _beat, current = self.shown.current_place
        if current in frames:
            frames = [frame for frame in frames if frame != current] + [current]
        if frames or self.session.selection.table == Frame.table or self._key == MAP:
            self.session.select(Frame.table, frames, initiator=self)
        if self._key == MAP:
            self.map_page.follow(self.session.selection)

    def _on_view_opened(self, frame: str) -> None:
        self.session.select(Frame.table, [frame], initiator=self)
        if self._inspector is not None and self._inspector.isVisible():
            self._inspector.focus_first()

    def _on_view_element_opened(self, element: str) -> None:
        self.session.select("element", [element])
        if self._inspector is not None and self._inspector.isVisible():
            self._inspector.focus_first()

    def _on_view_adding(self, beat: str) -> None:
        self._actions.add(beat=beat)

    def _on_view_dropped(self, frames: list[FrameId], place: DropPlace) -> None:
        if place.is_backup:
            told = [f for f in frames if not self.session.view.frames[f].is_backup]
            self._actions.hide(told)
        else:
            self._actions.move(frames, Target(place.beat, place.before))

    def _on_view_menu_wanted(self, point: QPoint) -> None:
        story, chosen = self.session.story, self._actions.chosen
        if story is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        beat, frame = self.shown.current_place
        if chosen and frame:
            from ui.inspector.frame_menu import fill_frame_menu

            is_list = self.key == OUTLINE
            fill_frame_menu(menu, story, self._actions, chosen, is_list=is_list)
        else:
            where = f" to {story.template.beat(beat).title}" if beat else ""
            entry = menu.addAction(f"Add a frame{where}")
            entry.triggered.connect(lambda _checked=False: self._actions.add(beat=beat))
            paste = menu.addAction(f"Paste frames{where}\t{KEYS['paste']}")
            paste.triggered.connect(lambda _checked=False: self._actions.paste(beat=beat))
        menu.popup(point)

    def _on_actions_added(self, frame: str) -> None:
        if self.isVisible():
            self.focus_view()
            self.shown.show_frame(frame)
            self.shown.edit_new(frame)

    def _on_empty_chosen(self) -> None:
        from narrative_studio.commands.documents import start_narrative

        project = self.session.project
        self.session.attempt(
            lambda: start_narrative(
                project, title=self.session.view.project.title, template_id="sales-pitch-8"
            )
        )
        self._refresh()
