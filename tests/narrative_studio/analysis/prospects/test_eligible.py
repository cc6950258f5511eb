"""Only qualified prospects who have not heard the old story are counted; unknown is not no."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.analysis.prospects.eligible import (
    Doubt,
    Exclusion,
    by_version,
    eligible,
    standing,
    standings,
)
from narrative_studio.model.ids import NarrativeId, TestSessionId
from narrative_studio.model.prospects import Answer, SessionState, TestSession
from narrative_studio.model.view import ProjectView

GOOD = TestSession(
    TestSessionId("t"),
    narrative=NarrativeId("n"),
    state=SessionState.ENDED,
    qualified=Answer.YES,
    contaminated=Answer.NO,
)


def test_the_sample_counts_ten_and_says_why_not_the_others(tested: ProjectView) -> None:
    narrative = tested.narrative().narrative.id
    counted = [one.code for one in eligible(tested, narrative)]
    assert counted == ["T01", "T02", "T04", "T05", "T06", "T07", "T09", "T10", "T11", "T12"]
    others = [one for one in standings(tested, narrative) if not one.is_eligible]
    assert [(one.session.code, one.exclusions) for one in others] == [
        ("T03", (Exclusion.NOT_QUALIFIED,)),
        ("T08", (Exclusion.CONTAMINATED,)),
    ]
    assert others[1].reasons == ("contaminated: Saw the old pitch in October.",)


@pytest.mark.parametrize(
    ("session", "exclusions", "doubts"),
    [
        (GOOD, (), ()),
        (replace(GOOD, qualified=Answer.UNKNOWN), (Exclusion.QUALIFIED_UNKNOWN,), ()),
        (replace(GOOD, qualified=Answer.NO), (Exclusion.NOT_QUALIFIED,), ()),
        (replace(GOOD, contaminated=Answer.UNKNOWN), (), (Doubt.CONTAMINATED_UNKNOWN,)),
        (replace(GOOD, contaminated=Answer.YES), (Exclusion.CONTAMINATED,), ()),
        (replace(GOOD, state=SessionState.RUNNING), (Exclusion.NOT_HELD,), ()),
        (
            replace(GOOD, qualified=Answer.NO, contaminated=Answer.YES),
            (Exclusion.NOT_QUALIFIED, Exclusion.CONTAMINATED),
            (),
        ),
    ],
)
def test_every_answer_has_its_consequence(
    session: TestSession, exclusions: tuple[Exclusion, ...], doubts: tuple[Doubt, ...]
) -> None:
    found = standing(session)
    assert (found.exclusions, found.doubts) == (exclusions, doubts)
    assert found.is_eligible == (not exclusions)


def test_a_reason_that_nobody_wrote_is_the_bare_fact() -> None:
    assert standing(replace(GOOD, qualified=Answer.NO)).reasons == ("not qualified",)


def test_versions_come_in_the_order_in_which_they_were_told() -> None:
    days = [("v2", "2026-03-20"), ("v10", "2026-04-01"), ("v2", "2026-03-18"), ("v1", None)]
    rows = [
        replace(GOOD, id=TestSessionId(str(n)), version=version, held_on=day)
        for n, (version, day) in enumerate(days)
    ]
    found = by_version(rows)
    assert list(found) == ["v2", "v10", "v1"]
    assert [one.id for one in found["v2"]] == ["2", "0"]
