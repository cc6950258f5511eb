"""Proof points, objections and the vocabulary."""

from __future__ import annotations

import pytest

from narrative_studio.commands.evidence import (
    add_objection,
    add_proof,
    add_term,
    delete_evidence,
    delete_term,
    set_avoided,
)
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import TermId
from narrative_studio.model.positioning import ElementKind, Term, TermKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


def avoided(project: Project) -> list[str]:
    return [term.text for term in project.view().terms.ordered if term.kind is TermKind.AVOID]


def test_nobody_has_consented_to_a_new_proof(project: Project) -> None:
    proof = add_proof(project, headline=" From five hours\nto seven minutes ")
    assert proof.headline == "From five hours to seven minutes"
    assert not proof.is_cleared


def test_codes_go_on_after_the_highest_and_never_fill_a_gap(project: Project) -> None:
    proofs = [add_proof(project, headline=f"Proof {n}") for n in range(3)]
    assert [proof.code for proof in proofs] == ["PF-1", "PF-2", "PF-3"]
    delete_evidence(project, row=proofs[1])
    assert add_proof(project, headline="Another").code == "PF-4"
    assert add_objection(project, text="Too dear.").code == "OB-1"


def test_codes_that_people_wrote_themselves_are_passed_over(project: Project) -> None:
    proof = add_proof(project, headline="First")
    for code in ("PF-x", "P7", "PF-²", "KPF-9", ""):
        with project.op("Edit code of proof") as op:
            op.set(Proof, proof.id, code=code)
        assert add_proof(project, headline="Next").code in ("PF-1", "PF-2", "PF-3", "PF-4", "PF-5")


def test_evidence_stands_in_the_order_it_was_added(project: Project) -> None:
    for text in ("Too dear.", "Too slow."):
        add_objection(project, text=text)
    assert [one.text for one in project.view().objections.ordered] == ["Too dear.", "Too slow."]


def test_evidence_without_words_is_refused(project: Project) -> None:
    with pytest.raises(ChangeRefused, match="A proof needs a headline"):
        add_proof(project, headline="  ")
    with pytest.raises(ChangeRefused, match="An objection needs a text"):
        add_objection(project, text="\n")
    with pytest.raises(ChangeRefused, match="A term needs a text"):
        add_term(project, kind=TermKind.BANNED, text="")


def test_deleted_evidence_takes_the_links_from_and_to_it(project: Project, frame: Frame) -> None:
    proof = add_proof(project, headline="From hours to minutes")
    value = add_element(project, kind=ElementKind.VALUE, name="Know in minutes")
    link(project, source=proof, target=value)
    link(project, source=frame, target=proof)
    kept = link(project, source=frame, target=value)
    delete_evidence(project, row=proof)
    assert set(project.view().links) == {kept.id}
    with pytest.raises(UnknownRow):
        delete_evidence(project, row=proof)


class TestVocabulary:
    @pytest.fixture
    def preferred(self, project: Project) -> Term:
        return add_term(project, kind=TermKind.PREFERRED, text="mock\n recall", why=" Theirs. ")

    def test_a_term_is_tidied(self, preferred: Term) -> None:
        assert (preferred.text, preferred.why) == ("mock recall", "Theirs.")

    def test_words_to_avoid_name_the_preferred_one(self, project: Project, preferred: Term) -> None:
        set_avoided(project, preferred=preferred.id, texts=["recall drill", " ", " fire\tdrill"])
        assert avoided(project) == ["recall drill", "fire drill"]
        assert {term.instead for term in project.view().terms.of("kind", TermKind.AVOID)} == {
            preferred.id
        }

    def test_a_word_that_stays_keeps_its_row(self, project: Project, preferred: Term) -> None:
        set_avoided(project, preferred=preferred.id, texts=["one", "two", "three"])
        before = {term.text: term.id for term in project.view().terms.values()}
        set_avoided(project, preferred=preferred.id, texts=["two", "three", "four"])
        after = {term.text: term.id for term in project.view().terms.values()}
        assert avoided(project) == ["two", "three", "four"]
        assert (after["two"], after["three"]) == (before["two"], before["three"])

    def test_a_banned_word_with_a_better_one_is_no_word_to_avoid(
        self, project: Project, preferred: Term
    ) -> None:
        banned = add_term(project, kind=TermKind.BANNED, text="panic test", instead=preferred.id)
        set_avoided(project, preferred=preferred.id, texts=["fire drill"])
        set_avoided(project, preferred=preferred.id, texts=[])
        assert project.view().terms[banned.id] == banned
        assert avoided(project) == []

    def test_a_deleted_preferred_word_takes_those_to_avoid_with_it(
        self, project: Project, preferred: Term
    ) -> None:
        other = add_term(project, kind=TermKind.BANNED, text="guarantee")
        second = add_term(project, kind=TermKind.PREFERRED, text="affected pallets")
        set_avoided(project, preferred=second.id, texts=["impacted SKUs"])
        set_avoided(project, preferred=preferred.id, texts=["fire drill"])
        assert set(avoided(project)) == {"impacted SKUs", "fire drill"}
        delete_term(project, term=preferred.id)
        assert avoided(project) == ["impacted SKUs"]
        assert {other.id, second.id} <= set(project.view().terms)

    def test_words_to_avoid_need_a_preferred_one(self, project: Project) -> None:
        with pytest.raises(UnknownRow):
            set_avoided(project, preferred=TermId("gone"), texts=["fire drill"])
        assert avoided(project) == []
