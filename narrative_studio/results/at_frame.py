"""What prospects did and said at one frame, with the session that each of it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from narrative_studio.analysis.naming import counted
from narrative_studio.charts.heat_table import HeatState
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import HuddleKind
from narrative_studio.model.prospects import Extent
from narrative_studio.results.readings import Reading, Readings
from narrative_studio.results.reworded import told_as
from narrative_studio.results.said import Said, said
from narrative_studio.results.taken import Taken, Told, by_wording, taken

_TELLING: Final = (HeatState.CONFUSED, HeatState.OBJECTED, HeatState.LANDED)
"""The states that tell something, those that ask for work first."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing that was noted at a frame: its words, and the session they lead to."""

    session: str
    words: str
    is_counted: bool


@dataclass(frozen=True, slots=True)
class AtFrame:
    """What the sessions that are looked at say of a frame.

    ``reactions`` are the sessions in which it was taken in a way that tells something, ``tripped``
    the words that people stumbled over. ``sessions`` is how many count at all. ``others`` is how
    it was taken in other wordings than those that ``taken`` speaks of.
    """

    taken: Taken
    others: tuple[Taken, ...]
    sessions: int
    interim: str
    reactions: tuple[Noted, ...]
    objections: tuple[Noted, ...]
    tripped: tuple[Noted, ...]
    quotes: tuple[Said, ...]

    @property
    def counts(self) -> tuple[str, ...]:
        """The counts of each wording in which it was told, that of now first, each under its name.

        Where all were told one wording, or nobody knows which, there is nothing to tell apart.
        """
        found = (self.taken, *self.others)
        if len(found) == 1 and not self.taken.is_outdated:
            return ("\n".join(self.taken.counts),) if self.taken.reached else ()
        return tuple("\n".join((f"{one.title}:", *one.counts)) for one in found)

    @property
    def standing(self) -> str:
        """How far the numbers carry; empty where they carry what is shown."""
        carried = self.taken.standing
        if carried.is_empty:
            named = counted(self.sessions, "session that counts", "sessions that count")
            return f"Not enough yet: none of the {named} is known to have reached it"
        if self.taken.is_outdated:
            return "\n".join(filter(None, ("Not told since it was reworded", self.interim)))
        apart = "Anecdote: too few for a pattern" if carried.is_anecdote else ""
        few = "" if carried.has_percent or apart else "Counts only: too few for rates"
        return "\n".join(filter(None, (apart or few, self.interim)))

    @property
    def quotable(self) -> str:
        """How many quotes there are, and how many of them may be quoted outside the team."""
        free = sum(one.may_leave for one in self.quotes)
        told = "all may be quoted" if free == len(self.quotes) else f"{free} may be quoted"
        if not free:
            told = "none may be quoted"
        return f"{counted(len(self.quotes), 'quote')}, {told} outside the team"


def at_frame(readings: Readings, frame: FrameId) -> AtFrame:
    """Gather what was noted at a frame, those of the newest sessions first."""
    newest = tuple(reversed(readings.shown))
    reactions = [
        Noted(one.session.id, _reaction(readings, one, frame), one.standing.is_eligible)
        for state in _TELLING
        for one in newest
        if one.state(frame) is state
    ]
    return AtFrame(
        taken=taken(readings, frame),
        others=by_wording(readings, frame)[1:],
        sessions=len(readings.eligible),
        interim=readings.interim,
        reactions=tuple(reactions),
        objections=tuple(_objections(readings, newest, frame)),
        tripped=tuple(_tripped(readings, newest, frame)),
        quotes=said(readings, frame=frame),
    )


def _reaction(readings: Readings, one: Reading, frame: FrameId) -> str:
    cell = one.cell(frame)
    heard = f", “{cell.reaction}”" if cell.reaction else ""
    earlier = ", earlier wording" if told_as(readings, one, frame) is Told.BEFORE else ""
    return f"{one.state(frame).value.capitalize()}{heard}{earlier} · {_who(one)}"


def _objections(readings: Readings, newest: tuple[Reading, ...], frame: FrameId) -> Iterator[Noted]:
    view = readings.story.whole
    for one in newest:
        for raised in view.objections_raised.of("session", one.session.id):
            if raised.frame == frame:
                known = view.objections.get(raised.objection or "")
                words = known.text if known is not None else raised.text
                yield _noted(one, f"{words or 'An objection'} ({_HANDLED[raised.handled]})")


def _tripped(readings: Readings, newest: tuple[Reading, ...], frame: FrameId) -> Iterator[Noted]:
    view = readings.story.whole
    for one in newest:
        for note in view.huddle_notes.of("session", one.session.id):
            if note.frame == frame and note.kind is HuddleKind.TRIPPED and note.text.strip():
                yield _noted(one, note.text)


def _noted(one: Reading, words: str) -> Noted:
    return Noted(one.session.id, f"{one.session.code}: {words}", one.standing.is_eligible)


def _who(one: Reading) -> str:
    return f"{one.session.code} {one.session.prospect}".strip()


_HANDLED: Final = {
    Extent.YES: "handled",
    Extent.PARTLY: "handled in part",
    Extent.NO: "not handled",
    Extent.UNKNOWN: "not noted how it was handled",
}
