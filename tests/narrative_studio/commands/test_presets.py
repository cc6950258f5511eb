"""Presets are saved under names, each name once."""

from __future__ import annotations

import pytest

from narrative_studio.commands.presets import delete_preset, rename_preset, save_preset
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.exported import ExportPreset
from narrative_studio.project import Project


def save(project: Project, name: str, options: str = "{}", format_id: str = "deck") -> ExportPreset:
    return save_preset(project, name=name, format_id=format_id, options=options)


def shown(project: Project) -> list[tuple[str, str, str]]:
    rows = project.view().export_presets.values()
    return sorted((one.name, one.format, one.options) for one in rows)


def test_a_name_stays_on_one_line(project: Project) -> None:
    assert save(project, "  For\nthe call ").name == "For the call"


def test_a_preset_of_the_same_name_takes_the_options_over(project: Project) -> None:
    first = save(project, "Leave-behind")
    again = save(project, "leave-BEHIND", '{"a": 1}', "script")
    assert again.id == first.id
    assert shown(project) == [("leave-BEHIND", "script", '{"a": 1}')]
    project.undo()
    assert shown(project) == [("Leave-behind", "deck", "{}")]


def test_no_two_presets_get_one_name(project: Project) -> None:
    one = save(project, "One")
    save(project, "Two")
    with pytest.raises(ChangeRefused, match="a preset “Two” already"):
        rename_preset(project, preset=one.id, name="two")
    rename_preset(project, preset=one.id, name="ONE")
    assert [name for name, *_ in shown(project)] == ["ONE", "Two"]


@pytest.mark.parametrize("name", ["", "  \n"])
def test_a_preset_has_a_name(project: Project, name: str) -> None:
    with pytest.raises(ChangeRefused, match="needs a name"):
        save(project, name)
    one = save(project, "One")
    with pytest.raises(ChangeRefused, match="needs a name"):
        rename_preset(project, preset=one.id, name=name)


def test_what_was_deleted_is_deleted_once(project: Project) -> None:
    one = save(project, "One")
    delete_preset(project, preset=one.id)
    assert shown(project) == []
    with pytest.raises(UnknownRow):
        delete_preset(project, preset=one.id)
