"""The gallery can show every state in both themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from build_spec import gallery_pages
from ui import dressing, theme


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("build", [gallery_pages.states_page, gallery_pages.stress_page])
def test_a_page_of_the_gallery_paints(
    qapp: QApplication, qtbot: QtBot, build: Callable[[], QWidget], name: str
) -> None:
    dressing.install(qapp)
    theme.apply(qapp, theme.load(name, reduced_motion=True))
    page = build()
    qtbot.addWidget(page)
    page.resize(720, 1296)
    image = page.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, 720, 7) for y in range(0, 1296, 7)}
    assert theme.current().window.name() in colors
    assert len(colors) > 20
