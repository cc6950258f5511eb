"""Each objection with an answer has a hidden slide behind the story."""

from __future__ import annotations

from collections.abc import Callable

from exporters.deck.appendix import objection_slide, objections_of
from exporters.deck.slides import BACKUP
from narrative_studio.markup import plain_text
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.ids import LinkId, ObjectionId, ProofId
from narrative_studio.model.storyboard import Link
from narrative_studio.model.view import NarrativeView

Story = Callable[..., NarrativeView]


def objection(name: str, text: str = "Too dear?", response: str = "") -> Objection:
    return Objection(ObjectionId(name), rank=name, text=text, response=response)


def proved(objection_id: str, proof: Proof) -> tuple[Proof, Link]:
    return proof, Link(LinkId(f"l{proof.id}"), "objection", objection_id, "proof", proof.id)


def test_objections_without_an_answer_stay_out(story: Story) -> None:
    view = story(
        objection("b", response="It pays back."),
        objection("a", text="No time?", response="Two weeks."),
        objection("c"),
        objection("d", text=" ", response="An answer to nothing."),
    )
    assert [one.id for one in objections_of(view)] == ["a", "b"]


def test_the_slide_is_hidden_and_says_question_and_answer(story: Story) -> None:
    view = story(objection("a", text="Too\ndear?", response="- It pays back.\n- In a year."))
    slide = objection_slide(view, view.whole.objections[ObjectionId("a")])
    assert (slide.title, slide.is_hidden, slide.use) == ("Too dear?", True, BACKUP)
    assert plain_text(slide.body) == "It pays back.\nIn a year."
    assert slide.row is not None
    assert (slide.row.table, slide.row.id) == ("objection", "a")


def test_only_proofs_with_consent_stand_below_the_answer(story: Story) -> None:
    view = story(
        objection("a", response="It pays back."),
        *proved("a", Proof(ProofId("p"), headline="Saved a day", customer_alias="a baker",
                           may_be_shown=True)),
        *proved("a", Proof(ProofId("q"), headline="Spoken only", may_be_spoken=True)),
        *proved("a", Proof(ProofId("r"), headline="Expired", may_be_shown=True,
                           expires_on="2020-01-01")),
    )  # fmt: skip
    slide = objection_slide(view, view.whole.objections[ObjectionId("a")])
    assert plain_text(slide.body) == "It pays back.\nA baker: Saved a day"
