"""Reads transcripts of calls, whoever wrote them, as segments: who said what, from when to when.

``reading`` finds out what a file is and is the way in. ``cues`` cuts WebVTT and SubRip files into
timed cues, ``cue_text`` takes the markup out of one, ``speakers`` finds names at the beginning of
what is said, ``lines`` reads the texts that meeting tools export. ``entries`` reads pieces that are
kept as fields with names, which ``json_entries`` finds in the JSON of speech tools and
``table_entries`` in tables. ``joining`` puts cut sentences together again, ``times`` reads a time,
and ``segment`` has the values that come out.
"""
