"""How far a demo stands ready: what was seen to before it, and what comes next."""

from dataclasses import dataclass

from narrative_studio.model.demo import ReadinessItem, ReadinessPhase
from narrative_studio.model.view import NarrativeView

BEFORE = (ReadinessPhase.DAY_BEFORE, ReadinessPhase.HALF_HOUR, ReadinessPhase.TWO_MINUTES)
"""The phases before the demo; what is put back after it makes nothing ready."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """``checked`` of ``total`` items before the demo; ``following`` is the first that is not."""

    checked: int
    total: int
    following: ReadinessItem | None

    @property
    def is_ready(self) -> bool:
        """Whether there is a list, and all of it was seen to."""
        return bool(self.total) and self.checked == self.total


def readiness(view: NarrativeView) -> Readiness:
    """Count what stands ready before the demo."""
    items = [item for phase in BEFORE for item in view.readiness(phase)]
    left = [item for item in items if item.checked_on is None]
    return Readiness(len(items) - len(left), len(items), left[0] if left else None)
