"""What reaches the terminal is one readable line that cannot steer it."""

from __future__ import annotations

import io
import json

from narrative_studio.cli.console import Console


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_results_and_warnings_go_apart() -> None:
    console = Console(io.StringIO(), io.StringIO())
    console.say("Made it.")
    console.warn("Look.")
    console.complain("No.")
    assert isinstance(console.out, io.StringIO)
    assert isinstance(console.err, io.StringIO)
    assert console.out.getvalue() == "Made it.\n"
    assert console.err.getvalue() == "warning: Look.\nnarrative-studio: No.\n"


def test_json_is_ascii() -> None:
    out = io.StringIO()
    Console(out, None).say_json({"title": "é\x9b"})
    assert out.getvalue().isascii()
    assert json.loads(out.getvalue()) == {"title": "é\x9b"}


def test_very_many_warnings_are_counted() -> None:
    err = io.StringIO()
    Console(None, err).warn_of([str(number) for number in range(50)])
    lines = err.getvalue().splitlines()
    assert len(lines) == 21
    assert lines[-1] == "warning: and 30 more like these."


def test_progress_is_shown_only_where_somebody_watches() -> None:
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        console = Console(None, stream)
        console.progress(1, 12, "Frame 1" + "x" * 100)
        console.end_progress()
    assert "1/12 Frame 1" in terminal.getvalue()
    assert len(max(terminal.getvalue().split("\r"), key=len)) < 90
    assert file.getvalue() == ""


def test_closed_streams_are_no_trouble() -> None:
    console = Console(None, None)
    console.say("x")
    console.warn("x")
    console.progress(1, 2, "x")
    console.end_progress()
    console.flush()
