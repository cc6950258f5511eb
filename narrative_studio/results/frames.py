"""Charts of what happened frame by frame: the heat table and the confusion curve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.charts.confusion import ConfusionCurve, CurveFrame, CurveLine
from narrative_studio.charts.heat_table import (
    HeatCell,
    HeatColumn,
    HeatGroup,
    HeatRow,
    HeatState,
    HeatTable,
)
from narrative_studio.charts.rates import share
from narrative_studio.charts.sample import Standing
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.results.cells import mark_words
from narrative_studio.results.keys import FRAME, SESSION, key
from narrative_studio.results.reading import version_words
from narrative_studio.results.readings import Reading, Readings
from narrative_studio.results.reworded import reworded, reworded_words
from narrative_studio.results.tallies import FrameFigures

NOT_COUNTED = "Not counted"
_NAMED = 3
"""So many frames are named in a headline, the others counted."""


def heat_table(readings: Readings, columns: Sequence[Reading] | None = None) -> HeatTable:
    """Frames by prospects, grouped by version; those not counted stand apart.

    ``columns`` are the sessions that are shown where all of them would be too many to see.
    """
    shown = readings.shown if columns is None else columns
    eligible = [one for one in shown if one.is_eligible]
    apart = [one for one in shown if not one.is_eligible]
    place = {version: number for number, version in enumerate(readings.versions)}
    ordered = sorted(eligible, key=lambda one: place[one.session.version])
    groups = [
        HeatGroup(version_words(version), tuple(_column(one) for one in ones))
        for version, ones in groupby(ordered, key=lambda one: one.session.version)
    ]
    if apart:
        groups.append(HeatGroup(NOT_COUNTED, tuple(_column(one) for one in apart), False))
    columns_of_cells = readings.answers((*ordered, *apart), _cells)
    rows = tuple(
        HeatRow(
            key(FRAME, frame.id),
            readings.number(frame),
            frame.headline,
            tuple(cells[at] for cells in columns_of_cells),
        )
        for at, frame in enumerate(readings.frames)
    )
    subtitle = "one cell, one prospect, one frame"
    if len(shown) < len(readings.shown):
        subtitle = f"{counted(len(shown), 'session')} of {len(readings.shown):,}; {subtitle}"
    return HeatTable(
        headline=heat_headline(readings),
        subtitle=subtitle,
        interim=readings.interim,
        groups=tuple(groups),
        rows=rows,
    )


def heat_headline(readings: Readings) -> str:
    """What stands out in the version that was told last."""
    version = readings.latest
    if not readings.eligible:
        return "No session counts yet"
    figures = {frame.id: readings.figures(frame.id, version) for frame in readings.frames}
    # A cell that was objected to as well has the state of the objection; it was confusing still.
    confusing = [frame for frame in readings.frames if figures[frame.id].confused]
    objected = [frame for frame in readings.frames if figures[frame.id].states[HeatState.OBJECTED]]
    where = f"in {version}" if version else "so far"
    if not any(one.reached for one in figures.values()):
        return f"No frame is known to have been reached {where}"
    where = f"{where} (n = {_known(figures.values(), len(readings.by_version[version]))})"
    first = f"No frame was confusing {where}"
    if confusing:
        first = f"{_names(readings, confusing)} confused somebody {where}"
    if not objected:
        return f"{first}; nothing was objected"
    return f"{first}; {_objections(readings, objected, version)}"


def _known(figures: Iterable[FrameFigures], n: int) -> str:
    """In how many of so many sessions it is known of each frame whether it was reached."""
    least = min(one.reached + one.states[HeatState.SKIPPED] for one in figures)
    return f"{least} to {n}" if least < n else f"{n}"


def confusion_curve(readings: Readings) -> ConfusionCurve:
    """How many of those who reached a frame were confused by it, all shown versions as one.

    Which frames were reworded meanwhile is said below: their figures span more than one wording.
    """
    n = len(readings.eligible)
    shares = []
    for frame in readings.frames:
        figures = readings.figures(frame.id)
        shares.append(share(Rate(figures.confused, figures.reached)))
    frames = tuple(
        CurveFrame(key(FRAME, frame.id), readings.number(frame), frame.headline)
        for frame in readings.frames
    )
    return ConfusionCurve(
        headline=_confusion_headline(readings),
        subtitle="confused, of those who reached the frame"
        + ("; 95 % interval" if any(one.is_rate for one in shares) else f"; n = {n}, no rates"),
        interim=readings.interim,
        frames=frames,
        lines=(CurveLine("All shown", tuple(shares)),) if n else (),
        note=reworded_words(reworded(readings)) if n else "",
    )


def _confusion_headline(readings: Readings) -> str:
    found = []
    for frame in readings.frames:
        figures = readings.figures(frame.id)
        if figures.confused:
            found.append((figures.confused, figures.reached, frame))
    if not readings.eligible:
        return "No session counts yet"
    if not found:
        n = len(readings.eligible)
        if not any(readings.figures(frame.id).reached for frame in readings.frames):
            return f"In {counted(n, 'session')} no frame is known to have been reached"
        return f"Nobody was confused in {counted(n, 'session')}"
    # By what is at least so: one of one is no worse than nine of twelve.
    most = max(found, key=lambda one: Rate(one[0], one[1]).interval.low)
    worst = [frame for count, of, frame in found if (count, of) == most[:2]]
    names = _names(readings, worst)
    rate = Rate(most[0], most[1])
    told = f"{rate.counted} {'was' if most[0] == 1 else 'were'} confused in {_lower(names)}"
    if share(rate).standing is Standing.ANECDOTE:
        return f"{told}: an anecdote"
    if not share(rate).is_rate:
        return f"{told}: too few for a rate"
    high = round(rate.interval.high * 100)
    several = "the intervals reach" if len(worst) > 1 else "the interval reaches"
    return f"{told}; {several} {_as_part(high)}"


def _as_part(percent: int) -> str:
    if abs(percent - 50) <= 2:
        return "half"
    return f"{percent} %"


def _objections(readings: Readings, frames: Sequence[Frame], version: str) -> str:
    """Where something was objected, and whether it was one prospect alone."""
    ids = {frame.id for frame in frames}
    who = {
        one.session.code or one.session.prospect
        for one in readings.by_version.get(version, ())
        if not one.objected.isdisjoint(ids)
    }
    if len(who) == 1:
        both = {1: "the one objection left", 2: "both objections left"}.get(
            len(frames), f"all {len(frames)} objections left"
        )
        return f"{both} came from one prospect, {next(iter(who))}"
    names = _lower(_names(readings, frames))
    return f"objections came at {names}, from {counted(len(who), 'prospect')}"


def _names(readings: Readings, frames: Sequence[Frame]) -> str:
    numbers = [readings.number(frame) for frame in frames]
    if len(numbers) > _NAMED:
        return f"{len(numbers)} frames"
    return f"{'Frame' if len(numbers) == 1 else 'Frames'} {listed(numbers)}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _column(one: Reading) -> HeatColumn:
    session = one.session
    return HeatColumn(key(SESSION, session.id), session.code, _short(session.prospect))


def _short(alias: str) -> str:
    """The first word of an alias that says something: it has to stand over a narrow column."""
    words: Iterable[str] = alias.split()
    return next((word for word in words if len(word) > 2), alias)


def _cells(story: NarrativeView, one: Reading) -> tuple[HeatCell, ...]:
    """The column of one session, from the first frame to the last."""
    return tuple(_cell(one, frame) for frame in story.frames)


def _cell(one: Reading, frame: Frame) -> HeatCell:
    cell = one.cell(frame.id)
    said = [mark_words(cell.marks)] if cell.marks else []
    if cell.reaction:
        said.append(f"“{cell.reaction}”")
    if cell.rating:
        said.append(", ".join(f"{metric} {value}" for metric, value in cell.rating.items()))
    return HeatCell(one.state(frame.id), "; ".join(said))
