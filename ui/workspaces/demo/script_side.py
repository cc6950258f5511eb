"""What helps to tell a frame, beside its script: slide, visual, discovery questions, words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.rules.word import word_findings
from narrative_studio.model.storyboard import Frame
from ui import painting, theme
from ui.preview.slide_sheet import open_slide
from ui.preview.slide_view import SlideView
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.emptying import empty
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel

_SIDE_PX: Final = 200


class ScriptSide(QWidget):
    """Slide, visual, discovery questions, and what the vocabulary says of the words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._frame: Frame | None = None
        self.setFixedWidth(theme.current().widened(_SIDE_PX))
        self.slide = SlideView(session)
        self.slide.opened.connect(self._on_slide_opened)
        composer = self.slide.slides.composer
        composer.shown_changed.connect(self._on_composer_shown_changed)
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 12)
        top.setSpacing(8)
        top.addWidget(_head("presentation", "Slide"))
        top.addWidget(self.slide)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addLayout(self._column)

    def show_frame(self, frame: Frame | None) -> None:
        """Show what helps to tell this frame."""
        self._frame = frame
        is_slide_shown = frame is not None and self.slide.slides.composer.is_shown
        self._top.setVisible(is_slide_shown)
        self.slide.show_frame(frame.id if frame is not None else None)
        empty(self._column)
        story = self._session.telling
        if frame is None or story is None:
            return
        frame = next((one for one in story.frames if one.id == frame.id), frame)
        # The slide shows the picture too, and leaves no room for it.
        picture = frame.picture if not is_slide_shown else None
        if frame.visual or picture:
            self._head("photo", "Visual")
            content = story.whole.picture_bytes(picture) if picture else None
            if content:
                self._column.addWidget(_PictureBox(content, frame.alt_text))
            if frame.visual:
                self._words(frame.visual)
        questions = story.questions(frame.id)
        if questions:
            self._head("message-circle", "Discovery questions")
            for question in questions:
                self._words(question.text)
        self._head("book-2", "Words")
        mentions = [
            finding.text
            for finding in word_findings(story, only=frame.id)
            if finding.row_id == frame.id
        ]
        for mention in mentions or ["No banned word, none to avoid."]:
            self._words(mention)
        self._column.addStretch(1)

    def _head(self, icon: str, words: str) -> None:
        self._column.addWidget(_head(icon, words, above_px=12 if self._column.count() else 0))

    def _words(self, words: str) -> None:
        self._column.addWidget(TextLabel(words, use=Type.BODY, role=Role.TEXT2, lines=0))

    def _on_composer_shown_changed(self, _is_shown: bool) -> None:
        self.show_frame(self._frame)

    def _on_slide_opened(self) -> None:
        frame = self.slide.slides.frame
        if frame is not None:
            open_slide(self.window(), self._session, frame)


def _head(icon: str, words: str, *, above_px: int = 0) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, above_px, 0, 0)
    row.setSpacing(8)
    row.addWidget(IconMark(icon, size_px=14, role=Role.TEXT2))
    row.addWidget(TextLabel(words, use=Type.SUPPORT_STRONG), 1)
    return line


class _PictureBox(QWidget):
    """A picture on paper, as it stands on its card."""

    def __init__(self, content: bytes, alt_text: str) -> None:
        super().__init__()
        self.setAccessibleName(alt_text)
        self.setToolTip(alt_text)
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(content)
        width = theme.current().widened(_SIDE_PX)
        self.setFixedSize(width, width * 9 // 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self.rect().adjusted(0, 0, -1, -1)
        painting.rounded(painter, box, 6, fill=now.paper, line=now.border)
        if not self._pixmap.isNull():
            inner = box.adjusted(6, 4, -6, -4)
            size = self._pixmap.size().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = box.center()
            left, top = place.x() - size.width() // 2, place.y() - size.height() // 2
            painter.drawPixmap(left, top, size.width(), size.height(), self._pixmap)
