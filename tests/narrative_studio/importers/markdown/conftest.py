"""A story, and the texts that are exported of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters import registry
from narrative_studio.importers.markdown.reading import text_of
from narrative_studio.importers.markdown.returning import read_back_text, text_story
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.project import Project
from tests.story import make_story

ALL_FIELDS = (
    "picture,message,bullets,script,questions,criteria,checkpoint,transition,visual,steps,links,"
    "owner,status"
)

Exported = Callable[..., str]
Compared = Callable[[str], ReturnedComparison]


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


@pytest.fixture
def exported(story: Project, tmp_path: Path) -> Exported:
    """Export the story as it is now and give the text."""

    def export(kind: str = "script", **options: object) -> str:
        path = tmp_path / "own.md"
        if kind == "storyboard":
            options.setdefault("fields", ALL_FIELDS)
        registry.get(kind).export(story.view().narrative(), path, options)  # type: ignore[arg-type]
        return path.read_text(encoding="utf-8")

    return export


@pytest.fixture
def compared(story: Project) -> Compared:
    """Compare a text with the story as it is now."""

    def compare(source: str) -> ReturnedComparison:
        text = text_of(source.replace("\r\n", "\n"), "own.md")
        told = text_story(text, story.view())
        assert told is not None
        return read_back_text(story, text, told)

    return compare
