"""The inspector of the positioning: an element, a proof, an objection, or the project."""
