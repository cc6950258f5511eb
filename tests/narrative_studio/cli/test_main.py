"""Every command is known, described, and its complaints are one line."""

from __future__ import annotations

import pytest

from narrative_studio.cli import COMMANDS, main
from tests.narrative_studio.cli.no_formats import NO_FORMATS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"], NO_FORMATS)
    assert ended.value.code == 0
    assert f"usage: narrative-studio {command}" in capsys.readouterr().out


def test_the_list_of_commands_is_the_parser_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nonsense"], NO_FORMATS) == 2
    named = ", ".join(f"'{command}'" for command in COMMANDS)
    err = capsys.readouterr().err.replace("choose from new", "choose from 'new'")
    assert named in err or all(command in err for command in COMMANDS)


def test_options_are_not_guessed_from_their_beginning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "x.narrative", "--fail", "info"], NO_FORMATS) == 2
    assert "--fail" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"], NO_FORMATS)
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("narrative-studio ")


def test_an_unreadable_place_is_expected_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "x" * 5000], NO_FORMATS) == 1
    assert capsys.readouterr().err.count("\n") == 1
