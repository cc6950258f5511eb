"""The rooms of the window, one folder each, registered in one table."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import cast

from ui.workspaces.base import Workspace


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of the rail; the class is loaded when the room is first entered."""

    id: str
    title: str
    icon: str
    place: str

    def load(self) -> type[Workspace]:
        """Import the workspace's class."""
        module, _, name = self.place.partition(":")
        return cast("type[Workspace]", getattr(import_module(module), name))


ROOMS: tuple[Room, ...] = (
    Room("positioning", "Positioning", "target-arrow", "ui.workspaces.positioning:Positioning"),
    Room("storyboard", "Storyboard", "layout-board", "ui.workspaces.storyboard:Storyboard"),
    Room("demo", "Demo & script", "presentation", "ui.workspaces.demo:Demo"),
    Room("tests", "Tests", "clipboard-check", "ui.workspaces.prospects:Prospects"),
    Room("versions", "Versions", "history", "ui.workspaces.versions:Versions"),
)
"""In the order of the rail; Ctrl+1, Ctrl+2, ... follow it. A room is listed once it is built."""
