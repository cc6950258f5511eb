"""The workspace Versions: history, baselines, comparison, misalignments and the document file."""

from ui.workspaces.versions.room import Versions as Versions

__all__ = ["Versions"]
