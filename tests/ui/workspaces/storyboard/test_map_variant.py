"""The map of a story that is told as a variant, and the zones over its columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.story.variants import left_out_of
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.variants import add_variant, leave_out, say_otherwise
from narrative_studio.commands.zones import make_zone
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.variants import Variant
from tests.ui.boards import Boards, named, told
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import room_of
from ui import theme
from ui.models.link_map import LinkMapModel
from ui.session import Session
from ui.workspaces.storyboard.map.gaps import gaps_of
from ui.workspaces.storyboard.map.page import MapPage

COLUMNS = Qt.Orientation.Horizontal
TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def value(session: Session) -> Element:
    """Carried by frame B alone."""
    made = add_element(session.project, kind=ElementKind.VALUE, name="Recall less", statement="S")
    link(session.project, source=named(session, "B"), target=made)
    return made


@pytest.fixture
def variant(session: Session, value: Element) -> Variant:
    """Shown; it leaves B out and has a headline of its own for A."""
    made = add_variant(session.project, narrative=told(session).narrative.id, name="Short")
    a, b = named(session, "A").id, named(session, "B").id
    leave_out(session.project, variant=made.id, frames=[b])
    say_otherwise(session.project, variant=made.id, frame=a, what="headline", value="A, in short")
    session.choose_variant(made.id)
    return made


@pytest.fixture
def page(session: Session, value: Element, qtbot: QtBot) -> MapPage:
    return room_of(session, qtbot, "map").map_page


def head(model: LinkMapModel, column: int) -> str:
    return str(model.headerData(column, COLUMNS, TIP))


def test_left_out_frames_keep_their_columns_and_count_for_nothing(
    page: MapPage, value: Element, variant: Variant
) -> None:
    model = page.model
    assert model.columnCount() == 4
    assert [model.is_left_out(column) for column in range(4)] == [False, True, False, False]
    assert head(model, 1) == "Frame 2, B, left out of “Short”"
    assert head(model, 0).startswith("Frame 1, A, in short, carries no element")
    assert head(model, 0).endswith("headline differs in “Short”")
    cell = model.index(model.row_of(value.id), 1)
    assert "left out of “Short”: " in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))
    assert model.total_of(value) == "Left out with its frame"
    assert page.totals.count(1) == 0
    assert not page.totals.is_orphan(1)


def test_what_the_variant_leaves_out_is_a_remark_that_takes_the_frame_in_again(
    page: MapPage, session: Session, value: Element, variant: Variant
) -> None:
    (gap,) = [one for one in gaps_of(page.model) if one.table == "element"]
    assert (gap.title, gap.action) == ("“Short” leaves out VA-1", "Take frame 2 in again")
    assert page.gaps._title.text() == "3 frames without an element, 1 element left out"
    page.gaps.used.emit(gap)
    assert left_out_of(session.view, variant) == frozenset()
    assert messages(session)[-1].text == "Frame 2 taken in again to “Short”"
    assert [one for one in gaps_of(page.model) if one.table == "element"] == []
    assert page.model.total_of(value) == "Carried by 1 frame"


def test_what_no_frame_carries_stays_a_gap(page: MapPage, session: Session) -> None:
    add_element(session.project, kind=ElementKind.VALUE, name="Save", statement="S")
    variant = add_variant(session.project, narrative=told(session).narrative.id, name="Short")
    session.choose_variant(variant.id)
    (gap,) = [one for one in gaps_of(page.model) if one.table == "element"]
    assert not gap.taken_in
    assert gap.title.startswith("No frame carries")


def test_before_the_first_frame_nothing_is_missing(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    add_element(session.project, kind=ElementKind.VALUE, name="Save", statement="S")
    assert gaps_of(room_of(session, qtbot, "map").map_page.model) == ()


def test_the_columns_look_it(page: MapPage, session: Session, variant: Variant) -> None:
    header = page.view.horizontalHeader()
    place = QRect(header.sectionViewportPosition(1), 0, header.sectionSize(1), header.height())
    dimmed = header.viewport().grab(place).toImage()
    session.choose_variant(None)
    assert header.viewport().grab(place).toImage() != dimmed


def test_the_line_of_a_zone_lies_over_its_columns(
    page: MapPage, session: Session, qtbot: QtBot
) -> None:
    header = page.view.horizontalHeader()
    before = header.height()
    frames = [named(session, name).id for name in "AB"]
    make_zone(session.project, frames=frames, name="Opening", budget_ms=60_000)
    qtbot.waitUntil(lambda: header.height() > before)
    zone = page.model.zone(1)
    assert zone is not None
    assert (zone.name, zone.is_over) == ("Opening", True)
    assert page.model.zone(2) is None
    assert "in the zone Opening" in head(page.model, 0)
    picture = header.viewport().grab().toImage()
    warn = theme.current().warn.name()

    def has_line(column: int) -> bool:
        x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        return any(picture.pixelColor(x, y).name() == warn for y in range(14, 22))

    assert [has_line(column) for column in range(4)] == [True, True, False, False]
