"""The view Goals: the vision, and the goals that lead there."""
