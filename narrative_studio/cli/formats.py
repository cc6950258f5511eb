"""What the command line knows of exporters, which are handed down to it.

The domain may not import the exporters, so their shape is told here in the parts that are used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from narrative_studio.deck_marks import DeckMark
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.project import Project

OptionValue = bool | int | str | Path | None
Options = Mapping[str, OptionValue]


class Choice(Protocol):
    """One value of a choice option."""

    @property
    def value(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def suffix(self) -> str: ...


class Option(Protocol):
    """A declared option."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def default(self) -> OptionValue: ...
    @property
    def help(self) -> str: ...
    @property
    def choices(self) -> Sequence[Choice]: ...
    @property
    def minimum(self) -> int | None: ...
    @property
    def maximum(self) -> int | None: ...
    @property
    def only_with(self) -> tuple[str, ...] | None: ...


class Entry(Protocol):
    """One line of a dry run or a report; ``level`` is done, info or warning."""

    @property
    def level(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def detail(self) -> str: ...


class PlannedPart(Protocol):
    """One slide, heading or table of the file to come."""

    @property
    def text(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def depth(self) -> int: ...


class Plan(Protocol):
    """A dry run."""

    @property
    def entries(self) -> Sequence[Entry]: ...
    @property
    def parts(self) -> Sequence[PlannedPart]: ...


class Report(Protocol):
    """What was written."""

    @property
    def entries(self) -> Sequence[Entry]: ...
    @property
    def size_bytes(self) -> int: ...


class TemplateReport(Protocol):
    """What a PowerPoint template is good for; ``layouts`` are the names of its layouts."""

    @property
    def name(self) -> str: ...
    @property
    def layouts(self) -> Sequence[str]: ...
    @property
    def entries(self) -> Sequence[Entry]: ...


class Noted(Protocol):
    """What the register of exports holds of a file that was made."""

    @property
    def format_id(self) -> str: ...
    @property
    def file_name(self) -> str: ...
    @property
    def options(self) -> str: ...
    @property
    def made_with(self) -> str: ...
    @property
    def content_hash(self) -> str: ...
    @property
    def file_hash(self) -> str: ...
    @property
    def size_bytes(self) -> int: ...


class Judged(Protocol):
    """How a file on the register stands today; ``standing`` is current, stale or unsure."""

    @property
    def entry(self) -> ExportedFile: ...
    @property
    def standing(self) -> str: ...
    @property
    def reason(self) -> str: ...


class KnownCopy(Protocol):
    """A file that was made from a document; ``words`` say what it is and what was told since."""

    @property
    def words(self) -> str: ...


class Preset(Protocol):
    """A preset of exports made ready; ``missing`` names files that it wants and nobody knows."""

    @property
    def name(self) -> str: ...
    @property
    def format(self) -> str: ...
    @property
    def options(self) -> Options: ...
    @property
    def missing(self) -> Sequence[str]: ...


class Progress(Protocol):
    """Told of each finished piece of work."""

    def __call__(self, done: int, total: int, label: str) -> None: ...


class Exporter(Protocol):
    """A format that a narrative can be written in."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def options(self) -> Sequence[Option]: ...

    def plan(self, view: NarrativeView, options: Options) -> Plan: ...

    def export(
        self, view: NarrativeView, target: Path, options: Options, progress: Progress
    ) -> Report: ...


@dataclass(frozen=True, slots=True)
class Formats:
    """The exporters as functions of the id of a format.

    ``options`` reads ``key=value`` pairs for a target, over those of a preset, and completes them;
    ``preset`` gives a preset of a document by its name, with the files that it wants as the third
    argument knows them by its id. ``covers_document`` says whether a format holds the whole
    document, whichever narrative it is asked for.
    ``check_template`` looks through a PowerPoint template; ``note`` gives what the register of
    exports holds of a file just made, ``judge`` how a file on the register stands today.
    ``known_copy`` recognises a file that was made from a document and that nobody changed.
    ``expected_decks`` gives how a deck of a narrative would look if it were exported today, in each
    way that it could be.
    """

    ids: Callable[[], Sequence[str]]
    get: Callable[[str], Exporter]
    suffixes: Callable[[str], Sequence[str]]
    options: Callable[[str, Sequence[str], Path, Options], Options]
    preset: Callable[[ProjectView, str, Callable[[str], Mapping[str, str]]], Preset]
    covers_document: Callable[[str], bool]
    check_template: Callable[[Path], TemplateReport]
    note: Callable[[str, NarrativeView, Options, Any], Noted]
    judge: Callable[[ProjectView, ExportedFile], Judged]
    known_copy: Callable[[Project, Path], KnownCopy | None]
    expected_decks: Callable[[NarrativeView], Sequence[DeckMark]]
