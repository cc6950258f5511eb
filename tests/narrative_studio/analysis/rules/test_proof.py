"""What running text tells of proofs is found by the use of each text and the consent for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from narrative_studio.analysis.consent import Channel
from narrative_studio.analysis.rules.finding import Rule
from narrative_studio.analysis.rules.proof import (
    answer_tellings,
    element_tellings,
    proof_findings,
    told_without_consent,
)
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import ElementKind
from tests.narrative_studio.analysis.told_story import Story

NAMED = "As Acme Bakeries found."


def acme(story: Story, **cells: Any) -> Proof:
    return story.proof(code="PF-9", headline="Less waste", customer_alias="Acme Bakeries", **cells)


def texts(story: Story) -> list[str]:
    return [one.text for one in proof_findings(story.view())]


@pytest.fixture
def cleared() -> dict[str, object]:
    return {"may_be_spoken": True, "may_be_shown": True, "may_be_printed": True, "expires_on": None}


def test_a_proof_that_may_be_used_in_every_way_is_told_freely(
    story: Story, cleared: dict[str, object]
) -> None:
    acme(story, **cleared)
    story.frame(script=NAMED, bullets=NAMED)
    assert texts(story) == []


def test_a_linked_proof_whose_consent_has_run_out_is_told_of_elsewhere(
    story: Story, cleared: dict[str, object]
) -> None:
    proof = acme(story, **cleared | {"expires_on": "2025-12-31"})
    frame = story.frame(script=NAMED)
    assert len(texts(story)) == 1
    story.link(frame, proof)
    assert texts(story) == []


def test_consent_to_be_spoken_of_is_none_for_slides(
    story: Story, cleared: dict[str, object]
) -> None:
    acme(story, **cleared | {"may_be_shown": False})
    frame = story.frame(script=NAMED, bullets=f"- {NAMED}", headline="Acme bakeries waste less")
    (finding,) = proof_findings(story.view())
    assert finding.text == (
        "Frame 1 tells proof PF-9 in its headline and bullets, which may not be shown in a deck."
    )
    assert (finding.rule, finding.row_id) == (Rule.PROOF_TOLD, frame.id)


def test_each_proof_that_a_text_tells_is_named(story: Story) -> None:
    uncleared: dict[str, Any] = {
        "may_be_spoken": False,
        "may_be_shown": False,
        "may_be_printed": False,
    }
    acme(story, consent="", **uncleared)
    story.proof(
        code="PF-8", headline="Faster", customer_alias="Moor Dairy", consent="", **uncleared
    )
    story.frame(script=f"{NAMED} Moor Dairy says so too.")
    assert sorted(texts(story)) == [
        "Frame 1 tells proof PF-8 in its script, which is not cleared.",
        "Frame 1 tells proof PF-9 in its script, which is not cleared.",
    ]


def test_what_is_said_in_a_step_is_spoken(story: Story, cleared: dict[str, object]) -> None:
    acme(story, **cleared | {"may_be_spoken": False})
    frame = story.frame(script="")
    story.step(frame, say=NAMED, fallback=NAMED)
    assert texts(story) == [
        "Step 1.1 tells proof PF-9 in its spoken text and fallback, which may not be spoken."
    ]


def test_consent_that_has_ended_says_when(story: Story, cleared: dict[str, object]) -> None:
    acme(story, **cleared | {"expires_on": "2026-03-03"})
    story.frame(script=NAMED)
    (text,) = texts(story)
    assert text.endswith("which has no consent any more: it ended on 3 March 2026.")


def test_a_linked_proof_that_is_not_cleared_is_told_of_once(story: Story) -> None:
    proof = acme(story, may_be_spoken=False, may_be_shown=False, may_be_printed=False, consent="")
    frame = story.frame(script=NAMED, bullets=NAMED)
    (text,) = texts(story)
    assert text == "Frame 1 tells proof PF-9 in its bullets and script, which is not cleared."
    story.link(frame, proof)
    assert texts(story) == []


def test_answers_to_objections_are_spoken(story: Story, cleared: dict[str, object]) -> None:
    acme(story, **cleared | {"may_be_spoken": False})
    story.objection(code="OB-1", response=NAMED)
    assert texts(story) == [
        "Objection OB-1 tells proof PF-9 in its answer, which may not be spoken."
    ]


def test_an_element_is_looked_at_by_the_use_of_the_page(
    story: Story, cleared: dict[str, object]
) -> None:
    acme(story, **cleared | {"may_be_printed": False})
    element = story.element(ElementKind.VALUE, "Waste", statement=NAMED)
    view = story.view()
    assert texts(story) == []
    found = element_tellings(view, element)

    def told(channel: Channel) -> Iterator[str]:
        return (text for _one, text in told_without_consent(found, "2026-04-21", channel))

    assert list(told(Channel.SPOKEN)) == []
    assert [text.endswith("which may not be printed.") for text in told(Channel.PRINTED)] == [True]
    assert answer_tellings(view, story.objection(response="Nothing of it")) == ()
