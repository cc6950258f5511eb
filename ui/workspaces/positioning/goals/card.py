"""The card of a goal: objective, owners, key results, what it needs, and what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.positioning.goals import (
    Prompt,
    done_words,
    needs_of,
    owners_of,
    prompts,
)
from narrative_studio.commands import goals as verbs
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.goals import Goal, KeyResult
from narrative_studio.model.ids import GoalId, PersonId
from narrative_studio.model.people import Person
from narrative_studio.model.view import ProjectView
from ui import icons, theme
from ui.inspector.binding import CellBinding
from ui.inspector.element.head import NameArea
from ui.inspector.people import avatar_icon
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.chips import Chip
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import ErrorLine
from ui.widgets.panel import CardPanel
from ui.widgets.parsed_edit import day_edit
from ui.widgets.text_area import TextArea
from ui.workspaces.positioning.goals.key_result_row import KeyResultHeads, KeyResultRow
from ui.workspaces.positioning.goals.parts import OwnerChip, PromptLine

_CHIPS: Final = "chips"
_PAD_PX: Final = 16
_REACH_PX: Final = 9
_DUE_PX: Final = 124
_LABEL_PX: Final = 56
_NEED_LETTERS: Final = 44


class GoalCard(CardPanel):
    """One goal, everything of it edited in place; Alt and an arrow key moves it.

    Signals:
        moved(object, int): the ``Goal`` and by how many places it is to move.
        discarded(object): the ``Goal`` that is to be deleted.
    """

    moved = Signal(object, int)
    discarded = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._goal: Goal | None = None
        self._owners: tuple[Person, ...] = ()
        self._needs: tuple[Goal, ...] = ()
        self._owner_chips: list[OwnerChip] = []
        self.rows: dict[str, KeyResultRow] = {}
        self.objective = NameArea(name="Objective", placeholder="What is to be reached")
        self._binding = CellBinding(session, self.objective, "objective", self)
        self.due = day_edit(name="Due on", size=ControlSize.SMALL)
        self.due.setPlaceholderText("No due day")
        self.due.setFixedWidth(theme.current().scaled(_DUE_PX))
        self._due_error = ErrorLine()
        self._progress = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, fixed=True, tabular=True)
        self.menu_button = IconButton("dots", "More about the goal", size=ControlSize.SMALL)
        self._prompts = PromptLine()
        self._owner_line, self.add_owner_button = _line("Owners", "Add an owner")
        self._need_line, self.add_need_button = _line("Needs", "Add a goal that it needs")
        self._heads = KeyResultHeads()
        self._results = QVBoxLayout()
        self._results.setSpacing(6)
        self.add_result_button = QuietButton("Key result", size=ControlSize.SMALL, icon="plus")
        self.add_result_button.setAccessibleName("Add a key result")
        self.note = TextArea(name="Note", placeholder="Note", min_lines=1)
        self._note_binding = CellBinding(session, self.note, "note", self)
        self._lay_out()
        self.due.parsed.connect(self._on_due_parsed)
        self.due.refused.connect(self._due_error.set_message)
        session.on_flush(self.due.flush)
        self.menu_button.clicked.connect(self._on_menu_clicked)
        self.add_owner_button.clicked.connect(self._on_add_owner_clicked)
        self.add_need_button.clicked.connect(self._on_add_need_clicked)
        self.add_result_button.clicked.connect(self.add_result)

    @property
    def goal(self) -> Goal | None:
        """What is shown."""
        return self._goal

    @property
    def prompt(self) -> str:
        """What the goal itself lacks."""
        return self._prompts.words

    def show_goal(self, view: ProjectView, goal: Goal) -> None:
        """Show the goal as it is now."""
        self._goal = goal
        self.setAccessibleName(f"Goal {goal.objective}")
        self._binding.show(goal)
        self._note_binding.show(goal)
        self.due.set_value(goal.due_on)
        found = prompts(view, goal)
        self._prompts.show_words("\n".join(one.text for one in found if one.result is None))
        self._show_owners(owners_of(view, goal))
        self._show_needs(needs_of(view, goal))
        results = view.key_results.of("goal", goal.id)
        self._progress.setText(done_words(results))
        self._show_results(results, found)
        self.add_need_button.setVisible(len(view.goals) > 1)
        self._need_line.setVisible(len(view.goals) > 1)

    def add_result(self) -> KeyResultRow | None:
        """Add a key result and give its words the keyboard; None where it was refused."""
        goal, project = self._goal, self._session.project
        if goal is None:
            return None
        self._session.flush()
        made = self._session.attempt(lambda: verbs.add_key_result(project, goal=goal.id))
        row = self.rows.get(made.id) if made is not None else None
        if row is not None:
            row.words.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if with_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._session.flush()
            self.moved.emit(self._goal, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_owners()

    # Menus

    def make_menu(self) -> QMenu:
        """What can be done to the goal."""
        menu = QMenu(self)
        _add(menu, "arrow-up", "Move up\tAlt+Up", lambda: self.moved.emit(self._goal, -1))
        _add(menu, "arrow-down", "Move down\tAlt+Down", lambda: self.moved.emit(self._goal, 1))
        _add(menu, "trash", "Delete", lambda: self.discarded.emit(self._goal))
        return menu

    def make_owner_menu(self) -> QMenu:
        """Offer everybody who does not own the goal yet."""
        menu = QMenu(self)
        view, me = self._session.view, self._session.project.me
        known = {person.id for person in self._owners}
        for person in view.people.ordered:
            if person.id not in known:
                entry = menu.addAction(
                    avatar_icon(person.name), f"{person.name}, {person.function}".replace("&", "&&")
                )
                entry.triggered.connect(lambda _checked=False, person=person: self._own(person.id))
        if me.name and me.id not in known and me.id not in view.people:
            entry = menu.addAction(avatar_icon(me.name), f"{me.name} (you)".replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False: self._own(me.id))
        return menu

    def make_need_menu(self) -> QMenu:
        """Offer the other goals that it does not need yet."""
        menu = QMenu(self)
        known = {one.id for one in self._needs}
        for other in self._session.view.goals.ordered:
            if self._goal is not None and other.id not in known and other.id != self._goal.id:
                words = _short(other.objective).replace("&", "&&")
                _add(menu, "flag", words, partial(self._need, other.id))
        return menu

    # Building

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.objective, 1)
        top.addWidget(TextLabel("Due", use=Type.SUPPORT, role=Role.TEXT2, fixed=True))
        top.addWidget(self.due)
        top.addWidget(self.menu_button)
        body = QVBoxLayout()
        body.setContentsMargins(_REACH_PX, 0, 0, 0)
        body.setSpacing(8)
        body.addWidget(self._due_error)
        body.addWidget(self._prompts)
        body.addWidget(self._owner_line)
        body.addWidget(self._heads)
        body.addLayout(self._results)
        foot = QHBoxLayout()
        foot.addWidget(self.add_result_button)
        foot.addStretch(1)
        foot.addWidget(self._progress)
        body.addLayout(foot)
        body.addWidget(self._need_line)
        body.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD_PX - _REACH_PX, 10, _PAD_PX, 14)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(body)

    def _show_owners(self, owners: tuple[Person, ...]) -> None:
        if owners == self._owners and self._owner_chips:
            return
        self._owners = owners
        self._owner_chips = []
        for person in owners:
            chip = OwnerChip(person)
            chip.removed.connect(lambda person=person: self._disown(person))
            self._owner_chips.append(chip)
        _fill(self._owner_line, self._owner_chips, "Nobody yet")
        self._fit_owners()

    def _fit_owners(self) -> None:
        """Name the owners as long as all of them fit beside each other."""
        room = self.width() - 2 * _PAD_PX - theme.current().scaled(_LABEL_PX) - 60
        for is_short in (False, True):
            for chip in self._owner_chips:
                chip.set_short(is_short)
            if sum(chip.sizeHint().width() + 8 for chip in self._owner_chips) <= room:
                break

    def _show_needs(self, needs: tuple[Goal, ...]) -> None:
        if needs == self._needs and _holds_words(self._need_line):
            return
        self._needs = needs
        chips = []
        for other in needs:
            chip = Chip(
                _short(other.objective),
                icon="flag",
                removable=True,
                spoken=f"Needs the goal {other.objective}",
            )
            chip.setToolTip(other.objective)
            chip.removed.connect(lambda other=other: self._unneed(other))
            chips.append(chip)
        _fill(self._need_line, chips, "No other goal", is_stacked=True)

    def _show_results(self, results: Sequence[KeyResult], found: Sequence[Prompt]) -> None:
        self._heads.setVisible(bool(results))
        left = dict(self.rows)
        for place, result in enumerate(results):
            row = left.pop(result.id, None)
            if row is None:
                row = self._made_row()
                self.rows[result.id] = row
            if self._results.indexOf(row) != place:
                self._results.insertWidget(place, row)
            row.show_result(result, " ".join(p.text for p in found if p.result == result.id))
        for result_id, row in left.items():
            del self.rows[result_id]
            self._results.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _made_row(self) -> KeyResultRow:
        row = KeyResultRow(self._session)
        row.moved.connect(self._on_row_moved)
        row.discarded.connect(self._on_row_discarded)
        return row

    # Acting

    def _own(self, person: PersonId) -> None:
        self._do(lambda goal: verbs.add_owner(self._session.project, goal=goal, person=person))

    def _disown(self, person: Person) -> None:
        project = self._session.project
        self._do(lambda goal: verbs.remove_owner(project, goal=goal, person=person.id))
        self._tell(f"{person.name} no longer owns the goal")

    def _need(self, other: GoalId) -> None:
        self._do(lambda goal: verbs.add_need(self._session.project, goal=goal, needs=other))

    def _unneed(self, other: Goal) -> None:
        self._do(lambda goal: verbs.remove_need(self._session.project, goal=goal, needs=other.id))
        self._tell(f"{quoted(other.objective)} is no longer needed")

    def _do(self, verb: Callable[[GoalId], object]) -> None:
        goal = self._goal
        if goal is not None:
            self._session.flush()
            self._session.attempt(lambda: verb(goal.id))

    def _tell(self, words: str) -> None:
        self._session.messages.tell(words, action="Undo", act=self._session.undo)

    def _on_due_parsed(self, value: object) -> None:
        goal, project = self._goal, self._session.project
        if goal is not None:
            self._session.attempt(lambda: edit_cells(project, goal, due_on=value))

    def _on_row_moved(self, result: KeyResult, by: int) -> None:
        order = (
            list(self.rows)
            if self._goal is None
            else [one.id for one in self._session.view.key_results.of("goal", self._goal.id)]
        )
        place = order.index(result.id) + by
        if 0 <= place < len(order):
            project = self._session.project
            self._session.attempt(
                lambda: verbs.move_key_result(project, result=result.id, index=place)
            )

    def _on_row_discarded(self, result: KeyResult) -> None:
        project = self._session.project
        self._session.flush()
        self._session.attempt(lambda: verbs.delete_key_result(project, result=result.id))
        self._tell(f"{quoted(result.text)} deleted" if result.text else "Key result deleted")

    def _on_menu_clicked(self) -> None:
        _pop_up(self.make_menu(), self.menu_button)

    def _on_add_owner_clicked(self) -> None:
        _pop_up(self.make_owner_menu(), self.add_owner_button)

    def _on_add_need_clicked(self) -> None:
        _pop_up(self.make_need_menu(), self.add_need_button)


def _line(words: str, verb: str) -> tuple[QWidget, IconButton]:
    """A line with its word at the start, and a button to add to it."""
    line = QWidget()
    label = TextLabel(words, use=Type.SUPPORT, role=Role.TEXT2)
    label.setFixedWidth(theme.current().scaled(_LABEL_PX))
    button = IconButton("plus", verb, size=ControlSize.TINY)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(_holder())
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return line, button


def _holder() -> QWidget:
    made = QWidget()
    made.setObjectName(_CHIPS)
    return made


def _fill(
    line: QWidget, chips: Sequence[QWidget], nothing: str, *, is_stacked: bool = False
) -> None:
    """Put other chips into a line, or a word for none."""
    row = line.layout()
    assert isinstance(row, QHBoxLayout)
    old = line.findChild(QWidget, _CHIPS, Qt.FindChildOption.FindDirectChildrenOnly)
    holder = _holder()
    inner: QHBoxLayout | QVBoxLayout = QVBoxLayout(holder) if is_stacked else QHBoxLayout(holder)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(4 if is_stacked else 8)
    for chip in chips:
        inner.addWidget(chip)
    if not chips:
        inner.addWidget(TextLabel(nothing, use=Type.SUPPORT, role=Role.TEXT3))
    if old is not None:
        row.replaceWidget(old, holder)
        old.setObjectName("")
        old.hide()
        old.deleteLater()


def _holds_words(line: QWidget) -> bool:
    return any(part.text() for part in line.findChildren(TextLabel)[1:]) or bool(
        line.findChildren(Chip)
    )


def _add(menu: QMenu, icon: str, words: str, act: Callable[[], object]) -> None:
    entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
    entry.triggered.connect(lambda _checked=False: act())


def _pop_up(menu: QMenu, button: QWidget) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not menu.isEmpty():
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


def _short(words: str) -> str:
    if len(words) <= _NEED_LETTERS:
        return words
    return words[: _NEED_LETTERS - 1].rstrip() + "…"
