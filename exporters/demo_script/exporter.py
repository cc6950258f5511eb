"""The demo script as an exporter: Markdown or a web page, chosen by the ending of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exporters.atomic import replacing
from exporters.demo_script.markdown_page import markdown_page
from exporters.demo_script.sheet import RunSheet, run_sheet
from exporters.demo_script.web_page import web_page
from exporters.protocol import (
    ExportReport,
    Level,
    Option,
    Options,
    Plan,
    Progress,
    ReportEntry,
    RowRef,
    complete_options,
    no_progress,
)
from exporters.text_options import FONTS, FORMAT, HTML
from narrative_studio.analysis.coverage import coverage
from narrative_studio.analysis.demo_rules import demo_findings
from narrative_studio.analysis.finding import Rule
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.trace_rules import trace_findings
from narrative_studio.model.durations import format_duration
from narrative_studio.model.view import NarrativeView

_TOLD_RULES = frozenset({Rule.SUSPECT_LINK, Rule.PLANNED_TOLD})


@dataclass(frozen=True)
class DemoScript:
    """The run sheet of a demo with its mission, cue card and expected questions."""

    id: str = "demo-script"
    title: str = "Demo script"
    suffix: str = ".html"
    options: tuple[Option, ...] = (FORMAT, FONTS)

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        """Count steps and say what the demo lacks."""
        complete_options(self.options, options)
        sheet = run_sheet(view)
        return Plan(tuple(_entries(view, sheet)), _counts(sheet))

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write the script."""
        chosen = complete_options(self.options, options, target=target)
        progress(0, 2, "Run sheet")
        sheet = run_sheet(view)
        if chosen["format"] == HTML:
            text = web_page(view, sheet, has_fonts=bool(chosen["fonts"]))
        else:
            text = markdown_page(sheet)
        content = text.encode()
        progress(1, 2, target.name)
        with replacing(target) as file:
            file.write(content)
        progress(2, 2, target.name)
        entries = tuple(_entries(view, sheet))
        return ExportReport(target, entries, _counts(sheet), size_bytes=len(content))


def _counts(sheet: RunSheet) -> dict[str, int]:
    return {
        "frames": len(sheet.scenes),
        "steps": len(sheet.lines),
        "claims": len(sheet.claims),
        "questions": len(sheet.expected),
    }


def _entries(view: NarrativeView, sheet: RunSheet) -> Iterator[ReportEntry]:
    steps = counted(len(sheet.lines), "demo step")
    scenes = counted(len(sheet.scenes), "frame")
    long = f"{format_duration(sheet.steps_ms)} of {format_duration(sheet.scenes_ms)} planned"
    if sheet.lines:
        yield ReportEntry(Level.DONE, f"{steps} in {scenes}", detail=long)
    else:
        yield ReportEntry(
            Level.WARNING, "No frame of the story has demo steps; the run sheet is empty."
        )
    if sheet.claims:
        claims = counted(len(sheet.claims), "claim")
        yield ReportEntry(Level.INFO, f"{claims} for the demo to prove, with the steps that do")
    if sheet.expected:
        questions = counted(len(sheet.expected), "expected question")
        answers = "its answer" if len(sheet.expected) == 1 else "their answers"
        yield ReportEntry(Level.DONE, f"{questions} with {answers}")
    in_scenes = {scene.frame.id for scene in sheet.scenes}
    for finding in (*demo_findings(view), *trace_findings(view, coverage(view))):
        is_ours = finding.table != "frame" or finding.row_id in in_scenes
        if finding.rule in _TOLD_RULES and not is_ours:
            continue
        if finding.rule in _TOLD_RULES or finding.table == "step":
            row = RowRef(finding.table, finding.row_id)
            yield ReportEntry(Level.WARNING, f"{finding.text} {finding.hint}".strip(), row)


EXPORTER = DemoScript()
