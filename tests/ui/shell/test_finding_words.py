"""A finding about a changed wording shows what changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.rules.finding import Finding, Level, Rewording, Rule
from ui.shell.finding_words import paint_rewordings, rewordings_height, spoken
from ui.shell.findings_popup import FindingsModel

CHANGE = Rewording("statement", "No loaf is lost.", "No bun is lost.")
NEW = Rewording("metric", "", "loaves a night")


def test_each_change_takes_its_room(qtbot: QtBot) -> None:
    one = rewordings_height([CHANGE], 300)
    assert rewordings_height([], 300) == 0
    assert rewordings_height([CHANGE, NEW], 300) == 2 * one
    assert rewordings_height([CHANGE], 80) > one


def test_the_words_are_painted(qtbot: QtBot) -> None:
    plain, marked = QPixmap(300, 60), QPixmap(300, 60)
    for canvas, changes in ((plain, []), (marked, [CHANGE, NEW])):
        canvas.fill(Qt.GlobalColor.white)
        painter = QPainter(canvas)
        paint_rewordings(painter, changes, 0, 0, 300)
        painter.end()
    assert plain.toImage() != marked.toImage()


def test_the_change_is_spoken() -> None:
    assert spoken([CHANGE]).startswith("Statement: No removed loaf, added bun,")
    model = FindingsModel()
    model.show(
        [Finding(Level.WARNING, Rule.SUSPECT_LINK, "Suspect.", "Compare.", "frame", "f", (CHANGE,))]
    )
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(said).startswith("warning: Suspect. Statement: No removed loaf")
