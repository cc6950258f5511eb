"""The people of a document and the project as a whole."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.ids import BaselineId, PersonId
from narrative_studio.model.rows import Policy, cell


class Function(StrEnum):
    """The part of the company that a person speaks for."""

    MARKETING = "marketing"
    PRODUCT = "product"
    SALES = "sales"
    CUSTOMER_SUCCESS = "customer success"
    EXECUTIVE = "executive"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes, decides, rehearses or signs off."""

    table: ClassVar[str] = "person"
    id: PersonId
    name: str = cell("")
    role: str = cell("")
    function: Function = cell(Function.OTHER)
    ref: str | None = cell(None)

    @property
    def initials(self) -> str:
        """Up to two letters for the avatar."""
        words = [word for word in self.name.split() if word[:1].isalnum()]
        picked = words[:1] + words[-1:] if len(words) > 1 else words
        return "".join(word[0] for word in picked).upper()


@dataclass(frozen=True, slots=True)
class ProjectInfo:
    """The one row that describes the document itself.

    ``as_of`` is the date on which everything that depends on today is computed, None for the real
    one; the sample sets it so that its expiries do not rot.
    """

    table: ClassVar[str] = "project"
    id: str
    title: str = cell("")
    company: str = cell("")
    product: str = cell("")
    one_line: str = cell("")
    summary: str = cell("", policy=Policy.OWNED)
    vision: str = cell("", policy=Policy.OWNED)
    language: str = cell("en-GB")
    as_of: str | None = cell(None, is_date=True)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A named, frozen version: the state inside ``cut``, a JSON object replica -> sequence."""

    table: ClassVar[str] = "baseline"
    id: BaselineId
    name: str = cell("")
    code: str = cell("")
    note: str = cell("", policy=Policy.PROSE)
    taken_on: str | None = cell(None, is_date=True)
    cut: str = cell("{}")
    ref: str | None = cell(None)

    @property
    def frozen(self) -> dict[str, int]:
        """The operations inside: replica -> its last one. What makes no sense is passed over."""
        try:
            found = json.loads(self.cut)
        except (ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            replica: seq
            for replica, seq in found.items()
            if isinstance(seq, int) and not isinstance(seq, bool) and seq > 0
        }

    @property
    def order(self) -> tuple[str, int, str]:
        """Baselines in the order they were taken.

        Within a day the one that holds more came later: clocks may run backwards, operations do
        not.
        """
        return self.taken_on or "", sum(self.frozen.values()), self.id
