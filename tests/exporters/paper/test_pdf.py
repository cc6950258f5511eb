"""PDF is made by whoever is handed down."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import pytest

from exporters import registry
from exporters.paper.model import PageSize, Paper
from exporters.protocol import Progress
from narrative_studio.errors import ExportFailed
from tests.story import make_story, png


def test_without_a_writer_it_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        view = story.view().narrative()
        with pytest.raises(ExportFailed, match=r"PDF cannot be made here.*Word document"):
            registry.get("script").export(view, tmp_path / "s.pdf", {})
    assert not (tmp_path / "s.pdf").exists()


def test_the_writer_gets_the_paper_and_the_pictures(tmp_path: Path) -> None:
    seen: list[tuple[str, PageSize]] = []

    def write(
        paper: Paper,
        file: BinaryIO,
        read_picture: Callable[[str], bytes | None],
        progress: Progress,
    ) -> int:
        seen.append((paper.title, paper.size))
        picture = next(one.picture for one in view.frames if one.picture)
        file.write(read_picture(picture) or b"")
        progress(1, 1, "page 1")
        return 1

    with closing(make_story(tmp_path / "story.narrative")) as story:
        view = story.view().narrative()
        exporter = registry.get("script", pdf=write)
        exporter.export(view, tmp_path / "s.pdf", {"size": "letter"})
    assert seen == [("Ember first call", PageSize.LETTER)]
    assert (tmp_path / "s.pdf").read_bytes() == png()
