"""The menu of the whole studio, for those who look with the mouse for what has no button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from narrative_studio.settings import Recent
from ui import icons
from ui.actions import WINDOW_ACTIONS, Action
from ui.keymap import BETWEEN_KEYS
from ui.theme import Role
from ui.widgets.buttons import IconButton
from ui.widgets.menu_opening import open_at_first

_GROUPS: Final = (
    ("window.new", "window.open", "window.open-beside", "RECENT", "window.import"),
    ("window.another", "window.same", "WINDOWS"),
    ("window.save", "window.save-as", "window.move", "window.folder"),
    ("window.export", "window.exported", "window.replace", "window.findings"),
    ("window.settings", "window.theme", "window.help", "window.tour", "window.shortcuts"),
    ("window.close", "window.shut", "window.quit"),
)
_RECENT: Final = "RECENT"
_WINDOWS: Final = "WINDOWS"
_MOST_RECENT: Final = 8


class MenuButton(IconButton):
    """Opens the menu of the studio; it is filled when it is shown.

    ``fill`` is told the menu to fill.
    """

    def __init__(self, fill: Callable[[QMenu], object], parent: QWidget | None = None) -> None:
        # Three thin lines between pixels need the darker ink to be seen.
        super().__init__(
            "menu-2", "Menu of the studio", shortcut="F10", role=Role.TEXT, parent=parent
        )
        self._fill = fill
        self.clicked.connect(self.open)

    def open(self) -> QMenu:
        """Show the menu below the button, its end at the button's end where room is short."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill(menu)
        corner = self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height() + 4))
        room = self.window().geometry()
        corner.setX(max(corner.x(), room.left() + 8))
        open_at_first(menu, corner)
        return menu


def fill_studio_menu(
    menu: QMenu,
    actions: Sequence[Action],
    *,
    has_document: bool,
    recent: Sequence[Recent],
    open_recent: Callable[[str], object],
) -> None:
    """Offer what the window can do in groups; what needs a document only where there is one.

    The keys of ``actions`` are those that people read.
    """
    known = {action.id: action for action in actions}
    needing = {one.id for one in WINDOW_ACTIONS if one.needs_document}
    for group in _GROUPS:
        if not menu.isEmpty():
            menu.addSeparator()
        for name in group:
            if name == _RECENT:
                _fill_recent(menu, recent, open_recent)
            elif name == _WINDOWS:
                for action in actions:
                    if action.id.startswith("window.show."):
                        _add(menu, action)
            elif name in known and (has_document or name not in needing):
                _add(menu, known[name])


def _fill_recent(
    menu: QMenu, recent: Sequence[Recent], open_recent: Callable[[str], object]
) -> None:
    inner = menu.addMenu(icons.icon("history", Role.TEXT2), "Open recent")
    inner.setEnabled(bool(recent))
    for one in recent[:_MOST_RECENT]:
        entry = inner.addAction((one.title or one.path).replace("&", "&&"))
        entry.setToolTip(one.path)
        entry.triggered.connect(lambda _checked=False, path=one.path: open_recent(path))
    inner.setToolTipsVisible(True)


def _add(menu: QMenu, action: Action) -> None:
    keys = action.shortcut.partition(BETWEEN_KEYS)[0]
    words = action.title.replace("&", "&&") + (f"\t{keys}" if keys else "")
    entry = menu.addAction(words)
    if action.icon:
        entry.setIcon(icons.icon(action.icon, Role.TEXT2))
    entry.triggered.connect(lambda _checked=False: action.handler())
