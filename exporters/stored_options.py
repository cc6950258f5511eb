"""How the options of an exporter are kept in the document: as JSON, read back with forbearance."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exporters.protocol import Exporter, OptionKind, Options, OptionValue
from narrative_studio.errors import NarrativeError


def to_text(exporter: Exporter, chosen: Options) -> str:
    """Options as JSON; of a file only the name, as its folder is nobody else's business."""
    kept = {
        option.key: value.name if isinstance(value := chosen[option.key], Path) else value
        for option in exporter.options
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def from_text(
    exporter: Exporter, text: str, files: Mapping[str, str] | None = None
) -> dict[str, OptionValue]:
    """The options that were kept; those that name files only as ``files`` has them, by option.

    Where they lie is known on the computer that chose them. What the exporter does not know any
    more is left out.
    """
    kept = _read(text)
    found: dict[str, OptionValue] = {}
    for option in exporter.options:
        value = kept.get(option.key)
        if option.kind is OptionKind.PATH:
            place = (files or {}).get(option.key)
            value = Path(place) if place else None
        try:
            found[option.key] = option.check(option.default if value is None else value)
        except NarrativeError:
            found[option.key] = option.default
    return found


def named_files(exporter: Exporter, text: str) -> dict[str, str]:
    """The names of the files that the options name, by option."""
    kept = _read(text)
    return {
        option.key: str(kept[option.key])
        for option in exporter.options
        if option.kind is OptionKind.PATH and kept.get(option.key)
    }


def _read(text: str) -> Mapping[str, Any]:
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
