"""The board: how long a scroll step, and the first paint, take at 1,000 and 10,000 frames.

Times are processor time of the window's thread, so that others who use the machine have no part in
them.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QAbstractScrollArea, QListWidget, QWidget

from build_spec.measures.figure import Figure
from build_spec.measures.memory import told_by
from build_spec.measures.projects import ME, story_of
from narrative_studio.commands.editing import edit_cells
from narrative_studio.settings import Settings
from ui.app import apply_settings, make_application
from ui.messages import Messages
from ui.session import Session
from ui.workspaces import ROOMS

_STEPS = 60
_SIZE = (1060, 700)
_MOST_MB = 200

_SHOW = """
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from build_spec.measures.projects import ME
from narrative_studio.settings import Settings
from ui.app import apply_settings, make_application, make_window
app = make_application()
path = Path(sys.argv[1])
settings = Settings(path.with_name("settings.json"))
apply_settings(settings)
window = make_window(settings)
window.resize(1440, 900)
window.show()
assert window.open_path(path)
room = window.page.go("storyboard")
from build_spec.measures.board import scrolled
bar = scrolled(room).verticalScrollBar()
for step in range(60):
    bar.setValue(bar.maximum() * step // 60)
    QCoreApplication.processEvents()
    room.grab()
print(peak_mb(), flush=True)
window.close()
"""


def figures() -> list[Figure]:
    """Measure the board, each size against a plain list of as many lines."""
    app = make_application()
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
        settings = Settings(Path(folder) / "settings.json")
        settings.change(person_id=ME.id, person_name=ME.name, theme="light")
        apply_settings(settings)
        plain_s = _plain_step_s()
        found = []
        steps_s = {}
        for frames in (1_000, 10_000):
            project = story_of(Path(folder) / f"{frames}.narrative", frames=frames)
            session = Session(project, settings=settings, messages=Messages())
            (room,) = [room for room in ROOMS if room.id == "storyboard"]
            before_s = time.thread_time()
            board = room.load()(session)
            board.resize(*_SIZE)
            board.show()
            app.processEvents()
            board.grab()
            first_s = time.thread_time() - before_s
            view = scrolled(board)
            steps_s[frames] = _step_s(view)
            frame = project.view().narrative().frames[frames // 2]
            edit_s = _timed(partial(edit_cells, project, frame, headline="Changed while shown"))
            found += [
                Figure(
                    f"board scroll step, {frames:,} frames / plain list",
                    steps_s[frames] / plain_s,
                    None,
                    f"{steps_s[frames] * 1000:.1f} ms against {plain_s * 1000:.1f} ms, median",
                ),
                Figure(
                    f"board first paint, {frames:,} frames / scroll step",
                    first_s / steps_s[frames],
                    None,
                    f"{first_s * 1000:.0f} ms; an edit of a shown frame {edit_s * 1000:.0f} ms",
                ),
            ]
            board.close()
            board.deleteLater()
            session.leave()
            app.processEvents()
            project.publish()
            project.close()
        found.append(
            Figure(
                "board scroll step, 10,000 / 1,000 frames",
                steps_s[10_000] / steps_s[1_000],
                1.5,
                f"{steps_s[10_000] * 1000:.1f} ms, median",
            )
        )
        (memory_mb,) = told_by(_SHOW, str(Path(folder) / "10000.narrative"))
        found.append(
            Figure(
                f"memory, 10,000 frames on the board / {_MOST_MB} MB",
                memory_mb / _MOST_MB,
                1.0,
                f"{memory_mb:.0f} MB at the peak of a process that opens and scrolls them",
            )
        )
    return found


def scrolled(board: QWidget) -> QAbstractScrollArea:
    """The scroll area of the board that has most to scroll."""
    areas = board.findChildren(QAbstractScrollArea)
    found = max(areas, key=lambda area: area.verticalScrollBar().maximum())
    assert isinstance(found, QAbstractScrollArea)
    return found


def _step_s(view: QAbstractScrollArea) -> float:
    """The median of scrolling on by 120 pixels and painting."""
    bar = view.verticalScrollBar()
    times = []
    for _ in range(_STEPS):
        bar.setValue((bar.value() + 120) % max(1, bar.maximum()))
        times.append(_timed(lambda: view.viewport().grab()))
    return median(times)


def _plain_step_s() -> float:
    plain = QListWidget()
    plain.addItems([f"Frame {number}" for number in range(1000)])
    plain.resize(*_SIZE)
    plain.show()
    step_s = _step_s(plain)
    plain.close()
    return step_s


def _timed(work: Callable[[], object]) -> float:
    before_s = time.thread_time()
    work()
    return time.thread_time() - before_s
