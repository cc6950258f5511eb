"""Remembers on this computer which sections of the inspector are open."""

from __future__ import annotations

from typing import Final

from narrative_studio.settings import Settings
from ui.widgets.section import Section

_OPENED: Final = "+"
"""Before the name of a section that starts closed and was opened."""


class SectionMemory:
    """Opens and closes sections as they were left; their names are stable, ``frame.script``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def tie(self, section: Section, name: str, *, starts_open: bool = True) -> None:
        """Give a section the state it was left in, and remember when it changes."""
        kept = name if starts_open else f"{_OPENED}{name}"
        is_changed = kept in self._settings.values.closed_sections
        section.set_open(starts_open != is_changed)
        section.toggled.connect(lambda is_open: self._keep(kept, is_changed=is_open != starts_open))

    def _keep(self, kept: str, *, is_changed: bool) -> None:
        others = tuple(name for name in self._settings.values.closed_sections if name != kept)
        self._settings.change(closed_sections=(*others, kept) if is_changed else others)
