"""What a crash report says: where in the program it happened and on what system.

It holds nothing that anyone typed: no texts, no messages of exceptions (they quote values), no
names of variables' values, and no paths, which name people and documents.
"""

from __future__ import annotations

import platform
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from types import TracebackType
from typing import Final

import PySide6
from PySide6.QtGui import QGuiApplication

from narrative_studio import __version__

_OURS: Final = ("narrative_studio", "exporters", "ui", "tests")
_LIBRARIES: Final = ("site-packages", "dist-packages")
_ELSEWHERE: Final = "(outside the program)"
_IDENTIFIER: Final = re.compile(r"[A-Za-z_<][\w.<>]{0,99}")
_MOST_CAUSES: Final = 8
_MOST_FRAMES: Final = 60


def report_text(
    kind: type[BaseException],
    error: BaseException | None,
    trace: TracebackType | None,
    *,
    where: str,
    facts: Mapping[str, object],
) -> str:
    """The report; ``where`` is the thread, ``facts`` are numbers and words of the program."""
    lines = heading(where=where, facts=facts)
    for number, (each, frames) in enumerate(_causes(kind, error, trace)):
        lines += ["", f"{'because of' if number else 'exception'} {_name(each)}"]
        lines += [f"  {line}" for line in frames]
    return "\n".join(lines) + "\n"


def heading(*, where: str, facts: Mapping[str, object]) -> list[str]:
    """The lines that every report begins with."""
    screen = QGuiApplication.primaryScreen() if QGuiApplication.instance() is not None else None
    system: dict[str, object] = {
        "version": __version__,
        "python": platform.python_version(),
        "PySide6": PySide6.__version__,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "screen": f"{QGuiApplication.platformName()}, "
        f"scale {screen.devicePixelRatio() if screen is not None else 1:g}",
        "thread": where,
        **facts,
    }
    lines = ["Narrative Studio crash report. It holds no text of any document.", ""]
    return lines + [f"{name:<10}{value}" for name, value in system.items()]


def line_of(filename: str, line: object, name: str) -> str:
    """One call: where it is and in which function."""
    return f"{place_of(filename)}:{line} {_word(name)}"


def fingerprint(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, ...]:
    """What two exceptions have in common when the same thing broke twice."""
    return (_name(kind), *_frames(trace))


def place_of(filename: str) -> str:
    """Where a module is, from the root of its package on: paths name people and documents."""
    parts = PurePath(filename.replace("\\", "/")).parts
    for root in _OURS:
        if root in parts and filename.startswith(_home_of(root)):
            return "/".join(parts[_last(parts, root) :])
    for root in _LIBRARIES:
        if root in parts:
            return "/".join(parts[_last(parts, root) + 1 :])
    if _is_standard(filename):
        return f"python/{parts[-1]}"
    return _ELSEWHERE


def _causes(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> Iterator[tuple[type[BaseException], list[str]]]:
    """The exception, then what it was raised for, the nearest first."""
    yield kind, _frames(trace)
    seen: set[int] = set()
    while error is not None and len(seen) < _MOST_CAUSES:
        seen.add(id(error))
        cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if cause is None or id(cause) in seen:
            return
        yield type(cause), _frames(cause.__traceback__)
        error = cause


def _frames(trace: TracebackType | None) -> list[str]:
    found = traceback.extract_tb(trace) if trace is not None else traceback.StackSummary()
    return [line_of(frame.filename, frame.lineno, frame.name) for frame in found[-_MOST_FRAMES:]]


def _name(kind: type[BaseException]) -> str:
    module = str(getattr(kind, "__module__", ""))
    return f"{_word(module)}.{_word(kind.__qualname__)}"


def _word(name: str) -> str:
    """A name of the program; anything else is no name that somebody wrote into it."""
    return name if _IDENTIFIER.fullmatch(name) else "(no name)"


def _home_of(root: str) -> str:
    module = sys.modules.get(root)
    places = list(getattr(module, "__path__", ()))
    return str(places[0]) if places else "\0"


def _last(parts: tuple[str, ...], name: str) -> int:
    return len(parts) - 1 - parts[::-1].index(name)


def _is_standard(filename: str) -> bool:
    if filename.startswith("<frozen "):
        return True
    return filename.startswith(str(Path(traceback.__file__).parent))
