"""Icons by name, drawn in a colour role and sharp at every device pixel ratio.

``icon()`` gives a QIcon for buttons, menus and actions; ``paint_icon()`` and ``pixmap()`` are for
delegates and painted widgets. Icons take their colour from the theme in force at the moment of
painting, so a switch between light and dark needs no new icons::

    action.setIcon(icons.icon("unlink"))
    icons.paint_icon(painter, QRect(x, y, 14, 14), "eye", Role.INFO)

Names are those of Tabler Icons (file names in ``resources/icons``), and ``app-logo``, which wants
``Role.ACCENT``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from narrative_studio import assets
from ui import theme
from ui.theme import Role

SIZE_SMALL_PX = 14
SIZE_TEXT_PX = 16
SIZE_RAIL_PX = 20

_LOGO = "app-logo"
_LOGO_GROUND = "#0B6570"
_LOGO_BARS = "#FFFFFF"
_STROKE = re.compile(r'stroke-width="[0-9.]+"')


def icon(name: str, role: Role = Role.TEXT2, *, on: Role | None = None) -> QIcon:
    """Return an icon that follows the theme; ``on`` is its colour while checked or selected."""
    return QIcon(_TintedEngine(name, role, on or role))


def name_of(given: QIcon) -> str | None:
    """Return the name of an icon made by ``icon()``; None for any other QIcon."""
    name = given.name()
    return name or None


def pixmap(name: str, size_px: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """Return a square pixmap of ``size_px`` logical pixels for the device pixel ratio."""
    return _pixmap(name, size_px, color.rgba(), ratio)


def paint_icon(painter: QPainter, rect: QRect, name: str, role: Role | QColor) -> None:
    """Paint an icon into the middle of ``rect``, as large as its shorter side."""
    size_px = min(rect.width(), rect.height())
    color = role if isinstance(role, QColor) else theme.current().color(role)
    ratio = painter.device().devicePixelRatio()
    left = rect.left() + (rect.width() - size_px) // 2
    top = rect.top() + (rect.height() - size_px) // 2
    painter.drawPixmap(QPoint(left, top), pixmap(name, size_px, color, ratio))


def app_icon() -> QIcon:
    """Return the icon of the application, for windows and the task bar."""
    result = QIcon()
    for size_px in (16, 24, 32, 48, 64, 128, 256):
        result.addPixmap(pixmap(_LOGO, size_px, QColor(_LOGO_GROUND)))
    return result


class _TintedEngine(QIconEngine):
    """Paints an icon in the colour its role has at that moment."""

    def __init__(self, name: str, role: Role, on: Role) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._on = on

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, rect, self._name, self._color(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        edge = max(1, min(size.width(), size.height()))
        return _pixmap(self._name, edge, self._color(mode, state).rgba(), scale or 1.0)

    def iconName(self) -> str:
        return self._name

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._role, self._on)

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        now = theme.current()
        if mode is QIcon.Mode.Disabled:
            return now.control
        if state is QIcon.State.On or mode is QIcon.Mode.Selected:
            return now.color(self._on)
        return now.color(self._role)


@lru_cache(maxsize=512)
def _pixmap(name: str, size_px: int, rgba: int, ratio: float) -> QPixmap:
    edge = max(1, round(size_px * ratio))
    image = QPixmap(edge, edge)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_source(name, size_px, rgba)).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _source(name: str, size_px: int, rgba: int) -> QByteArray:
    """Return the SVG in one colour, its stroke heavier where it is small."""
    color = QColor.fromRgba(rgba)
    stroke = "2" if size_px <= SIZE_SMALL_PX else "1.75"
    source = assets.icon_svg(name)
    if name == _LOGO:
        bars = _LOGO_BARS if color.lightnessF() < 0.5 else theme.current().on_accent.name()
        source = source.replace(_LOGO_BARS, bars).replace(_LOGO_GROUND, color.name())
    else:
        source = _STROKE.sub(f'stroke-width="{stroke}"', source, count=1)
        source = source.replace("currentColor", color.name())
    return QByteArray(source.encode())
