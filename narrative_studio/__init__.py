"""The domain of Narrative Studio: everything but the window and the writers of files."""

__version__ = "0.1.0"
