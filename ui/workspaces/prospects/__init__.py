"""The room Tests: what prospects did and said, the sessions, the protocol and the codebook."""

from ui.workspaces.prospects.room import Prospects

__all__ = ["Prospects"]
