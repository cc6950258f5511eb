"""The room of the storyboard: ties cards, selection, actions, inspector and status together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.timing import spoken
from narrative_studio.analysis.story.variants import facts_told
from narrative_studio.commands.pasting import homeless_words
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui import icons
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.keys import KEYS, LIST_KEYS
from ui.models.frame_moves import Target
from ui.models.storyboard import StoryboardModel
from ui.models.thumbnails import Thumbnails
from ui.session import Session
from ui.theme import Role
from ui.workspaces.base import Action, NamedMenu, Workspace
from ui.workspaces.storyboard.board.geometry import WIDE_PX
from ui.workspaces.storyboard.board.headings import status_words
from ui.workspaces.storyboard.filtering import Filtering
from ui.workspaces.storyboard.linking import Linking
from ui.workspaces.storyboard.room_actions import actions_of, chords_of
from ui.workspaces.storyboard.room_menus import menus_of
from ui.workspaces.storyboard.tool_row import BOARD, GRID, MAP, OUTLINE, VIEWS, ToolRow
from ui.workspaces.storyboard.view_selection import ViewSelection
from ui.workspaces.storyboard.view_stack import ViewStack
from ui.workspaces.variant_actions import VariantActions, short_facts
from ui.workspaces.variant_button import VariantButton

if TYPE_CHECKING:
    from narrative_studio.parcel import Said
    from ui.inspector.frame.inspector import FrameInspector
    from ui.workspaces.storyboard.board.drop_places import DropPlace
    from ui.workspaces.storyboard.board.view import BoardView
    from ui.workspaces.storyboard.frame_view import FrameView
    from ui.workspaces.storyboard.map.page import MapPage
    from ui.workspaces.storyboard.outline.page import OutlinePage

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
        self._tools = ToolRow(self.title)
        self._filtering = Filtering(session, self._tools.filter, self)
        self._variants = VariantActions(session, self)
        self._tools.add_at_end(VariantButton(session, self._variants))
        self._views = ViewStack(session, self._model, self._filtering, self._thumbnails)
        self._selection = ViewSelection(session, self._views)
        self._linking = Linking(session, self._actions, self._tools.shelf, self._views)
        self._inspector: FrameInspector | None = None
        self._words: int | None = None
        self._place_parts()
        self._connect()
        self._show_view(BOARD)

    # What the window asks

    @property
    def view(self) -> BoardView:
        """The list of cards."""
        return self._views.board

    @property
    def key(self) -> str:
        """Which view is in sight: one of VIEWS."""
        return self._views.key

    @property
    def view_key(self) -> str:
        return self._views.key

    @property
    def view_keys(self) -> Sequence[str]:
        return VIEWS

    @property
    def shown(self) -> FrameView:
        """The view in sight."""
        return self._views.shown

    @property
    def outline_page(self) -> OutlinePage:
        """The outline."""
        return self._views.outline_page

    @property
    def map_page(self) -> MapPage:
        """The map."""
        return self._views.map_page

    @property
    def filtering(self) -> Filtering:
        """Which frames are in sight."""
        return self._filtering

    @property
    def linking(self) -> Linking:
        """The shelf of elements, and the picker."""
        return self._linking

    @property
    def frame_actions(self) -> FrameActions:
        """The verbs on frames."""
        return self._actions

    @property
    def model(self) -> StoryboardModel:
        """The places that the list shows."""
        return self._model

    @property
    def has_tests(self) -> bool:
        """Whether there are sessions, and cards in sight that may say something of them."""
        story = self.session.story
        if story is None or self.key not in (BOARD, GRID):
            return False
        return bool(self.session.view.test_sessions.of("narrative", story.narrative.id))

    def tool_row(self) -> QWidget:
        return self._tools

    def inspector(self) -> FrameInspector:
        if self._inspector is None:
            # Built when it is first shown: the board is there before the fields are.
            from ui.inspector.frame.inspector import FrameInspector

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

    def menus_here(self) -> Sequence[NamedMenu]:
        return menus_of(self)

    @property
    def variants(self) -> VariantActions:
        """The verbs on variants."""
        return self._variants

    def shows(self, table: str) -> bool:
        return table in _SHOWN

    def follows(self, table: str) -> bool:
        return table in _SHOWN or table == Step.table

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
        """Show one of the views."""
        if key not in VIEWS:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._views.isAncestorOf(focused)
        self._show_view(key)
        if had_focus:
            self.focus_view(Qt.FocusReason.ShortcutFocusReason)
        self.status_changed.emit()

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.shown.setFocus(reason)

    # What can be done here

    def add_frame(self) -> None:
        """Add a frame after the current one, or into the beat at the cursor."""
        beat, frame = self.shown.current_place
        chosen = self._actions.chosen
        self._actions.add(beat=beat, after=frame or (chosen[-1] if chosen else ""))

    def comment(self) -> None:
        """Begin a comment on the selected frame, else on that of the card with the keyboard."""
        self._choose_current()
        self.inspector().comment()

    def write(self, part: str) -> None:
        """Go to a section of the selected frame, else of that of the card with the keyboard."""
        self._choose_current()
        self.inspector().write(part)

    def paste_frames(self) -> None:
        """Paste frames after the current one, or into the beat at the cursor.

        Where a picture was copied instead, it becomes the picture of the current frame.
        """
        beat, frame = self.view.current_place
        chosen = self._actions.chosen
        after = frame or (chosen[-1] if chosen else "")
        if not self._actions.paste_picture(FrameId(after)):
            self._actions.paste(beat=beat, after=after)

    def crop_picture(self) -> None:
        """Crop the picture of the frame that is shown beside the story."""
        from ui.inspector.picture_edit import PictureEdit

        panel = self.inspector()
        picture: PictureEdit | None = panel.findChild(PictureEdit)
        if len(self._actions.chosen) != 1 or picture is None or picture.open_crop() is None:
            self.session.messages.advise("Choose a frame with a picture first, then crop it")

    def hide_or_take_back(self) -> None:
        """Hide the selected frames as backups; backups alone are taken back."""
        story, chosen = self.session.story, self._actions.chosen
        if story is not None:
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
        elif verb == "rename" and self.key != MAP and not self.shown.current_place[1]:
            self.add_frame()  # As Enter does in an empty place: its headline is edited then.
        elif verb == "rename":
            self.shown.edit_headline()
        elif verb == "delete" and self.key == MAP:
            self.map_page.part_current()
        elif verb == "delete":
            do.delete(do.chosen)

    def say_otherwise(self) -> None:
        """Let the variant say the current cell otherwise, or as the story says it."""
        _beat, frame = self.shown.current_place
        self._variants.turn_cell(FrameId(frame), self.shown.current_cell, self.shown.edit_headline)

    def turn_tests(self) -> None:
        """Say on the cards how prospects took the frames, or no more."""
        self._model.show_tests(is_shown=not self._model.shows_tests)
        self._offer_tests()

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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._tools)
        self._column.addWidget(self._filtering.bar)
        self._column.addWidget(self._linking.body, 1)

    def _connect(self) -> None:
        session, views = self.session, self._views
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)
        session.variant_chosen.connect(self._on_session_narrative_chosen)
        views.opened.connect(self._on_views_opened)
        views.looked.connect(self._on_views_looked)
        views.element_opened.connect(self._on_views_element_opened)
        views.adding.connect(self._on_views_adding)
        views.dropped.connect(self._on_views_dropped)
        views.brought.connect(self._on_views_brought)
        views.menu_wanted.connect(self._on_views_menu_wanted)
        views.story_wanted.connect(self._on_views_story_wanted)
        self._actions.added.connect(self._on_actions_added)
        self._actions.moved.connect(self._on_actions_moved)
        self._actions.values_homeless.connect(self._on_actions_values_homeless)
        self._model.figures_changed.connect(self.status_changed)
        self._tools.view_chosen.connect(self.show_view)
        self._tools.columns.clicked.connect(self.choose_columns)
        self._tools.tests.clicked.connect(self.turn_tests)
        self._tools.frame_wanted.connect(self.add_frame)
        self._filtering.changed.connect(self._on_filtering_changed)
        self._filtering.left.connect(self._on_filtering_left)

    def _refresh(self) -> None:
        self._views.turn()
        self._tools.set_add_enabled(is_enabled=self.session.story is not None)
        self._offer_tests()

    def _offer_tests(self) -> None:
        self._tools.offer_tests(is_offered=self.has_tests, is_on=self._model.shows_tests)

    def _show_view(self, key: str) -> None:
        self.session.flush()
        self._views.choose(key)
        self._tools.show_view(key)
        self._filtering.set_at_home(is_at_home=key != MAP)
        self._linking.refresh()
        if self._inspector is not None:
            self._inspector.stand_beside(key)
        self.shown.set_keys(chords_of(self))
        # Before the page turns: a view that takes the keyboard begins where the selection is.
        self._selection.follow()
        self._refresh()
        self._selection.follow()

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
        if "test_session" in changes.tables():
            self._offer_tests()

    def _on_session_narrative_chosen(self) -> None:
        self._words = None
        self._refresh()
        self.status_changed.emit()

    def _choose_current(self) -> None:
        """Where no frame is selected, select that of the card with the keyboard."""
        _beat, frame = self.shown.current_place
        if frame and not self._actions.chosen:
            self._selection.select(frame)

    def _on_filtering_changed(self) -> None:
        with self._selection.aside():
            self._views.show_matching()
        self._selection.keep_to(self._filtering.frames)
        self._views.turn()
        self._selection.follow()

    def _on_filtering_left(self) -> None:
        self.focus_view(Qt.FocusReason.ShortcutFocusReason)

    def _on_views_opened(self, frame: str) -> None:
        self._selection.select(frame)
        if self._inspector is not None and self._inspector.isVisible():
            self._inspector.focus_first()

    def _on_views_looked(self, frame: str) -> None:
        from ui.preview.slide_sheet import open_slide

        open_slide(self.window(), self.session, frame)

    def _on_views_element_opened(self, element: str) -> None:
        self.session.select("element", [element])
        if self._inspector is not None and self._inspector.isVisible():
            self._inspector.focus_first()

    def _on_views_adding(self, beat: str) -> None:
        self._actions.add(beat=beat)

    def _on_views_dropped(self, frames: list[FrameId], place: DropPlace) -> None:
        if place.is_backup:
            told = [f for f in frames if not self.session.view.frames[f].is_backup]
            self._actions.hide(told)
        else:
            self._actions.move(frames, Target(place.beat, place.before))

    def _on_views_brought(self, parcel: bytes, place: DropPlace) -> None:
        target = Target(place.beat, place.before)
        self._actions.bring(parcel, target, is_backup=place.is_backup)

    def _on_views_menu_wanted(self, point: QPoint) -> None:
        story, chosen = self.session.story, self._actions.chosen
        if story is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        beat, frame = self.shown.current_place
        if chosen and frame:
            from ui.inspector.frame.menu import fill_frame_menu

            is_list = self.key == OUTLINE
            fill_frame_menu(menu, story, self._actions, chosen, is_list=is_list)
            menu.addSeparator()
            pick = menu.addAction(icons.icon("link", Role.TEXT2), f"Link…\t{KEYS['link']}")
            pick.triggered.connect(lambda _checked=False: self._linking.pick())
            current, what = FrameId(frame), self.shown.current_cell
            self._variants.fill_for(menu, current, what, self.shown.edit_headline)
        else:
            where = f" to {story.template.beat(beat).title}" if beat else ""
            entry = menu.addAction(f"Add a frame{where}")
            entry.triggered.connect(lambda _checked=False: self._actions.add(beat=beat))
            paste = menu.addAction(f"Paste frames{where}\t{KEYS['paste']}")
            paste.triggered.connect(lambda _checked=False: self._actions.paste(beat=beat))
        menu.popup(point)

    def _on_views_story_wanted(self) -> None:
        from narrative_studio.commands.documents import start_narrative

        project = self.session.project
        self.session.attempt(
            lambda: start_narrative(
                project, title=self.session.view.project.title, template_id="sales-pitch-8"
            )
        )
        self._refresh()

    def _on_actions_added(self, frame: str) -> None:
        if self.isVisible():
            self.focus_view()
            self.shown.show_frame(frame)
            self.shown.edit_new(frame)

    def _on_actions_moved(self) -> None:
        self._selection.follow()  # What is chosen is the same; where it stands may be out of sight.

    def _on_actions_values_homeless(self, said: Sequence[Said]) -> None:
        """Ask what becomes of values whose fields this document lacks, above the frames."""
        from ui.widgets.notice_bar import Choice, NoticeBar

        for former in self.findChildren(NoticeBar):
            former.close_bar()
        words = "Add the field" if len({one.field.name for one in said}) == 1 else "Add the fields"
        add = Choice(words, partial(self._actions.give_homes, said))
        bar = NoticeBar(homeless_words(said), [add], icon="adjustments-horizontal")
        bar.closed.connect(bar.deleteLater)
        bar.closed.connect(self.focus_view)
        self._column.insertWidget(0, bar)
