"""Making files: beside the window, noted in the register, with their place kept on this computer.

Both the export sheet and the sheet of exported files make files this way.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exporters.protocol import Exporter, ExportReport, Options
from exporters.register import Noted, noted
from narrative_studio.commands.exporting import register_export
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.view import NarrativeView
from narrative_studio.settings import Settings
from ui.background import Report
from ui.session import Session

_PLACES_KEPT = 200


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made, and what the register holds of it; ``noted`` is None if it is gone."""

    report: ExportReport
    noted: Noted | None


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where an exported file lies on this computer, and the files that its options name."""

    path: Path
    files: Mapping[str, str] = field(default_factory=dict)


def make_file(
    exporter: Exporter, story: NarrativeView, target: Path, options: Options, progress: Report
) -> Made:
    """Write a file and look at what was written; for a thread of its own.

    Raises:
        NarrativeError: the file could not be made; the one that was there is as it was.
    """
    report = exporter.export(story, target, options, progress)
    try:
        return Made(report, noted(exporter, story, options, report))
    except OSError:
        return Made(report, None)


def note_file(
    session: Session, settings: Settings, made: Made, story: NarrativeView, options: Options
) -> None:
    """Put a file on the register of its document and keep where it lies."""
    one = made.noted
    if one is None or session.is_left:
        return  # A document that was closed meanwhile takes nothing in.
    taken = story.whole.baseline
    entry = session.attempt(
        lambda: register_export(
            session.project,
            format_id=one.format_id,
            file_name=one.file_name,
            narrative=story.narrative.id or None,
            variant=story.variant.id if story.variant is not None else None,
            baseline=taken.id if taken is not None else None,
            options=one.options,
            made_with=one.made_with,
            content_hash=one.content_hash,
            file_hash=one.file_hash,
            size_bytes=one.size_bytes,
        )
    )
    if entry is not None:
        files = {key: str(value) for key, value in options.items() if isinstance(value, Path)}
        keep_place(settings, entry, KeptPlace(made.report.target, files))


def keep_place(settings: Settings, entry: ExportedFile, place: KeptPlace) -> None:
    """Remember where an exported file lies."""
    words = json.dumps({"path": str(place.path), "files": dict(place.files)})
    others = [pair for pair in settings.values.exported_places if pair[0] != entry.id]
    settings.change(exported_places=((entry.id, words), *others)[:_PLACES_KEPT])


def kept_place(settings: Settings, entry: ExportedFile) -> KeptPlace | None:
    """Where an exported file lies, None on a computer that did not make it."""
    words = dict(settings.values.exported_places).get(entry.id)
    if words is None:
        return None
    try:
        kept = json.loads(words)
        return KeptPlace(Path(kept["path"]), {str(k): str(v) for k, v in kept["files"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
