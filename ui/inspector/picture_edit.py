"""The picture of a frame or a demo step: paste, drop, choose, crop, remove it; its alt text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from narrative_studio.commands import pictures
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import PictureId
from narrative_studio.model.storyboard import Frame
from ui import painting, theme
from ui.dialogs.crop_sheet import CropSheet
from ui.inspector.binding import CellBinding
from ui.intake import PICTURE_SUFFIXES
from ui.intake.picture import file_offered, give, give_pasted, holds_picture
from ui.models.thumbnails import Thumbnails
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import RADIUS_CONTROL, Role
from ui.widgets.buttons import IconButton, QuietButton, SecondaryButton
from ui.widgets.dashed_card import paint_dashed_card
from ui.widgets.labelled_field import LabelledField
from ui.widgets.text_area import TextArea

_HEIGHT_PX = 148
_FILTER = f"Pictures ({' '.join(f'*{suffix}' for suffix in PICTURE_SUFFIXES)})"


class PictureField(QWidget):
    """Shows the picture, or a dashed place that takes one.

    Signals:
        offered(object): picture data (QMimeData) was dropped.
    """

    offered = Signal(object)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._picture: PictureId | None = None
        self._is_over = False
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thumbnails.arrived.connect(self._on_thumbnails_arrived)

    def show_picture(self, picture: PictureId | None, alt_text: str) -> None:
        """Show another picture, or the place for one."""
        self._picture = picture
        self.setAccessibleName(f"Picture: {alt_text or 'no alt text'}" if picture else "No picture")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if self._picture is None:
            paint_dashed_card(
                painter,
                self.rect(),
                "No picture yet",
                "Drop one here, paste it or choose a file",
                icon="photo",
                line=Role.ACCENT if self._is_over else Role.CONTROL,
                hovered=self._is_over,
            )
            return
        line = now.accent if self._is_over else now.border
        painting.rounded(painter, self.rect(), RADIUS_CONTROL, fill=now.paper, line=line)
        room = self.rect().adjusted(4, 4, -4, -4)
        pixmap = self._thumbnails.thumbnail(self._picture, room.size(), self.devicePixelRatioF())
        if pixmap is not None and not pixmap.isNull():
            size = pixmap.deviceIndependentSize().toSize()
            spot = QRect(0, 0, size.width(), size.height())
            spot.moveCenter(room.center())
            painter.drawPixmap(spot.topLeft(), pixmap)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_picture(event.mimeData()):
            self._set_over(is_over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._set_over(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(is_over=False)
        event.acceptProposedAction()
        self.offered.emit(event.mimeData())

    def _set_over(self, *, is_over: bool) -> None:
        self._is_over = is_over
        self.update()

    def _on_thumbnails_arrived(self, picture: str) -> None:
        if picture == self._picture:
            self.update()


class PictureEdit(QWidget):
    """The picture of one row with what can be done to it, and its alt text."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: Frame | Step | None = None
        self._thumbnails = Thumbnails(lambda: session.view.picture_reader, self)
        self._picture = PictureField(self._thumbnails)
        self._choose = SecondaryButton("Choose", size=ControlSize.SMALL, icon="photo")
        self._choose.setAccessibleName("Choose a picture")
        self._paste = SecondaryButton("Paste", size=ControlSize.SMALL, icon="clipboard")
        self._paste.setAccessibleName("Paste a picture")
        self.crop = IconButton("cut", "Crop the picture", size=ControlSize.SMALL)
        self.to_text = QuietButton("Move into the bullets", size=ControlSize.SMALL, icon="list")
        self.to_text.setToolTip("Another picture may stand beside it then")
        self.remove = IconButton("trash", "Remove the picture", size=ControlSize.SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._choose, self._paste):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.crop)
        buttons.addWidget(self.remove)
        self._alt = TextArea(placeholder="What the picture shows, for who cannot see it")
        self._alt_field = LabelledField("Alt text", self._alt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._picture)
        column.addLayout(buttons)
        column.addWidget(self._alt_field)
        column.addWidget(self.to_text, 0, Qt.AlignmentFlag.AlignLeft)
        self._binding = CellBinding(session, self._alt, "alt_text", self)
        self._picture.offered.connect(self.take)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._paste.clicked.connect(self._on_paste_clicked)
        self.to_text.clicked.connect(self._on_to_text_clicked)
        self.crop.clicked.connect(self._on_crop_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)

    def show_row(self, row: Frame | Step | None) -> None:
        """Show the picture of another row, or of this one after it changed."""
        self._row = row
        self._binding.show(row)
        picture = row.picture if row is not None else None
        self._picture.show_picture(picture, row.alt_text if row is not None else "")
        for part in (self.crop, self.remove, self._alt_field):
            part.setVisible(picture is not None)
        self.to_text.setVisible(picture is not None and isinstance(row, Frame))

    def take(self, data: QMimeData) -> None:
        """Take over a picture that was dropped or pasted."""
        if self._row is not None:
            give_pasted(self._session, self._row, data)

    def open_crop(self) -> CropSheet | None:
        """Open the sheet in which the picture is cropped."""
        row = self._row
        content = self._session.view.picture_bytes(row.picture) if row and row.picture else None
        if row is None or content is None:
            return None
        self._session.flush()
        sheet = CropSheet(self.window(), content)
        sheet.cropped.connect(lambda box: self._crop(row.id, row.picture, box))
        sheet.open(sheet.area)
        return sheet

    def _crop(self, row_id: str, picture: PictureId | None, box: QRect) -> None:
        row = self._row
        if row is None or row.id != row_id or row.picture != picture:
            self._session.messages.tell("The picture has changed meanwhile; crop it again")
            return
        edges = (box.left(), box.top(), box.left() + box.width(), box.top() + box.height())
        self._session.attempt(
            lambda: pictures.crop_picture(self._session.project, row=row, box=edges)
        )

    def _on_choose_clicked(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, "Choose a picture", "", _FILTER)
        if name and self._row is not None:
            give(self._session, self._row, file_offered(Path(name)))

    def _on_paste_clicked(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def _on_crop_clicked(self) -> None:
        self.open_crop()

    def _on_to_text_clicked(self) -> None:
        row, session = self._row, self._session
        if not isinstance(row, Frame):
            return
        session.flush()

        def run() -> bool:
            pictures.move_picture_to_text(session.project, frame=row.id)
            return True

        if session.attempt(run):
            session.messages.tell(
                "The picture stands in the bullets", action="Undo", act=session.undo
            )

    def _on_remove_clicked(self) -> None:
        row, project = self._row, self._session.project
        if row is not None:
            self._session.attempt(lambda: pictures.remove_picture(project, row=row))
            self._session.messages.tell("Picture removed", action="Undo", act=self._session.undo)
