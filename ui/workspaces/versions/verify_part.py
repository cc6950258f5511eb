"""Whether the document file and the work copy are sound, told part by part."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.errors import NarrativeError
from narrative_studio.store.verify import Verification
from ui.background import Task
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.emptying import empty
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.widgets.progress_row import ProgressRow

_MOST_PROBLEMS: Final = 6
_READING: Final = "Reading every change and picture"
_Found = tuple[Verification | None, tuple[str, ...]]


class VerifyPart(Panel):
    """A button, what is going on, and what was found."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._verify = SecondaryButton("Verify", icon="shield-check")
        self._busy = QWidget()
        self._progress = ProgressRow()
        self._progress.cancelled.connect(self._on_progress_cancelled)
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.setSpacing(10)
        busy.addWidget(IconMark("hourglass", size_px=20, role=Role.INFO))
        busy.addWidget(self._progress, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        column.addWidget(TextLabel("Is everything sound?", use=Type.PANEL))
        column.addWidget(
            TextLabel(
                "Reads the document file and the work copy on this computer in full and checks "
                "that nothing in them was changed or lost since it was written.",
                use=Type.BODY,
                role=Role.TEXT2,
                lines=0,
            )
        )
        column.addLayout(self._lines)
        column.addWidget(self._busy)
        column.addSpacing(2)
        column.addWidget(self._verify, 0, Qt.AlignmentFlag.AlignLeft)
        self._verify.clicked.connect(self.verify)
        self._show_busy(is_on=False)

    @property
    def button(self) -> SecondaryButton:
        return self._verify

    @property
    def cancel(self) -> LinkButton:
        """What stops it."""
        return self._progress.cancel

    @property
    def is_busy(self) -> bool:
        """Whether it is being verified."""
        return self._task is not None

    @property
    def words(self) -> list[str]:
        """What was found, line by line."""
        labels = [label.text() for label in self.findChildren(TextLabel) if label.property("found")]
        return [words for words in labels if words]

    def verify(self) -> None:
        """Read everything beside the window and say what was found."""
        if self._task is not None:
            return
        self._session.flush()
        read = self._session.project.verify()
        self._task = task = self._session.background.start(
            lambda report: read(lambda done, total: report(done, total, ""))
        )
        task.progressed.connect(self._on_task_progressed)
        task.finished.connect(self._on_task_finished)
        task.failed.connect(self._on_task_failed)
        task.cancelled.connect(self._on_task_cancelled)
        task.ended.connect(self._on_task_ended)
        empty(self._lines)
        self._show_busy(is_on=True)
        self._session.background.go(task)

    # Slots

    def _on_progress_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_task_progressed(self, done: int, total: int, _label: str) -> None:
        self._progress.show_progress(_READING, done / total if total else 0.0)

    def _on_task_cancelled(self) -> None:
        self._tell("info-circle", Role.INFO, "Stopped", ("Nothing was found out.",))

    def _on_task_finished(self, found: _Found) -> None:
        file, work = found
        if file is None:
            self._tell("info-circle", Role.INFO, "Document file", ("It has not been written yet.",))
        else:
            self._tell_file(file)
        if work:
            self._tell("alert-circle", Role.BAD, "Work copy", work)
            advice = "Bring back what is as it was written with narrative-studio recover."
            self._tell("info-circle", Role.INFO, "What to do", (advice,))
        else:
            words = "Sound: nothing in it was changed or lost, and all you see follows from it."
            self._tell("circle-check", Role.GOOD, "Work copy", (words,))

    def _on_task_failed(self, error: NarrativeError) -> None:
        self._tell("alert-circle", Role.BAD, "Document file", (str(error),))

    def _on_task_ended(self, _task: Task) -> None:
        self._task = None
        self._show_busy(is_on=False)

    # Inside

    def _tell_file(self, file: Verification) -> None:
        counts = ", ".join(
            (
                counted(file.operations, "operation"),
                counted(file.changes, "change"),
                counted(file.pictures, "picture"),
                f"written from {counted(file.replicas, 'place')}",
            )
        )
        if not file.is_sound:
            self._tell("alert-circle", Role.BAD, "Document file", file.problems)
            self._tell("info-circle", Role.INFO, "What to do", file.advice)
        else:
            self._tell("circle-check", Role.GOOD, "Document file", (f"Sound: {counts}.",))
        for note in file.notes:
            self._tell("info-circle", Role.INFO, "Still to come", (note,))

    def _tell(self, icon: str, role: Role, part: str, said: tuple[str, ...]) -> None:
        shown = [*said[:_MOST_PROBLEMS]]
        if len(said) > _MOST_PROBLEMS:
            shown.append(f"and {len(said) - _MOST_PROBLEMS} more")
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TextLabel(part, use=Type.BODY_STRONG))
        for sentence in shown:
            label = TextLabel(sentence[:1].upper() + sentence[1:], role=Role.TEXT2, lines=0)
            label.setProperty("found", True)
            words.addWidget(label)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(IconMark(icon, size_px=20, role=role), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        row.setAccessibleName(f"{part}: {' '.join(shown)}")
        self._lines.addWidget(row)

    def _show_busy(self, *, is_on: bool) -> None:
        self._progress.begin(_READING)
        self._busy.setVisible(is_on)
        self._verify.setEnabled(not is_on)
