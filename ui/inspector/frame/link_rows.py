"""One link of a frame: a quiet row, or a tinted block while it is suspect."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.analysis.naming import listed, quoted
from narrative_studio.analysis.positioning.upstream import upstream_of_link
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Link
from narrative_studio.model.view import LinkState, ProjectView
from ui import icons, painting, text, theme
from ui.inspector.link_targets import CELL_WORDS, Target, target_of
from ui.inspector.reason_row import ReasonRow
from ui.inspector.wording_view import WordingView
from ui.styling.buttons import ControlSize
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.buttons import IconButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.panel import Note
from ui.widgets.scroll_box import reveal
from ui.widgets.words_line import WordsLine

_TEXT_LEFT_PX = 24
_ICON_PX = 16
_HINT_PX = 12
_OUT_PX = 6
_PAD_PX = 10
_MENU_PX = 26
_CLEAR = "Clear with reason"
_CLEAR_SHORT = "Clear…"
_LEAST_PX = 160
_TINY = ControlSize.TINY


@dataclass(frozen=True, slots=True)
class LinkWords:
    """What a row says of a link; equal words need no new row."""

    link: Link
    state: LinkState
    target: Target | None
    wordings: tuple[tuple[str, str, str], ...] = ()
    """For a suspect link: label, wording then, wording now."""
    upstream: str = ""
    """What changed further up the chain since the target was last looked at."""

    @property
    def name(self) -> str:
        return self.target.name if self.target is not None else "No longer in the document"

    @property
    def detail(self) -> str:
        """``Differentiator · demonstrates · revision 2``."""
        if self.target is None:
            return f"Deleted {self.link.target_table}"
        return f"{self.target.kind} · {self.link.role} · revision {self.state.revision}"

    @property
    def short_detail(self) -> str:
        """The same where room is short: ``Competitive alternative · contrasts · r2``."""
        return self.detail.replace("revision ", "r") if self.target is not None else self.detail

    @property
    def suspicion(self) -> str:
        """Why a link is suspect."""
        return f"Suspect link: {self.state.suspicion}"


def link_words(whole: ProjectView, link: Link) -> LinkWords:
    """Read a link and the thing it points at."""
    row: Row | None = whole.tables[link.target_table].get(link.target)
    state = whole.link_state(link)
    if row is None:
        return LinkWords(link, state, None)
    wordings = tuple(
        (CELL_WORDS.get(cell, cell), then, str(getattr(row, cell)))
        for cell, then in zip(state.changed, state.wordings, strict=False)
    )
    names = [quoted(one.name) for one in upstream_of_link(whole, link)]
    upstream = f"Upstream changed: {listed(names)}" if names else ""
    return LinkWords(link, state, target_of(row), wordings, upstream)


class LinkRow(QAbstractButton):
    """A link that is fine: icon, name, what it does; a click shows the thing it points at.

    Signals:
        menu_wanted(QWidget): the menu of this link, below that button.
    """

    menu_wanted = Signal(object)

    def __init__(self, words: LinkWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        spoken = (words.name, words.detail, words.upstream)
        self.setAccessibleName(", ".join(filter(None, spoken)))
        self.setToolTip(_tip(words))
        self._menu = IconButton("dots", f"More about the link to {words.name}", size=_TINY)
        self._menu.clicked.connect(self._on_menu_clicked)
        self._menu.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignTop)
        self._shows_menu = True
        self._settle()

    def focus_shape(self) -> tuple[QRect, int] | None:
        return self.rect(), RADIUS_CONTROL

    def sizeHint(self) -> QSize:
        now = theme.current()
        lines = 2 if self._words.upstream else 1
        return QSize(160, now.line_px(Type.BODY) + lines * now.line_px(Type.SUPPORT) + 4)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._settle(is_over=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._settle()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._settle()
        return super().event(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._menu and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._settle()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if self.underMouse():
            painting.rounded(painter, self.rect(), RADIUS_CONTROL, fill=now.hover)
        icon = self._words.target.icon if self._words.target is not None else "unlink"
        body_px = now.line_px(Type.BODY)
        top = 2
        spot = QRect(_OUT_PX + 2, top + (body_px - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, icon, Role.TEXT2)
        left = _OUT_PX + _TEXT_LEFT_PX
        room = self.width() - left - _OUT_PX
        shorter = room - (_MENU_PX if self._shows_menu else 0)
        name = QRect(left, top, shorter, body_px)
        text.paint_text(painter, name, self._words.name, Type.BODY, now.text)
        detail = QRect(left, top + body_px, room, now.line_px(Type.SUPPORT))
        font = now.font(Type.SUPPORT)
        fits = QFontMetrics(font).horizontalAdvance(self._words.detail) <= room
        words = self._words.detail if fits else self._words.short_detail
        text.paint_text(painter, detail, words, Type.SUPPORT, now.text2)
        if self._words.upstream:
            self._paint_upstream(painter, detail.translated(0, detail.height()))

    def _paint_upstream(self, painter: QPainter, line: QRect) -> None:
        """A quiet remark: nothing here is suspect, but somebody may want to look."""
        spot = QRect(line.left(), line.top() + (line.height() - _HINT_PX) // 2, _HINT_PX, _HINT_PX)
        icons.paint_icon(painter, spot, "info-circle", Role.INFO)
        line.setLeft(spot.right() + 5)
        text.paint_text(painter, line, self._words.upstream, Type.SUPPORT, theme.current().text2)

    def _settle(self, *, is_over: bool = False) -> None:
        """Show the button of the menu to the pointer and to the keyboard only."""
        is_wanted = is_over or self.underMouse() or self.hasFocus() or self._menu.hasFocus()
        if is_wanted != self._shows_menu:
            self._shows_menu = is_wanted
            self._menu.setIcon(icons.icon("dots", Role.TEXT2) if is_wanted else QIcon())
        self.update()

    def _on_menu_clicked(self) -> None:
        self.menu_wanted.emit(self._menu)


class SuspectBlock(Note):
    """A link whose target has changed since somebody looked; both answers are given in place.

    Signals:
        cleared(str): the text still fits, for this reason.
        menu_wanted(QWidget): the menu of this link, below that button.
    """

    cleared = Signal(str)
    menu_wanted = Signal(object)

    def __init__(self, words: LinkWords, parent: QWidget | None = None) -> None:
        super().__init__(Role.WARN_SOFT, parent)
        self._words = words
        self.setAccessibleName(f"{words.name}. {words.suspicion}")
        state = words.state
        is_numbered = 0 < state.seen_revision < state.revision
        which = f"r{state.seen_revision} and r{state.revision}" if is_numbered else "the wordings"
        self._compare = SecondaryButton(f"Compare {which}", size=ControlSize.SMALL)
        self._compare.setCheckable(True)
        self._clear = SecondaryButton(_CLEAR, size=ControlSize.SMALL)
        self._menu = IconButton("dots", f"More about the link to {words.name}", size=_TINY)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_PAD_PX, 8, _PAD_PX, 8)
        self._column.setSpacing(8)
        self._column.addLayout(self._head())
        self._wordings: QWidget | None = None
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self._compare)
        self._buttons.addWidget(self._clear)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        self._reason = ReasonRow("Clear link", placeholder="Why the text still fits")
        self._reason.hide()
        self._column.addWidget(self._reason)
        self._compare.toggled.connect(self._on_compare_toggled)
        self._clear.clicked.connect(self._on_clear_clicked)
        self._menu.clicked.connect(self._on_menu_clicked)
        self._reason.given.connect(self.cleared)
        self._reason.dropped.connect(self._on_reason_dropped)

    @property
    def compare_button(self) -> SecondaryButton:
        return self._compare

    @property
    def clear_button(self) -> SecondaryButton:
        return self._clear

    @property
    def reason_field(self) -> WordsLine:
        """Where the reason is written, once asked for."""
        return self._reason.field

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        spot = QRect(_PAD_PX, _PAD_PX, _ICON_PX, _ICON_PX)
        icons.paint_icon(QPainter(self), spot, "unlink", Role.WARN)

    def minimumSizeHint(self) -> QSize:
        """Buttons that do not fit beside each other stand below each other."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.width() - 2 * _PAD_PX - self._buttons.spacing()
        for words, direction in (
            (_CLEAR, QBoxLayout.Direction.LeftToRight),
            (_CLEAR_SHORT, QBoxLayout.Direction.LeftToRight),
            (_CLEAR, QBoxLayout.Direction.TopToBottom),
        ):
            self._clear.setText(words)
            self._buttons.setDirection(direction)
            if self._compare.sizeHint().width() + self._clear.sizeHint().width() <= room:
                break
        super().resizeEvent(event)

    def _head(self) -> QVBoxLayout:
        words = self._words
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(TextLabel(words.name, use=Type.BODY_STRONG), 1)
        first.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignVCenter)
        why = TextLabel(words.suspicion, use=Type.SUPPORT_STRONG, role=Role.WARN, lines=0)
        head = QVBoxLayout()
        head.setContentsMargins(_TEXT_LEFT_PX, 0, 0, 0)
        head.setSpacing(0)
        head.addLayout(first)
        head.addWidget(why)
        return head

    def _on_compare_toggled(self, is_open: bool) -> None:
        if is_open and self._wordings is None:
            self._wordings = _wordings_of(self._words)
            self._column.insertWidget(1, self._wordings)
        if self._wordings is not None:
            self._wordings.setVisible(is_open)
        if is_open:
            reveal(self)

    def _on_clear_clicked(self) -> None:
        self._reason.show()
        self._clear.setEnabled(False)
        reveal(self)
        self._reason.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason_dropped(self) -> None:
        self._reason.hide()
        self._clear.setEnabled(True)
        self._clear.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_menu_clicked(self) -> None:
        self.menu_wanted.emit(self._menu)


class _Paper(QWidget):
    """A white ground inside the block, for reading."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painting.rounded(QPainter(self), self.rect(), RADIUS_CONTROL, fill=now.surface)


def _wordings_of(words: LinkWords) -> QWidget:
    paper = _Paper()
    column = QVBoxLayout(paper)
    column.setContentsMargins(_PAD_PX, 8, _PAD_PX, 8)
    column.setSpacing(8)
    for label, then, now in words.wordings:
        column.addWidget(WordingView(label, then, now))
    return paper


def _tip(words: LinkWords) -> str:
    cleared = words.link.cleared_because and f"Cleared: {words.link.cleared_because}"
    return "\n".join(filter(None, (words.name, words.upstream, cleared)))
