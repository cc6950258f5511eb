"""Which elements of the positioning land with which segment, and how frames were rated."""

from __future__ import annotations

from collections.abc import Collection

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.charts.evidence_grid import (
    Evidence,
    EvidenceCell,
    EvidenceColumn,
    EvidenceGrid,
    EvidenceRow,
)
from narrative_studio.charts.rates import share
from narrative_studio.charts.ratings import RatingDistribution, RatingRow
from narrative_studio.model.ids import FrameId
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.prospects import Metric
from narrative_studio.results.keys import ELEMENT, METRIC, SEGMENT, key
from narrative_studio.results.outcomes import flags_of, judged_in
from narrative_studio.results.readings import Reading, Readings

_ASKED: tuple[ElementKind, ...] = (ElementKind.DIFFERENTIATOR, ElementKind.VALUE)
"""The claims: what prospects are told of the positioning."""


def carriers(readings: Readings, element: str) -> tuple[FrameId, ...]:
    """The told frames that carry an element, by themselves or by a demo step, in order."""
    view = readings.story.whole
    found = set()
    for link in view.links_to(element):
        step = view.steps.get(link.source)
        found.add(step.frame if step is not None else link.source)
    return tuple(frame.id for frame in readings.frames if frame.id in found)


def carries(one: Reading, frames: Collection[FrameId]) -> bool | None:
    """Whether one of some frames landed in a session; None where none of them was reached."""
    if one.reached.isdisjoint(frames):
        return None
    return not one.landed.isdisjoint(frames)


def evidence(readings: Readings) -> EvidenceGrid:
    """Differentiators and value themes by segment: in how many sessions they landed."""
    view = readings.story.whole
    by_segment: dict[str, list[Reading]] = {}
    for one in readings.eligible:
        by_segment.setdefault(one.session.segment or "", []).append(one)
    order: list[str] = [one.id for one in view.segments.ordered if one.id in by_segment]
    order += [one for one in by_segment if one not in order]
    columns = tuple(
        EvidenceColumn(
            key(SEGMENT, one),
            segment.name if (segment := view.segments.get(one)) else "Segment not known",
            len(by_segment[one]),
        )
        for one in order
    )
    rows = []
    for element in (one for kind in _ASKED for one in view.elements_of(kind)):
        frames = carriers(readings, element.id)
        cells = tuple(_evidence(by_segment[one], frames) for one in order)
        rows.append(EvidenceRow(key(ELEMENT, element.id), element.code, _title(element), cells))
    return EvidenceGrid(
        headline=_evidence_headline(rows, columns),
        subtitle="in how many sessions it landed, of those in which a frame that carries it was "
        "told",
        interim=readings.interim,
        columns=columns if rows else (),
        rows=tuple(rows),
    )


def _evidence(found: list[Reading], frames: Collection[FrameId]) -> EvidenceCell:
    verdicts = [carries(one, frames) for one in found]
    told = [one for one in verdicts if one is not None]
    rate = Rate(sum(told), len(told))
    return EvidenceCell(verdict(rate), share(rate) if told else None)


def verdict(rate: Rate) -> Evidence:
    """What so many sessions say of an element: it lands where at least half of them say so."""
    if not rate.n:
        return Evidence.NOT_TOLD
    if not rate.standing.has_percent:
        return Evidence.NOT_YET
    return Evidence.LANDS if rate.successes * 2 >= rate.n else Evidence.DOES_NOT


def _evidence_headline(rows: list[EvidenceRow], columns: tuple[EvidenceColumn, ...]) -> str:
    cells = [
        (row, column, cell) for row in rows for column, cell in zip(columns, row.cells, strict=True)
    ]
    lands = [one for one in cells if one[2].evidence is Evidence.LANDS]
    fails = [one for one in cells if one[2].evidence is Evidence.DOES_NOT]
    if lands:
        row, column, cell = max(lands, key=lambda one: one[2].share.part if one[2].share else 0)
        return f"{row.title} lands with {column.name}, {cell.counts}"
    if fails:
        row, column, cell = fails[0]
        return f"{row.title} does not land with {column.name}, {cell.counts}"
    told = [one for one in cells if one[2].share is not None]
    if not told:
        return "No claim was told in an eligible session yet"
    row, column, cell = max(told, key=lambda one: one[2].share.count if one[2].share else 0)
    return (
        f"Too few for a verdict; most often so far: {row.title} with {column.name}, {cell.counts}"
    )


def _title(element: Element) -> str:
    return element.name or element.statement


def ratings(readings: Readings) -> RatingDistribution:
    """How the frames of the version told last were rated, metric by metric."""
    protocol = readings.protocol
    asked = list(Metric)
    if protocol is not None:
        told = readings.story.whole.test_metrics.of("protocol", protocol.id)
        asked = [one.metric for one in told] or asked
    rows = []
    for metric in asked:
        counts = [0] * 5
        for frame in readings.frames:
            for place, count in enumerate(
                readings.figures(frame.id, readings.latest).ratings[metric].counts
            ):
                counts[place] += count
        one, two, three, four, five = counts
        rows.append(
            RatingRow(
                key(METRIC, metric.value),
                metric.value.capitalize(),
                (one, two, three, four, five),
            )
        )
    sessions = len(readings.by_version.get(readings.latest, ()))
    return RatingDistribution(
        headline=_ratings_headline(readings),
        subtitle=f"every frame in every session, {counted(sessions, 'session')} of "
        f"{readings.latest or 'no version'}; never a mean alone",
        interim=readings.interim,
        rows=tuple(rows),
    )


def _ratings_headline(readings: Readings) -> str:
    version = readings.latest
    if not readings.eligible:
        return "No frame was rated yet"
    if readings.protocol is None:
        return "Without a protocol no frame is flagged"
    found = flags_of(readings, version)
    where = f" in {version}" if version else ""
    if not judged_in(readings, version):
        takes = counted(readings.protocol.flag_least_n, "session")
        told = f" of {version}" if version else ""
        return f"No frame was rated in {takes}{told} yet, the fewest for a flag"
    if not found:
        return f"No frame is flagged{where}"
    numbers = list(dict.fromkeys(str(readings.story.number(one.frame) or "") for one in found))
    if len(numbers) == 1:
        metrics = listed([one.metric.value for one in found])
        return f"Frame {numbers[0]} is flagged{where} for {metrics}"
    return f"Frames {listed(numbers)} are flagged{where}"
