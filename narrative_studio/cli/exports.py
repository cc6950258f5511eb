"""The commands export and formats."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.timing import planned_ms
from narrative_studio.analysis.story.variants import as_variant, variant_named
from narrative_studio.cli.console import Console
from narrative_studio.cli.documents import reading
from narrative_studio.cli.formats import Entry, Formats, Option, Options, PlannedPart
from narrative_studio.cli.register import note
from narrative_studio.cli.usage import BY_PRESET, export_to_write
from narrative_studio.cli.versions import baseline_of, view_at
from narrative_studio.errors import ExportFailed, UsageError
from narrative_studio.exported_places import KeptPlace
from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.storyboard import Narrative
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.preset_files import files_of
from narrative_studio.settings import Settings


def export(args: Namespace, console: Console, formats: Formats) -> int:
    """Write a narrative in a format, or say what would be written."""
    format_id, options = _asked(args, console, formats)
    exporter = formats.get(format_id)
    _check_apart(args.output, args.document)
    target = _target(args.output, format_id, formats, options)
    _check_apart(target, args.document)
    with reading(args, console) as project:
        state = view_at(project, args.baseline, console)
        view = _chosen(state, args.narrative, whole=formats.covers_document(format_id))
        if args.variant:
            view = as_variant(view, variant_named(view, args.variant))
        if args.dry_run:
            console.say(f"Would write {target}:")
            if view.variant is not None:
                console.say(f"  Variant “{view.variant.name}”: {_length(view)}")
            plan = exporter.plan(view, options)
            _tell(plan.entries, console)
            _list(plan.parts, console)
            return 0
        try:
            report = exporter.export(view, target, options, console.progress)
        finally:
            console.end_progress()
        console.say(f"Wrote {target}, {_size(report.size_bytes)}")
        _tell(report.entries, console)
        if args.register:
            made = formats.note(format_id, view, options, report)
            taken = baseline_of(project.view(), args.baseline) if args.baseline else None
            place = KeptPlace.of(target.absolute(), options)
            note(args, console, view, made, taken, place)
    return 0


def formats(args: Namespace, console: Console, formats: Formats) -> int:
    """List the formats and their options.

    ``--json`` gives ``formats``, each with ``id``, ``title``, ``suffixes`` and ``options``; an
    option has ``key``, ``title``, ``kind`` (bool, choice, several, text, path or
    int), ``default``,
    ``help``, ``minimum``, ``maximum``, ``only_with`` (null, or the key and the values of the choice
    it has a use with) and ``choices``, each with ``value``, ``title`` and ``suffix``.
    """
    if args.json:
        console.say_json({"formats": [_format_json(one, formats) for one in formats.ids()]})
        return 0
    for format_id in formats.ids():
        exporter = formats.get(format_id)
        console.say(f"{format_id:<12} {exporter.title} ({', '.join(formats.suffixes(format_id))})")
        for option in exporter.options:
            console.say(f"    {option.key}={_values(option)}")
            said = (f"{option.title}.", option.help, _condition(option))
            console.say(f"        {' '.join(filter(None, said))}")
    return 0


def check_template(args: Namespace, console: Console, formats: Formats) -> int:
    """Say what will work with a PowerPoint template and what will not.

    ``--json`` gives ``name``, ``layouts`` and ``entries``, each with ``level`` (done, info or
    warning) and ``text``.
    """
    report = formats.check_template(args.file)
    if args.json:
        entries = [{"level": str(one.level), "text": one.text} for one in report.entries]
        console.say_json({"name": report.name, "layouts": list(report.layouts), "entries": entries})
        return 0
    console.say(f"{report.name}: {', '.join(report.layouts)}")
    _tell(report.entries, console)
    return 0


def _asked(args: Namespace, console: Console, formats: Formats) -> tuple[str, Options]:
    """The format and the options that are asked for, by themselves or by a preset."""
    pairs = [*args.option, *([f"template={args.template}"] if args.template else [])]
    if args.preset is None:
        formats.get(args.format)
        return args.format, formats.options(args.format, pairs, args.output, {})
    settings = Settings()
    with reading(args, console) as project:
        preset = formats.preset(
            project.view(), args.preset, lambda preset_id: files_of(settings, preset_id)
        )
    if args.format not in (BY_PRESET, preset.format):
        raise UsageError(
            f"The preset “{preset.name}” makes {preset.format}, not {args.format}.",
            "Leave the format out, or choose another preset.",
        )
    options = formats.options(preset.format, pairs, args.output, preset.options)
    if preset.missing and not args.template:
        raise UsageError(
            f"The preset “{preset.name}” wants {preset.missing[0]}, which is not known on this "
            "computer.",
            "Name it with --template.",
        )
    return preset.format, options


def _chosen(view: ProjectView, name: str | None, *, whole: bool) -> NarrativeView:
    if whole and name is None and not view.narratives:
        return NarrativeView(view, Narrative(NarrativeId("")))
    return view.narrative(name)


def _length(view: NarrativeView) -> str:
    call = format_duration(view.narrative.call_length_ms)
    told = format_duration(planned_ms(view.frames))
    return f"{counted(len(view.frames), 'frame')}, {told} of {call}"


def _target(path: Path, format_id: str, formats: Formats, options: Options) -> Path:
    """The file to write, whose ending says what is in it."""
    endings = formats.suffixes(format_id)
    kind, usual = format_id, endings[0]
    for option in formats.get(format_id).options:
        for choice in option.choices:
            if choice.suffix and choice.value == options[option.key]:
                kind, usual = f"{option.key}={choice.value}", choice.suffix
    return export_to_write(path, format_id, endings, kind=kind, usual=usual)


def _check_apart(target: Path, document: Path) -> None:
    if target.exists() and document.exists() and target.samefile(document):
        raise ExportFailed(
            f"“{target.name}” is the document itself.", "Choose another name for the export."
        )


def _tell(entries: Sequence[Entry], console: Console) -> None:
    for entry in entries:
        text = f"{entry.text}: {entry.detail}" if entry.detail else entry.text
        if entry.level == "warning":
            console.warn(text)
        else:
            console.say(f"  {text}")


def _list(parts: Sequence[PlannedPart], console: Console) -> None:
    """What will be in the file, in its order."""
    if parts:
        console.say("In the file:")
    for part in parts:
        text = f"{part.text} ({part.detail})" if part.detail else part.text
        console.say(f"  {'  ' * part.depth}{text}")


def _size(size_bytes: int) -> str:
    for unit, size in (("MB", 1_000_000), ("kB", 1_000)):
        if size_bytes >= size:
            return f"{size_bytes / size:.1f} {unit}"
    return f"{size_bytes} bytes"


def _values(option: Option) -> str:
    default = _plain(option.default)
    if option.choices:
        between = "," if option.kind == "several" else "|"
        words = between.join(choice.value for choice in option.choices)
    elif option.kind == "int":
        words = f"{option.minimum}..{option.maximum}"
    else:
        words = {"bool": "yes|no", "path": "FILE"}.get(option.kind, "TEXT")
    return f"{words} (default {default})" if default not in ("", None) else words


def _condition(option: Option) -> str:
    if option.only_with is None:
        return ""
    key, *values = option.only_with
    return f"Only with {' or '.join(f'{key}={value}' for value in values)}."


def _plain(value: object) -> str | int | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if value is None or isinstance(value, int) else str(value)


def _format_json(format_id: str, formats: Formats) -> dict[str, Any]:
    exporter = formats.get(format_id)
    return {
        "id": format_id,
        "title": exporter.title,
        "suffixes": list(formats.suffixes(format_id)),
        "options": [_option_json(option) for option in exporter.options],
    }


def _option_json(option: Option) -> dict[str, Any]:
    default = option.default
    return {
        "key": option.key,
        "title": option.title,
        "kind": str(option.kind),
        "default": str(default) if isinstance(default, Path) else default,
        "help": option.help,
        "minimum": option.minimum,
        "maximum": option.maximum,
        "only_with": list(option.only_with) if option.only_with else None,
        "choices": [
            {"value": one.value, "title": one.title, "suffix": one.suffix} for one in option.choices
        ],
    }
