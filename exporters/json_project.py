"""Writes the whole document as JSON that can be imported again without loss.

The shape is declared by ``narrative_studio.interchange`` and published as a JSON Schema.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from exporters.atomic import replacing
from exporters.consent import kept_in_the_team
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
    complete_options,
    no_progress,
)
from narrative_studio.analysis.naming import counted
from narrative_studio.errors import ExportFailed
from narrative_studio.interchange import PICTURES, key_of, pictures_of, to_json
from narrative_studio.model.ids import PictureId
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.pictures import SUFFIXES, media_type

EMBEDDED, FOLDER = "embedded", "folder"


@dataclass(frozen=True)
class JsonProject:
    """The open interchange of the studio."""

    id: str = "json"
    title: str = "Whole project (JSON)"
    suffix: str = ".json"
    covers_document: bool = True
    options: tuple[Option, ...] = (
        Option(
            "pictures",
            "Pictures",
            OptionKind.CHOICE,
            default=EMBEDDED,
            help="Inside, there is one file to pass on; in a folder, each picture is a file of "
            "its own.",
            choices=(
                Choice(EMBEDDED, "Inside the file"),
                Choice(FOLDER, "In a folder beside the file"),
            ),
        ),
    )

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        """Count what would be written and name the pictures that are missing."""
        complete_options(self.options, options)
        whole = view.whole
        held, missing = _pictures(whole)
        counts = _counts(whole, held)
        parts = [
            PlannedPart(key_of(table).replace("_", " "), f"{count:,}")
            for table, count in counts.items()
            if count
        ]
        return Plan(tuple(_entries(whole, held, missing)), counts, tuple(parts))

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write the document; with pictures in a folder that is ``NAME-pictures`` beside it."""
        chosen = complete_options(self.options, options)
        document = to_json(view.whole)
        held, missing = _pictures(view.whole)
        document[PICTURES] = [
            _picture(view.whole, picture, kind, chosen["pictures"], target)
            for picture, kind in _watched(held, progress)
        ]
        text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
        content = text.encode()
        with replacing(target) as file:
            file.write(content)
        progress(1, 1, target.name)
        return ExportReport(
            target,
            tuple(_entries(view.whole, held, missing)),
            _counts(view.whole, held),
            size_bytes=len(content),
        )


def _pictures(view: ProjectView) -> tuple[dict[str, str], list[str]]:
    """The pictures that the document holds by their media type, and those it only names."""
    held: dict[str, str] = {}
    missing: list[str] = []
    for picture in pictures_of(view):
        content = view.picture_bytes(PictureId(picture))
        kind = media_type(content) if content is not None else None
        if kind is None:
            missing.append(picture)
        else:
            held[picture] = kind
    return held, missing


def _watched(held: Mapping[str, str], progress: Progress) -> Iterator[tuple[str, str]]:
    for done, (picture, kind) in enumerate(held.items()):
        progress(done, len(held) + 1, f"Picture {done + 1} of {len(held)}")
        yield picture, kind


def _picture(
    view: ProjectView, picture: str, kind: str, place: object, target: Path
) -> dict[str, str]:
    content = view.picture_bytes(PictureId(picture)) or b""
    made = {"id": picture, "media_type": kind}
    if place == EMBEDDED:
        return {**made, "content": base64.b64encode(content).decode()}
    folder = target.with_name(f"{target.stem}-pictures")
    file = folder / f"{picture}{SUFFIXES[kind]}"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportFailed(
            f"The folder {folder.name} for the pictures could not be made: "
            f"{error.strerror or type(error).__name__}.",
            "Choose another place for the file, or embed the pictures.",
        ) from error
    with replacing(file) as beside:
        beside.write(content)
    return {**made, "file": f"{folder.name}/{file.name}"}


def _counts(view: ProjectView, held: Mapping[str, str]) -> dict[str, int]:
    rows = {table: len(rows) for table, rows in view.tables.items() if table != "project"}
    return {**rows, "picture": len(held)}


def _entries(
    view: ProjectView, held: Mapping[str, str], missing: list[str]
) -> Iterator[ReportEntry]:
    rows = sum(_counts(view, held).values()) - len(held)
    yield ReportEntry(Level.DONE, "The whole document", detail=counted(rows, "row"))
    yield from kept_in_the_team(view)
    for picture in missing:
        yield ReportEntry(
            Level.WARNING,
            f"A picture is missing from the document: {picture[:12]}. Set it again.",
        )


EXPORTER = JsonProject()
