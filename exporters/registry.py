"""Finds exporters by the id of their format, loading a format only when it is asked for."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from exporters import BUILTIN
from exporters.paper.exporter import PaperExporter
from exporters.paper.pdf import PdfWriter
from exporters.protocol import Exporter
from narrative_studio.errors import UnknownFormat


def ids() -> tuple[str, ...]:
    """The ids of all formats, in the order the dialog lists them; loads none of them."""
    return tuple(BUILTIN)


def get(format_id: str, *, pdf: PdfWriter | None = None) -> Exporter:
    """Return the exporter of a format, with what writes PDF if that is at hand.

    Raises:
        UnknownFormat: there is no format of that id.
    """
    module = BUILTIN.get(format_id)
    if module is None:
        known = ", ".join(BUILTIN)
        raise UnknownFormat(f"There is no format {format_id}.", f"Known formats: {known}.")
    exporter = import_module(module).EXPORTER
    if not isinstance(exporter, Exporter):
        raise TypeError(f"{module}.EXPORTER is not an exporter")
    return replace(exporter, pdf=pdf) if isinstance(exporter, PaperExporter) else exporter


def all(*, pdf: PdfWriter | None = None) -> tuple[Exporter, ...]:  # noqa: A001 - registry.all()
    """Every exporter, in the order the dialog lists them."""
    return tuple(get(format_id, pdf=pdf) for format_id in BUILTIN)
