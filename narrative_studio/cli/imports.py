"""The command import: a project from JSON, a deck, Markdown, or tests recorded elsewhere."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import Final

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.row_names import counted_tables
from narrative_studio.cli.console import Console
from narrative_studio.cli.documents import READER, check_free, publish_new
from narrative_studio.cli.formats import Formats
from narrative_studio.cli.recorded import bring_recorded, check_no_recorded, is_recorded
from narrative_studio.cli.usage import document_to_make
from narrative_studio.errors import ImportFailed
from narrative_studio.importers.deck.endings import is_deck
from narrative_studio.importers.markdown.endings import is_markdown
from narrative_studio.project import Project
from narrative_studio.settings import Settings

_TOLD_BY_NONE: Final = {
    ".pdf": "a PDF",
    ".html": "a web page",
    ".htm": "a web page",
    ".docx": "a Word document",
    ".doc": "a Word document",
    ".key": "a Keynote file",
    ".odp": "a LibreOffice deck",
    ".png": "a picture",
    ".jpg": "a picture",
    ".jpeg": "a picture",
    ".narrative": "a document of the studio",
}
"""Endings of files that are no story to read, though somebody may hope so."""


def bring(args: Namespace, console: Console, formats: Formats) -> int:
    """Import a project, a deck, a text, or what was recorded of tests, into a document."""
    if is_recorded(args.source, args.session):
        return bring_recorded(args, console)
    check_no_recorded(args)
    if args.into and _tells_known(args, console, formats):
        return 0
    _check_story(args.source)
    if is_deck(args.source):
        return _bring_deck(args, console, formats)
    if is_markdown(args.source):
        return _bring_text(args, console)
    from narrative_studio.importers.json_project import import_into, import_new
    from narrative_studio.importers.json_reader import read_foreign

    path: Path = document_to_make(args.output) if args.output else args.into
    if args.output:
        check_free(path)
    foreign = read_foreign(args.source)
    me = Settings().identity()
    if args.output:
        project, brought = import_new(foreign, path, me=me)
    else:
        project = Project.read(path, me=me)
    with closing(project):
        if args.into:
            console.warn_of([f"“{path.name}”: {what} was left out." for what in project.set_aside])
            brought = import_into(project, foreign)
            if kept := project.publish().kept:
                console.warn(f"“{path.name}” as it was, damaged, is kept as {kept}.")
        else:
            publish_new(project)
    console.warn_of(brought.notes)
    parts = (("added", brought.added), ("changed", brought.changed))
    said = [f"{verb} {counted_tables(counts)}" for verb, counts in parts if counts]
    console.say(f"Imported {foreign.name} into {path}: {', '.join(said) or 'nothing new'}.")
    return 0


def _tells_known(args: Namespace, console: Console, formats: Formats) -> bool:
    """Say of a file that was exported here and never changed what it is, and what was told since.

    Something else is asked for where changes are to be adopted, or a narrative is to be made.
    """
    if args.json or args.new_narrative or args.adopt != "none" or not _is_file(args.source):
        return False
    with closing(Project.read(args.into, me=READER)) as project:
        known = formats.known_copy(project, args.source)
    if known is not None:
        console.say(known.words)
    return known is not None


def _check_story(source: Path) -> None:
    """Refuse by its kind what no reader of stories would understand a byte of."""
    suffix = source.suffix.lower()
    kind = _TOLD_BY_NONE.get(suffix)
    if kind is None or not _is_file(source):
        return
    step = "Save the story as a PowerPoint deck or as Markdown and import that."
    if suffix == ".narrative":
        step = "Open it, or bring its changes into another one with the command merge."
    raise ImportFailed(f"“{source.name}” is {kind}, and no story can be read from it.", step)


def _is_file(path: Path) -> bool:
    """Whether there is an ordinary file; whoever reads it says what is wrong with another."""
    try:
        return path.is_file()
    except OSError:
        return False


def _bring_deck(args: Namespace, console: Console, formats: Formats) -> int:
    """Import a deck into a new document or an existing one, or read it back where it came from."""
    # What reads decks takes a while to load.
    from narrative_studio.cli.returned import read_deck_here, tell_returned
    from narrative_studio.importers.deck.bringing import deck_as_document, deck_as_narrative
    from narrative_studio.importers.deck.returning import read_back, returned_story

    me = Settings().identity()
    if args.output:
        path = document_to_make(args.output)
        check_free(path)
        deck = read_deck_here(args.source, console)
        project, brought = deck_as_document(deck, path, me=me)
        with closing(project):
            publish_new(project)
        console.warn_of(brought.notes)
        console.say(f"Imported {deck.name} into {path}: {counted(brought.frames, 'frame')}.")
        return 0
    deck = read_deck_here(args.source, console)
    with closing(Project.read(args.into, me=me)) as project:
        console.warn_of([f"“{args.into.name}”: {what} was left out." for what in project.set_aside])
        told = None
        if not args.new_narrative:
            expected = formats.expected_decks
            told = returned_story(deck, project.view(), expected, narrative=args.narrative)
        if told is not None:
            found = read_back(project, deck, told, expected)
            return tell_returned(args, console, project, found)
        _check_foreign(args, deck.name)
        brought = deck_as_narrative(project, deck)
        if kept := project.publish().kept:
            console.warn(f"“{args.into.name}” as it was, damaged, is kept as {kept}.")
    console.warn_of(brought.notes)
    console.say(
        f"Imported {deck.name} into {args.into}: narrative “{brought.narrative.title}” with "
        f"{counted(brought.frames, 'frame')}."
    )
    return 0


def _bring_text(args: Namespace, console: Console) -> int:
    """Import a text into a new document or an existing one, or read it back."""
    from narrative_studio.cli.returned import tell_returned
    from narrative_studio.importers.deck.bringing import bring_into, start_document
    from narrative_studio.importers.markdown.reading import read_text
    from narrative_studio.importers.markdown.returning import read_back_text, text_story
    from narrative_studio.importers.markdown.storyboard import text_storyboard

    me = Settings().identity()
    text = read_text(args.source)
    if args.output:
        path = document_to_make(args.output)
        check_free(path)
        story, notes = text_storyboard(text, folder=args.source.parent)
        project, brought = start_document(story, notes, path, me=me)
        with closing(project):
            publish_new(project)
        console.warn_of(brought.notes)
        console.say(f"Imported {text.name} into {path}: {counted(brought.frames, 'frame')}.")
        return 0
    with closing(Project.read(args.into, me=me)) as project:
        console.warn_of([f"“{args.into.name}”: {what} was left out." for what in project.set_aside])
        told = None
        if not args.new_narrative:
            told = text_story(text, project.view(), narrative=args.narrative)
        if told is not None:
            return tell_returned(args, console, project, read_back_text(project, text, told))
        _check_foreign(args, text.name)
        story, notes = text_storyboard(text, folder=args.source.parent)
        brought = bring_into(project, story, notes)
        if kept := project.publish().kept:
            console.warn(f"“{args.into.name}” as it was, damaged, is kept as {kept}.")
    console.warn_of(brought.notes)
    console.say(
        f"Imported {text.name} into {args.into}: narrative “{brought.narrative.title}” with "
        f"{counted(brought.frames, 'frame')}."
    )
    return 0


def _check_foreign(args: Namespace, name: str) -> None:
    """Refuse to adopt changes of a file that has none to compare with."""
    if args.adopt != "none":
        raise ImportFailed(
            f"“{name}” was not exported from “{args.into.name}”: there is nothing to adopt.",
            "Leave --adopt out to import it as a new narrative.",
        )
