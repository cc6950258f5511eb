"""Moving to another template: what is proposed, and where the frames stand then."""

from __future__ import annotations

from itertools import permutations

import pytest

from narrative_studio.analysis.story.conversion import (
    Landing,
    beats_with_frames,
    frames_after,
    proposal,
)
from narrative_studio.model.template import Template, load_templates, template
from tests.narrative_studio.analysis.told_story import Story

ALL = load_templates()
SALES = template("sales-pitch-8")


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_a_template_is_proposed_to_itself(one: Template) -> None:
    assert proposal(one, one) == {beat.id: Landing(beat.id) for beat in one.beats}


@pytest.mark.parametrize(
    "pair", list(permutations(ALL, 2)), ids=lambda pair: f"{pair[0].id}-{pair[1].id}"
)
def test_every_beat_is_proposed_a_beat_that_exists(pair: tuple[Template, Template]) -> None:
    old, new = pair
    found = proposal(old, new)
    assert list(found) == [beat.id for beat in old.beats]
    for landing in found.values():
        new.beat(landing.beat)
        assert not landing.is_backup


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("sales-pitch-8", "strategic-shift", {"insight": "old-and-new-game"}),
        ("sales-pitch-8", "strategic-shift", {"differentiated-value": "how-we-overcome-them"}),
        ("sales-pitch-8", "promised-land", {"proof": "evidence", "insight": "big-change"}),
        ("sales-pitch-8", "guide-and-hero", {"the-ask": "call-to-action", "introduction": "guide"}),
        ("sales-pitch-8", "before-and-after-value", {"perfect-world": "required-capabilities"}),
        ("before-and-after-value", "sales-pitch-8", {"required-capabilities": "perfect-world"}),
        ("commercial-teaching", "sales-pitch-8", {"our-solution": "differentiated-value"}),
        ("demo-situation-first", "sales-pitch-8", {"questions": "the-ask"}),
        ("guide-and-hero", "sales-pitch-8", {"call-to-action": "the-ask", "success": "proof"}),
    ],
)
def test_beats_of_the_same_job_are_proposed(old: str, new: str, expected: dict[str, str]) -> None:
    found = proposal(template(old), template(new))
    assert {beat: found[beat].beat for beat in expected} == expected


def test_only_beats_that_hold_something_are_asked_about(story: Story) -> None:
    story.frame("proof")
    story.frame("insight", is_backup=True)
    assert [beat.id for beat in beats_with_frames(story.view())] == ["insight", "proof"]


def test_frames_keep_their_order_where_beats_meet(story: Story) -> None:
    for beat, headline in (
        ("proof", "d"),
        ("insight", "a"),
        ("alternatives", "c"),
        ("insight", "b"),
    ):
        story.frame(beat, headline=headline)
    everything = Landing("stakes")
    mapping = dict.fromkeys(("insight", "alternatives", "proof"), everything)
    after = frames_after(story.view(), template("strategic-shift"), mapping)
    held = {str(beat.id): [frame.headline for frame in frames] for beat, frames in after}
    assert held["stakes"] == list("abcd")
    assert sum(map(len, held.values())) == 4
    assert list(held) == [beat.id for beat in template("strategic-shift").beats]


def test_what_is_not_mapped_becomes_backups_of_the_last_beat(story: Story) -> None:
    story.frame("insight", headline="a")
    ((*_, (last, frames)),) = [frames_after(story.view(), template("promised-land"), {})]
    assert last.id == "evidence"
    assert [(frame.headline, frame.is_backup) for frame in frames] == [("a", True)]


def test_backups_stay_backups_and_may_be_asked_for(story: Story) -> None:
    story.frame("insight", headline="a", is_backup=True)
    story.frame("proof", headline="b")
    mapping = {"insight": Landing("evidence"), "proof": Landing("evidence", is_backup=True)}
    *_, (_last, frames) = frames_after(story.view(), template("promised-land"), mapping)
    assert [(frame.headline, frame.is_backup) for frame in frames] == [("a", True), ("b", True)]
