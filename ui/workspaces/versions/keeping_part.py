"""What this computer keeps of earlier files, and a copy to give away."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.errors import DocumentError
from narrative_studio.importers.share_copy import share_copy
from narrative_studio.store.publish import Backup
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import ControlSize, SecondaryButton
from ui.widgets.emptying import empty
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.workspaces.versions.moments import time_of

_FILTER: Final = "Narrative Studio document (*.narrative)"
_MOST_SHOWN: Final = 5


class SharePart(Panel):
    """A copy for somebody outside the team: what the document says, not how it came to say it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._share = SecondaryButton("Share a copy…", icon="file-export")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        column.addWidget(TextLabel("A copy to give away", use=Type.PANEL))
        column.addWidget(
            TextLabel(
                "Holds what the document says today, with its pictures, under an identity of its "
                "own: no history, no baselines, no earlier wordings, and aliases instead of names.",
                use=Type.BODY,
                role=Role.TEXT2,
                lines=0,
            )
        )
        column.addSpacing(2)
        column.addWidget(self._share, 0, Qt.AlignmentFlag.AlignLeft)
        self._share.clicked.connect(self._on_share_clicked)

    @property
    def button(self) -> SecondaryButton:
        return self._share

    def share(self, target: Path) -> None:
        """Write the copy and say so; trouble is said too."""
        session = self._session
        session.flush()
        target = target if target.suffix else target.with_suffix(".narrative")

        def write() -> bool:
            share_copy(session.view, target, me=session.project.me)
            return True

        if session.attempt(write):
            session.messages.tell(f"Made {target.name} without history and names")

    def _on_share_clicked(self) -> None:
        path = self._session.project.path
        name, _filter = QFileDialog.getSaveFileName(
            self, "Share a copy", str(path.with_name(f"{path.stem} (shared)")), _FILTER
        )
        if name:
            self.share(Path(name))


class BackupsPart(Panel):
    """The files that were replaced last, each of which can be had again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[Backup] | None = None
        self._buttons: list[SecondaryButton] = []
        self._words = TextLabel(use=Type.BODY, role=Role.TEXT2, lines=0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        column.addWidget(TextLabel("Backups on this computer", use=Type.PANEL))
        column.addWidget(self._words)
        column.addLayout(self._rows)
        self.refresh()

    @property
    def buttons(self) -> tuple[SecondaryButton, ...]:
        """One for each backup that is shown, the latest first."""
        return tuple(self._buttons)

    def refresh(self) -> None:
        """Show what there is."""
        found = self._session.project.backups()
        if found == self._shown:
            return
        self._shown = found
        empty(self._rows)
        self._buttons = []
        shown = found[:_MOST_SHOWN]
        minutes = Counter(self._time_of(backup) for backup in shown)
        for backup in shown:
            when = self._time_of(backup)
            if minutes[when] > 1:  # Two of one minute could not be told apart.
                when = f"{when}:{backup.at:%S}"
            self._rows.addWidget(self._row(backup, when))
        self._words.setText(_words(len(found)))

    def save(self, backup: Backup, target: Path) -> None:
        """Put a backup somewhere else and say so; trouble is said too."""

        def copy() -> bool:
            try:
                shutil.copyfile(backup.path, target)
            except OSError as error:
                raise DocumentError(
                    f"The backup could not be written to {target.parent}: "
                    f"{error.strerror or error}.",
                    "Choose another place.",
                ) from error
            return True

        if self._session.attempt(copy):
            self._session.messages.tell(f"Saved the backup as {target.name}")

    def _time_of(self, backup: Backup) -> str:
        return time_of(backup.at.astimezone(UTC), today=self._session.view.today.year)

    def _row(self, backup: Backup, when: str) -> QWidget:
        row = QWidget()
        size = f"{backup.size_bytes / 1e6:.1f} MB"
        button = SecondaryButton("Save as…", size=ControlSize.SMALL)
        button.setAccessibleName(f"Save the backup of {when} as a document")
        button.clicked.connect(partial(self._on_button_clicked, backup))
        self._buttons.append(button)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(IconMark("history", size_px=16, role=Role.TEXT2))
        line.addWidget(TextLabel(when, use=Type.BODY, tabular=True))
        line.addWidget(TextLabel(size, use=Type.SUPPORT, role=Role.TEXT2, tabular=True), 1)
        line.addWidget(button)
        return row

    def _on_button_clicked(self, backup: Backup, _checked: bool = False) -> None:
        path = self._session.project.path
        name, _filter = QFileDialog.getSaveFileName(
            self,
            "Save the backup",
            str(path.with_name(f"{path.stem} ({backup.at.astimezone():%Y-%m-%d %H.%M})")),
            _FILTER,
        )
        if name:
            target = Path(name)
            self.save(backup, target if target.suffix else target.with_suffix(".narrative"))


def _words(count: int) -> str:
    if not count:
        return (
            "Each time the document file is replaced, the one before is kept here: the last few, "
            "and one of each day. None has been replaced yet."
        )
    kept = f"{counted(count, 'earlier file')} {'is' if count == 1 else 'are'} kept"
    shown = f", the latest {_MOST_SHOWN} are shown" if count > _MOST_SHOWN else ""
    return (
        f"{kept}{shown}. Nothing has to be restored from them as long as the history is sound: "
        "every earlier wording is there too."
    )
