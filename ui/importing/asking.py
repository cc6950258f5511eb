"""Opens what was recorded elsewhere: a table with its columns, a transcript with its session."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from narrative_studio.importers.transcripts.reading import read_transcript
from ui.importing.table_choice import Opened

if TYPE_CHECKING:
    from narrative_studio.importers.transcripts.segment import Transcript
    from narrative_studio.model.ids import TestSessionId
    from ui.background import Report
    from ui.session import Session

IMPORT: Final = "tests.import"
"""The action that asks for one."""

TABLES: Final = (".csv", ".tsv", ".xlsx", ".xlsm")
TRANSCRIPTS: Final = (".vtt", ".srt", ".sbv", ".txt", ".docx", ".json")


def ask_import(
    host: QWidget,
    session: Session,
    *,
    folder: Path | None = None,
    of: TestSessionId | None = None,
) -> None:
    """Ask for a table or a transcript and open it over ``host``, usually the window.

    With ``of`` a transcript is taken for that of this session, until somebody says otherwise.
    """
    kinds = {
        "Tests": (*TABLES, *TRANSCRIPTS),
        "Tables": TABLES,
        "Transcripts": TRANSCRIPTS,
    }
    if of is not None:
        kinds = {"Transcripts": TRANSCRIPTS}
    names = ";;".join(
        f"{title} ({' '.join(f'*{one}' for one in endings)})" for title, endings in kinds.items()
    )
    at = str(folder or session.project.path.parent)
    name, _filter = QFileDialog.getOpenFileName(host, "Import tests", at, names)
    if name:
        open_recorded(host, session, Path(name), of=of)


def open_recorded(
    host: QWidget, session: Session, path: Path, *, of: TestSessionId | None = None
) -> None:
    """Read a file beside the window, then show what would come in; trouble is told there."""
    session.flush()
    if session.story is None:
        session.messages.advise("Tests belong to a narrative: start one first")
        return
    is_transcript = path.suffix.lower() in TRANSCRIPTS
    session.long_work.run(
        f"Reading {path.name}",
        partial(_read_transcript if is_transcript else _read_table, path),
        done=partial(_show_transcript, host, session, of)
        if is_transcript
        else partial(_show_table, host, session),
        stopped="Reading stopped. Nothing was taken over",
    )


def _read_table(path: Path, _report: Report) -> Opened:
    return Opened.read(path)


def _read_transcript(path: Path, _report: Report) -> tuple[Path, Transcript]:
    return path, read_transcript(path)


def _show_table(host: QWidget, session: Session, opened: Opened) -> None:
    from ui.importing.table_sheet import TableSheet

    if not session.is_left and session.story is not None:
        TableSheet(host, session, opened).open()


def _show_transcript(
    host: QWidget, session: Session, of: TestSessionId | None, read: tuple[Path, Transcript]
) -> None:
    from ui.importing.transcript_sheet import TranscriptSheet

    if not session.is_left and session.story is not None:
        TranscriptSheet(host, session, *read, of=of).open()
