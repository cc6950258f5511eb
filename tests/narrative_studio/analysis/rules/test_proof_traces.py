"""A text tells a proof by its customer, two figures, or its headline; a common word tells none."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.rules.proof_traces import TextWords, traces_of
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ProofId

TRACE = Proof(
    ProofId("p"),
    headline="Trace time from five hours to seven minutes",
    customer_alias="a sauce maker with 140 people",
    customer="Redfen Foods, ask Maria Lund",
    before="5 h 10 min, three people",
    after="7 min, one person",
)


def tells(proof: Proof, text: str) -> bool:
    return traces_of(proof).are_among(TextWords(text))


@pytest.mark.parametrize(
    "text",
    [
        "We saw it at a Sauce Maker with 140 people.",
        "At Redfen Foods it is done.",
        "Before: 5 hours. Since then: 7 min.",
        "It took five hours,\nand now it takes seven minutes.",
        "**Three people** were busy, now one person.",
        "Their trace time fell to seven minutes, from five.",
    ],
)
def test_it_is_told(text: str) -> None:
    assert tells(TRACE, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A sauce maker called us.",
        "It takes seven minutes to set up.",
        "Some trace. Others take time. It is from there.",
        "17 min for 15 hours",
        "Redfen has a church",
    ],
)
def test_it_is_not_told(text: str) -> None:
    assert not tells(TRACE, text)


def test_a_number_of_something_is_a_figure_and_no_name() -> None:
    proof = Proof(ProofId("p"), customer_alias="eleven plants", after="9 h median")
    assert not tells(proof, "It runs in eleven plants.")
    assert tells(proof, "Eleven plants need 9 hours now.")


@pytest.mark.parametrize("alias", ["plants", "a bakery", "", "IT"])
def test_a_common_word_means_nobody(alias: str) -> None:
    proof = Proof(ProofId("p"), customer_alias=alias, headline="They bake")
    assert not tells(proof, f"All of {alias} and they bake.")


def test_one_proper_name_is_enough() -> None:
    proof = Proof(ProofId("p"), customer_alias="Kilnworth")
    assert tells(proof, "As kilnworth found.")


def test_texts_in_other_scripts_are_read() -> None:
    proof = Proof(ProofId("p"), customer_alias="株式会社山田", after="30 %")
    assert not tells(proof, "売上は 30 % 増えた。")
