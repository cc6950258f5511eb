"""The command exports, and how the command export notes a file in the register."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from narrative_studio.cli.console import Console
from narrative_studio.cli.documents import reading
from narrative_studio.cli.formats import Formats, Judged, Noted
from narrative_studio.commands.exporting import register_export
from narrative_studio.exported_places import KeptPlace, keep_place
from narrative_studio.model.people import Baseline
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.project import Project
from narrative_studio.settings import Settings


def exports(args: Namespace, console: Console, formats: Formats) -> int:
    """List the files that were made from a document, and which of them are stale.

    ``--json`` gives ``exports``, the latest first, each with ``file``, ``format``, ``narrative``,
    ``variant``, ``baseline``, ``made_at`` (ISO 8601, UTC), ``made_by``, ``file_hash``,
    ``size_bytes``, ``standing`` (current, stale or unsure) and ``reason``.
    """
    with reading(args, console) as project:
        view = project.view()
        entries = sorted(view.exported_files.values(), key=lambda one: -one.made_at_ms)
        found = [formats.judge(view, entry) for entry in entries]
        if args.json:
            console.say_json({"exports": [_entry_json(view, one) for one in found]})
        elif not found:
            console.say("No file is on the register. The window notes each file it makes.")
        else:
            for one in found:
                console.say(_line(view, one))
    stale = sum(one.standing != "current" for one in found)
    return 1 if args.fail_on_stale and stale else 0


def note(
    args: Namespace,
    console: Console,
    view: NarrativeView,
    made: Noted,
    taken: Baseline | None,
    place: KeptPlace,
) -> None:
    """Put a file that was made on the register of its document, and remember where it lies.

    Raises:
        DocumentError: the document cannot be written.
    """
    settings = Settings()
    with closing(Project.read(args.document, me=settings.identity())) as project:
        entry = register_export(
            project,
            format_id=made.format_id,
            file_name=made.file_name,
            narrative=view.narrative.id or None,
            variant=view.variant.id if view.variant is not None else None,
            baseline=taken.id if taken is not None else None,
            options=made.options,
            made_with=made.made_with,
            content_hash=made.content_hash,
            file_hash=made.file_hash,
            size_bytes=made.size_bytes,
        )
        project.publish()
    keep_place(settings, entry, place)
    console.say("  On the register of exports")


def _line(view: ProjectView, one: Judged) -> str:
    told = " ".join(filter(None, (_title(view, one), _state(view, one))))
    when = _made_at(one).strftime("%Y-%m-%d %H:%M")
    return f"{one.standing:<8} {one.entry.file_name}  {when}  {told}: {one.reason}"


def _title(view: ProjectView, one: Judged) -> str:
    narrative = view.narratives.get(one.entry.narrative or "")
    variant = view.variants.get(one.entry.variant or "")
    title = f"“{narrative.title}”" if narrative else ""
    return f"{title}, {variant.name}" if variant else title


def _state(view: ProjectView, one: Judged) -> str:
    baseline = view.baselines.get(one.entry.baseline or "")
    return f"from {baseline.code or baseline.name}" if baseline else ""


def _made_at(one: Judged) -> datetime:
    return datetime.fromtimestamp(one.entry.made_at_ms / 1000, UTC)


def _entry_json(view: ProjectView, one: Judged) -> dict[str, Any]:
    entry = one.entry
    narrative = view.narratives.get(entry.narrative or "")
    variant = view.variants.get(entry.variant or "")
    baseline = view.baselines.get(entry.baseline or "")
    maker = view.people.get(entry.made_by or "")
    return {
        "file": entry.file_name,
        "format": entry.format,
        "narrative": narrative.title if narrative else None,
        "variant": variant.name if variant else None,
        "baseline": (baseline.code or baseline.name) if baseline else None,
        "made_at": _made_at(one).isoformat(timespec="seconds"),
        "made_by": maker.name if maker else None,
        "file_hash": entry.file_hash,
        "size_bytes": entry.size_bytes,
        "standing": str(one.standing),
        "reason": one.reason,
    }
