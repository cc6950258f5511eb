"""What this computer remembers of a test session that is being recorded here.

Marks and frames are in the document as soon as they are made. How the time ran between them, and
since when for a second observer, is of no use to anybody else: it stands in a file of this computer
from which the clock goes on after a crash.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from narrative_studio.model.ids import FrameId, PersonId, TestSessionId
from narrative_studio.model.prospects import SessionState, TestSession
from narrative_studio.model.view import ProjectView
from narrative_studio.telling.story_clock import Reason, Segment

FOLDER = "recordings"
"""Where the files are, in the application's private data folder."""


@dataclass(frozen=True, slots=True)
class KeptRecording:
    """Where the clock of one observer stands: ``zero_ms`` is the start, in Unix time."""

    session: TestSessionId
    observer: PersonId
    zero_ms: int
    segments: tuple[Segment, ...]


def keep_recording(home: Path, kept: KeptRecording) -> None:
    """Remember where the clock stands.

    A folder that cannot be written costs the memory, never the recording.
    """
    place = _place(home, kept.session, kept.observer)
    said = {
        "zero_ms": kept.zero_ms,
        "segments": [
            [one.frame, one.reason.value, one.start_ms, one.end_ms] for one in kept.segments
        ],
    }
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_suffix(".new")
        beside.write_text(json.dumps(said), encoding="utf-8")
        beside.replace(place)


def kept_recording(home: Path, session: TestSessionId, observer: PersonId) -> KeptRecording | None:
    """Where the clock of a session stood last; None where nothing is known, or it is damaged."""
    try:
        said = json.loads(_place(home, session, observer).read_text(encoding="utf-8"))
        segments = tuple(
            Segment(
                FrameId(str(frame)),
                Reason(reason),
                int(start_ms),
                None if end_ms is None else int(end_ms),
            )
            for frame, reason, start_ms, end_ms in said["segments"]
        )
        return KeptRecording(session, observer, int(said["zero_ms"]), segments)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_recording(home: Path, session: TestSessionId, observer: PersonId) -> None:
    """Forget where the clock of a session stood: it has ended."""
    with suppress(OSError):
        _place(home, session, observer).unlink(missing_ok=True)


def _place(home: Path, session: TestSessionId, observer: PersonId) -> Path:
    return home / FOLDER / f"{session}-{observer}.json"


def cut_off_sessions(view: ProjectView, home: Path, observer: PersonId) -> list[TestSession]:
    """The sessions that an observer is still recording, the latest first.

    Those that they keep the time of are running; of others this computer knows that they mark.
    """
    found = []
    for test in view.test_sessions.values():
        is_theirs = test.state is SessionState.RUNNING and test.observer in (None, observer)
        if is_theirs or (
            test.state is not SessionState.ENDED
            and kept_recording(home, test.id, observer) is not None
        ):
            found.append(test)
    return sorted(found, key=lambda one: one.started_at_ms, reverse=True)
