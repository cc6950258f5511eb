"""The workspace Positioning: the chain of elements, all of them in a list, and the vocabulary."""

from ui.workspaces.positioning.workspace import Positioning

__all__ = ["Positioning"]
