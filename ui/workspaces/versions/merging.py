"""Takes in what another copy of the document holds, and says what came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.row_names import Names
from narrative_studio.project import Project
from narrative_studio.store.document import Merged
from narrative_studio.store.misalignments import Misalignment, OpenDeletion
from ui.session import Session
from ui.workspaces.versions.choices import todo_words

Case = Misalignment | OpenDeletion
CaseKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class CameIn:
    """What a merge brought, in words; ``has_cases`` when there is something to decide now.

    ``brought`` are the words without what is to be decided since, ``fresh`` the cases of that.
    """

    words: str
    has_cases: bool
    brought: str
    fresh: frozenset[CaseKey] = frozenset()

    def words_now(self, cases: Sequence[Case]) -> str:
        """What came in, and what of it is still to be decided among the cases of today."""
        left = [case for case in cases if _key(case) in self.fresh]
        if self.fresh and not left:
            return f"{self.brought}; all that did not fit is decided"
        return f"{self.brought}; {todo_words(left)}" if left else self.brought


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
        before = {_key(case) for case in pressing(session.project)}
        merged = session.attempt(lambda: session.project.merge(path))
        if merged is None:
            return None
        cases = pressing(session.project)
        fresh = [case for case in cases if _key(case) not in before]
        brought = self._brought(merged)
        words = f"{brought}; {todo_words(fresh)}" if fresh else brought
        came = CameIn(words, bool(cases), brought, frozenset(map(_key, fresh)))
        session.copies.look()
        self.merged.emit(came)
        return came

    def _brought(self, merged: Merged) -> str:
        if not merged.count:
            words = f"Nothing new: all that “{merged.path.name}” holds is here already"
        else:
            names = Names(self._session.view)
            people = listed([names.person(author) for author in merged.authors])
            words = f"{counted(merged.count, 'change')} by {people} came in"
        if merged.set_aside:
            words += f"; {counted(len(merged.set_aside), 'damaged part')} of it was left out"
        return words


def pressing(project: Project) -> list[Case]:
    """What people have to decide: misalignments but the quiet ones, and open deletions."""
    past = project.past
    return [*(case for case in past.misalignments if not case.is_quiet), *past.open_deletions]


def _key(case: Case) -> CaseKey:
    return case.table, case.row, getattr(case, "column", "")
