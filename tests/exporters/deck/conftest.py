"""Pictures, documents and decks made for one test."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as OpenDeck

from exporters.deck.slides import Deck, Slide
from exporters.deck.template.reader import default_template
from exporters.deck.template.template import DeckTemplate
from exporters.deck.writing.writer import write_deck
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Narrative
from narrative_studio.model.table import Table
from narrative_studio.model.view import NarrativeView, ProjectView

TODAY = date(2026, 4, 21)


def png(width: int = 160, height: int = 90, shade: int = 200) -> bytes:
    """A small PNG in one shade of grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """Makes a PNG of some width, height and shade."""
    return png


@pytest.fixture
def story() -> Callable[..., NarrativeView]:
    """Makes the view of a document that holds some rows, and one narrative."""

    def make(
        *rows: Row,
        template: str = "sales-pitch-8",
        pictures: dict[str, bytes] | None = None,
        **project: str,
    ) -> NarrativeView:
        narrative = Narrative(NarrativeId("n"), title="First call", template=template)
        cells: dict[str, Any] = {"title": "A project", "product": "Lotwarden"} | project
        found: dict[str, dict[str, Row]] = {kind.table: {} for kind in ROW_TYPES}
        everything: tuple[Row, ...] = (ProjectInfo("p", **cells), narrative, *rows)
        for row in everything:
            found[row.table][row.id] = row
        tables = {kind.table: Table(kind, found[kind.table]) for kind in ROW_TYPES}
        held = pictures or {}
        return NarrativeView(ProjectView(tables, TODAY, picture_reader=held.get), narrative)

    return make


Writer = Callable[..., OpenDeck]


@pytest.fixture
def written(tmp_path: Path) -> Writer:
    """Writes slides as a deck and opens it again with python-pptx."""

    def write(
        slides: Iterable[Slide], *, template: DeckTemplate | None = None, **rest: object
    ) -> OpenDeck:
        target = tmp_path / "deck.pptx"
        deck = Deck("A deck", tuple(slides), **rest)  # type: ignore[arg-type]
        write_deck(deck, template or default_template(), target)
        return Presentation(str(target))

    return write
