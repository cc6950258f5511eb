"""A view takes its own frames as moved, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.models.storyboard import FRAMES_MIME
from ui.workspaces.storyboard.frame_drag import dragged_frames, is_own


class Dropped(QDropEvent):
    """A drop that comes from a widget, as only a real drag has it."""

    def __init__(self, data: QMimeData, source: QWidget | None) -> None:
        self.data = data  # The event does not keep it alive.
        super().__init__(
            QPointF(), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        self._source = source

    def source(self) -> QWidget | None:  # type: ignore[override]
        return self._source


def frames(*ids: str) -> QMimeData:
    data = QMimeData()
    data.setData(FRAMES_MIME, "\n".join(ids).encode())
    return data


def test_frames_are_moved_in_their_own_view_only(qtbot: QtBot) -> None:
    view, other = QWidget(), QWidget()
    qtbot.addWidget(view)
    qtbot.addWidget(other)
    assert is_own(Dropped(frames("a"), view), view)
    assert not is_own(Dropped(frames("a"), other), view)
    assert not is_own(Dropped(frames("a"), None), view)
    assert not is_own(Dropped(QMimeData(), view), view)


def test_dragged_frames_keep_their_order() -> None:
    assert dragged_frames(Dropped(frames("b", "a", "c"), None)) == ["b", "a", "c"]
