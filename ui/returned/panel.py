"""The review of a returned deck, beside the work: a list of changes, the current one in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.importers.returned.telling import recognised, same_of
from ui.returned.change_list import ChangeList, ChangeModel
from ui.returned.change_words import ChangePage
from ui.returned.review import Entry, Review, State
from ui.theme import S2, S3, S4, Role, Type
from ui.widgets.buttons import (
    ControlSize,
    IconButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
)
from ui.widgets.divider import Divider
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import TextLabel
from ui.widgets.panel import Ground
from ui.widgets.scroll_box import ScrollBox

_MOST_NOTES: Final = 3


class ReturnedPanel(Ground):
    """Shows a review until it is closed; the rest of the window can be used all the time.

    Signals:
        closed(): it is not wanted any more.
        row_chosen(str, str): the table and id of a row to show.
    """

    closed = Signal()
    row_chosen = Signal(str, str)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(Role.CHROME, edges="left", parent=parent)
        self._review = review
        name = review.found.name
        self.setAccessibleName(f"Changes in {name}")
        self._title = TextLabel(f"Changes in {name}", use=Type.PANEL)
        self._close = IconButton("x", "Close the review", shortcut="Esc")
        self._said = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2, lines=2)
        self._notes = TextLabel("", use=Type.SUPPORT, role=Role.TEXT3, lines=3)
        self._model = ChangeModel(review, self)
        self._list = ChangeList(self._model)
        self._page = ChangePage()
        self._scroll = ScrollBox(self._page)
        self._adopt = PrimaryButton("Adopt", size=ControlSize.SMALL)
        self._skip = SecondaryButton("Skip", size=ControlSize.SMALL)
        self._merge = SecondaryButton("Take both", size=ControlSize.SMALL)
        self._keep = SecondaryButton("Keep as backup", size=ControlSize.SMALL)
        self._all = QuietButton("Adopt all", size=ControlSize.SMALL)
        self._caps: dict[QWidget, KeyCap] = {}
        self._place_parts()
        self._close.clicked.connect(self.closed)
        self._adopt.clicked.connect(self.adopt)
        self._skip.clicked.connect(self.skip)
        self._merge.clicked.connect(self.take_both)
        self._keep.clicked.connect(self.keep_backup)
        self._all.clicked.connect(self.adopt_all)
        self._list.adopt_asked.connect(self.adopt)
        self._list.skip_asked.connect(self.skip)
        self._list.merge_asked.connect(self.take_both)
        self._list.keep_asked.connect(self.keep_backup)
        self._list.all_asked.connect(self.adopt_all)
        self._list.open_asked.connect(self.open_frame)
        self._list.current_changed.connect(self._on_list_current_changed)
        review.changed.connect(self._refresh)
        review.left.connect(self.closed)
        self._list.go(0)
        self._refresh()

    @property
    def list_view(self) -> ChangeList:
        """The list of changes."""
        return self._list

    @property
    def review(self) -> Review:
        """What is shown."""
        return self._review

    def focus_list(self) -> None:
        """Put the keyboard into the list of changes."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def adopt(self) -> None:
        """Take the current change over and go to the next one."""
        self._decide(self._review.adopt)

    def take_both(self) -> None:
        """Take the text that has both changes, where there is one."""
        entry = self._entry()
        if entry is not None and entry.change.merged is not None:
            self._decide(lambda place: self._review.adopt(place, takes_merged=True))

    def keep_backup(self) -> None:
        """Keep the frame of a deleted slide as a backup."""
        entry = self._entry()
        if entry is not None and entry.change.may_stay_as_backup:
            self._decide(lambda place: self._review.adopt(place, keeps_removed=True))

    def skip(self) -> None:
        """Leave the current change aside and go to the next one; again takes it up."""
        entry, place = self._entry(), self._list.place
        if entry is None:
            return
        self._review.skip(place)
        if entry.is_open:
            self._go_on(place)

    def adopt_all(self) -> None:
        """Take over all that is still to be decided, as one step to undo."""
        if not self._review.count(State.OPEN):
            return
        count = self._review.adopt_open()
        if count:
            session = self._review.session
            session.messages.tell(
                f"Adopted {counted(count, 'change')} from {self._review.found.name}",
                action="Undo",
                act=session.undo,
            )

    def open_frame(self) -> None:
        """Show the frame that the current change is about."""
        entry = self._entry()
        if entry is None:
            return
        if entry.change.element is not None:
            self.row_chosen.emit("element", entry.change.element)
            return
        frame = entry.change.frame or (entry.change.new.id if entry.change.new else None)
        if frame is not None and frame in self._review.session.view.frames:
            self.row_chosen.emit("frame", frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # Inside

    def _place_parts(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(S4, S2, S2, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        said = QVBoxLayout()
        said.setContentsMargins(S4, 0, S3, S3)
        said.setSpacing(S2)
        first = QHBoxLayout()
        first.setSpacing(S2)
        first.addWidget(self._said, 1)
        first.addWidget(self._all)
        said.addLayout(first)
        said.addWidget(self._notes)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        foot = QVBoxLayout()
        foot.setContentsMargins(S4, S3, S4, S3)
        foot.setSpacing(S2)
        buttons = QHBoxLayout()
        buttons.setSpacing(S2)
        for button, keys in (
            (self._adopt, "A"), (self._skip, "S"), (self._merge, "M"), (self._keep, "B"),
        ):  # fmt: skip
            buttons.addWidget(button)
            buttons.addWidget(self._caps.setdefault(button, KeyCap(keys)))
        buttons.addStretch(1)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(said)
        column.addWidget(Divider())
        column.addWidget(self._list, 5)
        column.addWidget(Divider())
        column.addWidget(self._scroll, 4)
        column.addWidget(Divider())
        column.addLayout(foot)

    def _entry(self) -> Entry | None:
        place = self._list.place
        entries = self._review.entries
        return entries[place] if 0 <= place < len(entries) else None

    def _decide(self, act: Callable[[int], bool]) -> None:
        place = self._list.place
        if place >= 0 and act(place):
            self._go_on(place)

    def _go_on(self, place: int) -> None:
        following = self._review.next_open(place)
        if following >= 0:
            self._list.go(following)

    def _on_list_current_changed(self, _place: int) -> None:
        self._show_current()

    def _refresh(self) -> None:
        self._said.setText(self._summary())
        found = self._review.found
        notes = [*filter(None, (recognised(found),)), *found.notes[:_MOST_NOTES]]
        if len(found.notes) > _MOST_NOTES:
            notes.append(f"and {len(found.notes) - _MOST_NOTES} more like these")
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        waiting = self._review.count(State.OPEN)
        self._all.setText(f"Adopt all {waiting}" if waiting > 1 else "Adopt all")
        self._all.setEnabled(waiting > 0)
        self._show_current()

    def _summary(self) -> str:
        waiting = self._review.count(State.OPEN)
        same = same_of(self._review.found)
        if not self._review.entries:
            return f"Nothing was changed in it: {same}."
        adopted = self._review.count(State.ADOPTED)
        skipped = self._review.count(State.SKIPPED)
        parts = [f"{waiting} to decide" if waiting else "All decided"]
        parts += [f"{adopted} adopted"] if adopted else []
        parts += [f"{skipped} skipped"] if skipped else []
        return f"{', '.join(parts)}; {same}."

    def _show_current(self) -> None:
        entry = self._entry()
        self._scroll.setVisible(entry is not None)
        is_decided = entry is not None and entry.state in (State.ADOPTED, State.SETTLED)
        for button in (self._adopt, self._skip):
            button.setEnabled(entry is not None and not is_decided)
        change = entry.change if entry is not None else None
        offers_both = change is not None and change.merged is not None and not is_decided
        offers_backup = change is not None and change.may_stay_as_backup and not is_decided
        for button, is_offered in ((self._merge, offers_both), (self._keep, offers_backup)):
            button.setVisible(is_offered)
            self._caps[button].setVisible(is_offered)
        if entry is None or change is None:
            return
        self._skip.setText("Take up again" if entry.state is State.SKIPPED else "Skip")
        view = self._review.session.view
        frame = view.frames.get(change.frame) if change.frame else None
        picture = view.picture_bytes(frame.picture) if frame and frame.picture else None
        self._page.show_change(change, picture)
