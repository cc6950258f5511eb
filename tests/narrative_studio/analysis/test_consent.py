"""Only what those it is about have agreed to may be used, until their consent ends."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.consent import Channel, may_leave, why_not
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ProofId

_TODAY = "2026-04-21"


def proof(**cells: object) -> Proof:
    return Proof(ProofId("p"), **cells)  # type: ignore[arg-type]


def test_consent_for_calls_and_decks_is_none_for_print() -> None:
    one = proof(may_be_spoken=True, may_be_shown=True)
    assert not may_leave(one, Channel.PRINTED, _TODAY)
    assert why_not(one, Channel.PRINTED, _TODAY) == "may not be printed"
    assert all(may_leave(one, channel, _TODAY) for channel in (Channel.SPOKEN, Channel.SHOWN))


@pytest.mark.parametrize(
    ("ends", "may"), [(None, True), ("2026-04-21", True), ("2026-04-20", False)]
)
def test_consent_holds_until_its_last_day(ends: str | None, may: bool) -> None:
    assert may_leave(proof(may_be_printed=True, expires_on=ends), Channel.PRINTED, _TODAY) is may


def test_consent_that_has_ended_says_when() -> None:
    one = proof(may_be_printed=True, expires_on="2026-03-03")
    assert (
        why_not(one, Channel.PRINTED, _TODAY) == "has no consent any more: it ended on 3 March 2026"
    )
