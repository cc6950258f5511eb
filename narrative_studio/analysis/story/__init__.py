"""The story and its demo: time, zones, variants, criteria, chunks, frames in sight."""
