"""What the command line knows of exporters fits the real ones."""

from __future__ import annotations

from typing import get_type_hints

import pytest

from exporters import protocol, registry
from narrative_studio.cli import formats


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (formats.Exporter, protocol.Exporter),
        (formats.Option, protocol.Option),
        (formats.Choice, protocol.Choice),
        (formats.Entry, protocol.ReportEntry),
        (formats.Plan, protocol.Plan),
        (formats.Report, protocol.ExportReport),
    ],
)
def test_every_part_that_is_used_is_there(ours: type, theirs: type) -> None:
    wanted = {name for name in vars(ours) if not name.startswith("_")}
    offered = {*dir(theirs), *get_type_hints(theirs)}
    assert wanted - offered == set()


def test_the_words_that_the_command_line_compares_are_the_exporters_own() -> None:
    assert [str(level) for level in protocol.Level] == ["done", "info", "warning"]
    assert {"bool", "path", "int"} <= {str(kind) for kind in protocol.OptionKind}


def test_every_format_says_what_the_command_line_lists() -> None:
    for exporter in registry.all():
        assert exporter.title
        assert all(option.title for option in exporter.options)
