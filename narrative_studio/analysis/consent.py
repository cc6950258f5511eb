"""Whether those a proof is about have agreed to how it is used, and why it may not be."""

from __future__ import annotations

from enum import StrEnum

from narrative_studio.analysis.naming import day
from narrative_studio.model.evidence import Proof


class Channel(StrEnum):
    """How what is told reaches people outside the team."""

    SPOKEN = "spoken"
    """Said in a call: scripts."""
    SHOWN = "shown in a deck"
    PRINTED = "printed"
    """Handed out: pages and documents."""


def may_leave(proof: Proof, channel: Channel, today: str) -> bool:
    """Whether those a proof is about have agreed to it, on the ISO date ``today`` still."""
    return _agreed(proof, channel) and not proof.has_expired(today)


def why_not(proof: Proof, channel: Channel, today: str) -> str:
    """Why a proof may not be used, to follow its name: ``may not be printed``."""
    if not _agreed(proof, channel):
        return f"may not be {channel}"
    assert proof.expires_on is not None
    assert proof.has_expired(today)
    return f"has no consent any more: it ended on {day(proof.expires_on)}"


def _agreed(proof: Proof, channel: Channel) -> bool:
    match channel:
        case Channel.SPOKEN:
            return proof.may_be_spoken
        case Channel.SHOWN:
            return proof.may_be_shown
        case Channel.PRINTED:
            return proof.may_be_printed
