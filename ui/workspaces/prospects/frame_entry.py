"""What a cell of the frames of a session becomes in the document."""

from __future__ import annotations

from narrative_studio.commands.marks import note_reaction, rate, set_reached
from narrative_studio.commands.sessions import judge_recall
from narrative_studio.commands.taken import note_taken
from narrative_studio.model.ids import PersonId
from narrative_studio.model.observed import MarkKind, Reached, Recalled
from narrative_studio.model.prospects import TestSession
from narrative_studio.project import Project
from ui.workspaces.prospects.frame_grid_model import METRIC_OF, Column, Line


def note_cell(
    project: Project,
    shown: TestSession,
    line: Line,
    column: Column,
    value: object,
    *,
    rater: PersonId,
) -> None:
    """Note what a cell holds now, with ratings as those of ``rater``; None takes it back.

    Raises:
        NarrativeError: as the command for that cell does.
    """
    session, frame = shown.id, line.frame.id
    if column in METRIC_OF:
        given = value if isinstance(value, int) else None
        metric = METRIC_OF[column]
        rate(project, session=session, frame=frame, metric=metric, value=given, observer=rater)
    elif column is Column.REACTION:
        word = str(value or "")
        note_reaction(project, session=session, frame=frame, reaction=word, observer=rater)
    elif column is Column.RECALLED:
        recalled = value if isinstance(value, Recalled) else None
        judge_recall(project, session=session, frame=frame, recalled=recalled)
    elif column is Column.TAKEN:
        kind = value if isinstance(value, MarkKind) else None
        note_taken(project, session=session, frame=frame, kind=kind)
    elif column is Column.TIME:
        duration_ms = value if isinstance(value, int) else 0
        # What took time was reached.
        is_new = bool(duration_ms) and line.reached is Reached.UNKNOWN
        reached = Reached.REACHED if is_new else line.reached
        set_reached(project, session=session, frame=frame, reached=reached, duration_ms=duration_ms)
    elif column is Column.REACHED:
        reached = value if isinstance(value, Reached) else Reached.UNKNOWN
        set_reached(project, session=session, frame=frame, reached=reached)
