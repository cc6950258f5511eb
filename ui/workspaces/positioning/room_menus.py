"""What can be done to what is selected in the room of the positioning, for the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrative_studio.analysis.row_names import Names
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.goals import Goal
from narrative_studio.model.positioning import Element
from narrative_studio.model.touchpoints import Touchpoint
from ui.inspector.binding import row_of
from ui.inspector.customers.kinds import entry_of
from ui.workspaces.base import NamedMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from narrative_studio.model.rows import Row
    from ui.workspaces.positioning.workspace import Positioning


def menus_of(room: Positioning) -> list[NamedMenu]:
    """The menu of the selected row, as its view has it."""
    selection = room.session.selection
    if selection.current is None:
        return []
    row = row_of(room.session, selection.table, selection.current)
    menu = _menu(room, row) if row is not None else None
    if row is None or menu is None:
        return []
    return [NamedMenu(menu, where=Names(room.session.view).full(row))]


def _menu(room: Positioning, row: Row) -> QMenu | None:
    match row:
        case Element() | Proof() | Objection():
            return room.make_menu(row)
        case Touchpoint():
            return room.around.touchpoints.view.make_menu(row)
        case Goal(id=goal_id):
            card = room.around.goals.cards.get(goal_id)
            return card.make_menu() if card is not None else None
    entry = entry_of(room.session.view, row)
    return room.customer_page.make_menu(entry) if entry is not None else None
