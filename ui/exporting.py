"""Making files: beside the window, noted in the register, with their place kept on this computer.

Both the export sheet and the sheet of exported files make files this way.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exporters.protocol import Exporter, ExportReport, Options
from exporters.register import Noted, noted
from narrative_studio.commands.exporting import register_export
from narrative_studio.exported_places import KeptPlace, keep_place
from narrative_studio.model.view import NarrativeView
from narrative_studio.settings import Settings
from ui.background import Report
from ui.session import Session


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made, and what the register holds of it; ``noted`` is None if it is gone."""

    report: ExportReport
    noted: Noted | None


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
        keep_place(settings, entry, KeptPlace.of(made.report.target, options))
