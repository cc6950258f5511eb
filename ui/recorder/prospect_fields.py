"""Fields of a session, in which whether the prospect counts is a judgement, and stored as one."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from narrative_studio.commands.sessions import judge_prospect
from narrative_studio.model.ids import TestSessionId
from narrative_studio.model.prospects import Answer, TestSession
from ui.inspector.element.cells import CellFields
from ui.session import Session

_JUDGED: Final = ("qualified", "contaminated")


class ProspectFields(CellFields):
    """Fields below each other; each shows one cell of a session and commits what is made of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, TestSession, parent)

    def edit(self, column: str, value: object) -> None:
        row = self._row
        if column not in _JUDGED or row is None:
            super().edit(column, value)
            return
        answers = {column: Answer(str(value))}
        test = row.id
        self._session.attempt(
            lambda: judge_prospect(
                self._session.project,
                session=TestSessionId(test),
                qualified=answers.get("qualified"),
                contaminated=answers.get("contaminated"),
            )
        )
