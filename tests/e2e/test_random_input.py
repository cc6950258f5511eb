"""Random command lines and random projects: an exit code and a line, never a traceback."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrative_studio import __main__ as program
from narrative_studio.cli.main import COMMANDS
from tests.e2e import hostile

WORDS = [
    *COMMANDS,
    *("sound.narrative", "cut.narrative", "gone.narrative", "notes.txt", "given.json", ".", "/"),
    *("out.narrative", "out.json", "out", "nowhere/out.narrative", "/proc/out.json", "out.pptx"),
    *("json", "csv", "script", "demo-script", "docx"),
    *("-o", "--into", "--json", "--template", "--narrative", "--as-of", "--fail-on", "--option"),
    *("--from", "--to", "--by", "--about", "--limit", "--dry-run", "--baseline", "--help"),
    *("--version", "--", "-", "--o", "-x", "--json=1", "-oout.json", "--limit=-1"),
    *("blank", "five-acts", "warning", "2026-04-21", "2026-02-30", "B-1", "frame 7", "VA-1"),
    *("0", "-1", "9" * 30, "pictures=folder", "pictures=", "=", "format=md", "", " ", "\n"),
    *("x" * 300, "x" * 5000, "\u202e", "\udcff", "*", "%s", "{}", "\N{FIRE}.narrative", "~"),
]

VALUES: list[object] = [
    *(None, True, False, 0, -1, 1, 2**31, 2**53, 2**63, 10**40, 0.5, -1e308),
    *("", " ", "x", "\x00", "\ud800", "\u202e", "a\nb", "2026-02-30", "frame", "0" * 64, "../x"),
    *([], [[]], [None], {}, {"id": 1}, {"": {}}, "x" * 10_000),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where random commands can do no harm, without a window."""
    monkeypatch.setattr(program, "_open_window", lambda *_paths, **_how: 0)
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    made = tmp_path / "here"
    made.mkdir()
    monkeypatch.chdir(made)
    hostile.make_sound(made / "sound.narrative")
    (made / "cut.narrative").write_bytes((made / "sound.narrative").read_bytes()[:9000])
    (made / "notes.txt").write_text("Buy bread.")
    code, told = run(["export", "json", "sound.narrative", "-o", "given.json"])
    assert code == 0
    assert told.endswith("keep it in the team.\n")
    return made


def run(words: list[str]) -> tuple[int, str]:
    """The exit code of a command and what it says on standard error."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = program.main(words)
        except SystemExit as asked:  # how the parser ends after --help and --version
            code = int(asked.code or 0)
    return code, err.getvalue()


def check(words: list[str]) -> None:
    code, said = run(words)
    lines = [line for line in said.split("\n") if line and not line.startswith("warning: ")]
    assert code in (0, 1, 2)
    assert len(lines) == (1 if code == 2 else len(lines[:1]))
    assert all(line.startswith("narrative-studio: ") for line in lines)


def places(value: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places in a JSON value."""
    yield at
    parts: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = list(enumerate(value))
    for key, part in parts:
        yield from places(part, (*at, key))


def mutated(project: dict[str, Any], seed: int) -> object:
    """The project with a few random changes: values swapped, doubled, dropped or made absurd."""
    chance = random.Random(seed)
    made: Any = copy.deepcopy(project)
    for _ in range(chance.choice((1, 1, 2, 5))):
        found = [place for place in places(made) if place]
        # Tables and their first rows as often as the many cells.
        *way, last = chance.choice(
            [place for place in found if len(place) <= chance.choice((1, 9))]
        )
        holder: Any = made
        for step in way:
            holder = holder[step]
        match chance.randrange(4):
            case 0:
                del holder[last]
            case 1:
                other: Any = made
                for step in chance.choice(found):
                    other = other[step] if step in other or isinstance(step, int) else other
                holder[last] = copy.deepcopy(other)
            case 2 if isinstance(holder[last], list):
                holder[last] *= 2
            case _:
                holder[last] = chance.choice(VALUES)
        if not isinstance(made, dict) or not made:
            break
    return made


def try_projects(folder: Path, seeds: range) -> None:
    project = json.loads((folder / "given.json").read_bytes())
    sound = (folder / "sound.narrative").read_bytes()
    for seed in seeds:
        (folder / "m.json").write_text(json.dumps(mutated(project, seed)))
        for target in (["-o", "out.narrative"], ["--into", "sound.narrative"]):
            code, said = run(["import", "m.json", *target])
            errors = [line for line in said.splitlines() if not line.startswith("warning: ")]
            assert (code, len(errors)) in ((0, 0), (1, 1)), (seed, said)
            written = folder / target[1]
            if code == 0:
                assert run(["info", target[1]])[0] == 0, seed
                # What came in can be given on and comes back.
                assert run(["export", "json", target[1], "-o", "n.json"])[0] == 0, seed
                assert run(["import", "n.json", "-o", "again.narrative"])[0] == 0, seed
                (folder / "again.narrative").unlink()
            elif target[0] == "-o":
                assert not written.exists(), seed
            else:
                assert written.read_bytes() == sound, seed
            (folder / "out.narrative").unlink(missing_ok=True)
            (folder / "sound.narrative").write_bytes(sound)


def test_random_projects_are_taken_or_refused(folder: Path) -> None:
    try_projects(folder, range(40))


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_many_random_projects_are_taken_or_refused(folder: Path) -> None:
    try_projects(folder, range(1000, 2500))


def command_lines() -> st.SearchStrategy[list[str]]:
    words = st.sampled_from(WORDS)
    begun = st.builds(
        lambda first, rest: [first, *rest], st.sampled_from(COMMANDS), st.lists(words)
    )
    return st.one_of(st.lists(words, max_size=5), begun)


def random_command_lines(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a test that many random command lines."""
    return lambda test: settings(max_examples=examples)(given(words=command_lines())(test))


@random_command_lines(300)
def test_random_command_lines_are_answered(folder: Path, words: list[str]) -> None:
    check(words)


@pytest.mark.long
@pytest.mark.timeout(3600)
@random_command_lines(10_000)
def test_many_random_command_lines_are_answered(folder: Path, words: list[str]) -> None:
    check(words)
