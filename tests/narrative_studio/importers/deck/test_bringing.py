"""A deck from elsewhere makes a document, or a further narrative of one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from narrative_studio.importers.deck.bringing import deck_as_document, deck_as_narrative
from narrative_studio.importers.deck.reading import read_deck
from tests.decks import rich_deck
from tests.story import ADA, make_story


def test_a_document_is_made_of_a_deck(tmp_path: Path) -> None:
    deck = read_deck(rich_deck(tmp_path / "autumn.pptx"))
    project, brought = deck_as_document(deck, tmp_path / "a.narrative", me=ADA)
    with closing(project):
        project.publish()
        view = project.view()
        assert view.project.title == "Kiln & Co, autumn"
        assert (brought.frames, brought.notes) == (8, ())
        told = view.narrative(brought.narrative.id)
        assert [len(told.frames), len(told.backups)] == [7, 1]
        assert [zone.name for zone in view.zones.ordered] == ["Why now", "What it shows"]
        assert view.people[ADA.id].name == "Ada Moss"
        assert not project.undo_state.undo
    assert (tmp_path / "a.narrative").exists()


def test_a_deck_comes_into_a_document_as_a_narrative_in_one_step(tmp_path: Path) -> None:
    deck = read_deck(rich_deck(tmp_path / "autumn.pptx"))
    with closing(make_story(tmp_path / "a.narrative")) as project:
        before = len(project.view().narratives)
        brought = deck_as_narrative(project, deck)
        assert len(project.view().narratives) == before + 1
        assert project.view().narratives.ordered[-1] == brought.narrative
        project.undo()
        assert len(project.view().narratives) == before
        assert brought.narrative.id not in project.view().narratives
