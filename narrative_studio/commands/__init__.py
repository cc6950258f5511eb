"""The verbs: the only callers of ``project.op``, one module per subject."""
