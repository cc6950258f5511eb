"""The subcommands of dev.py and what each one does."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from build_spec import checks, launch, lock, qt_libraries
from build_spec.console import ToolFailed, call
from build_spec.environment import Environment, prepare

PASSED_ON = {
    "bench": "measure the studio against its budgets; further arguments go to build_spec/bench.py",
    "shots": "picture the window; further arguments go to build_spec/shots.py",
}
"""Subcommands that are a module beside this one: it runs inside the environment."""


def build_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Set Narrative Studio up, then run, test or measure it."
    )
    subcommands = parser.add_subparsers(dest="subcommand", required=True, metavar="COMMAND")
    run = subcommands.add_parser("run", help="open the sample, or export it without a display")
    run.add_argument("document", nargs="?", type=Path, help="a document to open instead")
    subcommands.add_parser("test", help="style, types, imports, tests and coverage")
    check = subcommands.add_parser("check", help="style, types and imports only")
    check.add_argument("--long", action="store_true", help="then the tests in their long form")
    update = subcommands.add_parser(
        "lock", help="write build_spec/requirements.txt anew (needs uv)"
    )
    update.add_argument("--upgrade", action="store_true", help="move to the newest versions")
    for name, help_text in PASSED_ON.items():
        subcommands.add_parser(name, help=help_text, add_help=False)
    return parser


def run_command_line(root: Path, arguments: Sequence[str]) -> int:
    """Do what the command line says, for the checkout at ``root``; return the exit code."""
    try:
        if arguments and arguments[0] in PASSED_ON:
            return run_module(root, arguments[0], arguments[1:])
        return _dispatch(root, build_parser().parse_args(arguments))
    except ToolFailed as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run_module(root: Path, name: str, arguments: Sequence[str]) -> int:
    """Run ``build_spec/NAME.py`` inside the environment with these arguments.

    Raises:
        ToolFailed: this checkout has no such module.
    """
    if not (root / "build_spec" / f"{name}.py").is_file():
        raise ToolFailed(f"This checkout has no build_spec/{name}.py, so there is nothing to run.")
    environment = _ready_for_qt(root)
    command: list[str | Path] = [environment.python, "-m", f"build_spec.{name}", *arguments]
    return call(command, variables=environment.variables(), cwd=root)


def _dispatch(root: Path, options: argparse.Namespace) -> int:
    match options.subcommand:
        case "run":
            document = options.document.resolve() if options.document else None
            return launch.run(prepare(root), document)
        case "test":
            environment = _ready_for_qt(root)
            return checks.run_steps(
                [*checks.static_checks(environment), *checks.tests(environment)]
            )
        case "check":
            environment = _ready_for_qt(root) if options.long else prepare(root)
            steps = checks.static_checks(environment)
            if options.long:
                steps += checks.long_tests(environment)
            return checks.run_steps(steps)
        case "lock":
            return lock.write(root, upgrade=options.upgrade)
        case other:
            raise AssertionError(other)


def _ready_for_qt(root: Path) -> Environment:
    environment = prepare(root)
    qt_libraries.provide(environment, qt_libraries.OFFSCREEN)
    return environment
