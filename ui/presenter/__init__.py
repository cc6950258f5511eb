"""The window somebody tells a story from: one theme, large words, no data and nothing modal."""
