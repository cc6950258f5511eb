"""What prospects said: a heading with filters, and the quotes as cards below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.results.readings import Readings
from narrative_studio.results.said import Said, said
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.quote_list import QuoteList
from ui.workspaces.prospects.note_rows import frame_entries

_FEW_ROWS: Final = 1
_MANY_ROWS: Final = 5


class QuotesPart(QWidget):
    """One row of cards until more are asked for; like a card it waits until it can be seen.

    Signals:
        opened(str): the session of that id is wanted.
    """

    opened = Signal(str)
    waits = False
    """It needs no sums: see ``ResultCard``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings: Readings | None = None
        self._waiting: Readings | None = None
        self._about = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self.code = ComboBox(name="Code", size=ControlSize.SMALL)
        self.frame = ComboBox(name="Frame", size=ControlSize.SMALL)
        self.all_button = QuietButton("Show all", size=ControlSize.SMALL, icon="chevron-down")
        self.all_button.setCheckable(True)
        self.list = QuoteList()
        self._none = TextLabel(use=Type.BODY, role=Role.TEXT3, lines=0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(TextLabel("What prospects said", use=Type.PANEL, fixed=True))
        head.addWidget(self._about, 1)
        head.addWidget(self.code)
        head.addWidget(self.frame)
        head.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self._none)
        self.frame.setMaximumWidth(180)
        self.code.chosen.connect(self._on_filter_chosen)
        self.frame.chosen.connect(self._on_filter_chosen)
        self.all_button.toggled.connect(self._on_all_toggled)
        self.list.opened.connect(self._on_list_opened)

    @property
    def is_stale(self) -> bool:
        """Whether other readings are there than those that are shown."""
        return self._waiting is not None

    def take(self, readings: Readings) -> None:
        """Note that there are other readings, without looking at them yet."""
        self._waiting = readings

    def fill(self) -> None:
        """Show the readings, if those that are shown are older."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_readings(waiting)

    def show_readings(self, readings: Readings) -> None:
        """Show the quotes of other readings."""
        self._readings = readings
        story, view = readings.story, readings.story.whole
        codes = [("", "Code: all"), *((one.id, f"Code: {one.word}") for one in view.codes.ordered)]
        frames = [("", "Frame: all")]
        frames += [(str(key), f"Frame: {words}") for key, words in frame_entries(story)[1:]]
        for box, entries in ((self.code, codes), (self.frame, frames)):
            known = [(box.itemData(n), box.itemText(n)) for n in range(box.count())]
            if known != entries:
                box.set_entries(entries)
            if not box.key:
                box.choose("")
        self._refresh()

    def _refresh(self) -> None:
        readings = self._readings
        if readings is None:
            return
        code, frame = (str(box.key or "") or None for box in (self.code, self.frame))
        found = said(readings, code=code, frame=frame)
        codes = {one.id for quote in found for one in quote.codes}
        self._about.setText(f"{counted(len(found), 'quote')}, {counted(len(codes), 'code')}")
        self.list.show_quotes(found)
        self.list.setVisible(bool(found))
        is_filtered = code is not None or frame is not None
        self._none.setText(
            "No quote has both; choose another code or frame."
            if is_filtered
            else "No quote was noted yet. Write down what they say, word for word, in a session."
        )
        self._none.setVisible(not found)
        self.all_button.setVisible(len(found) > self.list.across or self.all_button.isChecked())

    def _on_filter_chosen(self, _key: object) -> None:
        self._refresh()

    def _on_all_toggled(self, is_all: bool) -> None:
        self.all_button.setText("Show fewer" if is_all else "Show all")
        self.all_button.set_icon("chevron-up" if is_all else "chevron-down")
        self.list.show_rows(_MANY_ROWS if is_all else _FEW_ROWS)

    def _on_list_opened(self, quote: Said) -> None:
        self.opened.emit(quote.session)
