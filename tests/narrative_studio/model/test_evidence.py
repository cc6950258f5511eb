"""A proof is used only as far and as long as those it is about have agreed."""

from __future__ import annotations

import pytest

from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ProofId


@pytest.mark.parametrize("scope", ["may_be_spoken", "may_be_shown", "may_be_printed"])
def test_any_scope_clears_it(scope: str) -> None:
    assert Proof(ProofId("p"), **{scope: True}).is_cleared  # type: ignore[arg-type]


def test_without_a_scope_it_is_not_cleared() -> None:
    assert not Proof(ProofId("p"), consent="by mail").is_cleared


@pytest.mark.parametrize(
    ("expires_on", "has_expired"),
    [(None, False), ("2026-04-20", True), ("2026-04-21", False), ("2026-04-22", False)],
)
def test_consent_holds_through_its_last_day(expires_on: str | None, has_expired: bool) -> None:
    assert Proof(ProofId("p"), expires_on=expires_on).has_expired("2026-04-21") is has_expired
