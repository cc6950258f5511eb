"""Words are kept wherever people put them: on their side, in groups, merged, broken, overridden."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrative_studio.commands.stories import NewFrame
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.storyboard import storyboard_of
from narrative_studio.markup import plain_text
from tests.decks import kept, readable_words, words
from tests.odd_decks import TYPED, odd_deck


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return odd_deck(tmp_path_factory.mktemp("odd") / "odd.pptx")


def said(frame: NewFrame) -> Iterator[str]:
    texts = (frame.headline, plain_text(frame.bullets), plain_text(frame.script))
    for text in (*texts, *(value for _name, value in frame.extras)):
        yield from words(text)


def test_every_word_that_python_pptx_reads_is_kept(odd: Path) -> None:
    story, notes = storyboard_of(read_deck(odd))
    wanted = readable_words(odd)
    assert notes == ()
    assert len(story.frames) == len(wanted)
    for frame, expected in zip(story.frames, wanted, strict=True):
        assert len(expected) > 3
        assert kept(said(frame), expected) > 0.99, frame.headline


def test_what_python_pptx_does_not_read_is_kept_too(odd: Path) -> None:
    frames = storyboard_of(read_deck(odd))[0].frames
    assert "holds where E=mc is true" in plain_text(frames[1].bullets)
    assert "first line" in frames[1].bullets
    assert frames[1].headline == "Breaks and softhyphens"


def test_signs_that_people_type_are_words_and_no_marks(odd: Path) -> None:
    frame = next(one for one in storyboard_of(read_deck(odd))[0].frames if "signs" in one.headline)
    for text in (frame.bullets, frame.script):
        said = plain_text(text)
        for typed in TYPED:
            assert " ".join(words(typed)) in " ".join(words(said)), typed
        assert "see[^1] that" in said
        assert "[^1]: typed like a footnote" in said


def test_the_newer_of_two_ways_is_read_and_the_older_where_that_is_empty(odd: Path) -> None:
    frames = storyboard_of(read_deck(odd))[0].frames
    said = plain_text(next(one for one in frames if one.headline == "Two ways").bullets)
    assert "newer words" in said
    assert "only older" in said
    assert "older words" not in said


def test_lists_are_as_deep_as_they_were(odd: Path) -> None:
    bullets = storyboard_of(read_deck(odd))[0].frames[1].bullets
    lines = {line.strip(): len(line) - len(line.lstrip()) for line in bullets.split("\n")}
    depths = [lines[f"- level {level}"] for level in range(5)]
    assert depths == sorted(set(depths))
