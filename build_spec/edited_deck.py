"""A deck of the open document as if a colleague had worked on it, for pictures of its review."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation

from exporters import registry
from ui.main_window import MainWindow


def edited_deck(window: MainWindow) -> Path:
    """Export the shown story into the folder of exports and reword every title a little."""
    assert window.page is not None
    assert window.page.session.story is not None
    path = Path(window.sheets.settings.values.export_folder) / "lotwarden.pptx"
    registry.get("deck").export(window.page.session.story, path, {})
    deck = Presentation(str(path))
    for slide in deck.slides:
        slide.shapes.title.text_frame.paragraphs[0].runs[0].text += ", every time"
    deck.save(str(path))
    return path
