"""Which sessions count, and why the others do not: they are kept and shown, but not counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.prospects import Answer, SessionState, TestSession
from narrative_studio.model.view import ProjectView


class Exclusion(StrEnum):
    """Why a session is not counted."""

    NOT_HELD = "not held yet"
    NOT_QUALIFIED = "not qualified"
    QUALIFIED_UNKNOWN = "not known whether qualified"
    CONTAMINATED = "contaminated"


class Doubt(StrEnum):
    """What is not known of a session that is counted all the same."""

    CONTAMINATED_UNKNOWN = "not known whether contaminated"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a session stands to being counted.

    ``doubts`` are said beside what is counted: that somebody has heard the old story is not known
    is neither a yes nor a no.
    """

    session: TestSession
    exclusions: tuple[Exclusion, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_eligible(self) -> bool:
        """Whether it is counted."""
        return not self.exclusions

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is not counted, each with what the team has written about it."""
        session = self.session
        written = {
            Exclusion.NOT_QUALIFIED: session.qualified_because,
            Exclusion.QUALIFIED_UNKNOWN: session.qualified_because,
            Exclusion.CONTAMINATED: session.contaminated_because,
        }
        return tuple(
            f"{one}: {why}" if (why := written.get(one, "").strip()) else str(one)
            for one in self.exclusions
        )


def standing(session: TestSession) -> Standing:
    """How one session stands: held, qualified, and not contaminated as far as is known."""
    exclusions = []
    if session.state is not SessionState.ENDED:
        exclusions.append(Exclusion.NOT_HELD)
    if session.qualified is Answer.NO:
        exclusions.append(Exclusion.NOT_QUALIFIED)
    elif session.qualified is Answer.UNKNOWN:
        exclusions.append(Exclusion.QUALIFIED_UNKNOWN)
    if session.contaminated is Answer.YES:
        exclusions.append(Exclusion.CONTAMINATED)
    is_unknown = session.contaminated is Answer.UNKNOWN
    return Standing(session, tuple(exclusions), (Doubt.CONTAMINATED_UNKNOWN,) if is_unknown else ())


def standings(view: ProjectView, narrative: NarrativeId) -> tuple[Standing, ...]:
    """How all sessions of a narrative stand, by the day of the call; undated ones come last."""
    found = view.test_sessions.of("narrative", narrative)
    return tuple(standing(one) for one in sorted(found, key=by_day))


def eligible(view: ProjectView, narrative: NarrativeId) -> tuple[TestSession, ...]:
    """The sessions of a narrative that are counted, by the day of the call."""
    return tuple(one.session for one in standings(view, narrative) if one.is_eligible)


def by_version(sessions: Iterable[TestSession]) -> Mapping[str, tuple[TestSession, ...]]:
    """Sessions by the label of the version that was told, the version first told coming first."""
    found: dict[str, list[TestSession]] = {}
    for session in sorted(sessions, key=by_day):
        found.setdefault(session.version, []).append(session)
    return {version: tuple(rows) for version, rows in found.items()}


def by_day(session: TestSession) -> tuple[bool, str, int, str]:
    """What sessions are ordered by: the day of the call; undated ones come last."""
    return (session.held_on is None, session.held_on or "", session.started_at_ms, session.id)
