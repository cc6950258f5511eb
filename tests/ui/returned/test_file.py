"""Both kinds of file that come back are compared in the same way."""

from __future__ import annotations

from pathlib import Path

from exporters import registry
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.markdown.reading import read_text
from ui.returned.file import DeckFile, TextFile
from ui.session import Session


def test_an_export_that_nobody_changed_says_the_same(session: Session, tmp_path: Path) -> None:
    told = session.view.narrative()
    deck, text = tmp_path / "own.pptx", tmp_path / "own.md"
    registry.get("deck").export(told, deck, {})
    registry.get("script").export(told, text, {})
    for file in (DeckFile(read_deck(deck)), TextFile(read_text(text))):
        found = file.comparing(session.project, told)()
        assert (found.name, found.changes) == (file.name, ())
        assert found.same == len(told.frames)
