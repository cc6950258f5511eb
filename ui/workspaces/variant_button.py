"""The button in the tool row that says how the story is told, with the menu of variants."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from ui import theme
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.widgets.buttons import SecondaryButton
from ui.workspaces.variant_actions import WHOLE_STORY, VariantActions

_WIDEST_PX = 190
_NARROWEST_PX = 84


class VariantButton(SecondaryButton):
    """Says how the story is told, and opens the menu of variants."""

    def __init__(
        self, session: Session, actions: VariantActions, parent: QWidget | None = None
    ) -> None:
        super().__init__("Variant", size=ControlSize.SMALL, parent=parent)
        self._session = session
        self._actions = actions
        self._fit()
        theme.changes().changed.connect(self._fit)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._on_menu_about_to_show)
        self.setMenu(menu)
        session.variant_chosen.connect(self.refresh)
        session.narrative_chosen.connect(self.refresh)
        session.changed.connect(self._on_session_changed)
        self.refresh()

    def refresh(self) -> None:
        """Name the variant that is shown."""
        shown = self._session.variant
        self.setEnabled(self._session.story is not None)
        words = f"Variant: {shown.name}" if shown is not None else "Variant"
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(f"Variant: {shown.name if shown is not None else WHOLE_STORY}")
        self.setToolTip(
            f"Told as “{shown.name}”" if shown is not None else "Tell the story for another length"
        )

    # Inside

    def _fit(self) -> None:
        now = theme.current()
        self.setMaximumWidth(now.scaled(_WIDEST_PX))
        self.setMinimumWidth(now.scaled(_NARROWEST_PX))

    def _on_menu_about_to_show(self) -> None:
        self._actions.fill(self.menu())

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        self.refresh()
