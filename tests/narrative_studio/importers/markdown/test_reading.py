"""A text is read into its frames, and one that cannot be read says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.markdown.reading import MOST_BYTES, read_text, text_of

ID = "0190b000-0000-7000-8000-000000000210"


def test_fields_are_taken_by_their_names_and_the_rest_is_the_script() -> None:
    source = (
        '---\nkind: "script"\n---\n\n# Story\n\n## Setup\n\n### Frame 1: A \\<b> c\n'
        f"<!-- frame:{ID} h=12ab k=34cd -->\n\n*Insight · 2:00 planned · 3 words*\n\n"
        "**Key message:** One.\n\nSay **this**: well.\n\n> pause\n\n#### Deep\n\n"
        "**Checkpoint:** Yes?\n\n__Visual:__ A scale.\n\n**Rests on:**\n\n- Wood\n"
    )
    (frame,) = text_of(source, "s.md").frames
    assert (frame.headline, frame.line, frame.is_backup) == ("A <b> c", 9, False)
    assert frame.mark is not None
    assert (frame.mark.row, dict(frame.mark.fields)) == (
        ID,
        {"headline": "12ab", "key_message": "34cd"},
    )
    assert frame.fields == {
        "key_message": "One.",
        "script": "Say **this**: well.\n\n> pause\n\n# Deep",
        "checkpoint": "Yes?",
        "visual": "A scale.",
    }


def test_what_stands_for_nothing_is_nothing() -> None:
    source = '---\nkind: "script"\n---\n### Backup: No headline yet\n\n*No script yet.*\n'
    (frame,) = text_of(source, "s.md").frames
    assert (frame.headline, frame.is_backup, frame.fields) == ("", True, {})


def test_headings_in_code_are_none() -> None:
    source = '---\nkind: "script"\n---\n### A\n\n```\n### no\n#### no\n```\n'
    (frame,) = text_of(source, "s.md").frames
    assert frame.fields == {"script": "```\n### no\n#### no\n```"}


def test_a_foreign_text_has_no_frames_yet() -> None:
    text = text_of("# Notes\n\n### One\n", "n.md")
    assert (text.frames, text.is_ours) == ((), False)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x7fELF" + bytes(range(1, 256)) * 40, "a binary file"),
        (b"x" * (MOST_BYTES + 1), "larger than 8 MB"),
        (b'---\nkind: "script"\ndocument: "x"\n---\n\n# Only a title\n', "no frame is left"),
    ],
)
def test_bad_files_are_named(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bad.md"
    path.write_bytes(content)
    with pytest.raises(ImportFailed, match=words):
        read_text(path)


def test_what_was_made_here_and_tells_no_story_is_no_new_one() -> None:
    source = '---\ntitle: "Heat"\nkind: "test results"\n{}date: "today"\n---\n\n## Quotes\n'
    with pytest.raises(ImportFailed, match="test results that was exported here, and tells no"):
        text_of(source.format('content mark: "0a1b"\n'), "r.md")
    assert text_of(source.format(""), "r.md").frames == ()
