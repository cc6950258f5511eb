"""Talks to the terminal: results on standard output, warnings and progress on standard error."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TextIO

from narrative_studio.printable import printable

_LISTED_AT_MOST = 20


@dataclass
class Console:
    """The two streams of a process; either may be closed."""

    out: TextIO | None
    err: TextIO | None

    @classmethod
    def standard(cls) -> Console:
        """The streams of this process, so set that no character can stop them."""
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="backslashreplace")
        return cls(sys.stdout, sys.stderr)

    def say(self, text: str = "") -> None:
        """Write one line of a result."""
        self._write(self.out, printable(text))

    def say_json(self, value: Any) -> None:
        """Write a result as JSON, in ASCII so that it passes every pipe."""
        self._write(self.out, json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False))

    def say_raw(self, text: str) -> None:
        """Write text of our own as it is."""
        self._write(self.out, text.removesuffix("\n"))

    def warn(self, text: str) -> None:
        """Write one line about something that deserves a look."""
        self._write(self.err, f"warning: {printable(text)}")

    def warn_of(self, texts: list[str] | tuple[str, ...]) -> None:
        """Write several warnings, only counting the last of very many."""
        for text in texts[:_LISTED_AT_MOST]:
            self.warn(text)
        if len(texts) > _LISTED_AT_MOST:
            self.warn(f"and {len(texts) - _LISTED_AT_MOST} more like these.")

    def complain(self, text: str) -> None:
        """Write the one line that says what went wrong."""
        self._write(self.err, f"narrative-studio: {printable(text)}")

    def progress(self, done: int, total: int, label: str) -> None:
        """Show how far a long piece of work is, where somebody watches."""
        if self.err is not None and self.err.isatty():
            line = f"{done}/{total} {printable(label)}"[:78]
            print(f"\r\x1b[K{line}", end="", file=self.err, flush=True)

    def end_progress(self) -> None:
        """Take the line of the progress away."""
        if self.err is not None and self.err.isatty():
            print("\r\x1b[K", end="", file=self.err, flush=True)

    def flush(self) -> None:
        """Hand everything over; raises what a closed pipe or a full disk says."""
        if self.out is not None:
            self.out.flush()

    def give_up(self) -> None:
        """Let go of results that nobody reads, which Python would write at the end of the process.

        See "Note on SIGPIPE" in the documentation of the signal module.
        """
        if self.out is not None:
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, self.out.fileno())
                os.close(nowhere)

    def _write(self, stream: TextIO | None, text: str) -> None:
        if stream is not None:
            print(text, file=stream)
