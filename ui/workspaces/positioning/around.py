"""The views around the chain: each is made when it is first asked for, and follows from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from narrative_studio.commands.goals import add_goal
from narrative_studio.commands.touchpoints import add_touchpoint
from narrative_studio.model.goals import Goal, KeyResult
from narrative_studio.model.positioning import CHAIN as CHAIN_KINDS
from narrative_studio.model.positioning import Relation
from narrative_studio.model.rows import Row
from narrative_studio.model.touchpoints import Touchpoint
from ui.session import Session
from ui.workspaces.positioning.tool_row import GOALS, MATRIX, TOUCHPOINTS

if TYPE_CHECKING:
    from ui.workspaces.positioning.around_page import AroundPage
    from ui.workspaces.positioning.goals.page import GoalsPage
    from ui.workspaces.positioning.matrix.page import MatrixPage
    from ui.workspaces.positioning.touchpoints.page import TouchpointPage

GOAL_TABLES = ("goal", "goal_owner", "goal_dependency", "key_result")
TABLES = frozenset({"relation", "touchpoint", *GOAL_TABLES})
"""What these views show besides elements."""

ADD_WORDS: Final[dict[type, tuple[str, str, str]]] = {
    Goal: (
        "Add a goal",
        "What is to be reached, in one sentence.",
        "Every first call is told one way",
    ),
    Touchpoint: (
        "Add a touchpoint",
        "A place outside the pitch where the message is met.",
        "Follow-up email",
    ),
}
"""What is asked when one of these is added: title, hint and example."""


class AroundPages(QObject):
    """Makes and keeps the pages.

    Signals:
        made(QWidget): a page to put into the room.
        picked(object): the ``Row`` to show in the inspector, or None.
        opened(object): the ``Row`` whose inspector is to have the keyboard.
        adding(object, object): what is to be added, as the tool row says it, and the button that
            was pressed.
    """

    made = Signal(QWidget)
    picked = Signal(object)
    opened = Signal(object)
    adding = Signal(object, object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: dict[str, AroundPage] = {}

    def knows(self, key: str) -> bool:
        """Whether a view is one of these."""
        return key in _MAKERS

    def key_of(self, row: Row) -> str:
        """The view that shows a row; empty for none of these."""
        if isinstance(row, Relation):
            return "" if row.kind in CHAIN_KINDS and not row.evidence else MATRIX
        if isinstance(row, Goal | KeyResult):
            return GOALS
        return TOUCHPOINTS if isinstance(row, Touchpoint) else ""

    def add(self, what: object, name: str) -> Row | None:
        """Add something of that name; None where it is none of what these views show."""
        project = self._session.project
        if what is Touchpoint:
            return self._session.attempt(lambda: add_touchpoint(project, name=name))
        if what is Goal:
            return self._session.attempt(lambda: add_goal(project, objective=name))
        return None

    @property
    def matrix(self) -> MatrixPage:
        return cast("MatrixPage", self.page(MATRIX))

    @property
    def touchpoints(self) -> TouchpointPage:
        return cast("TouchpointPage", self.page(TOUCHPOINTS))

    @property
    def goals(self) -> GoalsPage:
        return cast("GoalsPage", self.page(GOALS))

    def page(self, key: str) -> AroundPage:
        """The page of a view, made when it is first asked for."""
        found = self._pages.get(key)
        if found is None:
            found = self._pages[key] = _MAKERS[key](self._session)
            found.picked.connect(self.picked)
            found.opened.connect(self.opened)
            found.adding.connect(self.adding)
            self.made.emit(found)
        return found

    def refresh(self) -> None:
        """Have the pages that are there show the document as it is now."""
        for page in self._pages.values():
            page.show_view(self._session.view)

    def show_selected(self, row: Row | None) -> None:
        """Tell the pages that are there what is selected."""
        for page in self._pages.values():
            page.show_selected(row)

    def keep_selected(self, row: Row | None) -> None:
        """Tell the pages that are there what is selected still, once the document has changed."""
        for page in self._pages.values():
            page.keep_selected(row)

    def focus(self, page: QWidget | None, reason: Qt.FocusReason) -> bool:
        """Give the keyboard to a page, if it is one of these."""
        for known in self._pages.values():
            if known is page:
                known.focus_view(reason)
                return True
        return False


def _make_matrix(session: Session) -> AroundPage:
    from ui.workspaces.positioning.matrix.page import MatrixPage

    return MatrixPage(session)


def _make_touchpoints(session: Session) -> AroundPage:
    from ui.workspaces.positioning.touchpoints.page import TouchpointPage

    return TouchpointPage(session)


def _make_goals(session: Session) -> AroundPage:
    from ui.workspaces.positioning.goals.page import GoalsPage

    return GoalsPage(session)


_MAKERS = {MATRIX: _make_matrix, GOALS: _make_goals, TOUCHPOINTS: _make_touchpoints}
