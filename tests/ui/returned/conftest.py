"""A session, and a deck of its document that somebody worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pytestqt.qtbot import QtBot

from exporters import registry
from exporters.deck.expecting import expected_decks
from narrative_studio.commands.editing import edit_cells
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.returning import read_back, returned_story
from narrative_studio.project import Project
from narrative_studio.settings import Settings
from tests.ui.studio import session_of, story
from ui.returned.file import DeckFile
from ui.returned.review import Review
from ui.session import Session

MakeReview = Callable[..., Review]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = story(tmp_path, "One", "Two", "Three")
    for frame in made.view().narrative().frames:
        edit_cells(made, frame, bullets="- first\n- second", script="Say it. Say more.")
    yield made
    made.close()


@pytest.fixture
def session(project: Project, settings: Settings, qtbot: QtBot) -> Iterator[Session]:
    made = session_of(project, settings)
    yield made
    made.leave()
    made.background.stop()


def edit_usual(deck: Any) -> None:
    """Reword a headline and a bullet, and delete the last slide."""
    slides = list(deck.slides)
    slides[1].shapes.title.text_frame.paragraphs[0].runs[0].text = "Once"
    para = next(
        para
        for shape in slides[2].shapes
        if shape.has_text_frame
        for para in shape.text_frame.paragraphs
        if para.text == "second"
    )
    para.runs[0].text = "second to none"
    ids = deck.slides._sldIdLst
    ids.remove(list(ids)[3])


@pytest.fixture
def make_review(session: Session, tmp_path: Path) -> MakeReview:
    """Export the deck, let somebody edit it, and compare it with the document of now."""

    def make(
        edit: Callable[[Any], None] = edit_usual, meanwhile: Callable[[], object] = lambda: None
    ) -> Review:
        path = tmp_path / "own.pptx"
        view = session.view.narrative()
        registry.get("deck").export(view, path, {})
        edited = Presentation(str(path))
        edit(edited)
        edited.save(str(path))
        meanwhile()
        deck = read_deck(path)
        told = returned_story(deck, session.view, expected_decks)
        assert told is not None
        found = read_back(session.project, deck, told, expected_decks)
        return Review(session, DeckFile(deck), found, session)

    return make
