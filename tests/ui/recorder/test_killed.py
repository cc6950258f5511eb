"""A recording whose process is killed in the middle of marking has lost none of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from narrative_studio.model.observed import Reached
from narrative_studio.model.prospects import SessionState
from narrative_studio.project import Project
from narrative_studio.settings import Settings
from tests.ui.studio import ME, session_of
from ui.recorder.live import LiveSession

_MARKS = 24


def test_a_killed_process_loses_no_mark_and_the_clock_goes_on(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(home))
    folder = tmp_path / "documents"
    folder.mkdir()
    said = _killed_after(_MARKS, folder, os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    project = Project.open(folder / "story.narrative", me=ME)
    view = project.view()
    kept = {str(one.id): one for one in view.marks.values()}
    for mark, at_ms, frame, text in said:
        assert (kept[mark].at_ms, kept[mark].frame) == (int(at_ms), frame)
        assert kept[mark].text == text
    (test,) = view.test_sessions.values()
    assert test.state is SessionState.RUNNING
    assert {one.reached for one in view.frame_results.values()} == {Reached.REACHED}
    later_ms = test.started_at_ms + 90_000
    live = LiveSession(session_of(project, settings), test.id, now_ms=lambda: later_ms)
    assert live.go_on()
    assert live.since_ms == 90_000
    # The clock began a moment after the session was written down.
    assert 89_000 < live.clock.elapsed_ms <= 90_000
    project.close()


def _killed_after(marks: int, folder: Path, env: dict[str, str]) -> list[list[str]]:
    """Kill a marking process as soon as it has said so many marks; what it has said."""
    command = [sys.executable, "-m", "tests.ui.recorder.marking_process", str(folder)]
    root = Path(__file__).resolve().parents[3]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env, cwd=root)
    assert process.stdout is not None
    said: dict[str, list[str]] = {}
    for line in process.stdout:
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 4:
            said[cells[0]] = cells
        if len(said) >= marks:
            break
    process.kill()
    process.stdout.close()
    process.wait()
    assert len(said) == marks
    return list(said.values())
