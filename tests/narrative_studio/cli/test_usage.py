"""A wrong command line is answered in plain sentences with the next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.cli import main
from narrative_studio.cli.usage import (
    COMMANDS,
    check_command,
    check_nothing_left,
    complaint,
    document_to_make,
    export_to_write,
    one_of,
)
from narrative_studio.errors import UsageError
from tests.narrative_studio.cli.no_formats import NO_FORMATS

ALL = ", ".join(COMMANDS)


@pytest.mark.parametrize("command", [*COMMANDS, "-h", "--help", "--version"])
def test_a_command_may_begin(command: str) -> None:
    check_command([command])


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], f"A command is missing. The commands are: {ALL}."),
        (
            ["exprot", "deck"],
            f"There is no command “exprot”. Did you mean export? The commands are: {ALL}.",
        ),
        (["zzz"], f"There is no command “zzz”. The commands are: {ALL}."),
        (
            ["--as-of", "2026-13-01", "check", "L.narrative"],
            "The option --as-of stands before the command. "
            "Write options last: narrative-studio check DOC --as-of 2026-13-01.",
        ),
        (["--json"], f"The option --json needs a command before it. The commands are: {ALL}."),
    ],
)
def test_what_cannot_begin_says_what_can(argv: list[str], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_command(argv)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (
            ["info"],
            "The command info needs the name of a document. "
            "Write it as narrative-studio info DOC, or see narrative-studio info --help.",
        ),
        (
            ["export", "json"],
            "The command export needs the name of a document and -o with the name of the file to "
            "write. Write it as narrative-studio export FORMAT DOC -o OUT, or see "
            "narrative-studio export --help.",
        ),
        (
            ["import", "a.json"],
            "The command import needs -o with the name of a new document, or --into with one that "
            "is there. Write it as narrative-studio import SOURCE -o DOC, or see "
            "narrative-studio import --help.",
        ),
        (
            ["new", "a", "--template", "blank", "--sample"],
            "--sample and --template cannot go together. Leave one of them out.",
        ),
        (
            ["import", "a.json", "-o", "b", "--into", "c"],
            "--into and -o cannot go together. Leave one of them out.",
        ),
        (["check", "a", "--as-of"], "The option --as-of has no value. Write it after --as-of."),
        (["check", "a", "--json=5"], "The option --json takes no value. Write --json alone."),
        (
            ["check", "a", "--fail-on", "huge"],
            "The option --fail-on cannot be “huge”. Use one of: info, warning, error.",
        ),
        (
            ["info", "a", "--jsn=1"],
            "The command info has no option --jsn. Did you mean --json? "
            "See narrative-studio info --help.",
        ),
        (
            ["info", "a", "b"],
            "The command info has no use for “b”. "
            "Write it as narrative-studio info DOC, or see narrative-studio info --help.",
        ),
    ],
)
def test_a_wrong_command_is_told_in_plain_words(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv, NO_FORMATS) == 2
    assert capsys.readouterr().err == f"narrative-studio: {said}\n"


def test_several_things_that_are_missing_are_named_in_one_sentence() -> None:
    said = str(complaint("export", "the following arguments are required: FORMAT, DOC, --x"))
    assert said.startswith("The command export needs a format, the name of a document and --x. ")


def test_a_complaint_without_words_of_ours_is_still_told() -> None:
    said = str(complaint("info", "something odd"))
    assert said.startswith("The command info cannot be read: something odd. Write it as ")


def test_nothing_left_over_is_in_order() -> None:
    check_nothing_left("info", [], ())


def test_an_option_that_resembles_none_is_not_guessed() -> None:
    with pytest.raises(UsageError) as caught:
        check_nothing_left("info", ["-q"], ["--json"])
    assert str(caught.value) == (
        "The command info has no option -q. See narrative-studio info --help."
    )


def test_a_known_value_is_taken() -> None:
    assert one_of("--fail-on", "info", ["info", "error"]) == "info"


@pytest.mark.parametrize(
    ("name", "made"),
    [("a.narrative", "a.narrative"), ("A.NARRATIVE", "A.NARRATIVE"), ("a", "a.narrative")],
)
def test_a_document_gets_its_ending(name: str, made: str) -> None:
    assert document_to_make(Path("x", name)) == Path("x", made)


def test_a_document_with_another_ending_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        document_to_make(Path("X.txt"))
    assert str(caught.value) == (
        "A document cannot be named “X.txt”. Use the ending .narrative, as in “X.narrative”."
    )


def test_a_folder_is_left_to_those_who_write(tmp_path: Path) -> None:
    folder = tmp_path / "some.txt"
    folder.mkdir()
    assert document_to_make(folder) == folder
    assert export_to_write(folder, "deck", (".pptx",), kind="deck", usual=".pptx") == folder


@pytest.mark.parametrize(
    ("name", "written"),
    [("a.md", "a.md"), ("a.MD", "a.MD"), ("a", "a.md")],
)
def test_an_export_gets_the_ending_of_what_is_asked_for(name: str, written: str) -> None:
    found = export_to_write(Path(name), "script", (".html", ".md"), kind="format=md", usual=".md")
    assert found == Path(written)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "x.pdf",
            "The format script makes .html or .md files, not “x.pdf”. Use a name such as “x.md”.",
        ),
        (
            "x.html",
            "“x.html” does not fit format=md, which makes .md files. "
            "Use a name such as “x.md”, or leave format=md out.",
        ),
    ],
)
def test_an_ending_that_promises_something_else_is_refused(name: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        export_to_write(Path(name), "script", (".html", ".md"), kind="format=md", usual=".md")
    assert str(caught.value) == said
