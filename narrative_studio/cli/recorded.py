"""The command import for tests with prospects: tables of calls, transcripts, deck trackers."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.row_names import counted_tables
from narrative_studio.cli.console import Console
from narrative_studio.cli.usage import one_of
from narrative_studio.errors import ChangeRefused, ImportFailed, UsageError
from narrative_studio.project import Project
from narrative_studio.settings import Settings

if TYPE_CHECKING:
    from narrative_studio.importers.recorded.bringing import Trial
    from narrative_studio.importers.recorded.planning import Planned
    from narrative_studio.importers.tables.asked_words import AskedWord
    from narrative_studio.importers.tables.mapping import Mapping
    from narrative_studio.importers.tables.table import Table
    from narrative_studio.importers.transcripts.segment import Transcript
    from narrative_studio.model.prospects import TestSession
    from narrative_studio.model.view import ProjectView

TABLES: Final = (".csv", ".tsv", ".xlsx", ".xlsm", ".tab")
TRANSCRIPTS: Final = (".vtt", ".srt", ".sbv", ".txt")
WITH_SESSION: Final = (".docx", ".json", ".csv", ".tsv")
"""Transcripts too where a session is named; documents and tables of tests end so as well."""
LEFT_OUT: Final = 1
"""The exit code when rows were left out; the others came in."""


def is_recorded(source: Path, session: str | None = None) -> bool:
    """Whether a file is a table or a transcript, by its ending and whether a session is named."""
    more = WITH_SESSION if session else ()
    return source.suffix.lower() in (*TABLES, *TRANSCRIPTS, *more)


def check_no_recorded(args: Namespace) -> None:
    """Refuse the options of tables and transcripts beside a file that is neither.

    Raises:
        UsageError: one of them was given.
    """
    for option, value in (
        ("--as", args.target),
        ("--profile", args.profile),
        ("--map", args.map),
        ("--word", args.word),
        ("--sheet", args.sheet),
        ("--decimal", args.decimal),
        ("--days", args.days),
        ("--session", args.session),
        ("--agreed", args.agreed),
        ("--shift", args.shift),
        ("--dry-run", args.dry_run),
    ):
        if value:
            raise UsageError(
                f"The option {option} is for tables and transcripts of tests.",
                f"Leave it out for “{args.source.name}”.",
            )


def bring_recorded(args: Namespace, console: Console) -> int:
    """Import a table of tests, or the transcript of one, into a document.

    Raises:
        UsageError: the options do not fit the file.
        ImportFailed: it cannot be read, or nothing of it can come in.
    """
    if not args.into:
        raise UsageError(
            f"“{args.source.name}” needs a document to go into.", "Write --into DOC instead of -o."
        )
    with closing(Project.read(args.into, me=Settings().identity())) as project:
        console.warn_of([f"“{args.into.name}”: {what} was left out." for what in project.set_aside])
        ending = args.source.suffix.lower()
        if ending in TRANSCRIPTS or (args.session and ending in WITH_SESSION):
            code = _bring_transcript(args, console, project)
        else:
            code = _bring_table(args, console, project)
        if not args.dry_run and (kept := project.publish().kept):
            console.warn(f"“{args.into.name}” as it was, damaged, is kept as {kept}.")
    return code


def _bring_table(args: Namespace, console: Console, project: Project) -> int:
    from narrative_studio.importers.recorded.bringing import bring_table, try_table
    from narrative_studio.importers.tables.reading import read_tables

    if args.session:
        raise UsageError(
            "The option --session is for transcripts.", "A table names the session in each row."
        )
    for option, is_given in (("--shift", args.shift is not None), ("--agreed", args.agreed)):
        if is_given:
            raise UsageError(
                f"The option {option} is for transcripts.",
                f"Leave it out for “{args.source.name}”.",
            )
    tables = read_tables(args.source)
    table = _table(tables, args)
    if args.sheet is None and len(tables) > 1:
        others = listed([f"“{one.name}”" for one in tables[1:]])
        console.warn(f"The sheet “{table.name}” was read; --sheet NAME reads {others}.")
    mapping = _decided(_mapping(args, table, project.view()), args)
    story = project.view().narrative(args.narrative)
    if args.dry_run:
        trial = try_table(project, story, table, mapping)
    else:
        trial = bring_table(project, story, table, mapping, file=args.source.name)
    if args.json:
        console.say_json(_json(args, mapping, trial, table))
    else:
        _tell(args, console, mapping, trial, table, project.view())
    return LEFT_OUT if trial.planned.bad else 0


def _table(tables: tuple[Table, ...], args: Namespace) -> Table:
    if args.sheet is None:
        return tables[0]
    for table in tables:
        if table.name.casefold() == args.sheet.casefold():
            return table
    names = ", ".join(f"“{table.name}”" for table in tables)
    raise ImportFailed(
        f"“{args.source.name}” has no sheet “{args.sheet}”.", f"Choose one of: {names}."
    )


def _mapping(args: Namespace, table: Table, view: ProjectView) -> Mapping:
    """Which column means what: as a profile says, as proposed, and as the command line says."""
    from narrative_studio.importers.tables.fields import Target
    from narrative_studio.importers.tables.mapping import Mapping
    from narrative_studio.importers.tables.proposing import propose, propose_mapping

    target = None
    if args.target is not None:
        words = [one.value.replace(" ", "-") for one in Target]
        target = Target(one_of("--as", args.target, words).replace("-", " "))
    if args.profile is not None:
        for one in view.import_profiles.values():
            if one.name.casefold() == args.profile.casefold():
                mapping = Mapping.from_json(one.mapping)
                break
        else:
            names = ", ".join(f"“{one.name}”" for one in view.import_profiles.values())
            raise ImportFailed(
                f"The document has no import profile “{args.profile}”.",
                f"Choose one of: {names}." if names else "Leave --profile out.",
            )
    elif target is not None:
        mapping = propose_mapping(table.headers, table.rows, target)
    else:
        mapping = propose(table)
    return _with_choices(mapping, table, args.map)


def _with_choices(mapping: Mapping, table: Table, choices: list[str]) -> Mapping:
    """The mapping with columns that the command line gives another meaning, or none."""
    from narrative_studio.importers.tables.fields import FIELDS
    from narrative_studio.importers.tables.mapping import Column, Mapping

    columns = {column.header: column for column in mapping.columns}
    for choice in choices:
        header, equals, meaning = choice.rpartition("=")
        if not equals:
            raise UsageError(
                f"The option --map cannot be “{choice}”.", "Write --map COLUMN=FIELD, as Who=rep."
            )
        one_of("--map", header, table.headers)
        field, _at, each = meaning.partition("@")
        columns.pop(header, None)
        if field:
            one_of(f"--map {header}=", field, [one.key for one in FIELDS[mapping.target]])
            gone = [name for name, one in columns.items() if (one.field, one.each) == (field, each)]
            for name in gone:
                del columns[name]
            columns[header] = Column(header, field, each)
    try:
        return Mapping(mapping.target, tuple(columns.values()))
    except ValueError as error:
        raise UsageError(
            f"The columns cannot mean that: {error}.", "Write FIELD@FRAME for one of each frame."
        ) from error


def _decided(mapping: Mapping, args: Namespace) -> Mapping:
    """The mapping with what the command line says of fractions and days."""
    from narrative_studio.importers.tables.dates import DateOrder
    from narrative_studio.importers.tables.decimals import DecimalMark

    if args.decimal is not None:
        mark = DecimalMark(one_of("--decimal", args.decimal, [one.value for one in DecimalMark]))
        mapping = mapping.with_decimal(mark)
    if args.days is not None:
        first = one_of("--days", args.days, ["day", "month"])
        mapping = mapping.with_order(DateOrder(f"{first} first"))
    for choice in args.word:
        mapping = _with_word(mapping, choice)
    return mapping


def _with_word(mapping: Mapping, choice: str) -> Mapping:
    """The mapping in which a word of a column stands for an answer."""
    head, equals, answer = choice.rpartition("=")
    header, other, said = head.rpartition("=")
    if not (equals and other and said):
        raise UsageError(
            f"The option --word cannot be “{choice}”.",
            "Write --word COLUMN=WORD=ANSWER, as Result=booked=advance.",
        )
    closed = {one.header: mapping.field(one).meanings for one in mapping.columns}
    one_of("--word", header, [name for name, answers in closed.items() if answers])
    one_of(f"--word {header}={said}=", answer, list(closed[header]))
    return mapping.with_word(header, said, answer)


def _tell(
    args: Namespace,
    console: Console,
    mapping: Mapping,
    trial: Trial,
    table: Table,
    view: ProjectView,
) -> None:
    from narrative_studio.importers.recorded.kept_words import kept_words
    from narrative_studio.importers.recorded.planning import NOUNS

    plan, found = trial.planned, trial.compared
    console.warn_of([*table.notes, *plan.notes])
    console.warn_of(
        [
            f"The column “{header}” was left out: write --map “{header}=FIELD” to take it in, or "
            f"“{header}=” if it is not wanted."
            for header in _not_meant(args, mapping, table)
        ]
    )
    console.warn_of([f"line {one.line} was left out: {one.reason}" for one in plan.bad])
    console.warn_of([f"line {one.line}: {one.reason}" for one in plan.told])
    console.warn_of(
        [
            f"The word “{one.said}” of “{header}” is not known: write --word "
            f"“{header}={one.said}=ANSWER” to take its rows in."
            for header, one in _unknown_words(plan)
        ]
    )
    console.warn_of([f"line {line}: {words}" for line, words in kept_words(view, found.kept)])
    parts = (("added", _counts(trial, "new")), ("changed", _counts(trial, "changed")))
    said = [f"{verb} {counted_tables(counts)}" for verb, counts in parts if counts]
    what = counted(plan.count, NOUNS[mapping.target])
    verb = "Would import" if args.dry_run else "Imported"
    left = f", left out {counted(len(plan.bad), 'row')}" if plan.bad else ""
    console.say(
        f"{verb} {what} from {args.source.name} into {args.into}: "
        f"{', '.join(said) or 'nothing new'}{left}."
    )


def _unknown_words(plan: Planned) -> list[tuple[str, AskedWord]]:
    """The words of closed questions that nobody has given an answer, with their columns."""
    return [
        (header, one) for header, words in plan.asked.items() for one in words if not one.answer
    ]


def _not_meant(args: Namespace, mapping: Mapping, table: Table) -> list[str]:
    """The columns that mean nothing, though neither a profile nor an option has said so."""
    if args.profile is not None:
        return []
    known = {column.header for column in mapping.columns}
    known.update(choice.rpartition("=")[0] for choice in args.map)
    return [header for header in table.headers if header.strip() and header not in known]


def _json(args: Namespace, mapping: Mapping, trial: Trial, table: Table) -> dict[str, Any]:
    plan, found = trial.planned, trial.compared
    return {
        "file": args.source.name,
        "as": mapping.target.value,
        "columns": [
            {"column": one.header, "field": one.field, "frame": one.each} for one in mapping.columns
        ],
        "left_out": _not_meant(args, mapping, table),
        "readings": [
            {"column": header, "cell": one.cell, "read": one.read}
            for header, examples in plan.readings.items()
            for one in examples
        ],
        "imported": plan.count,
        "new": _counts(trial, "new"),
        "changed": _counts(trial, "changed"),
        "same": found.same,
        "kept": [
            {
                "line": one.line,
                "table": one.table,
                "id": one.row,
                "column": one.column,
                "here": one.here,
                "there": one.there,
            }
            for one in found.kept
        ],
        "bad": [{"line": one.line, "reason": one.reason} for one in plan.bad],
        "asked": [
            {"column": header, "word": one.said, "rows": one.rows}
            for header, one in _unknown_words(plan)
        ],
        "told": [{"line": one.line, "reason": one.reason} for one in plan.told],
        "notes": [*table.notes, *plan.notes],
        "dry_run": args.dry_run,
    }


def _counts(trial: Trial, fate: str) -> dict[str, int]:
    found: dict[str, int] = {}
    rows = (
        trial.compared.new
        if fate == "new"
        else tuple(row for row, _cells in trial.compared.changed)
    )
    for row in rows:
        found[row.table] = found.get(row.table, 0) + 1
    return found


def _shift(args: Namespace) -> int:
    from narrative_studio.importers.transcripts.times import parse_shift

    if args.shift is None:
        return 0
    try:
        return parse_shift(args.shift)
    except ValueError as error:
        raise UsageError(f"The option --shift cannot be “{args.shift}”.", f"{error}.") from error


def _transcript(source: Path) -> Transcript:
    from narrative_studio.importers.transcripts.reading import read_transcript

    try:
        return read_transcript(source)
    except ImportFailed as error:
        if source.suffix.lower() not in TABLES:
            raise
        raise UsageError(
            f"The option --session is for transcripts, and “{source.name}” is none.",
            "Leave it out: a table of tests names the session in each row.",
        ) from error


def _check_recording(session: TestSession, args: Namespace) -> None:
    """Refuse before anything is said to come in, also where it would only be tried."""
    from narrative_studio.commands.transcripts import check_recording
    from narrative_studio.model.prospects import Answer

    try:
        check_recording(session, has_agreed=args.agreed)
    except ChangeRefused as error:
        if session.may_record is not Answer.UNKNOWN:
            raise
        raise ChangeRefused(error.what, "Ask the prospect, then write --agreed.") from error


def _bring_transcript(args: Namespace, console: Console, project: Project) -> int:
    from narrative_studio.importers.recorded.bringing import bring_transcript, session_called
    from narrative_studio.importers.recorded.frames_of_transcript import proposal_moved

    if not args.session:
        raise UsageError(
            f"“{args.source.name}” needs the session that it is of.", "Write --session T07."
        )
    for option, value in (
        *(("--as", args.target), ("--profile", args.profile), ("--map", args.map)),
        *(("--word", args.word), ("--decimal", args.decimal), ("--days", args.days)),
    ):
        if value:
            raise UsageError(
                f"The option {option} is for tables.", f"Leave it out for “{args.source.name}”."
            )
    by_ms = _shift(args)
    transcript = _transcript(args.source)
    story = project.view().narrative(args.narrative)
    session = session_called(story, args.session)
    _check_recording(session, args)
    found = proposal_moved(story, session, transcript.segments, by_ms)
    known = len(story.whole.transcript_segments.of("session", session.id))
    if not args.dry_run:
        bring_transcript(project, story, session, transcript, by_ms=by_ms, has_agreed=args.agreed)
        now = project.view().transcript_segments.of("session", session.id)
        added = len(now) - known
    else:
        added = len(transcript.segments)
    put = sum(frame is not None for frame in found.frames)
    if args.json:
        console.say_json(
            {
                "file": args.source.name,
                "session": session.code,
                "segments": len(transcript.segments),
                "new": added,
                "speakers": list(transcript.speakers),
                "frames_by": str(found.source),
                "put_to_frames": put,
                "bad": [{"line": one.line, "reason": one.reason} for one in transcript.bad],
                "notes": list(transcript.notes),
                "dry_run": args.dry_run,
            }
        )
    else:
        console.warn_of(list(transcript.notes))
        console.warn_of([f"line {one.line} was left out: {one.reason}" for one in transcript.bad])
        verb = "Would import" if args.dry_run else "Imported"
        console.say(
            f"{verb} {counted(len(transcript.segments), 'piece')} of {args.source.name} into "
            f"{session.code}: {put:,} put to frames by {found.source}, to be confirmed by a person."
        )
    return LEFT_OUT if transcript.bad else 0
