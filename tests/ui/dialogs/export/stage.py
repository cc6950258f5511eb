"""A format to export to in tests: its options, its plan and how far it gets are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from exporters.atomic import replacing
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
    no_progress,
)
from narrative_studio.model.view import NarrativeView

KIND = Option(
    "kind",
    "Kind of file",
    OptionKind.CHOICE,
    "md",
    choices=(Choice("md", "Markdown", ".md"), Choice("html", "Web page", ".html")),
)
LENGTH = Option("length", "Length", OptionKind.INT, 3, minimum=1, maximum=9)


@dataclass
class Format:
    """Writes its options into a text file, or fails as it is told."""

    id: str = "notes"
    title: str = "Notes"
    suffix: str = ".md"
    options: tuple[Option, ...] = (KIND, LENGTH)
    entries: tuple[ReportEntry, ...] = (ReportEntry(Level.DONE, "3 pages"),)
    trouble: Exception | None = None
    planned: list[dict[str, OptionValue]] = field(default_factory=list)
    begun: Event = field(default_factory=Event)
    go_on: Event = field(default_factory=Event)
    may_plan: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.go_on.set()
        self.may_plan.set()

    def plan(self, _view: NarrativeView, options: Options) -> Plan:
        self.planned.append(dict(options))
        self.may_plan.wait(10)
        if self.trouble is not None:
            raise self.trouble
        return Plan(self.entries, {"slides": 3} if self.id == "deck" else {})

    def export(
        self,
        _view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        self.begun.set()
        self.go_on.wait(10)
        progress(1, 2, "page 1")
        if self.trouble is not None:
            raise self.trouble
        with replacing(target) as file:
            file.write(repr(sorted(options.items())).encode())
        progress(2, 2, "page 2")
        return ExportReport(target, self.entries)
