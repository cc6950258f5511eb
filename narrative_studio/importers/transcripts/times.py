"""Reads the times of transcripts: ``1:02:03.456``, ``02:03,4``, ``62:03``, ``00:01:02:12``."""

from __future__ import annotations

import re
from typing import Final

from narrative_studio.model.durations import LONGEST_MS

TIME: Final = r"\d{1,4}:\d{1,2}(?::\d{1,2}(?:[:;]\d{2}(?!\d))?)?(?:[.,]\d{1,6})?"
"""A time within a larger pattern, without groups."""

_PARTS: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,6}))?", re.ASCII)
_FRAMES: Final = re.compile(r"(\d{1,4}:\d{1,2}:\d{1,2})[:;]\d{2}", re.ASCII)
"""Editing tools count the pictures of a second, of which nobody says how many there are."""
_SECONDS: Final = re.compile(r"\d{1,5}", re.ASCII)


def parse_time(text: str) -> int:
    """Read a time as milliseconds from the beginning.

    Raises:
        ValueError: it is none; the message says why, to follow the time itself.
    """
    framed = _FRAMES.fullmatch(text.strip())
    match = _PARTS.fullmatch(framed[1] if framed else text.strip())
    if not match:
        raise ValueError("is no time")
    hours, minutes, seconds, fraction = match.groups()
    if int(seconds) > 59 or (hours is not None and int(minutes) > 59):
        raise ValueError("has more than 59 minutes or seconds")
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    found = whole * 1000 + int((fraction or "0").ljust(3, "0")[:3])
    if found > LONGEST_MS:
        raise ValueError("is later than a day")
    return found


def parse_shift(text: str) -> int:
    """Read by how much a clock is late, ``1:30``, ``-0:45`` or a number of seconds, in ms.

    Raises:
        ValueError: it is none; the message is a sentence.
    """
    said = text.strip().replace("−", "-")
    sign, bare = (-1, said[1:]) if said.startswith("-") else (1, said.removeprefix("+"))
    bare = bare.strip()
    try:
        found = int(bare) * 1000 if _SECONDS.fullmatch(bare) else parse_time(bare)
    except ValueError as error:
        raise ValueError("Use minutes and seconds, for example 1:30 or -0:45") from error
    return sign * found
