"""What a step has beside the cells of its row: kind, marks, who, data, reset, picture, comments."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.storyboard import Frame
from ui import theme
from ui.inspector.binding import CellBinding
from ui.inspector.comments_part import RowComments
from ui.inspector.people import PersonField
from ui.inspector.picture_edit import PictureEdit
from ui.inspector.section_memory import SectionMemory
from ui.preview.slide_part import SlidePart
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton
from ui.widgets.divider import Divider
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.panel import Panel
from ui.widgets.scroll_box import ScrollBox
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.text_area import TextArea

PANEL_PX = 296
_NO_STEP: Final = (
    "Choose a step in the run sheet. Here is what its row has no room for: who drives and "
    "talks, the data it uses, what to put back, and a screenshot for the printed script."
)
_OF_FRAME: Final = (
    "What the frame says is written on the storyboard. Choose one of its steps to say who drives "
    "and talks, which data it uses and what to put back."
)


class StepPanel(Panel):
    """The details of the current step, at the right of the run sheet.

    Signals:
        left(): it is to be closed.
    """

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._step: Step | None = None
        self._fit()
        theme.changes().changed.connect(self._fit)
        self._title = TextLabel(use=Type.PANEL)
        self._teaching = QWidget()
        self._none = TextLabel(_NO_STEP, role=Role.TEXT2, lines=0)
        self.kind = SegmentedControl(
            [Segment(StepKind.TELL.value, "Tell"), Segment(StepKind.SHOW.value, "Show")],
            name="Kind of step",
        )
        self.wow = QCheckBox("Wow")
        self.optional = QCheckBox("Optional")
        self.driver = PersonField(session, "Drives")
        self.talker = PersonField(session, "Talks")
        self.data = TextArea(placeholder="Codes, users, files that have to be there", min_lines=2)
        self.reset = TextArea(placeholder="What is to be put back afterwards", min_lines=2)
        self.picture = PictureEdit(session)
        self.slide = SlidePart(session)
        self.comments = RowComments(session)
        self._bindings = (
            CellBinding(session, self.data, "data", self),
            CellBinding(session, self.reset, "reset", self),
        )
        self._place_parts()
        SectionMemory(session.settings).tie(self.comments, "step.comments", starts_open=False)
        self.kind.chosen.connect(lambda key: self._edit(kind=StepKind(key)))
        self.wow.clicked.connect(lambda is_on: self._edit(is_wow=is_on))
        self.optional.clicked.connect(lambda is_on: self._edit(is_optional=is_on))
        self.driver.chosen.connect(lambda person: self._edit(owner=person))
        self.talker.chosen.connect(lambda person: self._edit(talker=person))
        self.show_frame(None, "")

    def _fit(self) -> None:
        self.setFixedWidth(theme.current().widened(PANEL_PX))

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self._step

    def show_frame(self, frame: Frame | None, number: str) -> None:
        """Show what is said about a frame, whose own fields are on the storyboard."""
        self._turn(f"Frame {number}" if frame is not None else "Step", None)
        self._none.setText(_OF_FRAME if frame is not None else _NO_STEP)
        story = self._session.story
        self.slide.setVisible(frame is not None)
        self.slide.show_frame(frame.id if frame is not None else None)
        self.comments.setVisible(frame is not None)
        if frame is not None and story is not None:
            self.comments.show_frame(story, frame)

    def show_step(self, step: Step, number: str) -> None:
        """Show another step, or this one after it changed."""
        self._turn(f"Step {number}", step)
        self.slide.show()
        self.slide.show_frame(step.frame)
        self.comments.show()
        self.comments.show_row(step, "The step")

    def _turn(self, title: str, step: Step | None) -> None:
        self._step = step
        self._title.setText(title)
        self._teaching.setVisible(step is None)
        self._fields.setVisible(step is not None)
        for binding in self._bindings:
            binding.show(step)
        self.picture.show_row(step)
        if step is not None:
            self.kind.choose(step.kind.value)
            self.wow.setChecked(step.is_wow)
            self.optional.setChecked(step.is_optional)
            self.driver.show_person(step.owner)
            self.talker.show_person(step.talker)
        self._box.settle()

    def _place_parts(self) -> None:
        close = IconButton("x", "Close the details", size=ControlSize.SMALL)
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        marks = QHBoxLayout()
        marks.setSpacing(12)
        for part in (self.kind, self.wow, self.optional):
            marks.addWidget(part)
        marks.addStretch(1)
        self._fields = QWidget()
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(12)
        inside.addLayout(marks)
        inside.addWidget(self.driver)
        inside.addWidget(self.talker)
        inside.addWidget(LabelledField("Data", self.data))
        inside.addWidget(LabelledField("Reset", self.reset))
        inside.addWidget(TextLabel("Screenshot", use=Type.SUPPORT, role=Role.TEXT2))
        inside.addWidget(self.picture)
        body = QWidget()
        self._box = ScrollBox(body)
        parts = QVBoxLayout(body)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        inset = QVBoxLayout(self._teaching)
        inset.setContentsMargins(16, 12, 16, 12)
        inset.addWidget(self._none)
        for row in (self.slide, self._teaching, self._fields, Divider(), self.comments):
            parts.addWidget(row)
        parts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(8)
        head.setContentsMargins(15, 0, 8, 0)
        column.addLayout(head)
        column.addWidget(self._box, 1)

    def _edit(self, **cells: Any) -> None:
        step, project = self._step, self._session.project
        if step is not None:
            self._session.attempt(lambda: edit_cells(project, step, **cells))
