"""Touchpoints: every place outside the pitch where the message is met."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.ids import PersonId, TouchpointId
from narrative_studio.model.people import Function
from narrative_studio.model.rows import Policy, cell


class TouchpointKind(StrEnum):
    """Where the message is met."""

    WEB_PAGE = "web page"
    EMAIL = "email"
    ADVERTISEMENT = "advertisement"
    DOCUMENT = "document"
    SUPPORT_REPLY = "support reply"
    ONBOARDING = "onboarding"
    RENEWAL = "renewal"
    INCENTIVE_PLAN = "incentive plan"
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One place where customers, or our own people, meet the message, with its wording there.

    Links tie it to the elements that it tells, so that it becomes suspect when they change.
    ``place`` is where to find it: an address or a name.
    """

    table: ClassVar[str] = "touchpoint"
    id: TouchpointId
    rank: str = cell("", policy=Policy.RANK)
    kind: TouchpointKind = cell(TouchpointKind.WEB_PAGE)
    name: str = cell("")
    function: Function = cell(Function.MARKETING)
    place: str = cell("")
    wording: str = cell("", policy=Policy.PROSE)
    owner: PersonId | None = cell(None, refers_to="person")
    checked_on: str | None = cell(None, is_date=True)
    note: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)
