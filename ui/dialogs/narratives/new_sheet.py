"""The sheet that starts another narrative of the document: a title and a template."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.model.template import Template
from ui.shell.template_list import REACH_PX, SCROLL_ROOM_PX, TemplateList
from ui.theme import S2, S4, S5, Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 960
_HEIGHT_PX: Final = 752


class NewSheet(Sheet):
    """Asks for a title and a template; an empty title becomes that of the template.

    Signals:
        started(str, str): title and id of the template.
    """

    started = Signal(str, str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(
            host,
            "New narrative",
            subtitle="In this document: it carries the same positioning",
            width_px=_WIDTH_PX,
            height_px=_HEIGHT_PX,
        )
        self._title = LineEdit(name="Title")
        self._title.returnPressed.connect(self._go)
        self._templates = TemplateList()
        self._templates.chosen.connect(self._on_templates_chosen)
        self._templates.started.connect(self._on_templates_started)
        # The cards line up with the field above: their list keeps room for rings and a scroll bar.
        reach = (REACH_PX, 0, REACH_PX + SCROLL_ROOM_PX, 0)
        self.body_layout.setContentsMargins(S5 - reach[0], S4, S5 - reach[2], S4 - REACH_PX)
        self.body_layout.setSpacing(S2)
        words = QVBoxLayout()
        words.setContentsMargins(*reach)
        words.setSpacing(S4)
        words.addWidget(LabelledField("Title", self._title))
        words.addWidget(TextLabel("Template", use=Type.SUPPORT, role=Role.TEXT2))
        self.body_layout.addLayout(words)
        self.body_layout.addWidget(self._templates, 1)
        cancel = SecondaryButton("Cancel")
        cancel.clicked.connect(self.close_sheet)
        self._start = PrimaryButton("")
        self._start.clicked.connect(self._go)
        self.foot_layout.addStretch(1)
        self.foot_layout.addWidget(cancel)
        self.foot_layout.addWidget(self._start)
        self._on_templates_chosen(self._templates.template)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._title)

    def _on_templates_chosen(self, template: Template) -> None:
        self._title.setPlaceholderText(template.title)
        self._start.setText(f"Start {template.title.lower()}")

    def _on_templates_started(self, _template: Template) -> None:
        self._go()

    def _go(self) -> None:
        template = self._templates.template
        title = " ".join(self._title.text().split()) or template.title
        self.close_sheet()
        self.started.emit(title, template.id)
