"""The head of the frame inspector: which frame, its status, its time, its owner, its menu."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Person
from narrative_studio.model.positioning import Status
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView
from ui import icons, theme
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.menu import fill_frame_menu
from ui.models.frame_cards import frame_label, status_words
from ui.models.told_cells import ToldCell, edit_told, told_cell, told_frame, where_words
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.avatar import AVATAR_PX, paint_avatar
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.buttons import IconButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.divider import Divider
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import ErrorLine

_TIME_PX = 40
_CLOCK_PX = 40


class OwnerButton(QToolButton):
    """The owner's initials; a menu of people gives the frame to somebody else.

    Signals:
        chosen(object): the id of the person, None for nobody.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._owner: PersonId | None = None
        self._people: tuple[Person, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def show_owner(self, owner: Person | None, people: tuple[Person, ...]) -> None:
        """Show an owner, and whom else the frame could be given to."""
        self._owner = owner.id if owner is not None else None
        self._name = owner.name if owner is not None else ""
        self._people = people
        words = f"Owner: {self._name or 'nobody yet'}"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def focus_shape(self) -> tuple[QRect, int] | None:
        return self.rect(), self.width() // 2

    def sizeHint(self) -> QSize:
        edge = theme.current().scaled(AVATAR_PX)
        return QSize(edge, edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._name:
            paint_avatar(painter, self.rect(), self._name)
        else:
            icons.paint_icon(painter, self.rect().adjusted(2, 2, -2, -2), "user-circle", Role.TEXT2)

    def menu_of_people(self) -> QMenu:
        """The people of the document, the present owner ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries: list[tuple[PersonId | None, str]] = [
            (person.id, person.name or "Without a name") for person in self._people
        ]
        for person, name in [*entries, (None, "Nobody")]:
            entry = menu.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(person == self._owner)
            entry.triggered.connect(lambda _checked=False, person=person: self.chosen.emit(person))
        return menu

    def _on_clicked(self) -> None:
        menu = self.menu_of_people()
        corner = QPoint(self.width() - menu.sizeHint().width(), self.height() + 4)
        menu.popup(self.mapToGlobal(corner))


class FrameHead(QWidget):
    """Names the frame and holds what is set with one gesture."""

    def __init__(self, session: Session, actions: FrameActions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._story: NarrativeView | None = None
        self._frame: Frame | None = None
        self._time: ToldCell | None = None
        self._number = BadgeLabel(Badge("Frame", Tone.FOLLOW))
        self._beat = TextLabel(use=Type.BODY, role=Role.TEXT2)
        self._menu = IconButton("dots", "More about this frame", size=ControlSize.SMALL)
        self._status = ComboBox(
            [(status, status_words(status)) for status in Status],
            name="Status",
            size=ControlSize.SMALL,
        )
        self._duration = DurationEdit(size=ControlSize.SMALL)
        self._owner = OwnerButton()
        self._error = ErrorLine()
        self._place_parts()
        self._menu.clicked.connect(self._on_menu_clicked)
        self._status.chosen.connect(self._on_status_chosen)
        self._duration.committed.connect(self._on_duration_committed)
        self._duration.refused.connect(self._error.set_message)
        self._duration.dropped.connect(session.messages.tell_no_time)
        self._owner.chosen.connect(self._on_owner_chosen)
        session.on_flush(self._duration.flush)
        theme.changes().changed.connect(self._fit)
        self._fit()

    @property
    def status(self) -> ComboBox:
        return self._status

    @property
    def duration(self) -> DurationEdit:
        return self._duration

    @property
    def owner(self) -> OwnerButton:
        return self._owner

    @property
    def number(self) -> str:
        """What the chip says, ``Frame 8``."""
        return self._number.badge.text

    def show_frame(self, story: NarrativeView, frame: Frame) -> None:
        """Show another frame, or this one after a change."""
        self._story, self._frame = story, frame
        beat = story.beat(frame)
        tone = Tone.SETUP if beat.part is Part.SETUP else Tone.FOLLOW
        tone = Tone.NEUTRAL if frame.is_backup else tone
        badge = Badge(frame_label(story, frame.id), tone)
        if badge != self._number.badge:
            self._number.set_badge(badge)
        self._beat.setText(beat.title)
        self._status.choose(frame.status)
        is_other = self._time is not None and self._time.frame.id != frame.id
        if is_other:
            self._duration.give_up()
        if self._time is None or is_other or not self._duration.isModified():
            self._time = told_cell(self._session, frame, "planned_ms")
        shown = told_frame(story.whole, self._session.variant, frame)
        self._duration.set_value_ms(shown.planned_ms)
        is_differing = self._time.variant is not None
        self._duration.setToolTip(where_words(self._session, is_differing=is_differing))
        people = tuple(sorted(story.whole.people.values(), key=lambda person: person.name))
        self._owner.show_owner(story.person(frame.owner), people)

    def menu(self) -> QMenu | None:
        """What can be done to the frame."""
        if self._story is None or self._frame is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_frame_menu(menu, self._story, self._actions, (self._frame.id,))
        return menu

    def _place_parts(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._number)
        first.addWidget(self._beat, 1)
        first.addWidget(self._menu)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self._status, 1)
        second.addWidget(self._duration)
        second.addWidget(self._owner)
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 16, 11)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._error)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(column)
        outer.addWidget(Divider())

    def _fit(self) -> None:
        self._duration.setFixedWidth(theme.current().scaled(_TIME_PX) + _CLOCK_PX)

    def _edit(self, **cells: Any) -> None:
        frame = self._frame
        if frame is not None:
            self._session.attempt(lambda: edit_cells(self._session.project, frame, **cells))

    def _on_menu_clicked(self) -> None:
        menu = self.menu()
        if menu is not None:
            corner = QPoint(self._menu.width() - menu.sizeHint().width(), self._menu.height() + 2)
            menu.popup(self._menu.mapToGlobal(corner))

    def _on_status_chosen(self, status: object) -> None:
        self._edit(status=status)

    def _on_duration_committed(self, planned_ms: int) -> None:
        if self._time is not None:
            edit_told(self._session, self._time, planned_ms)

    def _on_owner_chosen(self, owner: object) -> None:
        self._edit(owner=owner)
