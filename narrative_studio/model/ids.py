"""Ids of the rows of a document: UUIDv7, so that they sort by the moment of their making."""

import os
import time
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
SegmentId = NewType("SegmentId", str)
PersonaId = NewType("PersonaId", str)
PersonaNoteId = NewType("PersonaNoteId", str)
InterestId = NewType("InterestId", str)
RaiserId = NewType("RaiserId", str)
TriggerId = NewType("TriggerId", str)
DisqualifierId = NewType("DisqualifierId", str)
BuyingStepId = NewType("BuyingStepId", str)
GoalId = NewType("GoalId", str)
GoalOwnerId = NewType("GoalOwnerId", str)
GoalDependencyId = NewType("GoalDependencyId", str)
KeyResultId = NewType("KeyResultId", str)
TouchpointId = NewType("TouchpointId", str)
ZoneId = NewType("ZoneId", str)
CriterionId = NewType("CriterionId", str)
VariantId = NewType("VariantId", str)
LeftOutId = NewType("LeftOutId", str)
OverrideId = NewType("OverrideId", str)
CommentId = NewType("CommentId", str)
MentionId = NewType("MentionId", str)
CustomFieldId = NewType("CustomFieldId", str)
CustomValueId = NewType("CustomValueId", str)
ReadinessItemId = NewType("ReadinessItemId", str)
DataItemId = NewType("DataItemId", str)
ExportedFileId = NewType("ExportedFileId", str)
DeckLayoutId = NewType("DeckLayoutId", str)
ExportPresetId = NewType("ExportPresetId", str)

PictureId = NewType("PictureId", str)
"""The SHA-256 of a picture's bytes, in hexadecimal."""


def new_id(*, now_ms: int | None = None) -> str:
    """Make a UUIDv7 (RFC 9562) for the Unix time ``now_ms`` in milliseconds, by default now."""
    moment = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    value = (moment & (1 << 48) - 1) << 80 | 0x7 << 76
    chance = int.from_bytes(os.urandom(10), "big")
    value |= (chance >> 62 & 0xFFF) << 64 | 0b10 << 62 | chance & (1 << 62) - 1
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
