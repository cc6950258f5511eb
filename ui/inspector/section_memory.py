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
        section.set_open(self.is_open(name, starts_open=starts_open))
        section.toggled.connect(
            lambda is_open: self.keep(name, is_open=is_open, starts_open=starts_open)
        )

    def is_open(self, name: str, *, starts_open: bool = True) -> bool:
        """How the section of that name was left."""
        is_changed = _kept(name, starts_open) in self._settings.values.closed_sections
        return starts_open != is_changed

    def keep(self, name: str, *, is_open: bool, starts_open: bool = True) -> None:
        """Remember how the section of that name was left."""
        kept, closed = _kept(name, starts_open), self._settings.values.closed_sections
        others = tuple(one for one in closed if one != kept)
        self._settings.change(closed_sections=others if is_open == starts_open else (*others, kept))


def _kept(name: str, starts_open: bool) -> str:
    return name if starts_open else f"{_OPENED}{name}"
