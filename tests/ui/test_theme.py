"""Roles can be read on every ground they stand on, and a switch reaches everybody."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from narrative_studio import assets
from tests.ui.contrast import contrast
from ui import theme
from ui.theme import Role, Type

GROUNDS = [Role.WINDOW, Role.CHROME, Role.SURFACE, Role.SUNKEN, Role.HOVER, Role.SELECTED]
SOFT = [Role.WARN_SOFT, Role.INFO_SOFT, Role.GOOD_SOFT, Role.BAD_SOFT]
READ = [Role.TEXT, Role.TEXT2, Role.TEXT3, Role.ACCENT, Role.SETUP, Role.FOLLOW, Role.GOOD]
READ += [Role.WARN, Role.BAD, Role.INFO]
ON_OWN_GROUND = [
    (Role.ON_ACCENT, Role.ACCENT),
    (Role.ON_ACCENT, Role.ACCENT_HOVER),
    (Role.ON_INK, Role.INK),
    (Role.SURFACE, Role.TEXT),
    (Role.SETUP, Role.SETUP_SOFT),
    (Role.FOLLOW, Role.FOLLOW_SOFT),
    (Role.GOOD, Role.GOOD_SOFT),
    (Role.WARN, Role.WARN_SOFT),
    (Role.BAD, Role.BAD_SOFT),
    (Role.INFO, Role.INFO_SOFT),
]
TEXT_PAIRS = [*itertools.product(READ, GROUNDS), *ON_OWN_GROUND]
TEXT_PAIRS += itertools.product([Role.TEXT, Role.TEXT2], SOFT)
CONTROL_PAIRS = [*itertools.product([Role.CONTROL, Role.FOCUS], [*GROUNDS, Role.WARN_SOFT])]
CONTROL_PAIRS += [(Role.ACCENT, Role.SUNKEN), (Role.BAD, Role.SURFACE)]


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK])
def test_every_text_role_reads_on_every_ground_it_may_stand_on(name: str) -> None:
    look = theme.load(name)
    weak = {
        f"{ink} on {ground}": round(contrast(look.color(ink), look.color(ground)), 2)
        for ink, ground in TEXT_PAIRS
        if contrast(look.color(ink), look.color(ground)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK])
def test_every_control_line_and_the_focus_ring_stand_out(name: str) -> None:
    look = theme.load(name)
    weak = {
        f"{line} on {ground}": round(contrast(look.color(line), look.color(ground)), 2)
        for line, ground in CONTROL_PAIRS
        if contrast(look.color(line), look.color(ground)) < 3.0
    }
    assert weak == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_chart_marks_stand_out_and_heat_words_read_at_seven_to_one(name: str) -> None:
    look = theme.load(name)
    charts = look.chart_colors()
    for mark in ("blue", "orange", "teal", "plum", "brown", "ink"):
        assert contrast(charts[mark], look.surface) >= 3.3, mark
    for cell in ("landed", "confused", "objected"):
        assert contrast(charts[f"on_{cell}"], charts[cell]) >= 7.0, cell
    for cell in ("grey", "rated_1", "rated_2", "rated_4", "rated_5"):
        assert contrast(charts[f"on_{cell}"], charts[cell]) >= 6.0, cell


def test_the_presenter_reads_from_two_metres() -> None:
    colors = {role: QColor(value) for role, value in assets.palette("presenter").items()}
    assert contrast(colors["text"], colors["ground"]) == pytest.approx(21.0)
    for role in ("past", "accent", "pause"):
        assert contrast(colors[role], colors["ground"]) >= 7.0


def test_every_role_of_the_palette_file_is_a_role_and_every_role_is_in_it() -> None:
    assert set(assets.palette("light")) == {role.value for role in Role}
    assert {role.value for role in Role} <= set(theme.role_names())


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(KeyError):
        theme.load("sepia")


def test_applying_a_theme_changes_palette_fonts_and_tells_of_it(
    qapp: QApplication, qtbot: QtBot
) -> None:
    dark = theme.load(theme.DARK)
    with qtbot.waitSignal(theme.changes().changed) as told:
        theme.apply(qapp, dark)
    assert told.args == [dark]
    assert theme.current() is dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == dark.window
    assert qapp.font().pixelSize() == 13


def test_a_switch_repaints_what_stands_in_a_window(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Say")
    label.setAutoFillBackground(True)
    qtbot.addWidget(label)
    before = label.grab().toImage().pixelColor(0, label.height() - 1)
    theme.apply(qapp, theme.load(theme.DARK))
    after = label.grab().toImage().pixelColor(0, label.height() - 1)
    assert before == theme.load(theme.LIGHT).window
    assert after == theme.load(theme.DARK).window


def test_every_color_group_of_the_palette_is_set() -> None:
    dark = theme.load(theme.DARK).palette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        assert dark.color(group, QPalette.ColorRole.Text) == QColor("#E9EFEE")
    assert dark.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor("#97A6A5")


def test_the_bundled_fonts_are_what_text_is_set_in() -> None:
    theme.register_fonts()
    assert {"Inter", "JetBrains Mono NL"} <= set(QFontDatabase.families())
    for use in Type:
        font = theme.current().font(use)
        assert QFontInfo(font).family() in ("Inter", "JetBrains Mono NL"), use


def test_figures_are_tabular_where_asked() -> None:
    from PySide6.QtGui import QFontMetricsF

    tabular = QFontMetricsF(theme.current().font(Type.BODY, tabular=True))
    plain = QFontMetricsF(theme.current().font(Type.BODY))
    assert tabular.horizontalAdvance("1:11") == tabular.horizontalAdvance("0:00")
    assert plain.horizontalAdvance("1:11") < plain.horizontalAdvance("0:00")


def test_the_font_scale_reaches_sizes_and_heights() -> None:
    large = theme.load(theme.LIGHT, font_scale=1.5)
    assert large.font(Type.SUPPORT).pixelSize() == 18
    assert large.line_px(Type.BODY) == 30
    assert large.scaled(32) == 48


def test_no_text_is_smaller_than_eleven_pixels() -> None:
    assert min(theme.current().font(use).pixelSize() for use in Type) == 11


def test_reduced_motion_takes_no_time() -> None:
    assert theme.load(theme.LIGHT, reduced_motion=True).motion_ms(160) == 0
    assert theme.load(theme.LIGHT).motion_ms(160) == 160


def test_weights_are_those_of_the_type_scale() -> None:
    look = theme.current()
    assert look.font(Type.BODY).weight() == QFont.Weight.Normal
    assert look.font(Type.CONTROL).weight() == QFont.Weight.Medium
    assert look.font(Type.CARD_TITLE).weight() == QFont.Weight.DemiBold


def test_a_panel_grows_with_its_text_but_less() -> None:
    assert theme.load(theme.LIGHT, font_scale=2.0).widened(300) == 480
    assert theme.load(theme.LIGHT, font_scale=1.0).widened(300) == 300
    assert theme.load(theme.LIGHT, font_scale=0.8).widened(300) == 300
