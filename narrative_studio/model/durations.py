"""Durations are whole milliseconds; people read and write minutes and seconds."""

import re

MS_PER_SECOND = 1000
MS_PER_MINUTE = 60 * MS_PER_SECOND
MS_PER_DAY = 24 * 60 * MS_PER_MINUTE
LONGEST_MS = MS_PER_DAY

_CLOCK = re.compile(r"^\s*(?:(\d{1,2}):)?(\d{1,4}):([0-5]?\d)\s*$")
_BARE = re.compile(r"^\s*([0-9]{1,5}(?:[.,][0-9]+)?)\s*$")
_WORDS = re.compile(
    r"^\s*(?:(\d{1,4}(?:[.,]\d+)?)\s*m(?:in(?:utes?)?)?)?\s*(?:(\d{1,5})\s*s(?:ec(?:onds?)?)?)?\s*$",
    re.IGNORECASE,
)


def format_duration(duration_ms: int) -> str:
    """Write a duration as ``2:30``, from an hour on as ``1:02:30``; rounds to whole seconds."""
    seconds = (duration_ms + MS_PER_SECOND // 2) // MS_PER_SECOND
    minutes, seconds = divmod(seconds, 60)
    if minutes >= 60:
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}"
    return f"{minutes}:{seconds:02}"


def format_moment(at_ms: int) -> str:
    """Write a moment as a running clock showed it then: ``2:30`` until the next second begins."""
    return format_duration(at_ms - at_ms % MS_PER_SECOND)


def parse_duration(text: str) -> int:
    """Read ``2:30``, ``150 s``, ``2 min``, ``2 m 30 s`` or a bare number of minutes, in ms.

    Raises:
        ValueError: the text is no duration, or longer than a day.
    """
    if match := _CLOCK.match(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        found = ((hours * 60 + minutes) * 60 + seconds) * MS_PER_SECOND
    elif match := _BARE.match(text):
        found = round(float(match[1].replace(",", ".")) * MS_PER_MINUTE)
    elif text.strip() and (match := _WORDS.match(text)):
        minutes_text, seconds_text = match.groups()
        found = round(float((minutes_text or "0").replace(",", ".")) * MS_PER_MINUTE)
        found += int(seconds_text or 0) * MS_PER_SECOND
    else:
        raise ValueError("Use minutes and seconds, for example 2:30")
    if found > LONGEST_MS:
        raise ValueError("Use a duration of less than a day, for example 2:30")
    return found


def shifted(moment_ms: int | None, by_ms: int) -> int | None:
    """A moment of a call moved by so many milliseconds, kept between its beginning and a day."""
    return None if moment_ms is None else max(0, min(moment_ms + by_ms, LONGEST_MS))
