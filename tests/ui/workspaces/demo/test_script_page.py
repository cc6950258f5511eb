"""One frame's script to read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.workspaces.demo.stage import frames
from ui import text, theme
from ui.session import Session
from ui.workspaces.demo.script_page import COLUMN_PX, Level, ScriptPage


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> ScriptPage:
    made = ScriptPage()
    qtbot.addWidget(made)
    made.show_frame(session.story, frames(session)[0], Level.FULL)
    made.resize(COLUMN_PX, made.heightForWidth(COLUMN_PX))
    made.show()
    return made


def picture(page: ScriptPage) -> QImage:
    page.resize(COLUMN_PX, page.heightForWidth(COLUMN_PX))
    return page.grab().toImage()


def height(page: ScriptPage, session: Session, level: Level) -> int:
    page.show_frame(session.story, frames(session)[0], level)
    return page.heightForWidth(COLUMN_PX)


def has_color(image: QImage, color: object) -> bool:
    return any(image.pixelColor(x, y) == color for x in (2, 300) for y in range(image.height()))


def test_each_level_shows_less_than_the_one_before(page: ScriptPage, session: Session) -> None:
    heights = [
        height(page, session, level)
        for level in (Level.FULL, Level.PHRASES, Level.HEADLINE, Level.HEAD)
    ]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) >= 3


def test_cues_stand_in_boxes_outside_the_spoken_words(page: ScriptPage, session: Session) -> None:
    assert has_color(picture(page), theme.current().sunken)
    frame = replace(frames(session)[0], script="Only words here.")
    page.show_frame(session.story, frame, Level.FULL)
    assert not has_color(picture(page), theme.current().sunken)


@pytest.mark.parametrize(
    ("script", "words"), [("One", "1 word · "), ("so " * 1404, "1,404 words · ")]
)
def test_the_head_counts_the_words_as_people_write_it(
    page: ScriptPage,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    script: str,
    words: str,
) -> None:
    painted: list[str] = []
    paint = text.paint_text

    def note(*args: Any, **options: Any) -> int:
        painted.append(args[2])
        return paint(*args, **options)

    monkeypatch.setattr(text, "paint_text", note)
    page.show_frame(session.story, replace(frames(session)[0], script=script), Level.FULL)
    picture(page)
    assert any(one.startswith(words) for one in painted)


def test_a_checkpoint_has_a_box_of_its_own(page: ScriptPage, session: Session) -> None:
    assert has_color(picture(page), theme.current().info_soft)
    page.show_frame(session.story, replace(frames(session)[0], checkpoint=""), Level.FULL)
    assert not has_color(picture(page), theme.current().info_soft)


def test_a_narrow_column_is_higher(page: ScriptPage) -> None:
    assert page.heightForWidth(300) > page.heightForWidth(600)


def test_what_is_read_is_also_said(page: ScriptPage, session: Session) -> None:
    assert page.accessibleName().startswith("Ovens wait for wood. Weight is guessed You weigh each")
    assert "*" not in page.accessibleName()
    assert page.accessibleName().endswith("Do you see it this way?")
    page.show_frame(session.story, None, Level.FULL)
    assert page.accessibleName() == "No frame"
    assert page.heightForWidth(600) == 0


def test_an_empty_script_says_how_to_begin(page: ScriptPage, session: Session) -> None:
    empty = replace(frames(session)[0], script="")
    page.show_frame(session.story, empty, Level.FULL)
    with_hint = page.heightForWidth(COLUMN_PX)
    page.show_frame(session.story, empty, Level.HEADLINE)
    assert page.heightForWidth(COLUMN_PX) < with_hint


def test_marks_in_plain_cells_are_letters(page: ScriptPage, session: Session) -> None:
    plain = replace(frames(session)[0], headline="Weigh 2*3*4 logs", script="")
    marked = replace(plain, headline="Weigh 2x3x4 logs")
    page.show_frame(session.story, plain, Level.HEADLINE)
    stars = picture(page)
    page.show_frame(session.story, marked, Level.HEADLINE)
    letters = picture(page)
    assert stars.size() == letters.size()
    assert stars != letters


@pytest.mark.parametrize("level", [Level.FULL, Level.PHRASES])
def test_a_point_of_the_words_leads_to_its_place_in_the_source(
    page: ScriptPage, session: Session, level: Level
) -> None:
    frame = frames(session)[0]
    page.show_frame(session.story, frame, level)
    page.resize(COLUMN_PX, page.heightForWidth(COLUMN_PX))
    tops = [y for y in range(page.height()) if page.is_script_at(y)]
    beginning = page.place_at(QPoint(0, tops[0] + 8))
    assert beginning in (0, frame.script.index("**"))
    end = page.place_at(QPoint(COLUMN_PX, tops[-1]))
    assert end >= len(frame.script) - 1
    places = [page.place_at(QPoint(120, y)) for y in tops]
    assert places == sorted(places), "what stands lower comes later"
    assert page.place_at(QPoint(0, 0)) == 0


def test_a_point_of_a_cue_leads_into_the_cue(page: ScriptPage, session: Session) -> None:
    frame = replace(frames(session)[0], script="First.\n\n> Click here\n\nLast.")
    page.show_frame(session.story, frame, Level.FULL)
    page.resize(COLUMN_PX, page.heightForWidth(COLUMN_PX))
    tops = [y for y in range(page.height()) if page.is_script_at(y)]
    places = {page.place_at(QPoint(0, y)) for y in tops}
    assert frame.script.index("Last") in places
    assert {place for place in places if "Click" in frame.script[place : place + 8]}


@pytest.mark.parametrize(
    "typed", ["Weight is guessed ", "Weight is guessed\n", "\n Weight is guessed"]
)
def test_a_key_message_is_strong_whatever_stands_around_it(
    page: ScriptPage, session: Session, typed: str
) -> None:
    clean = picture(page)
    page.show_frame(session.story, replace(frames(session)[0], key_message=typed), Level.FULL)
    assert picture(page) == clean
