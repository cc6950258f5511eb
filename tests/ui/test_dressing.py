"""The style and the focus ring of the application."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui import dressing, theme
from ui.focus_ring import FocusRing
from ui.style import StudioStyle


def test_the_style_and_one_ring_are_in_force(qapp: QApplication) -> None:
    dressing.install(qapp)
    style = qapp.style()
    dressing.install(qapp)
    assert isinstance(style, StudioStyle)
    assert qapp.style() is style
    assert len(qapp.findChildren(FocusRing)) == 1


def test_a_switch_of_the_theme_keeps_the_style(qapp: QApplication) -> None:
    style = qapp.style()
    theme.apply(qapp, theme.load(theme.DARK))
    assert qapp.style() is style
