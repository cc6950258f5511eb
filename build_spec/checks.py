"""Runs the project's checks in order, says what each one took and stops at the first that fails."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from build_spec import coverage_ratchet
from build_spec.console import call, say
from build_spec.environment import Environment

LONG_VARIABLE = "NARRATIVE_STUDIO_LONG"
_LONG_TIMEOUT_S = 1800
_COVERAGE = (f"--cov-report=json:{coverage_ratchet.REPORT}", "--cov-report=")
_SPREAD = ("-n", "auto", "--maxprocesses=8", "--dist=loadfile", "--no-loadscope-reorder")
"""As many processes as there are cores, each of which takes one test file after the other."""

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Outcome:
    """How a step ended: its exit code and, where one line says it all, that line."""

    code: int
    line: str = ""


@dataclass(frozen=True)
class Step:
    """One check: the name it is announced by and what it does."""

    title: str
    work: Callable[[], Outcome]


def static_checks(environment: Environment) -> list[Step]:
    """Style, types and the direction of imports; nothing of the project is run."""
    tool = environment.program
    return [
        _program(environment, "ruff format --check", tool("ruff"), "format", "--check"),
        _program(environment, "ruff check", tool("ruff"), "check"),
        _program(environment, "mypy", tool("mypy")),
        _program(environment, "lint-imports", tool("lint-imports"), "--no-logo"),
    ]


def tests(environment: Environment) -> list[Step]:
    """The whole test suite, and the ratchet on what is covered of the rooms that have a mark.

    Counting lines doubles what a test takes: it is done where somebody asks for the number, while
    the tests of those rooms run.
    """
    rooms = coverage_ratchet.marks_of(environment.root)
    counted = [f"--cov={room}" for room in rooms]
    others = [f"--ignore=tests/{room}" for room in rooms]
    places = [f"tests/{room}" for room in rooms]
    return [
        Step(
            "pytest, with coverage",
            partial(_pytest, environment, *_SPREAD, *_COVERAGE, *counted, *places),
        ),
        Step("coverage", lambda: Outcome(*coverage_ratchet.compare(environment.root))),
        Step("pytest, other rooms", partial(_pytest, environment, *_SPREAD, *others)),
    ]


def long_tests(environment: Environment) -> list[Step]:
    """The whole test suite in its long form: more random histories, and the tests marked long."""
    options = (*_SPREAD, "-m", "", f"--timeout={_LONG_TIMEOUT_S}")
    return [Step("pytest, long form", partial(_pytest, environment, *options, long=True))]


def run_steps(steps: Iterable[Step], clock: Callable[[], float] = time.monotonic) -> int:
    """Run the steps until one fails and return its exit code, 0 when all passed.

    ``clock`` counts seconds.
    """
    lines: list[str] = []
    for step in steps:
        say(f"\n== {step.title}")
        began_s = clock()
        outcome = step.work()
        seconds = clock() - began_s
        if outcome.code != 0:
            say(f"\nFailed: {step.title}, after {seconds:.1f} s, exit code {outcome.code}.")
            return outcome.code
        say(f"-- {step.title} passed in {seconds:.1f} s")
        lines.append(f"{step.title:<22}{seconds:>7.1f} s   {outcome.line}".rstrip())
    say("\nAll checks passed.\n" + "\n".join(lines))
    return 0


def _program(environment: Environment, title: str, *command: str | Path) -> Step:
    variables = environment.variables()
    return Step(title, lambda: Outcome(call(command, variables=variables, cwd=environment.root)))


def _pytest(environment: Environment, *options: str, long: bool = False) -> Outcome:
    variables = environment.variables() | {"COLUMNS": str(shutil.get_terminal_size().columns)}
    if long:
        variables[LONG_VARIABLE] = "1"
    color = "yes" if sys.stdout.isatty() else "auto"
    command: list[str | Path] = [environment.python, "-m", "pytest", f"--color={color}", *options]
    last = b""
    with subprocess.Popen(
        command,
        cwd=environment.root,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout is not None
        while piece := os.read(process.stdout.fileno(), 65536):
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            last = last_line(last + piece)
    return Outcome(process.returncode, plain(last))


def last_line(output: bytes) -> bytes:
    """The last line of ``output`` that is not empty, with whatever follows it."""
    start = output.rstrip().rfind(b"\n") + 1
    return output[start:]


def plain(line: bytes) -> str:
    """The words of one of pytest's lines, without colours and rules."""
    return _COLOUR.sub("", line.decode(errors="replace")).strip("= \r\n")
