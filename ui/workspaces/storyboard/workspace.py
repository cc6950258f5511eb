"""The room of the storyboard: ties cards, selection, actions, inspector and status together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.timing import spoken
from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui.inspector.frame_actions import FrameActions
from ui.inspector.frame_keys import KEYS
from ui.models.frame_moves import Target
from ui.models.storyboard import StoryboardModel
from ui.models.thumbnails import Thumbnails
from ui.session import Selection, Session
from ui.workspaces.base import Action, Workspace
from ui.workspaces.storyboard.board_view import BoardView
from ui.workspaces.storyboard.geometry import WIDE_PX
from ui.workspaces.storyboard.headings import status_words
from ui.workspaces.storyboard.tool_row import BOARD, GRID, ToolRow

if TYPE_CHECKING:
    from ui.inspector.frame import FrameInspector
    from ui.workspaces.storyboard.drop_places import DropPlace

_SHOWN: Final = frozenset({"frame", "question", "narrative", "zone"})
_COUNTED: Final = frozenset({"*", "script", "is_backup", "narrative"})
_APART: Final = "\u2003\u2003"
"""Between two facts of the status bar."""


class Storyboard(Workspace):
    """Frames as cards: Board has the parts of the story, Grid shows all cards in one run."""

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
        self._inspector: FrameInspector | None = None
        self._words: int | None = None
        self._is_following = False
        self._place_parts()
        self._connect()
        self._refresh()
        self._follow(session.selection)

    # What the window asks

    @property
    def view(self) -> BoardView:
        """The list of cards."""
        return self._view

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
        return self._inspector

    def status_left(self) -> str:
        story = self.session.story
        if story is None:
            return ""
        if self._words is None:
            self._words = spoken(story).words
        words = f"{counted(len(story.frames), 'frame')} · {counted(self._words, 'word')}"
        shares = status_words(self._model)
        return f"{words}{_APART}{shares}" if shares and self.width() >= WIDE_PX else words

    def has_ribbon(self) -> bool:
        return True

    def ribbon(self) -> tuple[list[tuple[str, int, bool]], int, str]:
        """The planned time for a ribbon: blocks, the length of the call in ms, and a sentence.

        A block is (part, planned time in ms, whether its frame is the current one).
        """
        from ui.widgets.ribbon import RibbonBlock, RibbonRow, ribbon_sentence

        story = self.session.story
        if story is None:
            return [], 0, ""
        selection = self.session.selection
        current = selection.current if selection.table == Frame.table else None
        blocks = [
            RibbonBlock(
                story.beat(frame).part.value,
                frame.planned_ms,
                is_current=frame.id == current,
                name=f"frame {number}",
            )
            for number, frame in enumerate(story.frames, start=1)
        ]
        limit_ms = story.narrative.call_length_ms
        sentence = ribbon_sentence([RibbonRow("Planned", blocks)], limit_ms)
        return [(b.part, b.duration_ms, b.is_current) for b in blocks], limit_ms, sentence

    def actions_here(self) -> Sequence[Action]:
        do = self._actions
        entries = [
            ("add-frame", "Add a frame", self.add_frame, KEYS["add"], "plus"),
            ("rename", "Edit the headline", self._view.edit_headline, KEYS["rename"], "pencil"),
            (
                "duplicate",
                "Duplicate the selected frames",
                lambda: do.duplicate(do.chosen),
                KEYS["duplicate"],
                "copy",
            ),
            ("copy", "Copy the selected frames", lambda: do.copy(do.chosen), KEYS["copy"], "copy"),
            ("cut", "Cut the selected frames", lambda: do.cut(do.chosen), KEYS["cut"], "cut"),
            ("paste", "Paste frames", self.paste_frames, KEYS["paste"], "clipboard"),
            ("zone", "Make a zone of the selected frames", do.make_zone, KEYS["zone"], "bookmark"),
            (
                "hide",
                "Hide the selected frames as backup, or take them back",
                self.hide_or_take_back,
                KEYS["hide"],
                "eye-off",
            ),
            (
                "delete",
                "Delete the selected frames",
                lambda: do.delete(do.chosen),
                KEYS["delete"],
                "trash",
            ),
            (
                "move-left",
                "Move the selected frames left",
                lambda: do.step(do.chosen, back=True),
                KEYS["left"],
                "arrow-left",
            ),
            (
                "move-right",
                "Move the selected frames right",
                lambda: do.step(do.chosen, back=False),
                KEYS["right"],
                "arrow-right",
            ),
            (
                "beat-before",
                "Move the selected frames to the beat before",
                lambda: do.step_beat(do.chosen, back=True),
                KEYS["beat-before"],
                "arrow-up",
            ),
            (
                "beat-after",
                "Move the selected frames to the beat after",
                lambda: do.step_beat(do.chosen, back=False),
                KEYS["beat-after"],
                "arrow-down",
            ),
            ("board", "Show the storyboard as board", self.show_board, "", "layout-board"),
            ("grid", "Show the storyboard as grid", self.show_grid, "", "layout-grid"),
        ]
        return [Action(f"storyboard.{key}", *rest) for key, *rest in entries]  # type: ignore[arg-type]

    def shows(self, table: str) -> bool:
        return table in _SHOWN

    def show_row(self, table: str, row_id: str) -> None:
        if table == "question":
            question = self.session.view.questions.get(row_id)
            table, row_id = Frame.table, question.frame if question is not None else ""
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

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self._view.setFocus(reason)

    # What can be done here

    def add_frame(self) -> None:
        """Add a frame after the current one, or into the beat at the cursor."""
        beat, frame = self._view.current_place
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

    def show_board(self) -> None:
        """Show the parts of the story with their lanes."""
        self._show_view(BOARD)

    def show_grid(self) -> None:
        """Show all cards in one run."""
        self._show_view(GRID)

    # Building

    def _place_parts(self) -> None:
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(below, 1)
        self._view.set_keys(
            {action.shortcut: action.handler for action in self.actions_here() if action.shortcut}
        )

    def _connect(self) -> None:
        session, view = self.session, self._view
        session.changed.connect(self._on_session_changed)
        session.selected.connect(self._on_session_selected)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)
        session.reverted.connect(self._on_session_reverted)
        selection = view.selectionModel()
        selection.selectionChanged.connect(self._on_selection_changed)
        selection.currentChanged.connect(self._on_selection_changed)
        view.opened.connect(self._on_view_opened)
        view.adding.connect(self._on_view_adding)
        view.dropped.connect(self._on_view_dropped)
        view.menu_wanted.connect(self._on_view_menu_wanted)
        self._actions.added.connect(self._on_actions_added)
        self._model.figures_changed.connect(self.status_changed)
        self._tools.view_chosen.connect(self._show_view)
        self._tools.narrative_chosen.connect(session.choose_narrative)
        self._tools.frame_wanted.connect(self.add_frame)

    def _refresh(self) -> None:
        story = self.session.story
        if story is None and self._stack.count() == 1:
            self._stack.addWidget(self._empty_page())
        self._stack.setCurrentIndex(0 if story is not None else 1)
        self._tools.set_add_enabled(is_enabled=story is not None)
        shown = story.narrative.id if story is not None else ""
        self._tools.show_narratives(self.session.view, shown)

    def _empty_page(self) -> QWidget:
        """What stands where the document has no narrative at all."""
        from ui.widgets.empty_state import EmptyState

        empty = EmptyState(
            "No narrative yet",
            "A narrative carries the positioning: its storyboard becomes the deck and the script.",
            "Start a sales pitch",
        )
        empty.chosen.connect(self._on_empty_chosen)
        page = QWidget()
        inset = QVBoxLayout(page)
        inset.setContentsMargins(24, 8, 24, 24)
        inset.addWidget(empty)
        return page

    def _show_view(self, key: str) -> None:
        self._tools.show_view(key)
        self._view.show_grid(is_grid=key == GRID)

    def _follow(self, selection: Selection) -> None:
        """Select in the view what the session has selected."""
        self._is_following = True
        try:
            frames = selection.ids if selection.table == Frame.table else ()
            self._view.select_frames(frames)
            if frames:
                self._view.scrollTo(self._model.index(self._model.row_of(frames[-1])))
        finally:
            self._is_following = False

    # Slots

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if "frame" in changes.tables() and changes.fields & _COUNTED:
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

    def _on_session_narrative_chosen(self) -> None:
        self._words = None
        self._refresh()
        self.status_changed.emit()

    def _on_selection_changed(self, _now: object, _before: object) -> None:
        if self._is_following:
            return
        frames = self._view.selected_frames()
        _beat, current = self._view.current_place
        if current in frames:
            frames = [frame for frame in frames if frame != current] + [current]
        if frames or self.session.selection.table == Frame.table:
            self.session.select(Frame.table, frames, initiator=self)

    def _on_view_opened(self, frame: str) -> None:
        self.session.select(Frame.table, [frame], initiator=self)
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
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        beat, frame = self._view.current_place
        if chosen and frame:
            from ui.inspector.frame_menu import fill_frame_menu

            fill_frame_menu(menu, story, self._actions, chosen)
        else:
            where = f" to {story.template.beat(beat).title}" if beat else ""
            entry = menu.addAction(f"Add a frame{where}")
            entry.triggered.connect(lambda _checked=False: self._actions.add(beat=beat))
            paste = menu.addAction(f"Paste frames{where}\t{KEYS['paste']}")
            paste.triggered.connect(lambda _checked=False: self._actions.paste(beat=beat))
        menu.popup(point)

    def _on_actions_added(self, frame: str) -> None:
        if self.isVisible():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._view.scrollTo(self._model.index(self._model.row_of(frame)))
            self._view.edit_headline()

    def _on_empty_chosen(self) -> None:
        from narrative_studio.commands.documents import start_narrative

        project = self.session.project
        self.session.attempt(
            lambda: start_narrative(
                project, title=self.session.view.project.title, template_id="sales-pitch-8"
            )
        )
        self._refresh()
