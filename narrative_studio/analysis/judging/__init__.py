"""What may be concluded from tests with prospects, and what may not, in plain words.

Pure functions on counts: who counts and how often is gathered in ``analysis.prospects``, the
formulas stand in ``analysis.statistics``. ``comparison`` judges two rates, as of two versions told
side by side; ``edits`` judges frames before and after an edit, many of them at once; ``pass_gate``
applies the rule by which a tested pitch passes, and says beside it how far that is from proof;
``plan`` says before the first test what so many can tell.
"""
