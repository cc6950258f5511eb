from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from build_spec import checks, launch, lock, qt_libraries, subcommands
from build_spec.checks import Step
from build_spec.environment import Environment
from build_spec.subcommands import PASSED_ON, build_parser, run_command_line


@pytest.fixture(autouse=True)
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment is there and complete."""
    monkeypatch.setattr(subcommands, "prepare", Environment)
    monkeypatch.setattr(qt_libraries, "provide", lambda *_: None)


@pytest.fixture
def steps_run(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    ran: list[str] = []

    def note(steps: Sequence[Step]) -> int:
        ran.extend(step.title for step in steps)
        return 4

    monkeypatch.setattr(checks, "run_steps", note)
    return ran


def test_test_runs_everything(tmp_path: Path, steps_run: list[str]) -> None:
    marks = "[tool.narrative-studio.coverage]\nexporters = 90\n"
    (tmp_path / "pyproject.toml").write_text(marks, encoding="utf-8")
    assert run_command_line(tmp_path, ["test"]) == 4
    assert steps_run[0] == "ruff format --check"
    assert steps_run[-3:] == ["pytest, with coverage", "coverage", "pytest, other rooms"]


def test_check_runs_no_tests(tmp_path: Path, steps_run: list[str]) -> None:
    run_command_line(tmp_path, ["check"])
    assert not any("pytest" in title for title in steps_run)


def test_check_long_ends_with_the_long_tests(tmp_path: Path, steps_run: list[str]) -> None:
    run_command_line(tmp_path, ["check", "--long"])
    assert steps_run[-1] == "pytest, long form"


@pytest.mark.parametrize("name", sorted(PASSED_ON))
def test_a_module_beside_gets_its_arguments_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "build_spec").mkdir()
    (tmp_path / "build_spec" / f"{name}.py").touch()
    called: list[Sequence[str | Path]] = []

    def note(command: Sequence[str | Path], *, variables: Mapping[str, str], cwd: Path) -> int:
        called.append(command)
        return 6

    monkeypatch.setattr(subcommands, "call", note)
    assert run_command_line(tmp_path, [name, "--help", "x"]) == 6
    assert called == [[Environment(tmp_path).python, "-m", f"build_spec.{name}", "--help", "x"]]


def test_a_module_that_is_not_there_is_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(tmp_path, ["bench"]) == 1
    assert capsys.readouterr().err == (
        "This checkout has no build_spec/bench.py, so there is nothing to run.\n"
    )


def test_run_takes_a_document_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []

    def note(environment: Environment, document: Path | None) -> int:
        opened.append(document)
        return 0

    monkeypatch.setattr(launch, "run", note)
    monkeypatch.chdir(tmp_path)
    run_command_line(tmp_path / "elsewhere", ["run", "mine.narrative"])
    run_command_line(tmp_path / "elsewhere", ["run"])
    assert opened == [tmp_path.resolve() / "mine.narrative", None]


def test_lock_keeps_versions_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def note(root: Path, *, upgrade: bool) -> int:
        asked.append(upgrade)
        return 0

    monkeypatch.setattr(lock, "write", note)
    run_command_line(tmp_path, ["lock"])
    run_command_line(tmp_path, ["lock", "--upgrade"])
    assert asked == [False, True]


def test_an_interrupted_command_ends_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(root: Path) -> Environment:
        raise KeyboardInterrupt

    monkeypatch.setattr(subcommands, "prepare", interrupt)
    assert run_command_line(tmp_path, ["check"]) == 130


def test_wrong_usage_is_exit_code_2() -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(["fly"])
    assert ended.value.code == 2
