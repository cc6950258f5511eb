"""Paints and measures line edits, spin boxes, combo boxes, check boxes and radio buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionSpinBox,
    QWidget,
)

from ui import icons, painting
from ui.painting import rounded
from ui.styling.buttons import height_px
from ui.theme import Theme

WRONG: Final = "wrong"
"""Name of the dynamic property that turns a field's frame to the error colour."""

PAD_PX: Final = 9
"""From the outer edge of a field to its text, in pixels."""
INDICATOR_PX: Final = 16
INDICATOR_GAP_PX: Final = 8
_CHEVRON_PX: Final = 16
_ARROWS_PX: Final = 22


def paint_field_frame(
    option: QStyleOption, painter: QPainter, widget: QWidget | None, theme: Theme
) -> None:
    """Paint the ground and frame of a one-line or many-line field."""
    state = option.state
    painting.field(
        painter,
        option.rect,
        theme,
        focused=bool(state & QStyle.StateFlag.State_HasFocus),
        wrong=bool(widget is not None and widget.property(WRONG)),
        enabled=bool(state & QStyle.StateFlag.State_Enabled),
        hovered=bool(state & QStyle.StateFlag.State_MouseOver),
    )


def is_inside_complex_field(widget: QWidget | None) -> bool:
    """Tell whether a line edit is part of a spin box or combo box, which paint the frame."""
    parent = widget.parentWidget() if widget is not None else None
    return isinstance(parent, QAbstractSpinBox | QComboBox)


def field_size(contents: QSize, widget: QWidget | None, theme: Theme) -> QSize:
    """Return the size a one-line field wants around its contents."""
    return QSize(contents.width() + 2 * (PAD_PX - 2), height_px(widget, theme))


def line_edit_contents(rect: QRect, widget: QWidget | None) -> QRect:
    """Return where the text of a line edit stands; Qt adds 2 px on either side."""
    if is_inside_complex_field(widget):
        return rect
    return rect.adjusted(PAD_PX - 2, 1, -(PAD_PX - 2), -1)


def paint_combo(
    option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None, theme: Theme
) -> None:
    """Paint the frame of a combo box and its chevron."""
    paint_field_frame(option, painter, widget, theme)
    place = _mirrored(option, _combo_arrow(option.rect))
    ink = theme.text if option.state & QStyle.StateFlag.State_Enabled else theme.control
    icons.paint_icon(painter, place, "chevron-down", ink)


def paint_combo_label(
    option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None, theme: Theme
) -> None:
    """Paint the chosen text of a combo box that is not editable."""
    if option.editable:
        return
    place = _mirrored(option, _combo_edit(option.rect))
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    painter.save()
    if not option.currentIcon.isNull():
        edge = option.iconSize.width()
        spot = QRect(place.left(), place.center().y() - edge // 2 + 1, edge, edge)
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        option.currentIcon.paint(painter, spot, Qt.AlignmentFlag.AlignCenter, mode)
        place.setLeft(place.left() + edge + 6)
    is_hint = isinstance(widget, QComboBox) and widget.currentIndex() < 0
    painter.setPen(theme.text if enabled and not is_hint else theme.text3)
    text = option.fontMetrics.elidedText(
        option.currentText, Qt.TextElideMode.ElideRight, place.width()
    )
    align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


def combo_part(option: QStyleOptionComboBox, part: QStyle.SubControl) -> QRect | None:
    """Return where a part of a combo box is; None for parts Fusion places."""
    if part == QStyle.SubControl.SC_ComboBoxEditField:
        return _mirrored(option, _combo_edit(option.rect))
    if part == QStyle.SubControl.SC_ComboBoxArrow:
        return _mirrored(option, _combo_arrow(option.rect))
    return None


def combo_size(contents: QSize, widget: QWidget | None, theme: Theme) -> QSize:
    """Return the size a combo box wants around its longest text."""
    return QSize(contents.width() + 2 * PAD_PX + _CHEVRON_PX + 8, height_px(widget, theme))


def paint_spin_box(
    option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None, theme: Theme
) -> None:
    """Paint the frame of a spin box and its two chevrons."""
    paint_field_frame(option, painter, widget, theme)
    if option.buttonSymbols == QAbstractSpinBox.ButtonSymbols.NoButtons:
        return
    steps = (
        (QStyle.SubControl.SC_SpinBoxUp, QAbstractSpinBox.StepEnabledFlag.StepUpEnabled, "up"),
        (
            QStyle.SubControl.SC_SpinBoxDown,
            QAbstractSpinBox.StepEnabledFlag.StepDownEnabled,
            "down",
        ),
    )
    for part, flag, way in steps:
        place = spin_part(option, part)
        assert place is not None
        can = bool(option.stepEnabled & flag) and bool(
            option.state & QStyle.StateFlag.State_Enabled
        )
        if can and option.activeSubControls & part:
            rounded(painter, QRectF(place).adjusted(1, 1, -1, -1), 3, fill=theme.hover)
        edge = 12
        spot = QRect(place.center().x() - 5, place.center().y() - 5, edge, edge)
        icons.paint_icon(painter, spot, f"chevron-{way}", theme.text2 if can else theme.border)


def spin_part(option: QStyleOptionSpinBox, part: QStyle.SubControl) -> QRect | None:
    """Return where a part of a spin box is; None for parts Fusion places."""
    rect = option.rect
    has_arrows = option.buttonSymbols != QAbstractSpinBox.ButtonSymbols.NoButtons
    arrows = _ARROWS_PX if has_arrows else 0
    half = rect.height() // 2
    left = rect.right() + 1 - arrows - 2
    if part == QStyle.SubControl.SC_SpinBoxUp:
        return _mirrored(option, QRect(left, rect.top() + 2, arrows, half - 2))
    if part == QStyle.SubControl.SC_SpinBoxDown:
        return _mirrored(option, QRect(left, rect.top() + half, arrows, rect.height() - half - 2))
    if part == QStyle.SubControl.SC_SpinBoxEditField:
        inner = rect.adjusted(PAD_PX - 2, 2, -(arrows + 4), -2)
        return _mirrored(option, inner)
    return None


def spin_size(contents: QSize, widget: QWidget | None, theme: Theme) -> QSize:
    """Return the size a spin box wants around its longest value."""
    return QSize(contents.width() + PAD_PX + _ARROWS_PX, height_px(widget, theme))


def paint_check_indicator(option: QStyleOption, painter: QPainter, theme: Theme) -> None:
    """Paint the box of a check box, a checkable row or a checkable menu entry."""
    rect = _centred(option.rect, INDICATOR_PX)
    state = option.state
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    is_on = bool(state & QStyle.StateFlag.State_On)
    is_mixed = bool(state & QStyle.StateFlag.State_NoChange)
    fill, line = _choice_colors(theme, state, chosen=is_on or is_mixed)
    rounded(painter, rect, 4, fill=fill, line=line)
    ink = theme.on_accent if enabled else theme.surface
    if is_on:
        _paint_check(painter, rect, ink)
    elif is_mixed:
        rounded(painter, QRectF(rect).adjusted(4, 7, -4, -7), 1, fill=ink)


def _paint_check(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """Paint the tick heavier than the icon of that name, so that it holds on a filled box."""
    tick = QPolygonF([QPointF(4.4, 8.2), QPointF(7.0, 10.8), QPointF(11.7, 5.6)])
    pen = QPen(ink, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.drawPolyline(tick.translated(QPointF(rect.topLeft())))
    painter.restore()


def paint_radio_indicator(option: QStyleOption, painter: QPainter, theme: Theme) -> None:
    """Paint the circle of a radio button."""
    rect = _centred(option.rect, INDICATOR_PX)
    state = option.state
    is_on = bool(state & QStyle.StateFlag.State_On)
    fill, line = _choice_colors(theme, state, chosen=is_on)
    rounded(painter, rect, INDICATOR_PX / 2, fill=fill, line=line)
    if is_on:
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        ink = theme.on_accent if enabled else theme.surface
        rounded(painter, QRectF(rect).adjusted(4.75, 4.75, -4.75, -4.75), 3.25, fill=ink)


def paint_choice_label(option: QStyleOptionButton, painter: QPainter, theme: Theme) -> None:
    """Paint the words of a check box or radio button."""
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    painter.save()
    painter.setPen(theme.text if enabled else theme.text3)
    align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic
    painter.drawText(option.rect, flags, option.text)
    painter.restore()


def choice_size(option: QStyleOptionButton, theme: Theme) -> QSize:
    """Return the size a check box or radio button wants."""
    width = option.fontMetrics.size(Qt.TextFlag.TextShowMnemonic, option.text).width()
    gap = INDICATOR_GAP_PX if option.text else 0
    return QSize(INDICATOR_PX + gap + width, max(theme.scaled(20), INDICATOR_PX))


def _choice_colors(theme: Theme, state: QStyle.StateFlag, *, chosen: bool) -> tuple[QColor, QColor]:
    if not state & QStyle.StateFlag.State_Enabled:
        return (theme.control, theme.control) if chosen else (theme.chrome, theme.border)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if chosen:
        fill = theme.accent_hover if hovered else theme.accent
        return fill, fill
    if state & QStyle.StateFlag.State_Sunken:
        return theme.selected, theme.control
    return (theme.hover if hovered else theme.surface), theme.control


def _combo_arrow(rect: QRect) -> QRect:
    top = rect.top() + (rect.height() - _CHEVRON_PX) // 2
    return QRect(rect.right() + 1 - PAD_PX - _CHEVRON_PX, top, _CHEVRON_PX, _CHEVRON_PX)


def _combo_edit(rect: QRect) -> QRect:
    return rect.adjusted(PAD_PX, 1, -(PAD_PX + _CHEVRON_PX + 4), -1)


def _mirrored(option: QStyleOption, rect: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, rect)


def _centred(rect: QRect, edge: int) -> QRect:
    left = rect.left() + (rect.width() - edge) // 2
    return QRect(left, rect.top() + (rect.height() - edge) // 2, edge, edge)
