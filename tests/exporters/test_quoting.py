"""No file that leaves the team holds words of somebody who did not agree, or a real name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from exporters import registry
from exporters.paper.model import Paper
from exporters.protocol import Exporter, Level, OptionKind, Options, Progress
from narrative_studio.model.view import NarrativeView, ProjectView
from tests.narrative_studio.analysis.planted import ALLOWED, NAME, WORDS, planted

KEPT_IN_THE_TEAM = {"json"}
"""The whole document, to be opened again: it says that it is to stay in the team."""
_TOLD_OTHERWISE = {"purpose", "contents"}
"""Choices that change what a file says, beside its kind."""


def printed(
    paper: Paper, file: BinaryIO, read_picture: Callable[[str], bytes | None], progress: Progress
) -> int:
    """Stands in for the writer of PDF: everything that it is given to print."""
    del read_picture, progress
    file.write(repr(paper).encode())
    return 1


def everything(exporter: Exporter) -> Iterator[Options]:
    """Options with which a file holds all that it can, once for each kind of it."""
    full: dict[str, Any] = {}
    one_by_one = ("", [""])
    for option in exporter.options:
        values = [str(one.value) for one in option.choices]
        if option.kind is OptionKind.BOOL:
            full[option.key] = option.key != "fonts"
        elif option.kind is OptionKind.SEVERAL:
            full[option.key] = ",".join(values)
        elif option.key in _TOLD_OTHERWISE or (exporter.id, option.key) == ("results", "format"):
            one_by_one = (option.key, values)
        elif "md" in values:
            full[option.key] = "md"  # Its other kinds are written from the same paper.
    key, values = one_by_one
    yield from ({**full, key: value} if key else full for value in values)


WALK = [(one.id, options) for one in registry.all() for options in everything(one)]


def said_in(content: bytes) -> str:
    """All text of a file, and of the files inside it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(said_in(archive.read(name)) for name in archive.namelist())


@pytest.fixture(scope="module")
def told(tested: ProjectView) -> NarrativeView:
    return planted(tested)


def written(told: NarrativeView, format_id: str, options: Options, folder: Path) -> str:
    exporter = registry.get(format_id, pdf=printed)
    target = folder / "out"
    exporter.export(told, target, options)
    return said_in(target.read_bytes())


@pytest.mark.parametrize(("format_id", "options"), WALK)
def test_no_file_quotes_without_a_yes_or_names_anybody(
    told: NarrativeView, tmp_path: Path, format_id: str, options: Options
) -> None:
    said = written(told, format_id, options, tmp_path)
    if format_id in KEPT_IN_THE_TEAM:
        report = registry.get(format_id).plan(told, options).entries
        (warning,) = [one for one in report if one.level is Level.WARNING and "team" in one.text]
        assert "names" in warning.text
    else:
        assert WORDS not in said
        assert NAME not in said


@pytest.mark.parametrize("kind", ["html", "xlsx", "csv"])
def test_a_quote_with_a_yes_is_in_the_results(
    told: NarrativeView, tmp_path: Path, kind: str
) -> None:
    assert ALLOWED in written(told, "results", {"format": kind}, tmp_path)
