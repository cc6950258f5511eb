"""The storyboard: frames as cards in the beats of their template."""

from ui.workspaces.storyboard.workspace import Storyboard

__all__ = ["Storyboard"]
