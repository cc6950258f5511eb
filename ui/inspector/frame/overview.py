"""What the inspector says while no frame is selected: the narrative, its time, and the keys."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted, quoted
from narrative_studio.analysis.story.timing import spoken, timing
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.narratives import rename_narrative
from narrative_studio.model.durations import format_duration
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Narrative
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView
from ui.inspector.binding import Bases, CellBinding
from ui.inspector.frame.keys import TAUGHT
from ui.inspector.frame.zones_part import ZonesPart
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.section import Section
from ui.widgets.words_line import WordsLine

_PACE_WPM: Final = (60, 260)


class NarrativeOverview(QWidget):
    """Title, version, length and pace of the narrative; how its time is spent; what keys do."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._narrative: Narrative | None = None
        self._taught: dict[str, QWidget] = {}
        self._chip = BadgeLabel(Badge("Narrative", Tone.NEUTRAL))
        self._template = TextLabel(use=Type.BODY, role=Role.TEXT2)
        self._title = WordsLine(placeholder="What the story is called")
        self._version = LineEdit(placeholder="v1")
        self._length = DurationEdit(name="Length of the call")
        self._pace = QSpinBox()
        self._pace.setRange(*_PACE_WPM)
        self._pace.setSingleStep(5)
        self._pace.setKeyboardTracking(False)
        self._pace.setAccessibleName("Pace, words a minute")
        self._facts: dict[str, TextLabel] = {}
        self._fact_names: dict[str, TextLabel] = {}
        self._time = Section("Time")
        self.zones = ZonesPart(session)
        self._place_parts()
        self._bindings = (
            CellBinding(session, self._title, "title", self, verb=self._rename),
            CellBinding(session, self._version, "version", self),
        )
        self._length.committed.connect(self._on_length_committed)
        self._pace.valueChanged.connect(self._on_pace_value_changed)
        session.on_flush(self._length.flush)
        self._length.dropped.connect(session.messages.tell_no_time)

    @property
    def length(self) -> DurationEdit:
        return self._length

    @property
    def pace(self) -> QSpinBox:
        return self._pace

    @property
    def title(self) -> WordsLine:
        return self._title

    def fact(self, name: str) -> str:
        """What is said of one figure, for example of ``Planned``."""
        return self._facts[name].text()

    def show_story(self, story: NarrativeView | None) -> None:
        """Show another narrative, or this one after a change."""
        self._narrative = story.narrative if story is not None else None
        for binding in self._bindings:
            binding.show(self._narrative)
        self.setEnabled(story is not None)
        if story is None:
            return
        self._template.setText(story.template.title)
        self._length.set_value_ms(story.narrative.call_length_ms)
        self._pace.blockSignals(True)
        self._pace.setValue(story.narrative.pace_wpm)
        self._pace.blockSignals(False)
        self._show_figures(self._session.telling or story)
        self.zones.show_story(story)

    def teach(self, view: str) -> None:
        """Show the keys of a view; one without keys of its own has those of the board."""
        wanted = view if view in TAUGHT else ""
        for name, page in self._taught.items():
            page.setVisible(name == wanted)

    def _show_figures(self, story: NarrativeView) -> None:
        figures, words = timing(story), spoken(story)
        length = format_duration(figures.call_length_ms)
        self._facts["Planned"].setText(f"{format_duration(figures.planned_ms)} of {length}")
        over = figures.left_ms < 0
        self._facts["Left"].setText(
            f"{format_duration(-figures.left_ms)} too long"
            if over
            else format_duration(figures.left_ms)
        )
        self._facts["Left"].set_role(Role.WARN if over else Role.TEXT)
        has_setup = bool(story.template.beats_of(Part.SETUP))
        self._show_share("Setup", figures.of_call(figures.setup_ms) if has_setup else None)
        value_ms = figures.value_ms
        self._show_share("Value", figures.of_call(value_ms) if value_ms is not None else None)
        self._facts["Spoken"].setText(
            f"{counted(words.words, 'word')} · {format_duration(words.duration_ms)}"
        )
        told = counted(len(story.frames), "frame")
        backups = f" · {counted(len(story.backups), 'backup')}" if story.backups else ""
        where = f" in {quoted(story.variant.name)}" if story.variant is not None else backups
        self._time.set_summary(f"{told}{where}")

    def _show_share(self, name: str, share: float | None) -> None:
        """Show a part of the call; a template that has no such part does not speak of it."""
        self._facts[name].setText("" if share is None else f"{round(100 * share)} %")
        for label in (self._facts[name], self._fact_names[name]):
            label.setVisible(share is not None)

    def _place_parts(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.setSpacing(8)
        head.addWidget(self._chip)
        head.addWidget(self._template, 1)
        about = Section("About")
        about.body_layout.addWidget(LabelledField("Title", self._title))
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(LabelledField("Version", self._version), 1)
        pair.addWidget(LabelledField("Length of the call", self._length), 1)
        about.body_layout.addLayout(pair)
        about.body_layout.addWidget(LabelledField("Pace, words a minute", self._pace))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, name in enumerate(("Planned", "Left", "Setup", "Value", "Spoken")):
            label = TextLabel(name, use=Type.BODY, role=Role.TEXT2, fixed=True)
            self._fact_names[name] = label
            grid.addWidget(label, line, 0)
            fact = self._facts[name] = TextLabel(
                use=Type.BODY, tabular=True, align=Qt.AlignmentFlag.AlignRight
            )
            grid.addWidget(fact, line, 1)
        self._time.body_layout.addLayout(grid)
        keys = Section("Keys")
        keys.body_layout.setSpacing(8)
        keys.body_layout.addWidget(
            TextLabel(
                "Choose a frame to edit it here. With a frame chosen:",
                use=Type.SUPPORT,
                role=Role.TEXT2,
                lines=0,
            )
        )
        for view in TAUGHT:
            keys.body_layout.addWidget(self._keys_of(view))
        self.teach("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for section in (about, self._time, self.zones, keys):
            column.addWidget(section)
        column.addStretch(1)

    def _keys_of(self, view: str) -> QWidget:
        page = self._taught[view] = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for chord, words in TAUGHT[view]:
            lines.addLayout(_line_of_keys(chord, words))
        return page

    def _edit(self, **cells: Any) -> None:
        narrative = self._narrative
        if narrative is not None:
            self._session.attempt(lambda: edit_cells(self._session.project, narrative, **cells))

    def _rename(self, row: Row, _column: str, title: str, bases: Bases) -> None:
        assert isinstance(row, Narrative)
        rename_narrative(
            self._session.project,
            narrative=row.id,
            title=title,
            bases=bases,
            initiator=self._bindings[0],
        )

    def _on_length_committed(self, length_ms: int) -> None:
        self._edit(call_length_ms=length_ms)

    def _on_pace_value_changed(self, pace_wpm: int) -> None:
        self._edit(pace_wpm=pace_wpm)


def _line_of_keys(chord: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for keys in chord.split("  "):
        row.addWidget(KeyCap(keys.replace("+", " ")))
    row.addWidget(TextLabel(words, use=Type.SUPPORT, role=Role.TEXT2), 1)
    return row
