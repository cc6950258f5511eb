"""The sheet that takes a baseline: its name and why it is taken."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.versions import take_baseline
from narrative_studio.errors import NarrativeError
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import ErrorLine, LabelledField
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.widgets.sheet import Sheet
from ui.widgets.text_area import TextArea

_WIDTH_PX: Final = 520


class BaselineSheet(Sheet):
    """Asks for a name and a note; a refusal is said here, where it can be answered.

    Signals:
        taken(object): the new ``Baseline``.
    """

    taken = Signal(object)

    def __init__(self, host: QWidget, session: Session) -> None:
        super().__init__(host, "New baseline", width_px=_WIDTH_PX)
        self._session = session
        view = session.view
        lead = TextLabel(
            f"It freezes everything as it is now: {counted(len(view.elements), 'element')}, "
            f"{counted(len(view.frames), 'frame')} and all that belongs to them. You go on working "
            "as before.",
            use=Type.BODY,
            role=Role.TEXT2,
            lines=0,
        )
        self._name = PlainLineEdit(name="Name", placeholder="Positioning r4 and narrative v4")
        self._note = TextArea(
            name="Note", placeholder="What changed, and why now", min_lines=3, max_lines=6
        )
        self._error = ErrorLine()
        self._take = PrimaryButton("Take the baseline")
        cancel = SecondaryButton("Cancel")
        for part in (
            lead,
            LabelledField("Name", self._name),
            LabelledField("Note", self._note),
            self._error,
        ):
            self.body_layout.addWidget(part)
        self.foot_layout.addStretch(1)
        self.foot_layout.addWidget(cancel)
        self.foot_layout.addWidget(self._take)
        cancel.clicked.connect(self.close_sheet)
        self._take.clicked.connect(self.take)
        self._name.returnPressed.connect(self.take)

    @property
    def name(self) -> PlainLineEdit:
        return self._name

    @property
    def note(self) -> TextArea:
        return self._note

    @property
    def refusal(self) -> str:
        """What was said against it; empty where nothing was."""
        return self._error.accessibleName() if self._error.isVisibleTo(self) else ""

    def begin(self) -> None:
        """Show the sheet with the keyboard in the name."""
        self.open(self._name)

    def take(self) -> None:
        """Take the baseline, or say what stands against it."""
        self._session.flush()
        try:
            made = take_baseline(
                self._session.project,
                name=self._name.text().strip(),
                note=self._note.text().strip(),
            )
        except NarrativeError as error:
            self._error.set_message(str(error))
            self.fit()
            return
        self.close_sheet()
        self._session.messages.tell(
            f"Took baseline {made.code}", action="Undo", act=self._session.undo
        )
        self.taken.emit(made)
