"""The panel below the comparison: what two people said without knowing of each other."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.row_names import Names, table_word
from narrative_studio.commands.editing import thing_word
from narrative_studio.commands.versions import decide, decider, keep_deleted, restore_row
from narrative_studio.model.people import Person
from narrative_studio.store.misalignments import Misalignment, OpenDeletion
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import ControlSize, IconButton, SecondaryButton
from ui.widgets.emptying import empty
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.widgets.scroll_box import ScrollBox
from ui.workspaces.versions.choices import latest_of, subject, todo_words
from ui.workspaces.versions.decide_cards import DeletionBody, WordingCards
from ui.workspaces.versions.decide_foot import DecideFoot
from ui.workspaces.versions.merging import Case, pressing
from ui.workspaces.versions.quiet_list import QuietList

_PAD_PX: Final = 16
_BAR_PX: Final = 10
_FROM_PX: Final = 260


class DecidePanel(Panel):
    """Shows one case at a time; hidden while there is nothing to decide.

    Signals:
        done(): the last case is decided, and the keyboard was here.
    """

    done = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cases: tuple[Case, ...] = ()
        self._case: Case | None = None
        self._picked: Misalignment | None = None
        self._is_folded = False
        self._most_px = 320
        self._cards: WordingCards | None = None
        self._deletion: DeletionBody | None = None
        self._place_parts()
        self._before.clicked.connect(self._on_before_clicked)
        self._after.clicked.connect(self._on_after_clicked)
        self._unfold.clicked.connect(self._on_unfold_clicked)
        self._foot.left_open.connect(self.leave_open)
        self._foot.edited.connect(self._on_foot_edited)
        self._foot.decided.connect(self.decide)
        self._foot.kept.connect(self._on_foot_kept)
        self._foot.restored.connect(self._on_foot_restored)
        self._quiet.picked.connect(self._on_quiet_picked)
        self._quiet.toggled.connect(self._fit)
        self.refresh()

    # Reading

    @property
    def cases(self) -> tuple[Case, ...]:
        """What is to be decided, without the small differences."""
        return self._cases

    @property
    def case(self) -> Case | None:
        """What is shown."""
        return self._case

    @property
    def cards(self) -> WordingCards | None:
        """The wordings of the misalignment that is shown."""
        return self._cards

    @property
    def quiet(self) -> QuietList:
        return self._quiet

    @property
    def title(self) -> str:
        """What is to be decided, in words."""
        return self._title.text()

    @property
    def foot(self) -> DecideFoot:
        return self._foot

    # Following and acting

    def refresh(self) -> None:
        """The document has changed; what is being written to the same case stays."""
        cases = tuple(pressing(self._session.project))
        if len(cases) > len(self._cases):
            self._is_folded = False
        self._cases = cases
        found = self._session.project.past.misalignments
        quiet = [case for case in found if case.is_quiet]
        self._quiet.show_cases(quiet, Names(self._session.view))
        self._picked = next((case for case in quiet if _same(case, self._picked)), None)
        known = next((case for case in cases if _same(case, self._case)), None)
        self._show(self._picked or known or (cases[0] if cases else None))

    def show_first(self) -> None:
        """Show the first case, unfolded."""
        self._is_folded = False
        self._picked = None
        self._show(self._cases[0] if self._cases else None)

    def focus_cards(self) -> None:
        """Give the keyboard to the first wording."""
        if self._cards is not None:
            self._cards.cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._case is not None:
            self._foot.restore.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def decide(self) -> None:
        """Decide for what is chosen, or record that the approver did; undo reopens it."""
        case, cards = self._case, self._cards
        if not isinstance(case, Misalignment) or cards is None or not cards.has_choice:
            return
        by = self._approver(case)
        about = subject(case, Names(self._session.view)).partition(" of ")[2]
        value = cards.value

        def act() -> bool:
            decide(
                self._session.project,
                misalignment=case,
                value=value,
                recorded_for=by.id if by is not None else None,
            )
            return True

        self._session.flush()
        self._is_folded = False
        if self._session.attempt(act):
            self._session.messages.tell(f"Decided: {about}", action="Undo", act=self._session.undo)

    def leave_open(self) -> None:
        """Go on to the next case, or put the panel aside where there is none."""
        at = self._place()
        self._picked = None
        if at is not None and at + 1 < len(self._cases):
            self._show(self._cases[at + 1])
            return
        self._is_folded = True
        self._show(self._cases[0] if self._cases else None)

    def set_most(self, height_px: int) -> None:
        """How much height the panel may take for the wordings."""
        if height_px != self._most_px:
            self._most_px = height_px
            self._fit()

    # Building

    def _place_parts(self) -> None:
        self._mark = IconMark("git-merge", size_px=16, role=Role.WARN)
        self._title = TextLabel(use=Type.PANEL)
        self._from = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self._from.setMaximumWidth(_FROM_PX)
        self._count = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, fixed=True, tabular=True)
        self._before = IconButton("chevron-left", "Case before", size=ControlSize.SMALL)
        self._after = IconButton("chevron-right", "Next case", size=ControlSize.SMALL)
        self._unfold = SecondaryButton("Decide", size=ControlSize.SMALL)
        self._quiet = QuietList()
        self._body = QWidget()
        self._body_column = QVBoxLayout(self._body)
        self._body_column.setContentsMargins(0, 0, 0, 0)
        self._body_column.setSpacing(0)
        self._box = ScrollBox(self._body)
        self._body.installEventFilter(self)
        self._foot = DecideFoot()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        for part in (self._from, self._before, self._count, self._after, self._unfold):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD_PX, 10, _PAD_PX, 12)
        column.setSpacing(8)
        self._head = QWidget()
        self._head.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addWidget(self._box)
        column.addWidget(self._foot)
        column.addWidget(self._quiet)

    # Showing

    def _show(self, case: Case | None) -> None:
        names = Names(self._session.view)
        had_keyboard = self._has_keyboard()
        is_other = case != self._case or (case is not None and not self._body_column.count())
        self._case = case
        if is_other:
            self._fill(case, names)
        self._show_head(case, names)
        is_open = case is not None and not self._is_folded
        self._box.setVisible(is_open)
        self._foot.setVisible(is_open)
        self._show_foot()
        self._fit()
        if had_keyboard and (is_other or not self._has_keyboard()):
            self._keep_keyboard()

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _keep_keyboard(self) -> None:
        """What had the keyboard is gone: give it to what comes next, not to whatever is near."""
        if self._case is None:
            self.done.emit()
        elif self._is_folded:
            self._unfold.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_cards()

    def _fill(self, case: Case | None, names: Names) -> None:
        empty(self._body_column)
        self._cards = self._deletion = None
        if isinstance(case, Misalignment):
            self._cards = WordingCards(case, names)
            self._cards.chosen.connect(self._show_foot)
            self._body_column.addWidget(self._cards)
            # What is made later stands last in the order of Tab; it belongs before the foot.
            for first, second in pairwise([self._unfold, *self._cards.controls, self._foot.edit]):
                QWidget.setTabOrder(first, second)
        elif case is not None:
            self._deletion = DeletionBody(case, names)
            self._body_column.addWidget(self._deletion)

    def _show_head(self, case: Case | None, names: Names) -> None:
        count, at = len(self._cases), self._place()
        is_many = count > 1 and not self._is_folded and at is not None
        self._head.setVisible(case is not None)
        if case is None:
            return
        if self._is_folded:
            self._title.setText(f"{todo_words(self._cases).removesuffix(' to decide')} left open")
        elif isinstance(case, Misalignment):
            lead = "A small difference" if case.is_quiet else todo_words(self._cases)
            self._title.setText(f"{lead}: {subject(case, names)}")
        else:
            name = self._deleted_name(case, names)
            self._title.setText(f"{todo_words(self._cases)}: {name}")
        is_wording = isinstance(case, Misalignment) and not self._is_folded
        self._from.setText(latest_of(case, names) if isinstance(case, Misalignment) else "")
        self._from.setVisible(is_wording)
        self._count.setText(f"{at + 1} of {count}" if at is not None else "")
        for part in (self._before, self._count, self._after):
            part.setVisible(is_many)
        self._before.setEnabled(at is not None and at > 0)
        self._after.setEnabled(at is not None and at + 1 < count)
        self._unfold.setVisible(self._is_folded)

    def _show_foot(self) -> None:
        case, cards = self._case, self._cards
        if isinstance(case, Misalignment) and cards is not None:
            by = decider(self._session.project, case)
            is_me = by is not None and by.id == self._session.project.me.id
            self._foot.show_wordings(case, cards, by, is_me=is_me)
        elif case is not None:
            self._foot.show_deletion()

    def _fit(self) -> None:
        """Take the height that the wordings need, up to what there is; the rest scrolls."""
        self.setVisible(self._case is not None or self._quiet.has_cases)
        width = max(200, self.width() - 2 * _PAD_PX)
        if self._cards is not None:
            self._cards.set_room(width)
        body = self._cards or self._deletion
        wanted = body.height_for(width) if body is not None else 0
        if wanted > self._most_px and body is not None:
            wanted = body.height_for(width - _BAR_PX)
        # The scroll bar lies over the margin: where it shows, the cards make room for it.
        margins = QMargins(0, 0, _BAR_PX if wanted > self._most_px else 0, 0)
        if margins != self._body_column.contentsMargins():
            self._body_column.setContentsMargins(margins)
        self._box.setFixedHeight(min(wanted, self._most_px))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field grows with what is written into it."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    # Inside

    def _deleted_name(self, case: OpenDeletion, names: Names) -> str:
        gone = self._session.project.past.last_words(case.table, case.row)
        if gone is None:
            return f"deleted {table_word(case.table)}"
        words = names.wording(gone).partition("\n")[0]
        return f"deleted {thing_word(gone)} {quoted(words) if words else ''}".strip()

    def _place(self) -> int | None:
        return next((at for at, case in enumerate(self._cases) if _same(case, self._case)), None)

    def _approver(self, case: Misalignment) -> Person | None:
        """Who decided what I record; None where I decide myself."""
        by = decider(self._session.project, case)
        return None if by is None or by.id == self._session.project.me.id else by

    def _step(self, by: int) -> None:
        at = self._place()
        if at is not None and 0 <= at + by < len(self._cases):
            arrow = self._after if by > 0 else self._before
            had_keyboard = arrow.hasFocus()
            self._show(self._cases[at + by])
            if had_keyboard:
                other = self._before if by > 0 else self._after
                (arrow if arrow.isEnabled() else other).setFocus()

    # Slots

    def _on_before_clicked(self) -> None:
        self._step(-1)

    def _on_after_clicked(self) -> None:
        self._step(1)

    def _on_unfold_clicked(self) -> None:
        self.show_first()

    def _on_foot_edited(self) -> None:
        cards = self._cards
        if cards is not None and cards.choice is not None and cards.own is not None:
            cards.own.write(str(cards.choice.value or ""))

    def _on_quiet_picked(self, case: Misalignment) -> None:
        self._is_folded = False
        self._picked = case
        self._show(case)

    def _on_foot_kept(self) -> None:
        case = self._case
        if isinstance(case, OpenDeletion):
            self._settle(case, keep=True)

    def _on_foot_restored(self) -> None:
        case = self._case
        if isinstance(case, OpenDeletion):
            self._settle(case, keep=False)

    def _settle(self, case: OpenDeletion, *, keep: bool) -> None:
        project = self._session.project

        def act() -> bool:
            if keep:
                keep_deleted(project, deletion=case)
            else:
                restore_row(project, table=case.table, row_id=case.row)
            return True

        self._session.flush()
        if self._session.attempt(act):
            words = "Kept deleted" if keep else "Restored with its latest words"
            self._session.messages.tell(words, action="Undo", act=self._session.undo)


def _same(case: Case, other: Case | None) -> bool:
    """Whether two are about the same cell or the same deleted row."""
    if other is None or (case.table, case.row) != (other.table, other.row):
        return False
    return getattr(case, "column", None) == getattr(other, "column", None)
