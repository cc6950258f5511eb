"""Reads tables of strangers and makes rows of them that mean something here.

``reading`` opens a file as one or more :class:`~narrative_studio.importers.tables.table.Table`:
``delimited`` reads text with commas or other marks between its cells, ``workbook`` Excel's files
with the help of ``sheet_xml`` and ``number_formats``, and ``header`` finds the line of names.
``fields`` says what the columns of a test with prospects, of its frames or of a deck tracker can
mean; ``proposing`` guesses which column means what, ``mapping`` is that answer as a value that can
be saved, and ``applying`` turns a table into plain rows by it and lists what could not be read.
``cells``, ``dates``, ``durations`` and ``answers`` read single cells.
"""
