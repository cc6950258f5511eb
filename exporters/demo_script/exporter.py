"""The demo script as an exporter: every kind of file from one run sheet."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.consent import left_out, told_anyway
from exporters.demo_script.paper import demo_paper
from exporters.demo_script.sheet import RunSheet, run_sheet
from exporters.demo_script.web_page import web_page
from exporters.paper.exporter import Chosen, Draft, PaperExporter
from exporters.paper.options import FONTS, FORMAT, IDS, SIZE, TEMPLATE
from exporters.protocol import Level, ReportEntry, RowRef
from narrative_studio.analysis.consent import Channel
from narrative_studio.analysis.linking.coverage import coverage
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.rules.demo import demo_findings
from narrative_studio.analysis.rules.finding import Rule
from narrative_studio.analysis.rules.trace import trace_findings
from narrative_studio.analysis.story.told_texts import STEP_PLACES
from narrative_studio.model.durations import format_duration
from narrative_studio.model.view import NarrativeView

_TOLD_RULES = frozenset({Rule.SUSPECT_LINK, Rule.PLANNED_TOLD})


def drafted(view: NarrativeView, chosen: Chosen) -> Draft:
    """Gather the run sheet of a demo with its mission, cue card and expected questions."""
    sheet = run_sheet(view)
    return Draft(
        entries=tuple(_entries(view, sheet)),
        counts=_counts(sheet),
        paper=lambda: demo_paper(sheet, marks_rows=bool(chosen[IDS.key])),
        page=lambda has_fonts: web_page(view, sheet, has_fonts=has_fonts),
    )


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
    today = view.whole.today.isoformat()
    yield from left_out(sheet.left_out, Channel.SPOKEN, today)
    told = [scene.frame for scene in sheet.scenes]
    yield from told_anyway(view, told, Channel.SPOKEN, ("headline", "key message", *STEP_PLACES))
    in_scenes = {frame.id for frame in told}
    for finding in (*demo_findings(view), *trace_findings(view, coverage(view))):
        is_ours = finding.table == "step" or finding.row_id in in_scenes
        if finding.rule in _TOLD_RULES and not is_ours:
            continue
        if finding.rule in _TOLD_RULES or finding.table == "step":
            row = RowRef(finding.table, finding.row_id)
            yield ReportEntry(Level.WARNING, f"{finding.text} {finding.hint}".strip(), row)


EXPORTER = PaperExporter(
    "demo-script",
    "Demo script",
    (FORMAT, TEMPLATE, SIZE, FONTS, IDS),
    drafted,
    channel=Channel.SPOKEN,
)
