"""Reads JSON that a stranger wrote: every trouble is a message that names the place."""

import json
from collections.abc import Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any, NoReturn

from narrative_studio.errors import ImportFailed
from narrative_studio.printable import shown_name

LARGEST_BYTES = 512 * 1024 * 1024
"""Larger files are refused before they are read."""

_LONGEST_KEY = 60

_WORDS = (
    ("Expecting value", "there is no value"),
    ("Expecting property name", "there is no name in double quotes"),
    ("Expecting ',' delimiter", "a comma is missing"),
    ("Expecting ':' delimiter", "a colon is missing"),
    ("Illegal trailing comma", "there is a comma too many"),
    ("Extra data", "something stands behind its end"),
    ("Unterminated string", "a text has no end; it begins"),
    ("Invalid control character", "a text holds a control character"),
    ("Invalid \\", "a text holds a wrong backslash"),
)
"""What Python's parser says, and the same in plain words."""


def read_json(path: Path) -> Any:
    """Read a JSON file as plain values, no object holding a key twice.

    Raises:
        ImportFailed: the file is missing, unreadable, too large, not UTF-8 or not JSON.
    """
    content = read_bytes(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ImportFailed(
            f"“{path.name}” is not UTF-8 text: line {line} holds a byte that cannot be read.",
            "Choose a JSON file that Narrative Studio exported, or save it as UTF-8.",
        ) from error
    return _parse(text, path.name)


def read_bytes(path: Path) -> bytes:
    """Read a whole file of a size that can be meant.

    Raises:
        ImportFailed: it is missing, unreadable, no ordinary file, or too large.
    """
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            kind = "a folder" if S_ISDIR(found.st_mode) else "no ordinary file"
            raise ImportFailed(f"“{shown_name(path)}” is {kind}.", "Choose a file.")
        if found.st_size > LARGEST_BYTES:
            raise ImportFailed(
                f"“{path.name}” is larger than {LARGEST_BYTES // 1024**2} MB.",
                "Export it with its pictures in a folder, then import it again.",
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> ImportFailed:
    """What to say when a file cannot be read."""
    reason = error.strerror or type(error).__name__
    return ImportFailed(
        f"“{path.name}” cannot be read: {reason}.", "Check its name and place, then try again."
    )


def pointer(place: Sequence[str | int]) -> str:
    """The JSON pointer (RFC 6901) of a place, for example ``/frames/3/headline``.

    A key that is longer than any of ours is shortened.
    """
    return "".join(f"/{_short(str(part).replace('~', '~0').replace('/', '~1'))}" for part in place)


def _short(part: str) -> str:
    return part if len(part) <= _LONGEST_KEY else f"{part[:_LONGEST_KEY]}…"


def _parse(text: str, name: str) -> Any:
    def refuse(what: str) -> NoReturn:
        raise ImportFailed(
            f"“{name}” cannot be imported: {what}.", "Correct it, then import it again."
        )

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _value in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            refuse(f"an object holds the key “{twice[:40]}” twice")
        return found

    def constant(word: str) -> NoReturn:
        refuse(f"{word} is no JSON number")

    try:
        found = json.loads(text, object_pairs_hook=once, parse_constant=constant)
    except json.JSONDecodeError as error:
        if not text.strip():
            raise ImportFailed(
                f"“{name}” is empty.", "Choose a JSON file that Narrative Studio exported."
            ) from error
        what = next((ours for said, ours in _WORDS if error.msg.startswith(said)), "it is broken")
        raise ImportFailed(
            f"“{name}” is not JSON: {what} in line {error.lineno}, column {error.colno}.",
            "Correct that place, or export the project as JSON again.",
        ) from error
    except RecursionError as error:
        raise ImportFailed(
            f"“{name}” cannot be imported: its values are nested too deeply.",
            "Choose a JSON file that Narrative Studio exported.",
        ) from error
    except ValueError as error:
        # A number with thousands of digits, which Python refuses to turn into an int.
        raise ImportFailed(
            f"“{name}” cannot be imported: a number in it is too long.",
            "Correct it, then import it again.",
        ) from error
    return found
