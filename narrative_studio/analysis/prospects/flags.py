"""The flag rule of a protocol, applied to how frames were received."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from narrative_studio.analysis.prospects.received import Reception
from narrative_studio.analysis.statistics.ratings import Ratings
from narrative_studio.model.ids import FrameId
from narrative_studio.model.prospects import Metric, TestProtocol


@dataclass(frozen=True, slots=True)
class Flag:
    """A frame that has to be looked at for a metric, with the clauses of the rule that say so."""

    frame: FrameId
    metric: Metric
    ratings: Ratings
    has_low_mean: bool
    has_many_low: bool


def has_low_mean(protocol: TestProtocol, ratings: Ratings) -> bool:
    """Whether the mean lies under the least mean of the protocol; not without ratings."""
    # In whole numbers, so that a mean that just reaches it is not under it by rounding.
    return ratings.n > 0 and 100 * ratings.total < protocol.flag_mean_hundredths * ratings.n


def has_many_low(protocol: TestProtocol, ratings: Ratings) -> bool:
    """Whether the share of low ratings reaches that of the protocol; not without ratings."""
    low = ratings.at_most(protocol.flag_low_rating)
    return ratings.n > 0 and 100 * low >= protocol.flag_low_share_pct * ratings.n


def judged(protocol: TestProtocol, receptions: Iterable[Reception]) -> int:
    """How many frames were rated often enough for any metric that a flag could be set."""
    least = protocol.flag_least_n
    return sum(
        any(reception.rated(metric).n >= least for metric in Metric) for reception in receptions
    )


def flags(protocol: TestProtocol, receptions: Iterable[Reception]) -> tuple[Flag, ...]:
    """The flags on frames in sessions of one version, frame by frame and metric by metric.

    With fewer rated sessions than the protocol asks for nothing is flagged.
    """
    found = []
    for reception in receptions:
        for metric in Metric:
            ratings = reception.rated(metric)
            if ratings.n < protocol.flag_least_n:
                continue
            low, many = has_low_mean(protocol, ratings), has_many_low(protocol, ratings)
            if low or many:
                found.append(Flag(reception.frame, metric, ratings, low, many))
    return tuple(found)
