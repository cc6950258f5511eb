"""Both kinds of file that come back are compared in the same way."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from exporters import registry
from narrative_studio.commands.positioning import add_element
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.markdown.reading import read_text
from narrative_studio.importers.returned.telling import consequence
from narrative_studio.model.positioning import ElementKind
from ui.returned.change_words import ChangePage
from ui.returned.file import DeckFile, TextFile
from ui.session import Session
from ui.widgets.label import TextLabel


def test_a_positioning_page_tells_its_elements(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    value = add_element(session.project, kind=ElementKind.VALUE, name="Bread on time")
    told = session.view.narrative()
    text = tmp_path / "own.md"
    registry.get("positioning").export(told, text, {})
    assert TextFile(read_text(text)).comparing(session.project, told)().same == len(
        told.whole.elements
    )
    text.write_text(text.read_text(encoding="utf-8").replace("on time", "at five"), "utf-8")
    found = TextFile(read_text(text)).comparing(session.project, told)()
    (change,) = found.changes
    assert (change.element, change.after) == (value.id, "Bread at five")
    page = ChangePage()
    qtbot.addWidget(page)
    page.show_change(change, None)
    assert any(one.text() == consequence(change) for one in page.findChildren(TextLabel))


def test_an_export_that_nobody_changed_says_the_same(session: Session, tmp_path: Path) -> None:
    told = session.view.narrative()
    deck, text = tmp_path / "own.pptx", tmp_path / "own.md"
    registry.get("deck").export(told, deck, {})
    registry.get("script").export(told, text, {})
    for file in (DeckFile(read_deck(deck)), TextFile(read_text(text))):
        found = file.comparing(session.project, told)()
        assert (found.name, found.changes) == (file.name, ())
        assert found.same == len(told.frames)
