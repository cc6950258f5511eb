"""Whether a narrative passes by the rule of its protocol: one judgement for all who ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from narrative_studio.analysis.judging.pass_gate import Clause, PassGate, latest_verdicts
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.prospects.flags import Flag
from narrative_studio.analysis.prospects.outcomes import conversion
from narrative_studio.model.prospects import Answer, TestProtocol, TestSession


@dataclass(frozen=True, slots=True)
class Passing:
    """How a narrative stands to the rule that was agreed on.

    ``version`` is the one told last, empty where none was; ``flags`` are those of it, and
    ``judged`` is how many of its frames were rated often enough to be flagged.
    """

    protocol: TestProtocol | None
    gate: PassGate
    version: str
    flags: tuple[Flag, ...]
    judged: int

    @property
    def planned(self) -> int:
        """How many eligible sessions were planned; 0 without a protocol."""
        return self.gate.planned

    @property
    def passes(self) -> Answer:
        """Whether the narrative passes by the rule, no frame of it being flagged."""
        if self.protocol is None:
            return Answer.UNKNOWN
        met = {clause.met for clause in self.conditions}
        if Answer.NO in met:
            return Answer.NO
        return Answer.UNKNOWN if Answer.UNKNOWN in met else Answer.YES

    @property
    def conditions(self) -> tuple[Clause, ...]:
        """What the rule asks for, in the order in which it is looked at; none without one."""
        if self.protocol is None:
            return ()
        return (*self.gate.clauses, self._flagged(self.protocol))

    def _flagged(self, protocol: TestProtocol) -> Clause:
        title = "No flagged frame in the version told last"
        frames = len({flag.frame for flag in self.flags})
        where = f" in {self.version}" if self.version else ""
        if frames:
            verb = "is" if frames == 1 else "are"
            return Clause(title, Answer.NO, f"{counted(frames, 'frame')} {verb} flagged{where}")
        if not self.judged:
            # Without ratings nothing can be flagged, which says nothing of the frames.
            takes = counted(protocol.flag_least_n, "session")
            told = f" of {self.version}" if self.version else ""
            because = f"no frame was rated in {takes}{told} yet, the fewest for a flag"
            return Clause(title, Answer.UNKNOWN, because)
        return Clause(title, Answer.YES, f"no frame is flagged{where}")


def out_of_reach(protocol: TestProtocol) -> str:
    """Why nothing can pass at the planned number, in a sentence; empty where it can."""
    least, planned = protocol.pass_least_n, protocol.planned_n
    if not 0 < planned < least:
        return ""
    return (
        f"At the {planned:,} planned sessions it cannot pass: plan {least:,}, or let it pass from "
        f"{planned:,} on."
    )


def gate_of(protocol: TestProtocol | None, eligible: Sequence[TestSession]) -> PassGate:
    """What the rule asks of the eligible sessions, who come in the order of their days."""
    converted = conversion(eligible)
    old_converted, old_calls = protocol.old_pitch if protocol is not None else (0, 0)
    return PassGate(
        eligible=len(eligible),
        least=protocol.pass_least_n if protocol is not None else 0,
        planned=protocol.planned_n if protocol is not None else 0,
        verdicts=latest_verdicts((one.rep or "", one.verdict) for one in eligible),
        converted=converted.converted,
        known=converted.n,
        old_converted=old_converted,
        old_calls=old_calls,
    )
