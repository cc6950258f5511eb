"""What happens when something unexpected is raised: the work is kept, a report is written.

The report says where in the program it happened and on what system, and holds nothing that anyone
typed: no texts, no names, no values of variables.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Signal

from narrative_studio import __version__


class CrashGuard(QObject):
    """Takes every exception that reaches no handler.

    Signals:
        caught(Path): a report was written there; None when even that failed.
    """

    caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook
        self._is_busy = False

    def install(self) -> None:
        """Put the guard in force for the whole process."""
        sys.excepthook = self._on_exception

    def remove(self) -> None:
        """Give the process its former handler back."""
        sys.excepthook = self._before

    def take(self, error: BaseException) -> None:
        """Report an exception that was caught elsewhere, in a background task."""
        self._on_exception(type(error), error, error.__traceback__)

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        self._before(kind, error, trace)
        if self._is_busy:
            return
        self._is_busy = True
        try:
            self.caught.emit(write_report(kind, trace))
        finally:
            self._is_busy = False


def write_report(kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    """Write a report without any content of the document and return its place."""
    # Wanted only when something broke.
    import platform
    import traceback
    from datetime import datetime

    from narrative_studio.store.places import data_folder

    lines = [
        "Narrative Studio crash report. It holds no text of any document.",
        "",
        f"version   {__version__}",
        f"python    {platform.python_version()}",
        f"PySide6   {PySide6.__version__}",
        f"system    {platform.system()} {platform.release()} {platform.machine()}",
        f"exception {kind.__module__}.{kind.__qualname__}",
        "",
    ]
    lines += [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    try:
        folder = data_folder() / "crashes"
        folder.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        place = folder / f"crash-{stamp}.txt"
        place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return None
    return place
