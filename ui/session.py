"""One open document in one window: what every workspace is given instead of globals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from narrative_studio.analysis.looks import carry_over
from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.errors import NarrativeError
from narrative_studio.model.rows import Row
from narrative_studio.model.variants import Variant
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.project import ChangeSet, Project
from narrative_studio.settings import Settings
from ui.background import Background
from ui.bus import Bus
from ui.copies import Copies
from ui.long_work import LongWork
from ui.messages import Messages

if TYPE_CHECKING:
    from narrative_studio.results.kept import KeptReadings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: rows of one table, the current one last; empty when nothing is."""

    table: str = ""
    ids: tuple[str, ...] = ()

    @property
    def current(self) -> str | None:
        """The id of the row that the inspector shows."""
        return self.ids[-1] if self.ids else None


class Session(QObject):
    """A project with its bus, its messages and the selection that the workspaces share.

    Long work runs in ``background``, and what the user asked for in ``long_work``, which tells of
    it; both are the window's once a window shows the document.
    ``copies`` knows of other copies beside the file once somebody has looked. The project
    ``is_shared`` where another window of this process had it open before.

    Signals:
        changed(ChangeSet, object): the bus' signal, passed on for convenience.
        typed(Row, str, str): a field holds other words for a cell of that row; not stored yet.
        selected(Selection, object): another selection, and who made it.
        row_opened(str, str): show the row of that table and id, in whichever workspace has it.
        room_opened(str): show the room of that id, or give the keyboard back to the one in sight.
        narrative_chosen(): another narrative of the document is shown.
        variant_chosen(): the narrative is shown as another variant, or in full.
        reverted(ChangeSet): something was undone or done again; every view has followed.
    """

    changed = Signal(object, object)
    typed = Signal(object, str, str)
    selected = Signal(object, object)
    row_opened = Signal(str, str)
    room_opened = Signal(str)
    narrative_chosen = Signal()
    variant_chosen = Signal()
    reverted = Signal(object)

    def __init__(
        self,
        project: Project,
        *,
        settings: Settings,
        messages: Messages,
        background: Background | None = None,
        is_shared: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.project = project
        self.is_shared = is_shared
        self._is_left = False
        self.background = background or Background(self)
        self.long_work = LongWork(self.background, messages, self)
        self.copies = Copies(self)
        self.settings = settings
        self.messages = messages
        self.bus = Bus(project, self)
        self.bus.changed.connect(self._on_bus_changed)
        self._selection = Selection()
        self._narrative: str | None = None
        self._narrative_view: NarrativeView | None = None
        self._shown: str | None = None
        self._variant: str | None = None
        self._telling: NarrativeView | None = None
        self._told_of: NarrativeView | None = None
        self._tests: KeptReadings | None = None
        self._flushers: list[Callable[[], None]] = []
        self._note_shown()

    # Reading

    @property
    def view(self) -> ProjectView:
        """The document as it is now."""
        return self.project.view()

    @property
    def story(self) -> NarrativeView | None:
        """The narrative that is shown, None while the document has none."""
        view = self.project.view()
        if self._narrative_view is None or self._narrative_view.whole is not view:
            narratives = view.narratives
            if not narratives:
                self._narrative_view = None
                return None
            shown = self._narrative if self._narrative in narratives else None
            before, self._narrative_view = self._narrative_view, view.narrative(shown)
            if before is not None:
                carry_over(before, self._narrative_view)
        return self._narrative_view

    @property
    def variant(self) -> Variant | None:
        """The variant that the narrative is shown as, None for the whole story."""
        found = self.view.variants.get(self._variant) if self._variant is not None else None
        return found if found is not None and found.narrative == self._shown else None

    @property
    def telling(self) -> NarrativeView | None:
        """The narrative as the chosen variant tells it; the whole story where none is chosen.

        Frames have the numbers of the whole story, since that is what is shown around them.
        """
        story, variant = self.story, self.variant
        if story is None or variant is None:
            return story
        told = self._telling
        if told is None or self._told_of is not story or told.variant != variant:
            self._told_of = story
            self._telling = as_variant(story, variant, is_beside_story=True)
            if told is not None:
                carry_over(told, self._telling)
            told = self._telling
        return told

    @property
    def tests(self) -> KeptReadings:
        """What the tests say, read once for every view that shows some of it."""
        if self._tests is None:
            # A document without tests, and a window that is just opening, do without statistics.
            from narrative_studio.results.kept import KeptReadings

            self._tests = KeptReadings()
        return self._tests

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self._selection

    # Acting

    def attempt(self, verb: Callable[[], T]) -> T | None:
        """Run a verb; expected trouble is shown to the user and gives None."""
        try:
            return verb()
        except NarrativeError as error:
            self.messages.trouble(error)
            return None

    def undo(self) -> None:
        """Take back the latest operation, with what is still being typed committed first."""
        self.flush()
        changes = self.attempt(self.project.undo)
        if changes is not None:
            self._tell_reverted(changes, "Undone")

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self.flush()
        changes = self.attempt(self.project.redo)
        if changes is not None:
            self._tell_reverted(changes, "Done again")

    def select(self, table: str, ids: Sequence[str], *, initiator: object = None) -> None:
        """Select rows of one table, the current one last."""
        selection = Selection(table, tuple(ids)) if ids else Selection()
        if selection != self._selection:
            self.flush()
            self._selection = selection
            self.selected.emit(selection, initiator)

    def open_row(self, row: Row) -> None:
        """Bring a row before the user's eyes, wherever it is shown."""
        self.row_opened.emit(row.table, row.id)

    def choose_narrative(self, narrative: str) -> None:
        """Show another narrative of the document."""
        if narrative != self._narrative:
            self.flush()
            self._narrative = narrative
            self._narrative_view = None
            self._note_shown()
            self.select("", ())
            self.narrative_chosen.emit()

    def choose_variant(self, variant: str | None) -> None:
        """Show the narrative as one of its variants, or with None in full."""
        if variant != self._variant:
            self.flush()
            self._variant = variant
            self.variant_chosen.emit()

    def on_flush(self, flush: Callable[[], None]) -> None:
        """Have ``flush`` called before anything that must not miss what is being typed."""
        self._flushers.append(flush)

    def flush(self) -> None:
        """Commit what is being typed in any field."""
        self._flushers = [flush for flush in self._flushers if _is_alive(flush)]
        for flush in tuple(self._flushers):
            flush()

    def leave(self) -> None:
        """Commit what is being typed and stop listening, before the project is closed."""
        self.flush()
        self.bus.leave()
        self._is_left = True

    @property
    def is_left(self) -> bool:
        """Whether the document is not shown any more: what comes late has to ask this first."""
        return self._is_left or self.project.is_closed

    # Slots

    def _on_bus_changed(self, changes: ChangeSet, initiator: object) -> None:
        selected = self._selection
        if selected.ids:
            rows = self.view.tables[selected.table]
            left = tuple(row for row in selected.ids if row in rows)
            if left != selected.ids:
                self._selection = Selection(selected.table, left) if left else Selection()
                self.selected.emit(self._selection, None)
        before = self._shown
        self._note_shown()
        self.changed.emit(changes, initiator)
        if before is not None and before != self._shown:
            # The narrative that was shown has gone, or one that was gone has come back.
            self.narrative_chosen.emit()

    def _note_shown(self) -> None:
        story = self.story
        self._shown = story.narrative.id if story is not None else None
        if self._narrative is None:
            # The first one stays shown when another comes to stand before it.
            self._narrative = self._shown

    def _tell_reverted(self, changes: ChangeSet, word: str) -> None:
        self.reverted.emit(changes)
        text = f"{word}: {changes.label}"
        if changes.kept:
            text += f". {len(changes.kept)} of its cells stay: somebody else has changed them since"
        self.messages.tell(text)


def _is_alive(call: Callable[[], None]) -> bool:
    """Whether the field or view whose method this is has not been deleted."""
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
