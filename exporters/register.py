"""What the export register notes of a file, and whether a file has gone stale since.

A file is stale when an export of today would say something else. What it says is compared, not its
bytes: the date on its first page and the mark of the whole document change although nothing in the
file does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from exporters.protocol import (
    Exporter,
    ExportReport,
    Options,
    OptionValue,
    complete_options,
)
from exporters.registry import get
from exporters.said import said_hash
from exporters.stored_options import from_text, to_text
from narrative_studio import __version__
from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.errors import NarrativeError
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.view import NarrativeView, ProjectView

_CHUNK = 1 << 20


class Standing(StrEnum):
    """How an exported file stands to the document of today."""

    CURRENT = "current"
    STALE = "stale"
    UNSURE = "unsure"
    """Another version of the studio made it, or it cannot be made again as it was."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry of the register, how it stands today, and why in a few words."""

    entry: ExportedFile
    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What the register holds of a file that was just made, as the command takes it."""

    format_id: str
    file_name: str
    options: str
    made_with: str
    content_hash: str
    file_hash: str
    size_bytes: int


def noted(exporter: Exporter, view: NarrativeView, options: Options, report: ExportReport) -> Noted:
    """What to note of a file that an exporter has just made.

    Raises:
        OSError: the file is gone already.
    """
    chosen = complete_options(exporter.options, options, target=report.target)
    return Noted(
        format_id=exporter.id,
        file_name=report.target.name,
        options=to_text(exporter, chosen),
        made_with=__version__,
        content_hash=said_hash(exporter, view, chosen),
        file_hash=file_hash(report.target),
        size_bytes=report.target.stat().st_size,
    )


def file_hash(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def judged(view: ProjectView, entry: ExportedFile) -> Judged:
    """How an exported file stands to the document of today."""
    try:
        exporter = get(entry.format)
        story = _story(view, entry)
    except NarrativeError as error:
        return Judged(entry, Standing.UNSURE, error.what)
    if story is None:
        return Judged(entry, Standing.STALE, "what it told was deleted")
    try:
        now = said_hash(exporter, story, options_of(exporter, entry))
    except NarrativeError as error:
        return Judged(entry, Standing.UNSURE, error.what)
    if now == entry.content_hash:
        return Judged(entry, Standing.CURRENT, "says what the document says")
    if entry.made_with != __version__:
        return Judged(entry, Standing.UNSURE, "another version of the studio made it")
    return Judged(entry, Standing.STALE, "the document says something else now")


def options_of(
    exporter: Exporter, entry: ExportedFile, files: Mapping[str, str] | None = None
) -> dict[str, OptionValue]:
    """The options that a file was made with; those that name files only as ``files`` has them."""
    return from_text(exporter, entry.options, files)


def story_of(view: ProjectView, entry: ExportedFile) -> NarrativeView | None:
    """What a file told, as it is today; None if it is there no more."""
    try:
        return _story(view, entry)
    except NarrativeError:
        return None


def _story(view: ProjectView, entry: ExportedFile) -> NarrativeView | None:
    narrative = view.narratives.get(entry.narrative or "")
    if narrative is None:
        return None
    told = NarrativeView(view, narrative)
    if not entry.variant:
        return told
    variant = view.variants.get(entry.variant)
    return as_variant(told, variant) if variant is not None else None
