"""What else can be done to the selected frames, and the variants to tell, for the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from narrative_studio.analysis.naming import counted
from ui.inspector.frame.menu import fill_zones
from ui.workspaces.base import NamedMenu

if TYPE_CHECKING:
    from ui.workspaces.storyboard.workspace import Storyboard


def menus_of(room: Storyboard) -> list[NamedMenu]:
    """The menus whose entries are no actions of the room: zones and variants."""
    story, chosen = room.session.story, room.frame_actions.chosen
    if story is None:
        return []
    variants = QMenu(room)
    room.variants.fill(variants)
    menus = [NamedMenu(variants, "Variant")]
    if chosen:
        zones = QMenu(room)
        fill_zones(zones, story, room.frame_actions, chosen)
        number = story.number(chosen[0])
        one = f"Frame {number}" if number else "Backup"
        where = one if len(chosen) == 1 else counted(len(chosen), "frame")
        menus.append(NamedMenu(zones, "Zone", where))
    return menus
