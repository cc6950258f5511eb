"""Presets are the document's own and the studio's, found by their names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters import registry
from exporters.presets import STANDARD, Preset, choose_preset, preset_named, preset_options, presets
from narrative_studio.commands.presets import save_preset
from narrative_studio.errors import InvalidOption
from narrative_studio.project import Project
from tests.story import make_story


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A story with the preset “For the first call”."""
    with closing(make_story(tmp_path / "story.narrative")) as story:
        yield story


def save(project: Project, name: str, format_id: str = "script", **options: object) -> None:
    save_preset(project, name=name, format_id=format_id, options=json.dumps(options))


def names(project: Project) -> list[str]:
    return [one.name for one in presets(project.view())]


def test_the_documents_own_stand_first_by_name(project: Project) -> None:
    save(project, "later")
    save(project, "Again")
    own = ["Again", "For the first call", "later"]
    assert names(project) == [*own, *(one.name for one in STANDARD)]
    assert [one.is_own for one in presets(project.view())][:4] == [True, True, True, False]


def test_a_preset_of_the_documents_stands_in_for_one_of_the_studios(project: Project) -> None:
    save(project, STANDARD[0].name.upper())
    assert names(project).count(STANDARD[0].name) == 0
    assert preset_named(project.view(), STANDARD[0].name).format == "script"


def test_a_preset_of_a_format_that_is_not_known_is_not_offered(project: Project) -> None:
    save(project, "Film", "hologram")
    assert "Film" not in names(project)


def test_a_name_that_is_not_there_is_told_with_those_that_are(project: Project) -> None:
    save(project, "Mine")
    assert preset_named(project.view(), "  mine ").name == "Mine"
    with pytest.raises(
        InvalidOption, match=r"no preset “x”\. Use one of: “For the first call”, “Mine”"
    ):
        preset_named(project.view(), "x")


@pytest.mark.parametrize("preset", STANDARD, ids=lambda one: one.name)
def test_every_option_of_the_studios_presets_is_one_of_its_format(preset: Preset) -> None:
    options, missing = preset_options(preset, {})
    asked = json.loads(preset.options)
    assert {key: options[key] for key in asked} == asked
    assert set(options) == {option.key for option in registry.get(preset.format).options}
    assert missing == ()


def test_a_template_is_found_where_it_lies_here_or_told_to_be_missing(project: Project) -> None:
    save(project, "Acme", "deck", template="acme.potx", notes=False)
    found = choose_preset(project.view(), "acme", lambda _id: {"template": "/t/acme.potx"})
    assert (found.options["template"], found.options["notes"], found.missing) == (
        Path("/t/acme.potx"), False, (),
    )  # fmt: skip
    found = choose_preset(project.view(), "acme", lambda _id: {})
    assert (found.options["template"], found.missing) == (None, ("acme.potx",))
