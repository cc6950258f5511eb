"""What sessions ended in: how many converted, and which objections were raised by whom."""

from __future__ import annotations

from collections import Counter
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
    counts = Counter(one.converted for one in sessions)
    return Conversion(counts[Answer.YES], counts[Answer.NO], counts[Answer.UNKNOWN])


@dataclass(frozen=True, slots=True)
class Raised:
    """In how many sessions an objection was raised.

    ``objection`` is None for one in the prospect's own words, which then are ``text``. ``frames``
    and ``roles`` count sessions, by the frame at which it was raised, where that is noted, and by
    the buying roles of those who sat there; ``handled`` counts how it was answered.
    """

    objection: ObjectionId | None
    text: str
    sessions: int
    frames: Mapping[FrameId, int]
    roles: Mapping[BuyingRole, int]
    handled: Mapping[Extent, int]


def objections_raised(view: ProjectView, sessions: Iterable[TestSession]) -> tuple[Raised, ...]:
    """The objections that were raised in these sessions, the most frequent first."""
    where: dict[tuple[ObjectionId | None, str], set[str]] = {}
    frames: dict[tuple[ObjectionId | None, str], set[tuple[FrameId, str]]] = {}
    handled: dict[tuple[ObjectionId | None, str], Counter[Extent]] = {}
    counted = {one.id: one for one in sessions}
    for session in counted:
        for one in view.objections_raised.of("session", session):
            # Its own words tell a free objection from others, and one that was deleted.
            is_known = one.objection is not None and one.objection in view.objections
            key = (one.objection, "" if is_known else " ".join(one.text.split()))
            where.setdefault(key, set()).add(session)
            handled.setdefault(key, Counter())[one.handled] += 1
            at = frames.setdefault(key, set())
            if one.frame is not None:
                at.add((one.frame, session))
    found = [
        Raised(
            objection=objection,
            text=known.text if (known := view.objections.get(objection or "")) else text,
            sessions=len(held),
            frames=Counter(frame for frame, _ in frames[objection, text]),
            roles=Counter(role for session in held for role in roles(view, session)),
            handled=handled[objection, text],
        )
        for (objection, text), held in where.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.sessions, one.text)))


def roles(view: ProjectView, session: str) -> frozenset[BuyingRole]:
    """The buying roles that sat on the prospect's side."""
    personas = (
        view.personas.get(one.persona or "") for one in view.session_personas.of("session", session)
    )
    return frozenset(one.buying_role for one in personas if one is not None)
