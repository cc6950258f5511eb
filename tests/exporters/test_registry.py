"""Formats are found by id and loaded only when asked for."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

import exporters
from exporters import registry
from exporters.protocol import Exporter, complete_options
from narrative_studio.errors import UnknownFormat
from tests.story import make_story


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match=r"no format keynote.*deck"):
        registry.get("keynote")


@pytest.mark.parametrize("format_id", registry.ids())
def test_every_built_in_format_is_an_exporter_of_its_id(format_id: str) -> None:
    exporter = registry.get(format_id)
    assert isinstance(exporter, Exporter)
    assert exporter.id == format_id
    assert exporter.suffix.startswith(".")
    assert exporter.title


@pytest.mark.parametrize("format_id", registry.ids())
def test_declared_defaults_fit_their_own_options(format_id: str) -> None:
    exporter = registry.get(format_id)
    defaults = {option.key: option.default for option in exporter.options}
    assert complete_options(exporter.options, defaults) == defaults


@pytest.mark.parametrize("format_id", ["deck", "script", "storyboard", "stakeholder"])
def test_a_dry_run_lists_every_frame_in_its_order(tmp_path: Path, format_id: str) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        view = project.view().narrative()
        parts = registry.get(format_id).plan(view, {}).parts
    listed = "\n".join(part.text for part in parts)
    places = [listed.find(frame.headline) for frame in view.frames]
    assert -1 not in places
    assert places == sorted(places)


def test_what_writes_pdf_is_handed_to_documents_only() -> None:
    def write(*_: object) -> int:
        return 1

    handed = {one.id: getattr(one, "pdf", None) for one in registry.all(pdf=write)}  # type: ignore[arg-type]
    documents = {"demo-script", "script", "storyboard", "positioning", "test-pack", "results"}
    assert {name for name, pdf in handed.items() if pdf is write} == documents
    assert getattr(registry.get("script"), "pdf", 0) is None


def test_all_lists_the_formats_in_order() -> None:
    assert tuple(exporter.id for exporter in registry.all()) == registry.ids()


def test_a_module_without_an_exporter_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "import_module", lambda name: SimpleNamespace(EXPORTER=object()))
    with pytest.raises(TypeError, match="not an exporter"):
        registry.get(next(iter(exporters.BUILTIN)))


def test_listing_the_formats_loads_neither_qt_nor_the_deck_library() -> None:
    code = (
        "import sys; from exporters import registry; registry.ids(); registry.all();"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'pptx', 'lxml')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
