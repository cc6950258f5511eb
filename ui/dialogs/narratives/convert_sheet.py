"""The sheet that moves a storyboard to another template by a mapping of beats."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.conversion import (
    Landing,
    beats_with_frames,
    frames_after,
    proposal,
)
from narrative_studio.model.template import Beat, load_templates, template
from narrative_studio.model.view import NarrativeView
from ui.dialogs.narratives.landing_preview import LandingPreview
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.emptying import empty
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.panel import Ground
from ui.widgets.scroll_box import ScrollBox
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 1040
_HEIGHT_PX: Final = 660
_LEFT_PX: Final = 540
_BACKUPS: Final = "Keep as backups"
_NOTE: Final = "Texts, times, demo steps and links stay as they are. Undo takes it back."


class ConvertSheet(Sheet):
    """Asks where the frames of each beat go, and shows the storyboard as it will be.

    Signals:
        mapped(str, object): id of the template, and the landing of each beat that has frames.
    """

    mapped = Signal(str, object)

    def __init__(self, host: QWidget, story: NarrativeView) -> None:
        super().__init__(
            host,
            "Move to another template",
            subtitle=story.narrative.title,
            width_px=_WIDTH_PX,
            height_px=_HEIGHT_PX,
        )
        self._story = story
        self._old = beats_with_frames(story)
        self._landings: dict[str, Landing] = {}
        self._combos: dict[str, ComboBox] = {}
        others = [one for one in load_templates() if one.id != story.template.id]
        self._templates = ComboBox([(one.id, one.title) for one in others], name="New template")
        self._templates.chosen.connect(self._on_templates_chosen)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._preview = LandingPreview()
        self.set_body(self._make_body())
        self._make_foot()
        self._on_templates_chosen(self._templates.key)

    @property
    def combos(self) -> dict[str, ComboBox]:
        """The choice of each beat that has frames, by the id of the beat."""
        return self._combos

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._templates)

    # Building

    def _make_body(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QWidget()
        left.setFixedWidth(_LEFT_PX)
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 16, 0, 0)
        column.setSpacing(16)
        inset = QVBoxLayout()
        inset.setContentsMargins(0, 0, 24, 0)
        inset.addWidget(LabelledField("New template", self._templates))
        column.addLayout(inset)
        self._grid.setContentsMargins(0, 0, 24, 16)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        column.addWidget(ScrollBox(self._rows), 1)
        right = Ground(Role.WINDOW, edges="left")
        inside = QVBoxLayout(right)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(ScrollBox(self._preview))
        row.addWidget(left)
        row.addWidget(right, 1)
        return body

    def _make_foot(self) -> None:
        cancel = SecondaryButton("Cancel")
        cancel.clicked.connect(self.close_sheet)
        count = len(self._story.all_frames)
        self._go = PrimaryButton(f"Move {counted(count, 'frame')}" if count else "Move")
        self._go.clicked.connect(self._on_go_clicked)
        self.foot_layout.addWidget(TextLabel(_NOTE, use=Type.SUPPORT, role=Role.TEXT2), 1)
        self.foot_layout.addWidget(cancel)
        self.foot_layout.addWidget(self._go)

    def _fill_rows(self, beats: tuple[Beat, ...]) -> None:
        empty(self._grid)
        self._combos = {}
        if not self._old:
            nothing = "This storyboard has no frames yet: only its beats change."
            self._grid.addWidget(TextLabel(nothing, role=Role.TEXT2, lines=0), 0, 0)
        for place, beat in enumerate(self._old):
            held = [one for one in self._story.all_frames if self._story.beat(one) == beat]
            words = QWidget()
            column = QVBoxLayout(words)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(TextLabel(beat.title, use=Type.BODY_STRONG))
            facts = counted(len(held), "frame")
            column.addWidget(TextLabel(facts, use=Type.SUPPORT, role=Role.TEXT2))
            entries: list[tuple[object, str]] = [(one.id, one.title) for one in beats]
            combo = ComboBox([*entries, (None, _BACKUPS)], name=f"{beat.title} goes to")
            combo.setFixedWidth(240)
            combo.choose(self._landings[beat.id].beat)
            combo.chosen.connect(partial(self._on_combo_chosen, beat.id))
            self._combos[beat.id] = combo
            self._grid.addWidget(words, place, 0)
            self._grid.addWidget(TextLabel("goes to", role=Role.TEXT3, fixed=True), place, 1)
            self._grid.addWidget(combo, place, 2)
        self._grid.setRowStretch(max(1, len(self._old)), 1)

    # Slots

    def _on_templates_chosen(self, key: object) -> None:
        new = template(str(key))
        found = proposal(self._story.template, new)
        self._landings = {beat.id: found[beat.id] for beat in self._old}
        self._fill_rows(new.beats)
        self._show_after()

    def _on_combo_chosen(self, beat: str, key: object) -> None:
        landing = self._landings[beat]
        if key is None:
            # Backups stand where the proposal would have told them.
            self._landings[beat] = Landing(landing.beat, is_backup=True)
        else:
            self._landings[beat] = Landing(str(key))
        self._show_after()

    def _show_after(self) -> None:
        new = template(str(self._templates.key))
        self._preview.show_after(frames_after(self._story, new, self._landings))

    def _on_go_clicked(self) -> None:
        chosen, landings = str(self._templates.key), dict(self._landings)
        self.close_sheet()
        self.mapped.emit(chosen, landings)
