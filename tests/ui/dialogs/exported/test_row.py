"""A row says what a file is, where it comes from, and how it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exporters.register import Judged, Standing
from narrative_studio.commands.documents import start_narrative
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.ids import ExportedFileId
from ui.dialogs.exported.row import ExportedRow, facts_of
from ui.session import Session
from ui.widgets.buttons import IconButton

ENTRY = ExportedFile(ExportedFileId("e"), "deck", "first-call.pptx", made_at_ms=1_772_000_000_000)


def test_facts_name_the_kind_of_file_and_the_moment(session: Session) -> None:
    facts = facts_of(session.view, ENTRY)
    assert facts.startswith("PowerPoint deck · made 25 February 2026, ")
    assert " by " not in facts


def test_the_narrative_is_named_where_there_are_several(session: Session) -> None:
    assert session.story is not None
    entry = replace(ENTRY, narrative=session.story.narrative.id)
    assert "“" not in facts_of(session.view, entry)
    start_narrative(session.project, title="Another", template_id="blank")
    assert f"“{session.story.narrative.title}”" in facts_of(session.view, entry)


def test_a_format_that_is_gone_is_named_as_it_was(session: Session) -> None:
    assert facts_of(session.view, replace(ENTRY, format="hologram")).startswith("hologram · ")


@pytest.mark.parametrize(
    ("standing", "word"),
    [
        (Standing.CURRENT, "Current"),
        (Standing.STALE, "Stale"),
        (Standing.UNSURE, "Not sure"),
    ],
)
def test_the_badge_says_how_it_stands(
    qtbot: QtBot, session: Session, standing: Standing, word: str
) -> None:
    row = ExportedRow(session.view, ENTRY, None)
    qtbot.addWidget(row)
    assert row.badge.text == "Comparing"
    row.show_judged(Judged(ENTRY, standing, "the reason"))
    assert row.badge.text == word
    assert row.again.accessibleDescription() == "The reason"


def test_only_a_file_that_is_there_is_shown_in_its_folder(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    there = tmp_path / "first-call.pptx"
    there.write_bytes(b"x")
    for place, is_on in ((None, False), (tmp_path / "gone.pptx", False), (there, True)):
        row = ExportedRow(session.view, ENTRY, place)
        qtbot.addWidget(row)
        assert row.findChildren(IconButton)[0].isEnabled() is is_on
