"""What the team of the sample has done with its story."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from narrative_studio.analysis.story.criteria import payments, told_criteria
from narrative_studio.analysis.story.zones import zone_times
from narrative_studio.model.ids import PersonId
from narrative_studio.model.storyboard import LinkRole
from narrative_studio.model.variants import OVERRIDABLE
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Identity
from narrative_studio.sample import make_sample


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NarrativeView]:
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        patch.setenv("APPDATA", str(folder))
        project = make_sample(
            folder / "lotwarden.narrative", me=Identity(PersonId("me"), "Somebody Else")
        )
    yield project.view().narrative()
    project.close()


def test_every_frame_is_in_a_zone_that_keeps_to_its_budget(story: NarrativeView) -> None:
    times = zone_times(story)
    assert [len(time.frames) for time in times] == [5, 4, 3]
    assert not any(time.over_ms for time in times)
    assert all(frame.zone for frame in story.frames)


def test_each_criterion_is_paid_for_by_a_frame_and_by_a_step(story: NarrativeView) -> None:
    criteria = told_criteria(story)
    assert len(criteria) == 3
    for criterion in criteria:
        paid = payments(story, criterion)
        assert [payment.row.table for payment in paid] == ["frame", "step"]
        assert {payment.link.role for payment in paid} == {LinkRole.PAYS_FOR}


def test_the_variant_says_only_what_can_be_said_otherwise(story: NarrativeView) -> None:
    (variant,) = story.whole.variants.ordered
    assert variant.name == "Ten minutes"
    assert len(story.whole.left_out) == 6
    for says in story.whole.overrides.values():
        assert says.what in OVERRIDABLE
        assert says.frame not in {one.frame for one in story.whole.left_out.values()}


def test_the_reply_belongs_to_the_first_comment(story: NarrativeView) -> None:
    first, second, third = sorted(story.whole.comments.values(), key=lambda one: one.said_at_ms)
    assert (first.reply_to, second.reply_to, third.reply_to) == (None, first.id, None)
    assert first.about == second.about
    assert [one.comment for one in story.whole.mentions.values()] == [first.id]
    assert "@Dana Okafor" in first.text
