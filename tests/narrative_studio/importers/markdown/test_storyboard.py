"""A text from elsewhere becomes a storyboard: headings are frames."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.markdown.reading import text_of
from narrative_studio.importers.markdown.storyboard import text_storyboard
from tests.narrative_studio.importers.markdown.conftest import Exported
from tests.story import png

NOTES = """\
# Call with a baker

Say hello.

## Why now

It burns.

> pause

- one
- two

### Detail

## Show it

![The scale](shots/scale.png) ![far](https://example.org/x.png)
![out](../secret.png)
"""


def test_headings_become_frames_with_what_stands_below(tmp_path: Path) -> None:
    (tmp_path / "shots").mkdir()
    (tmp_path / "shots" / "scale.png").write_bytes(png())
    story, notes = text_storyboard(text_of(NOTES, "n.md"), folder=tmp_path)
    assert story.title == "Call with a baker"
    first, second, third = story.frames
    assert (first.headline, first.script) == ("Call with a baker", "Say hello.")
    assert (second.headline, second.script) == ("Why now", "It burns.\n\n> pause")
    assert second.bullets == "- one\n- two\n\n## Detail"
    assert (third.picture, third.alt_text) == (png(), "The scale")
    assert [note.split(":")[0] for note in notes] == ["Line 18", "Line 18"]
    assert all("does not lie beside the text" in note for note in notes)


def test_a_text_without_headings_is_one_frame(tmp_path: Path) -> None:
    story, _notes = text_storyboard(text_of("Only words.", "note.md"), folder=tmp_path)
    assert (story.title, [frame.script for frame in story.frames]) == ("note", ["Only words."])


def test_an_exported_text_keeps_its_fields(exported: Exported, tmp_path: Path) -> None:
    story, _notes = text_storyboard(text_of(exported("storyboard"), "own.md"), folder=tmp_path)
    first = story.frames[0]
    assert first.headline == "Heat is decided before the fire is lit"
    assert first.key_message == "What you load decides what you bake."
    assert first.checkpoint == "Do you see it this way?"


def test_nothing_and_too_much_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="neither headings nor words"):
        text_storyboard(text_of("<!-- -->", "n.md"), folder=tmp_path)
    with pytest.raises(ImportFailed, match="1001 frames"):
        text_storyboard(text_of("# A\n" * 1001, "n.md"), folder=tmp_path)
