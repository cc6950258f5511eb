"""The rules of a check, one module per subject, and all their findings of one narrative."""
