"""What the inspector offers while several frames are selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.story.timing import planned_ms
from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import FrameId
from narrative_studio.model.view import NarrativeView
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.menu import fill_beats, fill_owners, fill_statuses
from ui.theme import Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.buttons import Button, SecondaryButton
from ui.widgets.divider import Divider
from ui.widgets.label import TextLabel

_NAMED = 6


class ManyFrames(QWidget):
    """Says how many frames are selected and what can be done to all of them."""

    def __init__(self, actions: FrameActions) -> None:
        super().__init__()
        self._actions = actions
        self._story: NarrativeView | None = None
        self._frames: tuple[FrameId, ...] = ()
        self._chip = BadgeLabel(Badge("Frames", Tone.FOLLOW))
        self._time = TextLabel(use=Type.BODY, role=Role.TEXT2, tabular=True)
        self._which = TextLabel(use=Type.BODY, role=Role.TEXT2, lines=0)
        self._move = SecondaryButton("Move to beat", icon="arrow-right")
        self._status = SecondaryButton("Set status", icon="rubber-stamp")
        self._owner = SecondaryButton("Give to", icon="user")
        self._duplicate = SecondaryButton("Duplicate", icon="copy")
        self._zone = SecondaryButton("Make a zone", icon="bookmark")
        self._hide = SecondaryButton("Hide as backup", icon="eye-off")
        self._delete = SecondaryButton("Delete", icon="trash")
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        head.addWidget(self._chip)
        head.addWidget(self._time, 1)
        body = QVBoxLayout()
        body.setContentsMargins(16, 16, 16, 16)
        body.setSpacing(8)
        body.addWidget(self._which)
        body.addSpacing(4)
        for button in self.buttons:
            body.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Divider())
        column.addLayout(body)
        column.addStretch(1)
        self._move.clicked.connect(self._on_move_clicked)
        self._status.clicked.connect(self._on_status_clicked)
        self._owner.clicked.connect(self._on_owner_clicked)
        self._duplicate.clicked.connect(self._on_duplicate_clicked)
        self._zone.clicked.connect(self._on_zone_clicked)
        self._hide.clicked.connect(self._on_hide_clicked)
        self._delete.clicked.connect(self._on_delete_clicked)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What can be done, in order."""
        return (
            self._move,
            self._status,
            self._owner,
            self._duplicate,
            self._zone,
            self._hide,
            self._delete,
        )

    @property
    def words(self) -> str:
        """How many frames are selected."""
        return self._chip.badge.text

    def show_frames(
        self, story: NarrativeView, frames: Sequence[FrameId], told: NarrativeView | None = None
    ) -> None:
        """Show another selection; ``told`` is the story as the shown variant tells it."""
        self._story, self._frames = story, tuple(frames)
        rows = [story.whole.frames[frame] for frame in frames]
        self._chip.set_badge(Badge(counted(len(rows), "frame"), Tone.FOLLOW))
        as_told = (told or story).whole.frames
        kept = [as_told[frame] for frame in frames if frame in as_told]
        self._time.setText(f"{format_duration(planned_ms(kept))} together")
        left_out = f", {len(rows) - len(kept)} left out" if len(kept) < len(rows) else ""
        self._which.setText(f"{_which(story, frames)}{left_out}")
        are_hidden = all(row.is_backup for row in rows)
        self._hide.setText("Take back into the story" if are_hidden else "Hide as backup")
        self._hide.set_icon("eye" if are_hidden else "eye-off")

    def _on_move_clicked(self) -> None:
        if self._story is None:
            return
        menu = self._new_menu()
        fill_beats(menu, self._story, self._actions, self._frames)
        _open_below(menu, self._move)

    def _on_status_clicked(self) -> None:
        if self._story is not None:
            menu = self._new_menu()
            fill_statuses(menu, self._story, self._actions, self._frames)
            _open_below(menu, self._status)

    def _on_owner_clicked(self) -> None:
        if self._story is not None:
            menu = self._new_menu()
            fill_owners(menu, self._story, self._actions, self._frames)
            _open_below(menu, self._owner)

    def _new_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _on_duplicate_clicked(self) -> None:
        self._actions.duplicate(self._frames)

    def _on_zone_clicked(self) -> None:
        self._actions.make_zone(self._frames)

    def _on_hide_clicked(self) -> None:
        if self._story is not None:
            told = [frame for frame in self._frames if self._story.number(frame) is not None]
            self._actions.hide(told or self._frames, is_backup=bool(told))

    def _on_delete_clicked(self) -> None:
        self._actions.delete(self._frames)


def _open_below(menu: QMenu, button: QPushButton) -> None:
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))


def _which(story: NarrativeView, frames: Sequence[FrameId]) -> str:
    numbers = [str(number) for frame in frames if (number := story.number(frame)) is not None]
    hidden = len(frames) - len(numbers)
    words = []
    if len(numbers) > _NAMED:
        words.append(f"{counted(len(numbers), 'frame')}, {numbers[0]} to {numbers[-1]}")
    elif numbers:
        words.append(f"{'Frame' if len(numbers) == 1 else 'Frames'} {listed(numbers)}")
    if hidden:
        words.append(counted(hidden, "backup"))
    return " and ".join(words)
