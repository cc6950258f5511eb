"""Telling a story to somebody: the clock that runs meanwhile, the pace, and the words to read."""
