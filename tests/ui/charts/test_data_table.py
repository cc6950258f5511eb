from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from build_spec.chart_samples import dot_interval, pareto, quotes_wall
from exporters.charts.table_text import shown
from ui.charts.data_table import DataTable, DataTableModel

ROLE = Qt.ItemDataRole


def test_the_model_holds_what_the_table_holds() -> None:
    table = dot_interval().table()
    model = DataTableModel(table)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert heads == list(table.headers)
    for row, values in enumerate(table.rows):
        assert [model.index(row, n).data() for n in range(len(values))] == [*map(shown, values)]
    assert model.data(QModelIndex()) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_cell_is_spoken_with_its_heading() -> None:
    model = DataTableModel(dot_interval().table())
    assert model.index(0, 1).data(ROLE.AccessibleTextRole) == "Agreed: 1"
    assert model.index(0, 3).data(ROLE.AccessibleTextRole) == "Rate %: nothing"


def test_figures_stand_on_the_right_below_their_heading() -> None:
    model = DataTableModel(dot_interval().table())
    right = Qt.AlignmentFlag.AlignRight
    sides = [model.index(0, n).data(ROLE.TextAlignmentRole) & right for n in range(4)]
    assert [bool(side) for side in sides] == [False, True, True, True]
    head = model.headerData(1, Qt.Orientation.Horizontal, ROLE.TextAlignmentRole)
    assert head & right


def test_copying_takes_the_whole_table(qtbot: QtBot) -> None:
    view = DataTable(pareto())
    qtbot.addWidget(view)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Objection\tchampion")
    QTest.keyClick(view, Qt.Key.Key_Down)


def test_another_chart_shows_other_data_as_high_as_it_needs(qtbot: QtBot) -> None:
    view = DataTable(dot_interval())
    qtbot.addWidget(view)
    high = view.sizeHint().height()
    view.show_chart(pareto())
    assert view.accessibleName() == f"Data: {pareto().headline}"
    assert view.sizeHint().height() < high
    view.show_chart(quotes_wall())
    assert view.columnWidth(1) <= 320
