"""Which entries the palette offers for a query, and in which order."""

from __future__ import annotations

import pytest

from narrative_studio.commands.editing import edit_cells
from ui.actions import WINDOW_ACTIONS, Action
from ui.session import Session
from ui.shell.palette_ranking import Offer, ranked


def offer(title: str, where: str = "", *, also: str = "", is_near: bool = True) -> Offer:
    return Offer(Action(title, title, lambda: None, also=also), where, is_near=is_near)


OFFERS = [
    offer("Export"),
    offer("Show the map of frames", "Storyboard", is_near=False),
    offer("Switch between light and dark", also="dark mode"),
    offer("Approve", "Value theme “Recall less”", is_near=False),
]


def titles(query: str, session: Session | None = None) -> list[str]:
    return [entry.title for entry in ranked(query, OFFERS, session.story if session else None)]


def test_without_a_query_only_what_is_near_is_offered() -> None:
    assert titles("") == ["Export", "Switch between light and dark"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dark mode", "Switch between light and dark"),
        ("map storyboard", "Show the map of frames"),
        ("recall approve", "Approve"),
        ("EXP", "Export"),
    ],
)
def test_words_are_looked_for_in_title_place_and_what_else_it_is_called(
    query: str, found: str
) -> None:
    assert titles(query) == [found]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("save a copy", "Save as"),
        ("share", "Export"),
        ("hotkeys", "Keyboard shortcuts"),
        ("my name", "Say who you are"),
        ("problems", "Show findings"),
        ("dark theme", "Switch between light and dark"),
        ("font size", "Larger text"),
        ("reset zoom", "Usual size of text"),
    ],
)
def test_the_window_answers_to_the_words_of_other_programs(query: str, found: str) -> None:
    offers = [offer(action.title, also=action.also) for action in WINDOW_ACTIONS]
    assert found in [entry.title for entry in ranked(query, offers, None)]


def test_an_action_that_begins_with_the_query_comes_before_texts_that_hold_it(
    session: Session,
) -> None:
    assert session.story is not None
    first, second, _third = session.story.frames
    edit_cells(session.project, first, script="Then we export the list.")
    edit_cells(session.project, second, headline="Nobody likes to export")
    assert titles("export", session) == ["Export", "Nobody likes to export", "First"]


def test_what_is_done_here_comes_before_what_is_done_elsewhere() -> None:
    there, here = offer("Add a step", "Demo", is_near=False), offer("Add a step")
    found = ranked("step", [there, here], None)
    assert [entry.detail for entry in found] == ["", "Demo"]


def test_of_titles_that_begin_with_the_query_rows_come_before_actions(session: Session) -> None:
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline="Export lists, then trace")
    assert titles("export", session) == ["Export lists, then trace", "Export"]


def test_nothing_found_is_said() -> None:
    assert titles("zebra") == ["Nothing holds these words"]


def test_nothing_is_said_to_be_missing_while_offers_are_still_to_come() -> None:
    found = ranked("zebra", [], None, is_gathering=True)
    assert [entry.title for entry in found] == ["Still looking"]
