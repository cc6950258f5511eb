"""Whether a tested pitch passes: the rule, clause by clause, and how far that is from proof.

By default it passes when the test rep says that she is not going back to the old pitch, backed by
the conversion of first calls against that of the old pitch, with enough eligible sessions. That can
be far from statistical proof; both are said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from narrative_studio.analysis.judging.comparison import Comparison, Finding
from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.model.prospects import Answer, Verdict


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition of the rule, whether it is met, and why; unknown is not no."""

    title: str
    met: Answer
    because: str


@dataclass(frozen=True, slots=True)
class PassGate:
    """The counts that the rule looks at.

    ``eligible`` counts eligible sessions, ``least`` how many it takes and ``planned`` how many were
    planned. ``verdicts`` holds the latest verdict of each test rep. ``converted`` of ``known`` is
    the conversion of eligible sessions of which it is known, ``old_converted`` of ``old_calls``
    that of the old pitch.

    Raises:
        ImpossibleNumber: a count that cannot be, when it is first looked at.
    """

    eligible: int
    least: int
    planned: int
    verdicts: tuple[Verdict, ...]
    converted: int
    known: int
    old_converted: int
    old_calls: int
    old_name: str = "the old pitch"

    @property
    def comparison(self) -> Comparison:
        """The conversion of the tested pitch beside that of the old one.

        It is an early look until the planned sessions are held. What is never known of some of them
        does not keep the others from being judged then.
        """
        return Comparison(
            Rate(self.converted, self.known, self.planned if self.is_interim else None),
            Rate(self.old_converted, self.old_calls),
            "the tested pitch",
            self.old_name,
        )

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The three conditions, in the order in which they are looked at."""
        return (self._enough(), self._rep(), self._conversion())

    @property
    def passes(self) -> Answer:
        """Yes when all conditions are met, no when one is not, else unknown."""
        met = {clause.met for clause in self.clauses}
        if Answer.NO in met:
            return Answer.NO
        return Answer.UNKNOWN if Answer.UNKNOWN in met else Answer.YES

    @property
    def is_interim(self) -> bool:
        """Whether fewer sessions count than were planned."""
        return self.eligible < self.planned

    @property
    def open(self) -> str:
        """Of how many eligible sessions the conversion is not known, in words; empty for none.

        They are no part of the rate. Those who never answer are rarely those who bought, so that
        a rate without them may flatter.
        """
        missing = self.eligible - self.known
        return f"of {missing} more it is not known" if missing > 0 else ""

    @property
    def is_proof(self) -> bool:
        """Whether the conversion is better than the old pitch's beyond chance, too."""
        return self.comparison.finding is Finding.HIGHER

    @property
    def words(self) -> str:
        """What the rule says, and what the numbers alone would say."""
        match self.passes:
            case Answer.YES:
                first = "The pitch passes by the rule that was agreed on."
            case Answer.NO:
                unmet = [each for each in self.clauses if each.met is Answer.NO]
                first = f"The pitch does not pass yet: {unmet[0].because}."
            case _:
                open_ = [each for each in self.clauses if each.met is Answer.UNKNOWN]
                first = f"Whether the pitch passes is open: {open_[0].because}."
        if self.is_interim:
            first += f" This is an interim look, at {self.eligible} of {self.planned} sessions."
        return f"{first} {self.caution}"

    @property
    def caution(self) -> str:
        """What the numbers alone say, and how far that is from proof."""
        if not self.known or not self.old_calls:
            return "No numbers back it: conversion cannot be compared with the old pitch."
        first = {
            Finding.HIGHER: "The numbers bear it out.",
            Finding.LOWER: "The numbers speak against it.",
        }.get(self.comparison.finding, "That is no statistical proof.")
        return f"{first} {self.comparison.words('converted')}"

    def _enough(self) -> Clause:
        is_enough = self.eligible >= self.least
        return Clause(
            "Enough eligible sessions",
            Answer.YES if is_enough else Answer.NO,
            f"{self.eligible} of at least {self.least} eligible sessions were held",
        )

    def _rep(self) -> Clause:
        title = "The test rep is not going back"
        said = Counter(verdict for verdict in self.verdicts if verdict is not Verdict.UNKNOWN)
        if not said:
            return Clause(title, Answer.UNKNOWN, "no test rep has given a verdict")
        staying, reps = said[Verdict.NOT_GOING_BACK], said.total()
        if staying == reps:
            who = "the test rep says" if reps == 1 else f"all {reps} test reps say"
            return Clause(title, Answer.YES, f"{who} that there is no going back")
        if reps == 1:
            latest = next(iter(said))
            return Clause(title, Answer.NO, f"the test rep says “{latest.value}”")
        return Clause(title, Answer.NO, f"{staying} of {reps} test reps are not going back")

    def _conversion(self) -> Clause:
        title = f"More first calls convert than with {self.old_name}"
        now, old = self.comparison.now, self.comparison.before
        if not old.n:
            return Clause(title, Answer.UNKNOWN, f"the baseline of {self.old_name} is not known")
        if not now.n:
            return Clause(title, Answer.UNKNOWN, "of no session it is known whether it converted")
        if self.known < self.least <= self.eligible:
            of_few = f"of {self.known} of at least {self.least} sessions it is known whether they"
            return Clause(title, Answer.UNKNOWN, f"{of_few} converted")
        counted = f"{now.counted} converted against {old.counted} with {self.old_name}"
        if self.open:
            counted += f", {self.open}"
        # In whole numbers: a rate that just equals the old one is not above it by rounding.
        is_higher = now.successes * old.n > old.successes * now.n
        return Clause(title, Answer.YES if is_higher else Answer.NO, counted)


def latest_verdicts(verdicts: Iterable[tuple[str, Verdict]]) -> tuple[Verdict, ...]:
    """The last known verdict of each rep, of pairs of a rep and a verdict in order of time.

    A session of which the rep has said nothing does not take back what she said before.
    """
    found: dict[str, Verdict] = {}
    for rep, verdict in verdicts:
        if verdict is not Verdict.UNKNOWN or rep not in found:
            found[rep] = verdict
    return tuple(found.values())
