"""The sheet that lists the files made from a document and makes the stale ones again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from exporters.register import Judged, Standing, judged, options_of, story_of
from exporters.registry import get
from narrative_studio.analysis.naming import counted
from narrative_studio.commands.exporting import forget_export
from narrative_studio.errors import NarrativeError
from narrative_studio.exported_places import KeptPlace, kept_place
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.ids import ExportedFileId
from narrative_studio.project import ChangeSet
from narrative_studio.settings import Settings
from ui.background import Background, Report, Task
from ui.dialogs.exported.row import ExportedRow
from ui.exporting import Made, make_file, note_file
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import TextLabel
from ui.widgets.progress_row import ProgressRow
from ui.widgets.scroll_box import ScrollBox
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 860
_HEIGHT_PX: Final = 560


class ExportedSheet(Sheet):
    """Lists the register of exports, the latest first.

    Each file is compared with what an export of today would say, beside the window.
    """

    def __init__(
        self, host: QWidget, session: Session, *, background: Background, settings: Settings
    ) -> None:
        super().__init__(
            host,
            "Exported files",
            subtitle="what is out there, and what is no longer true",
            width_px=_WIDTH_PX,
            height_px=_HEIGHT_PX,
        )
        self._session = session
        self._background = background
        self._settings = settings
        self._rows: dict[str, ExportedRow] = {}
        self._standing: dict[str, Standing] = {}
        self._judging: Task | None = None
        self._making: Task | None = None
        self._queue: list[str] = []
        self._failures: dict[str, str] = {}
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self._list = ScrollBox(inside)
        self._none = EmptyState(
            "No file has been exported yet",
            "Each file you export is listed here. When the story changes afterwards, you see "
            "which of them still say the old words, and make them again in one go.",
            icon="file-export",
        )
        self.body_layout.addWidget(self._none, 1)
        self.body_layout.addWidget(self._list, 1)
        self._words = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2)
        self._progress = ProgressRow()
        self._progress.cancelled.connect(self._on_progress_cancelled)
        self._all = SecondaryButton("Export all stale files again")
        self._all.clicked.connect(self._on_all_clicked)
        done = PrimaryButton("Done")
        done.clicked.connect(self.close_sheet)
        self.foot_layout.addWidget(self._words, 1)
        self.foot_layout.addWidget(self._progress, 1)
        self.foot_layout.addWidget(self._all)
        self.foot_layout.addWidget(done)
        self._done = done
        session.changed.connect(self._on_session_changed)
        self._progress.hide()
        self._refresh()

    @property
    def rows(self) -> dict[str, ExportedRow]:
        """The files by the id of their entry, the latest first."""
        return self._rows

    def begin(self) -> None:
        """Open the sheet."""
        self._failures.clear()
        self.open(self._done)

    def close_sheet(self) -> None:
        self._queue.clear()
        for task in (self._judging, self._making):
            if task is not None:
                task.cancel()
        self._judging = None
        super().close_sheet()

    # Showing

    def _entries(self) -> list[ExportedFile]:
        return sorted(self._session.view.exported_files.values(), key=lambda one: -one.made_at_ms)

    def _refresh(self) -> None:
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows.clear()
        for place, entry in enumerate(self._entries()):
            kept = kept_place(self._settings, entry)
            row = ExportedRow(self._session.view, entry, kept.path if kept else None)
            row.again_asked.connect(self._on_row_again_asked)
            row.shown_in_folder.connect(self._on_row_shown_in_folder)
            row.forgotten.connect(self._on_row_forgotten)
            self._column.insertWidget(place, row)
            self._rows[str(entry.id)] = row
        self._none.setVisible(not self._rows)
        self._list.setVisible(bool(self._rows))
        self._judge()

    def _judge(self) -> None:
        if self._judging is not None:
            self._judging.cancel()
            self._judging = None
        self._standing.clear()
        self._say_stale()
        entries = self._entries()
        if not entries:
            return
        view = self._session.project.view()

        def work(report: Report) -> Sequence[Judged]:
            found = []
            for number, entry in enumerate(entries):
                report(number, len(entries), entry.file_name)
                found.append(judged(view, entry))
            return found

        task = self._background.start(work)
        task.finished.connect(partial(self._on_judged, task))
        self._judging = task
        self._background.go(task)

    def _say_stale(self) -> None:
        stale = sum(one is not Standing.CURRENT for one in self._standing.values())
        if not self._standing:
            self._words.setText("Comparing with the document" if self._rows else "")
        elif stale:
            self._words.setText(
                f"{counted(stale, 'file')} may no longer say what the document says"
            )
        else:
            self._words.setText("Every file says what the document says")
        self._all.setEnabled(stale > 0 and self._making is None)

    # Making again

    def _make_next(self) -> None:
        while self._queue and self._making is None:
            entry = self._session.view.exported_files.get(self._queue.pop(0))
            if entry is not None:
                self._make(entry)
        is_busy = self._making is not None
        self._progress.setVisible(is_busy)
        self._words.setVisible(not is_busy)
        for row in self._rows.values():
            row.again.setEnabled(not is_busy)
        if not is_busy:
            self._refresh()

    def _make(self, entry: ExportedFile) -> None:
        story = story_of(self._session.project.view(), entry)
        place = kept_place(self._settings, entry)
        if place is None or not place.path.parent.is_dir():
            place = self._asked_place(entry, place)
        if place is None:
            return
        if story is None:
            self._session.messages.tell(
                f"What {entry.file_name} told was deleted. Take the file off the register"
            )
            return
        try:
            exporter = get(entry.format)
        except NarrativeError as error:
            self._session.messages.trouble(error)
            return
        options = options_of(exporter, entry, place.files)
        target = place.path
        task = self._background.start(
            lambda report: make_file(exporter, story, target, options, report)
        )

        def on_finished(made: Made) -> None:
            note_file(self._session, self._settings, made, story, options)

        task.progressed.connect(self._on_progressed)
        task.finished.connect(on_finished)

        def on_failed(error: NarrativeError) -> None:
            self._failures[str(entry.id)] = error.what
            self._session.messages.trouble(error)

        task.failed.connect(on_failed)
        task.ended.connect(self._on_made)
        self._making = task
        self._failures.pop(str(entry.id), None)
        self._progress.begin(f"Exporting {entry.file_name}")
        self._background.go(task)

    def _asked_place(self, entry: ExportedFile, gone: KeptPlace | None) -> KeptPlace | None:
        """Where to make a file that another computer made, or whose folder is gone."""
        folder = Path(self._settings.values.export_folder or self._session.project.path.parent)
        if not folder.is_dir():
            folder = self._session.project.path.parent
        why = f", whose folder {gone.path.parent} is gone," if gone else ""
        name, _kind = QFileDialog.getSaveFileName(
            self, f"Export {entry.file_name}{why} to", str(folder / entry.file_name)
        )
        return KeptPlace(Path(name), gone.files if gone else {}) if name else None

    # Slots

    def _on_judged(self, task: Task, found: Sequence[Judged]) -> None:
        if task is not self._judging:
            return
        self._judging = None
        for one in found:
            row = self._rows.get(str(one.entry.id))
            if row is not None:
                row.show_judged(one, self._failures.get(str(one.entry.id), ""))
                self._standing[str(one.entry.id)] = one.standing
        self._say_stale()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if not self.is_open or self._making is not None or self._queue:
            return
        if "exported_file" in changes.tables():
            self._refresh()
        else:
            self._judge()

    def _on_all_clicked(self) -> None:
        self._queue = [
            entry for entry, one in self._standing.items() if one is not Standing.CURRENT
        ]
        self._make_next()

    def _on_row_again_asked(self, entry: str) -> None:
        self._queue = [entry]
        self._make_next()

    def _on_row_shown_in_folder(self, entry: str) -> None:
        place = kept_place(self._settings, self._rows[entry].entry)
        if place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place.path.parent)))

    def _on_row_forgotten(self, entry: str) -> None:
        session, name = self._session, self._rows[entry].entry.file_name

        def run() -> bool:
            forget_export(session.project, exported=ExportedFileId(entry))
            return True

        if session.attempt(run):
            session.messages.tell(
                f"{name} is off the register; the file itself is where it was",
                action="Undo",
                act=session.undo,
            )

    def _on_progressed(self, done: int, total: int, label: str) -> None:
        self._progress.show_progress(label, done / total if total else 0.0)

    def _on_progress_cancelled(self) -> None:
        self._queue.clear()
        if self._making is not None:
            self._making.cancel()

    def _on_made(self, _task: object) -> None:
        self._making = None
        self._make_next()
