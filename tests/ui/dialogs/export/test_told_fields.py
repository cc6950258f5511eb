"""A file is made from a state of the story, told as a variant."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.exporting import choose_deck_layout
from narrative_studio.commands.variants import add_variant, leave_out
from narrative_studio.commands.versions import take_baseline
from tests.ui.boards import Boards
from tests.ui.studio import told
from ui.dialogs.export.told_fields import ToldFields
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.labelled_field import LabelledField


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:First", "insight:Second")


def fields(qtbot: QtBot, session: Session) -> ToldFields:
    made = ToldFields(session)
    qtbot.addWidget(made)
    return made


def field(told_fields: ToldFields, name: str) -> ComboBox:
    return next(one for one in told_fields.findChildren(ComboBox) if one.accessibleName() == name)


def choose(combo: ComboBox, words: str) -> None:
    index = combo.findText(words)
    assert index >= 0
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def headlines(made: ToldFields) -> list[str]:
    return [frame.headline for frame in made.story.frames]


def test_without_baselines_and_variants_there_is_nothing_to_choose(
    qtbot: QtBot, session: Session
) -> None:
    made = fields(qtbot, session)
    assert made.findChildren(LabelledField) == []
    assert headlines(made) == ["First", "Second"]


def test_a_baseline_gives_the_words_that_it_froze(qtbot: QtBot, session: Session) -> None:
    take_baseline(session.project, name="Workshop")
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline="Reworded")
    made = fields(qtbot, session)
    assert headlines(made) == ["Reworded", "Second"]
    with qtbot.waitSignal(made.chosen):
        choose(field(made, "State"), "B-1 Workshop")
    assert headlines(made) == ["First", "Second"]
    taken = made.story.whole.baseline
    assert taken is not None
    assert taken.code == "B-1"
    choose(field(made, "State"), "As it is now")
    assert headlines(made) == ["Reworded", "Second"]
    assert made.story.whole.baseline is None


def test_a_variant_is_told_in_every_state_that_has_it(qtbot: QtBot, session: Session) -> None:
    take_baseline(session.project, name="Before")
    story = session.story
    assert story is not None
    variant = add_variant(session.project, narrative=story.narrative.id, name="Short")
    leave_out(session.project, variant=variant.id, frames=[story.frames[0].id])
    made = fields(qtbot, session)
    choose(field(made, "Told as"), "Short")
    assert headlines(made) == ["Second"]
    choose(field(made, "State"), "B-1 Before")
    assert field(made, "Told as").currentText() == "The whole story"
    assert headlines(made) == ["First", "Second"]


def test_a_narrative_younger_than_the_baseline_is_not_in_it(qtbot: QtBot, session: Session) -> None:
    take_baseline(session.project, name="Before")
    narrative = start_narrative(session.project, title="Younger", template_id="blank")
    session.choose_narrative(narrative.id)
    made = fields(qtbot, session)
    choose(field(made, "State"), "B-1 Before")
    assert "“Younger” was not there yet in B-1" in [message.text for message in told(session)]
    assert field(made, "State").currentText() == "As it is now"
    assert made.story.narrative.title == "Younger"


def test_layouts_are_those_that_are_chosen_today(qtbot: QtBot, session: Session) -> None:
    take_baseline(session.project, name="Before")
    made = fields(qtbot, session)
    choose(field(made, "State"), "B-1 Before")
    choose_deck_layout(
        session.project, template="acme", slide="insight", layout="/x", layout_name="Wide"
    )
    made.renew()
    assert made.story.whole.baseline is not None
    assert [one.layout_name for one in made.story.whole.deck_layouts.values()] == ["Wide"]
