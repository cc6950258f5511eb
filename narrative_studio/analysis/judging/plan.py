"""What a planned number of tests can tell at best, to be read before it is fixed."""

from __future__ import annotations

from typing import Final

from narrative_studio.analysis.statistics.comparing import MOST_PER_ARM, power
from narrative_studio.analysis.statistics.discovery import chance_to_meet
from narrative_studio.analysis.statistics.intervals import widest_half
from narrative_studio.analysis.statistics.numbers import share, whole

PREVALENCE: Final = 0.2
"""A problem is worth finding when this share of buyers has it."""
LIFT: Final = 0.3
"""The difference to the old pitch that is worth telling, 30 points."""


def outlook(
    planned: int,
    *,
    prevalence: float = PREVALENCE,
    old_rate: float | None = None,
    lift: float = LIFT,
) -> tuple[str, ...]:
    """What so many tests can tell, as sentences; none when no test is planned.

    How exact a rate becomes, how surely a problem is met that the share ``prevalence`` of buyers
    has and, where the rate of the old pitch is known, how often a pitch that is better by ``lift``
    is told from it with as many tests on each side.

    Raises:
        ImpossibleNumber: a negative count, or a share outside 0 to 1.
    """
    n = whole(planned, "the planned n")
    share(prevalence, "prevalence")
    share(lift, "lift")
    if n == 0:
        return ()
    tests = "1 test" if n == 1 else f"{n} tests"
    half = round(widest_half(n) * 100)
    found = [
        # Further out the interval is narrower and reaches further to one side than to the other.
        f"A rate near one half from {tests} is known to within {half} points either way "
        "(95 % interval).",
        f"A problem that {_percent(prevalence)} of buyers have comes up at least once in "
        f"{_of_100(chance_to_meet(prevalence, n))} such series.",
    ]
    if old_rate is not None and n <= MOST_PER_ARM:
        new_rate = min(1.0, share(old_rate, "old_rate") + lift)
        told = _of_100(power(n, was=old_rate, becomes=new_rate))
        found.append(
            f"Were {_percent(new_rate)} to convert instead of {_percent(old_rate)}, {tests} of "
            f"each pitch would tell them apart in {told} such series."
        )
    return tuple(found)


def _percent(part: float) -> str:
    return f"{round(part * 100)} %"


def _of_100(chance: float) -> str:
    """A chance as a count, never called certain or impossible by rounding."""
    count = round(chance * 100)
    if count == 0 and chance > 0:
        return "fewer than 1 of 100"
    if count == 100 and chance < 1:
        return "more than 99 of 100"
    return f"{count} of 100"
