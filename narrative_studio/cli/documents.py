"""The commands new and info, and how every command opens a document."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from errno import EACCES, EPERM, EROFS
from pathlib import Path
from shutil import rmtree
from typing import Any

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.prospects.figures import Figures, figures
from narrative_studio.analysis.row_names import counted_tables
from narrative_studio.analysis.story.timing import spoken, timing
from narrative_studio.cli.console import Console
from narrative_studio.cli.formats import Formats
from narrative_studio.cli.usage import document_to_make
from narrative_studio.clock import Clock, parse_day
from narrative_studio.commands.documents import new_project
from narrative_studio.errors import DocumentError, InvalidValue, PublishFailed, UsageError
from narrative_studio.interchange import schema_text
from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import PersonId
from narrative_studio.model.template import template
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.printable import shown_name
from narrative_studio.project import Identity, Project
from narrative_studio.results.figures_json import figures_json
from narrative_studio.settings import Settings
from narrative_studio.store.left_behind import has_unpublished_work
from narrative_studio.store.places import work_place

READER = Identity(PersonId(""), "")
"""Reading leaves no trace, so it needs nobody's name."""

UNTITLED = "Untitled narrative"


@contextmanager
def reading(args: Namespace, console: Console) -> Iterator[Project]:
    """Open the document of a reading command in memory, with a word about what it lacks."""
    path: Path = args.document
    clock = Clock(parse_day(args.as_of) if args.as_of else None)
    with closing(Project.read(path, me=READER, clock=clock)) as project:
        warn_of_lacks(project, path, console)
        yield project


def warn_of_lacks(project: Project, path: Path, console: Console) -> None:
    """Say what a document that was read lacks: edits not published, parts that are damaged."""
    if has_unpublished_work(path):
        console.warn(
            f"“{path.name}” has edits on this computer that are not in the file yet. "
            "Open it in the window and close it again to publish them."
        )
    console.warn_of([f"“{path.name}”: {what} was left out." for what in project.set_aside])


def new(args: Namespace, console: Console, formats: Formats) -> int:
    """Make a document from a template, or the sample."""
    path = document_to_make(args.document)
    check_free(path)
    me = Settings().identity()
    if args.sample:
        from narrative_studio.sample import make_sample

        project = make_sample(path, me=me)
    else:
        try:
            template(args.template)
        except InvalidValue as error:
            raise UsageError(error.what, error.hint) from None
        project = new_project(path, me=me, title=path.stem or UNTITLED, template_id=args.template)
    with closing(project):
        publish_new(project)
    console.say(f"Made {path}.")
    return 0


def info(args: Namespace, console: Console, formats: Formats) -> int:
    """Say what a document holds.

    ``--json`` gives: ``file``, ``size_bytes``, ``project`` (``id``, ``title``, ``company``,
    ``product``, ``one_line``, ``language``), ``narratives`` (each ``id``, ``title``, ``version``,
    ``template``, ``frames``, ``backups``, ``steps``, ``words``, ``call_length_ms``,
    ``planned_ms``, ``spoken_ms``, ``tests``, see :func:`figures_json`) and ``rows``, the count of
    every table.
    """
    with reading(args, console) as project:
        view = project.view()
        narratives = [view.narrative(one.id) for one in view.narratives.ordered]
        if args.narrative is not None:
            narratives = [view.narrative(args.narrative)]
        if args.json:
            console.say_json(_info_json(args.document, view, narratives))
        else:
            for line in _info_lines(view, narratives):
                console.say(line)
    return 0


def schema(args: Namespace, console: Console, formats: Formats) -> int:
    """Print the JSON Schema of the open interchange."""
    console.say_raw(schema_text())
    return 0


def check_free(path: Path) -> None:
    """Refuse to make a document where something is already.

    Raises:
        DocumentError: something is there, or no folder to put it in.
    """
    if path.is_dir():
        raise DocumentError(
            f"“{shown_name(path)}” is a folder.", "Add the name of the document to make."
        )
    if path.exists() or path.is_symlink():
        raise DocumentError(
            f"“{path.name}” exists already.", "Choose another name, or remove the file first."
        )
    if not path.parent.is_dir():
        raise DocumentError(
            f"The folder {path.parent} does not exist.", "Create it, or choose another one."
        )


def publish_new(project: Project) -> None:
    """Write a new document; when that fails, nothing of it is kept."""
    try:
        project.publish()
    except PublishFailed as error:
        place = work_place(project.view().project.id, project.path)
        project.close()
        rmtree(place.folder, ignore_errors=True)
        reason = error.__cause__
        words = reason.strerror if isinstance(reason, OSError) else None
        is_barred = isinstance(reason, OSError) and reason.errno in (EACCES, EPERM, EROFS)
        raise DocumentError(
            f"“{project.path.name}” could not be written to {project.path.parent.resolve()}: "
            f"{words or 'the place does not take it'}.",
            "Choose a folder that you may write to."
            if is_barred
            else "Free some space, or choose another place.",
        ) from error


def _info_json(path: Path, view: ProjectView, narratives: list[NarrativeView]) -> dict[str, Any]:
    names = ("id", "title", "company", "product", "one_line", "language")
    return {
        "file": str(path),
        "size_bytes": path.stat().st_size,
        "project": {name: getattr(view.project, name) for name in names},
        "narratives": [_narrative_json(narrative) for narrative in narratives],
        "rows": {table: len(rows) for table, rows in view.tables.items() if table != "project"},
    }


def _narrative_json(view: NarrativeView) -> dict[str, Any]:
    story, said = view.narrative, spoken(view)
    return {
        "id": story.id,
        "title": story.title,
        "version": story.version,
        "template": story.template,
        "frames": len(view.frames),
        "backups": len(view.backups),
        "steps": sum(len(view.steps(frame.id)) for frame in view.frames),
        "words": said.words,
        "call_length_ms": story.call_length_ms,
        "planned_ms": timing(view).planned_ms,
        "spoken_ms": said.duration_ms,
        "tests": figures_json(view),
    }


def _info_lines(view: ProjectView, narratives: list[NarrativeView]) -> Iterator[str]:
    project = view.project
    yield project.title or "Untitled project"
    about = [project.company, project.product, project.one_line]
    if any(about):
        yield ", ".join(filter(None, about))
    for narrative in narratives:
        told = _narrative_json(narrative)
        version = f" {told['version']}" if told["version"] else ""
        yield (
            f"{told['title'] or UNTITLED}{version}: {counted(told['frames'], 'frame')}, "
            f"{counted(told['steps'], 'demo step')}, {counted(told['words'], 'word')}; "
            f"planned {format_duration(told['planned_ms'])} "
            f"of {format_duration(told['call_length_ms'])}, "
            f"spoken {format_duration(told['spoken_ms'])}"
        )
        if told["tests"]["recorded"]:
            yield from _tests_lines(figures(narrative))
    yield counted_tables(
        {table: len(rows) for table, rows in view.tables.items() if table != "project"}
    )


def _tests_lines(found: Figures) -> Iterator[str]:
    """What the tests come to, for people."""
    interim = "interim, " if found.gate.is_interim else ""
    planned = f" of {found.planned} planned" if found.planned else ""
    yield (
        f"Tests: {counted(len(found.held), 'session')} held, {interim}"
        f"{len(found.eligible)}{planned} counted; {found.gate.comparison.now.words('converted')}"
    )
    yield f"{found.words} {found.caution}"
