"""What ends the process at once, as a fault inside Qt does: noted then, told at the next start.

While the studio runs it holds a file, locked, into which Python's fault handler writes where the
program was. At the end the file goes. One that is left behind, with something in it, is a report.
"""

from __future__ import annotations

import faulthandler
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from narrative_studio.store.places import data_folder, is_locked, locked
from ui.crash import Crash, write_report

_NAME: Final = "running-*.log"
_FRAME: Final = re.compile(r'^  File "(.*)", line (\d+) in (\S+)')
_KIND: Final = re.compile(r"^(Fatal Python error: )?([A-Z][A-Za-z ]{3,60})$")
_MOST_BYTES: Final = 200_000


class FatalLog:
    """The file of this process; where it cannot be made, nothing is noted."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._was_on = False

    def begin(self) -> None:
        """Have faults noted from now on."""
        folder = data_folder() / "crashes"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = (folder / f"running-{os.getpid()}.log").open("w+b")
        except OSError:
            return
        if not locked(file):
            file.close()
            return
        self._was_on = faulthandler.is_enabled()
        self._file = file
        if not self._was_on:
            faulthandler.enable(file)

    def end(self) -> None:
        """The process ends as it should: there is nothing to tell."""
        file, self._file = self._file, None
        if file is None:
            return
        if not self._was_on:
            faulthandler.disable()
        file.close()
        with suppress(OSError):
            Path(file.name).unlink()


def left_behind(facts: Mapping[str, object] | None = None) -> Crash | None:
    """The report of the latest process that died; None where all ended well. Asks only once."""
    found: list[tuple[float, str]] = []
    with suppress(OSError):
        for file in (data_folder() / "crashes").glob(_NAME):
            with suppress(OSError):
                if is_locked(file):
                    continue
                written_s, text = file.stat().st_mtime, file.read_bytes()[:_MOST_BYTES]
                file.unlink()
                if text.strip():
                    found.append((written_s, _report(text.decode("utf-8", "replace"), facts or {})))
    if not found:
        return None
    _written_s, report = max(found)
    return Crash(report, write_report(report))


def _report(log: str, facts: Mapping[str, object]) -> str:
    """What the fault handler wrote, without the paths, in the form of every other report."""
    # Wanted only when something broke.
    from ui.crash_report import heading, line_of

    lines = [*heading(where="the whole process", facts=facts), ""]
    for line in log.splitlines():
        if frame := _FRAME.match(line):
            lines.append(f"  {line_of(frame[1], frame[2], frame[3])}")
        elif kind := _KIND.match(line):
            lines.append(f"exception {kind[2]}")
        elif line.startswith(("Current thread", "Thread")):
            lines.append("thread, the latest call first")
    return "\n".join(lines) + "\n"
