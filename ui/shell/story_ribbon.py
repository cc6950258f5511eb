"""Keeps the ribbon in the status bar in step with the shown narrative."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui.session import Session
from ui.widgets.ribbon import Ribbon, RibbonBlock, RibbonRow

_SHOWN: Final = frozenset({"frame", "narrative"})
_DRAWN: Final = frozenset(
    {"*", "beat", "call_length_ms", "is_backup", "narrative", "planned_ms", "rank", "template"}
)


class StoryRibbon(QObject):
    """Shows planned time per frame against the length of the call, with the selected frame."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._places: dict[str, int] = {}
        self.ribbon = Ribbon()
        session.changed.connect(self._on_session_changed)
        session.selected.connect(self._on_session_selected)
        session.narrative_chosen.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the narrative as it is now."""
        story = self._session.story
        frames = story.frames if story is not None else ()
        self._places = {frame.id: place for place, frame in enumerate(frames)}
        if story is None:
            self.ribbon.show_rows(planned=RibbonRow("Planned"), limit_ms=0)
            return
        blocks = [
            RibbonBlock(
                story.beat(frame).part.value,
                frame.planned_ms,
                name=f"Frame {number}, {story.beat(frame).title}, "
                f"{format_duration(frame.planned_ms)}",
            )
            for number, frame in enumerate(frames, start=1)
        ]
        self.ribbon.show_rows(
            planned=RibbonRow("Planned", blocks), limit_ms=story.narrative.call_length_ms
        )
        self._mark_current()

    def _mark_current(self) -> None:
        selection = self._session.selection
        current = selection.current if selection.table == Frame.table else None
        self.ribbon.set_current(self._places.get(current) if current is not None else None)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN and changes.fields & _DRAWN:
            self.refresh()

    def _on_session_selected(self, _selection: object, _initiator: object) -> None:
        self._mark_current()
