"""The results of thousands of test sessions: how long they take to appear, and one session more.

Both are processor time of the window's thread until all that is in sight is made and painted, on
the calibration machine: what is measured here is divided by how much slower or faster this one runs
the loop of :mod:`build_spec.measures.figure` at that moment. Of one session more the longest piece
counts: between two pieces the window does what somebody asks of it.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from build_spec.measures.figure import Figure, calibration
from build_spec.measures.projects import ME
from build_spec.measures.well_tested import FRAMES, SESSIONS, add_held_session, well_tested_story
from narrative_studio.operation import Operation
from narrative_studio.project import ChangeSet, Project
from narrative_studio.settings import Settings
from ui.app import apply_settings, make_application
from ui.messages import Messages
from ui.session import Session
from ui.workspaces.prospects import Prospects

_OPEN_MS = 300
_AGAIN_MS = 20
_SOME_MS = 0.3
"""A pass of the event loop that takes less had nothing to paint."""
_ROUNDS = 7
_SIZE = (1190, 760)


def figures() -> Iterator[Figure]:
    """Measure the dashboard."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
        path = Path(folder) / "tested.narrative"
        with closing(well_tested_story(path)) as made:
            made.publish()
        with closing(Project.open(path, me=ME)) as project:
            yield from of_document(project, Path(folder))


def of_document(project: Project, folder: Path) -> Iterator[Figure]:
    """Measure the dashboard of an open document that nobody has looked at yet."""
    app = make_application()
    settings = Settings(folder / "settings.json")
    settings.change(person_id=ME.id, person_name=ME.name, theme="light", has_reduced_motion=True)
    apply_settings(settings)
    session = Session(project, settings=settings, messages=Messages())
    room = Prospects(session)
    room.resize(*_SIZE)
    pieces_ms = _pieces_ms(app, room, room.show)
    opening = calibration().ratio
    story = session.story
    assert story is not None
    _settle(app, room)
    longest, calibrated, in_all = [], [], []
    for number in range(_ROUNDS):
        held = partial(add_held_session, story=story, number=SESSIONS + number)
        found = _one_more(app, session, room, held)
        longest.append(max(found))
        calibrated.append(max(found) / calibration().ratio)
        in_all.append(sum(found))
        _settle(app, room)
    session.leave()
    size = f"{SESSIONS:,} sessions"
    yield Figure(
        f"results of {size}, all in sight / {_OPEN_MS} ms, calibrated",
        sum(pieces_ms) / opening / _OPEN_MS,
        1.0,
        f"{sum(pieces_ms):.0f} ms here, {FRAMES} frames; at most {max(pieces_ms):.0f} at a time",
    )
    yield Figure(
        f"results of {size}, longest stall of one more / {_AGAIN_MS} ms",
        median(calibrated) / _AGAIN_MS,
        1.0,
        f"{median(longest):.1f} ms here, {min(longest):.1f} to {max(longest):.1f}; "
        f"{median(in_all):.1f} ms until all in sight follows",
    )


def _pieces_ms(app: QApplication, room: Prospects, begin: Callable[[], object]) -> list[float]:
    """The pieces of work of this thread until all that is in sight shows what is the case."""
    gc.collect()
    gc.disable()
    try:
        found = [_thread_ms(begin)]
        while found[-1] >= _SOME_MS or not room.results.is_shown:
            found.append(_thread_ms(app.processEvents))
        return found
    finally:
        gc.enable()


def _settle(app: QApplication, room: Prospects) -> None:
    """Let the rest be made."""
    page = room.results
    while page.quotes.is_stale or any(card.is_stale for card in page.cards):
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _one_more(
    app: QApplication, session: Session, room: Prospects, work: Callable[[Operation], object]
) -> list[float]:
    """Commit an operation, then let the room follow it; the pieces in which it does."""
    project, bus = session.project, session.bus
    told: list[ChangeSet] = []
    leave = project.subscribe(told.append)
    bus.blockSignals(True)
    with project.op("Hold one more") as op:
        work(op)
    bus.blockSignals(False)
    leave()
    return _pieces_ms(app, room, lambda: bus.changed.emit(told[0], None))


def _thread_ms(work: Callable[[], object]) -> float:
    before_s = time.thread_time()
    work()
    return (time.thread_time() - before_s) * 1000
