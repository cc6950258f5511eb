"""The view Map: which frame carries which element."""
