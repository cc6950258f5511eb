"""The tour of the sample: a card that points at the real window, stop by stop."""
