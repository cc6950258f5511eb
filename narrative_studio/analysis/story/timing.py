"""Time in a story: what is planned, what is spoken, and when the steps of the demo come."""

from collections.abc import Iterable
from itertools import accumulate, groupby
from typing import NamedTuple

from narrative_studio.analysis.looks import look_at
from narrative_studio.analysis.wording.words import script_words
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.ids import PersonId
from narrative_studio.model.storyboard import DEFAULT_PACE_WPM, Frame
from narrative_studio.model.template import Beat, Layout, Part, Template
from narrative_studio.model.view import NarrativeView

_MS_PER_MINUTE = 60_000


class Zone(NamedTuple):
    """A run of told frames of one beat with the time they take together.

    ``start_ms`` counts from the beginning of the call; ``budget_ms`` is what the beat's share
    gives of the call.
    """

    beat: Beat
    frames: tuple[Frame, ...]
    start_ms: int
    planned_ms: int
    budget_ms: int

    @property
    def end_ms(self) -> int:
        """When the zone ends, from the beginning of the call."""
        return self.start_ms + self.planned_ms


class Timing(NamedTuple):
    """The planned time of a story; shares are parts of what is planned, from 0 to 1.

    ``value_ms`` is the time of the beats that hold the differentiated value, None where the
    template has no such beat.
    """

    call_length_ms: int
    planned_ms: int
    setup_ms: int
    value_ms: int | None
    zones: tuple[Zone, ...]

    @property
    def left_ms(self) -> int:
        """What the call has left; negative when the story is too long for it."""
        return self.call_length_ms - self.planned_ms

    def of_call(self, part_ms: int) -> float:
        """The part of the call, or of what is planned where that is longer, that a time takes."""
        whole_ms = max(self.call_length_ms, self.planned_ms)
        return part_ms / whole_ms if whole_ms else 0.0

    @property
    def setup_share(self) -> float:
        """The part of the planned time that the setup takes."""
        return self.setup_ms / self.planned_ms if self.planned_ms else 0.0

    @property
    def value_share(self) -> float | None:
        """The part of the planned time that goes to the differentiated value."""
        if self.value_ms is None:
            return None
        return self.value_ms / self.planned_ms if self.planned_ms else 0.0


def is_whole(view: NarrativeView) -> bool:
    """Whether the story has come so far that every beat it cannot do without has a told frame.

    What a variant leaves out does not count: the story that it tells from has it.
    """
    view = view.told_from or view
    told = {view.beat(frame).id for frame in view.frames}
    return all(beat.id in told for beat in view.template.beats if not beat.is_optional)


def timing(view: NarrativeView) -> Timing:
    """Add up the planned times of the told frames."""
    valuable = {beat.id for beat in value_beats(view.template)}
    zones: list[Zone] = []
    start_ms = 0
    for _, run in groupby(view.frames, key=lambda frame: view.beat(frame).id):
        frames = tuple(run)
        beat = view.beat(frames[0])
        total_ms = planned_ms(frames)
        budget_ms = view.narrative.call_length_ms * beat.share // 100
        zones.append(Zone(beat, frames, start_ms, total_ms, budget_ms))
        start_ms += total_ms
    return Timing(
        call_length_ms=view.narrative.call_length_ms,
        planned_ms=start_ms,
        setup_ms=sum(zone.planned_ms for zone in zones if zone.beat.part is Part.SETUP),
        value_ms=sum(zone.planned_ms for zone in zones if zone.beat.id in valuable)
        if valuable
        else None,
        zones=tuple(zones),
    )


def planned_ms(frames: Iterable[Frame]) -> int:
    """Sum the planned times of frames, in milliseconds."""
    return sum(frame.planned_ms for frame in frames)


def value_beats(template: Template) -> tuple[Beat, ...]:
    """The beats that hold the differentiated value.

    They are those that ask for a least share of the call; in a template where none does, those
    laid out for value.
    """
    asking = tuple(beat for beat in template.beats if beat.at_least is not None)
    return asking or tuple(beat for beat in template.beats if beat.layout is Layout.VALUE)


# What is said


class Spoken(NamedTuple):
    """The words of scripts and the time they take at the narrative's pace."""

    words: int
    duration_ms: int


def spoken(view: NarrativeView, frame: Frame | None = None) -> Spoken:
    """How long the script of a frame takes to say, or those of all told frames."""
    frames = view.frames if frame is None else (frame,)
    words = sum(script_words(one.script) for one in frames)
    return Spoken(words, spoken_ms(words, view.narrative.pace_wpm))


def spoken_ms(words: int, pace_wpm: int) -> int:
    """The time that words take at a pace in words a minute, in milliseconds."""
    return round(words * _MS_PER_MINUTE / (pace_wpm if pace_wpm > 0 else DEFAULT_PACE_WPM))


# The demo


class StepTime(NamedTuple):
    """When a demo step comes: times count the steps only, from the beginning of the demo.

    ``number`` is the frame's place and the step's, as in ``7.2``.
    """

    step: Step
    frame: Frame
    number: str
    start_ms: int
    end_ms: int

    def later(self, by_ms: int) -> "StepTime":
        """The same step in a demo that comes to it so much later."""
        start_ms, end_ms = self.start_ms + by_ms, self.end_ms + by_ms
        return StepTime(self.step, self.frame, self.number, start_ms, end_ms)


class Course(NamedTuple):
    """The course of a demo: how long it takes and what marks it, without the steps between.

    ``first``, ``last``, ``wow`` and ``show`` (the first step that shows something) are None where
    there is no such step. ``asks`` are the steps
    that end by asking for a reaction, each with when that is. ``steps`` counts all of them,
    ``fallbacks`` those that have one, ``framed_ms`` is what is planned for their frames, and
    ``owners`` are those of the steps in the order in which they come.
    """

    planned_ms: int = 0
    first: StepTime | None = None
    last: StepTime | None = None
    wow: StepTime | None = None
    show: StepTime | None = None
    asks: tuple[tuple[int, StepTime], ...] = ()
    steps: int = 0
    fallbacks: int = 0
    framed_ms: int = 0
    owners: tuple[PersonId | None, ...] = ()


def demo_course(view: NarrativeView) -> Course:
    """The course of the demo, put together from those of the told frames."""
    courses = [one for one in look_at(view, view.frames, _course_of) if one.steps]
    if not courses:
        return Course()
    starts_ms = [0, *accumulate(one.planned_ms for one in courses)]
    placed = tuple(zip(courses, starts_ms, strict=False))
    wows = (one.wow.later(at_ms) for one, at_ms in placed if one.wow is not None)
    shows = (one.show.later(at_ms) for one, at_ms in placed if one.show is not None)
    last = courses[-1].last
    return Course(
        planned_ms=starts_ms[-1],
        first=courses[0].first,
        last=None if last is None else last.later(starts_ms[-2]),
        wow=next(wows, None),
        show=next(shows, None),
        asks=tuple((at_ms + in_ms, ask) for one, at_ms in placed for in_ms, ask in one.asks),
        steps=sum(one.steps for one in courses),
        fallbacks=sum(one.fallbacks for one in courses),
        framed_ms=sum(one.framed_ms for one in courses),
        owners=tuple(dict.fromkeys(owner for one in courses for owner in one.owners)),
    )


def _course_of(view: NarrativeView, frame: Frame) -> Course:
    """The course of one frame, as if the demo began with it."""
    times = _FrameTimes(view, frame)
    steps = times.steps
    if not steps:
        return Course()
    last = len(steps) - 1
    ends_asking = bool(frame.checkpoint.strip())
    asking: list[tuple[int, StepTime]] = []
    wow = show = None
    fallbacks = 0
    for place, step in enumerate(steps):
        if step.ask.strip() or (ends_asking and place == last):
            time = times.at(place)
            asking.append((time.end_ms, time))
        if wow is None and step.is_wow:
            wow = times.at(place)
        if show is None and step.kind is StepKind.SHOW:
            show = times.at(place)
        fallbacks += bool(step.fallback.strip())
    return Course(
        planned_ms=times.ends_ms[last],
        first=times.at(0),
        last=times.at(last),
        wow=wow,
        show=show,
        asks=tuple(asking),
        steps=len(steps),
        fallbacks=fallbacks,
        framed_ms=frame.planned_ms,
        owners=tuple(dict.fromkeys([step.owner for step in steps])),
    )


class _FrameTimes:
    """When the steps of a frame come, as if the demo began with it; most are never asked for."""

    def __init__(self, view: NarrativeView, frame: Frame) -> None:
        self.steps = view.steps(frame.id)
        self._frame = frame
        self._number = view.number(frame.id)
        self.ends_ms = tuple(accumulate([step.planned_ms for step in self.steps]))

    def at(self, place: int) -> StepTime:
        """The time of the step at a place, counted from 0."""
        step, end_ms = self.steps[place], self.ends_ms[place]
        number = f"{self._number}.{place + 1}"
        return StepTime(step, self._frame, number, end_ms - step.planned_ms, end_ms)


def _step_times_of(view: NarrativeView, frame: Frame) -> tuple[StepTime, ...]:
    times = _FrameTimes(view, frame)
    return tuple(map(times.at, range(len(times.steps))))


def step_times(view: NarrativeView) -> tuple[StepTime, ...]:
    """The steps of the told frames in the order of the demo, with cumulative times."""
    found: list[StepTime] = []
    at_ms = 0
    for times in look_at(view, view.frames, _step_times_of):
        if times:
            found += [one.later(at_ms) for one in times] if at_ms else times
            at_ms = found[-1].end_ms
    return tuple(found)


def first_wow(times: Iterable[StepTime]) -> StepTime | None:
    """The first step with a wow mark, None when the demo has none."""
    return next((time for time in times if time.step.is_wow), None)
