"""A text finds the narrative that it was made of, or says why it cannot come back."""

from __future__ import annotations

import pytest

from narrative_studio.commands.narratives import delete_narrative
from narrative_studio.errors import ImportFailed
from narrative_studio.importers.markdown.reading import text_of
from narrative_studio.importers.markdown.returning import text_story
from narrative_studio.project import Project
from tests.narrative_studio.importers.markdown.conftest import Exported


def test_a_text_of_another_document_is_refused(story: Project, exported: Exported) -> None:
    source = exported().replace("8000-0000000002", "8000-0000000f02")
    other = source.replace(f'document: "{story.view().project.id}"', 'document: "another"')
    with pytest.raises(ImportFailed, match="exported from another document"):
        text_story(text_of(other, "own.md"), story.view())


def test_a_narrative_that_was_deleted_is_named(story: Project, exported: Exported) -> None:
    text = text_of(exported(), "own.md")
    delete_narrative(story, narrative=story.view().narrative().narrative.id)
    with pytest.raises(ImportFailed, match="no longer in the document"):
        text_story(text, story.view())


def test_foreign_notes_tell_none(story: Project) -> None:
    assert text_story(text_of("# A\n\n## B\n\n## C\n", "n.md"), story.view()) is None
