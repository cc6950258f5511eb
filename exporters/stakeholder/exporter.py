"""The stakeholder copy as an exporter: one web page to read, and a report of what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from exporters.atomic import replacing
from exporters.consent import left_out, told_anyway
from exporters.identity import Identity, with_identity
from exporters.paper import options as paper
from exporters.protocol import (
    Choice,
    ExportReport,
    Level,
    Option,
    OptionKind,
    Options,
    OptionValue,
    Plan,
    PlannedPart,
    Progress,
    ReportEntry,
    RowRef,
    complete_options,
    no_progress,
)
from exporters.said import said_hash
from exporters.stakeholder.gathered import Contents, StakeholderCopy, gathered
from exporters.stakeholder.web_page import web_page
from narrative_studio.analysis.consent import Channel
from narrative_studio.analysis.linking.coverage import coverage, links_of
from narrative_studio.analysis.naming import counted, frame_name, quoted
from narrative_studio.analysis.rules.finding import Rule
from narrative_studio.analysis.rules.trace import trace_findings
from narrative_studio.analysis.story.told_texts import STEP_PLACES
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import Element, Status
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

_WHOLE, _POSITIONING = "whole", "positioning"

CONTENTS = Option(
    "contents",
    "What to include",
    OptionKind.CHOICE,
    default=_WHOLE,
    help="The positioning stands in front in any case, with the customer model in short.",
    choices=(
        Choice(_WHOLE, "Positioning and story"),
        Choice(_POSITIONING, "Positioning only"),
    ),
)
SCRIPT = Option(
    "script",
    "Script",
    OptionKind.BOOL,
    default=True,
    help="What is said, folded away under each frame.",
    only_with=(CONTENTS.key, _WHOLE),
)
STEPS = Option(
    "steps",
    "Demo steps",
    OptionKind.BOOL,
    default=False,
    help="What is done, said and seen, folded away under each frame.",
    only_with=(CONTENTS.key, _WHOLE),
)
# It goes out by mail, and is a page whatever is chosen.
FONTS = replace(paper.FONTS, default=False, only_with=None)
_TOO_LARGE_TO_MAIL = 10_000_000


@dataclass(frozen=True)
class Stakeholder:
    """Positioning and story as one read-only page for those who install nothing."""

    id: str = "stakeholder"
    title: str = "Stakeholder copy"
    suffix: str = ".html"
    options: tuple[Option, ...] = (CONTENTS, SCRIPT, STEPS, FONTS)

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        """Count what the reader gets, and name every proof that has to stay behind."""
        shown = gathered(view, _contents(complete_options(self.options, options)))
        return Plan(tuple(_entries(shown)), _counts(shown), tuple(_parts(shown)))

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write the page."""
        chosen = complete_options(self.options, options, target=target)
        progress(0, 2, "Stakeholder copy")
        shown = gathered(view, _contents(chosen))
        page = web_page(shown, has_fonts=bool(chosen[FONTS.key]))
        said, today = said_hash(self, view, chosen), view.whole.today.isoformat()
        identity = Identity(view.whole.project.id, self.id, said, today)
        content = with_identity(page, identity).encode()
        progress(1, 2, target.name)
        with replacing(target) as file:
            file.write(content)
        progress(2, 2, target.name)
        entries = (*_entries(shown), *_weight(len(content)))
        return ExportReport(target, entries, _counts(shown), size_bytes=len(content))


def _contents(chosen: dict[str, OptionValue]) -> Contents:
    has_story = chosen[CONTENTS.key] == _WHOLE
    return Contents(
        has_story=has_story,
        has_script=has_story and bool(chosen[SCRIPT.key]),
        has_steps=has_story and bool(chosen[STEPS.key]),
    )


def _counts(shown: StakeholderCopy) -> dict[str, int]:
    return {
        "elements": len(shown.elements),
        "frames": len(shown.frames),
        "proofs": len(shown.proofs),
        "left out": len(shown.left_out),
    }


def _parts(shown: StakeholderCopy) -> Iterator[PlannedPart]:
    """The page from top to bottom."""
    yield PlannedPart("Positioning", detail=counted(len(shown.elements), "element"))
    for element in shown.elements:
        yield PlannedPart(element.name or element.statement, str(element.kind), depth=1)
    if shown.contents.has_story:
        yield PlannedPart("Story", detail=counted(len(shown.frames), "frame"))
        for frame in shown.frames:
            name = f"{shown.view.number(frame.id)}  {frame.headline}"
            yield PlannedPart(name, shown.view.beat(frame).title, depth=1)


def _entries(shown: StakeholderCopy) -> Iterator[ReportEntry]:
    if shown.elements:
        yield ReportEntry(
            Level.DONE,
            counted(
                len(shown.elements), "element of the positioning", "elements of the positioning"
            ),
        )
    else:
        yield ReportEntry(Level.WARNING, "Nothing has been positioned yet.")
    if shown.candidates:
        left = counted(
            len(shown.candidates),
            "candidate for the market category",
            "candidates for the market category",
        )
        yield ReportEntry(Level.INFO, f"{left} left out")
    if shown.contents.has_story:
        yield from _told(shown)
    today = shown.whole.today.isoformat()
    yield from left_out(shown.left_out, Channel.PRINTED, today)
    yield from _warnings(shown)


def _told(shown: StakeholderCopy) -> Iterator[ReportEntry]:
    if not shown.frames:
        yield ReportEntry(Level.WARNING, "This story has no frames yet.")
        return
    beside = [
        name
        for name, is_there in (
            ("script", shown.contents.has_script),
            ("demo steps", shown.contents.has_steps),
        )
        if is_there
    ]
    detail = f"with {' and '.join(beside)}" if beside else "without scripts"
    yield ReportEntry(Level.DONE, counted(len(shown.frames), "frame"), detail=detail)
    if shown.view.backups:
        yield ReportEntry(Level.INFO, f"{counted(len(shown.view.backups), 'backup')} left out")


def _warnings(shown: StakeholderCopy) -> Iterator[ReportEntry]:
    """What the reader would trip over: withheld proofs in frames' own words, and open questions."""
    withheld: dict[str, Proof] = {proof.id: proof for proof in shown.left_out}
    places = [
        *("headline", "key message"),
        *(("script",) if shown.contents.has_script else ()),
        *(STEP_PLACES if shown.contents.has_steps else ()),
        *("statement", "evidence", "metric", "signal"),
    ]
    rows: list[Element | Frame] = [*shown.elements, *shown.frames]
    told = tuple(told_anyway(shown.view, rows, Channel.PRINTED, places))
    yield from told
    told_by = {entry.row.id for entry in told if entry.row}
    for frame in shown.frames:
        if frame.id in told_by:
            continue
        targets = dict.fromkeys(link.target for link in links_of(shown.view, frame))
        for target in targets:
            if proof := withheld.get(target):
                name = frame_name(shown.view, frame)
                text = (
                    f"{name} rests on proof {_named(proof)}, which is left out; "
                    "its own text stays. Read it before you send the copy."
                )
                yield ReportEntry(Level.WARNING, text, RowRef(frame.table, frame.id))
    on_page = {frame.id for frame in shown.frames}
    for finding in trace_findings(shown.view, coverage(shown.view)):
        if finding.rule is Rule.PLANNED_TOLD and finding.row_id in on_page:
            row = RowRef(finding.table, finding.row_id)
            yield ReportEntry(Level.WARNING, finding.text, row)
    states = [element.status for element in shown.elements]
    states += [frame.status for frame in shown.frames]
    waiting = sum(status is not Status.APPROVED for status in states)
    if waiting:
        text = f"{counted(waiting, 'thing')} not approved yet, and marked so"
        yield ReportEntry(Level.INFO, text)


def _weight(size_bytes: int) -> Iterator[ReportEntry]:
    if size_bytes > _TOO_LARGE_TO_MAIL:
        size = f"{size_bytes / 1_000_000:.0f} MB"
        text = f"The file has {size}: too large for many mail programs. Use smaller pictures."
        yield ReportEntry(Level.WARNING, text)


def _named(proof: Proof) -> str:
    return proof.code or quoted(proof.headline)


EXPORTER = Stakeholder()
