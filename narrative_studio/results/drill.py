"""What stands behind a number: the sessions that it counts, and what was said in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.prospects.outcomes import conversion
from narrative_studio.charts.heat_table import HeatState
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import MarkKind
from narrative_studio.model.prospects import Answer, Metric, Outcome
from narrative_studio.results.elements import carriers, carries
from narrative_studio.results.heard_words import HeardWord, heard_word
from narrative_studio.results.keys import (
    CODE,
    ELEMENT,
    ELIGIBLE,
    FRAME,
    METRIC,
    OBJECTION,
    OLD_PITCH,
    SEGMENT,
    SESSION,
    VERSION,
    WORD,
    parts,
)
from narrative_studio.results.reading import version_words
from narrative_studio.results.readings import Reading, Readings
from narrative_studio.results.reworded import counts_words, told_as
from narrative_studio.results.said import Said, said, said_in
from narrative_studio.results.taken import Told, by_wording

_ORDER: Final = (
    HeatState.CONFUSED,
    HeatState.OBJECTED,
    HeatState.LANDED,
    HeatState.NEUTRAL,
    HeatState.SKIPPED,
    HeatState.UNKNOWN,
)
_TITLE: Final = 80


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session behind a number, and what it did there."""

    id: str
    code: str
    who: str
    words: str
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class Drilled:
    """What stands behind a mark: its title, what is said of it, sessions, and quotes.

    ``word`` is a word of theirs that somebody may decide on.
    """

    title: str
    about: str = ""
    sessions: tuple[SessionLine, ...] = ()
    quotes: tuple[Said, ...] = ()
    word: HeardWord | None = None


def drill(readings: Readings, mark: str) -> Drilled | None:
    """What stands behind a mark of a chart; None where there is nothing more to see."""
    named = parts(mark)
    if FRAME in named and SESSION in named:
        return _cell(readings, named[FRAME], named[SESSION])
    for kind, find in _FINDERS.items():
        if kind in named:
            return find(readings, named)
    return None


def _cell(readings: Readings, frame_id: str, session_id: str) -> Drilled | None:
    frame = readings.story.whole.frames.get(frame_id)
    one = _reading(readings, session_id)
    if frame is None or one is None:
        return None
    cell, state = one.cell(frame.id), one.state(frame.id).value
    lines = [
        f"{mark.kind.value}: {mark.text}" if mark.text else mark.kind.value
        for mark in cell.marks
        if mark.kind is not MarkKind.QUOTE  # Quotes stand below, with their codes.
    ]
    lines = [line for line in lines if line != state]  # The title says so.
    if cell.reaction:
        lines.append(f"In a word: {cell.reaction}")
    if cell.rating:
        rated = ", ".join(f"{metric.value} {value}" for metric, value in cell.rating.items())
        lines.append(rated.capitalize())
    return Drilled(
        f"Frame {readings.number(frame)}, {one.session.code}: {state}",
        "\n".join((frame.headline, *dict.fromkeys(lines))),
        (_line(one, _ended_in(one)),),
        tuple(said_in(readings, one, frame=frame.id)),
    )


def _frame(readings: Readings, named: dict[str, str]) -> Drilled | None:
    frame = readings.story.whole.frames.get(named[FRAME])
    if frame is None:
        return None
    ordered = sorted(readings.shown, key=lambda one: _ORDER.index(one.state(frame.id)))
    figures = readings.figures(frame.id)
    telling = [f"{figures.states[state]} {state.value}" for state in _ORDER[:3]]
    words = [f"{', '.join(telling)}, of {figures.reached} who reached it"]
    apart = by_wording(readings, frame.id)
    if any(one.told is Told.BEFORE for one in apart):
        words += [f"{one.title}: {counts_words(one)}" for one in apart]
    return Drilled(
        f"Frame {readings.number(frame)}, {frame.headline}",
        "\n".join(words),
        tuple(_line(one, _as_it_was(readings, one, frame.id)) for one in ordered),
        said(readings, frame=frame.id),
    )


def _as_it_was(readings: Readings, one: Reading, frame: FrameId) -> str:
    """In which state a session left a frame, and that it was told it in other words."""
    state = one.state(frame).value
    is_earlier = told_as(readings, one, frame) is Told.BEFORE
    return f"{state}, in an earlier wording" if is_earlier else state


def _session(readings: Readings, named: dict[str, str]) -> Drilled | None:
    one = _reading(readings, named[SESSION])
    if one is None:
        return None
    session = one.session
    told = [f"Recall: “{session.recall}”"] if session.recall else []
    told += [session.note] if session.note else []
    return Drilled(
        f"{session.code} {session.prospect}".strip(),
        "\n".join(told),
        (_line(one, _outcome(one)),),
        tuple(said_in(readings, one)),
    )


def _version(readings: Readings, named: dict[str, str]) -> Drilled:
    version = named[VERSION]
    found = readings.by_version.get(version, ())
    return _ended(f"{version_words(version)}: what the sessions ended in", found)


def _eligible(readings: Readings, _named: dict[str, str]) -> Drilled:
    return _ended("What all eligible sessions ended in", readings.eligible)


def _ended(title: str, found: Iterable[Reading]) -> Drilled:
    ordered = sorted(found, key=lambda one: one.session.converted is not Answer.YES)
    lines = tuple(_line(one, _outcome(one)) for one in ordered)
    told = conversion(one.session for one in ordered)
    about = f"{told.converted} of {counted(told.n, 'session')} agreed a next step"
    if told.unknown:
        about += f", of {told.unknown} more it is not known"
    return Drilled(title, about, lines)


def _old_pitch(readings: Readings, _named: dict[str, str]) -> Drilled | None:
    protocol = readings.protocol
    if protocol is None:
        return None
    converted, calls = protocol.old_pitch
    return Drilled(
        protocol.old_pitch_name,
        f"{converted} of {counted(calls, 'first call')} went on. "
        "The number stands in the protocol; no sessions are kept of it.",
    )


def _objection(readings: Readings, named: dict[str, str]) -> Drilled:
    view, wanted = readings.story.whole, named[OBJECTION]
    known = view.objections.get(wanted)
    lines = []
    for one in readings.shown:
        for raised in view.objections_raised.of("session", one.session.id):
            is_it = raised.objection == wanted if known else " ".join(raised.text.split()) == wanted
            if is_it:
                frame = readings.story.number(raised.frame) if raised.frame else None
                at = f"at frame {frame}" if frame else "frame not noted"
                how = f", handled: {raised.handled}" + (f", {raised.how}" if raised.how else "")
                lines.append(_line(one, at + how))
                break
    title = known.text if known is not None else wanted
    about = f"Answer: {known.response}" if known is not None and known.response else ""
    return Drilled(_short(title), about, tuple(lines))


def _metric(readings: Readings, named: dict[str, str]) -> Drilled:
    metric = Metric(named[METRIC])
    lines = []
    for frame in readings.frames:
        rated = readings.figures(frame.id, readings.latest).ratings[metric]
        if rated.n:
            spread = ", ".join(
                f"{count} × {value}" for value, count in enumerate(rated.counts, 1) if count
            )
            lines.append(f"Frame {readings.number(frame)}: {spread}")
    where = f" in {readings.latest}" if readings.latest else ""
    return Drilled(f"{metric.value.capitalize()}{where}, frame by frame", "\n".join(lines))


def _element(readings: Readings, named: dict[str, str]) -> Drilled | None:
    element = readings.story.whole.elements.get(named[ELEMENT])
    if element is None:
        return None
    frames = carriers(readings, element.id)
    segment = named.get(SEGMENT)
    found = [
        one
        for one in readings.eligible
        if segment is None or (one.session.segment or "") == segment
    ]
    lines = [
        _line(one, {True: "landed", False: "told", None: "not told"}[carries(one, frames)])
        for one in found
    ]
    quotes = [quote for one in found for quote in said_in(readings, one) if quote.frame in frames]
    numbers = ", ".join(str(readings.story.number(frame) or "backup") for frame in frames)
    about = f"{element.statement}\nCarried by frames {numbers}" if frames else element.statement
    name = f"{element.code} {element.name}".strip()
    return Drilled(_short(name), about, tuple(lines), tuple(quotes))


def _segment(readings: Readings, named: dict[str, str]) -> Drilled:
    segment = readings.story.whole.segments.get(named[SEGMENT])
    found = [one for one in readings.eligible if (one.session.segment or "") == named[SEGMENT]]
    return _ended(segment.name if segment is not None else "Segment not known", found)


def _code(readings: Readings, named: dict[str, str]) -> Drilled | None:
    code = readings.story.whole.codes.get(named[CODE])
    if code is None:
        return None
    return Drilled(code.word, code.meaning, (), said(readings, code=code.id))


def _word(readings: Readings, named: dict[str, str]) -> Drilled | None:
    found = heard_word(readings, named[WORD])
    if found is None:
        return None
    by_id: dict[str, Reading] = {one.id: one for one in readings.eligible}
    lines = [_line(by_id[one.session], f"“{one.text}”") for one in found.sayings]
    about = f"{counted(len(found.prospects), 'prospect')} said it; the story does not."
    if found.verdict is not None:
        about = f"Decided: {found.verdict.value}."
    return Drilled(f"“{found.word}”", about, tuple(lines), word=found)


_FINDERS: Final[dict[str, Callable[[Readings, dict[str, str]], Drilled | None]]] = {
    ELEMENT: _element,
    SEGMENT: _segment,
    FRAME: _frame,
    SESSION: _session,
    VERSION: _version,
    ELIGIBLE: _eligible,
    OLD_PITCH: _old_pitch,
    OBJECTION: _objection,
    METRIC: _metric,
    CODE: _code,
    WORD: _word,
}


def _reading(readings: Readings, session_id: str) -> Reading | None:
    return next((one for one in readings.every if one.session.id == session_id), None)


def _line(one: Reading, words: str) -> SessionLine:
    session = one.session
    return SessionLine(session.id, session.code, session.prospect, words, one.standing.is_eligible)


def _ended_in(one: Reading) -> str:
    outcome = one.session.outcome
    return outcome.value if outcome is not Outcome.UNKNOWN else "outcome unknown"


def _outcome(one: Reading) -> str:
    step = one.session.next_step
    return f"{_ended_in(one)}: {step}" if step else _ended_in(one)


def _short(words: str) -> str:
    return words if len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + "…"
