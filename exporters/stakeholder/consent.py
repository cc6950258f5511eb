"""Which proofs may stand on a page that leaves the team, and why the others may not."""

from __future__ import annotations

from narrative_studio.analysis.naming import day
from narrative_studio.model.evidence import Proof


def may_leave(proof: Proof, today: str) -> bool:
    """Whether those a proof is about have agreed to print, on the ISO date ``today`` still."""
    return proof.may_be_printed and not proof.has_expired(today)


def why_not(proof: Proof, today: str) -> str:
    """Why a proof is left out, to follow its name: ``may not be printed``."""
    if not proof.may_be_printed:
        return "may not be printed"
    assert proof.expires_on is not None
    assert proof.has_expired(today)
    return f"has no consent any more: it ended on {day(proof.expires_on)}"
