"""The rows of the outline: beats with their frames, backups last, less what a filter hides."""

from __future__ import annotations

from narrative_studio.commands.storyboard import hide_frames
from tests.ui.boards import Boards
from ui.models.outline_rows import BACKUPS_KEY, rows_of


def test_every_beat_has_a_heading_and_backups_come_last(boards: Boards) -> None:
    project = boards.project("insight:A", "insight:B", "the-ask:C")
    frames = {frame.headline: frame.id for frame in project.view().frames.values()}
    hide_frames(project, frames=[frames["A"]], is_backup=True)
    rows = rows_of(project.view().narrative())
    assert [row.key for row in rows[:3]] == ["beat:insight", frames["B"], "beat:alternatives"]
    assert [row.key for row in rows[-3:]] == [frames["C"], BACKUPS_KEY, frames["A"]]
    assert [row.is_backup for row in rows[-3:]] == [False, True, True]


def test_of_filtered_frames_only_their_beats_are_there(boards: Boards) -> None:
    project = boards.project("insight:A", "insight:B", "the-ask:C")
    frames = {frame.headline: frame.id for frame in project.view().frames.values()}
    rows = rows_of(project.view().narrative(), frozenset({frames["C"]}))
    assert [row.key for row in rows] == ["beat:the-ask", frames["C"]]
