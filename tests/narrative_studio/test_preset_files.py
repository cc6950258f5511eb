"""Each computer knows where its own files are."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.preset_files import files_of, keep_files
from narrative_studio.settings import Settings


def test_files_are_kept_by_preset_and_option(studio_home: Path) -> None:
    settings = Settings()
    keep_files(settings, "p1", {"template": "/a/acme.potx"})
    keep_files(settings, "p10", {"template": "/b/other.potx", "data": "/c"})
    assert files_of(Settings(), "p1") == {"template": "/a/acme.potx"}
    assert files_of(settings, "p10") == {"template": "/b/other.potx", "data": "/c"}
    keep_files(settings, "p1", {})
    assert files_of(settings, "p1") == {}
    assert files_of(settings, "p10")


def test_only_the_latest_are_kept(studio_home: Path) -> None:
    settings = Settings()
    for number in range(205):
        keep_files(settings, f"p{number}", {"template": "/t"})
    assert len(settings.values.preset_files) == 200
    assert files_of(settings, "p204")
    assert not files_of(settings, "p0")
