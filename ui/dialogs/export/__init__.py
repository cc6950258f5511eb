"""The export sheet: formats, options, the dry run, and writing with progress and cancel."""

from ui.dialogs.export.sheet import ExportSheet

__all__ = ["ExportSheet"]
