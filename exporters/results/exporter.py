"""The results of tests as an exporter: a report, a deck, tables, a workbook, or the figures."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from exporters.atomic import replacing
from exporters.consent import unquoted
from exporters.paper.exporter import Chosen, Draft, PaperExporter
from exporters.paper.options import FONTS, HTML, MARKDOWN, PDF, SIZE, WORD
from exporters.paper.web import paper_page
from exporters.protocol import (
    Choice,
    ExportReport,
    Level,
    Option,
    OptionKind,
    Options,
    Plan,
    PlannedPart,
    Progress,
    ReportEntry,
    RowRef,
    complete_options,
    no_progress,
)
from exporters.results.gathered import Results, gather
from exporters.results.paper import results_paper
from exporters.results.tables import tables, write_csv
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.rules.tested import prospect_findings
from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.charts.chart import Chart
from narrative_studio.model.view import NarrativeView
from narrative_studio.results.figures_json import figures_json, rate_json
from narrative_studio.results.reworded import Worded

if TYPE_CHECKING:
    from exporters.deck.template.template import DeckTemplate
    from narrative_studio.analysis.prospects.figures import Figures

DECK, CSV, XLSX, JSON = "pptx", "csv", "xlsx", "json"

FORMAT: Final = Option(
    "format",
    "Kind of file",
    OptionKind.CHOICE,
    default=HTML,
    help="Goes with the ending of the file. Tables and figures hold aliases only.",
    choices=(
        Choice(HTML, "Report as a web page", ".html"),
        Choice(WORD, "Report as a Word document", ".docx"),
        Choice(PDF, "Report as PDF", ".pdf"),
        Choice(MARKDOWN, "Report as Markdown", ".md"),
        Choice(DECK, "PowerPoint deck", ".pptx"),
        Choice(XLSX, "Excel workbook", ".xlsx"),
        Choice(CSV, "Tables (CSV)", ".zip"),
        Choice(JSON, "Figures (JSON)", ".json"),
    ),
)
TEMPLATE: Final = Option(
    "template",
    "Template",
    OptionKind.PATH,
    default=None,
    help="A PowerPoint or Word file of your company for its layouts, styles and colours; the "
    "studio's own design if left empty.",
    only_with=(FORMAT.key, DECK, WORD),
)

_Writing = Callable[[Results, Chosen, Path, Progress], int]


@dataclass(frozen=True)
class ResultsExporter(PaperExporter):
    """The report is a paper like others; the other kinds of file are written beside it."""

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        """Say what the file holds and what deserves a look before it is shown to anybody."""
        chosen = complete_options(self.options, options)
        kind = str(chosen[FORMAT.key])
        if kind not in _WRITERS:
            return super().plan(view, options)
        results = gather(view)
        return Plan(tuple(_entries(results)), _counts(results), tuple(_parts(results, chosen)))

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write the results as the kind of file that is asked for."""
        chosen = complete_options(self.options, options, target=target)
        write = _WRITERS.get(str(chosen[FORMAT.key]))
        if write is None:
            return super().export(view, target, options, progress)
        results = gather(view)
        size = write(results, chosen, target, progress)
        return ExportReport(target, tuple(_entries(results)), _counts(results), size)


def drafted(view: NarrativeView, chosen: Chosen) -> Draft:
    """Gather the results for the report."""
    results = gather(view)
    return Draft(
        entries=tuple(_entries(results)),
        counts=_counts(results),
        paper=lambda: results_paper(results),
        page=lambda has_fonts: paper_page(results_paper(results), view.whole, has_fonts=has_fonts),
    )


def _counts(results: Results) -> Mapping[str, int]:
    found = results.figures
    return {
        "held": len(found.held),
        "counted": len(found.eligible),
        "not counted": len(found.not_counted),
    }


def _entries(results: Results) -> Iterator[ReportEntry]:
    found = results.figures
    if not found.held:
        yield ReportEntry(Level.WARNING, "No session was held yet; there is nothing to show.")
    else:
        held = counted(len(found.held), "session")
        yield ReportEntry(Level.DONE, f"{held}, {len(found.eligible)} counted", detail=_rate(found))
    if results.interim:
        yield ReportEntry(Level.INFO, f"{results.interim}, which is said on every figure")
    for one in found.not_counted:
        named = " ".join(filter(None, (one.session.code, one.session.prospect)))
        row = RowRef(one.session.table, one.session.id)
        why = "; ".join(one.reasons).rstrip(".")
        yield ReportEntry(Level.INFO, f"{named} is not counted, {why}.", row)
    yield from unquoted(one.session for one in found.held)
    for finding in prospect_findings(results.view):
        if finding.level.value == Level.WARNING.value:
            row = RowRef(finding.table, finding.row_id)
            yield ReportEntry(Level.WARNING, f"{finding.text} {finding.hint}".strip(), row)


def _rate(found: Figures) -> str:
    return found.gate.comparison.now.words("converted")


def _parts(results: Results, chosen: Chosen) -> Iterator[PlannedPart]:
    match chosen[FORMAT.key]:
        case "pptx":
            # Decks take a library that is slow to load.
            from exporters.deck.writing.writer import survey_deck
            from exporters.results.deck import results_deck

            yield from survey_deck(results_deck(results), _deck_template(chosen)).parts
        case "json":
            yield from map(
                PlannedPart, (*figures_json(results.view), "frames", "heard_words", "charts")
            )
        case _:
            for table in tables(results):
                yield PlannedPart(table.name, counted(len(table.rows), "row"))


def _deck_template(chosen: Chosen) -> DeckTemplate:
    from exporters.deck.template.reader import default_template, read_template

    path = chosen[TEMPLATE.key]
    return read_template(path) if isinstance(path, Path) else default_template()


def _write_deck(results: Results, chosen: Chosen, target: Path, progress: Progress) -> int:
    from exporters.deck.writing.writer import write_deck
    from exporters.results.deck import results_deck

    return write_deck(results_deck(results), _deck_template(chosen), target, progress).size_bytes


def _write_xlsx(results: Results, chosen: Chosen, target: Path, progress: Progress) -> int:
    from exporters.results.workbook import write_workbook

    progress(0, 1, target.name)
    with replacing(target) as file:
        write_workbook(results, file)
    return target.stat().st_size


def _write_csv(results: Results, chosen: Chosen, target: Path, progress: Progress) -> int:
    progress(0, 1, target.name)
    with replacing(target) as file:
        write_csv(tables(results), file)
    return target.stat().st_size


def _chart_json(chart: Chart) -> dict[str, object]:
    """What stands behind a chart, so that each of its figures can be worked out again."""
    table = chart.table()
    return {
        "kind": chart.kind,
        "headline": chart.headline,
        "subtitle": chart.subtitle,
        "note": chart.note,
        "columns": list(table.headers),
        "rows": [list(row) for row in table.rows],
    }


def _frame_json(frame: Worded) -> dict[str, object]:
    """How a frame was taken in each wording that was told, that of now first."""
    return {
        "frame": frame.frame,
        "number": int(frame.number) if frame.number else None,
        "headline": frame.title,
        "told": [
            {
                "wording": one.told.value,
                "versions": one.versions,
                "reached": one.reached,
                "landed": rate_json(Rate(one.landed, one.reached)),
                "confused": rate_json(Rate(one.confused, one.reached)),
                "objected": rate_json(Rate(one.objected, one.reached)),
            }
            for one in frame.taken
        ],
    }


def _write_json(results: Results, chosen: Chosen, target: Path, progress: Progress) -> int:
    progress(0, 1, target.name)
    told = {
        "narrative": results.title,
        "product": results.view.whole.project.product,
        "as_of": results.view.whole.today.isoformat(),
        **figures_json(results.view),
        "frames": [_frame_json(one) for one in results.worded],
        "heard_words": [
            {"word": one.word, "prospects": len(one.prospects), "example": one.example}
            for one in results.heard
        ],
        "charts": [_chart_json(chart) for chart in results.charts(in_full=True)],
    }
    content = (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()
    with replacing(target) as file:
        file.write(content)
    return len(content)


_WRITERS: Final[Mapping[str, _Writing]] = MappingProxyType(
    {DECK: _write_deck, XLSX: _write_xlsx, CSV: _write_csv, JSON: _write_json}
)

EXPORTER = ResultsExporter("results", "Test results", (FORMAT, TEMPLATE, SIZE, FONTS), drafted)
