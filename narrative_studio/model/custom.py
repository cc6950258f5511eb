"""Fields of the team's own on every frame."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.ids import CustomFieldId, CustomValueId, FrameId
from narrative_studio.model.rows import Policy, cell


class CustomKind(StrEnum):
    """What a custom field takes."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    LINK = "web address"


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field that the team has added to its frames; ``choices`` are lines of text."""

    table: ClassVar[str] = "custom_field"
    id: CustomFieldId
    rank: str = cell("", policy=Policy.RANK)
    name: str = cell("")
    kind: CustomKind = cell(CustomKind.TEXT)
    choices: str = cell("")
    ref: str | None = cell(None)


@dataclass(frozen=True, slots=True)
class CustomValue:
    """What a frame says in a custom field; a date is an ISO date."""

    table: ClassVar[str] = "custom_value"
    id: CustomValueId
    custom_field: CustomFieldId = cell(parent="custom_field")
    frame: FrameId = cell(parent="frame")
    value: str = cell("", policy=Policy.PROSE)
