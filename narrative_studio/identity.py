"""Who sits at this computer."""

from __future__ import annotations

from dataclasses import dataclass

from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Function


@dataclass(frozen=True, slots=True)
class Identity:
    """Who makes the changes: becomes a person of each document they change."""

    id: PersonId
    name: str
    role: str = ""
    function: Function = Function.OTHER
