"""Writes a document with a Word template of somebody's own: in its design, or filled by name."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from exporters.paper.model import Paper
from exporters.protocol import Level, Progress, ReportEntry, no_progress
from exporters.word.fill import Filling, has_names
from exporters.word.inserted import Inserter
from exporters.word.package import write_word
from exporters.word.template_file import read_word_file
from exporters.word.template_reader import read_template, texts_of
from exporters.word.variables import variables
from narrative_studio.analysis.consent import Channel
from narrative_studio.analysis.naming import counted
from narrative_studio.model.view import NarrativeView


def write_with_template(
    path: Path,
    paper: Paper,
    view: NarrativeView,
    channel: Channel,
    file: BinaryIO,
    read_picture: Callable[[str], bytes | None],
    progress: Progress = no_progress,
) -> None:
    """Write a paper in the design of a template, or fill the template where it has names.

    Raises:
        ExportFailed: the template cannot be read or filled.
        Cancelled: the progress stopped the work.
    """
    content = read_word_file(path)
    document, template = read_template(path, content)
    if not has_names(texts_of(document)):
        write_word(paper, file, read_picture, template=template, progress=progress)
        return
    progress(0, 1, path.name)
    filling = Filling(path, content)
    inserter = Inserter(filling.document, paper, template, read_picture)
    names = variables(view, channel, inserter.formatted, inserter.shown)
    made = io.BytesIO()
    filling.write(names, made, f"{paper.kind}: {paper.title}", inserter.finish)
    file.write(made.getvalue())
    progress(1, 1, path.name)


def described(path: Path) -> tuple[tuple[ReportEntry, ...], bool]:
    """What a dry run says of a template, and whether it has names to be filled.

    Raises:
        ExportFailed: it cannot be read.
    """
    document, template = read_template(path, read_word_file(path))
    if has_names(texts_of(document)):
        text = f"{path.name} is filled with the words of this story"
        return (ReportEntry(Level.DONE, text),), True
    styles = f"{counted(template.found, 'style')} of its own"
    return (ReportEntry(Level.DONE, f"In the design of {path.name}", detail=styles),), False
