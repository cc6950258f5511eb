"""The slides of one frame follow everything that they are made of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames, hide_frames
from narrative_studio.commands.variants import add_variant, leave_out, say_otherwise
from tests.ui.boards import named, told
from tests.ui.preview.stage import write_long
from ui.preview.frame_slides import FrameSlides
from ui.session import Session


@pytest.fixture
def slides(session: Session) -> Iterator[FrameSlides]:
    """What follows a frame that somebody looks at."""
    made = FrameSlides(session)
    made.set_active(is_active=True)
    yield made
    made.set_active(is_active=False)


def titles(slides: FrameSlides) -> list[str]:
    return [one.title for one in slides.preview.slides] if slides.preview is not None else []


def wait_for(qtbot: QtBot, slides: FrameSlides, *wanted: str) -> None:
    qtbot.waitUntil(lambda: titles(slides) == list(wanted), timeout=10_000)


def test_a_frame_becomes_its_slide_and_another_frame_another(
    session: Session, slides: FrameSlides, qtbot: QtBot
) -> None:
    slides.show_frame(named(session, "First").id)
    wait_for(qtbot, slides, "First")
    slides.show_frame(named(session, "Second").id)
    wait_for(qtbot, slides, "Second")
    slides.show_frame(None)
    assert slides.preview is None


def test_what_is_stored_is_followed(session: Session, slides: FrameSlides, qtbot: QtBot) -> None:
    frame = named(session, "First")
    slides.show_frame(frame.id)
    wait_for(qtbot, slides, "First")
    edit_cells(session.project, frame, headline="Changed")
    wait_for(qtbot, slides, "Changed")
    session.undo()
    wait_for(qtbot, slides, "First")


def test_what_is_typed_is_seen_before_it_is_stored_and_goes_where_it_is_not(
    session: Session, slides: FrameSlides, qtbot: QtBot
) -> None:
    frame = named(session, "First")
    slides.show_frame(frame.id)
    session.typed.emit(frame, "headline", "Fir")
    wait_for(qtbot, slides, "Fir")
    assert session.view.frames[frame.id].headline == "First"
    session.typed.emit(frame, "headline", "Typed")
    wait_for(qtbot, slides, "Typed")
    edit_cells(session.project, frame, key_message="Another cell")
    qtbot.wait(200)
    assert titles(slides) == ["Typed"]
    edit_cells(session.project, frame, headline="Stored")
    wait_for(qtbot, slides, "Stored")


def test_typing_in_a_frame_that_was_left_is_forgotten(
    session: Session, slides: FrameSlides, qtbot: QtBot
) -> None:
    first, second = named(session, "First"), named(session, "Second")
    slides.show_frame(first.id)
    session.typed.emit(first, "headline", "Half a wor")
    wait_for(qtbot, slides, "Half a wor")
    session.select("frame", [second.id])
    slides.show_frame(second.id)
    wait_for(qtbot, slides, "Second")
    slides.show_frame(first.id)
    wait_for(qtbot, slides, "First")


def test_nothing_is_composed_while_nobody_looks(
    session: Session, slides: FrameSlides, qtbot: QtBot
) -> None:
    slides.set_active(is_active=False)
    slides.show_frame(named(session, "First").id)
    qtbot.wait(200)
    assert slides.preview is None
    slides.set_active(is_active=True)
    wait_for(qtbot, slides, "First")


def test_of_several_frames_in_quick_succession_the_last_is_shown(
    session: Session, slides: FrameSlides, qtbot: QtBot
) -> None:
    seen: list[list[str]] = []
    slides.settled.connect(lambda: seen.append(titles(slides)))
    for headline in ("First", "Second", "First", "Third"):
        slides.show_frame(named(session, headline).id)
    wait_for(qtbot, slides, "Third")
    assert [one for one in seen if one] == [["Third"]]


def test_the_slide_of_the_frame_before_does_not_stay_for_long(
    session: Session, slides: FrameSlides, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slides.show_frame(named(session, "First").id)
    wait_for(qtbot, slides, "First")
    monkeypatch.setattr(slides, "_compose", lambda: None)
    slides._pause.timeout.disconnect()
    slides.show_frame(named(session, "Second").id)
    with qtbot.waitSignal(slides.settled):
        pass
    assert (slides.preview, slides.words) == (None, "The slide is being made")


def test_the_first_slide_is_waited_for_with_words(
    session: Session, slides: FrameSlides, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slides, "_compose", lambda: None)
    slides._pause.timeout.disconnect()
    with qtbot.waitSignal(slides.settled):
        slides.show_frame(named(session, "First").id)
    assert slides.words == "The slide is being made"


def test_the_variant_that_is_shown_decides(
    session: Session, slides: FrameSlides, qtbot: QtBot
) -> None:
    frame = named(session, "First")
    variant = add_variant(session.project, narrative=told(session).narrative.id, name="Short")
    say_otherwise(
        session.project, variant=variant.id, frame=frame.id, what="headline", value="In short"
    )
    slides.show_frame(frame.id)
    wait_for(qtbot, slides, "First")
    session.choose_variant(variant.id)
    wait_for(qtbot, slides, "In short")
    (override,) = session.view.overrides.values()
    session.typed.emit(override, "value", "In sho")
    wait_for(qtbot, slides, "In sho")
    leave_out(session.project, variant=variant.id, frames=[frame.id], is_left_out=True)
    qtbot.waitUntil(lambda: "does without this frame" in slides.words)
    assert slides.words.startswith("“Short”")
    session.choose_variant(None)
    wait_for(qtbot, slides, "First")


def test_numbers_are_those_of_the_deck_once_it_is_counted(
    session: Session, slides: FrameSlides, qtbot: QtBot
) -> None:
    slides.show_frame(named(session, "Second").id)
    wait_for(qtbot, slides, "Second")
    write_long(session, "First")

    def is_counted() -> bool:
        found = slides.preview
        return found is not None and found.slides[0].number > 4

    qtbot.waitUntil(is_counted, timeout=10_000)
    assert slides.composer.slides_told > 6


def test_a_backup_is_hidden(session: Session, slides: FrameSlides, qtbot: QtBot) -> None:
    frame = named(session, "Second")
    hide_frames(session.project, frames=[frame.id], is_backup=True)
    slides.show_frame(frame.id)
    wait_for(qtbot, slides, "Second")
    assert slides.preview is not None
    assert slides.preview.slides[0].is_hidden


def test_a_frame_that_is_deleted_has_no_slide(
    session: Session, slides: FrameSlides, qtbot: QtBot
) -> None:
    frame = named(session, "First")
    slides.show_frame(frame.id)
    wait_for(qtbot, slides, "First")
    delete_frames(session.project, frames=[frame.id])
    qtbot.waitUntil(lambda: slides.preview is None)
    assert slides.words == "There is no slide of this frame"
