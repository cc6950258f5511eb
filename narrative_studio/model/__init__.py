"""The entities of a document: frozen dataclasses, one module per subject."""
