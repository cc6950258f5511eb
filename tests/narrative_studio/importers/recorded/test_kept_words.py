"""Which cells stay as somebody wrote them is said with the row that they belong to."""

from __future__ import annotations

from narrative_studio.commands.importing import Edited
from narrative_studio.commands.marks import rate
from narrative_studio.commands.sessions import plan_session
from narrative_studio.importers.recorded.kept_words import kept_words
from narrative_studio.model.prospects import Metric
from narrative_studio.project import Project


def test_a_cell_that_stays_is_named_with_its_frame_and_session(project: Project) -> None:
    story = project.view().narrative()
    session = plan_session(project, narrative=story.narrative.id, prospect="Bakery")
    frame = story.frames[1].id
    rating = rate(project, session=session.id, frame=frame, metric=Metric.CLARITY, value=2)
    kept = [
        Edited("rating", rating.id, "clarity", 3, 2, 5),
        Edited("test_session", session.id, "next_step_on", 4, "2026-04-09", None),
    ]
    (line, first), (later, second) = kept_words(project.view(), kept)
    assert (line, later) == (3, 4)
    assert first.startswith("Rating of frame 2 “")
    assert first.endswith(f"in {session.code} “{session.prospect}”: Clarity stays “2”, not “5”")
    assert second.startswith(f"{session.code} “{session.prospect}”: ")
    assert second.endswith(" stays “9 April 2026”, not “empty”")
