"""The objections that were raised in a session: handled or not, and how; and one more.

Signals: none; everything goes through the commands.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted, numbered
from narrative_studio.commands.marks import delete_objection_raised, raise_objection
from narrative_studio.model.ids import ObjectionId
from narrative_studio.model.observed import MarkKind, ObjectionRaised
from narrative_studio.model.prospects import Extent, TestSession
from ui.inspector.element.cells import CellFields
from ui.recorder.answers import AnswerRow
from ui.session import Session
from ui.theme import S2, Role, Type
from ui.widgets.buttons import ControlSize, IconButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.words_line import WordsLine

_ADD = "Add an objection that was raised"


class _Row(QWidget):
    """One objection that was raised."""

    def __init__(self, session: Session, raised: ObjectionRaised) -> None:
        super().__init__()
        self._session = session
        self._raised = raised
        self._words = TextLabel(use=Type.BODY_STRONG, lines=2)
        self._fields = CellFields(session, ObjectionRaised)
        self._handled = AnswerRow(self._fields, "handled", "Handled", Extent)
        self._fields.add_text("how", "How", "What was answered", lines=1)
        remove = IconButton("x", "Not raised after all", size=ControlSize.SMALL)
        remove.clicked.connect(self._on_remove_clicked)
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S2)
        column.addLayout(head)
        column.addWidget(self._fields)

    def show_raised(self, raised: ObjectionRaised, words: str) -> None:
        """Show it as it is now."""
        self._raised = raised
        self._words.setText(words)
        self._fields.show_row(raised)
        self._handled.show_row(raised)

    def _on_remove_clicked(self) -> None:
        self._session.attempt(
            lambda: delete_objection_raised(self._session.project, raised=self._raised.id)
        )


class ObjectionRows(QWidget):
    """A row for each, and a list of the known ones to add from."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._test: TestSession | None = None
        self._rows: dict[str, _Row] = {}
        self._none = TextLabel(role=Role.TEXT2, lines=0)
        self._add = ComboBox(name=_ADD)
        self._add.chosen.connect(self._on_add_chosen)
        self._other = WordsLine(
            name="Another objection", placeholder="Another one, in their words; Enter adds it"
        )
        self._other.entered.connect(self.keep_typed)
        session.on_flush(self.keep_typed)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S2)
        column.addWidget(self._none)
        column.addLayout(self._column)
        column.addWidget(self._add)
        column.addWidget(self._other)

    @property
    def add(self) -> ComboBox:
        """The list of known objections to add from."""
        return self._add

    @property
    def other(self) -> WordsLine:
        """The line for one that is not known."""
        return self._other

    def keep_typed(self) -> None:
        """Add the objection that stands in the line."""
        words, test = self._other.text().strip(), self._test
        if words and test is not None:
            self._other.setPlainText("")
            self._session.attempt(
                lambda: raise_objection(self._session.project, session=test.id, text=words)
            )

    def show_test(self, test: TestSession) -> None:
        """Show what was raised in a session."""
        self._test = test
        view = self._session.view
        raised = view.objections_raised.of("session", test.id)
        for gone in self._rows.keys() - {one.id for one in raised}:
            self._rows.pop(gone).deleteLater()
        for one in raised:
            row = self._rows.get(one.id)
            if row is None:
                row = self._rows[one.id] = _Row(self._session, one)
                self._column.addWidget(row)
            known = view.objections.get(one.objection or "")
            row.show_raised(one, one.text or (known.text if known is not None else "No words"))
        unnamed = self._unnamed(test)
        self._none.setText(unnamed or "None was marked.")
        self._none.setVisible(bool(unnamed) or not raised)
        offered: list[tuple[object, str]] = [(None, _ADD)]
        self._add.set_entries(offered + [(one.id, one.text) for one in view.objections.ordered])
        self._add.choose(None)
        self._add.setVisible(bool(view.objections))

    def _unnamed(self, test: TestSession) -> str:
        """What is said of objections that were marked with nothing to know them by."""
        view = self._session.view
        bare = [
            one
            for one in view.marks.of("session", test.id)
            if one.kind is MarkKind.OBJECTION and not one.text and one.objection is None
        ]
        if not bare:
            return ""
        told = view.narrative(test.narrative)
        places = {told.number(one.frame) for one in bare if one.frame is not None}
        numbers = [one for one in places if one is not None]
        frames = "frames" if len(numbers) > 1 else "frame"
        where = f" at {frames} {numbered(numbers)}" if numbers else ""
        was = "was" if len(bare) == 1 else "were"
        return (
            f"{counted(len(bare), 'objection')} {was} marked without words{where}. "
            "Add here what they were."
        )

    def _on_add_chosen(self, key: object) -> None:
        test = self._test
        if test is not None and key is not None:
            chosen = ObjectionId(str(key))
            self._session.attempt(
                lambda: raise_objection(self._session.project, session=test.id, objection=chosen)
            )
