"""Icons take the colour of their role at the moment of painting, sharp at every ratio."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from narrative_studio import assets
from ui import icons, theme
from ui.theme import Role


def strongest(picture: QPixmap) -> QColor:
    """Return the colour of the most opaque pixel."""
    image = picture.toImage()
    colors = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(colors, key=lambda color: color.alpha())


@pytest.mark.parametrize("name", assets.icon_names())
def test_every_icon_draws_something_in_its_color(name: str) -> None:
    picture = icons.pixmap(name, 24, QColor("#A42A24"))
    found = strongest(picture)
    assert found.alpha() > 100
    if name != "app-logo":
        assert abs(found.red() - 0xA4) < 4


def test_a_pixmap_has_the_device_pixels_of_its_ratio() -> None:
    picture = icons.pixmap("check", 16, QColor("black"), 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)
    picture = icons.icon("check").pixmap(QSize(16, 16), 2.0)
    assert picture.width() == 32


def test_an_icon_follows_the_theme_without_being_made_again(qapp: QApplication) -> None:
    icon = icons.icon("check", Role.TEXT)
    light = strongest(icon.pixmap(24, 24))
    theme.apply(qapp, theme.load(theme.DARK))
    dark = strongest(icon.pixmap(24, 24))
    assert light.lightness() < 60
    assert dark.lightness() > 200


def test_a_disabled_icon_fades_and_a_checked_one_takes_its_own_role() -> None:
    look = theme.current()
    icon = icons.icon("check", Role.TEXT, on=Role.ACCENT)
    disabled = strongest(icon.pixmap(QSize(24, 24), QIcon.Mode.Disabled))
    checked = strongest(icon.pixmap(QSize(24, 24), QIcon.Mode.Normal, QIcon.State.On))
    assert abs(disabled.lightness() - look.control.lightness()) < 6
    assert abs(checked.blue() - look.accent.blue()) < 6


def test_icons_survive_being_copied_and_collected() -> None:
    copies = [QIcon(icons.icon("unlink")) for _ in range(200)]
    assert {icons.name_of(copy) for copy in copies} == {"unlink"}
    assert not copies[-1].pixmap(16, 16).isNull()


def test_an_icon_from_elsewhere_has_no_name() -> None:
    assert icons.name_of(QIcon()) is None


def test_small_icons_have_a_heavier_stroke() -> None:
    def ink(size_px: int) -> float:
        image = icons.pixmap("minus", size_px, QColor("black"), 4.0).toImage()
        column = [image.pixelColor(image.width() // 2, y).alphaF() for y in range(image.height())]
        return sum(column) / image.height()

    assert ink(14) > ink(15)


def test_the_application_icon_comes_in_the_sizes_of_task_bars() -> None:
    assert {size.width() for size in icons.app_icon().availableSizes()} >= {16, 32, 256}


def test_painting_centres_the_icon_in_its_place() -> None:
    image = QImage(40, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    icons.paint_icon(painter, QRect(0, 0, 40, 20), "plus", QColor("black"))
    painter.end()
    assert image.pixelColor(20, 10).alpha() > 200
    assert image.pixelColor(2, 10).alpha() == 0
