"""What a change looks like in full: the wording with its marked words, pictures, what follows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from narrative_studio.analysis.wording.word_changes import word_changes
from narrative_studio.commands.adopting import ChangeKind, ReturnedChange
from narrative_studio.importers.returned.telling import consequence, doubt, heading
from ui import theme
from ui.marked_text import block_height, both_parts, joined, lay_parts, paint_block
from ui.theme import S2, S3, S4, Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.panel import Note

_PICTURE_PX: Final = 168
_GAP_PX: Final = 8
_NOTHING: Final = "Nothing"


class WordingChange(QWidget):
    """Two wordings: as one text with marked words, or one under the other where little is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = word_changes("", "")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changes().changed.connect(self.updateGeometry)

    def show_change(self, before: str, after: str, label: str) -> None:
        """Show what became of a wording."""
        self._words = word_changes(before, after)
        self.setAccessibleName(f"{label}. {self._words.spoken}")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = self._words
        if not self._is_apart:
            return lay_parts(both_parts(joined(words.runs)), Type.BODY, width).height_px
        first = block_height(words.before, Type.BODY, width) + _GAP_PX if words.before else 0
        return first + block_height(words.after or _NOTHING, Type.BODY, width)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, words, now = QPainter(self), self._words, theme.current()
        width = self.width()
        if not self._is_apart:
            laid = lay_parts(both_parts(joined(words.runs)), Type.BODY, width)
            laid.paint(painter, 0, 0, now.text)
            return
        top = 0
        if words.before:
            high = block_height(words.before, Type.BODY, width)
            paint_block(painter, QRect(0, 0, width, high), words.before, Type.BODY, is_new=False)
            top = high + _GAP_PX
        below = QRect(0, top, width, self.height() - top)
        paint_block(painter, below, words.after or _NOTHING, Type.BODY, is_new=True)

    @property
    def _is_apart(self) -> bool:
        words = self._words
        return words.is_rewritten or not words.before or not words.after


class ChangePage(QWidget):
    """One change in full, with what is to be known before it is adopted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = Note(Role.WARN_SOFT)
        self._doubt = TextLabel("", use=Type.SUPPORT, role=Role.WARN, lines=0)
        inside = QVBoxLayout(self._note)
        inside.setContentsMargins(S3, S2, S3, S2)
        inside.addWidget(self._doubt)
        self._wording = WordingChange()
        self._pictures = QWidget()
        self._before, self._after = _Picture("Now"), _Picture("In the deck")
        row = QHBoxLayout(self._pictures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S3)
        row.addWidget(self._before)
        row.addWidget(self._after)
        row.addStretch(1)
        self._consequence = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(S4, S3, S4, S4)
        column.setSpacing(S2)
        for widget in (
            self._note, self._wording, self._pictures, self._consequence,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)

    def show_change(self, change: ReturnedChange, picture: bytes | None) -> None:
        """Show another change; ``picture`` is the one that its frame shows now."""
        self._doubt.setText(doubt(change))
        self._note.setVisible(change.is_conflict)
        before, after = _wordings(change)
        self._wording.setVisible(bool(before or after))
        self._wording.show_change(before, after, heading(change))
        is_picture = change.kind is ChangeKind.PICTURE
        self._pictures.setVisible(is_picture)
        if is_picture:
            self._before.show_picture(picture)
            self._after.show_picture(change.picture)
        self._consequence.setText(consequence(change))
        is_told = change.kind is not ChangeKind.REWORDED or change.element is not None
        self._consequence.setVisible(is_told)


def _wordings(change: ReturnedChange) -> tuple[str, str]:
    """What stands before and after, as texts to compare."""
    match change.kind:
        case ChangeKind.REWORDED:
            return change.before, change.after
        case ChangeKind.SAID:
            return "", change.after
        case ChangeKind.ADDED if change.new_element is not None:
            return "", "\n\n".join(filter(None, (change.title, change.after)))
        case ChangeKind.ADDED if change.new_step is not None:
            return "", "\n\n".join(change.new_step.cells.values())
        case ChangeKind.ADDED if change.new is not None:
            texts = (change.new.headline, change.new.bullets, change.new.script)
            return "", "\n\n".join(filter(None, texts))
    return "", ""


class _Picture(QWidget):
    """A picture under a word that says which one it is."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._shown = QLabel()
        self._shown.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._none = TextLabel("No picture", use=Type.SUPPORT, role=Role.TEXT3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(TextLabel(title, use=Type.SUPPORT_STRONG, role=Role.TEXT2))
        column.addWidget(self._shown)
        column.addWidget(self._none)
        column.addStretch(1)

    def show_picture(self, content: bytes | None) -> None:
        """Show a picture in small, or that there is none."""
        image = QImage.fromData(content) if content else QImage()
        self._shown.setVisible(not image.isNull())
        self._none.setVisible(image.isNull())
        self.setAccessibleName(f"{self._title}: {'a picture' if content else 'no picture'}")
        if not image.isNull():
            edge = theme.current().scaled(_PICTURE_PX)
            ratio = self.devicePixelRatioF()
            scaled = image.scaled(
                QSize(int(edge * ratio), int(edge * ratio)),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            self._shown.setPixmap(QPixmap.fromImage(scaled))
