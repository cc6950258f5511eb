"""The documents that are open in this process, so that several windows can show one of them.

A document has one project, whoever shows it: windows on the same document see each other's changes
at once and undo each other's, as one person's two hands do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrative_studio.project import Project


@dataclass(slots=True)
class _Held:
    project: Project
    count: int = 0


class Shelf:
    """Lends projects to windows; the last who gives one back closes it."""

    def __init__(self) -> None:
        self._held: list[_Held] = []

    def find(self, path: Path) -> Project | None:
        """The project of the document at a path, None where it is not open here."""
        open_ones = (held.project for held in self._held if not held.project.is_closed)
        return next((project for project in open_ones if is_same(project.path, path)), None)

    def take(self, project: Project) -> bool:
        """One more shows it; whether somebody did before."""
        held = self._of(project)
        if held is None:
            held = _Held(project)
            self._held.append(held)
        held.count += 1
        return held.count > 1

    def give_back(self, project: Project) -> None:
        """One less shows it; closed with the last one."""
        held = self._of(project)
        if held is not None:
            held.count -= 1
            if held.count:
                return
            self._held.remove(held)
        project.close()

    def _of(self, project: Project) -> _Held | None:
        return next((held for held in self._held if held.project is project), None)


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return one == other or one.samefile(other)
    except OSError:  # one of them is not there, or nothing can have its name
        return False
