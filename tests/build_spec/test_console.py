from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from build_spec.console import ToolFailed, call, is_root, say


def test_the_exit_code_of_a_program_is_passed_on(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import os, sys; sys.exit(int(os.environ['CODE']))"]
    assert call(command, variables=os.environ | {"CODE": "7"}, cwd=tmp_path) == 7


@pytest.mark.parametrize(("quiet", "heard"), [(False, "out"), (True, "")])
def test_a_quiet_program_is_heard_only_on_the_error_stream(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], quiet: bool, heard: str
) -> None:
    program = "import sys; print('out', end=''); print('trouble', end='', file=sys.stderr)"
    call([sys.executable, "-c", program], variables=os.environ, cwd=tmp_path, quiet=quiet)
    assert capfd.readouterr() == (heard, "trouble")


def test_a_program_that_is_not_there_is_expected_trouble(tmp_path: Path) -> None:
    with pytest.raises(ToolFailed, match=r"nowhere could not be started"):
        call([tmp_path / "nowhere"], variables={}, cwd=tmp_path)


def test_what_is_said_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    say("hello")
    assert capsys.readouterr().out == "hello\n"


def test_only_the_superuser_is_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert is_root()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert not is_root()
    monkeypatch.delattr(os, "geteuid")
    assert not is_root()
