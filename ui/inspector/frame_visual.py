"""What is to be seen on a frame: its picture with alt text, or the description of one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QRect, QSize, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from narrative_studio.commands import pictures
from narrative_studio.errors import ImportFailed
from narrative_studio.model.ids import PictureId
from ui import painting, theme
from ui.inspector.binding import CellBinding
from ui.inspector.frame_part import FramePart
from ui.models.thumbnails import Thumbnails
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import RADIUS_CONTROL, Role
from ui.widgets.buttons import IconButton, SecondaryButton
from ui.widgets.dashed_card import paint_dashed_card
from ui.widgets.labelled_field import LabelledField
from ui.widgets.text_area import TextArea

_HEIGHT_PX = 148
_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff")
_FILTER = f"Pictures ({' '.join(f'*{suffix}' for suffix in _SUFFIXES)})"


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


class VisualPart(FramePart):
    """Picture, alt text and described visual of a frame."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Visual")
        self._thumbnails = Thumbnails(lambda: session.view.picture_reader, self)
        self._picture = PictureField(self._thumbnails)
        self._choose = SecondaryButton("Choose", size=ControlSize.SMALL, icon="photo")
        self._choose.setAccessibleName("Choose a picture")
        self._paste = SecondaryButton("Paste", size=ControlSize.SMALL, icon="clipboard")
        self._paste.setAccessibleName("Paste a picture")
        self._remove = IconButton("trash", "Remove the picture", size=ControlSize.SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._choose, self._paste):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._remove)
        self._alt = TextArea(placeholder="What the picture shows, for who cannot see it")
        self._visual = TextArea(placeholder="What should be seen here", min_lines=2, max_lines=6)
        self.body_layout.addWidget(self._picture)
        self.body_layout.addLayout(buttons)
        self._alt_field = LabelledField("Alt text", self._alt)
        self.body_layout.addWidget(self._alt_field)
        self.body_layout.addWidget(LabelledField("Described visual", self._visual))
        self._bindings = (
            CellBinding(session, self._alt, "alt_text", self),
            CellBinding(session, self._visual, "visual", self),
        )
        self._picture.offered.connect(self.take)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._paste.clicked.connect(self._on_paste_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)

    def refresh(self) -> None:
        frame = self.frame
        for binding in self._bindings:
            binding.show(frame)
        picture = frame.picture if frame is not None else None
        self._picture.show_picture(picture, frame.alt_text if frame is not None else "")
        self._remove.setVisible(picture is not None)
        self._alt_field.setVisible(picture is not None)
        if picture is not None:
            has_alt = frame is not None and bool(frame.alt_text.strip())
            self.set_summary("Picture" if has_alt else "Picture, no alt text")
        else:
            self.set_summary("Described" if frame is not None and frame.visual.strip() else "None")

    def take(self, data: QMimeData) -> None:
        """Take over a picture that was dropped or pasted."""
        if not holds_picture(data):
            self.session.messages.trouble(
                ImportFailed(
                    "There is no picture in the clipboard.", "Copy one, or choose a picture file."
                )
            )
            return
        self.session.attempt(lambda: self._set(picture_content(data)))

    def _set(self, content: bytes) -> None:
        if self.frame is not None:
            pictures.set_picture(self.session.project, row=self.frame, content=content)

    def _on_choose_clicked(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, "Choose a picture", "", _FILTER)
        if name:
            self.session.attempt(lambda: self._set(pictures.read_picture(Path(name))))

    def _on_paste_clicked(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def _on_remove_clicked(self) -> None:
        frame, project = self.frame, self.session.project
        if frame is not None:
            self.session.attempt(lambda: pictures.remove_picture(project, row=frame))
            self.session.messages.tell("Picture removed", action="Undo", act=self.session.undo)


def holds_picture(data: QMimeData) -> bool:
    """Whether there is a picture in the data, or a picture file."""
    return data.hasImage() or _picture_file(data) is not None


def picture_content(data: QMimeData) -> bytes:
    """Read the picture in the data as the document keeps it.

    Raises:
        ImportFailed: it is damaged or too large.
    """
    file = _picture_file(data)
    if file is not None:
        return pictures.read_picture(file)
    image = QImage(data.imageData())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stub asks for bytes; PySide6 6.11 takes a string and refuses bytes.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return pictures.clean_picture(bytes(buffer.data().data()), name="The pasted picture")


def _picture_file(data: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((file for file in files if file.suffix.lower() in _SUFFIXES), None)
