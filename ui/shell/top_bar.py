"""The top bar: what is open, search, undo and redo, findings, export."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import icons, theme
from ui.key_tips import set_key_tip
from ui.shell.studio_menu import MenuButton
from ui.shell.title_button import TitleButton
from ui.spoken import Role as Spoken
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.label import TextLabel
from ui.widgets.panel import Ground
from ui.widgets.search_field import SearchField

HEIGHT_PX: Final = 48
_SEARCH_PX: Final = 340
_WIDE_SEARCH_PX: Final = 420
_LEFT_GAP_PX: Final = 8


class TopBar(Ground):
    """Names the document and holds what concerns all of it.

    Signals:
        home_asked(): back to the welcome page.
        undo_asked(), redo_asked()
        findings_asked(QPoint): show the findings below that point of the screen.
        export_asked()
        narratives_asked(QMenu): fill the menu at the title.
        menu_asked(QMenu): fill the menu of the studio.
    """

    home_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    findings_asked = Signal(QPoint)
    export_asked = Signal()
    narratives_asked = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.CHROME, edges="bottom", parent=parent)
        self._fit()
        theme.changes().changed.connect(self._fit)
        self._logo = Logo()
        self._logo.used.connect(self.home_asked)
        self.title = TitleButton()
        self.title.menu().aboutToShow.connect(self._on_menu_about_to_show)
        self._meta = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self.search = SearchField("Find a frame, element or command")
        self._undo = IconButton("arrow-back-up", "Undo")
        self._redo = IconButton("arrow-forward-up", "Redo")
        self._findings = QuietButton("", icon="alert-triangle")
        set_key_tip(self._findings, "What does not fit yet", action="window.findings")
        self.export = PrimaryButton("Export")
        self.export.set_icon("file-export", Role.ON_ACCENT)
        set_key_tip(self.export, "Export deck, script and more", action="window.export")
        self.menu = MenuButton(self.menu_asked.emit)
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        self._findings.clicked.connect(self._on_findings_clicked)
        self.export.clicked.connect(self.export_asked)

        left = QHBoxLayout()
        left.setSpacing(_LEFT_GAP_PX)
        left.addWidget(self._logo)
        left.addWidget(self.title)
        left.addWidget(self._meta)
        left.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(4)
        right.addStretch(1)
        right.addWidget(self._undo)
        right.addWidget(self._redo)
        right.addSpacing(4)
        right.addWidget(self._findings)
        right.addSpacing(8)
        right.addWidget(self.export)
        right.addWidget(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 1)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.search)
        row.addLayout(right, 1)
        self.set_wide(is_wide=False)

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().scaled(HEIGHT_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_meta()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # A part has other words.
            self._fit_meta()
        return done

    def _fit_meta(self) -> None:
        """Hide version and revision where they do not fit: a letter and three dots are no help."""
        row = self.layout()
        if row is None:
            return
        needed_px = row.sizeHint().width()
        if self._meta.isHidden():
            needed_px += self._meta.sizeHint().width() + _LEFT_GAP_PX
        self._meta.setVisible(needed_px <= self.width())

    def set_wide(self, *, is_wide: bool) -> None:
        """Give the search more room."""
        self.search.setFixedWidth(_WIDE_SEARCH_PX if is_wide else _SEARCH_PX)

    def show_document(self, title: str, meta: str) -> None:
        """Name what is open; ``meta`` is its version and revision in few words."""
        self.title.show_title(title)
        self._meta.setText(meta)

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Say what would be undone and redone; None disables the button."""
        for button, word, action, label in (
            (self._undo, "Undo", "window.undo", undo),
            (self._redo, "Redo", "window.redo", redo),
        ):
            words = f"{word} {label}" if label else word
            button.setEnabled(label is not None)
            set_key_tip(button, words, action=action, is_name=True)

    def show_findings(self, pressing: int, remarks: int) -> None:
        """Say how many findings ask for somebody; remarks are counted only where none does."""
        if pressing:
            self._findings.setText("1 finding" if pressing == 1 else f"{pressing} findings")
        else:
            self._findings.setText("1 remark" if remarks == 1 else f"{remarks} remarks")
        self._findings.set_icon("alert-triangle" if pressing else "info-circle")
        self._findings.setVisible(bool(pressing or remarks))

    def ask_findings(self) -> None:
        """Ask for the list of findings, as a click on their number does."""
        self._on_findings_clicked()

    def _on_menu_about_to_show(self) -> None:
        self.narratives_asked.emit(self.title.menu())

    def _on_findings_clicked(self) -> None:
        corner = self._findings.rect().bottomRight()
        self.findings_asked.emit(self._findings.mapToGlobal(corner))


class Logo(QWidget):
    """The mark of the studio; leads back to the welcome page.

    Signals:
        used(): clicked, or Enter or Space pressed.
    """

    used = Signal()

    spoken_role = Spoken.Button

    def __init__(self, size_px: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size_px = size_px
        self.setFixedSize(size_px, size_px)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Back to the welcome page")
        self.setToolTip("Back to the welcome page")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focus_shape(self) -> tuple[QRect, int]:
        """The whole mark, for the focus ring."""
        return self.rect(), RADIUS_CONTROL

    def spoken_press(self) -> None:
        """Do what a click does, for assistive technology."""
        self.used.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint_icon(QPainter(self), self.rect(), "app-logo", Role.ACCENT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.used.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.used.emit()
        else:
            super().keyPressEvent(event)
