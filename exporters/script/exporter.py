"""The script as an exporter: Markdown or a web page, chosen by the ending of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exporters.atomic import replacing
from exporters.protocol import (
    ExportReport,
    Level,
    Option,
    OptionKind,
    Options,
    Plan,
    Progress,
    ReportEntry,
    RowRef,
    complete_options,
    no_progress,
)
from exporters.script.markdown_page import markdown_page
from exporters.script.reading import Reading, reading
from exporters.script.web_page import web_page
from exporters.text_options import FONTS, FORMAT, HTML
from narrative_studio.analysis.naming import counted, frame_name
from narrative_studio.model.durations import format_duration
from narrative_studio.model.view import NarrativeView

BACKUPS = Option(
    "backups",
    "Backup frames",
    OptionKind.BOOL,
    default=False,
    help="Frames kept off the story, at the end.",
)


@dataclass(frozen=True)
class Script:
    """The whole narrative as readable text."""

    id: str = "script"
    title: str = "Script"
    suffix: str = ".html"
    options: tuple[Option, ...] = (FORMAT, BACKUPS, FONTS)

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        """Count words and name the frames that have none."""
        chosen = complete_options(self.options, options)
        text = reading(view, has_backups=bool(chosen["backups"]))
        return Plan(tuple(_entries(view, text)), _counts(text))

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write the script."""
        chosen = complete_options(self.options, options, target=target)
        progress(0, 2, "Script")
        text = reading(view, has_backups=bool(chosen["backups"]))
        if chosen["format"] == HTML:
            written = web_page(view, text, has_fonts=bool(chosen["fonts"]))
        else:
            written = markdown_page(text)
        content = written.encode()
        progress(1, 2, target.name)
        with replacing(target) as file:
            file.write(content)
        progress(2, 2, target.name)
        entries = tuple(_entries(view, text))
        return ExportReport(target, entries, _counts(text), size_bytes=len(content))


def _counts(text: Reading) -> dict[str, int]:
    return {
        "frames": len(text.passages),
        "backups": len(text.backups),
        "words": text.said.words,
    }


def _entries(view: NarrativeView, text: Reading) -> Iterator[ReportEntry]:
    long = f"{format_duration(text.said.duration_ms)} at {text.pace_wpm} words a minute"
    frames = counted(len(text.passages), "frame")
    yield ReportEntry(Level.DONE, f"{frames}, {counted(text.said.words, 'word')}", detail=long)
    if text.backups:
        yield ReportEntry(Level.DONE, counted(len(text.backups), "backup"))
    elif view.backups:
        yield ReportEntry(Level.INFO, f"{counted(len(view.backups), 'backup')} left out")
    for passage in text.passages:
        if not passage.said.words:
            name = frame_name(view, passage.frame)
            row = RowRef("frame", passage.frame.id)
            yield ReportEntry(Level.WARNING, f"{name} has no script yet.", row)


EXPORTER = Script()
