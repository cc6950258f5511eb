"""The zones of the narrative: their names and budgets, edited in place, and what they take."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.zones import ZoneTime, zone_times
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.zones import remove_zone
from narrative_studio.model.ids import ZoneId
from narrative_studio.model.view import NarrativeView
from ui import theme
from ui.inspector.binding import CellBinding
from ui.inspector.frame.keys import KEYS
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import ErrorLine
from ui.widgets.section import Section
from ui.widgets.words_line import WordsLine

_BUDGET_PX = 76
_ZONE_KEYS = KEYS["zone"].replace("+", "\N{NO-BREAK SPACE}")
_TEACHING = (
    "A zone is a run of frames with one time budget: people keep to zones far better than to a "
    f"clock. Select frames that belong together and press {_ZONE_KEYS}. Until "
    "then the parts of the template are the zones."
)


class ZoneRow(QWidget):
    """One zone: its name, its budget, what it takes of it.

    Signals:
        removed(str): the zone of that id is to be taken away.
    """

    removed = Signal(str)

    def __init__(self, session: Session, time: ZoneTime) -> None:
        super().__init__()
        self._session = session
        self._time = time
        self.name = WordsLine(
            name="Name of the zone", placeholder="What the zone is called", size=ControlSize.SMALL
        )
        self.budget = DurationEdit(name="Budget of the zone", size=ControlSize.SMALL)
        self.budget.setFixedWidth(theme.current().scaled(_BUDGET_PX))
        self._remove = IconButton("x", "Remove the zone", size=ControlSize.SMALL)
        self._words = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, tabular=True)
        self._error = ErrorLine()
        fields = QHBoxLayout()
        fields.setSpacing(6)
        fields.addWidget(self.name, 1)
        fields.addWidget(self.budget)
        fields.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(fields)
        column.addWidget(self._error)
        column.addWidget(self._words)
        self._binding = CellBinding(session, self.name, "name", self)
        self.budget.committed.connect(self._on_budget_committed)
        self.budget.refused.connect(self._error.set_message)
        self._remove.clicked.connect(self._on_remove_clicked)
        session.on_flush(self.budget.flush)
        self.show_time(time)

    @property
    def words(self) -> str:
        """What is said of the zone's time."""
        return self._words.text()

    def show_time(self, time: ZoneTime) -> None:
        """Show the zone as it is now."""
        self._time = time
        self._binding.show(time.zone)
        self.budget.set_value_ms(time.zone.budget_ms)
        count = counted(len(time.frames), "frame") if time.frames else "No frames"
        self._words.setText(f"{count} · {time.words}")
        self._words.set_role(Role.WARN if time.over_ms else Role.TEXT2)
        self._remove.set_verb(f"Remove the zone {time.name}")

    def _on_budget_committed(self, budget_ms: int) -> None:
        session, zone = self._session, self._time.zone
        session.attempt(lambda: edit_cells(session.project, zone, budget_ms=budget_ms))

    def _on_remove_clicked(self) -> None:
        self.removed.emit(self._time.zone.id)


class ZonesPart(Section):
    """All zones of the narrative; teaches what they are for while there is none."""

    def __init__(self, session: Session) -> None:
        super().__init__("Zones")
        self._session = session
        self._rows: dict[str, ZoneRow] = {}
        self._teaching = TextLabel(_TEACHING, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.body_layout.addWidget(self._teaching)

    @property
    def rows(self) -> dict[str, ZoneRow]:
        """The fields of each zone, by its id, in their order."""
        return self._rows

    def show_story(self, story: NarrativeView) -> None:
        """Show the zones of another narrative, or of this one after a change."""
        times = {str(time.zone.id): time for time in zone_times(story)}
        if list(times) != list(self._rows):
            self._arrange(times)
        for zone, time in times.items():
            self._rows[zone].show_time(time)
        self._teaching.setVisible(not times)
        over = sum(bool(time.over_ms) for time in times.values())
        words = counted(len(times), "zone") if times else "None yet"
        self.set_summary(f"{words} · {over} over budget" if over else words)

    def edit(self, zone: str) -> None:
        """Put the keyboard into the name of a zone, all of it selected."""
        row = self._rows.get(zone)
        if row is not None:
            self.set_open(True)
            row.name.setFocus(Qt.FocusReason.TabFocusReason)
            row.name.selectAll()

    def _arrange(self, times: dict[str, ZoneTime]) -> None:
        old, self._rows = self._rows, {}
        for zone in old.keys() - times.keys():
            old[zone].hide()
            old[zone].deleteLater()
        for place, (zone, time) in enumerate(times.items(), start=1):
            row = old.get(zone)
            if row is None:
                row = ZoneRow(self._session, time)
                row.removed.connect(self._on_row_removed)
            self._rows[zone] = row
            self.body_layout.insertWidget(place, row)

    def _on_row_removed(self, zone: str) -> None:
        session = self._session
        session.flush()
        name = session.view.zones[zone].name

        def run() -> bool:
            remove_zone(session.project, zone=ZoneId(zone))
            return True

        if session.attempt(run):
            session.messages.tell(
                f"Zone “{name}” removed, its frames stay", action="Undo", act=session.undo
            )
