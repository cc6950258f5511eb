"""Layouts of a company's template are chosen beat by beat, and kept in the document."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pytestqt.qtbot import QtBot

from exporters.deck.exporter import EXPORTER
from exporters.deck.painting.preview import DeckPreview
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.view import NarrativeView
from tests.ui.boards import Boards
from ui.dialogs.export.layout_choices import LayoutChoices
from ui.session import Session


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "acme.pptx"
    Presentation().save(str(path))
    return path


@pytest.fixture
def session(boards: Boards) -> Session:
    made = boards.session("insight:First", "the-ask:Second")
    for frame in made.view.frames.values():
        edit_cells(made.project, frame, bullets="- Said with more than a headline")
    return made


@pytest.fixture
def choices(qtbot: QtBot, session: Session, template: Path) -> LayoutChoices:
    made = LayoutChoices(session)
    qtbot.addWidget(made)
    made.show_deck(deck(session, template), story(session))
    return made


def story(session: Session) -> NarrativeView:
    return session.project.view().narrative(None)


def deck(session: Session, template: Path) -> DeckPreview:
    return EXPORTER.preview(story(session), {"template": template})


def choose(choices: LayoutChoices, use: str, words: str) -> None:
    field = choices.fields[use]
    index = next(n for n in range(field.count()) if field.itemText(n).startswith(words))
    field.setCurrentIndex(index)
    field.activated.emit(index)


def kept(session: Session) -> set[tuple[str, str, str]]:
    rows = session.view.deck_layouts.values()
    return {(row.template, row.slide, row.layout_name) for row in rows}


def test_each_part_that_the_deck_has_is_offered_in_order(choices: LayoutChoices) -> None:
    assert list(choices.fields) == ["opening", "insight", "the-ask"]
    assert choices.fields["insight"].accessibleName() == "Layout of Insight"
    assert choices.fields["opening"].currentText() == "Chosen by the studio: Title Slide"
    assert choices.fields["insight"].currentText() == "Chosen by the studio: Title and Content"


def test_every_layout_can_be_chosen_and_is_sketched(choices: LayoutChoices) -> None:
    field = choices.fields["insight"]
    assert field.count() == 1 + 11
    images = {
        field.itemIcon(n).pixmap(32, 20).toImage().cacheKey() for n in range(1, field.count())
    }
    assert len(images) == 11
    assert not any(field.itemIcon(n).isNull() for n in range(field.count()))


def test_a_choice_is_kept_in_the_document_and_shown(
    choices: LayoutChoices, session: Session, template: Path, qtbot: QtBot
) -> None:
    looked: list[int] = []
    choices.looked_at.connect(looked.append)
    with qtbot.waitSignal(choices.chosen):
        choose(choices, "insight", "Section Header")
    assert kept(session) == {("acme", "insight", "Section Header")}
    assert looked == [2]
    again = deck(session, template)
    assert again.uses()["insight"][1].name == "Section Header"
    choices.show_deck(again, story(session))
    assert choices.fields["insight"].currentText() == "Section Header"
    assert choices.fields["insight"].itemText(0) == "Let the studio choose"


def test_a_choice_is_given_back_and_undone(
    choices: LayoutChoices, session: Session, template: Path
) -> None:
    choose(choices, "insight", "Section Header")
    choices.show_deck(deck(session, template), story(session))
    choose(choices, "insight", "Let the studio choose")
    assert kept(session) == set()
    session.undo()
    assert kept(session) == {("acme", "insight", "Section Header")}


def test_a_choice_for_one_template_does_not_touch_another(
    choices: LayoutChoices, session: Session, tmp_path: Path
) -> None:
    choose(choices, "insight", "Section Header")
    other = tmp_path / "other.pptx"
    Presentation().save(str(other))
    assert deck(session, other).uses()["insight"][1].name == "Title and Content"
