"""Qt models of what the workspaces show, and what they say of a row."""
