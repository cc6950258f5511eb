"""Writers of files that leave the studio, one module or package per format."""

from collections.abc import Mapping
from types import MappingProxyType

BUILTIN: Mapping[str, str] = MappingProxyType(
    {
        "deck": "exporters.deck.exporter",
        "demo-script": "exporters.demo_script.exporter",
        "script": "exporters.script.exporter",
        "storyboard": "exporters.storyboard.exporter",
        "positioning": "exporters.positioning.exporter",
        "stakeholder": "exporters.stakeholder.exporter",
        "test-pack": "exporters.pack.exporter",
        "results": "exporters.results.exporter",
        "json": "exporters.json_project",
        "csv": "exporters.csv_tables",
    }
)
"""Format id to the module that offers it as ``EXPORTER``; ``exporters.registry`` reads it."""
