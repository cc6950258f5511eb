"""Ids of the rows of a document: UUIDv7, so that they sort by the moment of their making."""

import hashlib
import os
import re
import time
from typing import Final, NewType

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
TestProtocolId = NewType("TestProtocolId", str)
TestMetricId = NewType("TestMetricId", str)
CodeId = NewType("CodeId", str)
TestSessionId = NewType("TestSessionId", str)
SessionPersonaId = NewType("SessionPersonaId", str)
FrameResultId = NewType("FrameResultId", str)
RatingId = NewType("RatingId", str)
RecallJudgementId = NewType("RecallJudgementId", str)
MarkId = NewType("MarkId", str)
QuoteId = NewType("QuoteId", str)
QuoteCodeId = NewType("QuoteCodeId", str)
ObjectionRaisedId = NewType("ObjectionRaisedId", str)
HuddleNoteId = NewType("HuddleNoteId", str)
EditCitationId = NewType("EditCitationId", str)
CitedSessionId = NewType("CitedSessionId", str)
ImportProfileId = NewType("ImportProfileId", str)
TranscriptSegmentId = NewType("TranscriptSegmentId", str)
WordDecisionId = NewType("WordDecisionId", str)

PictureId = NewType("PictureId", str)
"""The SHA-256 of a picture's bytes, in hexadecimal."""


_UUID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


def new_id(*, now_ms: int | None = None) -> str:
    """Make a UUIDv7 (RFC 9562) for the Unix time ``now_ms`` in milliseconds, by default now."""
    moment = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    return _uuid7(moment, int.from_bytes(os.urandom(10), "big"))


def derived_id(named: str, *, moment_ms: int = 0) -> str:
    """Make a UUIDv7 that is the same wherever it is made: its rest is a hash of ``named``.

    Two people who write down the same thing without knowing of each other then make one row.
    """
    rest = int.from_bytes(hashlib.sha256(named.encode()).digest()[:10], "big")
    return _uuid7(moment_ms, rest)


def keyed_id(table: str, within: str, *parts: object, at_ms: int = 0) -> str:
    """The id of the one row of a table that these parts make up within another row.

    It sorts with the row it is within, ``at_ms`` milliseconds later.
    """
    named = "\n".join([table, within, *(str(part or "") for part in parts)])
    return derived_id(named, moment_ms=moment_of(within) + at_ms)


def moment_of(row_id: str) -> int:
    """The moment an id was made, as Unix time in milliseconds; 0 for an id that is no UUID."""
    return int(row_id[:8] + row_id[9:13], 16) if _UUID.fullmatch(row_id) else 0


def _uuid7(moment: int, rest: int) -> str:
    value = (moment & (1 << 48) - 1) << 80 | rest
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
