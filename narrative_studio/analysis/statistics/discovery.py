"""How many tests meet a problem, and whether the last ones still brought something new."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import ceil, expm1, log1p
from typing import Final

from narrative_studio.analysis.statistics.numbers import ImpossibleNumber, share, whole

QUIET_SESSIONS: Final = 3
"""So many sessions in a row without a new code count as a sign of saturation."""


def chance_to_meet(prevalence: float, n: int) -> float:
    """How probable it is that ``n`` tests meet a problem which this share of buyers has.

    1 - (1 - p)^n: Nielsen and Landauer (1993), Proc. INTERCHI, 206-213. 0.93 for 0.2 and 12.

    Raises:
        ImpossibleNumber: ``prevalence`` is no share or ``n`` no count.
    """
    p, n = share(prevalence, "prevalence"), whole(n, "n")
    if n == 0:
        return 0.0
    # For rare problems the plain formula loses its digits in 1 - p.
    return 1.0 if p == 1 else -expm1(n * log1p(-p))


def fewest_tests(prevalence: float, chance: float = 0.9) -> int:
    """The fewest tests that meet such a problem with at least this chance.

    Raises:
        ImpossibleNumber: ``prevalence`` is no share above 0, or ``chance`` no share below 1.
    """
    p, wanted = share(prevalence, "prevalence"), share(chance, "chance")
    if p == 0 or wanted == 1:
        raise ImpossibleNumber("no number of tests is enough for that")
    if wanted == 0 or p == 1:
        return int(wanted > 0)
    n = max(1, ceil(log1p(-wanted) / log1p(-p)))
    # The quotient may miss a whole number by a rounding error, to either side.
    while n > 1 and chance_to_meet(p, n - 1) >= wanted:
        n -= 1
    while chance_to_meet(p, n) < wanted:
        n += 1
    return n


@dataclass(frozen=True, slots=True)
class SessionCodes:
    """What one session brought: codes heard, those heard for the first time, and all until then."""

    heard: int
    new: int
    total: int


def saturation(sessions: Iterable[Iterable[Hashable]]) -> tuple[SessionCodes, ...]:
    """New codes session by session, in the order in which they took place.

    Guest, Bunce and Johnson (2006), Field Methods 18, 59-82. A code heard twice in a session
    counts once.
    """
    known: set[Hashable] = set()
    found = []
    for codes in sessions:
        heard = set(codes)
        new = len(heard - known)
        known |= heard
        found.append(SessionCodes(len(heard), new, len(known)))
    return tuple(found)


def quiet_sessions(curve: Iterable[SessionCodes]) -> int:
    """How many sessions at the end brought no new code; ``QUIET_SESSIONS`` of them say enough."""
    quiet = 0
    for session in curve:
        quiet = 0 if session.new else quiet + 1
    return quiet
