"""How the flagged frames of the version told last were rated, each with its distribution."""

from __future__ import annotations

from narrative_studio.charts.ratings import RatingDistribution, RatingRow
from narrative_studio.results.elements import ratings
from narrative_studio.results.keys import FRAME, METRIC, key
from narrative_studio.results.outcomes import flags_of
from narrative_studio.results.readings import Readings


def flagged_ratings(readings: Readings) -> RatingDistribution:
    """The ratings behind each flag; those of all frames by metric where none is flagged."""
    whole = ratings(readings)
    found = flags_of(readings, readings.latest)
    if not found:
        return whole
    rows = tuple(
        RatingRow(
            f"{key(FRAME, one.frame)}/{key(METRIC, one.metric.value)}",
            f"Frame {readings.story.number(one.frame)}, {one.metric.value}",
            one.ratings.counts,
        )
        for one in found
    )
    return RatingDistribution(
        headline=whole.headline,
        subtitle=f"the flagged frames of {readings.latest or 'the version told last'}; "
        "never a mean alone",
        interim=whole.interim,
        rows=rows,
    )
