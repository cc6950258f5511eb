"""Brings a story from elsewhere into a new document, or into one that is there as a narrative."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from narrative_studio.clock import Clock
from narrative_studio.commands.editing import one_line
from narrative_studio.commands.stories import NewStory, bring_story
from narrative_studio.importers.deck.read_deck import ReadDeck
from narrative_studio.importers.deck.storyboard import storyboard_of
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.storyboard import Narrative
from narrative_studio.project import Identity, Project, begun


@dataclass(frozen=True, slots=True)
class BroughtDeck:
    """What became of a file: the narrative, how many frames it has, what was left out."""

    narrative: Narrative
    frames: int
    notes: tuple[str, ...] = ()


def deck_as_document(
    deck: ReadDeck, path: Path, *, me: Identity, clock: Clock | None = None
) -> tuple[Project, BroughtDeck]:
    """Start a document with the deck as its narrative; not yet published.

    Raises:
        DocumentError: the document cannot be started there.
        InvalidValue: a text is too long to be kept.
    """
    return start_document(*storyboard_of(deck), path, me=me, clock=clock)


def deck_as_narrative(project: Project, deck: ReadDeck, *, initiator: object = None) -> BroughtDeck:
    """Add the deck to a document as a narrative after the others; one step to undo.

    Raises:
        InvalidValue: a text is too long to be kept.
    """
    return bring_into(project, *storyboard_of(deck), initiator=initiator)


def start_document(
    story: NewStory,
    notes: tuple[str, ...],
    path: Path,
    *,
    me: Identity,
    clock: Clock | None = None,
) -> tuple[Project, BroughtDeck]:
    """Start a document with a story as its narrative; not yet published.

    Raises:
        DocumentError: the document cannot be started there.
        InvalidValue: a text is too long to be kept.
    """
    project = Project.create(path, me=me, clock=clock)
    with begun(project), project.op(f"Import {one_line(story.source)}", may_undo=False) as op:
        op.set(ProjectInfo, project.view().project.id, title=one_line(story.title))
        narrative = bring_story(project, story=story)
    return project, BroughtDeck(narrative, len(story.frames), notes)


def bring_into(
    project: Project, story: NewStory, notes: tuple[str, ...], *, initiator: object = None
) -> BroughtDeck:
    """Add a story to a document as a narrative after the others; one step to undo.

    Raises:
        InvalidValue: a text is too long to be kept.
    """
    narrative = bring_story(project, story=story, initiator=initiator)
    return BroughtDeck(narrative, len(story.frames), notes)
