"""Reads Markdown: documents that were exported here and come back, and notes from elsewhere."""
