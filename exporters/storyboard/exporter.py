"""Storyboard sheets as an exporter."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.consent import left_out, told_anyway
from exporters.paper.exporter import Chosen, Draft, PaperExporter
from exporters.paper.model import Paper
from exporters.paper.options import FONTS, FORMAT, HTML, IDS, MARKDOWN, PDF, SIZE, TEMPLATE, WORD
from exporters.paper.web import paper_page
from exporters.protocol import Choice, Level, Option, OptionKind, ReportEntry, RowRef, chosen
from exporters.script.exporter import BACKUPS
from exporters.storyboard.fields import Shown
from exporters.storyboard.paper import SHEETS, storyboard_paper
from narrative_studio.analysis.consent import Channel, may_leave
from narrative_studio.analysis.naming import counted, frame_name
from narrative_studio.analysis.story.timing import timing
from narrative_studio.analysis.story.told_texts import STEP_PLACES
from narrative_studio.model.durations import format_duration
from narrative_studio.model.evidence import Proof
from narrative_studio.model.view import NarrativeView

PER_PAGE = Option(
    "per_page",
    "Frames on a page",
    OptionKind.CHOICE,
    default="6",
    help="A frame that says more than its share takes more room; nothing is cut off.",
    choices=tuple(Choice(str(count), str(count)) for count in SHEETS),
    only_with=(FORMAT.key, HTML, WORD, PDF),
)
FIELDS = Option(
    "fields",
    "Fields",
    OptionKind.SEVERAL,
    default=f"{Shown.PICTURE},{Shown.MESSAGE},{Shown.CHECKPOINT}",
    help="Number, beat, planned time and headline are always there.",
    choices=tuple(Choice(shown, shown.words) for shown in Shown),
)


_PLACES = {
    Shown.MESSAGE: ("key message",),
    Shown.BULLETS: ("bullets",),
    Shown.SCRIPT: ("script",),
    Shown.QUESTIONS: ("discovery questions",),
    Shown.CHECKPOINT: ("checkpoint",),
    Shown.TRANSITION: ("transition",),
    Shown.STEPS: STEP_PLACES,
}
"""What the texts in the chosen fields are called."""


def drafted(view: NarrativeView, options: Chosen) -> Draft:
    """Gather the frames of a storyboard with the chosen fields."""
    shown = frozenset(map(Shown, chosen(options[FIELDS.key])))
    has_backups = bool(options[BACKUPS.key])

    def paper() -> Paper:
        return storyboard_paper(
            view,
            shown,
            per_page=int(str(options[PER_PAGE.key])),
            has_backups=has_backups,
            is_source=options[FORMAT.key] == MARKDOWN,
            marks_rows=bool(options[IDS.key]),
        )

    backups = len(view.backups) if has_backups else 0
    return Draft(
        entries=tuple(_entries(view, shown, has_backups=has_backups)),
        counts={"frames": len(view.frames), "backups": backups},
        paper=paper,
        page=lambda has_fonts: paper_page(paper(), view.whole, has_fonts=has_fonts),
    )


def _entries(
    view: NarrativeView, shown: frozenset[Shown], *, has_backups: bool
) -> Iterator[ReportEntry]:
    time = timing(view)
    long = f"{format_duration(time.planned_ms)} of {format_duration(time.call_length_ms)} planned"
    if view.frames:
        yield ReportEntry(Level.DONE, counted(len(view.frames), "frame"), detail=long)
    else:
        yield ReportEntry(Level.WARNING, "This story has no frames yet.")
    if view.backups:
        backups = counted(len(view.backups), "backup")
        level = Level.DONE if has_backups else Level.INFO
        yield ReportEntry(level, backups if has_backups else f"{backups} left out")
    if Shown.LINKS in shown:
        proofs = tuple(_withheld(view, has_backups=has_backups))
        yield from left_out(proofs, Channel.PRINTED, view.whole.today.isoformat())
    frames = (*view.frames, *(view.backups if has_backups else ()))
    places = {place for field in shown for place in _PLACES.get(field, ())} | {"headline"}
    yield from told_anyway(view, frames, Channel.PRINTED, places)
    if Shown.PICTURE in shown:
        for frame in view.frames:
            if not (frame.picture or frame.visual.strip() or frame.alt_text.strip()):
                name = frame_name(view, frame)
                text = f"{name} has neither a picture nor a described visual."
                yield ReportEntry(Level.WARNING, text, RowRef(frame.table, frame.id))


def _withheld(view: NarrativeView, *, has_backups: bool) -> Iterator[Proof]:
    today = view.whole.today.isoformat()
    frames = (*view.frames, *(view.backups if has_backups else ()))
    targets = {link.target for frame in frames for link in view.whole.links_from(frame.id)}
    for proof in view.whole.proofs.ordered:
        if proof.id in targets and not may_leave(proof, Channel.PRINTED, today):
            yield proof


EXPORTER = PaperExporter(
    "storyboard",
    "Storyboard sheets",
    (FORMAT, TEMPLATE, SIZE, PER_PAGE, FIELDS, BACKUPS, FONTS, IDS),
    drafted,
)
