from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

import pytest

from build_spec import checks
from build_spec.checks import Outcome, Step, last_line, plain, run_steps
from build_spec.environment import Environment


def ticking() -> float:
    return float(next(SECONDS))


SECONDS = count()


def test_all_steps_run_in_order_and_are_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    steps = [Step("style", lambda: Outcome(0)), Step("tests", lambda: Outcome(0, "9 passed"))]
    assert run_steps(steps, ticking) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if line.startswith("==")] == ["== style", "== tests"]
    assert said[-3] == "All checks passed."
    assert said[-2].split() == ["style", "1.0", "s"]
    assert said[-1].split() == ["tests", "1.0", "s", "9", "passed"]


def test_the_first_failure_stops_and_gives_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    steps = [
        Step("style", lambda: Outcome(5)),
        Step("tests", lambda: pytest.fail("a step after the failure was run")),
    ]
    assert run_steps(steps, ticking) == 5
    assert capsys.readouterr().out.splitlines()[-1] == ("Failed: style, after 1.0 s, exit code 5.")


def test_static_checks_come_before_tests_in_the_order_of_their_cost() -> None:
    environment = Environment(Path(__file__).parents[2])
    steps = [*checks.static_checks(environment), *checks.tests(environment)]
    assert [step.title for step in steps] == [
        "ruff format --check",
        "ruff check",
        "mypy",
        "lint-imports",
        "pytest, with coverage",
        "coverage",
        "pytest, other rooms",
    ]


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (b"first\nsecond\n", b"second\n"),
        (b"first\nsec", b"sec"),
        (b"only", b"only"),
        (b"first\n\n\n", b"first\n\n\n"),
        (b"", b""),
    ],
)
def test_the_last_line_is_the_last_that_says_something(output: bytes, expected: bytes) -> None:
    assert last_line(output) == expected


def test_the_closing_line_of_pytest_is_read_without_colour_and_rules() -> None:
    assert plain(b"\x1b[32m==== \x1b[1m2 passed\x1b[0m in 1.2s =====\x1b[0m\n") == (
        "2 passed in 1.2s"
    )


def write_tests(folder: Path, text: str) -> Environment:
    (folder / "test_it.py").write_text(text, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = long\n", encoding="utf-8")
    return Environment(folder)


@pytest.fixture
def own_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "python", Path(sys.executable))


@pytest.mark.usefixtures("own_python")
def test_pytest_talks_while_it_runs_and_its_code_is_passed_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    environment = write_tests(tmp_path, "def test_a(): pass\ndef test_b(): assert 0\n")
    outcome = checks._pytest(environment, "-p", "no:randomly")
    assert outcome.code == 1
    assert outcome.line.startswith("1 failed, 1 passed")
    assert "assert 0" in capfd.readouterr().out


@pytest.mark.usefixtures("own_python")
def test_the_long_form_tells_the_tests_that_they_may_take_their_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_XDIST_AUTO_NUM_WORKERS", "0")  # Workers would take long to start.
    environment = write_tests(
        tmp_path,
        "import os, pytest\n@pytest.mark.long\ndef test_a(): "
        f"assert os.environ['{checks.LONG_VARIABLE}'] == '1'\n",
    )
    (step,) = checks.long_tests(environment)
    assert step.work().code == 0
