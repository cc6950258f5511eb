"""The outline of a story that is told as a variant, and the zones beside its rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.story.variants import overrides_of
from narrative_studio.commands.storyboard import hide_frames
from narrative_studio.commands.variants import (
    add_variant,
    delete_variant,
    leave_out,
    say_otherwise,
)
from narrative_studio.commands.zones import make_zone
from narrative_studio.model.storyboard import Zone
from narrative_studio.model.variants import Variant
from tests.ui.boards import named, told
from tests.ui.workspaces.storyboard.stage import CTRL, SHIFT, editor, go
from ui import theme
from ui.models.outline_cells import heading_words
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.text_area import TextArea
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.outline.view import OutlineView

ROLE = Qt.ItemDataRole


@pytest.fixture
def variant(session: Session) -> Variant:
    """Shown; it leaves B out and has a headline and a time of its own for A."""
    made = add_variant(session.project, narrative=told(session).narrative.id, name="Short")
    a, b = named(session, "A").id, named(session, "B").id
    leave_out(session.project, variant=made.id, frames=[b])
    for what, value in (("headline", "A, in short"), ("planned_ms", 30_000)):
        say_otherwise(session.project, variant=made.id, frame=a, what=what, value=value)
    session.choose_variant(made.id)
    return made


@pytest.fixture
def zone(session: Session) -> Zone:
    frames = [named(session, name).id for name in "ABC"]
    return make_zone(session.project, frames=frames, name="Opening", budget_ms=300_000)


def words(outline: OutlineView, key: str, column: str, role: int = ROLE.DisplayRole) -> str:
    model = outline.outline
    return str(model.index(model.row_of(key), model.column_at(column)).data(role))


# Variants


def test_cells_show_what_the_variant_says_and_tell_what_the_story_does(
    outline: OutlineView, session: Session, variant: Variant
) -> None:
    a, b, c = (named(session, name).id for name in "ABC")
    assert words(outline, a, "headline") == "A, in short"
    assert words(outline, a, "planned") == "0:30"
    assert words(outline, a, "headline", ROLE.AccessibleTextRole) == (
        "Headline: A, in short, Differs in “Short”. Story: A"
    )
    assert "Differs in “Short”" in words(outline, a, "planned", ROLE.ToolTipRole)
    assert words(outline, b, "number", ROLE.AccessibleTextRole).endswith("left out of “Short”")
    assert words(outline, c, "headline", ROLE.AccessibleTextRole) == "Headline: C"
    model = outline.outline
    assert [model.is_left_out(model.row_of(one)) for one in (a, b, c)] == [False, True, False]
    session.choose_variant(None)
    assert words(outline, a, "headline") == "A"
    assert words(outline, b, "number", ROLE.AccessibleTextRole).endswith("B")


def test_headings_count_what_is_told(
    outline: OutlineView, session: Session, variant: Variant
) -> None:
    assert outline.outline.told is not None
    story, as_told = told(session), outline.outline.told
    assert heading_words(story, "insight", told=as_told) == ("Insight", "2 frames, 1 told · 0:30")
    leave_out(session.project, variant=variant.id, frames=[named(session, "C").id])
    assert session.telling is not None
    assert heading_words(told(session), "alternatives", told=session.telling)[1] == (
        "1 frame, left out"
    )
    spoken = words(outline, "beat:alternatives", "number", ROLE.AccessibleTextRole)
    assert spoken == "Alternatives, 1 frame, left out"


def test_an_edit_of_what_differs_changes_the_variant_alone_and_the_field_says_so(
    outline: OutlineView, session: Session, variant: Variant, qtbot: QtBot
) -> None:
    frame = named(session, "A")
    go(outline, session, "A")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    assert outline.cells.tag.words == "Changes “Short” alone"
    assert outline.cells.tag.isVisible()
    assert editor(outline).accessibleName().endswith("Changes “Short” alone")
    qtbot.keyClicks(editor(outline), "In short")
    qtbot.keyClick(editor(outline), Qt.Key.Key_Return)
    assert overrides_of(session.view, variant, frame.id)["headline"].value == "In short"
    assert session.view.frames[frame.id].headline == "A"
    assert not outline.cells.tag.isVisible()


def test_an_edit_of_what_is_the_same_changes_the_story_and_the_field_says_so(
    outline: OutlineView, session: Session, variant: Variant, qtbot: QtBot
) -> None:
    go(outline, session, "A", "script")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    assert outline.cells.tag.words == "Changes the story"
    qtbot.keyClicks(editor(outline), "Spoken")
    session.flush()
    assert named(session, "A").script == "Spoken"
    assert "script" not in overrides_of(session.view, variant, named(session, "A").id)


def test_the_chip_stays_within_the_table(
    outline: OutlineView, session: Session, variant: Variant, qtbot: QtBot
) -> None:
    for name in "AD":
        go(outline, session, name, "script")
        qtbot.keyClick(outline, Qt.Key.Key_F2)
        room = outline.viewport().rect()
        assert room.contains(outline.cells.tag.geometry())
        assert not outline.cells.tag.geometry().intersects(editor(outline).geometry())
        qtbot.keyClick(editor(outline), Qt.Key.Key_Return)


def test_what_is_typed_while_the_variant_goes_is_stored_in_the_story_where_it_belongs(
    outline: OutlineView, session: Session, variant: Variant, qtbot: QtBot
) -> None:
    go(outline, session, "C")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(outline), "Typed")
    delete_variant(session.project, variant=variant.id)
    area = editor(outline)
    assert isinstance(area, TextArea)
    assert area.text() == "Typed"
    session.flush()
    assert named(session, "Typed") is not None


def test_left_out_rows_and_differing_cells_look_it(
    outline: OutlineView, session: Session, variant: Variant
) -> None:
    b = outline.outline.row_of(named(session, "B").id)
    dimmed = outline.viewport().grab(outline.visualRect(outline.outline.index(b, 1))).toImage()
    session.choose_variant(None)
    plain = outline.viewport().grab(outline.visualRect(outline.outline.index(b, 1))).toImage()
    assert dimmed != plain


# Zones


def test_rows_know_their_zone_and_headings_that_which_goes_on(
    outline: OutlineView, session: Session, zone: Zone
) -> None:
    model = outline.outline
    rows = {key: model.row_of(key) for key in ("beat:insight", "beat:alternatives", "beat:proof")}
    assert model.zone(rows["beat:insight"]) is None
    assert model.zone(model.row_of(named(session, "B").id)) is not None
    going_on = model.zone(rows["beat:alternatives"])
    assert going_on is not None
    assert going_on.name == "Opening"
    assert model.zone(rows["beat:proof"]) is None
    assert [one.name for one in model.zones_from(rows["beat:insight"])] == ["Opening"]
    assert model.zones_from(rows["beat:proof"]) == []
    spoken = words(outline, "beat:insight", "number", ROLE.AccessibleTextRole)
    assert spoken.endswith("zone Opening, 9:30 of 5:00, 4:30 over")
    hide_frames(session.project, frames=[named(session, "A").id], is_backup=True)
    assert model.zone(model.row_of(named(session, "A").id)) is None


def test_a_line_runs_beside_the_rows_of_a_zone_and_stays_when_scrolled_sideways(
    outline_room: Storyboard, outline: OutlineView, session: Session, zone: Zone, qtbot: QtBot
) -> None:
    def color_beside(name: str) -> str:
        top = outline.rowViewportPosition(outline.outline.row_of(named(session, name).id))
        head = outline.horizontalHeader().height()
        picture = outline.grab().toImage()
        return picture.pixelColor(QPoint(6, 20 + top + head)).name()

    warn = theme.current().warn.name()
    assert [color_beside(name) == warn for name in "ABCD"] == [True, True, True, False]
    page = outline_room.outline_page
    for column in page.layout_now.columns:
        page.set_layout(page.layout_now.with_shown(column.key, is_shown=True))
    bar = outline.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(bar.maximum())
    assert outline.pinned.isVisible()
    assert [color_beside(name) == warn for name in "ABCD"] == [True, True, True, False]


def test_the_zone_of_a_frame_is_chosen_in_its_cell(
    outline: OutlineView, session: Session, zone: Zone
) -> None:
    def choose(name: str, key: str | None) -> None:
        go(outline, session, name, "zone")
        outline.setColumnHidden(outline.outline.column_at("zone"), False)
        outline.edit_headline()
        combo = editor(outline)
        assert isinstance(combo, ComboBox)
        row = next(row for row in range(combo.count()) if combo.itemData(row) == key)
        combo.setCurrentIndex(row)
        combo.activated.emit(row)

    d = named(session, "D").id
    assert words(outline, d, "zone") == ""
    choose("D", zone.id)
    assert session.view.frames[d].zone == zone.id
    assert words(outline, d, "zone") == "Opening"
    choose("D", None)
    assert session.view.frames[d].zone is None


def test_the_current_cell_is_said_otherwise_by_key(
    outline: OutlineView, session: Session, variant: Variant, qtbot: QtBot
) -> None:
    go(outline, session, "C", "script")
    qtbot.keyClick(outline, Qt.Key.Key_L, CTRL | SHIFT)
    qtbot.keyClicks(editor(outline), "Short")
    qtbot.keyClick(editor(outline), Qt.Key.Key_Return)
    found = overrides_of(session.view, variant, named(session, "C").id)
    assert found["script"].value == "Short"
    assert named(session, "C").script == ""
    go(outline, session, "C", "status")
    qtbot.keyClick(outline, Qt.Key.Key_L, CTRL | SHIFT)
    assert set(overrides_of(session.view, variant, named(session, "C").id)) == {"script"}
