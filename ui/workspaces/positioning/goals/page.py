"""The view Goals: the vision, and the goals that lead there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted, quoted
from narrative_studio.commands.goals import delete_goal, move_goal
from narrative_studio.model.goals import Goal, KeyResult
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from ui.announce import announce
from ui.inspector.binding import CellBinding
from ui.inspector.element.head import NameArea
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.widgets.scroll_box import ScrollBox
from ui.workspaces.positioning.around_page import AroundPage
from ui.workspaces.positioning.chain.geometry import margin_px
from ui.workspaces.positioning.goals.card import GoalCard

_EMPTY_PX = 220


class GoalsPage(AroundPage):
    """The vision on top, then a card for each goal."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.cards: dict[str, GoalCard] = {}
        self.vision = NameArea(
            name="Vision",
            placeholder="What the world looks like when the product has done its work",
        )
        self._binding = CellBinding(session, self.vision, "vision", self)
        self._summary = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self.add_button = SecondaryButton("Add a goal", size=ControlSize.SMALL, icon="plus")
        self.empty = EmptyState(
            "What should come of it?",
            "A goal is an objective with key results that one can measure, owned by several "
            "functions together. A positioning without a goal has nothing to be judged by.",
            "Add a goal",
            icon="flag",
        )
        self.empty.setMinimumHeight(_EMPTY_PX)
        panel = Panel()
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(7, 12, 16, 10)
        inside.setSpacing(0)
        title = TextLabel("Vision", use=Type.SUPPORT, role=Role.TEXT2)
        title.setContentsMargins(9, 0, 0, 0)
        inside.addWidget(title)
        inside.addWidget(self.vision)
        self._goals = QVBoxLayout()
        self._goals.setSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.add_button)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(12)
        self._column.addWidget(panel)
        self._column.addLayout(self._goals)
        self._column.addWidget(self.empty)
        self._column.addLayout(foot)
        self._column.addStretch(1)
        self._box = ScrollBox(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._box)
        self.add_button.clicked.connect(self._on_add_wanted)
        self.empty.chosen.connect(self._on_add_wanted)
        self.show_view(session.view)

    @property
    def summary(self) -> str:
        """What stands below the goals."""
        return self._summary.text()

    def show_view(self, view: ProjectView) -> None:
        self._binding.show(view.project)
        left = dict(self.cards)
        for place, goal in enumerate(view.goals.ordered):
            card = left.pop(goal.id, None)
            if card is None:
                card = self.cards[goal.id] = self._made()
            if self._goals.indexOf(card) != place:
                self._goals.insertWidget(place, card)
            card.show_goal(view, goal)
        for goal_id, card in left.items():
            del self.cards[goal_id]
            self._goals.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.empty.setVisible(not self.cards)
        self.add_button.setVisible(bool(self.cards))
        self._summary.setText(counted(len(self.cards), "goal") if self.cards else "")

    def show_selected(self, row: Row | None) -> None:
        """Bring the goal before the eyes and the keyboard to it, unless it is there already."""
        goal_id = row.goal if isinstance(row, KeyResult) else getattr(row, "id", None)
        card = self.cards.get(str(goal_id)) if isinstance(row, Goal | KeyResult) else None
        if card is None or row is None or not self.isVisible():
            return
        self._box.reveal(card)
        focused = QApplication.focusWidget()
        is_asking = QApplication.activePopupWidget() is not None  # It waits for the next name.
        if not is_asking and (focused is None or not card.isAncestorOf(focused)):
            place = card.rows[row.id].words if row.id in card.rows else card.objective
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_selected(self, row: Row | None) -> None:
        """Leave page and keyboard where they are: somebody may be writing in another place."""

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the first goal, or to the vision."""
        first = next(iter(self._session.view.goals.ordered), None)
        place = self.cards[first.id].objective if first is not None else self.vision
        place.setFocus(reason)

    def add_key_result(self) -> bool:
        """Add a key result to the goal that the keyboard is or was in, else to the first.

        False where there is no goal to add it to.
        """
        card = self._card_at_hand()
        if card is None:
            return False
        row = card.add_result()
        if row is not None:
            self._box.reveal(row)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = margin_px(self.width())
        self._column.setContentsMargins(margin, 0, margin, 16)
        super().resizeEvent(event)

    def _card_at_hand(self) -> GoalCard | None:
        cards = [self.cards[goal.id] for goal in self._session.view.goals.ordered]
        # The last one of the page that had it, while the palette has the keyboard.
        here: QWidget | None = self.focusWidget()
        held = (one for one in cards if here is not None and one.isAncestorOf(here))
        return next(held, next(iter(cards), None))

    def _made(self) -> GoalCard:
        card = GoalCard(self._session)
        card.moved.connect(self._on_card_moved)
        card.discarded.connect(self._on_card_discarded)
        return card

    def _on_add_wanted(self) -> None:
        self.adding.emit(Goal, self.add_button if self.cards else self.empty.button)

    def _on_card_moved(self, goal: Goal, by: int) -> None:
        order = [one.id for one in self._session.view.goals.ordered]
        place = order.index(goal.id) + by
        if 0 <= place < len(order):
            project = self._session.project
            self._session.attempt(lambda: move_goal(project, goal=goal.id, index=place))
            self._box.reveal(self.cards[goal.id])
            announce(self, f"{goal.objective}, now {place + 1} of {len(order)}")

    def _on_card_discarded(self, goal: Goal) -> None:
        project = self._session.project
        self._session.flush()
        self._session.attempt(lambda: delete_goal(project, goal=goal.id))
        self._session.messages.tell(
            f"{quoted(goal.objective)} deleted", action="Undo", act=self._session.undo
        )
