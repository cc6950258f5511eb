"""The parts of the window around the workspaces: rail, top bar, status bar, welcome, palette."""

from typing import Final

NARROW_BELOW_PX: Final = 1360
"""Below this width the window's parts take their narrow measures."""
