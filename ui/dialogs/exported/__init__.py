"""The sheet of exported files: which are stale, and making them again."""

from ui.dialogs.exported.sheet import ExportedSheet

__all__ = ["ExportedSheet"]
