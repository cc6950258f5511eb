"""What was found in a file that comes back."""

from __future__ import annotations

from narrative_studio.commands.adopting import ChangeKind, ReturnedChange
from narrative_studio.importers.deck.matching import MatchedBy
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.model.ids import FrameId, NarrativeId


def test_conflicts_are_the_changes_of_what_was_changed_here_as_well() -> None:
    kind, frame = ChangeKind.REWORDED, FrameId("f")
    both = ReturnedChange(kind, frame, "A", field="script", is_conflict=True)
    theirs = ReturnedChange(kind, frame, "A", field="headline")
    found = ReturnedComparison(
        "a.pptx", NarrativeId("n"), None, MatchedBy.TAGS, changes=(theirs, both)
    )
    assert found.conflicts == (both,)
