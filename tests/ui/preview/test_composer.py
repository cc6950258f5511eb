"""What slides are composed of, for all that show them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.pictures import set_picture
from narrative_studio.model.view import NarrativeView
from tests.exporters.deck.conftest import png
from tests.ui.boards import named, told
from ui.preview.composer import Composed, SlideComposer, composer_of
from ui.session import Session


@pytest.fixture
def composer(session: Session) -> SlideComposer:
    return composer_of(session)


def composed(composer: SlideComposer, session: Session, headline: str) -> Composed:
    return composer.work(named(session, headline).id)(lambda _done, _total, _label: None)


def template(folder: Path, *, width: int) -> Path:
    """A PowerPoint file whose slides are as wide as said for a height of 540 pt."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(width), Pt(540)
    place = folder / "acme.pptx"
    deck.save(str(place))
    return place


def test_a_session_has_one_composer(session: Session) -> None:
    assert composer_of(session) is composer_of(session)


def test_slides_are_in_the_template_of_the_last_export_until_that_is_gone(
    session: Session, composer: SlideComposer, tmp_path: Path
) -> None:
    place = template(tmp_path, width=720)
    session.settings.change(deck_template=str(place))
    found = composed(composer, session, "First")
    assert found.preview is not None
    slide = found.preview.slides[0]
    assert (slide.cx / slide.cy, found.trouble) == (720 / 540, "")
    place.unlink()
    found = composed(composer, session, "First")
    assert found.preview is not None
    slide = found.preview.slides[0]
    assert slide.cx / slide.cy == pytest.approx(16 / 9)
    assert found.trouble == (
        "The template acme.pptx is not there, so this is the studio's own design"
    )


def test_a_template_that_cannot_be_read_is_said_beside_the_slide(
    session: Session, composer: SlideComposer, tmp_path: Path
) -> None:
    place = tmp_path / "acme.pptx"
    place.write_bytes(b"no slides at all")
    session.settings.change(deck_template=str(place))
    found = composed(composer, session, "First")
    assert found.preview is not None
    assert "“acme.pptx” is no PowerPoint file" in found.trouble


def test_a_picture_whose_reading_breaks_is_left_out(
    session: Session, composer: SlideComposer, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_picture(session.project, row=named(session, "First"), content=png(), alt_text="A jar")

    def broken(_picture: str) -> bytes:
        raise sqlite3.DatabaseError("database disk image is malformed")

    whole = replace(session.view, picture_reader=broken)
    story = NarrativeView(whole, told(session).narrative)
    monkeypatch.setattr(Session, "telling", property(lambda _self: story))
    found = composed(composer, session, "First")
    assert found.preview is not None
    assert found.preview.hints[0].text == "Picture “A jar” could not be read and was left out"
    picture = named(session, "First").picture
    assert picture is not None
    assert found.preview.read_picture(picture) is None


def test_whether_slides_are_shown_is_remembered_and_told(
    session: Session, composer: SlideComposer, qtbot: QtBot
) -> None:
    assert composer.is_shown
    with qtbot.waitSignal(composer.shown_changed) as told_of:
        composer.set_shown(is_shown=False)
    assert told_of.args == [False]
    assert (composer.is_shown, session.settings.values.closed_sections) == (False, ("frame.slide",))
    with qtbot.assertNotEmitted(composer.shown_changed):
        composer.set_shown(is_shown=False)
    composer.set_shown(is_shown=True)
    assert session.settings.values.closed_sections == ()


def test_only_what_slides_are_made_of_has_them_composed_anew(
    session: Session, composer: SlideComposer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(composer.changed):
        edit_cells(session.project, session.view.project, product="Another")
    person = session.view.people.ordered[0]
    with qtbot.assertNotEmitted(composer.changed):
        edit_cells(session.project, person, role="Another")


def test_slides_are_counted_only_while_somebody_looks(
    session: Session, composer: SlideComposer, qtbot: QtBot
) -> None:
    composer.watch(session, is_watching=True)
    qtbot.waitUntil(lambda: composer.slides_told == 4, timeout=10_000)
    composer.watch(session, is_watching=False)
    edit_cells(session.project, named(session, "First"), bullets="- word\n" * 90)
    qtbot.wait(900)
    assert composer.slides_told == 4
    composer.watch(session, is_watching=True)
    qtbot.waitUntil(lambda: composer.slides_told > 4, timeout=10_000)
    composer.watch(session, is_watching=False)


def test_it_is_prepared_once_and_only_where_slides_are_shown(
    session: Session, composer: SlideComposer, qtbot: QtBot
) -> None:
    composer.set_shown(is_shown=False)
    composer.prepare()
    assert not composer._is_prepared
    composer.set_shown(is_shown=True)
    composer.prepare()
    qtbot.waitUntil(lambda: composer._font_pause.isActive(), timeout=10_000)
    qtbot.waitUntil(lambda: not composer._font_pause.isActive())
