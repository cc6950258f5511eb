"""Placed slides as PresentationML, streamed into a file."""
