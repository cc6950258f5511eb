"""The page of one open document: top bar, rail, workspaces, inspector, status bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from narrative_studio.analysis.belonging import line_up, narrative_of
from narrative_studio.analysis.row_names import row_name
from ui import tab_order, theme
from ui.background import Background
from ui.focus_ring import reason_here
from ui.keeper import Keeper
from ui.key_tips import KeyTips
from ui.keymap import Keymap
from ui.long_work import LongWork
from ui.presenter.reading import Reading
from ui.preview.slide_actions import slide_actions
from ui.recorder.recording import (
    list_keys,
    recording_actions,
    recording_of,
)
from ui.session import Session
from ui.shell import NARROW_BELOW_PX
from ui.shell.areas import Area, first_control, go_on
from ui.shell.beside import Beside
from ui.shell.checking import Checking
from ui.shell.findings_popup import FindingsPopup
from ui.shell.first_steps import FirstStepsBar
from ui.shell.narrative_actions import NarrativeActions
from ui.shell.offers import Offers
from ui.shell.palette import Palette
from ui.shell.palette_ranking import Offer
from ui.shell.rail import Rail
from ui.shell.status_bar import StatusBar
from ui.shell.story_ribbon import StoryRibbon
from ui.shell.tidings import DOCUMENT_PLACE, Tidings
from ui.shell.top_bar import TopBar
from ui.shell.whereabouts import Whereabouts
from ui.speller import Speller
from ui.theme import Role
from ui.widgets.panel import Ground
from ui.workspaces import ROOMS
from ui.workspaces.base import Action, Workspace
from ui.writing_actions import writing_actions

_INSPECTOR_PX: Final = 320
_NARROW_INSPECTOR_PX: Final = 296
_BUILD_PAUSE_MS: Final = 120
_FIRST_ROOM: Final = "storyboard"
_DOCUMENT_ROOM, _DOCUMENT_VIEW = DOCUMENT_PLACE
_READING: Final = "rehearse practise practice present prompter reading mode timer"
_VERIFY: Final = "versions.verify"


class StudioPage(Ground):
    """Shows one session, one room at a time; rooms are built when they are first entered.

    Signals:
        home_asked(): back to the welcome page.
        export_asked(): export the shown narrative.
        menu_asked(QMenu): fill the menu of the studio.
        foot_changed(): the status bar is as high as ``foot_px`` says now.
    """

    home_asked = Signal()
    export_asked = Signal()
    menu_asked = Signal(object)
    foot_changed = Signal()

    def __init__(
        self,
        session: Session,
        *,
        background: Background,
        long_work: LongWork | None = None,
        window_actions: Callable[[], Sequence[Action]],
        keymap: Keymap,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Role.WINDOW, parent=parent)
        self.session = session
        session.setParent(self)  # It goes with the page, in this thread.
        session.background = background
        session.long_work = long_work or session.long_work
        self.keeper = Keeper(session, self)
        # Every field of the window looks for it there, those of sheets too.
        self.speller = Speller(session, parent or self)
        self._background = background
        self._window_actions = window_actions
        self._keymap = keymap
        self._common_actions = (
            *writing_actions(self.speller, session.messages),
            *slide_actions(session, self),
            *recording_actions(session, self),
        )
        self._reading = Reading(session, self)
        self._rooms: dict[str, Workspace] = {}
        self._whereabouts = Whereabouts(session, self._rooms, self._rail_id, self)
        self._checking = Checking(session, background, self)
        self._checking.checked.connect(self._on_checked)
        self._place_parts()
        self._narratives = NarrativeActions(session, self)
        self._key_tips = KeyTips(keymap, self)
        self._offers = Offers(keymap, go=self._go_and_focus, everywhere=self._actions_everywhere)
        self._palette = Palette(
            self._top.search,
            story=lambda: session.story,
            offers=self._gather_offers,
            is_gathering=lambda: len(self._rooms) < len(ROOMS),
            window=self,
        )
        self._palette.opened.connect(self._on_palette_opened)
        self._building = QTimer(self)
        self._building.setSingleShot(True)
        self._building.setInterval(_BUILD_PAUSE_MS)
        self._building.timeout.connect(self._build_next)
        self._palette.row_chosen.connect(self.open_row)
        self._findings_popup = FindingsPopup(self)
        self._findings_popup.row_chosen.connect(self.open_row)
        self._connect()
        self.keeper.begin()
        self._tidings = Tidings(
            session,
            place=self._place_in_sight,
            show=self.show_document,
            verify=self.verify_document,
            parent=self,
        )
        self._status.saved.show_file(session.project.path)
        self._refresh_names()
        self._checking.once_shown()
        self._tidings.begin()

    # What the window does with it

    @property
    def workspace(self) -> Workspace:
        """The room that is shown."""
        found = self._stack.currentWidget()
        assert isinstance(found, Workspace)
        return found

    @property
    def foot_px(self) -> int:
        """How high the status bar is, over which messages lie."""
        return self._status.height()

    def begin(self) -> None:
        """Show the document as it was left by whoever sits here, else its storyboard."""
        left = self._whereabouts.room_left()
        self._whereabouts.go_back()
        self._whereabouts.select_again()  # Before the room opens: a script opens where one is.
        self.go(left if left in {room.id for room in ROOMS} else _FIRST_ROOM)
        self._first_steps.begin()

    def go(self, room_id: str) -> Workspace:
        """Show a room, building it if need be."""
        self.session.flush()
        room = self._rooms.get(room_id)
        if room is None:
            room = self._build(room_id)
        self._rail.choose(room_id)
        self._stack.setCurrentWidget(room)
        self._whereabouts.go_on(room_id)
        panel = room.inspector()
        if panel is not None:
            if self._panels.indexOf(panel) < 0:
                self._panels.addWidget(panel)
            self._panels.setCurrentWidget(panel)
        self.beside.room_changed()
        self._status.show_ribbon(self._ribbon.ribbon if room.has_ribbon() else None)
        self._show_status()
        self._whereabouts.soon()
        return room

    def build_rooms(self) -> None:
        """Build the rooms that nobody has entered yet, so that all their actions are known."""
        for room in ROOMS:
            if room.id not in self._rooms:
                self._build(room.id)

    def show_document(self) -> None:
        """Show where the document stands: its file, copies with news, what was damaged."""
        room = self.go(_DOCUMENT_ROOM)
        room.show_view(_DOCUMENT_VIEW)
        room.focus_view()

    def merge(self, path: Path) -> None:
        """Take in another copy of the document, wherever one is."""
        from ui.workspaces.versions.room import Versions

        room = self._rooms.get(_DOCUMENT_ROOM) or self._build(_DOCUMENT_ROOM)
        assert isinstance(room, Versions)
        room.merge(path)

    def verify_document(self) -> None:
        """Check that all of the document is sound, and show what is not."""
        actions = self.go(_DOCUMENT_ROOM).actions_here()
        next(action for action in actions if action.id == _VERIFY).handler()

    def open_row(self, table: str, row_id: str) -> None:
        """Bring a row before the eyes: here if this room shows it, else in the first that does.

        A row that no room shows is shown with what it belongs to.
        """
        view = self.session.view
        found = list(line_up(view, table, row_id))
        if not found:
            self.session.messages.tell("What was to be shown has been deleted")
            return
        for row in found:
            for room_id in (self._rail_id(), *(room.id for room in ROOMS)):
                room = self._rooms.get(room_id) or self._build(room_id)
                if room.shows(row.table):
                    if (narrative := narrative_of(view, row.table, row.id)) is not None:
                        self.session.choose_narrative(narrative)
                    self.go(room_id)
                    room.show_row(row.table, row.id)
                    # With any other reason nobody sees where the keyboard has gone.
                    self.workspace.focus_view(Qt.FocusReason.ShortcutFocusReason)
                    return
        self.session.messages.advise(f"{row_name(view, found[0])} has no place of its own to go to")

    def find_anything(self) -> None:
        """Put the keyboard into the search field."""
        self._palette.open()

    def part(self, name: str) -> QWidget:
        """A part of the page that the tour points at; the room where that part is not shown."""
        parts: dict[str, QWidget] = {
            "inspector": self._inspector,
            "status": self._status,
            "search": self._top.search,
            "export": self._top.export,
        }
        found = parts.get(name)
        return found if found is not None and found.isVisible() else self.workspace

    def open_menu(self) -> None:
        """Open the menu of the studio."""
        self._top.menu.open()

    def show_findings(self) -> None:
        """Open the list of findings, if there are any."""
        if self._checking.found:
            self._top.ask_findings()

    def read_aloud(self) -> None:
        """Read the story on the full screen, from the frame that is before the eyes."""
        self._reading.begin(self.workspace.frame_here())

    def last_area(self) -> None:
        """Move the keyboard to the area before."""
        self.next_area(-1)

    def next_area(self, step: int = 1) -> None:
        """Move the keyboard to a message that asks, else to the next area of the window."""
        panel = self._panels.currentWidget() if self._inspector.isVisible() else self.beside.panel
        tools = self.workspace.tool_row()
        areas: list[Area] = [
            (self._rail, self._rail.setFocus),
            *([(tools, next(tab_order.stops_in(tools), tools).setFocus)] if tools else []),
            (self.workspace, self.workspace.focus_view),
            *([(panel, first_control(panel).setFocus)] if panel else []),
            (self._top, self._top.search.setFocus),
        ]
        go_on(self.window(), areas, step)

    def leave(self) -> None:
        """Commit, publish and stop listening, before the document is closed."""
        self._checking.stop()
        self._reading.end()
        recording_of(self.session).end()
        self.session.flush()
        self._whereabouts.keep()
        self.keeper.stop()
        self.session.leave()
        self.speller.setParent(self)

    # Building

    def _place_parts(self) -> None:
        self._top = TopBar()
        self._first_steps = FirstStepsBar(self.session, self.go)
        self._rail = Rail(ROOMS, keys_of=lambda room: self._keymap.told(f"go.{room}"))
        self._stack = QStackedWidget()
        self._inspector = Ground(Role.CHROME, edges="left")
        theme.changes().changed.connect(self._fit_inspector)
        self._panels = QStackedWidget()
        inside = QVBoxLayout(self._inspector)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self._panels)
        self._status = StatusBar()
        self._status.resized.connect(self.foot_changed)
        self._ribbon = StoryRibbon(self.session, self)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._inspector)
        self.beside = Beside(
            middle,
            self._inspector,
            wants_inspector=self._wants_inspector,
            give_back=self._focus_room,
        )
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(middle, 1)
        right.addWidget(self._status)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._rail)
        below.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._first_steps)
        column.addLayout(below, 1)

    def _wants_inspector(self) -> bool:
        return self._stack.count() > 0 and self.workspace.inspector() is not None

    def _focus_room(self) -> None:
        self.workspace.focus_view(reason_here())

    def _connect(self) -> None:
        self._top.home_asked.connect(self.home_asked)
        self._top.undo_asked.connect(self.session.undo)
        self._top.redo_asked.connect(self.session.redo)
        self._top.export_asked.connect(self.export_asked)
        self._top.findings_asked.connect(self._on_top_findings_asked)
        self._top.narratives_asked.connect(self._narratives.fill)
        self._top.menu_asked.connect(self.menu_asked)
        self._rail.chosen.connect(self._on_rail_chosen)
        self.keeper.published.connect(self._on_keeper_published)
        self.keeper.kept.connect(self._status.saved.show_kept)
        self.keeper.refused.connect(self._status.saved.show_failed)
        self.session.changed.connect(self._on_session_changed)
        self.session.row_opened.connect(self.open_row)
        self.session.room_opened.connect(self._go_and_focus)
        self.session.narrative_chosen.connect(self._on_session_narrative_chosen)
        self.session.variant_chosen.connect(self._on_session_narrative_chosen)
        self._reading.left.connect(self._on_reading_left)
        for action in (*self._room_actions(), *self._story_actions(), *self._common_actions):
            self._keymap.bind(action, owner=self)
        list_keys(self._keymap, self)
        self._key_tips.refresh()

    def _build(self, room_id: str) -> Workspace:
        (entry,) = [room for room in ROOMS if room.id == room_id]
        room = entry.load()(self.session)
        room.status_changed.connect(self._show_status)
        self._whereabouts.tie(room)
        room.reading_asked.connect(self.read_aloud)
        for action in room.actions_here():
            # They end with the widgets of the room; the same keys may do other things next door.
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            self._keymap.bind(action, owner=room, scope=room_id, context=context)
        self._rooms[room_id] = room
        self._stack.addWidget(room)
        self._key_tips.refresh()
        return room

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = self.width() < NARROW_BELOW_PX
        self._rail.set_narrow(is_narrow=is_narrow)
        self._top.set_wide(is_wide=not is_narrow)
        self._fit_inspector()
        self.beside.set_narrow(is_narrow=is_narrow)
        super().resizeEvent(event)

    def _fit_inspector(self) -> None:
        """Give the inspector its width, and more where its text is larger."""
        usual = _NARROW_INSPECTOR_PX if self.width() < NARROW_BELOW_PX else _INSPECTOR_PX
        self._inspector.setFixedWidth(theme.current().widened(usual))

    # What changes

    def _gather_offers(self) -> list[Offer]:
        here = self.workspace
        others = [self._rooms[room.id] for room in ROOMS if room.id in self._rooms]
        return self._offers.gather(here, [room for room in others if room is not here])

    def _actions_everywhere(self) -> list[Action]:
        return [
            *self._narratives.actions(),
            *self._room_actions(),
            *self._story_actions(),
            *self._common_actions,
            *self._window_actions(),
        ]

    def _build_next(self) -> None:
        """Build one more room, so that the palette knows its actions; each takes a while."""
        waiting = [room.id for room in ROOMS if room.id not in self._rooms]
        if waiting and self._palette.isVisible():
            self._build(waiting[0])
            self._palette.renew()
            self._building.start()

    def _on_palette_opened(self) -> None:
        self._building.start()

    def _room_actions(self) -> list[Action]:
        return [
            Action(
                f"go.{room.id}",
                f"Go to {room.title}",
                lambda room_id=room.id: self._go_and_focus(room_id),
                f"Ctrl+{place}",
                room.icon,
            )
            for place, room in enumerate(ROOMS, start=1)
        ]

    def _story_actions(self) -> list[Action]:
        """What can be done to the story from every room."""
        title = "Read the story aloud, full screen with a clock"
        return [
            Action("story.read", title, self.read_aloud, "Ctrl+Shift+R", "player-play", _READING),
            Action(
                "story.first-steps",
                "Show the first steps",
                self._first_steps.show_again,
                "",
                "route",
                also="checklist begin start",
            ),
        ]

    def _go_and_focus(self, room_id: str) -> None:
        """Go to a room, or with no id back into the one in sight."""
        self.go(room_id or self._rail_id()).focus_view(Qt.FocusReason.ShortcutFocusReason)

    def _rail_id(self) -> str:
        return next(i for i, room in self._rooms.items() if room is self._stack.currentWidget())

    def _place_in_sight(self) -> tuple[str, str]:
        return (self._rail_id(), self.workspace.view_key) if self._stack.count() else ("", "")

    def _on_rail_chosen(self, room_id: str) -> None:
        self.go(room_id)

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        self._refresh_names()
        self._show_status()
        self._checking.soon()

    def _on_session_narrative_chosen(self) -> None:
        self._refresh_names()
        self._show_status()
        self._checking.soon()

    def _on_top_findings_asked(self, corner: QPoint) -> None:
        self._findings_popup.open_at(corner, self._checking.found, told_as=self._checking.told_as)

    def _on_reading_left(self, frame_id: str) -> None:
        self.workspace.show_read(frame_id)

    def _refresh_names(self) -> None:
        story = self.session.story
        info = self.session.view.project
        title = story.narrative.title if story is not None else info.title
        facts = []
        if story is not None and story.narrative.version:
            facts.append(story.narrative.version)
        if self.session.view.baselines:
            revision = max(self.session.view.revisions.values(), default=1)
            facts.append(f"positioning r{revision}")
        self._top.show_document(title or "Untitled narrative", " · ".join(facts))
        state = self.session.project.undo_state
        self._top.show_undo(
            state.undo[-1][1] if state.undo else None, state.redo[-1][1] if state.redo else None
        )

    def _show_status(self) -> None:
        if self._stack.count():
            room = self.workspace
            self._status.show_texts(room.status_left(), room.status_right())

    def _on_keeper_published(self) -> None:
        self._status.saved.show_saved()
        self._status.saved.show_file(self.session.project.path)

    def _on_checked(self) -> None:
        self._top.show_findings(*self._checking.counts)
