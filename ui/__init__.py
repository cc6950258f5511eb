"""The window: everything that touches Qt."""
