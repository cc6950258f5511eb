"""Reads PowerPoint decks, whoever made them.

``package`` opens the zip, ``xml_tree`` its parts, ``slide_list`` finds the slides in order,
``slide_reading`` what one slide holds, and ``reading`` makes the whole of it one
:class:`~narrative_studio.importers.deck.read_deck.ReadDeck` of plain values. From there a deck of
strangers becomes a storyboard (``storyboard``), and a deck that was exported here is compared with
the document that it came from (``matching``, ``comparing``).
"""
