"""The headings of the chain, at larger sizes of text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.elements import CHAIN, fill
from ui import theme
from ui.session import Session
from ui.theme import Type
from ui.workspaces.positioning import Positioning
from ui.workspaces.positioning.chain.geometry import Geometry
from ui.workspaces.positioning.chain.headings import Headings

Show = Callable[[Session], Positioning]


@pytest.mark.parametrize(("scale", "words"), [(1.0, ["lack", "give", "for"]), (1.6, [])])
def test_words_between_the_headings_touch_none_of_them(
    session: Session, show: Show, qapp: QApplication, scale: float, words: list[str]
) -> None:
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=scale))
    fill(session, *CHAIN)
    assert show(session).chain.headings.joints() == words


def test_large_headings_keep_what_hangs_below_the_line(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=2.0))
    now = theme.current()
    headings = Headings()
    qtbot.addWidget(headings)
    headings.resize(1600, headings.sizeHint().height())
    headings.follow(Geometry(1600, 118, 35, (1, 1, 1, 1)))
    image = headings.grab().toImage()
    inked = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) == now.text for x in range(image.width()))
    ]
    font = now.font(Type.SUPPORT)
    font.setWeight(QFont.Weight.DemiBold)
    assert len(inked) >= QFontMetrics(font).tightBoundingRect("Target").height()
