"""Checks the spelling of what is written, without a network: words, suggestions, marks."""
