"""The presets of exports: those of the document, which the team shares, and the studio's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from exporters import registry
from exporters.protocol import OptionValue
from exporters.stored_options import from_text, named_files
from narrative_studio.errors import InvalidOption
from narrative_studio.model.view import ProjectView


@dataclass(frozen=True, slots=True)
class Preset:
    """A format with its options under a name; ``is_own`` is True where the document holds it.

    ``options`` is a JSON object; what it does not name is as the format has it by default.
    """

    id: str
    name: str
    format: str
    options: str
    is_own: bool = False


STANDARD: Final = (
    Preset("studio:tell", "Deck to tell", "deck", "{}"),
    Preset("studio:leave", "Deck to leave behind", "deck", '{"purpose": "leave-behind"}'),
    Preset("studio:demo", "Demo script to print", "demo-script", '{"format": "pdf"}'),
    Preset("studio:script", "Script to edit in Word", "script", '{"format": "docx"}'),
    Preset("studio:board", "Storyboard to print", "storyboard", '{"format": "pdf"}'),
    Preset("studio:mail", "Copy to mail to stakeholders", "stakeholder", "{}"),
)
"""They come with the studio and cannot be changed; a preset of the same name stands in for one."""


def presets(view: ProjectView) -> tuple[Preset, ...]:
    """What can be chosen: the document's own by name, then the studio's."""
    known = frozenset(registry.ids())
    own = [
        Preset(row.id, row.name, row.format, row.options, is_own=True)
        for row in view.export_presets.values()
        if row.format in known
    ]
    own.sort(key=lambda one: (one.name.casefold(), one.id))
    names = {one.name.casefold() for one in own}
    return (*own, *(one for one in STANDARD if one.name.casefold() not in names))


def preset_named(view: ProjectView, name: str) -> Preset:
    """The preset of a name, however it is capitalised.

    Raises:
        InvalidOption: there is none; the message lists those that are there.
    """
    told = " ".join(name.split()).casefold()
    every = presets(view)
    for one in every:
        if one.name.casefold() == told:
            return one
    names = ", ".join(f"“{one.name}”" for one in every)
    raise InvalidOption(f"There is no preset “{name}”.", f"Use one of: {names}.")


@dataclass(frozen=True, slots=True)
class ChosenPreset:
    """A preset made ready: its format, its options, and the files that are wanted and not known."""

    name: str
    format: str
    options: Mapping[str, OptionValue]
    missing: tuple[str, ...]


def choose_preset(
    view: ProjectView, name: str, files_of: Callable[[str], Mapping[str, str]]
) -> ChosenPreset:
    """Find a preset by its name; ``files_of`` gives the places of the files of a preset by its id.

    Raises:
        InvalidOption: there is none of that name.
    """
    preset = preset_named(view, name)
    options, missing = preset_options(preset, files_of(preset.id))
    return ChosenPreset(preset.name, preset.format, options, missing)


def preset_options(
    preset: Preset, files: Mapping[str, str]
) -> tuple[dict[str, OptionValue], tuple[str, ...]]:
    """The options of a preset, and the names of the files it wants that are not in ``files``.

    ``files`` has the places of files on this computer by option.
    """
    exporter = registry.get(preset.format)
    wanted = named_files(exporter, preset.options)
    missing = tuple(name for key, name in wanted.items() if key not in files)
    known = {key: place for key, place in files.items() if key in wanted}
    return from_text(exporter, preset.options, known), missing
