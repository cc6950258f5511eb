"""What the shown variant says in a frame: left out, or fields said otherwise."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.variants import add_variant, say_otherwise
from narrative_studio.model.storyboard import Frame
from tests.ui.boards import Boards, named, told
from ui.inspector.frame.variant import WORDS, VariantPart
from ui.session import Session
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.text_area import TextArea


@pytest.fixture
def session(boards: Boards) -> Session:
    made = boards.session("insight:A", "insight:B")
    edit_cells(made.project, named(made, "A"), script="All of it", planned_ms=120_000)
    return made


@pytest.fixture
def part(session: Session, qtbot: QtBot) -> VariantPart:
    made = VariantPart(session)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    made.activateWindow()

    def follow(*_: object) -> None:
        frame = session.view.frames.get(made.frame.id) if made.frame is not None else None
        made.show_frame(told(session), frame or named(session, "A"))

    session.changed.connect(follow)
    made.show_frame(told(session), named(session, "A"))
    variant = add_variant(session.project, narrative=told(session).narrative.id, name="Short")
    session.choose_variant(variant.id)
    return made


def in_variant(session: Session) -> dict[str, Frame]:
    variant = session.variant
    assert variant is not None
    return {frame.headline: frame for frame in as_variant(told(session), variant).frames}


def fields(part: VariantPart) -> dict[str, QAction]:
    menu = part.field_menu()
    part._held = menu  # type: ignore[attr-defined]
    return {entry.text(): entry for entry in menu.actions()}


def test_it_is_there_only_while_a_variant_is_shown(part: VariantPart, session: Session) -> None:
    assert not part.isHidden()
    assert part.head.accessibleName() == "In this variant, As in the story"
    session.choose_variant(None)
    assert part.isHidden()


def test_a_frame_is_left_out_and_taken_in_again(part: VariantPart, session: Session) -> None:
    part.turn_button.click()
    assert list(in_variant(session)) == ["B"]
    assert part.words == "“Short” does without this frame."
    assert part.turn_button.text() == "Take it in again"
    part.turn_button.click()
    assert list(in_variant(session)) == ["A", "B"]


def test_a_field_is_said_otherwise_over_the_wording_of_the_story(
    part: VariantPart, session: Session, qtbot: QtBot
) -> None:
    assert list(fields(part)) == list(WORDS.values())
    fields(part)["Script"].trigger()
    row = part.rows["script"]
    assert isinstance(row.field, TextArea)
    assert row.field.hasFocus()
    assert row.base_words == "The story: All of it"
    qtbot.keyClicks(row.field, "In short")
    session.flush()
    assert in_variant(session)["A"].script == "In short"
    assert named(session, "A").script == "All of it"
    edit_cells(session.project, named(session, "A"), script="More of it")
    assert part.rows["script"].base_words == "The story: More of it"
    assert "Script" not in fields(part)
    part.rows["script"].back_button.click()
    assert part.rows == {}
    assert in_variant(session)["A"].script == "More of it"


def test_a_time_is_said_otherwise(part: VariantPart, session: Session, qtbot: QtBot) -> None:
    fields(part)["Planned time"].trigger()
    row = part.rows["planned_ms"]
    assert isinstance(row.field, DurationEdit)
    assert row.base_words == "The story: 2:00"
    row.field.selectAll()
    qtbot.keyClicks(row.field, "0:45")
    session.flush()
    assert in_variant(session)["A"].planned_ms == 45_000
    assert part.head.accessibleName() == "In this variant, 1 field differs"


def test_what_is_typed_stays_with_its_frame_when_another_is_shown(
    part: VariantPart, session: Session, qtbot: QtBot
) -> None:
    fields(part)["Script"].trigger()
    qtbot.keyClicks(part.rows["script"].field, "Typed")
    part.show_frame(told(session), named(session, "B"))
    assert in_variant(session)["A"].script == "Typed"
    assert in_variant(session)["B"].script == ""


def test_what_cannot_be_read_shows_the_story(part: VariantPart, session: Session) -> None:
    variant = session.variant
    assert variant is not None
    say_otherwise(
        session.project,
        variant=variant.id,
        frame=named(session, "A").id,
        what="planned_ms",
        value=60_000,
    )
    (override,) = session.view.overrides.values()
    edit_cells(session.project, override, value="soon")
    row = part.rows["planned_ms"]
    assert isinstance(row.field, DurationEdit)
    assert row.field.value_ms == 120_000


def test_what_is_typed_for_the_variant_is_told_before_it_is_said(
    part: VariantPart, session: Session, qtbot: QtBot
) -> None:
    fields(part)["Headline"].trigger()
    (override,) = session.view.overrides.values()
    field = part.rows["headline"].field
    assert isinstance(field, TextArea)
    with qtbot.waitSignal(session.typed) as typed:
        qtbot.keyClicks(field, "I")
    assert typed.args == [override, "value", "I"]
