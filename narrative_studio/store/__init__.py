"""The journal and the document file.

The journal is the document: one immutable, sealed transaction (``txn``) per named operation, each
holding the new values of cells and the changes they replace. Everything else, the tables on
screen, undo, history, misalignments, merging two copies, is computed from it.

Read ``txn`` (what a change is), ``heads`` (which change of a cell stands), ``journal`` (the one
door for changes), ``tables`` (what is derived), ``revert`` (undo), ``document`` (the file).
"""
