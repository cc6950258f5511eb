"""The window: everything that touches Qt."""

from ui.module_sources import leave_unread

leave_unread()  # Before anything else of the window is loaded.
