"""What can be done by name in the room Demo & script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class RoomAction:
    """One action; ``method`` is the room's method that does it, the rest is that of ``Action``."""

    id: str
    title: str
    method: str
    shortcut: str = ""
    icon: str = ""
    is_window_wide: bool = False


ACTIONS: Final = (
    RoomAction("demo.run-sheet", "Show the run sheet", "show_sheet", icon="table"),
    RoomAction("demo.script", "Show the script", "show_script", icon="book"),
    RoomAction("demo.ready", "Show what stands ready", "show_ready", icon="clipboard-check"),
    RoomAction("demo.add-step", "Add a demo step", "add_step", "Ctrl+Return", "plus"),
    RoomAction("demo.delete-step", "Delete the demo step", "delete_step", "Del", "trash"),
    RoomAction("demo.step-up", "Move the demo step up", "move_up", "Alt+Up", "arrow-up"),
    RoomAction("demo.step-down", "Move the demo step down", "move_down", "Alt+Down", "arrow-down"),
    RoomAction("demo.wow", "Mark the step as a wow", "toggle_wow", "Ctrl+Shift+W", "star"),
    RoomAction(
        "demo.optional", "Mark the step as optional", "toggle_optional", icon="circle-dashed"
    ),
    RoomAction("demo.kind", "Switch between tell and show", "toggle_kind", "Ctrl+T", "click"),
    RoomAction(
        "demo.ask", "Ask something after the step", "ask", "Ctrl+Shift+A", "message-question"
    ),
    RoomAction(
        "demo.details", "Show details of the step", "toggle_details", "Ctrl+D", "list-details"
    ),
    RoomAction("demo.edit-script", "Edit the script", "edit_script", icon="pencil"),
    RoomAction(
        "demo.read",
        "Read the script aloud, full screen with a clock",
        "read_aloud",
        "Ctrl+Shift+R",
        "player-play",
        is_window_wide=True,
    ),
    RoomAction("demo.add-check", "Add an item to check", "add_check", icon="square-check"),
)
"""In the order of the palette."""
