"""The storyboard as a Qt list model: one row for each place, in reading order."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from narrative_studio.analysis.story.timing import Timing, timing
from narrative_studio.model.ids import FrameId
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.models.dragged_frames import FRAMES_MIME, DraggedFrames
from ui.models.frame_cards import Card, Lane, card_of, lane_of, spoken_card
from ui.models.row_steps import Inserted, Moved, Removed, Shuffled, row_steps
from ui.models.storyboard_places import Place, PlaceKind, Places, Stretch, places_of
from ui.models.told_cells import (
    ToldCell,
    differing_cells,
    edit_told,
    mention_told,
    tell_typing,
    told_cell,
    where_words,
)
from ui.models.zone_strips import ZoneStrip, strips_of
from ui.session import Session

if TYPE_CHECKING:
    from narrative_studio.results.taken import Taken

"""Ids of frames, one in a line: what is dragged."""

_TOLD: Final = frozenset({"left_out", "override", "variant"})
_SHOWN: Final = frozenset(
    {"frame", "narrative", "step", "link", "element", "proof", "project", "zone", "comment"} | _TOLD
)
_TESTED: Final = frozenset({"test_session", "frame_result", "mark", "rating"})
_TIMED: Final = frozenset({"frame", "narrative", "zone"})
_PLACING: Final = frozenset({"*", "beat", "rank", "is_backup", "narrative", "template"})
_TIMING: Final = frozenset({"planned_ms", "call_length_ms", "zone", "name", "budget_ms"})
_KEPT_CARDS: Final = 256

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX: Final = QModelIndex()


class StoryboardModel(QAbstractListModel):
    """Shows the session's story and follows its changes, row by row.

    Signals:
        arranging(): places are about to stand elsewhere.
        arranged(): places stand elsewhere, in other beats or under other headings.
        figures_changed(): the times, or the headings that show them, are others.
        zones_changed(): zones are others, or stand over other cards.
    """

    arranging = Signal()
    arranged = Signal()
    figures_changed = Signal()
    zones_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._story: NarrativeView | None = None
        self._keys: list[str] = []
        self._places: list[Place] = []
        self._stretches: tuple[Stretch, ...] = ()
        self._rows: dict[str, int] | None = None
        self._cards: OrderedDict[str, Card] = OrderedDict()
        self._lanes: dict[str, Lane] = {}
        self._timing: Timing | None = None
        self._zones: dict[str, ZoneStrip] = {}
        self._matching: frozenset[str] | None = None
        self._edited: ToldCell | None = None
        self._shows_tests = session.settings.values.shows_tests
        self._has_read_tests = False
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.timeout.connect(self._on_reading_timeout)
        self._load()
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)
        session.variant_chosen.connect(self._on_session_variant_chosen)

    # Reading

    @property
    def session(self) -> Session:
        """The session whose story is shown."""
        return self._session

    @property
    def story(self) -> NarrativeView | None:
        """The whole story, whose frames have a place each."""
        return self._story

    @property
    def told(self) -> NarrativeView | None:
        """The story as the shown variant tells it: whose times stand over the cards."""
        return self._session.telling

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The parts of the story and its backups, as runs of rows."""
        return self._stretches

    @property
    def timing(self) -> Timing | None:
        """The planned times of the story as it is told."""
        return self._timing

    def place(self, row: int) -> Place:
        """What kind of place a row is."""
        return self._places[row]

    def card(self, row: int) -> Card:
        """What stands in a row."""
        place = self._places[row]
        card = self._cards.get(place.key)
        if card is None:
            assert self._story is not None
            tests = self._tests_of(place)
            card = card_of(self._story, place, self._session.variant, tests)
            self._cards[place.key] = card
            if len(self._cards) > _KEPT_CARDS:
                self._cards.popitem(last=False)
        return card

    def lane(self, row: int) -> Lane | None:
        """The strip over a row; None where it has none."""
        return self._lanes.get(self._places[row].beat)

    def zone(self, row: int) -> ZoneStrip | None:
        """The line of the zone over a row; None where its frame is in none."""
        return self._zones.get(self._places[row].key) if self._zones else None

    @property
    def has_zones(self) -> bool:
        """Whether any frame is in a zone."""
        return bool(self._zones)

    def row_of(self, frame: str) -> int:
        """The row of a frame, -1 when it is not here."""
        if self._rows is None:
            self._rows = {key: row for row, key in enumerate(self._keys)}
        return self._rows.get(frame, -1)

    def frames(self, rows: Sequence[int]) -> list[FrameId]:
        """The frames among these rows, in reading order."""
        found = [self._places[row].frame for row in sorted(rows)]
        return [frame for frame in found if frame is not None]

    def show_matching(self, frames: frozenset[str] | None) -> None:
        """Show only these frames, or with None all of them and the places to fill."""
        if frames != self._matching:
            self._matching = frames
            if self._story is not None:
                self._rearrange(places_of(self._story, frames))
            self.figures_changed.emit()

    @property
    def shows_tests(self) -> bool:
        """Whether cards say how prospects took their frames."""
        return self._shows_tests

    def show_tests(self, *, is_shown: bool) -> None:
        """Let cards say how prospects took their frames, or not."""
        if is_shown != self._shows_tests:
            self._shows_tests = is_shown
            self._session.settings.change(shows_tests=is_shown)
            self._remake_cards()

    # Editing

    def where_words(self, index: _Index) -> str:
        """What typing in the headline changes; nothing while the whole story is shown."""
        frame, variant = self._frame(index), self._session.variant
        if frame is None:
            return ""
        cells = differing_cells(self._session.view, variant, frame)
        return where_words(self._session, is_differing="headline" in cells)

    def begin_edit(self, index: _Index) -> None:
        """Note what a headline shows, so that what arrives meanwhile is not overwritten."""
        frame = self._frame(index)
        self._edited = told_cell(self._session, frame, "headline") if frame is not None else None

    def note_typing(self, headline: str) -> None:
        """Tell which headline is being typed."""
        if self._edited is not None:
            tell_typing(self._session, self._edited.frame, "headline", headline)

    def end_edit(self) -> None:
        """Forget what was noted."""
        self._edited = None

    # Qt's names from here

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self._story is None:
            return None
        place = self._places[index.row()]
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self.card(index.row()).title
        if role == _Role.AccessibleTextRole:
            return spoken_card(self._story, place, self._session.variant, self._tests_of(place))
        if role == _Role.ToolTipRole and place.kind is PlaceKind.FRAME:
            card = self.card(index.row())
            return "\n\n".join(filter(None, (card.title, card.text, "\n".join(card.notes))))
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        frame = self._frame(index)
        if frame is None or role != _Role.EditRole:
            return False
        edit_told(self._session, self._begun(frame), str(value))
        self._go_on(index)
        return True

    def mention(self, index: _Index, headline: str, target: Row) -> None:
        """Store a headline that names something, and link its frame to that."""
        frame = self._frame(index)
        if frame is not None:
            mention_told(self._session, self._begun(frame), headline, target)
            self._go_on(index)

    def _begun(self, frame: Frame) -> ToldCell:
        """The headline as it was shown when typing into it began."""
        if self._edited is not None and self._edited.frame.id == frame.id:
            return self._edited
        return told_cell(self._session, frame, "headline")

    def _go_on(self, index: _Index) -> None:
        """The editor stays open where typing is stored on the way: it goes on from here."""
        if self._edited is not None:
            self.begin_edit(index)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self._places[index.row()].kind is PlaceKind.FRAME:
            flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [FRAMES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return DraggedFrames(self._session, self.frames([index.row() for index in indexes]))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    # Following changes

    def _load(self) -> None:
        """Take the whole story anew; between beginResetModel and endResetModel, or at first."""
        self._story = self._session.story
        self._cards.clear()
        found = places_of(self._story, self._matching) if self._story is not None else Places()
        self._take_places(found)
        self._take_figures()

    def _take_places(self, found: Places) -> None:
        self._places = list(found.places)
        self._keys = [place.key for place in self._places]
        self._stretches = found.stretches
        self._rows = None

    def _take_figures(self) -> None:
        story, told = self._story, self.told
        self._timing = timing(told) if told is not None else None
        self._zones = strips_of(story, told) if story is not None and told is not None else {}
        self._lanes = {}
        if told is not None and self._timing is not None:
            planned = {zone.beat.id: zone.planned_ms for zone in self._timing.zones}
            for beat in told.template.beats:
                self._lanes[beat.id] = lane_of(beat, planned.get(beat.id, 0))

    def _on_session_narrative_chosen(self) -> None:
        self.beginResetModel()
        self._load()
        self.endResetModel()
        self.figures_changed.emit()

    def _on_session_variant_chosen(self) -> None:
        self._refresh_figures()
        self._remake_cards()

    def _remake_cards(self) -> None:
        """Forget what all cards said, for it may be something else."""
        self._cards.clear()
        if self._places:
            self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN:
            self._follow(changes)
        if changes.tables() & _TESTED and self._shows_tests:
            self._remake_cards()

    def _follow(self, changes: ChangeSet) -> None:
        old, new = self._story, self._session.story
        if new is None or old is None or _is_other(old, new):
            self._on_session_narrative_chosen()
            return
        self._story = new
        if changes.tables() & _TIMED:
            if changes.fields & _PLACING:
                self._rearrange(places_of(new, self._matching))
            if changes.fields & (_PLACING | _TIMING):
                self._refresh_figures()
        self._refresh_cards(changes)
        if changes.tables() & _TOLD:
            self._on_session_variant_chosen()

    def _refresh_figures(self) -> None:
        lanes, figures, zones = self._lanes, self._timing, self._zones
        self._take_figures()
        if zones != self._zones:
            self.zones_changed.emit()
        for beat in self._lanes:
            if self._lanes[beat] != lanes.get(beat):
                self._tell_lane(beat)
        if figures != self._timing:
            self.figures_changed.emit()

    def _rearrange(self, found: Places) -> None:
        if (found.stretches, list(found.places)) == (self._stretches, self._places):
            return
        self.arranging.emit()
        after = [place.key for place in found.places]
        if after != self._keys:
            by_key = {place.key: place for place in found.places}
            for step in row_steps(self._keys, after):
                if isinstance(step, Inserted):
                    self._insert(step, [by_key[key] for key in after[step.first : step.last + 1]])
                else:
                    self._take_step(step)
        self._take_places(found)
        self.arranged.emit()

    def _insert(self, step: Inserted, places: list[Place]) -> None:
        self.beginInsertRows(QModelIndex(), step.first, step.last)
        self._places[step.first : step.first] = places
        self._keep_whole()
        self.endInsertRows()

    def _take_step(self, step: Removed | Moved | Shuffled) -> None:
        places = self._places
        if isinstance(step, Removed):
            self.beginRemoveRows(QModelIndex(), step.first, step.last)
            del places[step.first : step.last + 1]
            self._keep_whole()
            self.endRemoveRows()
        elif isinstance(step, Moved):
            self.beginMoveRows(QModelIndex(), step.first, step.last, QModelIndex(), step.to)
            block = places[step.first : step.last + 1]
            del places[step.first : step.last + 1]
            to = step.to if step.to < step.first else step.to - len(block)
            places[to:to] = block
            self._keep_whole()
            self.endMoveRows()
        else:
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            row_now = {was: now for now, was in enumerate(step.order)}
            self._places = [places[was] for was in step.order]
            self._keep_whole()
            self.changePersistentIndexList(old, [self.index(row_now[one.row()]) for one in old])
            self.layoutChanged.emit()

    def _keep_whole(self) -> None:
        """Between two steps the stretches must cover the rows there are, wherever they end."""
        self._keys = [place.key for place in self._places]
        self._rows = None
        last = self._stretches[-1] if self._stretches else Stretch("", None, 0, 0)
        count = len(self._places)
        kept = [one for one in self._stretches[:-1] if one.end <= count]
        first = kept[-1].end if kept else 0
        self._stretches = (*kept, Stretch(last.id, last.part, first, count - first))

    def _refresh_cards(self, changes: ChangeSet) -> None:
        """Make the remembered cards anew and tell of those that read differently."""
        assert self._story is not None
        remembered, self._cards = self._cards, OrderedDict()
        touched = {row for table, row in changes.rows if table == Frame.table}
        for key, card in remembered.items():
            row = self.row_of(key)
            if row < 0:
                continue
            if self.card(row) != card or key in touched:
                self._tell(row)
        for key in touched - remembered.keys():
            if (row := self.row_of(key)) >= 0:
                self._tell(row)

    def _tell(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def _tell_lane(self, beat: str) -> None:
        for row, place in enumerate(self._places):
            if place.beat == beat and not place.is_backup:
                self._tell(row)
                return

    def _tests_of(self, place: Place) -> Taken | None:
        """How prospects took the frame of a place, where that is shown.

        The sessions are read once the board is there: nobody waits for them to see the story.
        """
        story = self._session.story
        if not self._shows_tests or place.frame is None or story is None:
            return None
        if not story.whole.test_sessions.of("narrative", story.narrative.id):
            return None
        if not self._has_read_tests:
            self._reading.start()
            return None
        return self._session.tests.taken(story, place.frame)

    def _on_reading_timeout(self) -> None:
        if not self._session.is_left:
            self._has_read_tests = True
            self._remake_cards()

    def _frame(self, index: _Index) -> Frame | None:
        if not index.isValid() or self._story is None:
            return None
        frame = self._places[index.row()].frame
        return None if frame is None else self._story.whole.frames.get(frame)


def _is_other(old: NarrativeView, new: NarrativeView) -> bool:
    before, after = old.narrative, new.narrative
    return (before.id, before.template) != (after.id, after.template)
