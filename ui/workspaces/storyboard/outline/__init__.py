"""The view Outline: every frame in a row, every column edited in place."""
