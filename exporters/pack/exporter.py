"""The test pack as an exporter: one zip with the test deck, the script and the scoring sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from exporters.atomic import replacing
from exporters.csv_tables import zip_entry
from exporters.deck.exporter import EXPORTER as DECK
from exporters.pack.scoring import scoring_paper
from exporters.paper.exporter import Chosen, Draft, PaperExporter
from exporters.paper.options import FONTS, FORMAT, HTML, MARKDOWN, PDF, SIZE, WORD
from exporters.paper.web import paper_page
from exporters.protocol import (
    Choice,
    Exporter,
    ExportReport,
    Level,
    Option,
    OptionKind,
    Options,
    Plan,
    PlannedPart,
    Progress,
    ReportEntry,
    complete_options,
    no_progress,
)
from exporters.script.exporter import EXPORTER as SCRIPT
from narrative_studio.analysis.naming import counted
from narrative_studio.model.view import NarrativeView

KIND: Final = Option(
    "papers",
    "Script and sheet as",
    OptionKind.CHOICE,
    default=WORD,
    choices=(
        Choice(WORD, "Word documents"),
        Choice(PDF, "PDF"),
        Choice(HTML, "Web pages"),
        Choice(MARKDOWN, "Markdown"),
    ),
)
TEMPLATE: Final = Option(
    "template",
    "Template of the deck",
    OptionKind.PATH,
    default=None,
    help="Your company's PowerPoint file (.pptx or .potx); the studio's own design if left empty.",
)
PAGE: Final = replace(SIZE, only_with=(KIND.key, WORD, PDF))

_Entry = tuple[str, Exporter, dict[str, Any]]


@dataclass(frozen=True)
class RepPack(PaperExporter):
    """Three files in one; nothing in them says who a prospect is."""

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        """Say what will be in the pack, and what of the test deck deserves a look."""
        chosen = complete_options(self.options, options)
        plans = [(name, one.plan(view, wanted)) for name, one, wanted in self._files(view, chosen)]
        parts = tuple(PlannedPart(name, _length(plan)) for name, plan in plans)
        return Plan((*_packed(len(plans)), *plans[0][1].entries), {"files": len(plans)}, parts)

    def said(self, view: NarrativeView, options: Options) -> Iterator[str]:
        """All that the three files would say."""
        chosen = complete_options(self.options, options)
        for _name, one, wanted in self._files(view, chosen):
            yield from one.said(view, wanted)  # type: ignore[attr-defined]

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write the pack."""
        chosen = complete_options(self.options, options)
        files = self._files(view, chosen)
        entries: list[ReportEntry] = list(_packed(len(files)))
        with (
            TemporaryDirectory() as folder,
            replacing(target) as file,
            zipfile.ZipFile(file, "w") as archive,
        ):
            for place, (name, one, wanted) in enumerate(files):
                progress(place, len(files), name)
                report = one.export(view, Path(folder) / name, wanted)
                entries += report.entries if place == 0 else ()
                archive.writestr(zip_entry(name), report.target.read_bytes(), compresslevel=9)
        progress(len(files), len(files), target.name)
        size = target.stat().st_size
        return ExportReport(target, tuple(entries), {"files": len(files)}, size)

    def _files(self, view: NarrativeView, chosen: Chosen) -> tuple[_Entry, ...]:
        """Each file by its name, with what writes it and how."""
        kind = str(chosen[KIND.key])
        paper = {FORMAT.key: kind, SIZE.key: chosen[SIZE.key]}
        deck = {"purpose": "test", TEMPLATE.key: chosen[TEMPLATE.key]}
        return (
            ("1-test-deck.pptx", DECK, deck),
            (f"2-script.{kind}", replace(SCRIPT, pdf=self.pdf), paper),
            (f"3-scoring-sheet.{kind}", replace(_SHEET, pdf=self.pdf), paper),
        )


def drafted(view: NarrativeView, chosen: Chosen) -> Draft:
    """Gather the scoring sheet."""
    return Draft(
        entries=(ReportEntry(Level.DONE, counted(len(view.frames), "frame")),),
        counts={"frames": len(view.frames)},
        paper=lambda: scoring_paper(view),
        page=lambda has_fonts: paper_page(scoring_paper(view), view.whole, has_fonts=has_fonts),
    )


def _packed(files: int) -> Iterator[ReportEntry]:
    yield ReportEntry(Level.DONE, counted(files, "file"), detail="deck, script, scoring sheet")


def _length(plan: Plan) -> str:
    slides = plan.counts.get("slides")
    if slides is not None:
        return counted(slides, "slide")
    return counted(plan.counts.get("frames", 0), "frame")


_SHEET: Final = PaperExporter("scoring-sheet", "Scoring sheet", (FORMAT, SIZE, FONTS), drafted)
EXPORTER = RepPack("test-pack", "Test pack", (KIND, TEMPLATE, PAGE), drafted, suffix=".zip")
