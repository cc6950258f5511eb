"""The inspector of the storyboard: a frame and its sections, several frames, or the narrative."""
