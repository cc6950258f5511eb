"""The row below the tool row in which frames are filtered; open only while somebody wants it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.frame_filter import NOBODY, Asking, FrameFilter
from narrative_studio.model.positioning import Status
from narrative_studio.model.view import NarrativeView
from ui import theme
from ui.models.frame_cards import status_words
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.search_field import SearchField
from ui.workspaces.storyboard.board.geometry import WIDE_PX

_HEIGHT_PX: Final = 40
_COMBO_PX: Final = 132
_FIELD_PX: Final = 96
_ONE_LINE_PX: Final = 640
"""Below this width the lists stand below the field."""
_ANY: Final = None


class FilterBar(QWidget):
    """A field for words and a list for each thing to filter by; each change is in force at once.

    Signals:
        changed(object): another ``FrameFilter`` is in force.
        left(): Esc where nothing is filtered by: the row is not wanted any more.
        done(): Enter or Down in the field: what is found is wanted.
    """

    changed = Signal(object)
    left = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = FrameFilter()
        small = ControlSize.SMALL
        self.field = SearchField("Words", keys="", name="Words in the frames")
        self.field.setMinimumWidth(_FIELD_PX)
        self.owner = ComboBox(name="Owner", size=small)
        self.status = ComboBox(
            [(_ANY, "Any status"), *((one, status_words(one)) for one in Status)],
            name="Status",
            size=small,
        )
        self.beat = ComboBox(name="Beat", size=small)
        self.asking = ComboBox(
            [
                (_ANY, "All frames"),
                (Asking.FINDING, "With a finding"),
                (Asking.SUSPECT, "With a suspect link"),
                (Asking.COMMENT, "With an open comment"),
            ],
            name="What they ask for",
            size=small,
        )
        self.count = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, tabular=True, fixed=True)
        self.clear_button = QuietButton("Clear", size=small, icon="x")
        self.clear_button.setAccessibleName("Clear the filter")
        self._boxes = (self.asking, self.status, self.owner, self.beat)
        # On two lines where one is too short; the places of the grid are those of both.
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._is_on_two_lines: bool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for part in (self.field, *self._boxes, self.clear_button):
            part.installEventFilter(self)
        self.field.entered.connect(self.done)
        self.field.stepped.connect(self._on_field_stepped)
        self.field.edited.connect(self._on_field_edited)
        self.owner.chosen.connect(self._on_owner_chosen)
        self.status.chosen.connect(self._on_status_chosen)
        self.beat.chosen.connect(self._on_beat_chosen)
        self.asking.chosen.connect(self._on_asking_chosen)
        self.clear_button.clicked.connect(self.clear)
        theme.changes().changed.connect(self._fit)
        self._fit()

    @property
    def wanted(self) -> FrameFilter:
        """The filter in force."""
        return self._filter

    def show_story(self, story: NarrativeView | None) -> None:
        """Offer the people and the beats of a story."""
        people = sorted(story.whole.people.values(), key=lambda one: one.name) if story else []
        names = [(one.id, one.name or "Without a name") for one in people]
        _offer(self.owner, [(_ANY, "Any owner"), *names, (NOBODY, "Nobody")])
        beats = story.template.beats if story is not None else ()
        _offer(self.beat, [(_ANY, "Any beat"), *((beat.id, beat.title) for beat in beats)])
        self.owner.choose(self._filter.owner)
        self.beat.choose(self._filter.beat)
        if self._filter.beat is not None and self.beat.currentIndex() < 0:
            # Another story, another template: a beat that is not there leaves nothing to see.
            self.beat.choose(_ANY)
            self._take(replace(self._filter, beat=None))

    def show_count(self, shown: int, total: int) -> None:
        """Say how many frames there are to see."""
        words = counted(total, "frame")
        self.count.setText(f"{shown} of {words}" if self._filter.is_on else words)
        self.clear_button.setEnabled(self._filter.is_on)

    def clear(self) -> None:
        """Ask for nothing any more."""
        self.field.clear()
        for box in (self.owner, self.status, self.beat, self.asking):
            box.choose(_ANY)
        self._take(FrameFilter())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc lets go of what is filtered by here, and else of the whole row."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() != Qt.Key.Key_Escape or (watched is self.field and self.field.text()):
            return False
        if isinstance(watched, ComboBox) and watched.key is not _ANY:
            watched.choose(_ANY)
            watched.chosen.emit(_ANY)
        else:
            self.left.emit()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        now = theme.current()
        side = 24 if self.width() >= WIDE_PX else 16
        self._grid.setContentsMargins(side, 0, side, 4)
        for box in self._boxes:
            box.setMaximumWidth(now.scaled(_COMBO_PX))
        is_on_two_lines = self.width() < now.scaled(_ONE_LINE_PX)
        if is_on_two_lines != self._is_on_two_lines:
            self._is_on_two_lines = is_on_two_lines
            self._place()
        self.setFixedHeight(now.scaled(_HEIGHT_PX) * (2 if is_on_two_lines else 1))

    def _place(self) -> None:
        places: list[tuple[QWidget, int, int, int]] = []
        last = len(self._boxes)
        if self._is_on_two_lines:
            places = [(self.field, 0, 0, 2), (self.count, 0, 2, 1), (self.clear_button, 0, 3, 1)]
            places += [(box, 1, column, 1) for column, box in enumerate(self._boxes)]
        else:
            places = [(self.field, 0, 0, 1)]
            places += [(box, 0, column, 1) for column, box in enumerate(self._boxes, start=1)]
            places += [(self.count, 0, last + 1, 1), (self.clear_button, 0, last + 2, 1)]
        for widget, *_ in places:
            self._grid.removeWidget(widget)
        for widget, line, column, columns in places:
            self._grid.addWidget(widget, line, column, 1, columns)
        self._grid.setColumnStretch(0, 1)
        for column in range(1, last):
            self._grid.setColumnStretch(column, 1 if self._is_on_two_lines else 0)

    def _take(self, wanted: FrameFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self.changed.emit(wanted)

    def _on_field_stepped(self, step: int) -> None:
        if step > 0:
            self.done.emit()

    def _on_field_edited(self, words: str) -> None:
        self._take(replace(self._filter, text=words))

    def _on_owner_chosen(self, key: Any) -> None:
        self._take(replace(self._filter, owner=key))

    def _on_status_chosen(self, key: Any) -> None:
        # Qt hands the bare word back.
        self._take(replace(self._filter, status=Status(key) if key is not None else None))

    def _on_beat_chosen(self, key: Any) -> None:
        self._take(replace(self._filter, beat=key))

    def _on_asking_chosen(self, key: Any) -> None:
        self._take(replace(self._filter, asking=Asking(key) if key is not None else None))


def _offer(box: ComboBox, entries: list[tuple[object, str]]) -> None:
    present = [(box.itemData(row), box.itemText(row)) for row in range(box.count())]
    if present != entries:
        box.set_entries(entries)
