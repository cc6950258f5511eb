"""The links of one row as a list: quiet rows, and the suspect ones with both answers in place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from narrative_studio.commands import links
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.storyboard import Link, LinkRole
from narrative_studio.model.view import ProjectView
from ui import icons
from ui.inspector.frame.link_rows import LinkRow, LinkWords, SuspectBlock, link_words
from ui.session import Session
from ui.shell.areas import first_control

OUT_PX = 6
"""How much further out than the fields the rows reach, for their ground under the pointer."""


class LinkList(QWidget):
    """Shows links, clears suspect ones, removes them; rows that read the same stay.

    ``asks_role`` heads the menu of what the source does for the target, empty where it does always
    the same.

    Signals:
        emptied(): the last row had the keyboard, and is gone.
    """

    emptied = Signal()

    def __init__(self, session: Session, *, asks_role: str = "") -> None:
        super().__init__()
        self._session = session
        self._asks_role = asks_role
        self._shown: tuple[LinkWords, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.hide()

    def __len__(self) -> int:
        return len(self._shown)

    @property
    def rows(self) -> list[QWidget]:
        """The rows and blocks, in order."""
        inside = [child for child in self.children() if isinstance(child, QWidget)]
        return sorted(
            (one for one in inside if self._rows.indexOf(one) >= 0), key=self._rows.indexOf
        )

    def show_links(self, whole: ProjectView, source: str | None) -> None:
        """Show what a row is linked to; without one there is nothing to show."""
        found = whole.links_from(source) if source is not None else ()
        shown = tuple(link_words(whole, link) for link in found)
        if shown != self._shown:
            self._show(shown)
        self.setVisible(bool(shown))

    def menu_of(self, words: LinkWords) -> QMenu:
        """What can be done with one link."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        target = words.target
        if target is not None:
            entry = menu.addAction(icons.icon(target.icon), f"Show the {target.kind.lower()}")
            entry.triggered.connect(lambda _checked=False: self._session.open_row(target.row))
            if self._asks_role:
                self._offer_roles(menu.addMenu(self._asks_role), words.link)
                menu.addSeparator()
        entry = menu.addAction(icons.icon("unlink"), "Remove the link")
        entry.triggered.connect(lambda _checked=False: self._remove(words))
        return menu

    def _show(self, shown: tuple[LinkWords, ...]) -> None:
        held = self._place_of_keyboard()
        before = dict(zip(self._shown, self.rows, strict=True))
        former, self._shown = self._shown, shown
        for widget in before.values():
            self._rows.removeWidget(widget)
        for words in shown:
            kept = before.pop(words) if words in before else self._made(words)
            self._rows.addWidget(kept)
        if held is not None and former[held] in before:
            self._keep_keyboard(former[held].link, held)
        for widget in before.values():
            widget.hide()
            widget.deleteLater()

    def _place_of_keyboard(self) -> int | None:
        focused: QWidget | None = QApplication.focusWidget()
        if focused is None:
            return None
        rows = enumerate(self.rows)
        return next((n for n, row in rows if row is focused or row.isAncestorOf(focused)), None)

    def _keep_keyboard(self, link: Link, place: int) -> None:
        """Leave the keyboard with a link whose row is another now, else with its neighbour."""
        same = (n for n, words in enumerate(self._shown) if words.link.id == link.id)
        at = next(same, min(place, len(self._shown) - 1))
        if at < 0:
            self.emptied.emit()
            return
        row = self.rows[at]
        row.show()
        target = row if row.focusPolicy() & Qt.FocusPolicy.TabFocus else first_control(row)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, words: LinkWords) -> QWidget:
        link = words.link
        if words.state.is_suspect and words.target is not None:
            block = SuspectBlock(words)
            block.cleared.connect(lambda reason: self._clear(link, reason))
            block.menu_wanted.connect(lambda button: self._open_menu(words, button))
            return _inset(block)
        row = LinkRow(words)
        if words.target is not None:
            target = words.target.row
            row.clicked.connect(lambda _checked=False: self._session.open_row(target))
        row.menu_wanted.connect(lambda button: self._open_menu(words, button))
        return row

    def _open_menu(self, words: LinkWords, button: QWidget) -> None:
        menu = self.menu_of(words)
        corner = QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)
        menu.popup(button.mapToGlobal(corner))

    def _offer_roles(self, menu: QMenu, link: Link) -> None:
        for role in LinkRole:
            choice = menu.addAction(role.value.capitalize())
            choice.setCheckable(True)
            choice.setChecked(role is link.role)
            choice.triggered.connect(lambda _checked=False, role=role: self._set_role(link, role))

    def _set_role(self, link: Link, role: LinkRole) -> None:
        self._session.attempt(lambda: edit_cells(self._session.project, link, role=role))

    def _remove(self, words: LinkWords) -> None:
        project, link = self._session.project, words.link.id
        self._session.attempt(lambda: links.unlink(project, link_id=link))
        self._tell(f"Link to {words.name} removed")

    def _clear(self, link: Link, reason: str) -> None:
        project = self._session.project
        self._session.attempt(lambda: links.clear_suspect(project, link_id=link.id, reason=reason))
        if not self._session.view.link_state(link).is_suspect:
            self._tell("Suspect link cleared with a reason")

    def _tell(self, words: str) -> None:
        self._session.messages.tell(words, action="Undo", act=self._session.undo)


def _inset(block: SuspectBlock) -> QWidget:
    """Line a block up with the fields, which the rows reach beyond."""
    hold = QWidget()
    column = QVBoxLayout(hold)
    column.setContentsMargins(OUT_PX, 2, OUT_PX, 2)
    column.addWidget(block)
    return hold
