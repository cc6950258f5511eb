"""Takes in what another copy of the document holds, and says what came in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.project import Project
from narrative_studio.store.document import Merged
from ui.session import Session
from ui.workspaces.versions.names import Names


@dataclass(frozen=True, slots=True)
class CameIn:
    """What a merge brought, in words; ``to_decide`` counts what people have to decide since."""

    words: str
    to_decide: int


class Merging(QObject):
    """Merges copies into the open document.

    Signals:
        merged(object): ``CameIn``; everything that shows the document has followed.
    """

    merged = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def merge(self, path: Path) -> CameIn | None:
        """Take in a copy; None where that could not be, which has been said then."""
        session = self._session
        session.flush()
        before = pressing(session.project)
        merged = session.attempt(lambda: session.project.merge(path))
        if merged is None:
            return None
        came = CameIn(
            self._words(merged, pressing(session.project) - before), pressing(session.project)
        )
        session.copies.look()
        self.merged.emit(came)
        return came

    def _words(self, merged: Merged, new_cases: int) -> str:
        if not merged.count:
            words = f"Nothing new: all that “{merged.path.name}” holds is here already"
        else:
            names = Names(self._session.view)
            people = listed([names.person(author) for author in merged.authors])
            words = f"{counted(merged.count, 'change')} of {people} came in"
            if new_cases > 0:
                words += f"; {counted(new_cases, 'case')} to decide"
        if merged.set_aside:
            words += f"; {counted(len(merged.set_aside), 'damaged part')} of it was left out"
        return words


def pressing(project: Project) -> int:
    """How much people have to decide: misalignments but the quiet ones, and open deletions."""
    past = project.past
    return sum(not case.is_quiet for case in past.misalignments) + len(past.open_deletions)
