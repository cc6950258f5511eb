"""The shelf beside the frames: what they can be linked to."""
