"""Paints and measures push buttons and tool buttons."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QWidget,
)

from ui import icons
from ui.painting import rounded
from ui.theme import RADIUS_CONTROL, Theme

KIND: Final = "kind"
"""Name of the dynamic property that holds a ``ButtonKind``."""
SIZE: Final = "controlSize"
"""Name of the dynamic property that holds a ``ControlSize``; fields read it too."""

_ICON_GAP_PX: Final = 6
_CHEVRON_PX: Final = 14
_LEAST_PADS_PX: Final = 8
"""Both sides together."""


class ButtonKind(StrEnum):
    """How loud a button is."""

    SECONDARY = "secondary"
    PRIMARY = "primary"
    QUIET = "quiet"
    LINK = "link"


class ControlSize(StrEnum):
    """How high a button or a field is: 32, 28 or 24 px."""

    REGULAR = "regular"
    SMALL = "small"
    TINY = "tiny"


_HEIGHT_PX: Final = {ControlSize.REGULAR: 32, ControlSize.SMALL: 28, ControlSize.TINY: 24}
_PAD_PX: Final = {ControlSize.REGULAR: 13, ControlSize.SMALL: 11, ControlSize.TINY: 11}
_QUIET_PAD_PX: Final = {ControlSize.REGULAR: 10, ControlSize.SMALL: 8, ControlSize.TINY: 6}


def kind_of(widget: QWidget | None) -> ButtonKind:
    """Return how loud a button is; secondary unless it says otherwise."""
    value = widget.property(KIND) if widget is not None else None
    return ButtonKind(value) if value else ButtonKind.SECONDARY


def size_of(widget: QWidget | None) -> ControlSize:
    """Return the height class of a control; regular unless it says otherwise."""
    value = widget.property(SIZE) if widget is not None else None
    return ControlSize(value) if value else ControlSize.REGULAR


def height_px(widget: QWidget | None, theme: Theme) -> int:
    """Return the height of a button or a one-line field, in pixels."""
    return theme.scaled(_HEIGHT_PX[size_of(widget)])


def push_button_size(option: QStyleOptionButton, widget: QWidget | None, theme: Theme) -> QSize:
    """Return the size a push button wants."""
    size = size_of(widget)
    kind = kind_of(widget)
    width = option.fontMetrics.horizontalAdvance(_shown(option.text))
    if not option.icon.isNull():
        width += option.iconSize.width() + (_ICON_GAP_PX if option.text else 0)
    if option.features & QStyleOptionButton.ButtonFeature.HasMenu:
        width += _CHEVRON_PX + _ICON_GAP_PX
    if kind is ButtonKind.LINK:
        return QSize(width + 2, max(theme.scaled(20), option.fontMetrics.height()))
    pad = (_QUIET_PAD_PX if kind is ButtonKind.QUIET else _PAD_PX)[size]
    return QSize(width + 2 * pad, theme.scaled(_HEIGHT_PX[size]))


def paint_push_button(
    option: QStyleOptionButton, painter: QPainter, widget: QWidget | None, theme: Theme
) -> None:
    """Paint a push button in its state, its kind and its size."""
    kind = kind_of(widget)
    _paint_ground(painter, option.rect, option.state, kind, theme)
    ink, icon_ink = _inks(option.state, kind, theme)
    has_menu = bool(option.features & QStyleOptionButton.ButtonFeature.HasMenu)
    _paint_label(painter, option, ink, icon_ink, kind, has_menu=has_menu)


def paint_tool_button(
    option: QStyleOptionToolButton, painter: QPainter, widget: QWidget | None, theme: Theme
) -> None:
    """Paint a tool button: quiet at rest, tinted under the pointer and while checked."""
    state = option.state
    rect = option.rect
    if state & QStyle.StateFlag.State_Enabled:
        is_down = bool(state & QStyle.StateFlag.State_Sunken)
        is_on = bool(state & QStyle.StateFlag.State_On)
        if is_down or is_on:
            rounded(painter, rect, RADIUS_CONTROL, fill=theme.selected)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, rect, RADIUS_CONTROL, fill=theme.hover)
    ink = theme.text2 if state & QStyle.StateFlag.State_Enabled else theme.text3
    if state & QStyle.StateFlag.State_On:
        ink = theme.accent
    style = option.toolButtonStyle
    with_text = style != Qt.ToolButtonStyle.ToolButtonIconOnly and bool(option.text)
    with_icon = style != Qt.ToolButtonStyle.ToolButtonTextOnly and not option.icon.isNull()
    size = option.iconSize
    width = size.width() if with_icon else 0
    metrics = QFontMetrics(option.font)
    shown = _shown(option.text)
    if with_text:
        width += metrics.horizontalAdvance(shown) + (_ICON_GAP_PX if with_icon else 0)
    left = rect.left() + max(0, (rect.width() - width) // 2)
    if with_icon:
        mode = _icon_mode(state)
        icon_state = QIcon.State.On if state & QStyle.StateFlag.State_On else QIcon.State.Off
        place = QRect(left, rect.top() + (rect.height() - size.height()) // 2, *size.toTuple())
        option.icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode, icon_state)
        left += size.width() + _ICON_GAP_PX
    if with_text:
        painter.save()
        painter.setFont(option.font)
        painter.setPen(ink)
        room = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room.width()),
        )
        painter.restore()


def _paint_ground(
    painter: QPainter, rect: QRect, state: QStyle.StateFlag, kind: ButtonKind, theme: Theme
) -> None:
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    hovered = enabled and bool(state & QStyle.StateFlag.State_MouseOver)
    pressed = enabled and bool(state & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_On))
    fill: QColor | None = None
    line: QColor | None = None
    if kind is ButtonKind.PRIMARY:
        fill = theme.accent_hover if hovered or pressed else theme.accent
        if not enabled:
            fill, line = theme.sunken, theme.border
    elif kind is ButtonKind.SECONDARY:
        fill = theme.selected if pressed else theme.hover if hovered else theme.surface
        line = theme.control
        if not enabled:
            fill, line = None, theme.border
    elif kind is ButtonKind.QUIET:
        fill = theme.selected if pressed else theme.hover if hovered else None
    if fill is not None or line is not None:
        rounded(painter, rect, RADIUS_CONTROL, fill=fill, line=line)


def _inks(state: QStyle.StateFlag, kind: ButtonKind, theme: Theme) -> tuple[QColor, QColor | None]:
    """Return the colour of the words and, where it differs from its own, of the icon."""
    if not state & QStyle.StateFlag.State_Enabled:
        return theme.text3, theme.text3
    if kind is ButtonKind.PRIMARY:
        return theme.on_accent, theme.on_accent
    if kind is ButtonKind.QUIET:
        return theme.text2, None
    return theme.text, None


def _paint_label(
    painter: QPainter,
    option: QStyleOptionButton,
    ink: QColor,
    icon_ink: QColor | None,
    kind: ButtonKind,
    *,
    has_menu: bool,
) -> None:
    rect = option.rect
    shown = _shown(option.text)
    metrics = option.fontMetrics
    icon_px = option.iconSize.width() if not option.icon.isNull() else 0
    extra = (icon_px + (_ICON_GAP_PX if shown else 0)) if icon_px else 0
    tail = _CHEVRON_PX + _ICON_GAP_PX if has_menu else 0
    room = rect.width() - extra - tail - (0 if kind is ButtonKind.LINK else _LEAST_PADS_PX)
    if metrics.horizontalAdvance(shown) > room and kind is ButtonKind.SECONDARY:
        room -= _LEAST_PADS_PX  # A word that is cut stands as far from the edge as a whole one.
    text = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, max(0, room))
    width = metrics.horizontalAdvance(text)
    left = rect.left() + max(0, (rect.width() - width - extra - tail) // 2)
    mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    painter.save()
    if icon_px:
        x = left if not mirrored else rect.right() + 1 - (left - rect.left()) - icon_px
        place = QRect(x, rect.top() + (rect.height() - icon_px) // 2, icon_px, icon_px)
        if icon_ink is not None and isinstance(name := icons.name_of(option.icon), str):
            icons.paint_icon(painter, place, name, icon_ink)
        else:
            option.icon.paint(
                painter, place, Qt.AlignmentFlag.AlignCenter, _icon_mode(option.state)
            )
    x = left + extra if not mirrored else left + tail
    if kind is ButtonKind.LINK:
        font = painter.font()
        font.setUnderline(True)
        painter.setFont(font)
    painter.setPen(ink)
    place = QRect(x, rect.top(), width + 2, rect.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    if has_menu:
        x = left + extra + width + _ICON_GAP_PX if not mirrored else left
        place = QRect(x, rect.top() + (rect.height() - _CHEVRON_PX) // 2, _CHEVRON_PX, _CHEVRON_PX)
        icons.paint_icon(painter, place, "chevron-down", ink)
    painter.restore()


def _icon_mode(state: QStyle.StateFlag) -> QIcon.Mode:
    return QIcon.Mode.Normal if state & QStyle.StateFlag.State_Enabled else QIcon.Mode.Disabled


def _shown(text: str) -> str:
    """Return a label as painted: the ampersand of a mnemonic is not shown, a doubled one is."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
