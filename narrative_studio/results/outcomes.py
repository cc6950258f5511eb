"""What the sessions ended in: agreed next steps, objections, and the four tiles above all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from narrative_studio.analysis.judging.comparison import Comparison, Finding
from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.prospects.flags import Flag, flags, judged
from narrative_studio.analysis.prospects.outcomes import Raised, conversion
from narrative_studio.analysis.prospects.passing import Passing, gate_of
from narrative_studio.analysis.prospects.protocol_changes import made_afterwards
from narrative_studio.analysis.prospects.received import Reception
from narrative_studio.analysis.statistics.rate import Difference, Rate
from narrative_studio.charts.dot_interval import DotInterval, DotRow
from narrative_studio.charts.pareto import Pareto, ParetoBar
from narrative_studio.charts.rates import share
from narrative_studio.model.customers import BuyingRole
from narrative_studio.model.prospects import Answer, Verdict
from narrative_studio.results.keys import ELIGIBLE, OBJECTION, OLD_PITCH, VERSION, key
from narrative_studio.results.reading import version_words
from narrative_studio.results.readings import Reading, Readings
from narrative_studio.results.tallies import ObjectionTally

_AGREED = "agreed a next step"
_TOO_FEW = "that is too few to compare"
_SEVERAL = "several roles"
_NOBODY = "role not known"
_SAT_THERE = (*(role.value for role in BuyingRole), _SEVERAL, _NOBODY)
_MOST_BARS = 12
_MOST_NAMED = 3


def _rate(found: Iterable[Reading], planned: int | None = None) -> Rate:
    told = conversion(one.session for one in found)
    return Rate(told.converted, told.n, planned)


def next_steps(readings: Readings) -> DotInterval:
    """How many agreed a next step, version by version, beside the old pitch."""
    protocol = readings.protocol
    rows = [
        DotRow(key(VERSION, version), version_words(version), share(_rate(found)))
        for version, found in readings.by_version.items()
    ]
    whole = _rate(readings.eligible)
    if len(rows) > 1:
        rows.append(DotRow(key(ELIGIBLE), "All eligible", share(whole), is_strong=True))
    told = [(version_words(each), _rate(found)) for each, found in readings.by_version.items()]
    pairs = list(zip(told[1:], told, strict=False))
    old = None
    known = _old_pitch(readings)
    if protocol is not None and known.n:
        old = DotRow(key(OLD_PITCH), protocol.old_pitch_name, share(known))
        name = "all eligible" if len(told) > 1 else told[0][0] if told else ""
        pairs.append(((name, whole), ("the old pitch", known)))
    return DotInterval(
        headline=_next_steps_headline(readings, whole),
        rows=tuple(rows) if readings.eligible else (),
        baseline=old,
        word="agreed",
        interim=readings.interim,
        note=" ".join(filter(None, (_left_open(readings), _chances(pairs, readings.interim)))),
    )


def _left_open(readings: Readings) -> str:
    """Of how many more it is not known: they are in no figure."""
    unknown = conversion(one.session for one in readings.eligible).unknown
    return f"Of {unknown:,} more it is not known: no figure here counts them." if unknown else ""


def _chances(pairs: Iterable[tuple[tuple[str, Rate], tuple[str, Rate]]], interim: str) -> str:
    """How probable it is that the first of each pair is the better one, where both may be rates.

    Nothing is said of it at a look before the planned number.
    """
    if interim:
        return ""
    found = []
    for (name, now), (other, before) in pairs:
        difference = Difference(now, before)
        if difference.has_percent:
            found.append(f"{name} over {other}, {difference.chance_words}")
    if not found:
        return ""
    return f"Chance of being the better one, with nothing assumed before: {'; '.join(found)}."


def _old_pitch(readings: Readings) -> Rate:
    protocol = readings.protocol
    return Rate(*protocol.old_pitch) if protocol is not None else Rate(0, 0)


def _next_steps_headline(readings: Readings, whole: Rate) -> str:
    if not whole.n:
        return "Of no session it is known yet whether a next step was agreed"
    old = _old_pitch(readings)
    if not old.n:
        return f"{whole.counted} {_AGREED}; how the old pitch did is not known"
    if not (whole.standing.has_percent and old.standing.has_percent):
        # Which of two is more often is said of rates alone: 1 of 1 is more than anything.
        return f"{whole.counted} {_AGREED}, {old.counted} with the old pitch; {_TOO_FEW}"
    now_part, old_part = whole.successes * old.n, old.successes * whole.n
    if now_part == old_part:
        return "A next step was agreed as often as with the old pitch"
    often = "more" if now_part > old_part else "less"
    told = f"A next step was agreed {often} often than with the old pitch"
    one, other = whole.interval, old.interval
    apart = one.low > other.high or other.low > one.high
    return f"{told}; the intervals {'do not overlap' if apart else 'overlap'}"


def objections(readings: Readings) -> Pareto:
    """Which objections were raised in how many eligible sessions, by the roles that sat there."""
    found = ObjectionTally.raised(readings.story, readings.tallies(ObjectionTally))
    shown, rest = found[:_MOST_BARS], found[_MOST_BARS:]
    sat = [_by_who_sat(one) for one in shown]
    names = [name for name in _SAT_THERE if any(each[name] for each in sat)]
    bars = tuple(
        ParetoBar(
            key(OBJECTION, one.objection or one.text),
            one.text or "An objection without words",
            tuple(each[name] for name in names),
        )
        for one, each in zip(shown, sat, strict=True)
    )
    return Pareto(
        headline=_objections_headline(found),
        subtitle="in how many eligible sessions it was raised, by the buying role that sat there",
        roles=tuple(names) or _SAT_THERE[-1:],
        bars=bars,
        others=sum(one.sessions for one in rest),
        interim=readings.interim,
        note=f"The {_MOST_BARS} most frequent ones." if rest else "",
    )


def _by_who_sat(raised: Raised) -> Counter[str]:
    """Each session once: at whose table it was raised, where one role alone sat there."""
    found: Counter[str] = Counter()
    for roles, count in raised.together.items():
        found[_SEVERAL if len(roles) > 1 else roles[0].value if roles else _NOBODY] += count
    return found


def _objections_headline(found: tuple[Raised, ...]) -> str:
    if not found:
        return "No objection was noted in an eligible session"
    total = sum(one.sessions for one in found)
    first = found[0]
    tied = [one for one in found if one.sessions == first.sessions]
    if first.sessions == 1:
        each = "each " if total > 1 else ""
        return f"{counted(total, 'objection')}, {each}raised once"
    if len(tied) > 1:
        few = f"{len(tied)} objections were raised {first.sessions} times each"
        return f"{few}, of {total} in all"
    words = first.text if len(first.text) <= 60 else first.text[:57].rstrip() + "…"
    return f"“{words.rstrip('.')}” was raised most often, in {counted(first.sessions, 'session')}"


@dataclass(frozen=True, slots=True)
class Verdicts(Passing):
    """What the four tiles say: title and sentence of each, and what stands behind them."""

    reps: tuple[str, ...]
    recorded: int
    excluded: tuple[str, ...]
    afterwards: str = ""
    """That the rule was not agreed before the sessions; empty if it was."""

    @property
    def progress(self) -> tuple[str, str]:
        """How many of the planned sessions were held, and what follows."""
        n, planned = self.gate.eligible, self.planned
        if not planned:
            return f"{counted(n, 'eligible session')}", "No number was planned before the first."
        if n > planned:
            more = counted(n - planned, "session")
            return (
                f"{n} sessions, {planned} planned",
                f"{more} more than planned: decide by the rule.",
            )
        title = f"{n} of {planned} planned sessions"
        if n < planned:
            return title, "Figures may still turn; do not stop on a good day."
        return title, "The planned number is reached: decide by the rule."

    @property
    def rule(self) -> tuple[str, str]:
        """What the rule says, what is against a pass before what is open, and how it came about."""
        title, words = self._by_the_rule
        late = f" {self.afterwards[:1].upper()}{self.afterwards[1:]}." if self.afterwards else ""
        return title, f"{words}{late}"

    @property
    def _by_the_rule(self) -> tuple[str, str]:
        title = {
            Answer.YES: "Pass by the protocol’s rule",
            Answer.NO: "No pass by the protocol’s rule yet",
            Answer.UNKNOWN: "Open by the protocol’s rule",
        }[self.passes]
        if self.passes is not Answer.YES:
            unmet = [one for one in self.conditions if one.met is Answer.NO]
            unmet += [one for one in self.conditions if one.met is Answer.UNKNOWN]
            if not unmet:
                return title, "There is no protocol, so nothing can pass by it."
            words = "; ".join(one.because for one in unmet[:2])
            return title, f"{words[:1].upper()}{words[1:]}."
        who = listed(list(self.reps)) if self.reps else "The test rep"
        verb = "are" if len(self.reps) > 1 else "is"
        now, old = self.gate.comparison.now, self.gate.comparison.before
        where = f" in {self.version}" if self.version else ""
        rates = f"{now.counted} against {old.counted}"
        if self.gate.open:
            rates += f", {self.gate.open}"
        return title, f"{who} {verb} not going back; {rates}; no flagged frame{where}."

    @property
    def caution(self) -> tuple[str, str]:
        """What statistics say of the numbers alone."""
        compared: Comparison = self.gate.comparison
        now, old = compared.now, compared.before
        if not now.n or not old.n:
            return "Nothing to compare yet", "Conversion and the old pitch’s baseline are needed."
        p_value = compared.surprise
        digits = f"{p_value:.2f}" if p_value >= 0.01 else f"{p_value:.1g}"
        words = f"One-sided p = {digits}." if p_value >= 0.001 else "One-sided p under 0.001."
        if compared.finding is Finding.TOO_FEW:
            return "Too few to compare", f"{now.counted} against {old.counted}. {words}"
        if compared.finding is Finding.HIGHER:
            return "Separated from chance", words
        if compared.finding is Finding.LOWER:
            return "Worse than the old pitch", f"{words} That is more than chance."
        if now.standing.is_interim and 0.0 not in compared.difference.interval:
            return "Not to be decided yet", f"{words} Looks before the planned number mislead."
        return "Not yet separated from chance", f"{words} Both statements are true at once."

    @property
    def counting(self) -> tuple[str, str]:
        """How many were recorded and how many count, and who does not and why."""
        title = f"{self.recorded} recorded, {self.gate.eligible} eligible"
        if not self.recorded:
            return title, "No session was held yet."
        if not self.excluded:
            return title, "All of them count."
        named = list(self.excluded[:_MOST_NAMED])
        rest = len(self.excluded) - len(named)
        if rest:
            named.append(f"{rest} more")
        return title, f"Not counted: {'; '.join(named)}."


def verdicts(readings: Readings) -> Verdicts:
    """What may be concluded from the sessions that are looked at."""
    protocol, eligible = readings.protocol, readings.eligible
    latest = readings.latest
    return Verdicts(
        protocol,
        gate_of(protocol, [one.session for one in eligible]),
        latest,
        flags_of(readings, latest),
        judged_in(readings, latest),
        _staying(readings, eligible),
        len(readings.shown),
        tuple(_why_not(one) for one in readings.excluded),
        afterwards(readings),
    )


def afterwards(readings: Readings) -> str:
    """That the rule was not agreed before the first session, in words; empty if it was."""
    protocol, late = readings.protocol, readings.story.whole.late_changes
    changes = len(late.get(protocol.id, ())) if protocol is not None else 0
    return made_afterwards(protocol, [one.session for one in readings.every], changes)


def flags_of(readings: Readings, version: str) -> tuple[Flag, ...]:
    """The frames that the protocol flags in a version."""
    protocol = readings.protocol
    return flags(protocol, _received(readings, version)) if protocol is not None else ()


def judged_in(readings: Readings, version: str) -> int:
    """How many frames were rated often enough in a version to be flagged."""
    protocol = readings.protocol
    return judged(protocol, _received(readings, version)) if protocol is not None else 0


def _received(readings: Readings, version: str) -> list[Reception]:
    return [
        Reception(frame.id, ratings=readings.figures(frame.id, version).ratings)
        for frame in readings.frames
    ]


def _staying(readings: Readings, eligible: tuple[Reading, ...]) -> tuple[str, ...]:
    people = readings.story.whole.people
    unknown = Verdict.UNKNOWN
    said = {
        session.rep: session.verdict
        for one in eligible
        if (session := one.session).verdict is not unknown and session.rep is not None
    }
    kept = [rep for rep, verdict in said.items() if verdict is Verdict.NOT_GOING_BACK]
    return tuple(people[rep].name for rep in kept if rep in people)


def _why_not(one: Reading) -> str:
    session = one.session
    name = " ".join(filter(None, (session.code, session.prospect)))
    why = ", ".join(map(str, one.standing.exclusions))
    return f"{name}, {'has heard the old pitch' if why == 'contaminated' else why}"
