"""What is asked in a sheet is answered and sent off by keys alone."""

from __future__ import annotations

import pytest

from tests.ui.accessibility.stage import wait_until
from tests.ui.accessibility.typist import Typist
from ui.dialogs.export.sheet import ExportSheet


@pytest.mark.parametrize("place", ["Told as", "Template", "Script as speaker notes", "Cancel"])
def test_a_deck_is_exported_from_any_place_of_the_sheet(typist: Typist, place: str) -> None:
    made = typist.stage.home / f"{place}.pptx"
    typist.press("Ctrl+E")
    typist.tab_to("Save as")
    typist.write(place)
    typist.tab_to(place)
    typist.press("Ctrl+Return")
    wait_until(lambda: not _sheets(typist))
    assert made.exists()
    assert typist.keyboard == "Storyboard"


def test_a_file_that_is_there_is_replaced_only_after_it_was_said(typist: Typist) -> None:
    made = typist.stage.home / "There.pptx"
    made.write_bytes(b"")
    typist.press("Ctrl+E")
    typist.tab_to("Save as")
    typist.write("There")
    typist.press("Ctrl+Return")
    assert typist.keyboard == "Replace the file"
    assert not made.stat().st_size
    typist.press("Ctrl+Return")
    wait_until(lambda: not _sheets(typist))
    assert made.stat().st_size


def test_a_baseline_is_taken_from_its_note(typist: Typist) -> None:
    typist.command("Go to Versions")
    typist.command("New baseline")
    typist.type("Agreed in spring")
    typist.press("Tab")
    typist.type("Sales has read it.")
    typist.press("Ctrl+Return")
    (taken,) = [one for one in typist.view.baselines.values() if one.name == "Agreed in spring"]
    assert taken.note == "Sales has read it."


def _sheets(typist: Typist) -> list[ExportSheet]:
    return [one for one in typist.stage.window.findChildren(ExportSheet) if one.is_open]
