"""Takes in what another copy of the document holds, and says what came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.row_names import Names
from narrative_studio.project import Project
from narrative_studio.store.document import Merged
from narrative_studio.store.foreign import Contents
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
    """Merges copies into the open document; a copy is read beside the window.

    Signals:
        merged(object): ``CameIn``; everything that shows the document has followed.
        ended(): a merge has come to its end, whether anything came in or not.
    """

    merged = Signal(object)
    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def merge(self, path: Path) -> None:
        """Take in a copy; what came in, or why nothing could, is told."""
        session = self._session
        session.flush()
        read = session.project.reading(path)
        session.long_work.run(
            f"Merging {path.name}",
            lambda report: read(lambda done, total: report(done, total, "Reading")),
            done=partial(self._take, path),
            stopped="Merge stopped. Nothing came in",
            ended=self.ended.emit,
        )

    def _take(self, path: Path, contents: Contents) -> None:
        session = self._session
        if session.is_left:
            return  # The document was closed while the copy was read.
        session.flush()
        before = {_key(case) for case in pressing(session.project)}
        merged = session.attempt(lambda: session.project.take_copy(path, contents))
        if merged is None:
            return
        cases = pressing(session.project)
        fresh = [case for case in cases if _key(case) not in before]
        brought = self._brought(merged)
        words = f"{brought}; {todo_words(fresh)}" if fresh else brought
        came = CameIn(words, bool(cases), brought, frozenset(map(_key, fresh)))
        session.copies.look()
        self.merged.emit(came)

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
