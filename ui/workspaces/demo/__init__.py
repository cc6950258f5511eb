"""Demo & script: the run sheet of all demo steps, and the script to read and edit."""

from ui.workspaces.demo.room import Demo

__all__ = ["Demo"]
