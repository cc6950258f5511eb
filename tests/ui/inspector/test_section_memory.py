"""Sections stay as they were left."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Settings
from ui.inspector.section_memory import SectionMemory
from ui.widgets.section import Section


def tied(settings: Settings, qtbot: QtBot, name: str, *, starts_open: bool) -> Section:
    section = Section(name)
    qtbot.addWidget(section)
    SectionMemory(settings).tie(section, name, starts_open=starts_open)
    return section


@pytest.mark.parametrize("starts_open", [True, False])
def test_a_section_starts_as_it_should_and_stays_as_it_was_left(
    qtbot: QtBot, tmp_path: Path, starts_open: bool
) -> None:
    path = tmp_path / "kept.json"
    first = tied(Settings(path), qtbot, "frame.script", starts_open=starts_open)
    assert first.is_open is starts_open
    first.head.click()
    again = tied(Settings(path), qtbot, "frame.script", starts_open=starts_open)
    assert again.is_open is not starts_open
    again.head.click()
    last = tied(Settings(path), qtbot, "frame.script", starts_open=starts_open)
    assert last.is_open is starts_open


def test_sections_do_not_touch_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "kept.json")
    links = tied(settings, qtbot, "frame.links", starts_open=True)
    links.head.click()
    assert tied(settings, qtbot, "frame.steps", starts_open=True).is_open
    assert settings.values.closed_sections == ("frame.links",)
