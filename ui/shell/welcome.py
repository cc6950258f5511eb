"""The welcome page: start from a template, open, import, go on where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from narrative_studio.model.template import Part, Template
from narrative_studio.settings import Recent
from ui import icons, painting, text, theme
from ui.shell.studio_menu import MenuButton
from ui.shell.template_list import REACH_PX, SCROLL_ROOM_PX, TemplateList
from ui.spoken import Role as Spoken
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.buttons import PrimaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.icon_mark import IconMark
from ui.widgets.key_cap import key_cap_size, paint_key_cap
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.panel import Ground

if TYPE_CHECKING:
    from ui.shell.recent_list import RecentList

_SIDE_PX: Final = 424
_NAME_PX: Final = 360
"""The field of the name is as wide where there is room: a name of six words is seen whole."""
_NARROW_SIDE_PX: Final = 328
_LENGTHS_MIN: Final = (10, 15, 20, 25, 30, 40, 45, 60)
_PAGE_MARGIN_PX: Final = 40
_LENGTH_PX: Final = 120
_LEGEND_FROM_PX: Final = 560
_PROMISE_FROM_PX: Final = 440
_MS_PER_MIN: Final = 60_000
_LEGEND_MARKS_PX: Final = 2 * 34


class Welcome(QWidget):
    """What the window shows while no document is open.

    Signals:
        started(str, str, int): name, template id and call length in ms of a new narrative.
        open_asked(), import_asked(), sample_asked()
        recent_made(RecentList): the list of recent documents has come into being.
        menu_asked(QMenu): fill the menu of the studio.
    """

    started = Signal(str, str, int)
    open_asked = Signal()
    import_asked = Signal()
    sample_asked = Signal()
    recent_made = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent: RecentList | None = None
        self._is_narrow = False
        theme.changes().changed.connect(self._fit_side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = self._make_side()
        row.addWidget(self._side)
        row.addWidget(self._make_choice(), 1)

    def show_recent(self, recent: tuple[Recent, ...]) -> None:
        """Show the documents that were open lately."""
        if self._recent is None and recent:
            self._recent = self._make_recent()
        if self._recent is not None:
            self._recent.show_recent(recent)
            self._recent.setVisible(bool(recent))

    def show_missing(self, paths: list[str]) -> None:
        """Say which files of recent documents are not at their places."""
        if self._recent is not None:
            self._recent.show_missing(paths)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave more room for the templates, for windows below 1360."""
        self._is_narrow = is_narrow
        self._fit_side()

    def _fit_side(self) -> None:
        px = _NARROW_SIDE_PX if self._is_narrow else _SIDE_PX
        now = theme.current()
        self._side.setFixedWidth(now.widened(px))
        self._length.setFixedWidth(now.scaled(_LENGTH_PX))
        # What only explains gives way to what can be done.
        self._legend.setVisible(self.width() - self._side.width() >= now.scaled(_LEGEND_FROM_PX))
        self._promise.setVisible(self.height() >= now.scaled(_PROMISE_FROM_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_side()
        super().resizeEvent(event)

    def focus_choice(self) -> None:
        """Give the keyboard to the templates."""
        self._templates.setFocus()

    # Building

    def _make_side(self) -> QWidget:
        side = Ground(Role.CHROME, edges="right")
        side.setFixedWidth(theme.current().widened(_SIDE_PX))
        column = QVBoxLayout(side)
        column.setContentsMargins(28, 48, 28, 24)
        column.setSpacing(0)
        inset = QVBoxLayout()
        inset.setContentsMargins(12, 0, 12, 0)
        inset.setSpacing(0)
        inset.addWidget(IconMark("app-logo", size_px=44, role=Role.ACCENT))
        inset.addSpacing(20)
        inset.addWidget(TextLabel("Narrative Studio", use=Type.WELCOME))
        inset.addSpacing(4)
        promise = (
            "Agree on the positioning, tell it as one story, export the deck and the demo "
            "script. Everything stays in one file on this computer."
        )
        self._promise = TextLabel(promise, use=Type.SAY, role=Role.TEXT2, lines=0)
        inset.addWidget(self._promise)
        column.addLayout(inset)
        column.addSpacing(24)
        for icon, words, keys, signal in (
            ("folder-open", "Open a narrative", "Ctrl O", self.open_asked),
            ("file-import", "Import a file", "Ctrl I", self.import_asked),
            ("packages", "Open the sample, Lotwarden", "", self.sample_asked),
        ):
            line = WelcomeLine(icon, words, keys)
            line.used.connect(signal)
            column.addWidget(line)
        column.addSpacing(12)
        self._recent_place = QVBoxLayout()
        column.addLayout(self._recent_place, 1)
        # Without recent documents the room is below the lines, not between them.
        column.addStretch(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 12, 12, 0)
        foot.setSpacing(10)
        self.menu = MenuButton(self.menu_asked.emit)
        foot.addWidget(IconMark("lock", size_px=16, role=Role.TEXT2))
        foot.addWidget(
            TextLabel(
                "Works offline. Nothing leaves this computer.",
                use=Type.SUPPORT_STRONG,
                role=Role.TEXT2,
                lines=0,
            ),
            1,
        )
        foot.addWidget(self.menu)
        column.addLayout(foot)
        self.show_recent(())
        return side

    def _make_recent(self) -> RecentList:
        """The list of recent documents, made with the first of them."""
        from ui.shell.recent_list import RecentList

        made = RecentList()
        self.recent_made.emit(made)
        self._recent_place.addWidget(made, 1)
        return made

    def _make_choice(self) -> QWidget:
        page = Ground(Role.WINDOW)
        column = QVBoxLayout(page)
        # The cells keep room for the focus ring and the scroll bar; the cards line up with the
        # heading and the foot all the same.
        column.setContentsMargins(
            _PAGE_MARGIN_PX - REACH_PX, 48, _PAGE_MARGIN_PX - REACH_PX - SCROLL_ROOM_PX, 24
        )
        inset = (REACH_PX, 0, REACH_PX + SCROLL_ROOM_PX, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(*inset)
        head.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(TextLabel("Start a new narrative", use=Type.PAGE))
        words.addWidget(
            TextLabel(
                "A template is a row of beats to fill or to skip. You can change it later.",
                use=Type.BODY,
                role=Role.TEXT2,
            )
        )
        head.addLayout(words, 1)
        self._legend = _Legend()
        head.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addSpacing(12)
        self._templates = TemplateList(takes_files=True)
        self._templates.file_chosen.connect(self._on_templates_file_chosen)
        self._templates.file_asked.connect(self.import_asked)
        self._templates.chosen.connect(self._on_templates_chosen)
        self._templates.started.connect(self._on_templates_started)
        column.addWidget(self._templates, 1)
        column.addSpacing(12)
        self._name = LineEdit("Untitled narrative", name="Name")
        self._name.setMinimumWidth(160)
        self._name.returnPressed.connect(self._start)
        self._length = ComboBox(
            [(minutes, f"{minutes} min") for minutes in _LENGTHS_MIN], name="Call length"
        )
        self._start_button = PrimaryButton("Start")
        self._start_button.set_icon("arrow-right", Role.ON_ACCENT)
        self._start_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._start_button.clicked.connect(self._start)
        foot = QHBoxLayout()
        foot.setContentsMargins(*inset)
        foot.setSpacing(8)
        self._name_field = LabelledField("Name", self._name)
        self._length_field = LabelledField("Call length", self._length)
        self._name_field.setMaximumWidth(_NAME_PX)
        foot.addWidget(self._name_field, 3)
        foot.addWidget(self._length_field)
        foot.addStretch(1)
        foot.addWidget(self._start_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)
        self._on_templates_chosen(self._templates.template)
        return page

    # Slots

    def _on_templates_chosen(self, chosen: Template) -> None:
        self._length.choose(chosen.call_minutes)
        self._show_choice(f"Start with {chosen.title}", is_template=True)

    def _on_templates_file_chosen(self) -> None:
        self._show_choice("Choose the file…", is_template=False)

    def _on_templates_started(self, _chosen: Template) -> None:
        self._start()

    def _show_choice(self, words: str, *, is_template: bool) -> None:
        for field in (self._name_field, self._length_field):
            field.setEnabled(is_template)
        self._start_button.setText(words)

    def _start(self) -> None:
        if self._templates.is_at_file:
            self.import_asked.emit()
            return
        minutes = self._length.key
        assert isinstance(minutes, int)
        name = self._name.text().strip() or "Untitled narrative"
        self.started.emit(name, self._templates.template.id, minutes * _MS_PER_MIN)


class WelcomeLine(QWidget):
    """One thing to do: an icon, words, maybe keys.

    Signals:
        used(): clicked, or Enter or Space pressed.
    """

    used = Signal()

    spoken_role = Spoken.Button

    def __init__(self, icon: str, words: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._words = words
        self._keys = keys
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.setAccessibleDescription(keys.replace(" ", "+"))

    def spoken_press(self) -> None:
        """Do what a click does, for assistive technology."""
        self.used.emit()

    def sizeHint(self) -> QSize:
        return QSize(240, theme.current().scaled(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 2, 0, -2)
        if self.underMouse():
            painting.rounded(painter, box, RADIUS_CONTROL, fill=now.hover)
        if self.hasFocus():
            inner = box.adjusted(1, 1, -1, -1)
            painting.rounded(painter, inner, RADIUS_CONTROL, line=now.focus, line_px=2)
        middle = self.rect().center().y()
        icons.paint_icon(painter, QRect(12, middle - 9, 20, 20), self._icon, Role.TEXT)
        line_px = now.line_px(Type.BODY)
        keys_px = key_cap_size(self._keys).width() + 20 if self._keys else 4
        words = QRect(44, middle - line_px // 2, self.width() - 48 - keys_px, line_px)
        text.paint_text(painter, words, self._words, Type.BODY_STRONG, now.text)
        if self._keys:
            size = key_cap_size(self._keys)
            place = QRect(self.rect().right() - 12 - size.width(), 0, 0, 0).topLeft()
            place.setY(middle - size.height() // 2)
            paint_key_cap(painter, place, self._keys)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.used.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.used.emit()
        else:
            super().keyPressEvent(event)


class _Legend(QWidget):
    """What the two colours of the beats mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = ", ".join(part.legend for part in Part)
        self.setAccessibleName(f"Beats are {words}")

    def sizeHint(self) -> QSize:
        now = theme.current()
        metrics = QFontMetrics(now.font(Type.SUPPORT_STRONG))
        words_px = sum(metrics.horizontalAdvance(part.legend) for part in Part)
        return QSize(words_px + _LEGEND_MARKS_PX, now.line_px(Type.SUPPORT) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(now.font(Type.SUPPORT_STRONG))
        metrics = painter.fontMetrics()
        right = self.width()
        middle = self.height() // 2
        for part, color in reversed(((Part.SETUP, now.setup), (Part.FOLLOW, now.follow))):
            width = metrics.horizontalAdvance(part.legend)
            painter.setPen(now.text2)
            place = QRect(right - width, 0, width, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, part.legend)
            swatch = QRect(place.left() - 18, middle - 4, 12, 8)
            painting.rounded(painter, swatch, 2, fill=color)
            right = swatch.left() - 16
