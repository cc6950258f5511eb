"""Edits Markdown source: what is typed is what is stored; the eye sees how it will read.

Signals of ``MarkdownEditor``: ``edited(str)`` at each key, ``committed(str)`` at a pause of 800 ms
and on leaving, ``refused(str)`` with the message about a link that will not be followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.styling.buttons import ControlSize
from ui.theme import Type
from ui.widgets import markdown_edits as edits
from ui.widgets.buttons import IconButton
from ui.widgets.dragged_files import holds_files
from ui.widgets.labelled_field import ErrorLine
from ui.widgets.markdown_highlighter import MarkdownHighlighter
from ui.widgets.text_area import TextArea
from ui.widgets.text_units import characters, units

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrative_studio.importers.html_markdown import Converted
    from ui.widgets.link_row import LinkRow

_CTRL = Qt.KeyboardModifier.ControlModifier
_OWN_KEYS = {Qt.Key.Key_B: "bold", Qt.Key.Key_I: "italic", Qt.Key.Key_K: "link"}


class MarkdownArea(TextArea):
    """The source itself, highlighted; Ctrl+B and Ctrl+I change the selection.

    Signals:
        link_wanted(): Ctrl+K was pressed; the address is still to be asked for.
    """

    link_wanted = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        use: Type = Type.BODY,
        min_lines: int = 3,
        max_lines: int = 16,
        grows: bool = True,
        quotes_are_cues: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            text,
            name=name,
            placeholder=placeholder,
            use=use,
            min_lines=min_lines,
            max_lines=max_lines,
            grows=grows,
            parent=parent,
        )
        self._quotes_are_cues = quotes_are_cues
        self._highlighter = MarkdownHighlighter(self.document(), quotes_are_cues=quotes_are_cues)
        self.edited.connect(self._check)
        self._check(text)

    def toggle_bold(self) -> None:
        """Make the selection bold, or plain again."""
        self._apply(lambda text, start, end: edits.toggle_mark(text, start, end, edits.BOLD))

    def toggle_italic(self) -> None:
        """Make the selection italic, or plain again."""
        self._apply(lambda text, start, end: edits.toggle_mark(text, start, end, edits.ITALIC))

    def link_place(self) -> edits.LinkPlace:
        """Return what a link at the cursor would be made of, or the link that is there."""
        text, cursor = self.text(), self.textCursor()
        start = characters(text, cursor.selectionStart())
        return edits.link_place(text, start, characters(text, cursor.selectionEnd()))

    def set_link(self, address: str) -> None:
        """Lead the selection to an address, as one step of undo; none takes a link away.

        The address is one that may be followed, as ``LinkRow`` gives it.
        """
        place = self.link_place()
        if address or place.is_link:
            self._make(self.text(), edits.set_link(place, address))

    def toggle_bullets(self) -> None:
        """Make bullets of the selected lines, or plain lines again."""
        self._apply(edits.toggle_bullets)

    def toggle_numbers(self) -> None:
        """Number the selected lines, or make them plain again."""
        self._apply(edits.toggle_numbers)

    def toggle_cues(self) -> None:
        """Make cues, which are not said aloud, of the selected lines, or spoken lines again."""
        self._apply(edits.toggle_cues)

    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._check(self.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not holds_files(source) and (source.hasText() or source.hasHtml())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take over what was copied as clean Markdown, as one step of undo."""
        if not source.hasHtml():
            super().insertFromMimeData(source)
            return
        # Reading HTML is seldom wanted and costs milliseconds to import.
        from narrative_studio.errors import InvalidValue
        from narrative_studio.importers.html_markdown import to_markdown

        try:
            found = to_markdown(source.html(), has_quotes=not self._quotes_are_cues)
        except InvalidValue as error:
            super().insertFromMimeData(source)
            self.set_wrong(str(error))
            return
        if (source.hasText() and not found.has_formatting) or not found.source:
            super().insertFromMimeData(source)
        else:
            self._apply(lambda text, start, end: edits.paste(text, start, end, found.source))
        if lost := _lost_words(found):
            self.set_wrong(lost)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == _CTRL
            and event.key() in _OWN_KEYS
        ):
            # These keys belong to the text while it has the focus, not to the window.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = _OWN_KEYS.get(Qt.Key(event.key())) if event.modifiers() == _CTRL else None
        if own == "bold":
            self.toggle_bold()
        elif own == "italic":
            self.toggle_italic()
        elif own == "link":
            self.link_wanted.emit()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & (_CTRL | Qt.KeyboardModifier.ShiftModifier)
            and self._continue_list()
        ):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _apply(self, change: Callable[[str, int, int], edits.Edit]) -> None:
        text = self.text()
        cursor = self.textCursor()
        start = characters(text, cursor.selectionStart())
        end = characters(text, cursor.selectionEnd())
        self._make(text, change(text, start, end))

    def _continue_list(self) -> bool:
        text = self.text()
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        edit = edits.continue_list(text, characters(text, cursor.position()))
        if edit is None:
            return False
        self._make(text, edit)
        return True

    def _make(self, text: str, edit: edits.Edit) -> None:
        """Carry out one change as one step of undo."""
        after = text[: edit.start] + edit.text + text[edit.end :]
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(units(text, edit.start))
        cursor.setPosition(units(text, edit.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.text)
        cursor.endEditBlock()
        cursor.setPosition(units(after, edit.anchor))
        cursor.setPosition(units(after, edit.cursor), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self, text: str) -> None:
        """Say so where a link leads to a place that is never followed."""
        self.set_wrong(refused_link(text))


class MarkdownEditor(QWidget):
    """A Markdown field with its small formatting bar above and the message about links below."""

    edited = Signal(str)
    committed = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        use: Type = Type.BODY,
        min_lines: int = 3,
        max_lines: int = 16,
        grows: bool = True,
        quotes_are_cues: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._area = MarkdownArea(
            text,
            name=name,
            placeholder=placeholder,
            use=use,
            min_lines=min_lines,
            max_lines=max_lines,
            grows=grows,
            quotes_are_cues=quotes_are_cues,
        )
        self._error = ErrorLine()
        self._link_row: LinkRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._make_bar(has_cues=quotes_are_cues))
        column.addWidget(self._area, 0 if grows else 1)
        column.addWidget(self._error)
        self._column = column
        vertical = QSizePolicy.Policy.Maximum if grows else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.setFocusProxy(self._area)
        self.setAccessibleName(name)
        self._area.edited.connect(self.edited)
        self._area.committed.connect(self.committed)
        self._area.refused.connect(self._on_area_refused)
        self._area.link_wanted.connect(self.ask_link)
        self._area.textChanged.connect(self._on_area_text_changed)
        self._on_area_refused(refused_link(text))

    @property
    def area(self) -> MarkdownArea:
        """The text field inside."""
        return self._area

    @property
    def is_dirty(self) -> bool:
        """Whether typing was not committed yet."""
        return self._area.is_dirty

    def text(self) -> str:
        """Return the Markdown source."""
        return self._area.text()

    def set_text(self, text: str) -> None:
        """Show the stored source; what is being typed is kept."""
        self._area.set_text(text)

    def flush(self) -> None:
        """Commit now what was typed."""
        self._area.flush()

    def ask_link(self) -> None:
        """Ask under the field where the selection, or the link at the cursor, is to lead."""
        if self._link_row is None:
            # Made for the first link: most texts have none.
            from ui.widgets.link_row import LinkRow

            self._link_row = LinkRow()
            self._link_row.applied.connect(self._on_link_row_applied)
            self._link_row.left.connect(self._on_link_row_left)
            self._column.insertWidget(2, self._link_row)
        self._link_row.open(self._area.link_place().address)

    def _make_bar(self, *, has_cues: bool) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        buttons = [
            ("bold", "Bold", "Ctrl+B", self._area.toggle_bold),
            ("italic", "Italic", "Ctrl+I", self._area.toggle_italic),
            ("link", "Make a link", "Ctrl+K", self.ask_link),
            ("list", "Bullet list", "", self._area.toggle_bullets),
            ("list-numbers", "Numbered list", "", self._area.toggle_numbers),
        ]
        if has_cues:
            buttons.append(("player-pause", "Cue, not said aloud", "", self._area.toggle_cues))
        for icon, verb, shortcut, slot in buttons:
            button = IconButton(icon, verb, shortcut=shortcut, size=ControlSize.SMALL)
            # The bar is for the pointer; by keyboard the same is done from within the text.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return bar

    def _on_area_text_changed(self) -> None:
        # Another text: what was to become a link may be gone.
        if self._link_row is not None:
            self._link_row.hide()

    def _on_link_row_applied(self, address: str) -> None:
        self._area.set_link(address)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_link_row_left(self) -> None:
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_area_refused(self, message: str) -> None:
        self._error.set_message(message)
        self.refused.emit(message)


def _lost_words(pasted: Converted) -> str:
    """What of pasted words has not come along, empty where all has."""
    said = []
    if count := pasted.refused_links:
        links = "a link" if count == 1 else f"{count} links"
        said.append(f"Links lead to http, https, mailto or frame; {links} became plain text")
    if count := pasted.pictures:
        some, it = ("A picture was", "it") if count == 1 else (f"{count} pictures were", "each")
        said.append(f"{some} left out: copy {it} alone, then paste it on a frame or a demo step")
    return ". ".join(said)


def refused_link(source: str) -> str:
    """Return what to say about the first link that is never followed; empty if there is none."""
    targets = edits.link_targets(source)
    if not targets:
        return ""
    # Reading Markdown costs tens of milliseconds to import, and most text has no link.
    from narrative_studio.safe_links import is_safe_link

    for target in targets:
        if target and target != "https://" and not is_safe_link(target):
            shown = target if len(target) <= 40 else f"{target[:39]}…"
            return f"Links lead to http, https, mailto or frame; {shown} stays plain text"
    return ""
