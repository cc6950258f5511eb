"""One session while it is recorded: its clock, its frames, and the marks that are made."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import mark, withdraw_marks
from narrative_studio.commands.recording import finish_recording, gather_marked, record_told
from narrative_studio.commands.sessions import start_session
from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.evidence import Objection
from narrative_studio.model.ids import FrameId, MarkId, TestSessionId
from narrative_studio.model.observed import Mark, MarkKind
from narrative_studio.model.prospects import SessionState, TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.store.places import data_folder
from narrative_studio.telling.kept_recording import (
    KeptRecording,
    forget_recording,
    keep_recording,
    kept_recording,
)
from narrative_studio.telling.story_clock import Reason, Segment, State, StoryClock
from ui.recorder.keys import NAMING
from ui.session import Session

_OFFERED: Final = len(NAMING)
"""So many known objections are offered; more cannot be read while somebody speaks."""


def call_time() -> Callable[[], int]:
    """A clock of Unix milliseconds that nobody moves by setting that of the machine."""
    base = time.time_ns() - time.monotonic_ns()
    return lambda: (base + time.monotonic_ns()) // 1_000_000


class LiveSession(QObject):
    """Records one test session; every mark and every move is stored at once.

    ``now_ms`` counts Unix milliseconds. Moments count from the start, pauses included, as a
    recording of the call does; the times of frames stand still meanwhile.

    Signals:
        changed(): another frame, another mark, another state.
        marked(object): a ``Mark`` was made.
        withdrawn(object): a ``Mark`` was taken back.
    """

    changed = Signal()
    marked = Signal(object)
    withdrawn = Signal(object)

    def __init__(
        self,
        session: Session,
        test: TestSessionId,
        *,
        now_ms: Callable[[], int] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._test = test
        self._now_ms = now_ms or call_time()
        self._clock = StoryClock(self._now_ms)
        self._zero_ms = 0
        self._frame: FrameId | None = None
        self._stories: tuple[object, NarrativeView] | None = None

    # What is recorded

    @property
    def test(self) -> TestSession | None:
        """The session as it is now, None once it was deleted."""
        return self._session.view.test_sessions.get(self._test)

    @property
    def story(self) -> NarrativeView:
        """The narrative as it is told in this session."""
        view, test = self._session.view, self.test
        if self._stories is None or self._stories[0] is not view:
            assert test is not None
            story = view.narrative(test.narrative)
            variant = view.variants.get(test.variant) if test.variant is not None else None
            self._stories = (view, as_variant(story, variant) if variant is not None else story)
        return self._stories[1]

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames that are told, in order."""
        return self.story.frames if self.test is not None else ()

    @property
    def frame(self) -> Frame | None:
        """The frame that is told now."""
        frames = {one.id: one for one in self.frames}
        found = frames.get(self._frame) if self._frame is not None else None
        return found or next(iter(self.frames), None)

    @property
    def place(self) -> int:
        """The place of the present frame, from 0."""
        now = self.frame
        return self.frames.index(now) if now is not None else 0

    @property
    def clock(self) -> StoryClock:
        """The clock of the story, which stands still while the call is interrupted."""
        return self._clock

    @property
    def is_running(self) -> bool:
        """Whether it has been started here and not ended."""
        return self._clock.state in (State.RUNNING, State.PAUSED)

    @property
    def is_paused(self) -> bool:
        """Whether the call is interrupted."""
        return self._clock.state is State.PAUSED

    @property
    def keeps_time(self) -> bool:
        """Whether I am the session's observer: a second one marks and rates beside that."""
        test = self.test
        return test is not None and test.observer in (None, self._session.project.me.id)

    @property
    def now_ms(self) -> int:
        """The time by the clock of the recording, in Unix milliseconds."""
        return self._now_ms()

    @property
    def since_ms(self) -> int:
        """How long ago the call began, pauses included."""
        return max(0, self._now_ms() - self._zero_ms) if self.is_running else 0

    @property
    def my_marks(self) -> tuple[Mark, ...]:
        """What I have marked, in the order of time."""
        mine = self._session.project.me.id
        found = self._session.view.marks.of("session", self._test)
        return tuple(
            sorted((one for one in found if one.observer == mine), key=lambda one: one.at_ms)
        )

    @property
    def offered(self) -> tuple[Objection, ...]:
        """The known objections to offer, those that the frame answers first."""
        frame, view = self.frame, self._session.view
        here = {one.target for one in view.links_from(frame.id)} if frame is not None else set()
        known = sorted(view.objections.ordered, key=lambda one: one.id not in here)
        return tuple(known[:_OFFERED])

    @property
    def known_ms(self) -> int:
        """The last moment, from the start on, of which something was kept."""
        kept = kept_recording(data_folder(), self._test, self._session.project.me.id)
        segments = kept.segments if kept is not None else self._told_before()
        moments = [one.end_ms or one.start_ms for one in segments]
        return max([*moments, *(one.at_ms for one in self.my_marks)], default=0)

    # Acting

    def start(self) -> bool:
        """Start now; of a session that somebody else keeps the time of, my own marking alone."""
        test = self.test
        first = self.frame
        if test is None or first is None:
            return False
        self._session.flush()
        project = self._session.project
        if self.keeps_time:
            if test.observer is None:
                row = test
                self._do(lambda: edit_cells(project, row, observer=project.me.id))
            now_ms = self._now_ms()
            self._do(lambda: start_session(project, session=self._test, now_ms=lambda: now_ms))
            test = self.test
            if test is None or test.state is not SessionState.RUNNING:
                return False
            self._zero_ms = test.started_at_ms
        else:
            self._zero_ms = test.started_at_ms or self._now_ms()
        self._frame = first.id
        # Who comes later has not seen what was told before.
        begun_ms = 0 if self.keeps_time else self._now_ms() - self._zero_ms
        self._clock = StoryClock.resumed(
            self._now_ms,
            zero_ms=self._zero_ms,
            segments=[Segment(first.id, Reason.TOLD, begun_ms)],
        )
        self._store_told(first.id)
        self.changed.emit()
        return True

    def go_on(self) -> bool:
        """Go on with a recording that was cut off: the clock stands where it would have stood."""
        test, home = self.test, data_folder()
        me = self._session.project.me.id
        if test is None or not self.frames:
            return False
        kept = kept_recording(home, self._test, me)
        segments = kept.segments if kept is not None else ()
        zero_ms = kept.zero_ms if kept is not None else test.started_at_ms
        if not zero_ms:
            return False
        self._zero_ms = zero_ms
        known = {one.id for one in self.frames}
        if not segments or segments[-1].frame not in known:
            segments = (*self._told_before(), self._since_last())
        self._frame = segments[-1].frame
        self._clock = StoryClock.resumed(self._now_ms, zero_ms=zero_ms, segments=segments)
        self._store_told()
        self.changed.emit()
        return True

    def mark(self, kind: MarkKind, at_ms: int | None = None, *, ahead: int = 0) -> Mark | None:
        """Mark what was seen; ``at_ms`` is the Unix time when the key went down, by default now.

        It belongs to the present frame, or to the one so many frames ``ahead``.
        """
        if not self.is_running:
            return None
        moment = (self._now_ms() if at_ms is None else at_ms) - self._zero_ms
        told = self.frames[self.place : self.place + ahead + 1]
        made = self._session.attempt(
            lambda: mark(
                self._session.project,
                session=self._test,
                kind=kind,
                at_ms=max(0, min(moment, LONGEST_MS)),
                frame=told[-1].id if told else None,
            )
        )
        if made is not None:
            self.marked.emit(made)
            self.changed.emit()
        return made

    def name_objection(self, made: MarkId, objection: Objection) -> None:
        """Say which known objection it was that was marked."""
        row = self._session.view.marks.get(made)
        if row is not None:
            self._do(lambda: edit_cells(self._session.project, row, objection=objection.id))
            self.changed.emit()

    def take_back(self) -> Mark | None:
        """Take my last mark back; Undo in the window of the document brings it back."""
        self._session.flush()
        mine = self.my_marks
        if not mine or not self.is_running:
            return None
        last = mine[-1]
        self._withdraw([last])
        return last

    def take_as_words(self, typed: Collection[MarkId]) -> bool:
        """Take marks of mine back that were words, in one step; one Undo brings them all back."""
        found = [one for one in self.my_marks if one.id in typed]
        if not found or not self.is_running:
            return False
        self._withdraw(found)
        return True

    def go(self, place: int) -> bool:
        """Tell the frame at a place, from 0, from now on."""
        frames, before = self.frames, self.frame
        if not self.is_running or before is None or not 0 <= place < len(frames):
            return False
        if frames[place].id == before.id:
            return False
        self._frame = frames[place].id
        self._clock.go(self._frame)
        self._store_told(before.id, self._frame)
        self.changed.emit()
        return True

    def toggle_pause(self) -> None:
        """Let the times stand still for an interruption, or go on."""
        if self.is_paused:
            self._clock.resume()
        else:
            self._clock.pause()
        frame = self.frame
        if frame is not None:
            self._store_told(frame.id)
        self.changed.emit()

    def end(self, since_ms: int | None = None) -> bool:
        """End the recording, by default now; ``since_ms`` is another moment, from the start on."""
        self._session.flush()
        if not self.is_running:
            return False
        if since_ms is not None:
            self._stand_at(since_ms)
        project, test = self._session.project, self._test
        told = self._told()
        end_ms = self._now_ms() if since_ms is None else self._zero_ms + since_ms
        if self.keeps_time:
            self._do(
                lambda: finish_recording(project, session=test, told=told, now_ms=lambda: end_ms)
            )
        else:
            self._do(lambda: gather_marked(project, session=test))
        self._clock.stop()
        forget_recording(data_folder(), test, project.me.id)
        self.changed.emit()
        return True

    # Inside

    def _withdraw(self, gone: Sequence[Mark]) -> None:
        ids = [one.id for one in gone]
        self._do(lambda: withdraw_marks(self._session.project, marks=ids))
        for one in gone:
            self.withdrawn.emit(one)
        self.changed.emit()

    def _do(self, verb: Callable[[], object]) -> None:
        self._session.attempt(verb)

    def _stand_at(self, since_ms: int) -> None:
        """Have the clock stand where it stood at a moment: what came after it was not told."""
        moment = self._zero_ms + since_ms
        before = [one for one in self._clock.segments if one.start_ms < since_ms]
        self._clock = StoryClock.resumed(lambda: moment, zero_ms=self._zero_ms, segments=before)

    def _told(self) -> dict[FrameId, int]:
        known = {one.id for one in self.frames}
        frames = dict.fromkeys(one.frame for one in self._clock.segments if one.frame in known)
        return {frame: min(self._clock.frame_ms(frame), LONGEST_MS) for frame in frames}

    def _store_told(self, *frames: FrameId) -> None:
        """Store the times of frames, and where the clock stands."""
        project = self._session.project
        self._keep_clock()
        if not self.keeps_time:
            return
        told = self._told()
        wanted = {frame: told[frame] for frame in frames if frame in told}
        if wanted:
            self._do(lambda: record_told(project, session=self._test, told=wanted))

    def _keep_clock(self) -> None:
        me = self._session.project.me.id
        kept = KeptRecording(self._test, me, self._zero_ms, self._clock.segments)
        keep_recording(data_folder(), kept)

    def _told_before(self) -> list[Segment]:
        """What the document knows of the time, where this computer does not: frame after frame."""
        found: list[Segment] = []
        at_ms = 0
        results = {
            one.frame: one.duration_ms
            for one in self._session.view.frame_results.of("session", self._test)
        }
        for frame in self.frames:
            took_ms = results.get(frame.id, 0)
            if took_ms:
                found.append(Segment(frame.id, Reason.TOLD, at_ms, at_ms + took_ms))
                at_ms += took_ms
        return found

    def _since_last(self) -> Segment:
        """The present stretch, in the frame of the last mark or the last one that was told."""
        known = {one.id for one in self.frames}
        marked = [one.frame for one in self.my_marks if one.frame in known]
        told = [one.frame for one in self._told_before()]
        frame = next(iter([*reversed(marked), *reversed(told), self.frames[0].id]))
        assert frame is not None
        return Segment(FrameId(frame), Reason.TOLD, self._now_ms() - self._zero_ms)
