"""The journal and the document file: how nothing that anyone typed is ever lost.

The journal is the document: one immutable, sealed transaction per named operation, each holding the
new values of cells and the ids of the changes that they replace. Everything else follows from it
and may be thrown away: the tables on screen, undo, history, misalignments, baselines, merging.

Read in this order; each module says at its top what it promises.

What the facts are and what follows from them, without a database:

1. ``txn`` - a transaction, its changes, its seal; ``hlc`` - clocks that never run backwards
2. ``heads`` - which changes of a row stand; ``sources`` - whose words they hold; ``shown`` - what
   a row shows

The work copy, a private SQLite file that every commit is durable in:

3. ``schema`` - its tables and those of a document; ``migrations`` - work copies of older versions
4. ``journal`` - the one door for changes; ``queries`` - its reading half; ``tables`` - what is
   derived
5. ``patch`` - long texts stored as what differs; ``personal`` - values that can be erased;
   ``drafts`` - what is being typed; ``blobs`` - pictures

What is asked of it:

6. ``revert`` and ``undo`` - taking back; ``history`` - who, when, what; ``seen`` - revisions, links
7. ``misalignments`` - what people have to decide; ``vector`` and ``cuts`` - the document as it was;
   ``wordings`` - what frames said then

The document file, which is replaced whole and never edited in place:

8. ``document`` - open, absorb, publish; ``writing`` - one writing of the file, in any thread;
   ``publish`` - making it and putting it in place; ``scratch`` - where files are made; ``places`` -
   work copies, locks, backups; ``erasing`` - what was erased goes from these; ``connections`` - how
   SQLite is opened; ``left_behind`` - what was not published where the file is no more
9. ``foreign`` and ``soundness`` - reading a stranger's file; ``copies`` - others beside it
10. ``merge``, ``verify``, ``recover`` - for files as such; ``pages``, ``traces``, ``salvage``,
   ``rescue``, ``loose`` - what is left of damaged ones
"""
