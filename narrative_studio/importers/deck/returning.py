"""Whether a deck came from this document, and which of its narratives it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.deck_fields import TEXT_FIELDS, field_texts
from narrative_studio.deck_marks import DeckMark, field_digest
from narrative_studio.errors import ImportFailed
from narrative_studio.importers.deck.comparing import compare_deck
from narrative_studio.importers.deck.matching import about, marks_of, match
from narrative_studio.importers.deck.read_deck import ReadDeck
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.model.ids import FrameId, NarrativeId, VariantId
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.project import Project

Expected = Callable[[NarrativeView], Sequence[DeckMark]]
"""Gives how a deck of a narrative would look if it were exported today, in each possible way."""

EarlierWords = Mapping[tuple[str, str], Sequence[str]]
"""What the cells of frames have said before, by the id of the frame and the name of the cell."""


def returned_story(
    deck: ReadDeck, whole: ProjectView, expected: Expected, *, narrative: str | None = None
) -> NarrativeView | None:
    """The narrative that a deck was made of, as its variant tells it; None for a foreign deck.

    A deck that bears no marks is known by its words: it has to tell at least half of what it says
    as the document does. ``narrative`` limits the search to one of that title or id.

    Raises:
        ImportFailed: the deck is of this document, but its narrative was deleted.
        UnknownRow: there is no narrative of that title or id.
    """
    told = about(deck)
    if told is not None:
        return _marked(deck, whole, told)
    views = (
        [whole.narrative(narrative)]
        if narrative is not None
        else [NarrativeView(whole, one) for one in whole.narratives.ordered]
    )
    found = [(_frames_told(deck, view, expected), view) for view in views]
    best = max(found, key=lambda one: one[0], default=None)
    if best is None or best[0] * 2 < len(deck.slides) or best[0] < min(2, len(deck.slides)):
        return None
    return best[1] if best[0] else None


def read_back(
    project: Project, deck: ReadDeck, told: NarrativeView, expected: Expected
) -> ReturnedComparison:
    """Compare a deck with the narrative that it was made of."""
    return compare_returned(deck, told, expected, earlier_words(project, deck, told))


def compare_returned(
    deck: ReadDeck, told: NarrativeView, expected: Expected, earlier: EarlierWords
) -> ReturnedComparison:
    """The same where the history was looked up before; may be called from any thread."""
    marks = about(deck)
    ways = () if marks is not None and marks.slides else expected(told)
    return compare_deck(deck, told, ways, lambda frame, name: earlier.get((frame.id, name), ()))


def earlier_words(project: Project, deck: ReadDeck, told: NarrativeView) -> EarlierWords:
    """What cells have said that read otherwise now than when the deck was exported.

    Questions are rows of their own, without one history.
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for mark in marks_of(deck):
        frame = told.whole.frames.get(FrameId(mark.frame))
        if frame is None:
            continue
        for name in TEXT_FIELDS:
            is_other = field_digest(str(getattr(frame, name))) != mark.fields.get(name)
            if is_other and (frame.id, name) not in found:
                versions = project.cell_history(frame, name)
                found[frame.id, name] = tuple(str(one.value or "") for one in versions)
    return found


def _marked(deck: ReadDeck, whole: ProjectView, told: DeckMark) -> NarrativeView | None:
    frames = [mark.frame for _id, mark in told.slides if mark.frame]
    here = sum(FrameId(frame) in whole.frames for frame in frames)
    if told.document != whole.project.id and (not frames or here * 2 < len(frames)):
        return None
    story = whole.narratives.get(NarrativeId(told.narrative))
    if story is None:
        raise ImportFailed(
            f"The narrative that “{deck.name}” was made of is no longer in the document.",
            "Undo its deletion, or import the deck into a new document.",
        )
    view = NarrativeView(whole, story)
    variant = whole.variants.get(VariantId(told.variant)) if told.variant else None
    return as_variant(view, variant) if variant is not None else view


def _frames_told(deck: ReadDeck, view: NarrativeView, expected: Expected) -> int:
    """How many slides of a deck tell a frame of a narrative, or what goes with frames."""

    def words(frame_id: str) -> str:
        frame = view.whole.frames.get(FrameId(frame_id))
        return " ".join(field_texts(view.whole, frame).values()) if frame is not None else ""

    matched = match(deck, expected(view), words)
    return len(matched.slides) if any(one.frame for one in matched.slides.values()) else 0
