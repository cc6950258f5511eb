"""The script as an exporter: every kind of file from one reading of the story."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.consent import told_anyway
from exporters.paper.exporter import Chosen, Draft, PaperExporter
from exporters.paper.options import FONTS, FORMAT, IDS, SIZE, TEMPLATE
from exporters.protocol import Level, Option, OptionKind, ReportEntry, RowRef
from exporters.script.paper import script_paper
from exporters.script.reading import Reading, reading
from exporters.script.web_page import web_page
from narrative_studio.analysis.consent import Channel
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


_PLACES = frozenset(
    {"headline", "key message", "script", "checkpoint", "transition", "discovery questions"}
)
"""The texts of a frame that a script holds."""


def drafted(view: NarrativeView, chosen: Chosen) -> Draft:
    """Gather the script of a narrative."""
    text = reading(view, has_backups=bool(chosen[BACKUPS.key]))
    return Draft(
        entries=tuple(_entries(view, text)),
        counts=_counts(text),
        paper=lambda: script_paper(text, marks_rows=bool(chosen[IDS.key])),
        page=lambda has_fonts: web_page(view, text, has_fonts=has_fonts),
    )


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
    told = [passage.frame for passage in (*text.passages, *text.backups)]
    yield from told_anyway(view, told, Channel.SPOKEN, _PLACES)


EXPORTER = PaperExporter(
    "script",
    "Script",
    (FORMAT, TEMPLATE, SIZE, BACKUPS, FONTS, IDS),
    drafted,
    channel=Channel.SPOKEN,
)
