"""The review of a deck that comes back: what changed in it, taken over one by one beside the work.

``review`` knows the changes and what became of each, ``panel`` shows them; ``ui.intake.deck``
opens it.
"""
