"""Brings what was recorded elsewhere into the tests of a narrative.

``names`` finds what a file calls by name: sessions, frames, people, codes. ``sessions``,
``in_session`` and ``page_views`` make rows of the document of the plain rows of a table, which
``planning`` puts together: what would come in, what was left out and why, what should be known.
``frames_of_transcript`` proposes which piece of a transcript was said at which frame.
"""
