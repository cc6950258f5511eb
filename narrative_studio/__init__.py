"""The domain of Narrative Studio: model, store, commands, analysis, importers and the command line."""

__version__ = "0.1.0"
