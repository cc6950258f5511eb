"""The criteria of the perfect-world frame: what is promised, and what pays for each promise."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.criteria import (
    FEWEST,
    MOST,
    Payment,
    criteria_of,
    holds_criteria,
    payments,
)
from narrative_studio.commands.criteria import add_criterion, delete_criterion, move_criterion
from narrative_studio.commands.links import link, unlink
from narrative_studio.model.demo import Step
from narrative_studio.model.storyboard import Criterion, Frame, Link
from narrative_studio.model.view import NarrativeView
from ui.inspector.binding import CellBinding
from ui.inspector.frame.part import FramePart
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton, QuietButton, SecondaryButton
from ui.widgets.emptying import empty
from ui.widgets.label import TextLabel
from ui.widgets.text_area import TextArea

_TEACHING = (
    "What should a good solution do, whoever supplies it? Two to four criteria that the buyer "
    "agrees to; each is paid for later by a value frame and shown in the demo."
)
_LONGEST = 48


class PaymentRow(QWidget):
    """One thing that pays: a link to it, and a button that takes the link away.

    Signals:
        opened(object): the frame or step is to be shown.
        removed(object): its link is to be taken away.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, payment: Payment) -> None:
        super().__init__()
        self._payment = payment
        words = f"{payment.name}  {_said(payment.row)}"
        show = QuietButton(_doubled(words), size=ControlSize.TINY, icon="check")
        show.setAccessibleName(f"Show {payment.name}")
        show.setToolTip(words)
        show.setMinimumWidth(40)
        show.clicked.connect(self._on_show_clicked)
        remove = IconButton("x", f"{payment.name} does not pay for it", size=ControlSize.TINY)
        remove.clicked.connect(self._on_remove_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(show, 0)
        row.addStretch(1)
        row.addWidget(remove)

    def _on_show_clicked(self) -> None:
        self.opened.emit(self._payment.row)

    def _on_remove_clicked(self) -> None:
        self.removed.emit(self._payment.link)


class CriterionRow(QWidget):
    """One criterion: its text, what pays for it, and what can be done to it.

    Signals:
        menu_wanted(QWidget): what pays for it is to be chosen, below that button.
        moved(int): one place up or down.
        removed(): it is to be deleted.
    """

    menu_wanted = Signal(object)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[Payment, ...] | None = None
        self.text = TextArea(name="Criterion", placeholder="A good solution …", max_lines=4)
        self._up = IconButton("arrow-up", "Move the criterion up", size=ControlSize.TINY)
        self._down = IconButton("arrow-down", "Move the criterion down", size=ControlSize.TINY)
        remove = IconButton("x", "Delete the criterion", size=ControlSize.TINY)
        self._paid = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self.pay_button = QuietButton("What pays for it", size=ControlSize.TINY, icon="plus")
        self._payments = QVBoxLayout()
        self._payments.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._paid, 1)
        for button in (self._up, self._down, remove):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addLayout(head)
        column.addLayout(self._payments)
        column.addWidget(self.pay_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._binding = CellBinding(session, self.text, "text", self)
        self._up.clicked.connect(partial(self._on_move_clicked, -1))
        self._down.clicked.connect(partial(self._on_move_clicked, 1))
        remove.clicked.connect(self._on_remove_clicked)
        self.pay_button.clicked.connect(self._on_pay_clicked)

    @property
    def words(self) -> str:
        """Whether it is paid for."""
        return self._paid.text()

    def show_criterion(
        self, criterion: Criterion, paid: tuple[Payment, ...], *, is_first: bool, is_last: bool
    ) -> None:
        """Show the criterion as it is now."""
        self._binding.show(criterion)
        self._up.setEnabled(not is_first)
        self._down.setEnabled(not is_last)
        self._paid.setText("Paid for by" if paid else "Nothing pays for it yet")
        self._paid.set_role(Role.TEXT2 if paid else Role.WARN)
        if paid == self._shown:
            return
        self._shown = paid
        empty(self._payments)
        for payment in paid:
            row = PaymentRow(payment)
            row.opened.connect(self._session.open_row)
            row.removed.connect(self._on_payment_removed)
            self._payments.addWidget(row)

    def _on_payment_removed(self, gone: Link) -> None:
        session = self._session
        session.attempt(lambda: unlink(session.project, link_id=gone.id))

    def _on_move_clicked(self, step: int, _is_checked: bool = False) -> None:
        self.moved.emit(step)

    def _on_remove_clicked(self) -> None:
        self.removed.emit()

    def _on_pay_clicked(self) -> None:
        self.menu_wanted.emit(self.pay_button)


class CriteriaPart(FramePart):
    """The criteria of a frame; shown where criteria are agreed on."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Criteria")
        self._rows: dict[str, CriterionRow] = {}
        self._teaching = TextLabel(_TEACHING, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self._add = SecondaryButton("Criterion", size=ControlSize.SMALL, icon="plus")
        self._add.setAccessibleName("Add a criterion")
        self.body_layout.addWidget(self._teaching)
        self.body_layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self._on_add_clicked)

    @property
    def rows(self) -> dict[str, CriterionRow]:
        """The fields of each criterion by its id, in their order."""
        return self._rows

    @property
    def add_button(self) -> SecondaryButton:
        return self._add

    def refresh(self) -> None:
        story, frame = self.story, self.frame
        is_here = story is not None and frame is not None and holds_criteria(story, frame)
        self.setVisible(is_here)
        if story is None or frame is None or not is_here:
            return
        criteria = {str(one.id): one for one in criteria_of(story, frame)}
        if list(criteria) != list(self._rows):
            self._arrange(criteria)
        unpaid = 0
        last = len(criteria) - 1
        for place, (row_id, criterion) in enumerate(criteria.items()):
            paid = payments(story, criterion)
            unpaid += not paid
            self._rows[row_id].show_criterion(
                criterion, paid, is_first=place == 0, is_last=place == last
            )
        self._teaching.setVisible(not criteria)
        self.set_summary(_summary(len(criteria), unpaid))

    def pay_menu(self, criterion: Criterion) -> QMenu:
        """The frames of the follow-through and all steps, checked where they pay for it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        story = self.story
        if story is None:
            return menu
        known = {one.source: one for one in story.whole.links_to(criterion.id)}
        for frame in story.frames:
            if frame.id == criterion.frame or not _may_pay(story, frame):
                continue
            number = story.number(frame.id)
            self._offer(menu, f"Frame {number}  {_said(frame)}", frame, criterion, known)
            for place, step in enumerate(story.steps(frame.id), start=1):
                words = f"        {number}.{place}  {_said(step)}"
                self._offer(menu, words, step, criterion, known)
        if menu.isEmpty():
            menu.addAction("No frame yet: write the value frames first").setEnabled(False)
        return menu

    def _offer(
        self,
        menu: QMenu,
        words: str,
        row: Frame | Step,
        criterion: Criterion,
        known: Mapping[str, Link],
    ) -> None:
        entry = menu.addAction(_doubled(words))
        entry.setCheckable(True)
        entry.setChecked(row.id in known)
        entry.triggered.connect(partial(self._on_offer_triggered, row, criterion))

    def _arrange(self, criteria: dict[str, Criterion]) -> None:
        old, self._rows = self._rows, {}
        self.session.flush()
        for row_id in old.keys() - criteria.keys():
            old[row_id].hide()
            old[row_id].deleteLater()
        for place, row_id in enumerate(criteria, start=1):
            row = old.get(row_id)
            if row is None:
                row = CriterionRow(self.session)
                row.menu_wanted.connect(partial(self._on_row_menu_wanted, row_id))
                row.moved.connect(partial(self._on_row_moved, row_id))
                row.removed.connect(partial(self._on_row_removed, row_id))
            self._rows[row_id] = row
            self.body_layout.insertWidget(place, row)

    # Slots

    def _on_add_clicked(self) -> None:
        frame, session = self.frame, self.session
        if frame is None:
            return
        session.flush()
        made = session.attempt(lambda: add_criterion(session.project, frame=frame.id))
        if made is not None and made.id in self._rows:
            self._rows[made.id].text.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_row_menu_wanted(self, criterion: str, button: QWidget) -> None:
        self.session.flush()
        found = self.session.view.criteria.get(criterion)
        if found is not None:
            self.pay_menu(found).popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _on_offer_triggered(
        self, row: Frame | Step, criterion: Criterion, _is_checked: bool = False
    ) -> None:
        session = self.session
        known = [one for one in session.view.links_to(criterion.id) if one.source == row.id]
        if known:
            session.attempt(lambda: unlink(session.project, link_id=known[0].id))
        else:
            session.attempt(lambda: link(session.project, source=row, target=criterion))

    def _on_row_moved(self, criterion: str, step: int) -> None:
        session = self.session
        session.flush()
        index = list(self._rows).index(criterion) + step
        found = session.view.criteria[criterion]
        session.attempt(lambda: move_criterion(session.project, criterion=found.id, index=index))

    def _on_row_removed(self, criterion: str) -> None:
        session = self.session
        session.flush()
        found = session.view.criteria[criterion]

        def run() -> bool:
            delete_criterion(session.project, criterion=found.id)
            return True

        if session.attempt(run):
            session.messages.tell("Criterion deleted", action="Undo", act=session.undo)


def _summary(count: int, unpaid: int) -> str:
    if not count:
        return "None yet"
    if not FEWEST <= count <= MOST:
        return f"{counted(count, 'criterion', 'criteria')}, {FEWEST} to {MOST} are usual"
    words = counted(count, "criterion", "criteria")
    return f"{words} · {unpaid} unpaid" if unpaid else f"{words}, all paid for"


def _may_pay(story: NarrativeView, frame: Frame) -> bool:
    """Promises are kept after they were made, or by whatever has a demo."""
    places = [one.id for one in story.frames]
    first = min((places.index(one) for one in places if _promises(story, one)), default=0)
    return places.index(frame.id) > first or bool(story.steps(frame.id))


def _promises(story: NarrativeView, frame: str) -> bool:
    return bool(story.whole.criteria.of("frame", frame))


def _said(row: Frame | Step) -> str:
    words = row.headline if isinstance(row, Frame) else row.do.replace("`", "") or row.say
    words = " ".join(words.split()) or "without words"
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _doubled(words: str) -> str:
    """Words in which an ampersand marks no key."""
    return words.replace("&", "&&")
