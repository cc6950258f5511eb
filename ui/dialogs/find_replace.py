"""Finds words in everything that is written, shows each place, and replaces the chosen ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.wording.find_text import Asked, FoundText, find_text
from narrative_studio.commands.replacing import replace_text
from narrative_studio.errors import NarrativeError
from ui import painting, text, theme
from ui.session import Session
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.widgets.runs_label import Emphasis, Run, run_formats
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 820
_HEIGHT_PX: Final = 680
_ROW_PX: Final = 52
_BOX_PX: Final = 36
_PAD_PX: Final = 8
_PAUSE_MS: Final = 200
_STRONG: Final = 1.1
"""How much wider words are that stand out, at most."""
_Index = QModelIndex | QPersistentModelIndex


class PlacesModel(QAbstractListModel):
    """Every place that was found, each chosen or not.

    Signals:
        chosen_changed(): other places are chosen.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[FoundText, ...] = ()
        self._left_out: set[int] = set()
        self._asked = Asked("")
        self._new = ""

    @property
    def chosen(self) -> tuple[FoundText, ...]:
        """The places that are to be replaced."""
        return tuple(one for n, one in enumerate(self._places) if n not in self._left_out)

    def show(self, asked: Asked, places: Sequence[FoundText]) -> None:
        """Show other places, all of them chosen."""
        self.beginResetModel()
        self._asked = asked
        self._places, self._left_out = tuple(places), set()
        self.endResetModel()
        self.chosen_changed.emit()

    def new_in(self, place: FoundText) -> str:
        """The new words as they would stand in a place."""
        return self._asked.instead(place.found, self._new)

    def show_new(self, new: str) -> None:
        """Show what would stand in each place."""
        self._new = new
        if self._places:
            self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))

    def choose_all(self, *, is_chosen: bool) -> None:
        """Choose every place or none."""
        self._left_out = set() if is_chosen else set(range(len(self._places)))
        self.show_new(self._new)
        self.chosen_changed.emit()

    def toggle(self, index: _Index) -> None:
        """Choose a place, or leave it out."""
        self._left_out ^= {index.row()}
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()

    def place(self, index: _Index) -> FoundText:
        return self._places[index.row()]

    def is_chosen(self, index: _Index) -> bool:
        return index.row() not in self._left_out

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = self.place(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{place.name}, {place.label.lower()}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "chosen" if self.is_chosen(index) else "left out"
            words = f"{place.before}{place.found}{place.after}".strip()
            return f"{place.name}, {place.label.lower()}: {words}, {state}"
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a place: a box, what it belongs to, and the words with the new ones beside the old."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(_WIDTH_PX, theme.current().scaled(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model, view, now = index.model(), option.widget, theme.current()
        assert isinstance(model, PlacesModel)
        rect = QRect(option.rect).adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(view, QListView) and view.currentIndex() == index and view.hasFocus():
            painting.rounded(painter, rect, RADIUS_CONTROL, fill=now.selected, line=now.focus)
        self._paint_box(painter, rect, is_chosen=model.is_chosen(index))
        room = rect.adjusted(_BOX_PX, _PAD_PX - 2, -_PAD_PX, 0)
        place = model.place(index)
        painter.setFont(now.font(Type.SUPPORT))
        painter.setPen(now.text2)
        title = text.elided(f"{place.name} · {place.label}", painter.font(), room.width())
        head = QRect(room.left(), room.top(), room.width(), now.line_px(Type.SUPPORT))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        below = QRect(room.left(), head.bottom() + 1, room.width(), now.line_px(Type.BODY))
        painter.setClipRect(below)
        painter.setPen(now.text)
        _laid(place, model.new_in(place), below).draw(painter, QPointF(below.topLeft()))
        painter.restore()

    def _paint_box(self, painter: QPainter, rect: QRect, *, is_chosen: bool) -> None:
        option = QStyleOptionButton()
        state = QStyle.StateFlag
        option.state = state.State_Enabled | (state.State_On if is_chosen else state.State_Off)
        option.rect = QRect(rect.left() + 10, rect.center().y() - 8, 16, 16)
        part = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        QApplication.style().drawPrimitive(part, option, painter)


class _Places(QListView):
    """Space chooses or leaves out, Enter shows the place.

    Signals:
        toggled(QModelIndex)
    """

    toggled = Signal(QModelIndex)

    def __init__(self, model: PlacesModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Places")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < _BOX_PX:
            self.toggled.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.position().x() < _BOX_PX:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.toggled.emit(index)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.activated.emit(index)
        else:
            super().keyPressEvent(event)


class FindReplaceSheet(Sheet):
    """Looks through the whole document while one types; replacing is one step to undo.

    Signals:
        row_chosen(str, str): the table and id of a row to show.
    """

    row_chosen = Signal(str, str)

    def __init__(self, host: QWidget, session: Session) -> None:
        super().__init__(host, "Find and replace", width_px=_WIDTH_PX, height_px=_HEIGHT_PX)
        self._session = session
        self._model = PlacesModel(self)
        self._find = PlainLineEdit(name="Find", placeholder="Words that are written anywhere")
        self._new = PlainLineEdit(name="Replace with", placeholder="Empty takes the words out")
        self._case = QCheckBox("Match case")
        self._whole = QCheckBox("Whole words")
        self._all = QuietButton("Leave all out")
        self._list = _Places(self._model)
        self._said = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2, lines=2)
        self._replace = PrimaryButton("Replace")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._place_parts()
        self._pause.timeout.connect(self.look)
        self._find.textChanged.connect(self._on_find_text_changed)
        self._new.textChanged.connect(self._on_new_text_changed)
        for box in (self._case, self._whole):
            box.toggled.connect(self._on_box_toggled)
        self._all.clicked.connect(self._on_all_clicked)
        self._model.chosen_changed.connect(self._say)
        self._list.toggled.connect(self._model.toggle)
        self._list.activated.connect(self._on_list_activated)
        self._list.doubleClicked.connect(self._on_list_activated)
        self._replace.clicked.connect(self.replace)
        self._find.returnPressed.connect(self._on_find_return_pressed)
        self._new.returnPressed.connect(self.replace)
        self._say()

    @property
    def find_field(self) -> PlainLineEdit:
        return self._find

    @property
    def new_field(self) -> PlainLineEdit:
        return self._new

    @property
    def case_box(self) -> QCheckBox:
        return self._case

    @property
    def whole_box(self) -> QCheckBox:
        return self._whole

    @property
    def places(self) -> PlacesModel:
        return self._model

    @property
    def list(self) -> QListView:
        return self._list

    @property
    def said(self) -> str:
        """What the line over the buttons says."""
        return self._said.text()

    def begin(self, words: str = "") -> None:
        """Show the sheet with the keyboard in the field, which holds ``words``."""
        self._session.flush()
        self._find.setText(words)
        self._find.selectAll()
        self.open(self._find)

    def look(self) -> None:
        """Find the words as they are asked for now."""
        self._pause.stop()
        self._model.show(self._asked, find_text(self._session.view, self._asked))

    def replace(self) -> None:
        """Replace the chosen places, or say what stands against it."""
        if self._pause.isActive():
            self.look()
        chosen = self._model.chosen
        if not chosen:
            return
        asked, new = self._asked, self._new.text()
        try:
            count = replace_text(self._session.project, asked=asked, new=new, places=chosen)
        except NarrativeError as error:
            self._said.setText(str(error))
            return
        self.look()
        words = f"Replaced {counted(count, 'place')}"
        self._said.setText(f"{words}. Undo takes them all back.")
        if not self._model.rowCount():
            # The button that replaces has gone quiet, and the next word is looked for.
            self._find.setFocus(Qt.FocusReason.OtherFocusReason)
            self._find.selectAll()
        self._session.messages.tell(words, action="Undo", act=self._session.undo)

    # Inside

    @property
    def _asked(self) -> Asked:
        return Asked(
            self._find.text(), has_case=self._case.isChecked(), is_whole=self._whole.isChecked()
        )

    def _place_parts(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(LabelledField("Find", self._find), 1)
        fields.addWidget(LabelledField("Replace with", self._new), 1)
        options = QHBoxLayout()
        options.setSpacing(16)
        options.addWidget(self._case)
        options.addWidget(self._whole)
        options.addStretch(1)
        options.addWidget(self._all)
        self.body_layout.addLayout(fields)
        self.body_layout.addLayout(options)
        self.body_layout.addWidget(self._list, 1)
        cancel = SecondaryButton("Done")
        cancel.clicked.connect(self.close_sheet)
        self.foot_layout.addWidget(self._said, 1)
        self.foot_layout.addWidget(cancel)
        self.foot_layout.addWidget(self._replace)

    def _say(self) -> None:
        count, chosen = self._model.rowCount(), len(self._model.chosen)
        self._all.setVisible(bool(count))
        self._all.setText("Leave all out" if chosen else "Choose all")
        self._replace.setEnabled(bool(chosen))
        self._replace.setText(f"Replace {chosen}" if chosen else "Replace")
        if not self._find.text():
            self._said.setText("Looks through everything that is written in this document.")
        elif not count:
            self._said.setText("These words stand nowhere.")
        else:
            rows = len({(one.table, one.row_id) for one in self._model.chosen})
            self._said.setText(
                f"{chosen} of {counted(count, 'place')} chosen, in {counted(rows, 'thing')}. Space "
                "leaves one out, Enter shows it."
            )

    # Slots

    def _on_find_text_changed(self, _words: str) -> None:
        self._pause.start()

    def _on_new_text_changed(self, new: str) -> None:
        self._model.show_new(new)

    def _on_box_toggled(self, _is_on: bool) -> None:
        self.look()

    def _on_all_clicked(self) -> None:
        self._model.choose_all(is_chosen=not self._model.chosen)

    def _on_find_return_pressed(self) -> None:
        self.look()
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(0))
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_list_activated(self, index: QModelIndex) -> None:
        place = self._model.place(index)
        self.close_sheet()
        self.row_chosen.emit(place.table, place.row_id)


def _runs(place: FoundText, new: str, width_px: int) -> list[Run]:
    """The words before, the old ones struck, the new ones strong, the words after.

    What was found stands about the middle of a line of that width, never cut off.
    """
    now = theme.current()
    plain = QFontMetricsF(now.font(Type.BODY))
    changed = [
        Run(place.found, Emphasis.STRUCK if new else Emphasis.MARKED),
        *([Run(f" {new}", Emphasis.MARKED)] if new else []),
    ]
    spare_px = width_px - sum(plain.horizontalAdvance(run.text) for run in changed) * _STRONG
    after_px = min(plain.horizontalAdvance(place.after), max(0.0, spare_px / 2))
    before = plain.elidedText(place.before, Qt.TextElideMode.ElideLeft, max(0, spare_px - after_px))
    spare_px -= plain.horizontalAdvance(before)
    after = plain.elidedText(place.after, Qt.TextElideMode.ElideRight, max(0, spare_px))
    return [Run(before), *changed, Run(after)]


def _laid(place: FoundText, new: str, room: QRect) -> QTextLayout:
    """The line of a place, in a room."""
    now = theme.current()
    runs = _runs(place, new, room.width())
    layout = QTextLayout("".join(run.text for run in runs), now.font(Type.BODY))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setFormats(run_formats(runs, now))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room.width())
    layout.endLayout()
    return layout
