"""Paints the rows of the run sheet and measures how high they have to be."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from narrative_studio.model.demo import StepKind
from narrative_studio.model.durations import format_duration
from narrative_studio.model.positioning import Element
from ui import icons, run_text, text, theme
from ui.inspector.element.kinds import KIND_WORDS
from ui.theme import Role, Type
from ui.widgets.badge import Badge, Tone, badge_size, paint_badge
from ui.workspaces.demo.run_sheet_marks import marks_of
from ui.workspaces.demo.run_sheet_model import Column, Index, RunSheetModel
from ui.workspaces.demo.sheet_rows import Kind, SheetRow

PAD_X_PX: Final = 12
PAD_Y_PX: Final = 10
FRAME_ROW_PX: Final = 36
ASK_ROW_PX: Final = 34
EMPTY_ROW_PX: Final = 44
_LEAST_STEP_PX: Final = 56
_BAR_PX: Final = 3
_ICON_PX: Final = 14
_LEFT_OUT: Final = "Left out"
CELL_TYPE: Final = {
    Column.DO: Type.BODY,
    Column.SAY: Type.SAY,
    Column.SEE: Type.BODY,
    Column.WHY: Type.SUPPORT,
    Column.FAILS: Type.BODY,
}


class RunSheetPainter:
    """Frames are bands, steps are rows of seven cells, questions cross the table."""

    def __init__(self, view: QTableView, model: RunSheetModel) -> None:
        self._view = view
        self._model = model

    # Measures

    def height(self, place: int) -> int:
        """How high a row has to be for its longest cell, in pixels."""
        now = theme.current()
        row = self._model.row(self._model.index(place, 0))
        if row.kind is Kind.FRAME:
            return now.scaled(FRAME_ROW_PX)
        if row.kind is Kind.EMPTY:
            return now.scaled(EMPTY_ROW_PX)
        if row.kind is Kind.ASK:
            width = self.ask_rect(QRect(0, 0, self._view.viewport().width(), 0), row).width()
            return max(
                now.scaled(ASK_ROW_PX),
                run_text.lay(row.ask, Type.BODY_STRONG, width).height_px + 14,
            )
        assert row.step is not None
        highest = 2 * now.line_px(Type.BODY)
        for column, cell in (
            (Column.DO, row.step.do),
            (Column.SAY, row.step.say),
            (Column.SEE, row.step.expect),
            (Column.FAILS, row.step.fallback),
        ):
            width = self._view.columnWidth(column) - 2 * PAD_X_PX - _lead(column)
            height = run_text.lay(cell, CELL_TYPE[column], width).height_px
            if column is Column.DO:
                height += len(marks_of(row)) * (now.line_px(Type.SUPPORT) + 2)
            highest = max(highest, height)
        highest = max(highest, self._why_height(row))
        return max(now.scaled(_LEAST_STEP_PX), highest + 2 * PAD_Y_PX)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell, or the whole row of a frame or a question."""
        row = self._model.row(index)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is Kind.FRAME:
            self._paint_frame(painter, rect, row, option)
        elif row.kind is Kind.ASK:
            self._paint_ask(painter, rect, row, option)
        elif row.kind is Kind.EMPTY:
            self._paint_empty(painter, rect, option)
        else:
            self._paint_cell(painter, rect, row, index, option)
        # The keyboard comes to the first row without selecting it.
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            focus = theme.current().focus
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), focus)
            painter.fillRect(QRect(rect.left(), rect.bottom() - 2, rect.width(), 2), focus)
        painter.restore()

    def _paint_frame(
        self, painter: QPainter, rect: QRect, row: SheetRow, option: QStyleOptionViewItem
    ) -> None:
        now = theme.current()
        painter.fillRect(rect, now.selected if _is_selected(option) else now.window)
        self._paint_edges(painter, rect, option)
        middle = rect.center().y()
        left = rect.left() + PAD_X_PX + 24
        if row.is_left_out:
            self._paint_left_out(painter, rect, left, row)
            return
        chevron = "chevron-right" if self._model.is_closed(row.frame.id) else "chevron-down"
        icons.paint_icon(
            painter, QRect(rect.left() + PAD_X_PX, middle - 7, 14, 14), chevron, Role.TEXT2
        )
        chip = Badge(f"Frame {row.number}", Tone.FOLLOW)
        size = badge_size(chip)
        paint_badge(painter, QRect(left, middle - size.height() // 2, 0, 0).topLeft(), chip)
        left += size.width() + 10
        steps = "1 step" if row.steps == 1 else f"{row.steps} steps"
        facts = (
            f"{steps} · {format_duration(row.steps_ms)} of {format_duration(row.frame.planned_ms)}"
        )
        is_over = row.steps_ms > row.frame.planned_ms
        if is_over:
            facts += ", over"
        if row.lack:
            facts = f"{row.lack[0].upper()}{row.lack[1:]} · {facts}"
        if row.comments:
            facts = f"{row.comment_words} · {facts}"
        painter.setFont(now.font(Type.SUPPORT, tabular=True))
        taken = painter.fontMetrics().horizontalAdvance(facts)
        painter.setPen(now.warn if is_over or row.lack else now.text2)
        spot = QRect(rect.right() - PAD_X_PX - taken, rect.top(), taken + 2, rect.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, facts)
        line_px = now.line_px(Type.BODY_STRONG)
        title = QRect(left, middle - line_px // 2, spot.left() - left - 16, line_px)
        if row.differs:
            width = min(title.width() * 3 // 5, _differs_px(row.differs))
            at = QRect(title.right() - width, title.top(), width, line_px)
            _paint_differs(painter, at, row.differs, width)
            title.setRight(at.left() - 12)
        text.paint_text(painter, title, _headline(row), Type.BODY_STRONG, now.text)

    def _paint_left_out(self, painter: QPainter, rect: QRect, left: int, row: SheetRow) -> None:
        """The heading of a frame that the variant does without: its number, its words, the fact."""
        now = theme.current()
        chip = Badge(f"Frame {row.number}", Tone.QUIET)
        size = badge_size(chip)
        middle = rect.center().y()
        paint_badge(painter, QRect(left, middle - size.height() // 2, 0, 0).topLeft(), chip)
        left += size.width() + 10
        font = now.font(Type.SUPPORT)
        taken = QFontMetrics(font).horizontalAdvance(_LEFT_OUT) + 2
        spot = QRect(rect.right() - PAD_X_PX - taken, rect.top(), taken, rect.height())
        painter.setFont(font)
        painter.setPen(now.text3)
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, _LEFT_OUT)
        icon = QRect(spot.left() - 20, middle - 7, 14, 14)
        icons.paint_icon(painter, icon, "eye-off", Role.TEXT3)
        line_px = now.line_px(Type.BODY)
        title = QRect(left, middle - line_px // 2, icon.left() - left - 16, line_px)
        text.paint_text(painter, title, _headline(row), Type.BODY, now.text3)

    def _paint_ask(
        self, painter: QPainter, rect: QRect, row: SheetRow, option: QStyleOptionViewItem
    ) -> None:
        now = theme.current()
        painter.fillRect(rect, now.selected if _is_selected(option) else now.info_soft)
        self._paint_edges(painter, rect, option)
        line_px = now.line_px(Type.BODY_STRONG)
        top = rect.top() + (rect.height() - line_px) // 2
        spot = QRect(rect.left() + PAD_X_PX, top + (line_px - 16) // 2, 16, 16)
        icons.paint_icon(painter, spot, "message-question", Role.INFO)
        label = QRect(spot.right() + 7, top, 140, line_px)
        word = "Checkpoint" if row.is_checkpoint else "Ask"
        text.paint_text(painter, label, word, Type.BODY_STRONG, now.info)
        words = self.ask_rect(rect, row)
        laid = run_text.lay(row.ask or "What do you ask here?", Type.BODY_STRONG, words.width())
        middle = rect.top() + (rect.height() - laid.height_px) // 2
        laid.paint(painter, words.left(), middle, now.text if row.ask else now.text3)
        if row.differs:
            width = _differs_px(row.differs)
            at = QRect(words.right() + 12, top, width, line_px)
            _paint_differs(painter, at, row.differs, width)

    def _paint_empty(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        now = theme.current()
        painter.fillRect(rect, now.selected if _is_selected(option) else now.surface)
        self._paint_edges(painter, rect, option)
        line_px = now.line_px(Type.BODY)
        place = QRect(
            rect.left() + PAD_X_PX + 24,
            rect.center().y() - line_px // 2,
            rect.width() - 2 * PAD_X_PX - 24,
            line_px,
        )
        words = "No demo step yet. Press Enter or double-click to add what is done and said here."
        text.paint_text(painter, place, words, Type.BODY, now.text2)

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        row: SheetRow,
        index: Index,
        option: QStyleOptionViewItem,
    ) -> None:
        now = theme.current()
        column = Column(index.column())
        is_selected = _is_selected(option)
        # The cell that Enter edits stands out of the tint of its row.
        is_current = self._view.hasFocus() and self._view.currentIndex() == index
        ground = now.surface
        if is_selected and not is_current:
            ground = now.selected
        elif not is_selected and _is_hovered(option):
            ground = now.hover
        painter.fillRect(rect, ground)
        self._paint_edges(painter, rect, option, is_first=column == 0)
        assert row.step is not None
        left = rect.left() + PAD_X_PX + (_BAR_PX if column == 0 and is_selected else 0)
        top = rect.top() + PAD_Y_PX
        width = rect.width() - 2 * PAD_X_PX
        match column:
            case Column.STEP:
                self._paint_chunk(painter, rect, row)
                self._paint_two(
                    painter,
                    QRect(rect.left() + PAD_X_PX, top, width + 8, 40),
                    row.number,
                    "Tell" if row.step.kind is StepKind.TELL else "Show",
                )
            case Column.TIME:
                self._paint_two(
                    painter,
                    QRect(left, top, width + 8, 40),
                    format_duration(row.step.planned_ms),
                    format_duration(row.end_ms),
                    is_strong=False,
                )
            case Column.WHY:
                self._paint_why(painter, QRect(left, top, width, rect.height()), row)
            case _:
                self._paint_words(painter, QRect(left, top, width, rect.height()), row, column)

    def _paint_two(
        self, painter: QPainter, rect: QRect, first: str, second: str, *, is_strong: bool = True
    ) -> None:
        now = theme.current()
        use = Type.BODY_STRONG if is_strong else Type.BODY
        took = text.paint_text(painter, rect, first, use, now.text, tabular=True)
        below = QRect(rect.left(), rect.top() + took - 1, rect.width(), rect.height())
        text.paint_text(painter, below, second, Type.SUPPORT, now.text2, tabular=True)

    def _paint_words(self, painter: QPainter, rect: QRect, row: SheetRow, column: Column) -> None:
        now = theme.current()
        step = row.step
        assert step is not None
        words = {
            Column.DO: step.do,
            Column.SAY: step.say,
            Column.SEE: step.expect,
            Column.FAILS: step.fallback,
        }[column]
        left = rect.left()
        color = now.text2 if column in (Column.SEE, Column.FAILS) else now.text
        if column is Column.FAILS:
            role = Role.TEXT2 if words else Role.WARN
            name = "lifebuoy" if words else "alert-triangle"
            spot = QRect(left, rect.top() + 2, _ICON_PX, _ICON_PX)
            icons.paint_icon(painter, spot, name, role)
            left += _lead(column)
            if not words:
                words, color = "No fallback yet", now.warn
        laid = run_text.lay(words, CELL_TYPE[column], rect.width() - (left - rect.left()))
        laid.paint(painter, left, rect.top(), color)
        if column is Column.DO:
            self._paint_marks(painter, rect, row, laid.height_px if words else 0)

    def _paint_marks(self, painter: QPainter, rect: QRect, row: SheetRow, drop_px: int) -> None:
        now = theme.current()
        line_px = now.line_px(Type.SUPPORT)
        top = rect.top() + drop_px + 2
        for line in marks_of(row):
            left = rect.left()
            for icon, word, role in line:
                icons.paint_icon(painter, QRect(left, top, _ICON_PX, line_px), icon, role)
                place = QRect(left + _ICON_PX + 5, top, rect.right() - left - _ICON_PX, line_px)
                text.paint_text(painter, place, word, Type.SUPPORT_STRONG, now.color(role))
                painter.setFont(now.font(Type.SUPPORT_STRONG))
                left = place.left() + painter.fontMetrics().horizontalAdvance(word) + 12
            top += line_px + 2

    def _paint_chunk(self, painter: QPainter, rect: QRect, row: SheetRow) -> None:
        """The bracket beside the steps that tell, show and tell one thing."""
        if row.chunk is None or row.chunk == (True, True):
            return
        is_first, is_last = row.chunk
        color = theme.current().control
        left = rect.left() + 4
        top = rect.top() + (14 if is_first else 0)
        bottom = rect.bottom() - (14 if is_last else -1)
        painter.fillRect(QRect(left, top, 2, bottom - top), color)
        for is_end, y in ((is_first, top), (is_last, bottom - 2)):
            if is_end:
                painter.fillRect(QRect(left, y, 4, 2), color)

    def _paint_why(self, painter: QPainter, rect: QRect, row: SheetRow) -> None:
        now = theme.current()
        step = row.step
        assert step is not None
        top = rect.top()
        inset = _ICON_PX + 6
        for element in row.carries:
            spot = QRect(rect.left(), top + 1, _ICON_PX, _ICON_PX)
            icons.paint_icon(painter, spot, KIND_WORDS[element.kind].icon, Role.TEXT2)
            laid = run_text.lay(_plain(element), Type.SUPPORT, rect.width() - inset)
            laid.paint(painter, rect.left() + inset, top, now.text)
            top += laid.height_px + 2
        if step.why:
            laid = run_text.lay(step.why, Type.SUPPORT, rect.width())
            laid.paint(painter, rect.left(), top, now.text2)

    def _why_height(self, row: SheetRow) -> int:
        step = row.step
        assert step is not None
        width = self._view.columnWidth(Column.WHY) - 2 * PAD_X_PX
        total = sum(
            run_text.lay(_plain(element), Type.SUPPORT, width - _ICON_PX - 6).height_px + 2
            for element in row.carries
        )
        return total + (run_text.lay(step.why, Type.SUPPORT, width).height_px if step.why else 0)

    def _paint_edges(
        self,
        painter: QPainter,
        rect: QRect,
        option: QStyleOptionViewItem,
        *,
        is_first: bool = True,
    ) -> None:
        """The separator below, and the bar of a selected row."""
        now = theme.current()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), now.border)
        if is_first and _is_selected(option):
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR_PX, rect.height() - 1), now.accent)

    def ask_rect(self, rect: QRect, row: SheetRow) -> QRect:
        """Where the words of a question stand in its row, before what a variant has of its own."""
        left = self._view.columnViewportPosition(Column.DO) + PAD_X_PX
        taken = PAD_X_PX + (_differs_px(row.differs) + 12 if row.differs else 0)
        return QRect(left, rect.top(), max(80, rect.right() - left - taken), rect.height())


def _headline(row: SheetRow) -> str:
    return row.frame.headline or "Frame without a headline"


def _differs_px(words: str) -> int:
    """How wide a note on what a variant says otherwise is, with its icon."""
    return QFontMetrics(theme.current().font(Type.SUPPORT)).horizontalAdvance(words) + 22


def _paint_differs(painter: QPainter, room: QRect, words: str, width: int) -> None:
    """What a variant says otherwise, in a room one line high."""
    now = theme.current()
    icon = QRect(room.left(), room.center().y() - 6, 14, 14)
    icons.paint_icon(painter, icon, "versions", Role.ACCENT)
    line_px = now.line_px(Type.SUPPORT)
    top = room.top() + (room.height() - line_px) // 2 + 1
    place = QRect(icon.right() + 6, top, width - 20, line_px)
    text.paint_text(painter, place, words, Type.SUPPORT, now.accent, look=now)


def _is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _is_hovered(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def _lead(column: Column) -> int:
    return _ICON_PX + 6 if column is Column.FAILS else 0


def _plain(element: Element) -> str:
    """A name is no Markdown: its marks stand for themselves."""
    return "".join("\\" + c if c in "\\`*_[]<>#~|!" else c for c in element.name)
