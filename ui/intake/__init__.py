"""The kinds of file that the studio takes, one module each, registered in one table.

Dropped on a window, chosen for an import or given at the start: a file goes the same way. To add a
kind, write a module with a ``take`` of the protocol :class:`Take`, one entry here, and a test; what
is said while such a file hangs over a window and the filter of the file dialog follow.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from narrative_studio.importers.deck.endings import DECK_SUFFIXES
from narrative_studio.importers.markdown.endings import MARKDOWN_SUFFIXES

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.workspaces.picture_places import PicturePlace


class Take(Protocol):
    """Takes one file into a window; trouble is told there, questions are asked in its bar.

    ``place`` is where a picture was dropped, None where there is no such place.
    """

    def __call__(self, window: MainWindow, path: Path, place: PicturePlace | None) -> None: ...


class Intake(NamedTuple):
    """One kind of file: how it is called and recognised, and the function that takes it.

    ``title`` stands in file dialogs, ``noun`` in sentences. ``promise`` says what dropping one
    does, ``promise_open`` the same while a document is open. ``is_import`` kinds are offered under
    Import; of those that ``takes_one`` the first of several is taken.
    """

    id: str
    title: str
    noun: str
    suffixes: tuple[str, ...]
    place: str
    promise: str
    promise_open: str
    is_import: bool = False
    needs_document: bool = False
    takes_one: bool = False

    def load(self) -> Take:
        """Import the function."""
        module, _, name = self.place.partition(":")
        return cast("Take", getattr(import_module(module), name))


PICTURE_SUFFIXES: Final = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".bmp",
    ".tif",
    ".tiff",
    ".svg",
)
"""Of every picture that a frame or a step can be given, however it comes."""

INTAKES: tuple[Intake, ...] = (
    Intake(
        "document",
        "Narratives",
        "a narrative",
        (".narrative",),
        "ui.intake.document:take",
        promise="Open it",
        promise_open="Open it in a window of its own, or merge a copy of this document",
    ),
    Intake(
        "json",
        "JSON projects",
        "a JSON project",
        (".json",),
        "ui.intake.json_project:take",
        promise="Make a document of it",
        promise_open="Bring it into this document, make one of it, or read the transcript in it",
        is_import=True,
    ),
    Intake(
        "deck",
        "PowerPoint decks",
        "a deck",
        DECK_SUFFIXES,
        "ui.intake.deck:take",
        promise="Make a storyboard of it",
        promise_open="Read back what was changed in it, or make a storyboard of it",
        is_import=True,
        takes_one=True,
    ),
    Intake(
        "table",
        "Tables of tests",
        "a table of tests",
        (".csv", ".tsv", ".xlsx", ".xlsm"),
        "ui.intake.recorded:take",
        promise="Tests belong to a narrative: open one first",
        promise_open="Bring its rows into the tests with prospects",
        is_import=True,
        needs_document=True,
        takes_one=True,
    ),
    Intake(
        "transcript",
        "Transcripts",
        "a transcript",
        (".vtt", ".srt", ".sbv", ".docx"),
        "ui.intake.recorded:take",
        promise="A transcript belongs to a test: open a narrative first",
        promise_open="Put what was said to the frames of a test",
        is_import=True,
        needs_document=True,
        takes_one=True,
    ),
    Intake(
        "markdown",
        "Markdown texts",
        "Markdown",
        MARKDOWN_SUFFIXES,
        "ui.intake.markdown:take",
        promise="Make a storyboard of it",
        promise_open="Read back what was changed in it, or make a storyboard of it",
        is_import=True,
        takes_one=True,
    ),
    Intake(
        "picture",
        "Pictures",
        "a picture",
        PICTURE_SUFFIXES,
        "ui.intake.picture:take",
        promise="A picture belongs to a frame: open a narrative first",
        promise_open="Drop it on a frame or a demo step, or for the chosen one anywhere",
        needs_document=True,
        takes_one=True,
    ),
)


def intake_of(path: Path) -> Intake | None:
    """What takes a file, by its suffix in any case; None for what nothing takes."""
    suffix = path.suffix.lower()
    return next((one for one in INTAKES if suffix in one.suffixes), None)


def import_words() -> str:
    """What can be imported into nothing: "Import a JSON project, a deck or Markdown"."""
    nouns = [one.noun for one in INTAKES if one.is_import and not one.needs_document]
    return f"Import {' or '.join(filter(None, (', '.join(nouns[:-1]), nouns[-1])))}"


def import_filter(*, is_open: bool = False) -> str:
    """The filter of the dialog that asks what to import: all kinds together, then each.

    ``is_open`` says that there is a document, into which some kinds need to go.
    """
    kinds = [one for one in INTAKES if one.is_import and (is_open or not one.needs_document)]
    every = " ".join(_pattern(one) for one in kinds)
    each = [f"{one.title} ({_pattern(one)})" for one in kinds]
    return ";;".join(each if len(each) == 1 else [f"All that can be imported ({every})", *each])


def filter_of(*kinds: str) -> str:
    """The filter of a dialog that asks for files of some kinds."""
    found = [one for one in INTAKES if one.id in kinds]
    titles = [found[0].title, *(one.title for one in found[1:])]
    return f"{' and '.join(titles)} ({' '.join(map(_pattern, found))})"


def _pattern(one: Intake) -> str:
    return " ".join(f"*{suffix}" for suffix in one.suffixes)
