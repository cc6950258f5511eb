"""The parts of the window around the workspaces: rail, top bar, status bar, welcome, palette."""
