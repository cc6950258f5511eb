"""What the tests of a narrative come to, in one value: for reports, checks and other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from narrative_studio.analysis.looks import look_while
from narrative_studio.analysis.naming import listed
from narrative_studio.analysis.prospects.eligible import (
    Standing,
    by_version,
    eligible,
    standings,
)
from narrative_studio.analysis.prospects.flags import Flag, flags, judged
from narrative_studio.analysis.prospects.passing import Passing, gate_of
from narrative_studio.analysis.prospects.received import Reception, in_frames, reception
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import FrameResult, Mark, Rating
from narrative_studio.model.prospects import Answer, SessionState, TestSession
from narrative_studio.model.view import NarrativeView


@dataclass(frozen=True, slots=True)
class Figures(Passing):
    """The figures of all sessions of one narrative.

    ``held`` are the sessions that took place, by the day of the call, ``ahead`` how many are
    planned or running. ``versions`` counts the eligible ones by the version told, the first told
    coming first.
    """

    held: tuple[Standing, ...]
    ahead: int
    versions: Mapping[str, int]

    @property
    def eligible(self) -> tuple[Standing, ...]:
        """The eligible sessions."""
        return tuple(one for one in self.held if one.is_eligible)

    @property
    def not_counted(self) -> tuple[Standing, ...]:
        """The sessions that took place and are not eligible."""
        return tuple(one for one in self.held if not one.is_eligible)

    @property
    def words(self) -> str:
        """What the rule says, in a sentence that names what is missing."""
        if self.protocol is None:
            return "There is no protocol, so nothing can pass by it."
        match self.passes:
            case Answer.YES:
                return "The pitch passes by the rule that was agreed on."
            case Answer.NO:
                unmet = [one.because for one in self.conditions if one.met is Answer.NO]
                return f"The pitch does not pass yet: {listed(unmet)}."
            case _:
                open_ = [one.because for one in self.conditions if one.met is Answer.UNKNOWN]
                return f"Whether the pitch passes is open: {listed(open_)}."

    @property
    def caution(self) -> str:
        """How far the numbers alone are from proof."""
        return self.gate.caution


def figures(view: NarrativeView) -> Figures:
    """Gather the figures of a narrative."""
    whole, narrative = view.whole, view.narrative.id
    protocol = next(iter(whole.test_protocols.of("narrative", narrative)), None)
    every = look_while(view, _standings, (TestSession.table,))
    held = tuple(one for one in every if one.session.state is SessionState.ENDED)
    counted = tuple(one.session for one in held if one.is_eligible)
    told = by_version(counted)
    version = next(reversed(tuple(told)), "")
    found: tuple[Flag, ...] = ()
    rated = 0
    if protocol is not None:
        by_frame = look_while(view, _received, _RECEIVED)
        received = [one for frame in view.frames if (one := by_frame.get(frame.id))]
        found, rated = flags(protocol, received), judged(protocol, received)
    return Figures(
        protocol,
        gate_of(protocol, counted),
        version,
        found,
        rated,
        held,
        len(every) - len(held),
        {label: len(sessions) for label, sessions in told.items()},
    )


_RECEIVED: Final = (TestSession.table, Mark.table, Rating.table, FrameResult.table)


def _standings(view: NarrativeView) -> tuple[Standing, ...]:
    return standings(view.whole, view.narrative.id)


def _received(view: NarrativeView) -> Mapping[FrameId, Reception]:
    """How frames were received in the version told last, those of which anything was noted."""
    told = by_version(eligible(view.whole, view.narrative.id))
    latest = told[next(reversed(tuple(told)))] if told else ()
    said = [in_frames(view.whole, session) for session in latest]
    return reception(view.whole, latest, dict.fromkeys(frame for one in said for frame in one))
