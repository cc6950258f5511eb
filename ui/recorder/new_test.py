"""A session that is planned as it is recorded: told in the version that the story has now."""

from __future__ import annotations

from narrative_studio.analysis.prospects.told import baseline_of_now
from narrative_studio.commands.sessions import plan_session
from narrative_studio.model.ids import NarrativeId, PersonId
from narrative_studio.model.prospects import TestSession
from ui.session import Session


def plan_new_test(
    session: Session, narrative: NarrativeId, *, rep: PersonId | None = None
) -> TestSession | None:
    """Plan a session of a narrative as the window shows it; None where that is refused.

    Where the story has no version of its own and still reads as the latest baseline, that baseline
    is what will be told: nobody has the time to say so when a call begins.
    """
    story = session.view.narrative(narrative)
    shown = session.variant
    told = None if story.narrative.version else baseline_of_now(story)
    return session.attempt(
        lambda: plan_session(
            session.project,
            narrative=narrative,
            baseline=told.id if told is not None else None,
            version=(told.code or told.name) if told is not None else None,
            variant=shown.id if shown is not None and shown.narrative == narrative else None,
            rep=rep,
        )
    )
