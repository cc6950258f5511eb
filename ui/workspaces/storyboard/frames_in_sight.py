"""Keeps to a filter while the story changes, without taking away what somebody works on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from narrative_studio.analysis.story.frame_filter import FrameFilter, matching
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.session import Session

_TABLES: Final = frozenset(
    {"frame", "narrative", "step", "link", "element", "proof", "question", "custom_value", "term"}
    | {"person", "project", "baseline", "comment", "zone", "left_out", "override", "variant"}
)


class FramesInSight(QObject):
    """The frames that a filter leaves in sight.

    A frame that stops matching while it is selected, or that was just added, stays until the
    filter is another one: a card does not vanish under the hand that changes it.

    Signals:
        changed(): other frames are in sight, or there are others in all.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = FrameFilter()
        self._frames: frozenset[str] | None = None
        self._known: frozenset[str] = frozenset()
        self._look(frozenset())
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)
        session.variant_chosen.connect(self._on_session_narrative_chosen)

    @property
    def frames(self) -> frozenset[str] | None:
        """The frames in sight; None while nothing is filtered."""
        return self._frames

    @property
    def count(self) -> int:
        """How many frames are in sight."""
        return self.total if self._frames is None else len(self._frames)

    @property
    def total(self) -> int:
        """How many frames the story has, backups included."""
        story = self._session.story
        return len(story.all_frames) if story is not None else 0

    def choose(self, wanted: FrameFilter) -> None:
        """Filter by something else."""
        self._filter = wanted
        self._look(frozenset())
        self.changed.emit()

    def _look(self, keeping: frozenset[str]) -> None:
        """Read the story; frames of ``keeping`` stay in sight as far as they are still there."""
        story = self._session.story
        frames: list[str] = [frame.id for frame in story.all_frames] if story is not None else []
        self._known = frozenset(frames)
        self._frames = None
        if story is not None and self._filter.is_on:
            self._frames = self._matching(story) | (keeping & self._known)

    def _matching(self, story: NarrativeView) -> frozenset[str]:
        """The frames that match as they are told; those that a variant leaves out as they are."""
        told = self._session.telling
        found: frozenset[str] = matching(story, self._filter)
        if told is None or told.variant is None:
            return found
        kept = {frame.id for frame in told.all_frames}
        return matching(told, self._filter) | (found - kept)

    def _on_session_narrative_chosen(self) -> None:
        self.choose(self._filter)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if not changes.tables() & _TABLES:
            return
        before, known = self._frames, self._known
        selection = self._session.selection
        selected = frozenset(selection.ids if selection.table == Frame.table else ())
        touched = frozenset(row for table, row in changes.rows if table == Frame.table)
        self._look((selected & (before or frozenset())) | (touched - known))
        if (self._frames, self._known) != (before, known):
            self.changed.emit()
