"""The view Chain: headings, the chain itself, what frames it, and its gaps."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from narrative_studio.analysis.positioning.exclusions import exclusions
from narrative_studio.analysis.positioning.gap import Gap, GapKind
from narrative_studio.model.positioning import ElementKind
from ui import theme
from ui.widgets.scroll_box import ScrollBox
from ui.workspaces.positioning.acts import Acts
from ui.workspaces.positioning.adder import STRIP_PX, Adder, AdderState
from ui.workspaces.positioning.chain.board import COLUMNS, Board
from ui.workspaces.positioning.chain.exclusions_line import ExclusionsLine
from ui.workspaces.positioning.chain.foundation import Foundation
from ui.workspaces.positioning.chain.geometry import BOTTOM_PX, TOP_PX, Geometry, margin_px
from ui.workspaces.positioning.chain.headings import Headings
from ui.workspaces.positioning.chain.model import ChainModel
from ui.workspaces.positioning.chain.view import ChainView
from ui.workspaces.positioning.gaps_panel import GapsPanel

_ROWS_SEEN: Final = 4
"""As many rows of cards have to be seen before the parts below them take their full height."""
_AROUND_PX: Final = (15, 15)
_COMPACT_AROUND_PX: Final = (2, 4)
"""Above and below the gaps."""


class ChainPage(QWidget):
    """Shows a board and turns what the user does to it into acts.

    Signals:
        picked(str): the user selected an element, or none (an empty id).
        opened(str): the inspector is to show an element and take the keyboard.
        menu_wanted(str, QPoint): the context menu of an element, at a place on the screen.
        answering(object): a ``Gap`` whose element was shown, and what it asks is to be written.
    """

    picked = Signal(str)
    opened = Signal(str)
    answering = Signal(object)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, board: Board, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._open_adder: Adder | None = None
        self._is_compact = False
        self._model = ChainModel(board, self)
        self._headings = Headings()
        self._view = ChainView(self._model, acts.typing)
        self._adders = [Adder(kind, parent=self._view.viewport()) for kind in COLUMNS]
        self._foundation = Foundation()
        self._excluded = ExclusionsLine()
        self._gaps = GapsPanel()
        self._body = QWidget()
        for part in (self._view, self._foundation, self._excluded, self._gaps):
            part.setParent(self._body)
        self._box = ScrollBox(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._headings)
        column.addWidget(self._box, 1)
        self._wire()
        self.show_board(board)

    @property
    def headings(self) -> Headings:
        return self._headings

    @property
    def view(self) -> ChainView:
        return self._view

    @property
    def foundation(self) -> Foundation:
        return self._foundation

    @property
    def excluded(self) -> ExclusionsLine:
        return self._excluded

    @property
    def gaps(self) -> GapsPanel:
        return self._gaps

    def adder(self, kind: ElementKind) -> Adder:
        """The place where elements of a kind are added."""
        if kind in COLUMNS:
            return self._adders[COLUMNS.index(kind)]
        return self._foundation.adder(kind)

    def show_board(self, board: Board) -> None:
        """Show another state of the document."""
        current = self._view.current_element()
        self._model.show(board)
        if current is not None and self._view.current_element() != current:
            index = self._model.index_of(current)
            flag = self._view.selectionModel().SelectionFlag.NoUpdate
            self._view.selectionModel().setCurrentIndex(index, flag)
        self._foundation.show_board(board)
        self._excluded.show_exclusions(exclusions(board.view))
        self._gaps.show_gaps(board.gaps, are_steps=board.is_new)
        self._gaps.setVisible(bool(board.count) and not board.is_taking_shape)
        self._arrange()

    def show_selected(self, element_id: str | None) -> None:
        """Select an element that was selected elsewhere."""
        self._view.show_selected(element_id)
        self._foundation.show_selected(element_id)

    def show_element(self, element_id: str) -> None:
        """Scroll to an element."""
        if self._view.board.place(element_id) is not None:
            self._view.show_element(element_id)
        else:
            self._seek_part(self._foundation)

    def begin_adding(self, kind: ElementKind) -> bool:
        """Open the place where an element of a kind is added; False where it has none here."""
        adder = self.adder(kind)
        if kind not in COLUMNS and adder.state is AdderState.HIDDEN:
            return False
        if adder.state is not AdderState.TEACHING:
            adder.show_state(AdderState.OPEN)
        self._open_adder = adder
        self._arrange()
        if kind in COLUMNS:
            self._view.show_adder(COLUMNS.index(kind))
        adder.open()
        return True

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the chain, or to the first place to add at, and show where it is."""
        selected = self._foundation.selected_card()
        if selected is not None:
            selected.setFocus(reason)
            if reason is not Qt.FocusReason.MouseFocusReason:
                self._seek_part(self._foundation)
        elif self._view.board.count or not self._adders[0].field.isVisible():
            self._view.setFocus(reason)
            # What a mouse clicks is before the eyes: nothing moves away under it.
            if reason is not Qt.FocusReason.MouseFocusReason:
                self._view.scrollTo(self._view.currentIndex())
        else:
            self._adders[0].open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self._arrange()

    def _wire(self) -> None:
        view, acts = self._view, self._acts
        view.picked.connect(self.picked)
        view.opened.connect(self.opened)
        view.moved.connect(acts.move)
        view.joined.connect(acts.join)
        view.parted.connect(acts.part)
        view.discarded.connect(self._on_view_discarded)
        view.adding.connect(self.begin_adding)
        view.left_below.connect(self._on_view_left_below)
        view.entered.connect(self._on_view_entered)
        view.sought.connect(self._seek)
        view.pushed.connect(self._on_view_pushed)
        self._box.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        view.menu_wanted.connect(self.menu_wanted)
        view.arranged.connect(self._on_view_arranged)
        self._model.edited.connect(acts.edit)
        self._foundation.picked.connect(self.picked)
        self._foundation.opened.connect(self.opened)
        self._foundation.discarded.connect(self._on_view_discarded)
        self._foundation.added.connect(self._on_foundation_added)
        self._foundation.left_above.connect(view.take_cursor)
        self._foundation.menu_wanted.connect(self.menu_wanted)
        self._gaps.chosen.connect(self._on_gaps_chosen)
        self._gaps.folded.connect(self._arrange)
        self._gaps.list_view.entered.connect(self._on_gaps_entered)
        theme.changes().changed.connect(self._arrange)
        for adder in self._adders:
            adder.added.connect(self._on_adder_added)
            adder.opened.connect(self._on_adder_opened)
            adder.closed.connect(self._on_adder_closed)

    def _arrange(self) -> None:
        """Put the parts below each other; compact where that shows more, and scrolled as one."""
        board, width = self._view.board, self.width()
        # The view is as wide as this page, but it may be laid out after it.
        geometry = replace(self._view.geometry_now, width_px=width)
        self._foundation.follow(geometry)
        self._set_compact(False)
        rows = min(_ROWS_SEEN, max(geometry.counts, default=0))
        wanted = TOP_PX + rows * self._view.geometry_now.pitch_px + BOTTOM_PX
        if board.count and self._room_px() < wanted:
            self._set_compact(True)
        self._place_adders(replace(self._view.geometry_now, width_px=width))
        board_px = self._view.geometry_now.height_px
        foundation_px = self._foundation.height_px()
        self._view.setGeometry(0, 0, width, board_px)
        self._foundation.setGeometry(0, board_px, width, foundation_px)
        bottom = board_px + foundation_px
        if not self._excluded.isHidden():
            margin, above = margin_px(width), self._around_gaps_px()[0]
            high = self._excluded.height_for(width - 2 * margin)
            self._excluded.setGeometry(margin, bottom + above, width - 2 * margin, high)
            bottom += above + high
        if not self._gaps.isHidden():
            margin = margin_px(width)
            above, below = self._around_gaps_px()
            high = self._gaps.height_for(width - 2 * margin)
            self._gaps.setGeometry(margin, bottom + above, width - 2 * margin, high)
            bottom += above + high + below
        self._body.setFixedHeight(bottom)

    def _set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self._view.set_compact(is_compact)
        self._foundation.set_compact(is_compact)
        self._gaps.set_compact(is_compact)

    def _around_gaps_px(self) -> tuple[int, int]:
        """The room above and below the gaps."""
        return _COMPACT_AROUND_PX if self._is_compact else _AROUND_PX

    def _room_px(self) -> int:
        """The height left for the chain when everything else is as it is now."""
        below = self._foundation.height_px()
        if not self._excluded.isHidden():
            width = self.width() - 2 * margin_px(self.width())
            below += self._excluded.height_for(width) + self._around_gaps_px()[0]
        if not self._gaps.isHidden():
            width = self.width() - 2 * margin_px(self.width())
            below += self._gaps.height_for(width) + sum(self._around_gaps_px())
        return self.height() - self._headings.sizeHint().height() - below

    def _place_adders(self, geometry: Geometry) -> None:
        """Decide which column shows which place to add at, and keep room for it."""
        room = self._room_px()
        heights = []
        for column, adder in enumerate(self._adders):
            self._show_adder(adder, geometry.counts[column], room)
            width = geometry.column_span(column)[1]
            heights.append(adder.height_for(width))
        tallest = max(
            (px for px, adder in zip(heights, self._adders, strict=True) if adder.teaches),
            default=0,
        )
        heights = [
            tallest if adder.teaches else px
            for px, adder in zip(heights, self._adders, strict=True)
        ]
        self._view.show_adders(tuple(heights))
        self._on_view_arranged()

    def _seek(self, top: int, bottom: int) -> None:
        """Scroll until the page is seen from one height to another."""
        bar, room = self._box.verticalScrollBar(), self._box.viewport().height()
        if top < bar.value() or bottom - top > room:
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(bottom - room)

    def _seek_part(self, part: QWidget) -> None:
        place = part.geometry()
        self._seek(place.top(), place.bottom() + 1)

    def _show_adder(self, adder: Adder, count: int, room_px: int) -> None:
        state = AdderState.HIDDEN
        bottom = TOP_PX + count * self._view.geometry_now.pitch_px + STRIP_PX + BOTTOM_PX
        if not count:
            state = AdderState.TEACHING
        elif adder is self._open_adder or adder.is_typing:
            state = AdderState.OPEN
        elif bottom <= room_px:
            state = AdderState.STRIP
        if adder.state is not state:
            adder.show_state(state)

    def _on_view_arranged(self) -> None:
        geometry = self._view.geometry_now
        self._headings.follow(geometry)
        self._foundation.follow(geometry)
        for column, adder in enumerate(self._adders):
            adder.setGeometry(geometry.adder(column).translated(self._view.origin))

    def _on_view_entered(self) -> None:
        # The ring and the selection are never on two cards.
        if self._foundation.selected_card() is not None:
            self._view.select_current()

    def _on_view_left_below(self, column: int) -> None:
        if self._foundation.take_cursor(column):
            self._seek_part(self._foundation)

    def _on_view_pushed(self, by_px: int) -> None:
        bar = self._box.verticalScrollBar()
        bar.setValue(bar.value() + by_px)

    def _on_scrolled(self, value: int) -> None:
        self._headings.set_cut(value > 0)

    def _on_view_discarded(self, element_id: str) -> None:
        board = self._view.board
        row = board.view.elements.get(element_id)
        if row is not None:
            self._acts.discard(row)

    def _on_adder_added(self, name: str) -> None:
        adder = self.sender()
        if isinstance(adder, Adder):
            self._open_adder = adder if adder.is_typing else None
            made = self._acts.add(adder.kind, name)
            if made is not None:
                self.picked.emit(made.id)
            if adder.is_typing:
                self._view.show_adder(COLUMNS.index(adder.kind))

    def _on_adder_opened(self) -> None:
        adder = self.sender()
        if isinstance(adder, Adder):
            self.begin_adding(adder.kind)

    def _on_adder_closed(self) -> None:
        if self._open_adder is not None and not self._open_adder.is_typing:
            self._open_adder = None
            self._arrange()
            focused: QWidget | None = QApplication.focusWidget()
            if focused is None:
                # Esc gave the field up; without the keyboard no key would do anything more.
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_foundation_added(self, kind: ElementKind, name: str) -> None:
        made = self._acts.add(kind, name)
        if made is not None:
            self.picked.emit(made.id)

    def _on_gaps_entered(self) -> None:
        self._seek_part(self._gaps)

    def _on_gaps_chosen(self, gap: Gap) -> None:
        if gap.element_id is not None:
            self._show_in_chain(gap.element_id)
            self.answering.emit(gap)
            return
        elements = self._view.board.view.elements_of(gap.component)
        adds = gap.kind in (GapKind.ONLY_RIVALS, GapKind.NO_VALUE) or not elements
        if adds and self.begin_adding(gap.component):
            return
        if elements:
            self._show_in_chain(elements[0].id)
            self.answering.emit(gap)

    def _show_in_chain(self, element_id: str) -> None:
        self.picked.emit(element_id)
        self.show_element(element_id)
