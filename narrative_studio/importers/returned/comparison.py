"""What was found in a file that comes back: its changes, and how its parts were known again."""

from __future__ import annotations

from dataclasses import dataclass

from narrative_studio.commands.adopting import CameFrom, ReturnedChange
from narrative_studio.importers.deck.matching import MatchedBy
from narrative_studio.model.ids import NarrativeId, VariantId


@dataclass(frozen=True)
class ReturnedComparison:
    """What somebody changed in a deck, or in a text that was exported here.

    ``by`` says how slides or frames were known again. ``same`` counts the frames of which the file
    says what it said. ``notes`` tell what is no change that could be taken over. With
    ``tells_elements`` it is elements of the positioning that the file tells, not frames.
    """

    name: str
    narrative: NarrativeId
    variant: VariantId | None
    by: MatchedBy
    changes: tuple[ReturnedChange, ...] = ()
    same: int = 0
    notes: tuple[str, ...] = ()
    came_from: CameFrom = CameFrom.DECK
    tells_elements: bool = False

    @property
    def conflicts(self) -> tuple[ReturnedChange, ...]:
        """The changes of what was changed here as well since the export."""
        return tuple(change for change in self.changes if change.is_conflict)
