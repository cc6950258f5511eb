"""The view Baselines: every named, frozen version of the document."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.versions import delete_baseline
from narrative_studio.model.people import Baseline
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.empty_state import EmptyState, centred
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.workspaces.versions.baseline_delegate import LEFT_PX, Act, BaselineDelegate
from ui.workspaces.versions.baseline_model import BaselineModel
from ui.workspaces.versions.states import NOW, Compared, Kind, State

_EMPTY_PX: Final = 480


class BaselineList(QListView):
    """One Tab stop, arrows inside; Enter compares, F2 renames, Delete deletes.

    Signals:
        acted(object, object): the ``Act`` that is wanted, and the ``Baseline``.
    """

    acted = Signal(object, object)

    def __init__(self, model: BaselineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._baselines = model
        self._delegate = BaselineDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Baselines")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.viewport().setAutoFillBackground(False)

    @property
    def delegate(self) -> BaselineDelegate:
        return self._delegate

    @property
    def current(self) -> Baseline | None:
        """The baseline that holds the cursor."""
        row = self._baselines.row(self.currentIndex())
        return row.baseline if row is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = {
            Qt.Key.Key_Return: Act.COMPARE,
            Qt.Key.Key_Enter: Act.COMPARE,
            Qt.Key.Key_Delete: Act.DELETE,
        }.get(Qt.Key(event.key()))
        baseline = self.current
        # Enter in the field of a name comes through to here: it ends the editing, no more.
        is_editing = self.state() is QListView.State.EditingState
        if act is not None and baseline is not None and not is_editing:
            self.acted.emit(act, baseline)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        act, index = self._act_at(event)
        row = self._baselines.row(index)
        if event.button() == Qt.MouseButton.LeftButton and act is not None and row is not None:
            self.acted.emit(act, row.baseline)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        act, _index = self._act_at(event)
        shape = Qt.CursorShape.PointingHandCursor if act else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegate.width_px = self.viewport().width()
        super().resizeEvent(event)

    def _act_at(self, event: QMouseEvent) -> tuple[Act | None, QModelIndex]:
        at = event.position().toPoint()
        index = self.indexAt(at)
        links = self._delegate.links(self.visualRect(index)) if index.isValid() else []
        return next((act for act, spot in links if spot.contains(at)), None), index


class BaselinesPage(Panel):
    """The list, or what a baseline is good for while there is none.

    Signals:
        compare_asked(): the comparison that was chosen is to be shown.
        baseline_asked(): a baseline is to be taken.
    """

    compare_asked = Signal()
    baseline_asked = Signal()

    def __init__(self, session: Session, compared: Compared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._compared = compared
        self._model = BaselineModel(session, compared, self)
        self._list = BaselineList(self._model)
        self._empty = EmptyState(
            "No baseline yet",
            "A baseline is a named, frozen version of everything in this document. Sign-offs, test "
            "sessions and exports refer to one, and you can read what has changed since.",
            "New baseline",
            icon="flag",
        )
        self._empty.setFixedWidth(_EMPTY_PX)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        hint = TextLabel(
            "Named, frozen versions of the whole document. Enter compares with now, F2 renames.",
            use=Type.SUPPORT,
            role=Role.TEXT2,
        )
        head = QVBoxLayout()
        head.setContentsMargins(LEFT_PX, 12, 16, 10)
        head.addWidget(hint)
        column.addLayout(head)
        column.addWidget(self._list, 1)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(listed)
        self._stack.addWidget(centred(self._empty))
        self._list.acted.connect(self._on_list_acted)
        self._model.renamed.connect(self._on_model_renamed)
        self._empty.chosen.connect(self.baseline_asked)
        self.refresh()

    @property
    def list_view(self) -> BaselineList:
        return self._list

    @property
    def model(self) -> BaselineModel:
        return self._model

    def refresh(self) -> None:
        """The document has changed."""
        self._model.refresh()
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)
        if self._model.rowCount() and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))
        if self.isVisible():
            self._model.count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.count()

    def show_baseline(self, baseline: str) -> None:
        """Put the cursor on a baseline."""
        index = self._model.index_of(baseline)
        if index.isValid():
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the list, or to the button while there is none."""
        button = self._empty.button
        if self._model.rowCount() or button is None:
            self._list.setFocus(reason)
        else:
            button.setFocus(reason)

    def _on_list_acted(self, act: Act, baseline: Baseline) -> None:
        match act:
            case Act.COMPARE:
                self._compared.compare(State(Kind.BASELINE, baseline.id), NOW)
                self.compare_asked.emit()
            case Act.RENAME:
                self.show_baseline(baseline.id)
                self._list.edit(self._list.currentIndex())
            case Act.DELETE:
                self._delete(baseline)

    def _delete(self, baseline: Baseline) -> None:
        def act() -> bool:
            delete_baseline(self._session.project, baseline=baseline.id)
            return True

        if self._session.attempt(act):
            name = baseline.code or baseline.name
            self._session.messages.tell(
                f"Deleted baseline {name}; what it froze stays in the history",
                action="Undo",
                act=self._session.undo,
            )

    def _on_model_renamed(self, baseline: Baseline, name: str) -> None:
        self._session.attempt(lambda: edit_cells(self._session.project, baseline, name=name))
