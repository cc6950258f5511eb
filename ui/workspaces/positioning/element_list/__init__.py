"""The view List: every element, proof and objection in a table."""
