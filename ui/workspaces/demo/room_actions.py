"""What can be done by name in the room Demo & script."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.workspaces.base import Action
from ui.workspaces.demo.tool_row import READY, RUN_SHEET, SCRIPT

if TYPE_CHECKING:
    from ui.workspaces.demo.room import Demo


def actions_of(room: Demo) -> tuple[Action, ...]:
    """The actions of the room, in the order of the palette; those on a step act on the current."""
    do, show = room.steps, room.enter_view
    return (
        Action("demo.run-sheet", "Show the run sheet", partial(show, RUN_SHEET), icon="table"),
        Action("demo.script", "Show the script", partial(show, SCRIPT), icon="book"),
        Action("demo.ready", "Show readiness", partial(show, READY), icon="clipboard-check"),
        Action("demo.add-step", "Add a demo step", room.add_step, "Ctrl+Return", "plus"),
        Action("demo.delete-step", "Delete the demo step", do.delete, "Del", "trash"),
        Action("demo.step-up", "Move the demo step up", partial(do.move, -1), "Alt+Up", "arrow-up"),
        Action(
            "demo.step-down",
            "Move the demo step down",
            partial(do.move, 1),
            "Alt+Down",
            "arrow-down",
        ),
        Action("demo.wow", "Mark the step as a wow", do.toggle_wow, "Ctrl+Shift+M", "star"),
        Action(
            "demo.optional", "Mark the step as optional", do.toggle_optional, icon="circle-dashed"
        ),
        Action("demo.kind", "Switch between tell and show", do.toggle_kind, "Ctrl+T", "click"),
        Action(
            "demo.ask", "Ask something after the step", do.ask, "Ctrl+Shift+A", "message-question"
        ),
        Action(
            "demo.details",
            "Show details of the step",
            room.toggle_details,
            "Ctrl+D",
            "list-details",
        ),
        Action(
            "demo.paste-picture", "Paste a screenshot into the step", do.paste, "Ctrl+V", "photo"
        ),
        Action("demo.edit-script", "Edit the script", room.edit_script, icon="pencil"),
        Action("demo.add-check", "Add an item to check", room.add_check, icon="square-check"),
        Action("demo.untick", "Untick all items to check", room.untick, icon="refresh"),
    )
