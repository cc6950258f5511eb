"""Who it is: a person's avatar and name as a button that lets another person be chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from narrative_studio.commands.people import add_person
from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Function, Person
from ui import icons, text, theme
from ui.painting import rounded
from ui.session import Session
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.avatar import AVATAR_PX, paint_avatar
from ui.widgets.buttons import ControlSize, PrimaryButton, QuietButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.widgets.popup import Popup

NOBODY: Final = "Nobody yet"
_HEIGHT_PX: Final = 32
_LABEL_PX: Final = 72
_GAP_PX: Final = 8
_FORM_PX: Final = 264


class PersonField(QPushButton):
    """Shows who drives, approves, owns or tells something; a click offers everybody else.

    With ``is_small`` only the avatar is shown, else ``label``, avatar, name and function.

    Signals:
        chosen(object): the id of another person, or None for nobody.
    """

    chosen = Signal(object)

    def __init__(
        self,
        session: Session,
        label: str,
        *,
        is_small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._label = label
        self._is_small = is_small
        self._person: Person | None = None
        self._form: PersonForm | None = None
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        wide = QSizePolicy.Policy.Fixed if is_small else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.show_person(None)
        theme.changes().changed.connect(self.updateGeometry)

    @property
    def person(self) -> Person | None:
        """Who is shown."""
        return self._person

    def show_person(self, person_id: str | None) -> None:
        """Show a person of the document, or nobody."""
        self._person = self._session.view.people.get(person_id) if person_id else None
        name = self._person.name if self._person is not None else NOBODY
        function = f", {self._person.function}" if self._person is not None else ""
        self.setAccessibleName(f"{self._label}: {name}{function}")
        self.setToolTip(self._tip())
        self.update()

    def make_menu(self) -> QMenu:
        """Offer everybody of the document, nobody, and to add somebody."""
        menu = QMenu(self)
        known = self._session.view.people.ordered
        for person in known:
            self._add_entry(menu, person.id, _line_of(person), person.name)
        me = self._session.project.me
        if me.name and all(person.id != me.id for person in known):
            self._add_entry(menu, me.id, f"{me.name} (you)", me.name)
        menu.addSeparator()
        if self._person is not None:
            nobody = menu.addAction(icons.icon("user-question", Role.TEXT2), "Nobody")
            nobody.triggered.connect(self._on_nobody_triggered)
        add = menu.addAction(icons.icon("plus", Role.TEXT2), "Add a person …")
        add.triggered.connect(self._on_add_triggered)
        return menu

    def ask_for_somebody_new(self) -> PersonForm:
        """Open the small form in which somebody is added to the document."""
        form = PersonForm(self._session, self.window())
        form.added.connect(self._on_form_added)
        form.open_below(self, form.name)
        self._form = form
        return form

    def focus_shape(self) -> tuple[QRect, int] | None:
        if self._is_small:
            return self.rect(), AVATAR_PX // 2
        return self.rect().adjusted(-4, 2, 4, -2), RADIUS_CONTROL

    def sizeHint(self) -> QSize:
        now = theme.current()
        edge = now.scaled(AVATAR_PX)
        return QSize(edge, edge) if self._is_small else QSize(200, now.scaled(_HEIGHT_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        edge = now.scaled(AVATAR_PX)
        top = (self.height() - edge) // 2
        if self._is_small:
            self._paint_circle(painter, QRect((self.width() - edge) // 2, top, edge, edge))
            return
        if self.underMouse() or self.isDown():
            ground = self.rect().adjusted(-4, 2, 4, -2)
            rounded(painter, ground, RADIUS_CONTROL, fill=now.hover)
        label_px = now.scaled(_LABEL_PX)
        painter.setFont(now.font(Type.SUPPORT))
        painter.setPen(now.text2)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        label = QRect(0, 0, label_px - _GAP_PX, self.height())
        painter.drawText(self._placed(label), middle, self._label)
        self._paint_circle(painter, self._placed(QRect(label_px, top, edge, edge)))
        left = label_px + edge + _GAP_PX
        self._paint_name(painter, QRect(left, 0, self.width() - left, self.height()))

    def _paint_circle(self, painter: QPainter, place: QRect) -> None:
        if self._person is not None:
            paint_avatar(painter, place, self._person.name)
            return
        now = theme.current()
        rounded(painter, place, place.width() / 2, line=now.control, dashed=True)
        icons.paint_icon(painter, place.adjusted(5, 5, -5, -5), "user", Role.TEXT3)

    def _paint_name(self, painter: QPainter, room: QRect) -> None:
        now = theme.current()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        font = now.font(Type.BODY)
        name = self._person.name if self._person is not None else NOBODY
        shown = text.elided(name, font, room.width())
        painter.setFont(font)
        painter.setPen(now.text if self._person is not None else now.text3)
        painter.drawText(self._placed(room), middle, shown)
        rest = room.adjusted(QFontMetrics(font).horizontalAdvance(shown) + _GAP_PX, 0, 0, 0)
        if self._person is not None and rest.width() > 24:
            font = now.font(Type.SUPPORT)
            painter.setFont(font)
            painter.setPen(now.text3)
            function = text.elided(str(self._person.function), font, rest.width())
            painter.drawText(self._placed(rest), middle, function)

    def _placed(self, rect: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return rect
        return QRect(self.width() - rect.right() - 1, rect.top(), rect.width(), rect.height())

    def _tip(self) -> str:
        if self._person is None:
            return f"{self._label}: {NOBODY.lower()}"
        return f"{self._label}: {_line_of(self._person)}"

    def _add_entry(self, menu: QMenu, person: str, words: str, name: str) -> None:
        entry = menu.addAction(avatar_icon(name), words.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(self._person is not None and self._person.id == person)
        if entry.isChecked():
            menu.setActiveAction(entry)
        entry.triggered.connect(lambda _checked=False: self._choose(PersonId(person)))

    def _choose(self, person: PersonId | None) -> None:
        if person != (self._person.id if self._person is not None else None):
            self.chosen.emit(person)

    def _on_clicked(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_nobody_triggered(self) -> None:
        self._choose(None)

    def _on_add_triggered(self) -> None:
        self.ask_for_somebody_new()

    def _on_form_added(self, person: object) -> None:
        if isinstance(person, Person):
            self._choose(person.id)
        self.setFocus()


class PersonForm(Popup):
    """A small pop-up with name, role and function of somebody new.

    Signals:
        added(object): the new ``Person``.
    """

    added = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Add a person", width_px=_FORM_PX, parent=parent)
        self._session = session
        self.name = PlainLineEdit(name="Name", placeholder="First and last name")
        self.role = PlainLineEdit(name="Role", placeholder="Head of product")
        self.function = ComboBox(
            [(function, function.value.capitalize()) for function in Function],
            name="Function",
            size=ControlSize.SMALL,
        )
        self._add = PrimaryButton("Add person", size=ControlSize.SMALL)
        cancel = QuietButton("Cancel", size=ControlSize.SMALL)
        self._add.clicked.connect(self._on_add_clicked)
        cancel.clicked.connect(self.close)
        for field in (self.name, self.role):
            field.returnPressed.connect(self._on_add_clicked)
        column = self.column
        column.setSpacing(10)
        column.addWidget(TextLabel("Add a person", use=Type.PANEL))
        column.addWidget(LabelledField("Name", self.name))
        column.addWidget(LabelledField("Role", self.role))
        column.addWidget(LabelledField("Speaks for", self.function))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._add)
        column.addLayout(foot)

    def _on_add_clicked(self) -> None:
        if not self.name.text().strip():
            self.name.setFocus()
            return
        # Qt hands the key back as plain text.
        function = Function(str(self.function.key or Function.OTHER))
        person = self._session.attempt(
            lambda: add_person(
                self._session.project,
                name=self.name.text(),
                role=self.role.text(),
                function=function,
            )
        )
        if person is not None:
            self.added.emit(person)
            self.close()


def avatar_icon(name: str) -> QIcon:
    """A person's circle as an icon, for menus and combo boxes."""
    ratio = 2.0
    image = QPixmap(round(20 * ratio), round(20 * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_avatar(painter, QRect(0, 0, 20, 20), name)
    painter.end()
    return QIcon(image)


def _line_of(person: Person) -> str:
    return f"{person.name}, {person.function}"
