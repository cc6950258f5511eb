"""Ids of the rows of a document: UUIDv7, so that they sort by the moment of their making."""

import secrets
import time
import uuid
from typing import NewType

PersonId = NewType("PersonId", str)
ElementId = NewType("ElementId", str)
PointId = NewType("PointId", str)
RelationId = NewType("RelationId", str)
TermId = NewType("TermId", str)
NarrativeId = NewType("NarrativeId", str)
FrameId = NewType("FrameId", str)
QuestionId = NewType("QuestionId", str)
StepId = NewType("StepId", str)
LinkId = NewType("LinkId", str)
ProofId = NewType("ProofId", str)
ObjectionId = NewType("ObjectionId", str)
BaselineId = NewType("BaselineId", str)

PictureId = NewType("PictureId", str)
"""The SHA-256 of a picture's bytes, in hexadecimal."""


def new_id(*, now_ms: int | None = None) -> str:
    """Make a UUIDv7 (RFC 9562) for the Unix time ``now_ms`` in milliseconds, by default now."""
    moment = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    value = (moment & (1 << 48) - 1) << 80 | 0x7 << 76
    value |= secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))
