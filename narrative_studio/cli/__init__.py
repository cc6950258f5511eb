"""The command line: every command works without a display and loads no Qt."""

from narrative_studio.cli.main import COMMANDS, main

__all__ = ["COMMANDS", "main"]
