"""Placed slides as plain items to paint, for previews."""
