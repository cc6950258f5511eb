"""Charts on slides: native ones that can be edited, and tables whose cells say their state."""
