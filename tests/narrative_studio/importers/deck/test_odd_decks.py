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
from tests.odd_decks import odd_deck


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


def test_lists_are_as_deep_as_they_were(odd: Path) -> None:
    bullets = storyboard_of(read_deck(odd))[0].frames[1].bullets
    lines = {line.strip(): len(line) - len(line.lstrip()) for line in bullets.split("\n")}
    depths = [lines[f"- level {level}"] for level in range(5)]
    assert depths == sorted(set(depths))
