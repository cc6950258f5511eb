"""What a frame is likely linked to next follows from what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrative_studio.analysis.linking.likely_links import likely_targets
from narrative_studio.commands.links import link, unlink
from narrative_studio.model.positioning import ElementKind
from narrative_studio.project import Project
from narrative_studio.sample.replay import make_sample
from tests.narrative_studio.analysis.told_story import Story
from tests.story import ADA


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Project]:
    made = make_sample(tmp_path / "sample.narrative", me=ADA)
    yield made
    made.close()


def test_what_the_frames_around_carry_is_likely_and_what_it_carries_itself_is_not(
    sample: Project,
) -> None:
    view = sample.view()
    frames = view.narrative().frames
    for frame in frames:
        own = {one.target for one in view.links_from(frame.id)}
        found = likely_targets(view, [frame.id])
        assert 0 < len(found) <= 5
        assert not own & set(found)
        assert len(set(found)) == len(found)
    seventh, eighth = frames[6], frames[7]
    (wanted, *_others) = view.links_from(seventh.id)
    assert seventh.beat == eighth.beat
    for one in view.links_from(eighth.id):
        if one.target == wanted.target:
            unlink(sample, link_id=one.id)
    assert wanted.target in likely_targets(sample.view(), [eighth.id], most=9)


def test_what_was_linked_last_is_likely_elsewhere(sample: Project) -> None:
    view = sample.view()
    first, last = view.narrative().frames[0], view.narrative().frames[-1]
    near = likely_targets(view, [first.id], most=99)
    carried = {one.target for one in view.links_from(first.id)}
    (new, *_rest) = [
        row for row in view.elements.ordered if row.id not in near and row.id not in carried
    ]
    link(sample, source=last, target=new)
    assert new.id in likely_targets(sample.view(), [first.id], most=99)


def test_of_several_frames_only_what_all_carry_is_left_out(sample: Project) -> None:
    view = sample.view()
    first, second = view.narrative().frames[6:8]
    both = likely_targets(view, [first.id, second.id], most=99)
    shared = {one.target for one in view.links_from(first.id)} & {
        one.target for one in view.links_from(second.id)
    }
    assert not shared & set(both)
    assert likely_targets(view, []) == likely_targets(view, [], most=4)


def test_before_anything_is_linked_it_is_what_the_beat_speaks_of() -> None:
    story = Story()
    kinds = (ElementKind.ALTERNATIVE, ElementKind.DIFFERENTIATOR, ElementKind.VALUE)
    rival, fact, value = (story.element(kind) for kind in kinds)
    proof = story.proof()
    wanted = {
        "alternatives": [rival.id],
        "differentiated-value": [value.id, fact.id],
        "proof": [proof.id],
        "the-ask": [],
    }
    for beat, expected in wanted.items():
        frame = story.frame(beat)
        assert list(likely_targets(story.whole(), [frame.id])) == expected, beat
