"""The pages of the gallery: the states of ``look/00``, and long, mirrored and disabled ones."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QTableView, QVBoxLayout, QWidget

from ui import painting, text, theme
from ui.painting import CardState, rounded
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.chips import paint_picture_chip
from ui.widgets.combo_box import ComboBox
from ui.widgets.dashed_card import DashedCard, paint_dashed_card
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_cap import paint_key_cap
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import ErrorLine, LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.panel import Ground
from ui.widgets.progress_row import ProgressRow
from ui.widgets.ribbon import Part, Ribbon, RibbonBlock, RibbonRow
from ui.widgets.search_field import SearchField
from ui.widgets.section import Section
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.text_area import TextArea
from ui.widgets.toast import Toast

_SWATCHES = (
    "window chrome surface sunken selected accent text text3 control focus",
    "setup follow good warn bad info blue orange teal plum",
    "brown ink warn_soft info_soft good_soft bad_soft setup_soft text2 hover border",
)


class Canvas(Ground):
    """A page on which parts stand at set places."""

    def __init__(self) -> None:
        super().__init__(Role.WINDOW)
        self.painted: list[Painted] = []

    def put(self, widget: QWidget, x: int, y: int, w: int = 0, h: int = 0) -> QWidget:
        widget.setParent(self)
        hint = widget.sizeHint()
        widget.setGeometry(x, y, w or hint.width(), h or hint.height())
        widget.show()
        return widget

    def heading(self, words: str, y: int) -> None:
        self.put(TextLabel(words, use=Type.BODY_STRONG), 24, y, 660, 20)

    def note(self, words: str, x: int, y: int, w: int = 300) -> None:
        self.put(TextLabel(words, use=Type.BADGE, role=Role.TEXT3), x, y, w, 16)


class Painted(QWidget):
    """A part that a function paints."""

    def __init__(self, paint: object) -> None:
        super().__init__()
        self._paint = paint

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt name)
        assert callable(self._paint)
        self._paint(QPainter(self), self.rect())


def states_page() -> QWidget:
    """Build the page of ``look/00``."""
    page = Canvas()
    now = theme.current()
    page.put(TextLabel(now.name.capitalize(), use=Type.PAGE), 24, 20)
    _swatches(page)
    page.heading("Frame card", 314)
    _cards(page)
    page.heading("Drag and drop, empty lane", 574)
    _drops(page)
    page.heading("Buttons: rest, hover, pressed, focus, disabled; primary; quiet", 766)
    _buttons(page)
    page.heading("Fields and choices", 840)
    _fields(page)
    page.heading("Badges: always a word, an icon where it asks for something", 936)
    _badges(page)
    page.heading("Table row: rest, hover, selected, selected with focus", 1024)
    page.put(Painted(_rows), 24, 1051, 673, 145)
    page.heading("Toast, tooltip, progress", 1210)
    toast = Toast("Frame 8 moved before frame 7", "Undo", icon="check", parent=page)
    page.put(toast, 24, 1238, 306)
    page.put(Painted(_tip), 346, 1247, 104, 26)
    progress = ProgressRow("Slide 9 of 12")
    progress.show_progress("Slide 9 of 12", 0.75)
    page.put(progress, 465, 1244, 170, 30)
    return page


def _swatches(page: Canvas) -> None:
    now = theme.current()
    charts = now.chart_colors()
    for row, names in enumerate(_SWATCHES):
        for column, name in enumerate(names.split()):
            color = charts[name] if name in charts and name != "ink" else None
            color = color or (charts["ink"] if name == "ink" else now.color(name))
            x, y = 24 + round(column * 67.5), 56 + row * 84

            def paint(painter: QPainter, rect: QRect, color: QColor = color) -> None:
                look = theme.current()
                rounded(painter, rect, 4, fill=color, line=look.border)

            page.put(Painted(paint), x, y, 65, 36)
            page.put(TextLabel(name, use=Type.BADGE, role=Role.TEXT2), x, y + 39, 66, 16)
            words = color.name().upper()
            page.put(TextLabel(words, use=Type.BADGE, role=Role.TEXT2), x, y + 59, 66, 16)


def _cards(page: Canvas) -> None:
    states = (
        (CardState.REST, False, "Rest: 1 px line, 1 px lower edge"),
        (CardState.HOVER, False, "Hover: line in control colour"),
        (CardState.SELECTED, False, "Selected: 2 px accent"),
        (CardState.SELECTED, True, "Focus: 2 px ring, 2 px gap"),
    )
    for index, (state, focused, words) in enumerate(states):
        x = 24 + index * 170

        def paint(
            painter: QPainter,
            rect: QRect,
            state: CardState = state,
            focused: bool = focused,
        ) -> None:
            box = QRect(6, 6, 160, 193)
            painting.card(painter, box, theme.current(), state, focused=focused)
            _card_words(painter, box, state)

        page.put(Painted(paint), x - 6, 341, 174, 208)
        page.note(words, x, 545, 170)


def _card_words(painter: QPainter, box: QRect, state: CardState) -> None:
    now = theme.current()
    inset = 2 if state is CardState.SELECTED else 1
    picture = box.adjusted(inset, inset, -inset, 0)
    picture.setHeight(81)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(painting.top_rounded(picture, 7), now.paper)
    for row in range(3):
        top = box.top() + 18 + row * 18
        line = QColor("#74477E")
        rounded(painter, QRectF(box.left() + 37, top, 14, 14), 3, line=line, line_px=2)
        rounded(
            painter, QRectF(box.left() + 58, top + 3, 59 - 12 * (row == 1), 3), 1.5, fill=now.ink
        )
        grey = QColor("#BAC5C4")
        rounded(painter, QRectF(box.left() + 58, top + 9, 37 - 7 * row, 2), 1, fill=grey)
    painter.restore()
    painting.h_line(painter, box.left() + 1, box.right(), box.top() + 82, now.border)
    paint_picture_chip(painter, QPoint(box.left() + 6, box.top() + 6), "5")
    right = QPoint(box.right() - 5, box.top() + 6)
    paint_picture_chip(painter, right, "1:30", from_right=True)
    room = QRect(box.left() + 10, box.top() + 91, box.width() - 20, 34)
    title = "Three things a good answer would do"
    text.paint_text(painter, room, title, Type.CARD_TITLE, now.text, max_lines=2)
    room.translate(0, 37)
    words = "A good solution names affected pallets in minutes and shows that quantities balance"
    text.paint_text(painter, room, words, Type.SUPPORT, now.text2, max_lines=2)
    room.translate(0, 38)
    text.paint_text(painter, room, "4 links · 10 tests · 4 takes", Type.BADGE, now.text3)


def _drops(page: Canvas) -> None:
    def place(painter: QPainter, rect: QRect) -> None:
        painting.dashed_place(painter, rect, theme.current())

    def bar(painter: QPainter, rect: QRect) -> None:
        rounded(painter, rect, 2, fill=theme.current().focus)

    def beat(painter: QPainter, rect: QRect) -> None:
        paint_dashed_card(painter, rect, "No proof yet", "Add a frame, or skip", line=Role.WARN)

    page.put(Painted(place), 24, 608, 160, 96)
    page.put(Painted(bar), 202, 608, 4, 96)
    page.put(Painted(beat), 224, 608, 160, 96)
    empty = EmptyState(
        "No test session yet",
        "Record one, or set the number you plan to run first.",
        "Set the planned number",
    )
    page.put(empty, 394, 608, 302, 124)
    page.note("Place left behind", 24, 709)
    page.note("Empty component", 224, 709)
    page.note("Empty workspace: what, why, one action", 394, 737)


def _buttons(page: Canvas) -> None:
    x = 24
    for index in range(5):
        button = SecondaryButton("Compare")
        page.put(button, x, 794)
        if index == 1:
            button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
        elif index == 2:
            button.setDown(True)
        elif index == 4:
            button.setEnabled(False)
        if index == 3:
            rect = button.geometry()

            page.put(Painted(_ring), x - 4, 790, rect.width() + 8, rect.height() + 8)
        x += button.width() + (10 if index != 3 else 9)
    for index in range(2):
        primary = PrimaryButton("Export")
        page.put(primary, x, 794)
        if index:
            primary.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
        x += primary.width() + 10
    page.put(QuietButton("Filter", icon="filter"), x - 4, 794)


def _ring(painter: QPainter, rect: QRect) -> None:
    painting.ring(painter, rect.adjusted(4, 4, -4, -4), 6, theme.current().focus)


def _fields(page: Canvas) -> None:
    page.put(LineEdit("Rest"), 24, 868, 136)

    def focused(painter: QPainter, rect: QRect) -> None:
        now = theme.current()
        painting.field(painter, rect, now, focused=True)
        room = rect.adjusted(9, 0, 0, 0)
        painter.setFont(now.font(Type.BODY))
        painter.setPen(now.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, "Focus")

    page.put(Painted(focused), 172, 868, 136, 32)
    wrong = LineEdit("Wrong")
    page.put(wrong, 320, 868, 136)
    wrong.set_wrong("Use minutes and seconds, for example 2:30")
    error = ErrorLine()
    page.put(error, 320, 900, 300, 20)
    error.set_message("Use minutes and seconds, for example 2:30")
    x = 468
    for words, is_on, kind in (
        ("Off", False, QCheckBox),
        ("On", True, QCheckBox),
        ("No", False, QRadioButton),
        ("Yes", True, QRadioButton),
    ):
        choice = kind(words)
        choice.setAutoExclusive(False)
        choice.setChecked(is_on)
        page.put(choice, x, 874)
        x += choice.width() + 10


def _badges(page: Canvas) -> None:
    x = 24
    for badge in (
        Badge("Suspect link", Tone.WARN, "unlink"),
        Badge("In review", Tone.INFO, "eye"),
        Badge("Approved", Tone.GOOD, "circle-check"),
        Badge("Objected", Tone.BAD, "x"),
        Badge("Stale", Tone.WARN, "history"),
        Badge("Interim", Tone.INFO, "hourglass"),
        Badge("Pending", Tone.OUTLINE, "hourglass"),
        Badge("Setup", Tone.SETUP),
        Badge("Frame 8", Tone.FOLLOW),
    ):
        label = BadgeLabel(badge)
        page.put(label, x, 964)
        x += label.width() + 6
    words = "2 links · 10 tests · 4 takes"
    page.put(TextLabel(words, use=Type.BADGE, role=Role.TEXT3), 24, 992)


def _rows(painter: QPainter, rect: QRect) -> None:
    now = theme.current()
    rounded(painter, rect, 8, fill=now.surface)
    painter.save()
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(rect), 8, 8)
    painter.setClipPath(shape)
    rows = (
        ("5", "Three things a good answer would do", "1:30", now.surface),
        ("6", "Lotwarden: recall readiness for food makers who blend", "1:00", now.hover),
        ("7", "From one jar to every pallet in under a minute", "7:30", now.selected),
        ("8", "Name the pallets, not the production day", "7:00", now.selected),
    )
    for index, (number, words, time, ground) in enumerate(rows):
        row = QRect(rect.left(), rect.top() + 1 + index * 36, rect.width(), 36)
        painter.fillRect(row, ground)
        if index < 3:
            painting.h_line(painter, row.left(), row.right() + 1, row.bottom(), now.border)
        if index >= 2:
            painter.fillRect(row.adjusted(0, 0, 3 - row.width(), 0), now.accent)
        if index == 3:
            rounded(painter, row.adjusted(0, -1, 0, -1), 0, line=now.focus, line_px=2)
        for x, cell, color in (
            (12, number, now.text3),
            (52, words, now.text),
            (570, time, now.text),
        ):
            painter.setFont(now.font(Type.BODY, tabular=True))
            painter.setPen(color)
            painter.drawText(row.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, cell)
    painter.restore()
    rounded(painter, rect, 8, line=now.border)


def _tip(painter: QPainter, rect: QRect) -> None:
    now = theme.current()
    rounded(painter, rect, 6, fill=now.surface, line=now.control)
    painter.setFont(now.font(Type.SUPPORT))
    painter.setPen(now.text)
    painter.drawText(rect.adjusted(9, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "Export")
    paint_key_cap(painter, QPoint(54, 4), "Ctrl E")


_LONG = "A recall is decided long before the phone rings, and nobody in the plant knows it yet"
_RTL = "הסיפור כולו במבט אחד, בסדר הקריאה"


def stress_page() -> QWidget:
    """Build a page of long, right-to-left and disabled parts."""
    page = Canvas()
    page.put(TextLabel("Long, mirrored, disabled", use=Type.PAGE), 24, 16)
    page.put(SearchField("Find a frame, element or command"), 24, 56, 420)
    page.put(
        SegmentedControl(
            [
                Segment("board", "Board", "layout-board"),
                Segment("grid", "Grid", "layout-grid"),
                Segment("outline", "Outline", "list"),
                Segment("map", "Map", "table"),
            ],
            name="View",
        ),
        24,
        100,
    )
    page.put(PrimaryButton("Rehearse", icon="player-play"), 340, 100)
    page.put(SecondaryButton("Export", icon="file-export"), 460, 100)
    page.put(SecondaryButton("Frame", icon="plus", size=ControlSize.SMALL), 560, 102)
    off = PrimaryButton("Export 12 slides")
    off.setEnabled(False)
    page.put(off, 24, 144)
    page.put(SecondaryButton(_LONG), 170, 144, 200)
    page.put(BadgeLabel(Badge(_LONG, Tone.WARN, "unlink")), 390, 150, 160)
    page.put(BadgeLabel(Badge(_RTL, Tone.INFO, "eye")), 560, 150, 140)
    column = [
        LabelledField("Headline", LineEdit(_LONG)),
        LabelledField("כותרת", LineEdit(_RTL)),
        LabelledField("Key message", TextArea(f"{_LONG}. {_LONG}."), note="34 words"),
        LabelledField("State", ComboBox([("a", "In review"), ("b", _LONG)])),
        LabelledField("Planned time", DurationEdit(420_000)),
    ]
    wrong = DurationEdit(90_000)
    column.append(LabelledField("Planned time", wrong))
    form = QWidget()
    lines = QVBoxLayout(form)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(10)
    for field in column:
        lines.addWidget(field)
    lines.addStretch(1)
    page.put(form, 24, 196, 300, 452)
    wrong.setText("two")
    wrong.setModified(True)
    wrong.flush()
    y = 656
    dead = LineEdit("Not yours to change")
    dead.setEnabled(False)
    page.put(dead, 24, y, 300)
    check = QCheckBox("Disabled and on")
    check.setChecked(True)
    check.setEnabled(False)
    page.put(check, 24, y + 44)
    mirrored = QCheckBox("בדיקה")
    mirrored.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored.setChecked(True)
    page.put(mirrored, 200, y + 44, 120)
    editor = MarkdownEditor(
        "A **bold** word, an *italic* one, `literal` and [a link](https://example.org).\n\n"
        f"- first\n- second\n\n{_RTL}\n\n[bad](file:///etc/hosts)",
        name="Script",
        use=Type.BODY,
    )
    page.put(editor, 350, 196, 346, 330)
    section = Section("Links", is_open=True)
    section.set_summary("2")
    section.body_layout.addWidget(TextLabel(_LONG, lines=0))
    page.put(section, 350, 540, 346, 110)
    closed = Section(_LONG, is_open=False)
    closed.set_summary("120 words · 0:51")
    page.put(closed, 350, 650, 346, 41)
    right = Section("קישורים", is_open=False)
    right.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    right.set_summary("2")
    page.put(right, 350, 691, 346, 41)
    card = DashedCard("Add a frame", "or drag one here to keep it as a hidden backup")
    page.put(card, 350, 744, 190, 140)
    page.put(_table(), 24, y + 80, 300, 190)
    ribbon = Ribbon()
    _fill(ribbon)
    page.put(ribbon, 24, 1180, 672, 56)
    return page


def _fill(ribbon: Ribbon) -> None:
    minutes = (2, 2, 2, 2.5, 1.5, 1, 7.5, 7, 7, 2.5, 2.5, 2)
    parts = [Part.SETUP] * 5 + [Part.FOLLOW] * 7

    def row(label: str, factor: float) -> RibbonRow:
        blocks = [
            RibbonBlock(part, round(60_000 * length * factor), index == 7, f"frame {index + 1}")
            for index, (part, length) in enumerate(zip(parts, minutes, strict=True))
        ]
        return RibbonRow(label, blocks)

    ribbon.show_rows(
        planned=row("Planned", 1.0),
        take=row("Take 3", 0.968),
        live=row("Live mean, n = 4", 1.057),
        limit_ms=2_400_000,
    )


def _table() -> QTableView:
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    table = QTableView()
    model = QStandardItemModel(table)
    model.setHorizontalHeaderLabels(["Step", "Time", "Do"])
    for index in range(8):
        cells = (f"{index + 1}", "1:30", "Open Scope from the tree menu")
        model.appendRow([QStandardItem(cell) for cell in cells])
    table.setModel(model)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.horizontalHeader().setStretchLastSection(True)
    table.setColumnWidth(0, 60)
    table.setColumnWidth(1, 70)
    table.selectRow(1)
    return table
