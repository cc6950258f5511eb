"""The command line without a single exporter, for the commands that need none."""

from pathlib import Path
from typing import Any

from narrative_studio.cli.formats import Exporter, Formats, TemplateReport


def _no_exporter(format_id: str) -> Exporter:
    raise AssertionError(format_id)


def _no_template(path: Path) -> TemplateReport:
    raise AssertionError(path)


def _nothing(*arguments: object) -> Any:
    raise AssertionError(arguments)


NO_FORMATS = Formats(
    ids=lambda: (),
    get=_no_exporter,
    suffixes=lambda format_id: (),
    options=lambda format_id, pairs, target, base: {},
    preset=_nothing,
    covers_document=lambda format_id: False,
    check_template=_no_template,
    note=_nothing,
    judge=_nothing,
    known_copy=lambda project, path: None,
    expected_decks=lambda view: (),
)
