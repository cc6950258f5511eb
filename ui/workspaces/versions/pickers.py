"""The two pickers of the tool row: from which state to which."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.analysis.naming import quoted
from ui import theme
from ui.theme import Role
from ui.widgets.combo_box import ComboBox
from ui.widgets.icon_mark import IconMark
from ui.workspaces.versions.states import NOW, Compared, Kind, State

_WIDEST_PX = 196
"""Enough for a moment of this year, such as ``Before 27 Nov, 16:30``."""


class Pickers(QWidget):
    """Every baseline and now; a moment chosen in the history is offered while it is compared."""

    def __init__(self, compared: Compared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compared = compared
        self._older = ComboBox(name="Older state")
        self._newer = ComboBox(name="Newer state")
        for box in (self._older, self._newer):
            box.setMaximumWidth(theme.current().widened(_WIDEST_PX))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._older)
        row.addWidget(IconMark("arrow-right", size_px=16, role=Role.TEXT2))
        row.addWidget(self._newer)
        self._older.chosen.connect(self._on_older_chosen)
        self._newer.chosen.connect(self._on_newer_chosen)
        compared.changed.connect(self.refresh)
        self.refresh()

    @property
    def older(self) -> ComboBox:
        return self._older

    @property
    def newer(self) -> ComboBox:
        return self._newer

    def refresh(self) -> None:
        """Offer the states that there are, and show the two that are compared."""
        compared = self._compared
        names: dict[str, str] = {
            one.id: ": ".join(
                filter(None, (compared.title(State(Kind.BASELINE, one.id)), one.name))
            )
            for one in compared.baselines()
        }
        for box, state in ((self._older, compared.older), (self._newer, compared.newer)):
            entries: list[tuple[object, str]] = [(NOW, "Now")]
            if state.kind in (Kind.BEFORE, Kind.AFTER):
                name = compared.name(state)
                entries.append((state, name[:1].upper() + name[1:]))
            entries += [
                (State(Kind.BASELINE, one.id), one.code or quoted(one.name))
                for one in compared.baselines()
            ]
            box.set_entries(entries)
            for at, one in enumerate(compared.baselines(), start=len(entries) - len(names)):
                box.setItemData(at, names[one.id], Qt.ItemDataRole.ToolTipRole)
            box.choose(state)
            box.setToolTip(names.get(state.id, compared.title(state)))

    def _on_older_chosen(self, state: object) -> None:
        assert isinstance(state, State)
        self._compared.compare(state, self._compared.newer)

    def _on_newer_chosen(self, state: object) -> None:
        assert isinstance(state, State)
        self._compared.compare(self._compared.older, state)
