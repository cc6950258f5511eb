"""The PowerPoint deck as an exporter: options, dry run and export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.consent import told_anyway
from exporters.deck.slides import Deck
from exporters.deck.storyboard import DeckOptions, Purpose, chosen_layouts, storyboard_deck
from exporters.protocol import (
    Choice,
    ExportReport,
    Level,
    Option,
    OptionKind,
    Options,
    OptionValue,
    Plan,
    Progress,
    ReportEntry,
    RowRef,
    complete_options,
    no_progress,
)
from narrative_studio.analysis.consent import Channel
from narrative_studio.analysis.linking.coverage import coverage
from narrative_studio.analysis.naming import counted, frame_name, quoted
from narrative_studio.analysis.rules.finding import Rule
from narrative_studio.analysis.rules.trace import trace_findings
from narrative_studio.model.positioning import Status
from narrative_studio.model.view import NarrativeView

if TYPE_CHECKING:
    from exporters.deck.painting.preview import DeckPreview
    from exporters.deck.template.template import DeckTemplate
    from exporters.deck.writing.writer import DeckSummary

_TOLD_RULES = frozenset(
    {Rule.SUSPECT_LINK, Rule.PLANNED_TOLD, Rule.PROOF_EXPIRED, Rule.PROOF_NOT_CLEARED}
)
"""What a prospect must not be shown unawares."""

OPTIONS = (
    Option(
        "template",
        "Template",
        OptionKind.PATH,
        default=None,
        help="Your company's PowerPoint file (.pptx or .potx), for its layouts, colours and fonts; "
        "the studio's own design if left empty.",
    ),
    Option(
        "purpose",
        "What it is for",
        OptionKind.CHOICE,
        default=Purpose.TELL,
        help="A test deck says in its footer which baseline it shows, so that results can be told "
        "apart; in a deck to leave behind, the script is the text.",
        choices=(
            Choice(Purpose.TELL, "To be told"),
            Choice(Purpose.TEST, "To test with prospects"),
            Choice(Purpose.LEAVE, "To leave behind"),
        ),
    ),
    Option("notes", "Script as speaker notes", OptionKind.BOOL, default=True),
    Option(
        "cues",
        "Checkpoints and questions in the notes",
        OptionKind.BOOL,
        default=True,
        help="Key message, discovery questions, checkpoint and transition below the script.",
    ),
    Option(
        "sections",
        "Sections",
        OptionKind.BOOL,
        default=True,
        help="One for each zone, or for setup and follow-through where there are no zones.",
    ),
    Option("footers", "Slide numbers and footer", OptionKind.BOOL, default=True),
    Option(
        "backups",
        "Hidden backup frames",
        OptionKind.BOOL,
        default=False,
        help="Frames kept off the story, as hidden slides at the end.",
    ),
    Option(
        "objections",
        "Objections at the end",
        OptionKind.BOOL,
        default=False,
        help="Each objection with its answer and what proves it, as a hidden slide to jump to.",
    ),
    Option(
        "positioning",
        "Positioning at the end",
        OptionKind.BOOL,
        default=False,
        help="The chain from alternatives to customers as boxes and lines, and a table of what the "
        "alternatives lack, as hidden slides to jump to.",
    ),
    Option(
        "agenda",
        "Agenda",
        OptionKind.BOOL,
        default=False,
        help="A second slide with every headline, each a link to its slide.",
    ),
    Option(
        "marks",
        "Can be read back",
        OptionKind.BOOL,
        default=True,
        help="Hidden marks by which the studio recognises each slide when the edited deck comes "
        "back. They hold no words.",
    ),
    Option(
        "title",
        "Title",
        OptionKind.TEXT,
        default="",
        help="On the first slide; the product's name if left empty.",
    ),
    Option(
        "subtitle",
        "Subtitle",
        OptionKind.TEXT,
        default="",
        help="For example “A first conversation with” and the prospect; "
        "the product in one line if left empty.",
    ),
    Option(
        "presenter",
        "Presenter",
        OptionKind.TEXT,
        default="",
        help="On the first slide; the company if left empty.",
    ),
    Option(
        "date",
        "Date",
        OptionKind.TEXT,
        default="",
        help="On the first slide, as it is to be read; today if left empty.",
    ),
    Option(
        "next_step",
        "Next step",
        OptionKind.TEXT,
        default="",
        help="In the card on the ask; the frame's checkpoint if left empty.",
    ),
    Option(
        "next_step_date",
        "Date of the next step",
        OptionKind.TEXT,
        default="",
        help="In the card on the ask, as it is to be read.",
    ),
)


@dataclass(frozen=True)
class DeckExporter:
    """An editable PowerPoint deck."""

    id: str = "deck"
    title: str = "PowerPoint deck"
    suffix: str = ".pptx"
    options: tuple[Option, ...] = OPTIONS

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        """Place every slide without writing the file, and say what deserves a look."""
        # Reading templates takes a library that is slow to load.
        from exporters.deck.writing.writer import survey_deck

        chosen = complete_options(self.options, options)
        deck, template = _prepared(view, chosen)
        summary = survey_deck(deck, template)
        return Plan(tuple(_entries(view, deck, summary, chosen)), _counts(summary), summary.parts)

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write the deck."""
        from exporters.deck.marking import DeckMarker
        from exporters.deck.writing.writer import write_deck

        chosen = complete_options(self.options, options)
        deck, template = _prepared(view, chosen)
        marker = DeckMarker(view, deck.anchors) if chosen["marks"] else None
        with view.whole.reading_pictures():
            summary = write_deck(deck, template, target, progress, marker)
        entries = tuple(_entries(view, deck, summary, chosen))
        return ExportReport(target, entries, _counts(summary), summary.size_bytes)

    def said(self, view: NarrativeView, options: Options) -> Iterator[str]:
        """All that the deck would say, slide by slide; how a template sets it is not said."""
        chosen = complete_options(self.options, options)
        deck = storyboard_deck(view, deck_options(chosen))
        yield repr((deck.title, deck.sections, deck.footer, deck.presenter, chosen["date"]))
        yield from map(repr, deck.slides)

    def preview(
        self, view: NarrativeView, options: Options, progress: Progress = no_progress
    ) -> DeckPreview:
        """Place every slide, to be looked at before the file is written.

        Raises:
            ExportFailed: the template cannot be read.
            Cancelled: the progress stopped the work.
        """
        from exporters.deck.painting.preview import preview_deck

        deck, template = _prepared(view, complete_options(self.options, options))
        return preview_deck(deck, template, progress)


def deck_options(chosen: Mapping[str, OptionValue]) -> DeckOptions:
    """The options of the deck from those of the exporter, every one of which is given."""
    return DeckOptions(
        has_script=bool(chosen["notes"]),
        has_cues=bool(chosen["cues"]),
        has_sections=bool(chosen["sections"]),
        has_footers=bool(chosen["footers"]),
        has_agenda=bool(chosen["agenda"]),
        has_backups=bool(chosen["backups"]),
        title=str(chosen["title"]),
        subtitle=str(chosen["subtitle"]),
        presenter=str(chosen["presenter"]),
        date=str(chosen["date"]),
        next_step=str(chosen["next_step"]),
        next_step_date=str(chosen["next_step_date"]),
        purpose=Purpose(str(chosen["purpose"])),
        has_objections=bool(chosen["objections"]),
        has_positioning=bool(chosen["positioning"]),
    )


def _prepared(view: NarrativeView, chosen: Mapping[str, OptionValue]) -> tuple[Deck, DeckTemplate]:
    """The deck, with the layouts that somebody chose for it, and its template."""
    template = _template(chosen)
    layouts = chosen_layouts(view, template.name)
    return replace(storyboard_deck(view, deck_options(chosen)), layouts=layouts), template


def _template(chosen: Mapping[str, OptionValue]) -> DeckTemplate:
    from exporters.deck.template.reader import default_template, read_template

    path = chosen["template"]
    return read_template(path) if isinstance(path, Path) else default_template()


def _counts(summary: DeckSummary) -> Mapping[str, int]:
    return {
        "slides": summary.slides,
        "hidden": summary.hidden,
        "notes": summary.notes,
        "pictures": summary.pictures,
    }


def _entries(
    view: NarrativeView, deck: Deck, summary: DeckSummary, chosen: Mapping[str, OptionValue]
) -> Iterator[ReportEntry]:
    yield ReportEntry(Level.DONE, _slides_line(summary, len(deck.sections)), detail=_size(summary))
    if summary.pictures and summary.pictures == summary.pictures_with_alt:
        yield ReportEntry(
            Level.DONE,
            "Every picture has an alt text",
            detail=f"{summary.pictures_with_alt} of {summary.pictures}",
        )
    for finding in trace_findings(view, coverage(view)):
        if finding.rule in _TOLD_RULES:
            row = RowRef(finding.table, finding.row_id)
            yield ReportEntry(Level.WARNING, finding.text, row)
    if deck.is_test and view.whole.baseline is None:
        yield ReportEntry(
            Level.WARNING,
            "This test deck shows the story as it is now. Take a baseline and export from that, so "
            "that what prospects say can be held against the words they have seen.",
        )
    yield from _left_out(view)
    yield from _told_anyway(view, deck_options(chosen))
    yield from _unapproved(view)
    yield from summary.entries


def _slides_line(summary: DeckSummary, sections: int) -> str:
    parts = [counted(summary.slides, "slide")]
    if sections:
        parts.append(f"in {counted(sections, 'section')}")
    line = " ".join(parts)
    if summary.notes:
        line += f", with notes on {summary.notes}"
    if summary.hidden:
        line += f", {summary.hidden} hidden"
    return line


def _size(summary: DeckSummary) -> str:
    return f"{summary.size_bytes / 1_000_000:.1f} MB" if summary.size_bytes else ""


def _left_out(view: NarrativeView) -> Iterator[ReportEntry]:
    """Proofs that may be told but not shown: their figures stay off the slides."""
    for frame in view.frames:
        for link in view.whole.links_from(frame.id):
            proof = view.whole.proofs.get(link.target)
            if proof is not None and proof.is_cleared and not proof.may_be_shown:
                name = proof.code or quoted(proof.headline)
                text = f"{frame_name(view, frame)} uses {name}, which may not be shown in a deck"
                yield ReportEntry(Level.WARNING, f"{text}.", RowRef(proof.table, proof.id))


def _told_anyway(view: NarrativeView, options: DeckOptions) -> Iterator[ReportEntry]:
    """Texts on the slides and in their notes that tell proofs which may not be told so."""
    frames = (*view.frames, *(view.backups if options.has_backups else ()))
    on_slides = ("headline", "key message", "bullets", "script")
    if options.purpose is Purpose.LEAVE:
        return told_anyway(view, frames, Channel.SHOWN, on_slides)
    cues = ("checkpoint", "transition", "discovery questions") if options.has_cues else ()
    notes = ("script", *cues) if options.has_script else ()
    return told_anyway(view, frames, None, (*on_slides[:3], *notes))


def _unapproved(view: NarrativeView) -> Iterator[ReportEntry]:
    waiting = [frame for frame in view.frames if frame.status is not Status.APPROVED]
    if waiting:
        verb = "is" if len(waiting) == 1 else "are"
        yield ReportEntry(
            Level.INFO,
            f"{counted(len(waiting), 'frame')} {verb} not approved yet",
            RowRef(waiting[0].table, waiting[0].id),
            detail=", ".join(str(view.number(frame.id)) for frame in waiting[:8]),
        )


EXPORTER = DeckExporter()
