"""Paints and measures what holds rows: item views, headers, menus, scroll bars, progress."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QStyle,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, text
from ui.painting import h_line, rounded
from ui.theme import RADIUS_BADGE, Theme, Type

SCROLL_BAR_PX: Final = 12
MENU_ROW_PX: Final = 32
MENU_PAD_PX: Final = 6
HEADER_PX: Final = 32
HEADER_LEFT_PX: Final = 12
HEADER_RIGHT_PX: Final = 8
ROW_PX: Final = 36
SELECTION_BAR_PX: Final = 3
_MENU_ICON_PX: Final = 16
_MENU_TEXT_LEFT_PX: Final = 12
_MIN_HANDLE_PX: Final = 28

_Position = QStyleOptionViewItem.ViewItemPosition


def paint_row_ground(option: QStyleOptionViewItem, painter: QPainter, theme: Theme) -> None:
    """Paint the ground of an item: hover, selection with its bar, the ring of the current one."""
    state = option.state
    rect = option.rect
    position = option.viewItemPosition
    if option.backgroundBrush.style() != Qt.BrushStyle.NoBrush:
        painter.fillRect(rect, option.backgroundBrush)
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.selected)
        if position in (_Position.Beginning, _Position.OnlyOne, _Position.Invalid):
            bar = QRect(rect.left(), rect.top(), SELECTION_BAR_PX, rect.height())
            painter.fillRect(QStyle.visualRect(option.direction, rect, bar), theme.accent)
    elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
        painter.fillRect(rect, theme.hover)


def paint_ruled_ground(option: QStyleOptionViewItem, painter: QPainter, theme: Theme) -> None:
    """Paint the ground of a cell of a table, and the line below that parts the rows."""
    paint_row_ground(option, painter, theme)
    rect = option.rect
    h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), theme.border)


def paint_cell_line(
    painter: QPainter,
    cell: QRect,
    words: str,
    use: Type,
    color: QColor,
    *,
    look: Theme,
    tabular: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line of text into a cell: centred in its height, inset like the headings."""
    line_px = look.line_px(use)
    place = QRect(
        cell.left() + HEADER_LEFT_PX,
        cell.center().y() - line_px // 2 + 1,
        cell.width() - HEADER_LEFT_PX - HEADER_RIGHT_PX,
        line_px,
    )
    text.paint_text(painter, place, words, use, color, tabular=tabular, align=align, look=look)


def paint_choice_ground(option: QStyleOptionViewItem, painter: QPainter, theme: Theme) -> None:
    """Paint the ground of an entry in the list of a combo box, as in a menu."""
    if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
        rounded(painter, option.rect.adjusted(0, 1, 0, -1), RADIUS_BADGE, fill=theme.selected)


def paint_row_ring(option: QStyleOptionViewItem, painter: QPainter, theme: Theme) -> None:
    """Paint the inset ring of the current item, open between the cells of one row."""
    rect = option.rect
    position = option.viewItemPosition
    color = QBrush(theme.focus)
    painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), color)
    painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), color)
    if position in (_Position.Beginning, _Position.OnlyOne, _Position.Invalid):
        painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), color)
    if position in (_Position.End, _Position.OnlyOne, _Position.Invalid):
        painter.fillRect(QRect(rect.right() - 1, rect.top(), 2, rect.height()), color)


def paint_cell_ring(option: QStyleOptionViewItem, painter: QPainter, theme: Theme) -> None:
    """Paint the ring of the current cell, closed, where cells and not rows are walked."""
    position = option.viewItemPosition
    option.viewItemPosition = _Position.OnlyOne
    paint_row_ring(option, painter, theme)
    option.viewItemPosition = position


def ring_whole_row(
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
    painter: QPainter,
    theme: Theme,
) -> None:
    """Paint the part of the ring that a cell has of it, where the keyboard is on its row.

    Qt tells one cell that it has the keyboard, also where rows are chosen as a whole.
    """
    view = option.widget
    if not isinstance(view, QAbstractItemView) or not view.hasFocus():
        return
    if view.currentIndex().row() == index.row():
        paint_row_ring(option, painter, theme)


def calm_item(option: QStyleOptionViewItem, theme: Theme) -> None:
    """Keep the text of a selected item in the colour of text: its tint is a light one."""
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        option.palette.setColor(group, QPalette.ColorRole.HighlightedText, theme.text)


def paint_header_section(option: QStyleOptionHeader, painter: QPainter, theme: Theme) -> None:
    """Paint the ground of a heading."""
    is_level = option.orientation == Qt.Orientation.Horizontal
    paint_header_rest(option.rect, painter, theme, is_level=is_level)


def paint_header_rest(rect: QRect, painter: QPainter, theme: Theme, *, is_level: bool) -> None:
    """Paint the ground of headings, and the line below those of columns."""
    painter.fillRect(rect, theme.chrome)
    if is_level:
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.control)


def paint_header_label(option: QStyleOptionHeader, painter: QPainter, theme: Theme) -> None:
    """Paint the words of a heading and the mark of the sorted column."""
    rect = option.rect.adjusted(HEADER_LEFT_PX, 0, -HEADER_RIGHT_PX, -1)
    is_sorted = option.sortIndicator != QStyleOptionHeader.SortIndicator.None_
    painter.save()
    font = theme.font(Type.SUPPORT_STRONG)
    painter.setFont(font)
    painter.setPen(theme.text2)
    room = rect.width() - (18 if is_sorted else 0)
    words = QFontMetrics(font).elidedText(option.text, Qt.TextElideMode.ElideRight, room)
    align = QStyle.visualAlignment(option.direction, option.textAlignment)
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, words)
    if is_sorted:
        is_down = option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown
        width = QFontMetrics(font).horizontalAdvance(words)
        spot = QRect(rect.left() + width + 4, rect.center().y() - 6, 12, 12)
        spot = QStyle.visualRect(option.direction, rect, spot)
        icons.paint_icon(painter, spot, f"chevron-{'down' if is_down else 'up'}", theme.text2)
    painter.restore()


def menu_item_size(option: QStyleOptionMenuItem, theme: Theme) -> QSize:
    """Return the size a menu entry wants."""
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        return QSize(10, 9)
    words, _tab, shortcut = option.text.partition("\t")
    metrics = QFontMetrics(option.font)
    width = 2 * _MENU_TEXT_LEFT_PX + metrics.horizontalAdvance(words)
    if _has_mark_column(option):
        width += _MENU_ICON_PX + 10
    if shortcut:
        width += 32 + QFontMetrics(theme.font(Type.SUPPORT)).horizontalAdvance(shortcut)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu:
        width += 24
    return QSize(max(width, 160), theme.scaled(MENU_ROW_PX))


def paint_menu_item(option: QStyleOptionMenuItem, painter: QPainter, theme: Theme) -> None:
    """Paint a menu entry: mark or icon, words, shortcut."""
    rect = option.rect
    painter.fillRect(rect, theme.surface)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), theme.border)
        return
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    chosen = enabled and bool(option.state & QStyle.StateFlag.State_Selected)
    inner = rect.adjusted(0, 1, 0, -1)
    if chosen:
        rounded(painter, inner, RADIUS_BADGE, fill=theme.selected)
    room = inner.adjusted(_MENU_TEXT_LEFT_PX - 2, 0, -(_MENU_TEXT_LEFT_PX - 2), 0)
    if _has_mark_column(option):
        spot = QRect(room.left(), room.center().y() - 7, _MENU_ICON_PX, _MENU_ICON_PX)
        _paint_menu_mark(option, painter, QStyle.visualRect(option.direction, room, spot), theme)
        room.setLeft(room.left() + _MENU_ICON_PX + 10)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            room.translate(-(_MENU_ICON_PX + 10), 0)
    words, _tab, shortcut = option.text.partition("\t")
    ends = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight)
    starts = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    painter.save()
    painter.setFont(option.font)
    painter.setPen(theme.text if enabled else theme.text3)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic
    painter.drawText(room, flags | starts, words)
    if shortcut:
        painter.setFont(theme.font(Type.SUPPORT))
        painter.setPen(theme.text3)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | ends, shortcut)
    painter.restore()
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu:
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        spot = QRect(room.right() - 13, room.center().y() - 6, 14, 14)
        spot = QStyle.visualRect(option.direction, room, spot)
        icons.paint_icon(painter, spot, f"chevron-{'left' if mirrored else 'right'}", theme.text2)


def scroll_handle(option: QStyleOptionSlider) -> QRect:
    """Return where the handle of a scroll bar is, within ``option.rect``."""
    rect = option.rect
    is_level = option.orientation == Qt.Orientation.Horizontal
    length = rect.width() if is_level else rect.height()
    span = option.maximum - option.minimum
    if span <= 0 or length <= 0:
        return rect
    handle = max(_MIN_HANDLE_PX, length * option.pageStep // (span + option.pageStep))
    handle = min(handle, length)
    at = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown
    )
    if is_level:
        return QRect(rect.left() + at, rect.top(), handle, rect.height())
    return QRect(rect.left(), rect.top() + at, rect.width(), handle)


def paint_scroll_bar(
    option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None, theme: Theme
) -> None:
    """Paint the handle of a scroll bar; its track has the ground of what it scrolls."""
    area = _scrolled_area(widget)
    if area is not None:
        viewport = area.viewport()
        if viewport.autoFillBackground():
            painter.fillRect(option.rect, viewport.palette().color(viewport.backgroundRole()))
    if option.maximum <= option.minimum:
        return
    is_busy = bool(
        option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken)
    )
    breadth = 8 if is_busy else 6
    handle = QRectF(scroll_handle(option))
    if option.orientation == Qt.Orientation.Horizontal:
        inset = (handle.height() - breadth) / 2
        handle.adjust(2, inset, -2, -inset)
    else:
        inset = (handle.width() - breadth) / 2
        handle.adjust(inset, 2, -inset, -2)
    color = theme.text3 if option.state & QStyle.StateFlag.State_Sunken else theme.control
    rounded(painter, handle, breadth / 2, fill=color)


def paint_progress(option: QStyleOptionProgressBar, painter: QPainter, theme: Theme) -> None:
    """Paint a progress bar 6 px high: outlined track, accent for what is done."""
    rect = QRectF(option.rect)
    top = rect.top() + (rect.height() - 6) / 2
    track = QRectF(rect.left(), round(top), rect.width(), 6)
    rounded(painter, track, 3, fill=theme.sunken, line=theme.control)
    span = option.maximum - option.minimum
    part = (option.progress - option.minimum) / span if span > 0 else 0.0
    if part <= 0:
        return
    done = QRectF(track)
    done.setWidth(max(6.0, round(track.width() * min(1.0, part))))
    if option.direction == Qt.LayoutDirection.RightToLeft:
        done.moveRight(track.right())
    rounded(painter, done, 3, fill=theme.accent)


def _scrolled_area(bar: QWidget | None) -> QAbstractScrollArea | None:
    """Return what a scroll bar scrolls; Qt puts the bar into a container of its own."""
    container = bar.parentWidget() if bar is not None else None
    area = container.parentWidget() if container is not None else None
    return area if isinstance(area, QAbstractScrollArea) else None


def _has_mark_column(option: QStyleOptionMenuItem) -> bool:
    return option.menuHasCheckableItems or option.maxIconWidth > 0 or not option.icon.isNull()


def _paint_menu_mark(
    option: QStyleOptionMenuItem, painter: QPainter, spot: QRect, theme: Theme
) -> None:
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    if option.checkType != QStyleOptionMenuItem.CheckType.NotCheckable:
        if option.checked:
            icons.paint_icon(painter, spot, "check", theme.accent if enabled else theme.control)
            return
        if option.icon.isNull():
            return
    mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
    option.icon.paint(painter, spot, Qt.AlignmentFlag.AlignCenter, mode)
