"""Shows the review of a file that came back beside the work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.stories import NewStory
from narrative_studio.importers.deck.bringing import bring_into
from narrative_studio.importers.returned.telling import same_of
from narrative_studio.model.view import NarrativeView
from ui.returned.file import ReturnedFile

if TYPE_CHECKING:
    from ui.studio_page import StudioPage


def review(page: StudioPage, file: ReturnedFile, told: NarrativeView) -> None:
    """Show what was changed in a file beside the work, or say that nothing was."""
    from ui.returned.panel import ReturnedPanel
    from ui.returned.review import Review

    session = page.session
    session.flush()
    found = file.comparing(session.project, told)()
    if not found.changes:
        words = f"{file.name}: nothing was changed, {same_of(found)}"
        session.messages.tell(". ".join((words, *found.notes[:1])))
        return
    session.choose_narrative(found.narrative)
    panel = ReturnedPanel(Review(session, file, found))
    panel.review.setParent(panel)
    panel.closed.connect(page.beside.close)
    panel.row_chosen.connect(page.open_row)
    page.beside.show(panel)
    panel.focus_list()


def add_narrative(page: StudioPage, story: NewStory, notes: tuple[str, ...]) -> None:
    """Add the story of a file from elsewhere to the document, and show it."""
    session = page.session
    if session.is_left:
        return
    session.flush()
    brought = session.attempt(partial(bring_into, session.project, story, notes))
    if brought is None:
        return
    session.choose_narrative(brought.narrative.id)
    words = f"{story.source}: {counted(brought.frames, 'frame')} came in"
    if brought.notes:
        words += f", {counted(len(brought.notes), 'part')} left out"
    session.messages.tell(words, action="Undo", act=session.undo)
