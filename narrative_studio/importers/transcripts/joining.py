"""Puts the pieces of what somebody said together again, without losing when it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from narrative_studio.importers.transcripts.segment import Segment

LONGEST_GAP_MS: Final = 1500
"""A longer silence than this ends a segment."""
LONGEST_MS: Final = 20_000
"""A segment that has become so long is not added to: it has to fit one frame of the story."""

LONGEST_TEXT: Final = 2000
"""Nor one whose text, in characters, has become so long, whatever its times say."""

_ENDS: Final = (".", "!", "?", "…", "。", "！", "？", '."', ".”", "?”", "!”")


def joined(segments: Iterable[Segment]) -> list[Segment]:
    """Join what one person says without a pause; of somebody unknown, only unfinished sentences.

    Rolling captions, which repeat the line before, are told once. Segments keep the order in which
    they begin.
    """
    found: list[Segment] = []
    for segment in sorted(segments, key=lambda each: each.start_ms or 0):
        last = found[-1] if found else None
        if last is None:
            found.append(segment)
        elif _repeats(last, segment):
            new = segment.text[len(last.text) :].strip()
            if new:
                found.append(replace(segment, text=new))
            else:
                found[-1] = _until(last, segment)
        elif _continues(last, segment):
            found[-1] = replace(_until(last, segment), text=f"{last.text} {segment.text}")
        else:
            found.append(segment)
    return found


def _until(last: Segment, segment: Segment) -> Segment:
    if last.end_ms is None or segment.end_ms is None:
        return last
    return replace(last, end_ms=max(last.end_ms, segment.end_ms))


def _repeats(last: Segment, segment: Segment) -> bool:
    """Whether a caption says the one before again, as those do that scroll line by line."""
    if last.speaker != segment.speaker or not segment.text.startswith(last.text):
        return False
    is_word = not segment.text[len(last.text) : len(last.text) + 1].strip()
    return is_word and len(last.text.split()) > 1 and _gap(last, segment) <= 0


def _continues(last: Segment, segment: Segment) -> bool:
    if last.speaker != segment.speaker or last.is_estimated or segment.is_estimated:
        return False
    if last.start_ms is None or segment.end_ms is None or _gap(last, segment) > LONGEST_GAP_MS:
        return False
    if segment.end_ms - last.start_ms > LONGEST_MS or len(last.text) > LONGEST_TEXT:
        return False
    return bool(segment.speaker) or not last.text.endswith(_ENDS)


def _gap(last: Segment, segment: Segment) -> int:
    if last.end_ms is None or segment.start_ms is None:
        return 0
    return segment.start_ms - last.end_ms
