"""Start of the program against a bare Qt window, in fresh processes that take turns.

Both find their bytecode compiled, as an installed program does.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from build_spec.measures.figure import Figure

_ROUNDS = 15
_ROOT = Path(__file__).resolve().parents[2]

_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Narrative Studio"))
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""

_STUDIO = """
from narrative_studio.__main__ import main
def begun(window):
    from PySide6.QtCore import QCoreApplication, QTimer
    QTimer.singleShot(0, QCoreApplication.quit)
raise SystemExit(main(begun=begun))
"""

_MAKE_LARGE = """
import sys
from pathlib import Path
from build_spec.measures.large_story import large_story
project = large_story(Path(sys.argv[1]))
project.publish()
project.close()
"""


class _Times(NamedTuple):
    """How long a process took, by the clock and of the processor."""

    wall_s: float
    cpu_s: float


def figures() -> list[Figure]:
    """Measure the start: the welcome page, and straight into the sample."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
        home = Path(folder)
        (home / "settings.json").write_text(
            json.dumps({"person_id": "bench", "person_name": "Bench", "theme": "light"})
        )
        sample = home / "sample.narrative"
        environment = {
            **os.environ,
            "NARRATIVE_STUDIO_HOME": folder,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(_ROOT),
            "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        _run(["-m", "narrative_studio", "new", str(sample), "--sample"], environment)
        large = home / "large.narrative"
        _run(["-c", _MAKE_LARGE, str(large)], environment)
        for warm_up in ([_BARE], [_STUDIO], [_STUDIO, str(sample)], [_STUDIO, str(large)]):
            _run(["-c", *warm_up], environment)
        bare: list[_Times] = []
        welcome: list[_Times] = []
        document: list[_Times] = []
        long: list[_Times] = []
        for _ in range(_ROUNDS):
            bare.append(_run(["-c", _BARE], environment))
            welcome.append(_run(["-c", _STUDIO], environment))
            document.append(_run(["-c", _STUDIO, str(sample)], environment))
            long.append(_run(["-c", _STUDIO, str(large)], environment))
    return [
        _against("start / bare window", welcome, bare, 2.0),
        _against("start with the sample / bare window", document, bare, None),
        _against("start with 1,000 frames, 5,000 steps, warm / start", long, welcome, 3.0),
    ]


def _against(name: str, ours: list[_Times], theirs: list[_Times], at_most: float | None) -> Figure:
    """One against the other, each to the end of its process: the least of all rounds."""
    wall_s, other_s = min(one.wall_s for one in ours), min(one.wall_s for one in theirs)
    cpu = min(one.cpu_s for one in ours) / min(one.cpu_s for one in theirs)
    return Figure(
        f"{name}, wall",
        wall_s / other_s,
        at_most,
        f"{wall_s * 1000:.0f} ms against {other_s * 1000:.0f} ms; {cpu:.2f} in processor time",
    )


def _run(arguments: list[str], environment: dict[str, str]) -> _Times:
    before, before_s = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], env=environment, check=True, capture_output=True, cwd=_ROOT
    )
    wall_s = time.perf_counter() - before_s
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return _Times(wall_s, cpu_s)
