"""Panels that show and edit one row in full, one module per kind of row."""
