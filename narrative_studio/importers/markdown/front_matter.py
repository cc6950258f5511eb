"""Reads the front matter of a text: keys with a string each, as every export writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from narrative_studio.errors import ImportFailed

_FENCE = "---"
_MOST_LINES = 400


def split_front_matter(text: str, name: str) -> tuple[Mapping[str, str], str, int]:
    """The keys of the front matter, the text below it, and the line that begins on, from 1.

    Values that are no plain strings, as other programs write them, are kept as they stand.

    Raises:
        ImportFailed: the front matter has a beginning and no end.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE or not any(":" in line for line in lines[1:3]):
        return {}, text, 1
    end = next(
        (
            number
            for number, line in enumerate(lines[1:_MOST_LINES], start=1)
            if line.rstrip() in (_FENCE, "...")
        ),
        None,
    )
    if end is None:
        raise ImportFailed(
            f"The front matter of “{name}” has no end.",
            "Put a line with three hyphens below its last key, and import it again.",
        )
    meta: dict[str, str] = {}
    for line in lines[1:end]:
        key, colon, value = line.partition(":")
        if colon and key.strip() and not line.startswith((" ", "\t", "-", "#")):
            meta.setdefault(key.strip(), _string(value.strip()))
    return meta, "\n".join(lines[end + 1 :]), end + 2


def _string(value: str) -> str:
    """What a value says: YAML knows the strings of JSON, and words without any signs."""
    if value.startswith('"'):
        try:
            said = json.loads(value)
        except (ValueError, RecursionError):
            return value
        return said if isinstance(said, str) else value
    if len(value) > 1 and value.startswith("'") and value.endswith("'"):
        return value[1:-1].replace("''", "'")
    return value
