"""Keeps the ribbon in the status bar in step with the shown narrative."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.zones import ZoneTime, zone_times
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.session import Session
from ui.widgets.ribbon import Ribbon, RibbonBlock, RibbonRow

_SHOWN: Final = frozenset({"frame", "left_out", "narrative", "override", "variant", "zone"})
_DRAWN: Final = frozenset(
    {
        "*",
        "beat",
        "budget_ms",
        "call_length_ms",
        "is_backup",
        "name",
        "narrative",
        "planned_ms",
        "rank",
        "template",
        "value",
        "zone",
    }
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
        session.variant_chosen.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the narrative as it is now."""
        story = self._session.telling
        frames = story.frames if story is not None else ()
        self._places = {frame.id: place for place, frame in enumerate(frames)}
        if story is None:
            self.ribbon.show_rows(planned=RibbonRow("Planned"), limit_ms=0)
            return
        blocks = [
            RibbonBlock(
                story.beat(frame).part.value,
                frame.planned_ms,
                name=f"Frame {story.number(frame.id)}, {story.beat(frame).title}, "
                f"{format_duration(frame.planned_ms)}",
            )
            for frame in frames
        ]
        self.ribbon.show_rows(
            planned=RibbonRow("Planned", blocks),
            zones=_zone_row(story),
            limit_ms=story.narrative.call_length_ms,
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


def _zone_row(story: NarrativeView) -> RibbonRow | None:
    """What the zones may take, in the order of the story; None where there is none.

    In a variant, which has no budgets, it is what they take. Frames outside all zones keep their
    planned time, without a colour, so that what stands under each other belongs together.
    """
    times = {str(time.zone.id): time for time in zone_times(story) if time.frames}
    if not times:
        return None
    blocks: list[RibbonBlock] = []
    shown: set[str] = set()
    for frame in story.frames:
        time = times.get(frame.zone or "")
        if time is None:
            blocks.append(RibbonBlock("", frame.planned_ms, name="Outside the zones"))
        elif time.zone.id not in shown:
            shown.add(time.zone.id)
            blocks.append(_zone_block(story, time))
    over = [
        f"{time.name} {format_duration(time.over_ms)}" for time in times.values() if time.over_ms
    ]
    note = f"{over[0]} over" if over else ""
    if len(over) > 1:
        note = f"{counted(len(over), 'zone')} over"
    total_ms = sum(
        time.planned_ms if story.variant is not None else time.budget_ms for time in times.values()
    )
    return RibbonRow("Zones", blocks, total_ms, note=note)


def _zone_block(story: NarrativeView, time: ZoneTime) -> RibbonBlock:
    part = story.beat(time.frames[0]).part.value
    length_ms = time.budget_ms or time.planned_ms
    return RibbonBlock(part, length_ms, name=time.name, tip=f"{time.name}, {time.words}")
