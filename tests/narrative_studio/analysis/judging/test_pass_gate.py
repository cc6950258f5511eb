"""The rule by which a tested pitch passes, and what is said beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.analysis.judging.pass_gate import PassGate, latest_verdicts
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber
from narrative_studio.model.prospects import Answer, Verdict

STAYS = Verdict.NOT_GOING_BACK
GATE = PassGate(
    eligible=10,
    least=8,
    planned=10,
    verdicts=(STAYS,),
    converted=6,
    known=10,
    old_converted=8,
    old_calls=40,
    old_name="the 2025 pitch",
)


def met(gate: PassGate) -> list[str]:
    return [clause.met.value for clause in gate.clauses]


def test_a_pitch_passes_when_the_rep_stays_and_more_calls_convert() -> None:
    assert met(GATE) == ["yes", "yes", "yes"]
    assert GATE.passes is Answer.YES
    assert GATE.is_proof
    assert GATE.words.startswith(
        "The pitch passes by the rule that was agreed on. The numbers bear it out. "
        "6 of 10 converted with the tested pitch, 8 of 40 with the 2025 pitch."
    )


def test_sessions_without_a_known_outcome_are_told_beside_the_rate() -> None:
    assert GATE.open == ""
    gate = replace(GATE, eligible=13)
    assert gate.open == "of 3 more it is not known"
    assert gate.clauses[-1].because == (
        "6 of 10 converted against 8 of 40 with the 2025 pitch, of 3 more it is not known"
    )


def test_one_known_outcome_among_enough_sessions_is_no_pass() -> None:
    gate = replace(GATE, converted=1, known=1)
    assert met(gate) == ["yes", "yes", "unknown"]
    assert gate.passes is Answer.UNKNOWN
    assert "of 1 of at least 8 sessions it is known whether they converted" in gate.words


def test_passing_without_proof_says_both() -> None:
    gate = replace(GATE, converted=4)
    assert gate.passes is Answer.YES
    assert not gate.is_proof
    assert "passes by the rule that was agreed on. That is no statistical proof." in gate.words
    assert "not yet separated from chance" in gate.words


@pytest.mark.parametrize(
    ("gate", "expected", "because"),
    [
        (replace(GATE, eligible=7), Answer.NO, "7 of at least 8 eligible sessions were held"),
        (
            replace(GATE, verdicts=(Verdict.KEEP_TUNING,)),
            Answer.NO,
            "the test rep says “keep tuning”",
        ),
        (
            replace(GATE, verdicts=(STAYS, Verdict.GOING_BACK, Verdict.UNKNOWN)),
            Answer.NO,
            "1 of 2 test reps are not going back",
        ),
        (replace(GATE, verdicts=()), Answer.UNKNOWN, "no test rep has given a verdict"),
        (
            replace(GATE, converted=2),
            Answer.NO,
            "2 of 10 converted against 8 of 40 with the 2025 pitch",
        ),
        (
            replace(GATE, old_converted=0, old_calls=0),
            Answer.UNKNOWN,
            "the baseline of the 2025 pitch is not known",
        ),
        (
            replace(GATE, converted=0, known=0),
            Answer.UNKNOWN,
            "of no session it is known whether it converted",
        ),
    ],
)
def test_what_is_missing_is_said(gate: PassGate, expected: Answer, because: str) -> None:
    assert gate.passes is expected
    assert because in gate.words


def test_no_outweighs_unknown() -> None:
    assert replace(GATE, eligible=1, verdicts=()).passes is Answer.NO


def test_several_reps_have_to_agree() -> None:
    gate = replace(GATE, verdicts=(STAYS, STAYS))
    assert gate.clauses[1].because == "all 2 test reps say that there is no going back"


def test_a_look_before_the_planned_number_is_interim_and_proves_nothing() -> None:
    gate = replace(GATE, planned=12)
    assert gate.is_interim
    assert not gate.is_proof
    assert "This is an interim look, at 10 of 12 sessions." in gate.words


def test_outcomes_that_stay_unknown_make_no_early_look_of_the_planned_number() -> None:
    gate = replace(GATE, eligible=12, planned=12)
    assert not gate.is_interim
    assert gate.is_proof
    assert gate.caution.startswith("The numbers bear it out.")
    early = replace(gate, eligible=11)
    assert not early.is_proof
    assert "Only 10 of 12 planned tests of the tested pitch have been counted." in early.caution


def test_numbers_that_speak_against_the_pitch_are_told_as_such() -> None:
    gate = replace(GATE, eligible=12, known=12, converted=1, old_converted=24, old_calls=30)
    assert gate.caution.startswith("The numbers speak against it. 1 of 12 converted")
    assert "no statistical proof" not in gate.words


def test_without_a_plan_no_look_is_early() -> None:
    gate = replace(GATE, planned=0)
    assert not gate.is_interim
    assert gate.is_proof


def test_counts_that_cannot_be_are_refused_by_name() -> None:
    with pytest.raises(ImpossibleNumber, match="11 of 10"):
        replace(GATE, converted=11).clauses  # noqa: B018


def test_the_latest_word_of_each_rep_counts() -> None:
    said = [
        ("Ann", Verdict.GOING_BACK),
        ("Ben", Verdict.UNKNOWN),
        ("Ann", STAYS),
        ("Ann", Verdict.UNKNOWN),
    ]
    assert latest_verdicts(said) == (STAYS, Verdict.UNKNOWN)
