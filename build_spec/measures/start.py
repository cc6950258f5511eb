"""Start of the program against a bare Qt window, in fresh processes that take turns.

Both find their bytecode compiled, as an installed program does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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
        bare, welcome, document, long = [], [], [], []
        for _ in range(_ROUNDS):
            bare.append(_run(["-c", _BARE], environment))
            welcome.append(_run(["-c", _STUDIO], environment))
            document.append(_run(["-c", _STUDIO, str(sample)], environment))
            long.append(_run(["-c", _STUDIO, str(large)], environment))
    return [
        Figure(
            "start / bare window, wall, minima",
            min(welcome) / min(bare),
            2.0,
            f"{min(welcome) * 1000:.0f} ms against {min(bare) * 1000:.0f} ms",
        ),
        Figure(
            "start with the sample / bare window",
            min(document) / min(bare),
            None,
            f"{min(document) * 1000:.0f} ms",
        ),
        Figure(
            "start with 1,000 frames, 5,000 steps, warm / start",
            min(long) / min(welcome),
            3.0,
            f"{min(long) * 1000:.0f} ms, to the end of the process",
        ),
    ]


def _run(arguments: list[str], environment: dict[str, str]) -> float:
    before = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], env=environment, check=True, capture_output=True, cwd=_ROOT
    )
    return time.perf_counter() - before
