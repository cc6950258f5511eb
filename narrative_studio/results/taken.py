"""How a frame was taken in the sessions that count, in few words: for cards and the inspector."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.statistics.honesty import Standing
from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.charts.heat_table import HeatState
from narrative_studio.model.ids import FrameId
from narrative_studio.results.readings import AsTold, Readings


class Told(StrEnum):
    """What a frame said when it was told."""

    NOW = "as it reads now"
    BEFORE = "before it was reworded"
    UNKNOWN = "wording not known, or a variant’s"


@dataclass(frozen=True, slots=True)
class Taken:
    """How a frame was taken by those who reached it in eligible sessions, each counted once.

    ``reached`` is the n of everything that is said. Who was confused counts as that, whatever else
    was marked, so that the number is that of the confusion curve; ``objected`` are others. The
    rest of those who reached it left nothing that tells.
    """

    reached: int
    landed: int = 0
    confused: int = 0
    objected: int = 0
    versions: str = field(default="", compare=False)
    """Which versions were told, as far as they have labels: ``v1 to v3``."""
    told: Told = Told.UNKNOWN
    """What the frame said then: figures of one wording say nothing of another."""

    @property
    def standing(self) -> Standing:
        """How much the tests that reached it can carry."""
        return Standing(self.reached)

    @property
    def is_outdated(self) -> bool:
        """Whether nobody who counts was told the frame as it reads now."""
        return self.told is Told.BEFORE

    @property
    def quiet(self) -> int:
        """How many reached it and left nothing that tells."""
        return self.reached - self.landed - self.confused - self.objected

    @property
    def shortenings(self) -> tuple[str, ...]:
        """The same in words with their n, in full first, for places of any width.

        The last one says what asks for work most; none gives a rate, and all say of too few that
        they are an anecdote. Of a frame that was reworded since it was told nothing but that.
        """
        if self.is_outdated:
            told = f"{counted(self.reached, 'test')}, none since it was reworded"
            return (told, "Not told since reworded", "Reworded since")
        n, end = self.reached, ", anecdote" if self.standing.is_anecdote else ""
        if not n:
            return ("Tests: not enough yet", "Not enough yet")
        trouble = [(self.confused, "confused"), (self.objected, "objected")]
        every = [(count, word) for count, word in [(self.landed, "landed"), *trouble] if count]
        if not every:
            return (f"{counted(n, 'test')}, nothing marked{end}", f"{counted(n, 'test')}{end}")
        asking = [(count, word) for count, word in trouble if count]
        most = max(asking or every, key=lambda one: one[0])
        shorter = dict.fromkeys(_of(n, found) for found in (every, asking, [most]) if found)
        return tuple(f"{words}{end}" for words in shorter)

    @property
    def counts(self) -> tuple[str, ...]:
        """Each count of the n that reached it, with its interval where there may be one.

        That nobody was confused or that it landed with nobody says something; that nobody
        objected is the usual case.
        """
        told = [(self.landed, "landed"), (self.confused, "confused")]
        told += [(self.objected, "objected")] if self.objected else []
        return tuple(_told(Rate(count, self.reached), word) for count, word in told)

    @property
    def sentence(self) -> str:
        """Everything, each count of the same n, with the interval where there may be one."""
        if not self.reached:
            return f"{self.heading}: {self.standing.badge}, nobody who counts reached it"
        told = f"{self.heading}: {', '.join(self.counts)}"
        if self.standing.is_anecdote:
            told += "; an anecdote"
        return f"{told}; not told since it was reworded" if self.is_outdated else told

    @property
    def title(self) -> str:
        """The wording, and who was told it: ``Before it was reworded, 6 tests of v1 to v2``."""
        of = f" of {self.versions}" if self.versions else ""
        return f"{self.told.value.capitalize()}, {counted(self.reached, 'test')}{of}"

    @property
    def heading(self) -> str:
        """What the counts are of: versions, and of which wording as far as that is known."""
        of = f"In tests of {self.versions}" if self.versions else "In tests"
        return of if self.told is Told.UNKNOWN else f"{of}, {self.told.value}"


def taken(readings: Readings, frame: FrameId) -> Taken:
    """How a frame was taken in the eligible sessions that are looked at.

    It is as it was taken in the wording of now; where nobody was told that, in whichever it had.
    """
    found = by_wording(readings, frame)
    return found[0] if found else Taken(0, versions=_named(tuple(readings.by_version)))


def by_wording(readings: Readings, frame: FrameId) -> tuple[Taken, ...]:
    """The same for each wording in which anybody reached it, that of now first."""
    row = readings.story.whole.frames.get(frame)
    if row is None:
        whole = AsTold(readings.figures(frame), tuple(readings.by_version))
        return (_taken(whole, Told.UNKNOWN),) if whole.figures.reached else ()
    found = readings.worded(row)
    places = ((found.now, Told.NOW), (found.unknown, Told.UNKNOWN), (found.before, Told.BEFORE))
    return tuple(_taken(one, told) for one, told in places if one.figures.reached)


def _taken(one: AsTold, told: Told) -> Taken:
    figures = one.figures
    states = figures.states
    # A state is what asks most; whoever objected may have been confused before.
    both = figures.confused - states[HeatState.CONFUSED]
    return Taken(
        figures.reached,
        states[HeatState.LANDED],
        figures.confused,
        states[HeatState.OBJECTED] - both,
        versions=_named(one.versions),
        told=told,
    )


def _named(versions: tuple[str, ...]) -> str:
    """From the first version to the last one."""
    return " to ".join(dict.fromkeys((*versions[:1], *versions[-1:])))


def _of(n: int, found: list[tuple[int, str]]) -> str:
    """“2 of 10 confused”, “2 confused, 1 objected of 10”."""
    if len(found) == 1:
        ((count, word),) = found
        return f"{count} of {n} {word}"
    return ", ".join(f"{count} {word}" for count, word in found) + f" of {n}"


def _told(rate: Rate, word: str) -> str:
    """“2 of 10 confused (6–51 %)”, without an interval where there are too few."""
    return f"{rate.counted} {word}" + (f" ({rate.range})" if rate.range else "")
