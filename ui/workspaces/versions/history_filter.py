"""Asks which part of the history is listed: whose, about which frame or element, baselines only."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.row_names import Names
from narrative_studio.model.view import ProjectView
from ui.theme import Type
from ui.widgets.buttons import ControlSize, QuietButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.popup import Popup
from ui.workspaces.versions.history_model import Filter

_WIDTH_PX: Final = 300
_ANY: Final = ""


class FilterPopup(Popup):
    """The choices; each one takes effect at once.

    A frame and an element exclude each other: an operation is about one or the other.

    Signals:
        chosen(object): the ``Filter`` that is wanted now.
    """

    chosen = Signal(object)

    def __init__(self, view: ProjectView, now: Filter, parent: QWidget | None = None) -> None:
        super().__init__("Filter the history", width_px=_WIDTH_PX, parent=parent)
        self._filter = now
        names = Names(view)
        about = now.about or ("", "")
        self._person = ComboBox(
            [(_ANY, "Everybody"), *((one.id, one.name) for one in view.people.values())],
            name="Person",
        )
        self._person.choose(now.author)
        self._frame = ComboBox([(_ANY, "Any frame"), *frame_choices(names)], name="Frame")
        self._frame.choose(about[1] if about[0] == "frame" else _ANY)
        self._element = ComboBox([(_ANY, "Any element"), *element_choices(names)], name="Element")
        self._element.choose(about[1] if about[0] == "element" else _ANY)
        self._baselines = QCheckBox("Baselines only")
        self._baselines.setChecked(now.baselines_only)
        self._all = QuietButton("Show everything", size=ControlSize.SMALL)
        self.column.setSpacing(10)
        self.column.addWidget(TextLabel("Show in the history", use=Type.PANEL))
        for label, box in (
            ("Person", self._person),
            ("Frame", self._frame),
            ("Element", self._element),
        ):
            self.column.addWidget(LabelledField(label, box))
        self.column.addWidget(self._baselines)
        self.column.addWidget(self._all)
        self._person.chosen.connect(self._on_person_chosen)
        self._frame.chosen.connect(self._on_frame_chosen)
        self._element.chosen.connect(self._on_element_chosen)
        self._baselines.toggled.connect(self._on_baselines_toggled)
        self._all.clicked.connect(self._on_all_clicked)
        self._show()

    @property
    def person(self) -> ComboBox:
        return self._person

    @property
    def frame(self) -> ComboBox:
        return self._frame

    @property
    def element(self) -> ComboBox:
        return self._element

    @property
    def baselines_only(self) -> QCheckBox:
        return self._baselines

    @property
    def everything(self) -> QuietButton:
        return self._all

    def _on_person_chosen(self, person: object) -> None:
        self._choose(replace(self._filter, author=str(person)))

    def _on_frame_chosen(self, frame: object) -> None:
        self._element.choose(_ANY)
        about = ("frame", str(frame)) if frame else None
        self._choose(replace(self._filter, about=about, baselines_only=False))

    def _on_element_chosen(self, element: object) -> None:
        self._frame.choose(_ANY)
        about = ("element", str(element)) if element else None
        self._choose(replace(self._filter, about=about, baselines_only=False))

    def _on_baselines_toggled(self, is_on: bool) -> None:
        if is_on:
            self._frame.choose(_ANY)
            self._element.choose(_ANY)
            self._choose(replace(self._filter, about=None, baselines_only=True))
        else:
            self._choose(replace(self._filter, baselines_only=False))

    def _on_all_clicked(self) -> None:
        for box in (self._person, self._frame, self._element):
            box.choose(_ANY)
        self._choose(Filter(words=self._filter.words))

    def _choose(self, wanted: Filter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._show()
            self.chosen.emit(wanted)

    def _show(self) -> None:
        if self._baselines.isChecked() != self._filter.baselines_only:
            self._baselines.blockSignals(True)
            self._baselines.setChecked(self._filter.baselines_only)
            self._baselines.blockSignals(False)
        self._all.setEnabled(self._filter != Filter(words=self._filter.words))


def frame_choices(names: Names) -> list[tuple[object, str]]:
    """Every frame as a choice, in the order of the story."""
    return [
        (frame.id, f"{names.thing(frame).name}: {frame.headline or 'no headline'}")
        for narrative in names.view.narratives.ordered
        for frame in names.view.narrative(narrative.id).all_frames
    ]


def element_choices(names: Names) -> list[tuple[object, str]]:
    """Every element as a choice, in the order of the components."""
    return [(one.id, f"{one.code} {one.name}".strip()) for one in names.view.elements.ordered]


def filter_words(wanted: Filter, view: ProjectView) -> str:
    """What is listed, in few words, for the button that opens the choices."""
    names = Names(view)
    parts = []
    if wanted.author:
        parts.append(names.person(wanted.author))
    if wanted.about is not None:
        table, row_id = wanted.about
        row = view.tables[table].get(row_id)
        parts.append(names.thing(row).name if row is not None else quoted("deleted"))
    if wanted.baselines_only:
        parts.append("Baselines only")
    return " · ".join(parts) or "Baselines and changes"
