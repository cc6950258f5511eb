"""Where the files that presets name lie on this computer; the document has their names only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from narrative_studio.settings import Settings

_MOST_KEPT: Final = 200


def keep_files(settings: Settings, preset: str, files: Mapping[str, str]) -> None:
    """Remember where the files of a preset lie, by option; what was known of it before is gone."""
    mine = tuple((f"{preset}/{option}", place) for option, place in files.items())
    others = [pair for pair in settings.values.preset_files if not _is_of(pair[0], preset)]
    settings.change(preset_files=(*mine, *others)[:_MOST_KEPT])


def files_of(settings: Settings, preset: str) -> dict[str, str]:
    """The places of the files of a preset, by option; none on a computer that chose none."""
    return {
        key.removeprefix(f"{preset}/"): place
        for key, place in settings.values.preset_files
        if _is_of(key, preset)
    }


def _is_of(key: str, preset: str) -> bool:
    return key.startswith(f"{preset}/")
