"""Keeps the ribbon in the status bar in step with the shown narrative."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.zones import ZoneTime, zone_times
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.session import Session
from ui.widgets.ribbon import Ribbon, RibbonBlock, RibbonRow

if TYPE_CHECKING:
    from narrative_studio.results.live_times import LiveTimes

NO_TIME: Final = "no time noted in tests"
_SHOWN: Final = frozenset({"frame", "left_out", "narrative", "override", "variant", "zone"})
_TIMED: Final = frozenset({"frame_result", "test_session"})
_DRAWN: Final = frozenset(
    {
        "*",
        "beat",
        "budget_ms",
        "call_length_ms",
        "is_backup",
        "name",
        "narrative",
        "planned_ms",
        "rank",
        "template",
        "value",
        "zone",
    }
)


class StoryRibbon(QObject):
    """Shows planned time per frame against the length of the call, with the selected frame.

    Below it stands what the frames took when they were told to prospects, once that is known.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._places: dict[str, int] = {}
        self.ribbon = Ribbon()
        self._has_read_tests = False
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.timeout.connect(self._on_reading_timeout)
        session.changed.connect(self._on_session_changed)
        session.selected.connect(self._on_session_selected)
        session.narrative_chosen.connect(self.refresh)
        session.variant_chosen.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the narrative as it is now."""
        story = self._session.telling
        frames = story.frames if story is not None else ()
        self._places = {frame.id: place for place, frame in enumerate(frames)}
        if story is None:
            self.ribbon.show_rows(planned=RibbonRow("Planned"), limit_ms=0)
            return
        live = self._live_times()
        blocks = [
            RibbonBlock(
                story.beat(frame).part.value,
                frame.planned_ms,
                name=partial(_planned, story, frame),
                tip=partial(_planned_tip, story, frame, live),
            )
            for frame in frames
        ]
        self.ribbon.show_rows(
            planned=RibbonRow("Planned", blocks),
            zones=_zone_row(story, live),
            live=_live_row(story, frames, live) if live is not None else None,
            limit_ms=story.narrative.call_length_ms,
        )
        self._mark_current()

    def _mark_current(self) -> None:
        selection = self._session.selection
        current = selection.current if selection.table == Frame.table else None
        self.ribbon.set_current(self._places.get(current) if current is not None else None)

    def _live_times(self) -> LiveTimes | None:
        """What frames took in tests; the sessions are read once the window is there."""
        story = self._session.story
        if story is None or not story.whole.test_sessions.of("narrative", story.narrative.id):
            return None
        if not self._has_read_tests:
            self._reading.start()
            return None
        from narrative_studio.results.live_times import live_times

        found = live_times(self._session.tests.of(story))
        return found if found.n else None

    def _on_reading_timeout(self) -> None:
        if not self._session.is_left:
            self._has_read_tests = True
            self.refresh()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        is_drawn = changes.tables() & _SHOWN and changes.fields & _DRAWN
        if is_drawn or changes.tables() & _TIMED:
            self.refresh()

    def _on_session_selected(self, _selection: object, _initiator: object) -> None:
        self._mark_current()


def _called(story: NarrativeView, frame: Frame) -> str:
    return f"Frame {story.number(frame.id)}, {story.beat(frame).title}"


def _planned(story: NarrativeView, frame: Frame) -> str:
    return f"{_called(story, frame)}, {format_duration(frame.planned_ms)}"


def _planned_tip(story: NarrativeView, frame: Frame, live: LiveTimes | None) -> str:
    """What is planned of a frame, and what it took where tests say so."""
    if live is None:
        return _planned(story, frame)
    found = live.frames.get(frame.id)
    took = f"told in {found.words}" if found is not None else NO_TIME
    return f"{_planned(story, frame)} planned, {took}"


def _live_row(story: NarrativeView, frames: Sequence[Frame], live: LiveTimes) -> RibbonRow:
    """What frames took; one of which no session says it keeps its place, without a colour."""
    blocks = []
    for frame in frames:
        found = live.frames.get(frame.id)
        part = story.beat(frame).part.value if found is not None else ""
        length_ms = found.median_ms if found is not None else frame.planned_ms
        tip = partial(_planned_tip, story, frame, live)
        blocks.append(RibbonBlock(part, length_ms, tip=tip))
    told = f"Live {live.version}".rstrip()
    whole = live.of(frame.id for frame in frames)
    if whole is not None:
        n = f"{whole.n} of {live.n}" if whole.n < live.n else str(whole.n)
        return RibbonRow(f"{told} median, n = {n}", blocks, whole.median_ms)
    # No call says how long all of it took: what its parts took is added up, and called that.
    total_ms = sum(live.frames[one.id].median_ms for one in frames if one.id in live.frames)
    return RibbonRow(f"{told}, frame medians added, n up to {live.n}", blocks, total_ms)


def _zone_row(story: NarrativeView, live: LiveTimes | None) -> RibbonRow | None:
    """What the zones may take, in the order of the story; None where there is none.

    In a variant, which has no budgets, it is what they take. Frames outside all zones keep their
    planned time, without a colour, so that what stands under each other belongs together.
    """
    times = {str(time.zone.id): time for time in zone_times(story) if time.frames}
    if not times:
        return None
    blocks: list[RibbonBlock] = []
    shown: set[str] = set()
    for frame in story.frames:
        time = times.get(frame.zone or "")
        if time is None:
            blocks.append(RibbonBlock("", frame.planned_ms, name="Outside the zones"))
        elif time.zone.id not in shown:
            shown.add(time.zone.id)
            blocks.append(_zone_block(story, time, live))
    over = [
        f"{time.name} {format_duration(time.over_ms)}" for time in times.values() if time.over_ms
    ]
    note = f"{over[0]} over" if over else ""
    if len(over) > 1:
        note = f"{counted(len(over), 'zone')} over"
    total_ms = sum(
        time.planned_ms if story.variant is not None else time.budget_ms for time in times.values()
    )
    return RibbonRow("Zones", blocks, total_ms, note=note)


def _zone_block(story: NarrativeView, time: ZoneTime, live: LiveTimes | None) -> RibbonBlock:
    part = story.beat(time.frames[0]).part.value
    length_ms = time.budget_ms or time.planned_ms
    took = live.of(frame.id for frame in time.frames) if live is not None else None
    tip = f"{time.name}, {time.words}" + (f", told in {took.words}" if took is not None else "")
    return RibbonBlock(part, length_ms, name=time.name, tip=tip)
