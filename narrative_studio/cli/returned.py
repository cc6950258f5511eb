"""A file that comes back, for the command import: what changed in it, and what is adopted."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from narrative_studio.analysis.naming import counted
from narrative_studio.cli.console import Console
from narrative_studio.cli.usage import ALL, NONE, chosen_numbers
from narrative_studio.cli.wordings import words_json, words_line
from narrative_studio.commands.adopting import CameFrom, ChangeKind, ReturnedChange, adopt_changes
from narrative_studio.errors import UsageError
from narrative_studio.importers.deck.read_deck import ReadDeck
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.importers.returned.telling import (
    consequence,
    doubt,
    heading,
    recognised,
    summary,
    where,
)
from narrative_studio.project import Project


def tell_returned(
    args: Namespace,
    console: Console,
    project: Project,
    found: ReturnedComparison,
) -> int:
    """Say what somebody changed in a deck or a text, and adopt what was asked for.

    ``--json`` gives ``deck`` or ``text``, the name of the file, ``narrative``, ``variant`` (null
    for the whole story), ``recognised_by`` (tags, custom XML, words or nothing), ``same``,
    ``changes`` (each ``number``, ``kind``, ``frame``, ``slide``, or for a text ``line`` and
    ``step``, ``title``, ``field``, ``before``, ``after``, ``base``, ``conflict``, ``merged`` and
    ``words``, a list of ``change`` and ``text``), ``adopted``, a list of numbers, and ``notes``.
    """
    chosen = _chosen(args.adopt, found)
    if chosen:
        changes = [found.changes[number - 1] for number in chosen]
        adopt_changes(project, changes=changes, narrative=found.narrative, variant=found.variant)
        if kept := project.publish().kept:
            console.warn(f"“{project.path.name}” as it was, damaged, is kept as {kept}.")
    if args.json:
        console.say_json(_json(found, chosen))
        return 0
    console.warn_of(found.notes)
    if words := recognised(found):
        console.warn(words)
    console.say(f"{found.name}: {summary(found)}")
    for line in _lines(found, chosen):
        console.say(line)
    if chosen:
        console.say(f"Adopted {counted(len(chosen), 'change')} into {project.path}.")
    elif found.changes:
        console.say(
            f"Adopt them with --adopt {ALL}, or single ones with their numbers: --adopt 1,3."
        )
    return 0


def _chosen(text: str, found: ReturnedComparison) -> list[int]:
    """The numbers of the changes to adopt, in their order."""
    count = len(found.changes)
    if text == ALL:
        return list(range(1, count + 1))
    if text == NONE:
        return []
    numbers = chosen_numbers(text)
    if numbers and max(numbers) > count:
        raise UsageError(
            f"There is no change {max(numbers)}: the {found.came_from} has {count}.",
            "Leave --adopt out to see them with their numbers.",
        )
    return numbers


def _lines(found: ReturnedComparison, chosen: Sequence[int]) -> Iterator[str]:
    for number, change in enumerate(found.changes, start=1):
        mark = "*" if number in chosen else " "
        yield f"{mark}{number:>3}. {where(change)}: {heading(change).lower()}"
        for line in _details(change):
            yield f"      {line}"


def _details(change: ReturnedChange) -> Iterator[str]:
    if change.kind in (ChangeKind.REWORDED, ChangeKind.SAID):
        yield " ".join(words_line(change.words).split())
    else:
        yield consequence(change)
    if words := doubt(change):
        yield f"! {words}"


def _json(found: ReturnedComparison, chosen: Sequence[int]) -> dict[str, Any]:
    return {
        str(found.came_from): found.name,
        "narrative": found.narrative,
        "variant": found.variant,
        "recognised_by": str(found.by),
        "same": found.same,
        "changes": [
            {
                "number": number,
                "kind": str(change.kind),
                "frame": change.frame,
                **_place(change),
                "title": change.title,
                "field": change.field,
                "before": change.before,
                "after": change.after,
                "base": change.base,
                "conflict": change.is_conflict,
                "merged": change.merged,
                "words": words_json(change.words),
            }
            for number, change in enumerate(found.changes, start=1)
        ],
        "adopted": list(chosen),
        "notes": list(found.notes),
    }


def _place(change: ReturnedChange) -> dict[str, Any]:
    """Where a change stands in its file."""
    if change.came_from is CameFrom.TEXT:
        return {"line": change.slide, "step": change.step}
    return {"slide": change.slide}


def read_deck_here(source: Path, console: Console) -> ReadDeck:
    """Read a deck with its progress on the terminal.

    Raises:
        ImportFailed: see :func:`narrative_studio.importers.deck.reading.read_deck`.
    """
    from narrative_studio.importers.deck.reading import read_deck

    with closing(_Progress(console)) as progress:
        return read_deck(source, progress.told)


class _Progress:
    """The line on the terminal while a deck is read, taken away whatever happens."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def told(self, done: int, total: int, label: str) -> None:
        """Show how far the reading is."""
        self._console.progress(done, total, label)

    def close(self) -> None:
        """Take the line away."""
        self._console.end_progress()
