"""Documents as they are read: one neutral paper per kind, set as Word, PDF, HTML or Markdown."""
