"""The flag rule is applied as it is written, in whole numbers."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.prospects.eligible import by_version, eligible
from narrative_studio.analysis.prospects.flags import Flag, flags, has_low_mean, has_many_low
from narrative_studio.analysis.prospects.received import Reception, reception
from narrative_studio.analysis.statistics.ratings import Ratings
from narrative_studio.model.ids import FrameId, NarrativeId, TestProtocolId
from narrative_studio.model.prospects import Metric, TestProtocol
from narrative_studio.model.view import ProjectView

PROTOCOL = TestProtocol(TestProtocolId("p"), narrative=NarrativeId("n"))

FLAGGED = {
    "v1": [
        ("F03", "differentiation"),
        ("F04", "clarity"),
        ("F04", "relevance"),
        ("F04", "differentiation"),
        ("F05", "clarity"),
        ("F05", "differentiation"),
        ("F06", "differentiation"),
        ("F07", "clarity"),
        ("F08", "clarity"),
        ("F08", "believability"),
        ("F10", "relevance"),
        ("F10", "differentiation"),
        ("F10", "believability"),
        ("F12", "relevance"),
        ("F12", "differentiation"),
    ],
    "v2": [
        ("F01", "differentiation"),
        ("F07", "clarity"),
        ("F08", "believability"),
        ("F10", "clarity"),
        ("F10", "relevance"),
        ("F10", "differentiation"),
        ("F10", "believability"),
        ("F12", "relevance"),
        ("F12", "differentiation"),
    ],
    "v3": [],
}
LOW_MEANS = {
    ("v1", "F03", "differentiation"): 3.33,
    ("v1", "F04", "clarity"): 2.33,
    ("v1", "F08", "believability"): 2.33,
    ("v1", "F10", "believability"): 3,
    ("v2", "F07", "clarity"): 2.33,
    ("v2", "F12", "relevance"): 2.67,
}
"""Some of the means that the file of the sample lists as low."""


@pytest.fixture(scope="module")
def found(tested: ProjectView) -> dict[str, tuple[Flag, ...]]:
    story = tested.narrative()
    (protocol,) = tested.test_protocols.values()
    frames = [frame.id for frame in story.frames]
    return {
        version: flags(protocol, reception(tested, sessions, frames).values())
        for version, sessions in by_version(eligible(tested, story.narrative.id)).items()
    }


def test_the_sample_is_flagged_as_its_file_expects(
    tested: ProjectView, found: dict[str, tuple[Flag, ...]]
) -> None:
    named = {
        version: [(tested.frames[one.frame].ref, str(one.metric)) for one in many]
        for version, many in found.items()
    }
    assert named == FLAGGED


def test_the_mean_clause_alone_flags_the_same_frames_there(
    tested: ProjectView, found: dict[str, tuple[Flag, ...]]
) -> None:
    assert all(one.has_low_mean for many in found.values() for one in many)
    means = {
        (version, tested.frames[one.frame].ref, str(one.metric)): round(
            one.ratings.total / one.ratings.n, 2
        )
        for version, many in found.items()
        for one in many
    }
    assert LOW_MEANS.items() <= means.items()


def ratings(*values: int) -> Ratings:
    return Ratings.of(values)


@pytest.mark.parametrize(
    ("values", "low_mean", "many_low"),
    [
        ((), False, False),
        ((3, 4), False, False),  # 3.5 is not under 3.5
        ((3, 3, 4), True, False),
        ((2, 5, 5, 5), False, True),  # a quarter is enough
        ((2, 5, 5, 5, 5), False, False),
        ((1, 1, 1), True, True),
    ],
)
def test_each_clause_holds_at_its_edge(
    values: tuple[int, ...], low_mean: bool, many_low: bool
) -> None:
    assert has_low_mean(PROTOCOL, ratings(*values)) is low_mean
    assert has_many_low(PROTOCOL, ratings(*values)) is many_low


def test_too_few_sessions_flag_nothing_and_one_clause_is_enough() -> None:
    few = Reception(FrameId("a"), ratings={Metric.CLARITY: ratings(1, 1)})
    low = Reception(FrameId("b"), ratings={Metric.CLARITY: ratings(2, 5, 5, 5)})
    (flag,) = flags(PROTOCOL, [few, low])
    assert (flag.frame, flag.metric, flag.has_low_mean, flag.has_many_low) == (
        "b",
        Metric.CLARITY,
        False,
        True,
    )
