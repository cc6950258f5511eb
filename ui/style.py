"""The one style: Fusion, with the parts of LOOK painted by our own hand.

``StudioStyle`` asks the theme in force at every stroke, so a switch needs no new style. Kinds and
sizes of controls are dynamic properties (``styling.buttons.KIND`` and ``SIZE``,
``styling.fields.WRONG``); the classes in ``ui.widgets`` set them. Nothing here uses a stylesheet.
Focus rings that stand outside a control are painted by ``ui.focus_ring``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QFileDialog,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProxyStyle,
    QScrollBar,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from ui import theme
from ui.painting import rounded, rounded_mask
from ui.styling import buttons, fields, lists
from ui.styling.menu_typing import MenuTyping
from ui.theme import RADIUS_CONTROL

_PM = QStyle.PixelMetric
_SH = QStyle.StyleHint
_CE = QStyle.ControlElement
_PE = QStyle.PrimitiveElement
_CC = QStyle.ComplexControl
_SC = QStyle.SubControl
_CT = QStyle.ContentsType
_SE = QStyle.SubElement

_METRICS = {
    _PM.PM_ScrollBarExtent: lists.SCROLL_BAR_PX,
    _PM.PM_ScrollBarSliderMin: 28,
    _PM.PM_ScrollView_ScrollBarSpacing: 0,
    _PM.PM_ScrollView_ScrollBarOverlap: 0,
    _PM.PM_IndicatorWidth: fields.INDICATOR_PX,
    _PM.PM_IndicatorHeight: fields.INDICATOR_PX,
    _PM.PM_ExclusiveIndicatorWidth: fields.INDICATOR_PX,
    _PM.PM_ExclusiveIndicatorHeight: fields.INDICATOR_PX,
    _PM.PM_CheckBoxLabelSpacing: fields.INDICATOR_GAP_PX,
    _PM.PM_RadioButtonLabelSpacing: fields.INDICATOR_GAP_PX,
    _PM.PM_ButtonShiftHorizontal: 0,
    _PM.PM_ButtonShiftVertical: 0,
    _PM.PM_ButtonIconSize: 16,
    _PM.PM_SmallIconSize: 16,
    _PM.PM_ToolBarIconSize: 16,
    # Qt clips the frame of a menu to this width, which must hold the round corners.
    _PM.PM_MenuPanelWidth: lists.MENU_PAD_PX,
    _PM.PM_MenuHMargin: 0,
    _PM.PM_MenuVMargin: 0,
    _PM.PM_ToolTipLabelFrameWidth: 7,
    _PM.PM_SplitterWidth: 1,
    _PM.PM_HeaderMargin: 0,
    _PM.PM_FocusFrameVMargin: 0,
    _PM.PM_LayoutHorizontalSpacing: 8,
    _PM.PM_LayoutVerticalSpacing: 8,
}

_HINTS = {
    _SH.SH_ComboBox_Popup: 0,
    _SH.SH_Menu_MouseTracking: 1,
    _SH.SH_Menu_Scrollable: 1,  # One column, also on a small screen or with larger text.
    _SH.SH_ToolTipLabel_Opacity: 255,
    _SH.SH_EtchDisabledText: 0,
    _SH.SH_DitherDisabledText: 0,
    _SH.SH_UnderlineShortcut: 0,
    _SH.SH_ItemView_ActivateItemOnSingleClick: 0,
    _SH.SH_ItemView_ShowDecorationSelected: 1,
    _SH.SH_ScrollBar_Transient: 0,
    _SH.SH_ScrollBar_LeftClickAbsolutePosition: 0,
    _SH.SH_ToolTip_WakeUpDelay: 600,
    _SH.SH_Menu_SpaceActivatesItem: 1,
}

_HOVERING = (QAbstractButton, QLineEdit, QComboBox, QScrollBar, QAbstractScrollArea)
_MANY_LINES = (QTextEdit, QPlainTextEdit)
_DEEP_ROWS = (QTableView, QTreeView)
_LIST_OF_COMBO = "QComboBoxPrivateContainer"
_POP_UPS = ("QTipLabel", _LIST_OF_COMBO)
_STARTS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SCROLL_NO_PART = (_SC.SC_ScrollBarAddLine, _SC.SC_ScrollBarSubLine)


class StudioStyle(QProxyStyle):
    """Fusion with our own buttons, fields, choices, rows, menus and bars."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._corners = _RoundCorners(self)
        self._typing = MenuTyping(self)
        self.folders: Callable[[], Iterable[Path]] = tuple
        """Gives the folders that a file dialog of Qt's own offers at its side."""
        self._paint_control = {
            _CE.CE_PushButton: self._push_button,
            _CE.CE_CheckBoxLabel: self._choice_label,
            _CE.CE_RadioButtonLabel: self._choice_label,
            _CE.CE_ComboBoxLabel: self._combo_label,
            _CE.CE_ItemViewItem: self._item,
            _CE.CE_HeaderSection: self._header_section,
            _CE.CE_HeaderEmptyArea: self._header_rest,
            _CE.CE_HeaderLabel: self._header_label,
            _CE.CE_MenuItem: self._menu_item,
            _CE.CE_MenuEmptyArea: self._menu_ground,
            _CE.CE_MenuHMargin: self._menu_ground,
            _CE.CE_MenuVMargin: self._menu_ground,
            _CE.CE_ProgressBar: self._progress,
            _CE.CE_ShapedFrame: self._shaped_frame,
            _CE.CE_Splitter: self._splitter,
        }
        self._paint_primitive = {
            _PE.PE_FrameFocusRect: self._nothing,
            _PE.PE_PanelLineEdit: self._line_edit,
            _PE.PE_FrameLineEdit: self._nothing,
            _PE.PE_IndicatorCheckBox: self._check_indicator,
            _PE.PE_IndicatorItemViewItemCheck: self._check_indicator,
            _PE.PE_IndicatorRadioButton: self._radio_indicator,
            _PE.PE_PanelItemViewItem: self._row_ground,
            _PE.PE_PanelItemViewRow: self._nothing,
            _PE.PE_PanelMenu: self._menu_panel,
            _PE.PE_FrameMenu: self._menu_frame,
            _PE.PE_PanelTipLabel: self._tip,
            _PE.PE_PanelScrollAreaCorner: self._nothing,
            _PE.PE_IndicatorHeaderArrow: self._nothing,  # The label has it.
        }

    # Qt's names and signatures from here to the painters.

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = self._paint_control.get(element)
        if paint is None or paint(option, painter, widget) is False:
            super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = self._paint_primitive.get(element)
        if paint is None or paint(option, painter, widget) is False:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        now = theme.current()
        given: Any = option
        if control == _CC.CC_ToolButton:
            buttons.paint_tool_button(given, painter, widget, now)
        elif control == _CC.CC_ComboBox:
            fields.paint_combo(given, painter, widget, now)
        elif control == _CC.CC_SpinBox:
            fields.paint_spin_box(given, painter, widget, now)
        elif control == _CC.CC_ScrollBar:
            lists.paint_scroll_bar(given, painter, widget, now)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        value = _METRICS.get(metric)
        if value is not None:
            return value
        if metric == _PM.PM_DefaultFrameWidth and isinstance(widget, _MANY_LINES):
            return 2
        if metric == _PM.PM_DefaultFrameWidth and _is_list_of_combo(widget):
            return lists.MENU_PAD_PX
        if metric == _PM.PM_FocusFrameHMargin:
            # Qt uses this as the margin of the text of an item, less one.
            return 11 if isinstance(widget, _DEEP_ROWS) else 7
        if metric == _PM.PM_MenuButtonIndicator:
            return 14
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        value = _HINTS.get(hint)
        if value is not None:
            return value
        if hint == _SH.SH_Table_GridLineColor:
            return _as_int(theme.current().border.rgba())
        return super().styleHint(hint, option, widget, returnData)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        now = theme.current()
        given: Any = option
        if kind == _CT.CT_PushButton:
            return buttons.push_button_size(given, widget, now)
        if kind == _CT.CT_LineEdit:
            if fields.is_inside_complex_field(widget):
                return size
            return fields.field_size(size, widget, now)
        if kind == _CT.CT_ComboBox:
            return fields.combo_size(size, widget, now)
        if kind == _CT.CT_SpinBox:
            return fields.spin_size(size, widget, now)
        if kind in (_CT.CT_CheckBox, _CT.CT_RadioButton):
            return fields.choice_size(given, now)
        if kind == _CT.CT_MenuItem:
            return lists.menu_item_size(given, now)
        if kind == _CT.CT_ToolButton:
            edge = buttons.height_px(widget, now)
            return QSize(max(size.width() + 10, edge), max(size.height(), edge))
        result = super().sizeFromContents(kind, option, size, cast(QWidget, widget))
        if kind == _CT.CT_ItemViewItem:
            row_px = lists.ROW_PX if isinstance(widget, _DEEP_ROWS) else 28
            result.setHeight(max(result.height(), now.scaled(row_px)))
        elif kind == _CT.CT_HeaderSection:
            pad_px = lists.HEADER_LEFT_PX + lists.HEADER_RIGHT_PX
            result = QSize(result.width() + pad_px, now.scaled(lists.HEADER_PX))
        return result

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        if element == _SE.SE_LineEditContents:
            return fields.line_edit_contents(option.rect, widget)
        if element == _SE.SE_ProgressBarGroove:
            return option.rect
        return super().subElementRect(element, option, cast(QWidget, widget))

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        given: Any = option
        place: QRect | None = None
        if control == _CC.CC_ComboBox:
            place = fields.combo_part(given, part)
        elif control == _CC.CC_SpinBox:
            place = fields.spin_part(given, part)
        elif control == _CC.CC_ScrollBar:
            place = self._scroll_part(given, part)
        if place is not None:
            return place
        return super().subControlRect(control, option, part, cast(QWidget, widget))

    def polish(self, subject: Any) -> Any:
        """Ask for hover events where a part shows it, and dress pop-ups and what is typed there."""
        result = super().polish(subject)
        if not isinstance(subject, QWidget):
            return result
        if isinstance(subject, _HOVERING):
            subject.setAttribute(Qt.WidgetAttribute.WA_Hover, True)
            if isinstance(subject, QHeaderView):
                self._polish_header(subject)
        elif subject.isWindow() and (
            isinstance(subject, QMenu) or any(subject.inherits(name) for name in _POP_UPS)
        ):
            subject.installEventFilter(self._corners)
            if isinstance(subject, QMenu):
                subject.installEventFilter(self._typing)
        elif isinstance(subject, QFileDialog):
            # Loaded where one is shown: most desktops have dialogs of their own.
            from ui.styling.file_dialog import Dresser

            Dresser(subject, self.folders)
        return result

    def _polish_header(self, header: QHeaderView) -> None:
        header.setDefaultAlignment(_STARTS)
        if header.orientation() == Qt.Orientation.Vertical:
            header.setDefaultSectionSize(theme.current().scaled(lists.ROW_PX))

    # Painters: False hands the part back to Fusion.

    def _nothing(self, _option: Any, _painter: QPainter, _widget: QWidget | None) -> None:
        return

    def _push_button(self, option: Any, painter: QPainter, widget: QWidget | None) -> None:
        buttons.paint_push_button(option, painter, widget, theme.current())

    def _choice_label(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        fields.paint_choice_label(option, painter, theme.current())

    def _combo_label(self, option: Any, painter: QPainter, widget: QWidget | None) -> None:
        fields.paint_combo_label(option, painter, widget, theme.current())

    def _line_edit(self, option: Any, painter: QPainter, widget: QWidget | None) -> None:
        if fields.is_inside_complex_field(widget):
            return
        if isinstance(widget, QLineEdit) and not widget.hasFrame():
            return
        fields.paint_field_frame(option, painter, widget, theme.current())

    def _check_indicator(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        fields.paint_check_indicator(option, painter, theme.current())

    def _radio_indicator(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        fields.paint_radio_indicator(option, painter, theme.current())

    def _row_ground(self, option: Any, painter: QPainter, widget: QWidget | None) -> None:
        if widget is not None and _is_list_of_combo(widget.parentWidget()):
            lists.paint_choice_ground(option, painter, theme.current())
        else:
            lists.paint_row_ground(option, painter, theme.current())

    def _item(self, option: Any, painter: QPainter, widget: QWidget | None) -> None:
        now = theme.current()
        lists.calm_item(option, now)
        super().drawControl(_CE.CE_ItemViewItem, option, painter, widget)
        is_choice = widget is not None and _is_list_of_combo(widget.parentWidget())
        if option.state & QStyle.StateFlag.State_HasFocus and not is_choice:
            lists.paint_row_ring(option, painter, now)

    def _header_section(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        lists.paint_header_section(option, painter, theme.current())

    def _header_rest(self, option: Any, painter: QPainter, widget: QWidget | None) -> None:
        is_level = option.state & QStyle.StateFlag.State_Horizontal or widget is None
        lists.paint_header_rest(option.rect, painter, theme.current(), is_level=bool(is_level))

    def _header_label(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        lists.paint_header_label(option, painter, theme.current())

    def _menu_item(self, option: Any, painter: QPainter, widget: QWidget | None) -> bool | None:
        lists.paint_menu_item(option, painter, theme.current())
        return None

    def _menu_ground(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        painter.fillRect(option.rect, theme.current().surface)

    def _menu_panel(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        now = theme.current()
        painter.fillRect(option.rect, now.surface)

    def _menu_frame(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        now = theme.current()
        rounded(painter, option.rect, RADIUS_CONTROL, fill=now.surface, line=now.control)

    def _tip(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        now = theme.current()
        rounded(painter, option.rect, RADIUS_CONTROL, fill=now.surface, line=now.control)

    def _progress(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        lists.paint_progress(option, painter, theme.current())

    def _splitter(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        painter.fillRect(option.rect, theme.current().border)

    def _shaped_frame(self, option: Any, painter: QPainter, widget: QWidget | None) -> bool | None:
        now = theme.current()
        shape = option.frameShape
        if shape in (QFrame.Shape.HLine, QFrame.Shape.VLine):
            centre = option.rect.center()
            line = QRect(option.rect.left(), centre.y(), option.rect.width(), 1)
            if shape == QFrame.Shape.VLine:
                line = QRect(centre.x(), option.rect.top(), 1, option.rect.height())
            painter.fillRect(line, now.border)
            return None
        if shape == QFrame.Shape.NoFrame:
            return None
        if isinstance(widget, _MANY_LINES):
            fields.paint_field_frame(option, painter, widget, now)
            return None
        if _is_list_of_combo(widget):
            rounded(painter, option.rect, RADIUS_CONTROL, fill=now.surface, line=now.control)
            return None
        if isinstance(widget, QAbstractItemView) or shape == QFrame.Shape.StyledPanel:
            rounded(painter, option.rect, RADIUS_CONTROL, line=now.border)
            return None
        return False

    def _scroll_part(self, option: Any, part: QStyle.SubControl) -> QRect | None:
        if part in _SCROLL_NO_PART:
            return QRect()
        if part == _SC.SC_ScrollBarGroove:
            return QRect(option.rect)
        handle = lists.scroll_handle(option)
        if part == _SC.SC_ScrollBarSlider:
            return handle
        rect = option.rect
        is_level = option.orientation == Qt.Orientation.Horizontal
        if part == _SC.SC_ScrollBarSubPage:
            if is_level:
                return QRect(rect.left(), rect.top(), handle.left() - rect.left(), rect.height())
            return QRect(rect.left(), rect.top(), rect.width(), handle.top() - rect.top())
        if part == _SC.SC_ScrollBarAddPage:
            if is_level:
                return QRect(
                    handle.right(), rect.top(), rect.right() - handle.right(), rect.height()
                )
            return QRect(
                rect.left(), handle.bottom(), rect.width(), rect.bottom() - handle.bottom()
            )
        return None


def _is_list_of_combo(widget: QWidget | None) -> bool:
    """Tell whether a widget is the window that a combo box opens."""
    return widget is not None and widget.isWindow() and widget.inherits(_LIST_OF_COMBO)


def _as_int(rgba: int) -> int:
    """Return an unsigned colour as the signed number Qt passes it as."""
    return rgba - (1 << 32) if rgba >= 1 << 31 else rgba


class _RoundCorners(QObject):
    """Cuts the corners of pop-up windows, which are not translucent on every screen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            watched.setMask(rounded_mask(watched.rect()))
        return False
