"""What is looked for on account of proofs never misses one that a text tells."""

from __future__ import annotations

import random

import pytest

from narrative_studio.analysis.rules.proof_clues import ProofClues
from narrative_studio.analysis.rules.proof_traces import TextWords, Traces, traces_of
from narrative_studio.analysis.story.told_texts import BETWEEN
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ProofId

PROOFS = (
    Proof(
        ProofId("trace"),
        headline="Trace time from five hours to seven minutes",
        customer_alias="a sauce maker with 140 people",
        customer="Redfen Foods, ask Maria Lund",
        before="5 h 10 min, three people",
        after="7 min, one person",
    ),
    Proof(
        ProofId("waste"),
        headline="Waste falls",
        customer_alias="Kilnworth",
        before="5 % of 10 items, 7 minus points",
        after="3 €, 5 it hours",
    ),
    Proof(ProofId("nothing")),
)
TRACES = [(proof.id, traces_of(proof)) for proof in PROOFS]
_PIECES = (
    "five", "5", "h", "hours", "hourly", "Hrs.", "10", "ten", "min", "Minutes", "seven", "7",
    "three", "3", "people", "peoples", "one", "phone", "person", "15", "110", "Trace", "trace",
    "time", "from", "to", "a sauce maker with", "140", "Redfen", "Foods", ",", ".", "-", "*", "\n",
    "%", "%more", "€", "it", "item", "items", "minus", "Kilnworth", "1.5", "5:10", "İT",
    BETWEEN, "and",
)  # fmt: skip


def names(found: tuple[tuple[Proof, Traces], ...]) -> list[str]:
    return [proof.id for proof, _traces in found]


@pytest.mark.parametrize("seed", range(3))
def test_no_proof_that_a_text_tells_is_missed(seed: int) -> None:
    dice = random.Random(seed)
    clues, told = ProofClues(PROOFS), 0
    for _ in range(1_500):
        texts = [
            "".join(
                dice.choice(_PIECES) + dice.choice((" ", " ", "", "_"))
                for _ in range(dice.randint(0, 9))
            )
            for _ in range(3)
        ]
        words = [TextWords(text) for text in texts]
        expected = {one for one, traces in TRACES if any(map(traces.are_among, words))}
        told += len(expected)
        assert expected <= set(names(clues.likely(BETWEEN.join(texts).casefold())))
    assert told > 50


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing of the kind", []),
        ("It fell from 5 h to seven min.", ["trace"]),
        ("It fell from 15 h to 27 min.", []),
        ("She phone peoples three hours.", []),
        ("Three people on the phone, person by person.", []),
        ("Kilnworth said so.", ["waste"]),
        ("5 %, then 3 €", ["waste"]),
        ("5 % hours, then 3 €", ["waste"]),
        ("Some trace.\n.\nTheir time.\n.\nFrom five\n.\nto seven minutes.", []),
        ("Trace their time from five to seven minutes", ["trace"]),
    ],
)
def test_most_texts_are_told_apart(text: str, expected: list[str]) -> None:
    assert names(ProofClues(PROOFS).likely(text.casefold())) == expected


def test_no_proofs_are_found_nowhere() -> None:
    assert ProofClues(()).likely("five hours") == ()


def test_digits_of_another_script_are_found_too() -> None:
    proof = Proof(ProofId("arabic"), headline="", before="٥ hours", after="٧ minutes")
    assert names(ProofClues([proof]).likely("from ٥ hours to ٧ minutes")) == ["arabic"]
    assert names(ProofClues([proof]).likely("from ٥ days to ٧ weeks")) == []
