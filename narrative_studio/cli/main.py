"""Reads the command line, runs one command, and turns every expected trouble into one line.

The exit code is 0 when it is done, 1 when it failed or findings reach the level asked for, 2 when
the command line was wrong, 130 when it was stopped.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from narrative_studio import __version__
from narrative_studio.analysis.rules.finding import Level
from narrative_studio.cli import checks, documents, exports, files, imports, register, versions
from narrative_studio.cli.console import Console
from narrative_studio.cli.formats import Formats
from narrative_studio.cli.usage import COMMANDS as WAYS
from narrative_studio.cli.usage import (
    PROGRAM,
    check_adopt,
    check_command,
    check_nothing_left,
    complaint,
    one_of,
    with_format,
)
from narrative_studio.errors import InvalidOption, NarrativeError, UnknownFormat, UsageError
from narrative_studio.model.template import load_templates

COMMANDS = tuple(WAYS)

_OPTION = re.compile(r"--[a-z-]+")

_MOST = 1_000_000_000

DONE, FAILED, WRONG_USAGE, STOPPED = 0, 1, 2, 130

_EXIT_CODES = """\
options stand after the command: narrative-studio check DOC --as-of 2026-04-21

exit codes: 0 done, 1 failed or findings at the level asked for, 2 wrong usage

Without a command, the window opens: narrative-studio [--new-process] [DOCUMENT]
A studio that runs already opens the document, unless --new-process stands before it."""


def main(argv: Sequence[str], formats: Formats) -> int:
    """Run one command and return the exit code."""
    console = Console.standard()
    try:
        code = _run(argv, console, formats)
        console.flush()
    except NarrativeError as error:
        console.complain(str(error))
        is_usage = isinstance(error, UsageError | UnknownFormat | InvalidOption)
        return WRONG_USAGE if is_usage else FAILED
    except BrokenPipeError:
        console.give_up()  # whoever read the result has seen enough
        return FAILED
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        console.complain(f"{place}{error.strerror or error}. Check the place, then try again.")
        return FAILED
    except KeyboardInterrupt:
        console.end_progress()
        console.complain("Stopped.")
        return STOPPED
    return code


def _run(argv: Sequence[str], console: Console, formats: Formats) -> int:
    check_command(argv)
    parser, commands = _parsers(formats)
    args, left = parser.parse_known_args(with_format(argv, formats.ids()))
    check_nothing_left(argv[0], left, _OPTION.findall(commands[argv[0]].format_help()))
    code: int = args.run(args, console, formats)
    return code


class _Parser(argparse.ArgumentParser):
    """The parser of one command, or of them all, whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        raise complaint(self.prog.removeprefix(f"{PROGRAM} "), message)


def _parsers(formats: Formats) -> tuple[_Parser, Mapping[str, _Parser]]:
    """The parser of the command line, and those of its commands."""
    parser = _Parser(
        prog=PROGRAM,
        description="Positioning, storyboards, demo scripts and decks that tell one story.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _add_new(commands)
    _add_import(commands)
    _add_export(commands, formats)
    _add_exports(commands)
    _add_check(commands)
    _add_info(commands)
    _add_history(commands)
    _add_diff(commands)
    _add_merge(commands)
    _add_verify(commands)
    _add_recover(commands)
    _add_share(commands)
    _add_template(commands)
    schema = commands.add_parser(
        "schema", help="print the JSON Schema of the open interchange", allow_abbrev=False
    )
    schema.set_defaults(run=documents.schema)
    listing = commands.add_parser(
        "formats", help="list the formats and their options", allow_abbrev=False
    )
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=exports.formats)
    return parser, commands.choices


def _add_new(commands: argparse._SubParsersAction[_Parser]) -> None:
    new = commands.add_parser("new", help="make a document", allow_abbrev=False)
    new.add_argument("document", type=Path, metavar="DOC")
    kind = new.add_mutually_exclusive_group()
    ids = ", ".join(one.id for one in load_templates())
    kind.add_argument("--template", default="sales-pitch-8", metavar="ID", help=f"one of: {ids}")
    kind.add_argument("--sample", action="store_true", help="the sample project")
    new.set_defaults(run=documents.new)


def _add_import(commands: argparse._SubParsersAction[_Parser]) -> None:
    bring = commands.add_parser(
        "import",
        help="bring in a project from JSON, a deck, Markdown, or tests with prospects",
        allow_abbrev=False,
    )
    bring.add_argument("source", type=Path, metavar="SOURCE")
    place = bring.add_mutually_exclusive_group(required=True)
    place.add_argument("-o", "--output", type=Path, metavar="DOC", help="make this document of it")
    place.add_argument(
        "--into",
        type=Path,
        metavar="DOC",
        help="add it to this document, or read back its deck or text",
    )
    bring.add_argument(
        "--narrative", metavar="NAME", help="the narrative that a deck or text tells"
    )
    bring.add_argument(
        "--new-narrative", action="store_true", help="take the file as a new narrative in any case"
    )
    bring.add_argument(
        "--adopt",
        type=check_adopt,
        default="none",
        metavar="WHAT",
        help="changes of a returned file to adopt: all, none, or numbers such as 1,3-5",
    )
    bring.add_argument("--json", action="store_true", help="what comes of it as JSON")
    _add_recorded(bring)
    bring.set_defaults(run=imports.bring)


def _add_recorded(bring: _Parser) -> None:
    """The options of tests with prospects, which go --into a document."""
    tests = bring.add_argument_group(
        "tests with prospects",
        "Tables (.csv, .tsv, .xlsx) and transcripts (.vtt, .srt, .sbv, .txt; .docx, .json and .csv "
        "with --session) go --into a document, as one operation. The exit code is 1 when rows were "
        "left out; they are listed with their lines, and the others have come in.",
    )
    tests.add_argument(
        "--as",
        dest="target",
        metavar="WHAT",
        help="a row of the table is one of: sessions, frame-results, marks, quotes, page-views",
    )
    tests.add_argument("--profile", metavar="NAME", help="columns as saved in the document")
    tests.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help="what a column means; FIELD@FRAME for one of each frame, nothing to leave it out",
    )
    tests.add_argument(
        "--word",
        action="append",
        default=[],
        metavar="COLUMN=WORD=ANSWER",
        help="the answer that a word of a closed question stands for, as Result=booked=advance",
    )
    tests.add_argument(
        "--sheet", metavar="NAME", help="the sheet of a workbook; by default the first"
    )
    tests.add_argument(
        "--decimal",
        metavar="MARK",
        help="what stands before fractions: comma or point; by default as the columns tell",
    )
    tests.add_argument(
        "--days",
        metavar="ORDER",
        help="what stands first in a day such as 3/4/2026: day or month; by default as the "
        "columns tell",
    )
    tests.add_argument("--session", metavar="T07", help="the session that a transcript is of")
    tests.add_argument(
        "--agreed",
        action="store_true",
        help="the prospect agreed to have the call recorded, where the session does not say so",
    )
    tests.add_argument(
        "--shift",
        metavar="TIME",
        help="how much later than the call the transcript began: 1:30, -0:45 or seconds; write "
        "--shift=-0:45 for one that began earlier",
    )
    tests.add_argument(
        "--dry-run", action="store_true", help="say what would come in, and change nothing"
    )


def _add_export(commands: argparse._SubParsersAction[_Parser], formats: Formats) -> None:
    export = commands.add_parser("export", help="write a document in a format", allow_abbrev=False)
    export.add_argument("format", metavar="FORMAT", help=f"one of: {', '.join(formats.ids())}")
    _add_document(export)
    export.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    export.add_argument(
        "--preset", metavar="NAME", help="a format with its options, instead of FORMAT"
    )
    export.add_argument("--template", metavar="FILE", help="short for --option template=FILE")
    export.add_argument(
        "--option", action="append", default=[], metavar="K=V", help="see narrative-studio formats"
    )
    export.add_argument("--baseline", metavar="B", help="as it was: a code such as B-2, or a name")
    export.add_argument("--variant", metavar="NAME", help="as told in this variant, not in full")
    export.add_argument("--dry-run", action="store_true", help="say what would be written")
    export.add_argument(
        "--register", action="store_true", help="note the file in the document's register"
    )
    export.set_defaults(run=exports.export)


def _add_exports(commands: argparse._SubParsersAction[_Parser]) -> None:
    listing = commands.add_parser(
        "exports", help="list the files that were made, and which are stale", allow_abbrev=False
    )
    _add_document(listing, with_narrative=False)
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.add_argument(
        "--fail-on-stale", action="store_true", help="exit with 1 unless every file is current"
    )
    listing.set_defaults(run=register.exports)


def _add_check(commands: argparse._SubParsersAction[_Parser]) -> None:
    check = commands.add_parser("check", help="list the findings", allow_abbrev=False)
    _add_document(check)
    check.add_argument("--json", action="store_true", help="as JSON")
    check.add_argument(
        "--fail-on",
        type=lambda word: one_of("--fail-on", word, list(Level)),
        metavar="LEVEL",
        help="exit with 1 when a finding is at this level or above: " + ", ".join(Level),
    )
    check.add_argument("--spelling", action="store_true", help="list misspelt words too")
    check.set_defaults(run=checks.check)


def _add_info(commands: argparse._SubParsersAction[_Parser]) -> None:
    info = commands.add_parser("info", help="say what a document holds", allow_abbrev=False)
    _add_document(info)
    info.add_argument("--json", action="store_true", help="as JSON")
    info.set_defaults(run=documents.info)


def _add_history(commands: argparse._SubParsersAction[_Parser]) -> None:
    history = commands.add_parser(
        "history", help="list who changed what and when", allow_abbrev=False
    )
    _add_document(history, with_narrative=False)
    history.add_argument("--by", metavar="NAME", help="only what this person did")
    history.add_argument(
        "--about", metavar="ROW", help="only what touched this: an id, VA-2, or “frame 7”"
    )
    history.add_argument(
        "--limit", type=_count, default=0, metavar="N", help="only the latest N; all by default"
    )
    history.add_argument("--json", action="store_true", help="as JSON")
    history.set_defaults(run=versions.history)


def _add_diff(commands: argparse._SubParsersAction[_Parser]) -> None:
    diff = commands.add_parser(
        "diff", help="say what differs between two copies, or baselines", allow_abbrev=False
    )
    _add_document(diff, with_narrative=False)
    diff.add_argument("other", type=Path, nargs="?", metavar="OTHER")
    diff.add_argument("--from", dest="since", metavar="BASELINE", help="of DOC, instead of now")
    diff.add_argument(
        "--to", dest="until", metavar="BASELINE", help="of OTHER, or of DOC, instead of now"
    )
    diff.add_argument("--json", action="store_true", help="as JSON")
    diff.set_defaults(run=versions.diff)


def _add_merge(commands: argparse._SubParsersAction[_Parser]) -> None:
    merge = commands.add_parser("merge", help="make one document of copies", allow_abbrev=False)
    merge.add_argument("first", type=Path, metavar="DOC")
    merge.add_argument("others", type=Path, nargs="+", metavar="OTHER")
    merge.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    merge.add_argument("--json", action="store_true", help="as JSON")
    merge.set_defaults(run=files.merge)


def _add_verify(commands: argparse._SubParsersAction[_Parser]) -> None:
    verify = commands.add_parser("verify", help="look for damage", allow_abbrev=False)
    verify.add_argument("document", type=Path, metavar="DOC")
    verify.add_argument("--json", action="store_true", help="as JSON")
    verify.set_defaults(run=files.verify)


def _add_recover(commands: argparse._SubParsersAction[_Parser]) -> None:
    recover = commands.add_parser(
        "recover", help="bring together what is left of a document", allow_abbrev=False
    )
    recover.add_argument("document", type=Path, metavar="DOC")
    recover.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    recover.add_argument("--json", action="store_true", help="as JSON")
    recover.set_defaults(run=files.recover)


def _add_share(commands: argparse._SubParsersAction[_Parser]) -> None:
    share = commands.add_parser(
        "share", help="make a copy to give away, without history", allow_abbrev=False
    )
    _add_document(share, with_narrative=False)
    share.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    share.set_defaults(run=versions.share)


def _add_template(commands: argparse._SubParsersAction[_Parser]) -> None:
    template = commands.add_parser(
        "template", help="say what a PowerPoint template is good for", allow_abbrev=False
    )
    template.add_argument(
        "action",
        type=lambda word: one_of("what to do with the template", word, ["check"]),
        metavar="check",
    )
    template.add_argument("file", type=Path, metavar="FILE")
    template.add_argument("--json", action="store_true", help="as JSON")
    template.set_defaults(run=exports.check_template)


def _count(word: str) -> int:
    if not word.isdecimal() or not 0 < int(word) <= _MOST:
        raise UsageError(f"The option --limit cannot be “{word}”.", "Use a number such as 20.")
    return int(word)


def _add_document(command: argparse.ArgumentParser, *, with_narrative: bool = True) -> None:
    command.add_argument("document", type=Path, metavar="DOC")
    if with_narrative:
        command.add_argument("--narrative", metavar="NAME", help="title or id of one narrative")
    command.add_argument(
        "--as-of", metavar="DATE", help="judge expiries as on this day, for example 2026-04-21"
    )
