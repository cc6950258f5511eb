"""The rows of the outline: a heading for each beat, then its frames; backups last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from narrative_studio.model.ids import FrameId
from narrative_studio.model.view import NarrativeView

BACKUPS_KEY: Final = "backups"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A frame, or with ``frame`` None the heading of a beat, or of the backups (beat empty)."""

    key: str
    beat: str
    frame: FrameId | None = None
    is_backup: bool = False


def rows_of(story: NarrativeView, matching: frozenset[str] | None = None) -> list[OutlineRow]:
    """The rows of a story; with ``matching`` these frames alone, under the beats that have some."""
    by_beat: dict[str, list[OutlineRow]] = {beat.id: [] for beat in story.template.beats}
    hidden: list[OutlineRow] = []
    for frame in story.all_frames:
        if matching is not None and frame.id not in matching:
            continue
        beat = story.beat(frame).id
        row = OutlineRow(frame.id, beat, frame.id, frame.is_backup)
        (hidden if frame.is_backup else by_beat[beat]).append(row)
    found: list[OutlineRow] = []
    for beat_id, rows in by_beat.items():
        if rows or matching is None:
            found += [OutlineRow(f"beat:{beat_id}", beat_id), *rows]
    if hidden:
        found += [OutlineRow(BACKUPS_KEY, "", is_backup=True), *hidden]
    return found
