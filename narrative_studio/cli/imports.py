"""The command import: a project from JSON, or a PowerPoint deck."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from narrative_studio.analysis.naming import counted
from narrative_studio.cli.console import Console
from narrative_studio.cli.documents import check_free, publish_new
from narrative_studio.cli.formats import Formats
from narrative_studio.cli.usage import document_to_make
from narrative_studio.importers.deck.endings import is_deck
from narrative_studio.interchange import amounts
from narrative_studio.project import Project
from narrative_studio.settings import Settings


def bring(args: Namespace, console: Console, formats: Formats) -> int:
    """Import a project or a deck into a new document or an existing one."""
    if is_deck(args.source):
        return _bring_deck(args, console)
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
    said = [f"{verb} {amounts(counts)}" for verb, counts in parts if counts]
    console.say(f"Imported {foreign.name} into {path}: {', '.join(said) or 'nothing new'}.")
    return 0


def _bring_deck(args: Namespace, console: Console) -> int:
    """Import a deck into a new document, or into one that is there as a new narrative."""
    return _as_document(args, console) if args.output else _as_narrative(args, console)


def _as_document(args: Namespace, console: Console) -> int:
    from narrative_studio.importers.deck.bringing import deck_as_document
    from narrative_studio.importers.deck.reading import read_deck

    path = document_to_make(args.output)
    check_free(path)
    deck = read_deck(args.source, console.progress)
    console.end_progress()
    project, brought = deck_as_document(deck, path, me=Settings().identity())
    with closing(project):
        publish_new(project)
    console.warn_of(brought.notes)
    console.say(f"Imported {deck.name} into {path}: {counted(brought.frames, 'frame')}.")
    return 0


def _as_narrative(args: Namespace, console: Console) -> int:
    from narrative_studio.importers.deck.bringing import deck_as_narrative
    from narrative_studio.importers.deck.reading import read_deck

    path: Path = args.into
    deck = read_deck(args.source, console.progress)
    console.end_progress()
    with closing(Project.read(path, me=Settings().identity())) as project:
        console.warn_of([f"“{path.name}”: {what} was left out." for what in project.set_aside])
        brought = deck_as_narrative(project, deck)
        if kept := project.publish().kept:
            console.warn(f"“{path.name}” as it was, damaged, is kept as {kept}.")
    console.warn_of(brought.notes)
    console.say(
        f"Imported {deck.name} into {path}: narrative “{brought.narrative.title}” with "
        f"{counted(brought.frames, 'frame')}."
    )
    return 0
