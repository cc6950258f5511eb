"""One frame is previewed as it will stand in the deck, without the rest of the deck."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exporters.deck.exporter import EXPORTER
from exporters.deck.painting.frame_preview import FramePreview, FramePreviewer, Numbering
from exporters.deck.painting.painted import PaintedSlide
from exporters.deck.slides import MORE, Deck, Slide
from exporters.deck.template.reader import default_template
from exporters.deck.template.template import DeckTemplate
from narrative_studio.errors import Cancelled
from narrative_studio.model.exported import DeckLayout
from narrative_studio.model.ids import DeckLayoutId, FrameId, NarrativeId, PersonId, PictureId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Identity
from narrative_studio.sample.replay import make_sample

Story = Callable[..., NarrativeView]
LONG = "\n".join(f"- {'word ' * 30}" for _ in range(20))


def frame(name: str, beat: str = "insight", **cells: object) -> Frame:
    cells = {"headline": f"Headline {name}", "rank": name, **cells}
    return Frame(FrameId(name), NarrativeId("n"), beat=beat, **cells)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def previewer() -> FramePreviewer:
    return FramePreviewer(default_template())


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[NarrativeView]:
    project = make_sample(tmp_path / "sample.narrative", me=Identity(PersonId("me"), "Ada"))
    yield project.view().narrative()
    project.close()


def shown(previewer: FramePreviewer, view: NarrativeView, name: str = "a") -> FramePreview:
    found = previewer.preview(view, name)
    assert found is not None
    return found


def texts(preview: FramePreview) -> list[str]:
    return [hint.text for hint in preview.hints]


def test_every_slide_is_that_of_the_whole_deck(
    previewer: FramePreviewer, sample: NarrativeView
) -> None:
    view = sample
    deck = EXPORTER.preview(view, {"backups": True})
    numbering = previewer.number(view)
    slides: list[PaintedSlide] = []
    for one in view.all_frames:
        preview = previewer.preview(view, one.id, numbering)
        assert preview is not None
        slides += preview.slides
    assert sorted(slides, key=lambda slide: slide.number) == [
        deck.slide(number) for number in range(2, len(deck) + 1)
    ]
    assert numbering.told == len(EXPORTER.preview(view, {}))


def test_text_that_goes_on_has_further_slides_and_says_how_much_the_first_holds(
    previewer: FramePreviewer, story: Story
) -> None:
    preview = shown(previewer, story(frame("a", bullets=LONG)))
    assert [slide.number for slide in preview.slides] == list(range(2, 2 + len(preview.slides)))
    assert len(preview.slides) > 1
    assert preview.slides[1].title == f"Headline a (2/{len(preview.slides)})"
    (hint,) = preview.hints
    assert hint.text.startswith(f"Goes on for {len(preview.slides)} slides: the first holds ")
    assert hint.text.endswith(" of 600 words")
    assert hint.step == "Shorten the bullets, or make a second frame of the rest"


def test_later_frames_are_numbered_behind_what_goes_on(
    previewer: FramePreviewer, story: Story
) -> None:
    view = story(frame("a", bullets=LONG), frame("b"), frame("c", is_backup=True))
    numbering = previewer.number(view)
    pages = len(shown(previewer, view).slides)
    assert numbering.first["b"] == 2 + pages
    assert (numbering.told, numbering.first["c"]) == (2 + pages, 3 + pages)
    assert shown(previewer, view, "b").slides[0].number == 3
    preview = previewer.preview(view, "b", numbering)
    assert preview is not None
    assert preview.slides[0].number == 2 + pages


def test_only_slides_that_read_otherwise_are_placed_again(
    previewer: FramePreviewer, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = [frame(name) for name in "abcd"]
    previewer.number(story(*frames))
    placed: list[str] = []

    def compose(_deck: Deck, _template: DeckTemplate, slide: Slide, _pictures: object) -> list[int]:
        placed.append(slide.title)
        return [1]

    monkeypatch.setattr("exporters.deck.painting.frame_preview.compose", compose)
    changed = [*frames[:2], replace(frames[2], headline="Other"), frames[3]]
    previewer.number(story(*changed))
    assert placed == ["Other"]


def test_numbering_can_be_stopped(previewer: FramePreviewer, story: Story) -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        previewer.number(story(frame("a")), stop)


def test_a_backup_is_hidden(previewer: FramePreviewer, story: Story) -> None:
    (slide,) = shown(previewer, story(frame("a", is_backup=True))).slides
    assert slide.is_hidden


def test_a_frame_that_is_not_told_has_no_slide(previewer: FramePreviewer, story: Story) -> None:
    assert previewer.preview(story(frame("a")), "b") is None


def test_a_picture_that_cannot_be_read_is_a_warning_until_it_can(
    previewer: FramePreviewer, story: Story, picture: Callable[..., bytes]
) -> None:
    one = frame("a", bullets="- one", picture=PictureId("late"), alt_text="A jar")
    preview = shown(previewer, story(one))
    (hint,) = preview.hints
    assert hint.text == "Picture “A jar” could not be read and was left out"
    assert (hint.step, hint.is_warning) == ("Choose the picture again, or remove it", True)
    preview = shown(previewer, story(one, pictures={"late": picture()}))
    assert preview.hints == ()
    assert preview.read_picture("late") == picture()


def test_text_that_shrinks_says_how_far(previewer: FramePreviewer, story: Story) -> None:
    words = "\n".join(f"- {'word ' * 9}" for _ in range(8))
    preview = shown(previewer, story(frame("a", beat="differentiated-value", bullets=words)))
    (hint,) = preview.hints
    assert hint.text.startswith("Text set at ")
    assert hint.step == "Shorten the bullets"


def test_without_bullets_it_is_the_key_message_that_is_to_be_shortened(
    previewer: FramePreviewer, story: Story
) -> None:
    preview = shown(previewer, story(frame("a", key_message="word " * 400)))
    assert preview.hints[0].step.startswith("Shorten the key message")


def test_more_than_a_design_holds_is_said(previewer: FramePreviewer, story: Story) -> None:
    many = "\n".join(f"- Criterion {number}" for number in range(7))
    preview = shown(previewer, story(frame("a", beat="perfect-world", bullets=many)))
    assert texts(preview) == ["More than the design of this beat holds, so it is running text"]
    few = shown(previewer, story(frame("a", beat="perfect-world", bullets="- One\n- Two")))
    assert few.hints == ()
    plain = shown(previewer, story(frame("a", beat="perfect-world", bullets="Some prose.\n\n> x")))
    assert plain.hints == ()


def test_the_numbering_may_be_of_an_earlier_state(previewer: FramePreviewer, story: Story) -> None:
    preview = previewer.preview(story(frame("a")), "a", Numbering({}, 0))
    assert preview is not None
    assert preview.slides[0].number == 2


def test_a_layout_that_was_chosen_by_hand_is_taken(story: Story) -> None:
    template = default_template()
    previewer = FramePreviewer(template)
    one = frame("a", bullets=LONG)
    before = shown(previewer, story(one))
    previewer.number(story(one))
    layout = next(one for one in template.layouts if one.name == "Statement")
    chosen = [
        DeckLayout(
            DeckLayoutId(use),
            template=template.name,
            slide=use,
            layout=layout.part_name,
            layout_name=layout.name,
        )
        for use in ("insight", MORE)
    ]
    view = story(one, frame("b"), *chosen)
    numbering = previewer.number(view)
    deck = EXPORTER.preview(view, {})
    preview = previewer.preview(view, "a", numbering)
    assert preview is not None
    assert preview.slides == tuple(deck.slide(n) for n in range(2, 2 + len(preview.slides)))
    assert len(preview.slides) != len(before.slides)
    assert numbering.first["b"] == 2 + len(preview.slides)
