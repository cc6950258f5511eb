"""A copy gathers what may leave, and knows where on the page everything stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exporters.stakeholder.gathered import Contents, buying_step_aside, gathered
from narrative_studio.model.customers import BuyingStep
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import LinkId
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Link, LinkRole
from narrative_studio.project import Project
from tests.story import ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        with project.op("Prove") as op:
            op.create(
                Link(
                    LinkId(ident(0x990)),
                    source_table="proof",
                    source=ident(0x150),
                    target_table="element",
                    target=ident(0x103),
                    role=LinkRole.PROVES,
                )
            )
        yield project


def test_a_proof_without_consent_is_counted_and_not_there(story: Project) -> None:
    shown = gathered(story.view().narrative(), Contents())
    assert shown.proofs == ()
    assert [proof.code for proof in shown.left_out] == ["PF-1"]
    value = shown.whole.elements[ident(0x103)]
    assert shown.proofs_of(value) == ((), 1)
    assert ident(0x150) not in shown.anchors


def test_a_proof_with_consent_stands_with_what_it_backs(story: Project) -> None:
    with story.op("Agree") as op:
        op.set(Proof, ident(0x150), may_be_printed=True)
    shown = gathered(story.view().narrative(), Contents())
    told, more = shown.proofs_of(shown.whole.elements[ident(0x103)])
    assert ([proof.code for proof in told], more) == (["PF-1"], 0)
    assert shown.anchors[ident(0x150)] == "proof-1"


def test_what_demo_steps_carry_counts_for_their_frame(story: Project) -> None:
    shown = gathered(story.view().narrative(), Contents())
    elements, proofs = shown.carried(shown.frames[1])
    assert [element.name for element in elements] == [
        "Reads the wood",
        "Orders the wood",
        "Fewer burnt loaves",
    ]
    assert proofs == ()


def test_only_the_current_market_category_goes_along(story: Project) -> None:
    with story.op("Park") as op:
        op.set(Element, ident(0x105), is_current=False)
    shown = gathered(story.view().narrative(), Contents())
    assert [element.id for element in shown.candidates] == [ident(0x105)]
    assert ident(0x105) not in shown.anchors


def test_without_the_story_no_frame_has_a_place(story: Project) -> None:
    shown = gathered(story.view().narrative(), Contents(has_story=False))
    assert shown.frames == ()
    assert ident(0x210) not in shown.anchors
    assert [frame.id for frame in shown.carriers[ident(0x104)]] == [ident(0x210)]


def test_a_step_to_a_decision_says_who_takes_it_and_when_it_is_done(story: Project) -> None:
    def aside(**cells: Any) -> str:
        with story.op("Decide") as op:
            op.set(BuyingStep, ident(0x322), **cells)
        whole = story.view()
        return buying_step_aside(whole, whole.buying_steps[ident(0x322)])

    assert aside(done_when="") == "Master baker"
    assert aside(done_when=" A loaf is sold ") == "Master baker; done when: A loaf is sold"
    assert aside(persona=None) == "done when: A loaf is sold"
