"""All sessions of a narrative read once, and read anew only where something has changed.

There is one way in which all of it follows the document. A :class:`Reading` stays the same object
as long as no row of its session changes, and what is asked of it is asked once. What is summed over
sessions is a :class:`Tally` of each version: after a change the readings that were replaced are
taken away from it and those in their place added. What rests on anything beside the rows of
sessions says so, and is made anew when that changes. Nothing is read or summed before it is asked
for.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import Any, Final, TypeVar

from narrative_studio.analysis.prospects.eligible import by_day, standing
from narrative_studio.analysis.prospects.told import told_in
from narrative_studio.model.customers import Persona
from narrative_studio.model.evidence import Objection
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import (
    FrameResult,
    HuddleNote,
    Mark,
    ObjectionRaised,
    Quote,
    QuoteCode,
    Rating,
    RecallJudgement,
)
from narrative_studio.model.people import Baseline, ProjectInfo
from narrative_studio.model.prospects import (
    Code,
    SessionPersona,
    SessionState,
    TestProtocol,
    TestSession,
)
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.model.variants import Override
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.model.wordings import Wording, wording_of
from narrative_studio.results.reading import Reading
from narrative_studio.results.tallies import NO_FIGURES, FrameFigures, FrameTally, Tally

__all__ = ("AROUND", "AsTold", "ByWording", "FrameFigures", "Reading", "Readings", "read")

_OF_SESSIONS: Final = (
    FrameResult.table,
    HuddleNote.table,
    Mark.table,
    ObjectionRaised.table,
    Quote.table,
    Rating.table,
    RecallJudgement.table,
    SessionPersona.table,
)
AROUND: Final = (
    *(Code.table, Frame.table, Narrative.table, Objection.table, Persona.table),
    ProjectInfo.table,
)
"""The tables that answers of a reading may rest on beside the rows of its session."""

_BEFORE: Final = Wording(-1)
"""Stands for any wording that is not the one of now; no hash is -1."""

T = TypeVar("T")
S = TypeVar("S", bound=Tally)
_Tallies = dict[tuple[type[Tally], str], Tally]


@dataclass(frozen=True, slots=True)
class AsTold:
    """How a frame was taken while it said one thing, and the versions in which it was reached."""

    figures: FrameFigures
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ByWording:
    """How a frame was taken as it reads now, before it was reworded, and where that is not known.

    What is not known is neither: of a session it may be unknown which wording it was told.
    """

    now: AsTold
    before: AsTold
    unknown: AsTold


class Readings:
    """What the held sessions of a story say, by the day of the call.

    ``versions`` are the labels of the versions that are looked at, None for all of them.
    """

    def __init__(
        self,
        story: NarrativeView,
        found: tuple[Reading, ...],
        tallies: _Tallies,
        versions: frozenset[str] | None,
    ) -> None:
        self.story = story
        self.chosen = versions
        self._every = found
        self._tallies = tallies
        self._begun: tuple[str, FrameTally, Iterator[Reading]] | None = None
        # Each chart asks for those of every frame.
        self._figures: dict[tuple[FrameId, str | None], FrameFigures] = {}

    @cached_property
    def protocol(self) -> TestProtocol | None:
        """The protocol of the narrative."""
        found = self.story.whole.test_protocols.of("narrative", self.story.narrative.id)
        return found[0] if found else None

    @property
    def every(self) -> tuple[Reading, ...]:
        """All held sessions, whatever version they tested."""
        return self._every

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """The labels of all versions that were tested, the first one first."""
        return tuple(dict.fromkeys(one.version for one in self._every))

    @cached_property
    def interim(self) -> str:
        """What stands on every chart before the planned number is reached; empty after that."""
        protocol, held = self.protocol, sum(map(len, self._counted.values()))
        if protocol is None or held >= protocol.planned_n:
            return ""
        return f"Interim: {held} of {protocol.planned_n} planned sessions"

    @cached_property
    def shown(self) -> tuple[Reading, ...]:
        """The held sessions of the versions that are looked at."""
        chosen = self.chosen
        if chosen is None:
            return self._every
        return tuple(one for one in self._every if one.version in chosen)

    @cached_property
    def eligible(self) -> tuple[Reading, ...]:
        """Those of them that count."""
        return tuple(one for one in self.shown if one.is_eligible)

    @cached_property
    def excluded(self) -> tuple[Reading, ...]:
        """Those of them that do not."""
        return tuple(one for one in self.shown if not one.is_eligible)

    @cached_property
    def by_version(self) -> Mapping[str, tuple[Reading, ...]]:
        """The eligible sessions by the version that was told, the first one first."""
        chosen = self.chosen
        return {
            version: tuple(found)
            for version, found in self._counted.items()
            if chosen is None or version in chosen
        }

    @property
    def latest(self) -> str:
        """The version that was told last, empty while none was."""
        return next(reversed(tuple(self.by_version)), "")

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames that are told, in order."""
        return self.story.frames

    def number(self, frame: Frame) -> str:
        """The place of a frame in the story."""
        return str(self.story.number(frame.id) or "")

    def figures(self, frame: FrameId, version: str | None = None) -> FrameFigures:
        """How a frame was taken in the eligible sessions, or in those of one version."""
        key = frame, version
        found = self._figures.get(key)
        if found is None:
            found = FrameTally.figures(self.tallies(FrameTally, version), frame)
            self._figures[key] = found
        return found

    def worded(self, frame: Frame) -> ByWording:
        """The same of a frame, told apart by whether it has been reworded since."""
        now = wording_of(frame)
        found: dict[Wording | None, list[tuple[str, FrameFigures]]] = {}
        for version in self.by_version:
            for said, figures in self._tally(FrameTally, version).by_wording(frame.id).items():
                place = now if said == now else _BEFORE if said is not None else None
                if figures.reached:
                    found.setdefault(place, []).append((version, figures))
        return ByWording(*(_as_told(found.get(one, [])) for one in (now, _BEFORE, None)))

    def tallies(self, kind: type[S], version: str | None = None) -> list[S]:
        """The sums over the eligible sessions of each version that is looked at, or of one."""
        wanted = self.by_version if version is None else (version,)
        return [self._tally(kind, one) for one in wanted]

    def answers(
        self, ones: Iterable[Reading], question: Callable[[NarrativeView, Reading], T]
    ) -> list[T]:
        """What single sessions say to a question that rests on them and on ``AROUND`` alone."""
        story = self.story
        return [one.answer(story, question) for one in ones]

    def only(self, versions: frozenset[str] | None) -> Readings:
        """The same sessions, with others of their versions looked at."""
        return Readings(self.story, self._every, self._tallies, versions)

    def is_of_story_of(self, other: Readings) -> bool:
        """Whether these and others are of the same story, at whatever moment."""
        return self.story.narrative.id == other.story.narrative.id

    def after(self, story: NarrativeView) -> Readings:
        """The readings once the document has changed."""
        if story.narrative.id != self.story.narrative.id:
            return read(story)
        before, now = self.story.whole, story.whole
        moved = {name for name in AROUND if before.tables[name] is not now.tables[name]}
        touched = _touched(before, now) | self._told_otherwise(now)
        kept = [one for one in self._every if one.id not in touched]
        if moved:
            kept = [one.anew() for one in kept]
        gone = [one for one in self._every if one.id in touched]
        come = _read(story, map(now.test_sessions.get, touched))
        for one in come:
            insort(kept, one, key=_place)
        tallies: _Tallies = {}
        for (kind, version), tally in self._tallies.items():
            if moved.isdisjoint(kind.rests_on):
                tallies[kind, version] = _counted_on(
                    tally, (self.story, _of(gone, version)), (story, _of(come, version))
                )
        return Readings(story, tuple(kept), tallies, self.chosen)

    def _told_otherwise(self, now: ProjectView) -> frozenset[str]:
        """The sessions of which it is known otherwise now what they were told."""
        before = self.story.whole
        moved = (Baseline.table, Frame.table, Override.table)
        if all(before.tables[name] is now.tables[name] for name in moved):
            return frozenset()
        told = told_in(now, (one.session for one in self._every))
        return frozenset(
            one.id
            for one in self._every
            if told[one.id] is not one.told and told[one.id] != one.told
        )

    @property
    def is_counted(self) -> bool:
        """Whether it is summed up how frames were taken in all sessions."""
        return all((FrameTally, version) in self._tallies for version in self._counted)

    def count_on(self, seconds: float) -> bool:
        """Go on with summing up how frames were taken, for about so long; whether that is done.

        Figures of sessions that were not summed yet are summed when they are asked for: whoever has
        something else to do meanwhile has them summed here bit by bit, the latest version first.
        """
        end = perf_counter() + seconds
        for version in reversed(tuple(self._counted)):
            if (FrameTally, version) in self._tallies:
                continue
            if self._begun is None or self._begun[0] != version:
                self._begun = (version, FrameTally(), iter(self._counted[version]))
            _version, tally, left = self._begun
            for one in left:
                tally.count(self.story, one, 1)
                if perf_counter() > end:
                    return False
            self._tallies[FrameTally, version] = tally
        return True

    @cached_property
    def _counted(self) -> Mapping[str, list[Reading]]:
        """All that count, by version."""
        found: dict[str, list[Reading]] = {}
        for one in self._every:
            if one.is_eligible:
                found.setdefault(one.version, []).append(one)
        return found

    def _tally(self, kind: type[S], version: str) -> S:
        found: Any = self._tallies.get((kind, version))
        if found is None:
            found = kind()
            for one in self._counted.get(version, ()):
                found.count(self.story, one, 1)
            self._tallies[kind, version] = found
        made: S = found
        return made


def read(story: NarrativeView, versions: frozenset[str] | None = None) -> Readings:
    """Read all sessions of a story."""
    sessions: Iterable[TestSession] = sorted(_sessions(story), key=by_day)
    found = _read(story, sessions)
    return Readings(story, tuple(found), {}, versions)


def _sessions(story: NarrativeView) -> tuple[TestSession, ...]:
    return story.whole.test_sessions.of("narrative", story.narrative.id)


def _read(story: NarrativeView, sessions: Iterable[TestSession | None]) -> list[Reading]:
    """Those of some sessions that were held for the story."""
    held = [
        one
        for one in sessions
        if one is not None
        and one.narrative == story.narrative.id
        and one.state is SessionState.ENDED
    ]
    told = told_in(story.whole, held)
    return [Reading(story.whole, standing(one), told[one.id]) for one in held]


def _as_told(found: Sequence[tuple[str, FrameFigures]]) -> AsTold:
    """Figures of several versions as one."""
    whole = NO_FIGURES
    for _version, figures in found:
        whole += figures
    return AsTold(whole, tuple(version for version, _figures in found))


def _touched(before: ProjectView, now: ProjectView) -> frozenset[str]:
    """The ids of the sessions of which any row has changed."""
    found: set[str] = set(before.test_sessions.differing(now.test_sessions))
    for name in _OF_SESSIONS:
        for row in _differing(before, now, name):
            found.add(row.session)
    for code in _differing(before, now, QuoteCode.table):
        for view in (before, now):
            quote = view.quotes.get(code.quote)
            if quote is not None:
                found.add(quote.session)
    return frozenset(found)


def _differing(before: ProjectView, now: ProjectView, table: str) -> list[Any]:
    """The rows of a table that differ, as they were and as they are."""
    then, later = before.tables[table], now.tables[table]
    ids = then.differing(later)
    return [row for one in ids for row in (then.get(one), later.get(one)) if row is not None]


def _counted_on(
    tally: Tally,
    gone: tuple[NarrativeView, Sequence[Reading]],
    come: tuple[NarrativeView, Sequence[Reading]],
) -> Tally:
    """A sum once some sessions read otherwise; the readings before keep theirs."""
    if not gone[1] and not come[1]:
        return tally
    made = tally.copy()
    for (story, found), sign in ((gone, -1), (come, 1)):
        for one in found:
            made.count(story, one, sign)
    return made


def _of(found: Iterable[Reading], version: str) -> list[Reading]:
    return [one for one in found if one.is_eligible and one.version == version]


def _place(one: Reading) -> tuple[bool, str, int, str]:
    return by_day(one.session)
