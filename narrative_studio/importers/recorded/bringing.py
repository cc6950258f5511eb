"""Brings a table or a transcript into a document: reads, plans, and takes in as one operation."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from narrative_studio.analysis.prospects.eligible import by_day
from narrative_studio.commands.import_profiles import save_import_profile
from narrative_studio.commands.importing import Compared, compared, import_label, import_rows
from narrative_studio.commands.moments import shift_transcript
from narrative_studio.commands.transcripts import import_transcript
from narrative_studio.errors import ImportFailed
from narrative_studio.importers.recorded.frames_of_transcript import proposal_moved
from narrative_studio.importers.recorded.names import Names
from narrative_studio.importers.recorded.planning import NOUNS, Planned, planned
from narrative_studio.importers.tables.applying import apply_mapping
from narrative_studio.importers.tables.mapping import Mapping
from narrative_studio.importers.tables.table import Table
from narrative_studio.importers.transcripts.segment import Transcript
from narrative_studio.model.observed import (
    ImportProfile,
    ProfileKind,
    SegmentSource,
    TranscriptSegment,
)
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project


@dataclass(frozen=True, slots=True)
class Trial:
    """What an import would do, or has done: rows of the table, and rows of the document."""

    planned: Planned
    compared: Compared


def try_table(project: Project, story: NarrativeView, table: Table, mapping: Mapping) -> Trial:
    """Say what a table would become; the document stays as it is.

    Raises:
        ImportFailed: no column says what the rows belong to.
    """
    plan = plan_table(story, table, mapping, today=project.calendar_day)
    return Trial(plan, compared(project, plan.wanted))


def plan_table(story: NarrativeView, table: Table, mapping: Mapping, *, today: date) -> Planned:
    """Make rows of the document of a table; it may be done in any thread.

    ``today`` tells sessions that were held from those that are planned.

    Raises:
        ImportFailed: no column says what the rows belong to.
    """
    return planned(apply_mapping(table, mapping), mapping.target, story, today=today)


def bring_table(
    project: Project,
    story: NarrativeView,
    table: Table,
    mapping: Mapping,
    *,
    file: str,
    plan: Planned | None = None,
    initiator: object = None,
) -> Trial:
    """Take a table into the tests of a narrative as one operation; ``file`` names it.

    ``plan`` is what was made of it before, where the story is still the same.

    Raises:
        ImportFailed: no column says what the rows belong to, or no row of it can come in.
        InvalidValue: a value does not fit its cell.
    """
    if plan is None:
        plan = plan_table(story, table, mapping, today=project.calendar_day)
    if not table.rows and not table.bad:
        raise ImportFailed(
            f"“{file}” has names of columns and no row below them.",
            "Add rows to the file, or choose another.",
        )
    if not plan.count:
        why = f" Line {plan.bad[0].line}: {plan.bad[0].reason}." if plan.bad else ""
        raise ImportFailed(
            f"No row of “{file}” can come in.{why}", "Choose other columns, or correct the file."
        )
    label = import_label(plan.count, NOUNS[plan.target], file)
    return Trial(plan, import_rows(project, label=label, wanted=plan.wanted, initiator=initiator))


def bring_transcript(
    project: Project,
    story: NarrativeView,
    session: TestSession,
    transcript: Transcript,
    *,
    by_ms: int = 0,
    has_agreed: bool = False,
    initiator: object = None,
) -> list[TranscriptSegment]:
    """Take a transcript into a session, each piece with the frame that is proposed for it.

    ``by_ms`` is how much later than the call the transcript began, in milliseconds. ``has_agreed``
    says that the prospect agreed to be recorded, where the session does not know yet.

    Raises:
        ChangeRefused: the prospect has not agreed to be recorded, as far as known.
        UnknownRow: the session was deleted.
    """
    found = proposal_moved(story, session, transcript.segments, by_ms)
    return import_transcript(
        project,
        session=session.id,
        spoken=transcript.segments,
        by_ms=by_ms,
        has_agreed=has_agreed,
        frames=found.frames,
        source=found.source,
        initiator=initiator,
    )


def move_transcript(
    project: Project,
    story: NarrativeView,
    session: TestSession,
    by_ms: int,
    *,
    initiator: object = None,
) -> None:
    """Move the transcript of a session by so many milliseconds, its pieces to the frames of then.

    Where live marks do not say where a piece was said, frames stay.

    Raises:
        UnknownRow: the session was deleted.
    """
    pieces = story.whole.transcript_segments.of("session", session.id)
    found = proposal_moved(story, session, pieces, by_ms)
    frames = dict(zip((one.id for one in pieces), found.frames, strict=True))
    shift_transcript(
        project,
        session=session.id,
        by_ms=by_ms,
        frames=frames if found.source is SegmentSource.MARKS else {},
        initiator=initiator,
    )


def session_called(story: NarrativeView, said: str) -> TestSession:
    """The session of that short name or alias.

    Raises:
        ImportFailed: there is none, or several.
    """
    names = Names(story)
    found = names.coded(said)
    alike = [found] if found is not None else names.met(said, None)
    if len(alike) == 1:
        return alike[0]
    known = sorted(
        story.whole.test_sessions.of("narrative", story.narrative.id), key=by_day, reverse=True
    )
    what = "There are several sessions" if alike else "There is no session"
    codes = ", ".join(one.code for one in (alike or known)[:12])
    raise ImportFailed(
        f"{what} “{said}” in this narrative.",
        f"Choose one of: {codes}." if codes else "Add a session first.",
    )


def save_profile(project: Project, *, name: str, mapping: Mapping) -> ImportProfile:
    """Save which column means what under a name, for the whole team.

    Raises:
        ChangeRefused: it has no name.
    """
    kind = ProfileKind(mapping.target.value)
    made = json.loads(mapping.to_json())
    return save_import_profile(project, kind=kind, name=name, mapping=made)
