"""Where exported files lie on this computer; their documents travel and do not know."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from narrative_studio.model.exported import ExportedFile
from narrative_studio.settings import Settings

_PLACES_KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where an exported file lies on this computer, and the files that its options name."""

    path: Path
    files: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path, options: Mapping[str, object]) -> KeptPlace:
        """The place of a file that was made with options; those that are paths are its files."""
        files = {key: str(value) for key, value in options.items() if isinstance(value, Path)}
        return cls(path, files)


def keep_place(settings: Settings, entry: ExportedFile, place: KeptPlace) -> None:
    """Remember where an exported file lies."""
    words = json.dumps({"path": str(place.path), "files": dict(place.files)})
    others = [pair for pair in settings.values.exported_places if pair[0] != entry.id]
    settings.change(exported_places=((entry.id, words), *others)[:_PLACES_KEPT])


def kept_place(settings: Settings, entry: ExportedFile) -> KeptPlace | None:
    """Where an exported file lies, None on a computer that did not make it."""
    words = dict(settings.values.exported_places).get(entry.id)
    if words is None:
        return None
    try:
        kept = json.loads(words)
        return KeptPlace(Path(kept["path"]), {str(k): str(v) for k, v in kept["files"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
