"""A text tells a proof by its customer, two figures, or its headline; a common word tells none."""

from __future__ import annotations

import random

import pytest

from narrative_studio.analysis.proof_traces import traces_of
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
    assert traces_of(TRACE).are_in(text)


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
    assert not traces_of(TRACE).are_in(text)


def test_a_number_of_something_is_a_figure_and_no_name() -> None:
    proof = Proof(ProofId("p"), customer_alias="eleven plants", after="9 h median")
    assert not traces_of(proof).are_in("It runs in eleven plants.")
    assert traces_of(proof).are_in("Eleven plants need 9 hours now.")


@pytest.mark.parametrize("alias", ["plants", "a bakery", "", "IT"])
def test_a_common_word_means_nobody(alias: str) -> None:
    proof = Proof(ProofId("p"), customer_alias=alias, headline="They bake")
    assert not traces_of(proof).are_in(f"All of {alias} and they bake.")


def test_one_proper_name_is_enough() -> None:
    proof = Proof(ProofId("p"), customer_alias="Kilnworth")
    assert traces_of(proof).are_in("As kilnworth found.")


def test_texts_in_other_scripts_are_read() -> None:
    proof = Proof(ProofId("p"), customer_alias="株式会社山田", after="30 %")
    assert not traces_of(proof).are_in("売上は 30 % 増えた。")


_PIECES = (
    "five", "5", "h", "hours", "hourly", "Hrs.", "10", "ten", "min", "Minutes", "seven", "7",
    "three", "3", "people", "peoples", "one", "phone", "person", "15", "110", "Trace", "trace",
    "time", "from", "to", "a sauce maker with", "140", "Redfen", "Foods", ",", ".", "-", "*", "\n",
    "\n.\n", "and",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_the_quick_look_never_misses_what_a_text_tells(seed: int) -> None:
    dice = random.Random(seed)
    traces, told = traces_of(TRACE), 0
    for _ in range(3_000):
        texts = [
            "".join(
                dice.choice(_PIECES) + dice.choice((" ", " ", "", "_"))
                for _ in range(dice.randint(0, 9))
            )
            for _ in range(3)
        ]
        letters = [text.casefold() for text in texts]
        are_in = [traces.are_in(text) for text in texts]
        told += sum(are_in)
        for is_told, small in zip(are_in, letters, strict=True):
            assert traces.may_be_in(small) or not is_told
        assert traces.may_be_in_any(letters, "\n.\n".join(letters)) or not any(are_in)
    assert told > 15
