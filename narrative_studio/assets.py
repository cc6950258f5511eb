"""Reads what lies in ``resources``: fonts, icons, palettes, templates. Nothing else may.

Every path is relative to the resources folder and uses forward slashes. A missing file is a fault
of the installation, so it surfaces as FileNotFoundError and not as an error a user could cure.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import resources

# A folder on disk in every installation there is; importlib.resources costs 5 ms at each start.
_FOLDER = Path(resources.__path__[0])


def read_bytes(path: str) -> bytes:
    """Return the content of one resource.

    Raises:
        FileNotFoundError: there is no such resource.
        ValueError: the path leaves the resources folder.
    """
    return _resource(path).read_bytes()


def read_text(path: str) -> str:
    """Return the content of one resource that is UTF-8 text.

    Raises:
        FileNotFoundError: there is no such resource.
        ValueError: the path leaves the resources folder.
    """
    return _resource(path).read_text(encoding="utf-8")


def listing(folder: str) -> list[str]:
    """Name the files of one folder, sorted, without Python's own; empty if there is no such folder.

    Raises:
        ValueError: the path leaves the resources folder.
    """
    place = _resource(folder)
    if not place.is_dir():
        return []
    names = (entry.name for entry in place.iterdir() if entry.is_file())
    return sorted(name for name in names if not name.endswith((".py", ".pyc")))


def icon_svg(name: str) -> str:
    """Return the SVG source of an icon, for example ``"unlink"``.

    Raises:
        FileNotFoundError: there is no icon of that name.
    """
    return read_text(f"icons/{name}.svg")


def icon_names() -> list[str]:
    """Name every icon there is."""
    return [name.removesuffix(".svg") for name in listing("icons") if name.endswith(".svg")]


def font_files() -> list[tuple[str, bytes]]:
    """Return the bundled fonts as (file name, content)."""
    names = [name for name in listing("fonts") if name.endswith((".ttf", ".otf"))]
    return [(name, read_bytes(f"fonts/{name}")) for name in names]


def palette(name: str) -> dict[str, str]:
    """Return the colours of a palette by role, as ``#RRGGBB``.

    Names: ``light``, ``dark``, ``charts.light``, ``charts.dark``, ``presenter``.

    Raises:
        KeyError: there is no palette of that name.
    """
    table: Any = _palettes()
    for part in name.split("."):
        table = table[part]
    return {role: value for role, value in table.items() if isinstance(value, str)}


def template_names() -> list[str]:
    """Name the files of the narrative templates, which are their ids, sorted."""
    names = [name for name in listing("templates") if name.endswith(".toml")]
    return [name.removesuffix(".toml") for name in names]


def template_source(name: str) -> str:
    """Return the TOML source of a narrative template.

    Raises:
        FileNotFoundError: there is no template of that name.
    """
    return read_text(f"templates/{name}.toml")


@cache
def _palettes() -> dict[str, Any]:
    return tomllib.loads(read_text("palettes.toml"))


def _resource(path: str) -> Path:
    parts = path.split("/")
    if ".." in parts or "\\" in path or path.startswith("/"):
        raise ValueError(f"{path!r} leaves the resources folder.")
    return _FOLDER.joinpath(*parts)
