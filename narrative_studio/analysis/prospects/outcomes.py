"""What sessions ended in: how many converted, and which objections were raised by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from narrative_studio.model.customers import BuyingRole
from narrative_studio.model.ids import FrameId, ObjectionId
from narrative_studio.model.prospects import Answer, Extent, TestSession
from narrative_studio.model.view import ProjectView


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many sessions converted, how many did not, and of how many it is not known."""

    converted: int
    not_converted: int
    unknown: int

    @property
    def n(self) -> int:
        """The sessions of which it is known: the denominator of the rate."""
        return self.converted + self.not_converted


def conversion(sessions: Iterable[TestSession]) -> Conversion:
    """How many of these sessions converted; unknown is not no."""
    answers = [one.converted for one in sessions]
    return Conversion(*map(answers.count, (Answer.YES, Answer.NO, Answer.UNKNOWN)))


@dataclass(frozen=True, slots=True)
class Raised:
    """In how many sessions an objection was raised.

    ``objection`` is None for one in the prospect's own words, which then are ``text``. ``frames``
    and ``roles`` count sessions, by the frame at which it was raised, where that is noted, and by
    the buying roles of those who sat there. ``together`` counts each session once, by all the roles
    of it; who of them objected is not known. ``handled`` counts how it was answered.
    """

    objection: ObjectionId | None
    text: str
    sessions: int
    frames: Mapping[FrameId, int]
    roles: Mapping[BuyingRole, int]
    together: Mapping[tuple[BuyingRole, ...], int]
    handled: Mapping[Extent, int]


def objections_raised(view: ProjectView, sessions: Iterable[TestSession]) -> tuple[Raised, ...]:
    """The objections that were raised in these sessions, the most frequent first."""
    counts = RaisedCounts()
    for session in {one.id for one in sessions}:
        counts.count(view, session)
    return counts.raised(view)


_Named = tuple[ObjectionId | None, str]
"""An objection: its id, and its own words where it is not one that is known."""
_Counted = FrameId | BuyingRole | tuple[BuyingRole, ...] | Extent | None
"""What sessions are counted by: a frame, a role, all roles, an extent, or None for nothing."""


class RaisedCounts:
    """Which objections were raised in how many sessions, from which single ones may be taken."""

    def __init__(self, counts: Iterable[RaisedCounts] = ()) -> None:
        self._counts: Counter[tuple[_Named, _Counted]] = Counter()
        for one in counts:
            self._counts.update(one._counts)

    def count(self, view: ProjectView, session: str, sign: int = 1) -> None:
        """Add what was raised in a session, or with the sign -1 take it away again."""
        raised = view.objections_raised.of("session", session)
        if not raised:
            return
        counts, present = self._counts, roles(view, session)
        everybody = tuple(role for role in BuyingRole if role in present)
        met: set[tuple[_Named, _Counted]] = set()
        for one in raised:
            # Its own words tell a free objection from others, and one that was deleted.
            is_known = one.objection is not None and one.objection in view.objections
            named = (one.objection, "" if is_known else " ".join(one.text.split()))
            counts[named, one.handled] += sign
            met.update(((named, None), (named, everybody)))
            met.update((named, role) for role in present)
            if one.frame is not None:
                met.add((named, one.frame))
        for each in met:
            counts[each] += sign

    def raised(self, view: ProjectView) -> tuple[Raised, ...]:
        """The objections by what they say in a state of the document, the most frequent first."""
        sessions: dict[_Named, int] = {}
        frames: defaultdict[_Named, dict[FrameId, int]] = defaultdict(dict)
        present: defaultdict[_Named, dict[BuyingRole, int]] = defaultdict(dict)
        together: defaultdict[_Named, dict[tuple[BuyingRole, ...], int]] = defaultdict(dict)
        handled: defaultdict[_Named, dict[Extent, int]] = defaultdict(dict)
        for (named, what), count in self._counts.items():
            if not count:
                continue
            if what is None:
                sessions[named] = count
            elif isinstance(what, tuple):
                together[named][what] = count
            elif isinstance(what, BuyingRole):
                present[named][what] = count
            elif isinstance(what, Extent):
                handled[named][what] = count
            else:
                frames[named][what] = count
        found = [
            Raised(
                objection=objection,
                text=known.text if (known := view.objections.get(objection or "")) else text,
                sessions=count,
                frames=frames[objection, text],
                roles=present[objection, text],
                together=together[objection, text],
                handled=handled[objection, text],
            )
            for (objection, text), count in sessions.items()
        ]
        return tuple(sorted(found, key=lambda one: (-one.sessions, one.text, one.objection or "")))


def roles(view: ProjectView, session: str) -> frozenset[BuyingRole]:
    """The buying roles that sat on the prospect's side."""
    personas = (
        view.personas.get(one.persona or "") for one in view.session_personas.of("session", session)
    )
    return frozenset(one.buying_role for one in personas if one is not None)
