"""Copies of the open document that lie beside it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from narrative_studio.store.copies import CopyBeside
from tests.ui.versions import copy_of
from ui.copies import news_words
from ui.session import Session


def test_a_copy_with_news_is_found_beside_the_document(session: Session, qtbot: QtBot) -> None:
    path = copy_of(session.project, "story (2).narrative", headline="Other words")
    with qtbot.waitSignal(session.copies.looked):
        session.copies.look()
    (found,) = session.copies.found
    assert (found.path, found.news) == (path, 2)
    assert not session.copies.is_looking


def test_who_asks_while_somebody_looks_is_answered_with_what_is_there_then(
    session: Session, qtbot: QtBot
) -> None:
    session.project.publish()
    session.copies.look()
    copy_of(session.project, "story (2).narrative", headline="Other words")
    with qtbot.waitSignal(session.copies.looked):
        session.copies.look()
    assert len(session.copies.found) == 1


def test_a_document_that_was_closed_meanwhile_is_left_alone(session: Session, qtbot: QtBot) -> None:
    session.project.publish()
    looked = []
    session.copies.looked.connect(lambda: looked.append(True))
    session.copies.look()
    session.copies.look()
    session.project.close()
    qtbot.waitUntil(lambda: not session.copies.is_looking)
    assert looked == []


def test_news_are_told_in_a_sentence() -> None:
    one = CopyBeside(Path("x (conflicted copy).narrative"), 4, ())
    other = CopyBeside(Path("y.narrative"), 1, ())
    assert news_words((one,)) == "“x (conflicted copy).narrative” holds 4 changes that are not here"
    assert news_words((other,)) == "“y.narrative” holds 1 change that is not here"
    assert news_words((one, other)).startswith("2 copies beside the document hold changes")
