"""The figures of tests as JSON, for other programs: its shape is documented and stable."""

from __future__ import annotations

from typing import Any

from narrative_studio.analysis.prospects.eligible import Standing
from narrative_studio.analysis.prospects.figures import figures
from narrative_studio.analysis.prospects.flags import Flag
from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.model.view import NarrativeView

_DECIMALS = 4


def figures_json(view: NarrativeView) -> dict[str, Any]:
    """The figures of a narrative's tests.

    ``planned``, ``fixed`` (whether the protocol is), ``recorded``, ``eligible``, ``ahead``
    (planned or running), ``interim``, ``not_counted`` (each ``session``, ``prospect``, an alias,
    and ``reasons``), ``versions`` (each ``version`` and ``eligible``), ``converted`` and
    ``old_pitch`` as rates, ``version`` (told last), ``flagged`` (each ``frame``, ``number``,
    ``metric``, ``n``, ``low`` and ``mean``) and ``verdict`` (``passes``, which is yes, no or
    unknown; ``conditions``, each ``title``, ``met`` and ``because``; ``proven``; ``words``;
    ``caution``).

    A rate has ``count`` and ``n``, and from ten on ``share``, ``low`` and ``high``, the 95 %
    interval, each from 0 to 1; with fewer these three are null.
    """
    found = figures(view)
    gate = found.gate
    return {
        "planned": found.planned,
        "fixed": found.protocol is not None and found.protocol.is_fixed,
        "recorded": len(found.held),
        "eligible": len(found.eligible),
        "ahead": found.ahead,
        "interim": gate.is_interim,
        "not_counted": [_not_counted(one) for one in found.not_counted],
        "versions": [{"version": name, "eligible": n} for name, n in found.versions.items()],
        "converted": rate_json(gate.comparison.now),
        "old_pitch": rate_json(gate.comparison.before),
        "version": found.version,
        "flagged": [_flag(view, one) for one in found.flags],
        "verdict": {
            "passes": found.passes.value,
            "conditions": [
                {"title": one.title, "met": one.met.value, "because": one.because}
                for one in found.conditions
            ],
            "proven": gate.is_proof,
            "words": found.words,
            "caution": found.caution,
        },
    }


def rate_json(rate: Rate) -> dict[str, Any]:
    """A rate with its interval; below ten it has neither share nor interval."""
    has_percent = rate.standing.has_percent
    return {
        "count": rate.successes,
        "n": rate.n,
        "share": round(rate.share, _DECIMALS) if rate.share is not None else None,
        "low": round(rate.interval.low, _DECIMALS) if has_percent else None,
        "high": round(rate.interval.high, _DECIMALS) if has_percent else None,
    }


def _not_counted(one: Standing) -> dict[str, Any]:
    session = one.session
    return {
        "session": session.code,
        "prospect": session.prospect,
        "reasons": [exclusion.value for exclusion in one.exclusions],
    }


def _flag(view: NarrativeView, flag: Flag) -> dict[str, Any]:
    mean = flag.ratings.mean
    return {
        "frame": flag.frame,
        "number": view.number(flag.frame),
        "metric": flag.metric.value,
        "n": flag.ratings.n,
        "low": flag.ratings.low,
        "mean": round(mean, 2) if mean is not None else None,
    }
