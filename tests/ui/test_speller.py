"""The speller reads its words beside the work, follows the document and remembers words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.settings import Settings
from tests.ui.spelling import SpellingWindow, has_words
from ui.session import Session
from ui.speller import Speller, speller_of


def misspelt(speller: Speller, text: str) -> list[str]:
    assert speller.checker is not None
    return [mark.words for mark in speller.checker.marks(text)]


def wanted(qtbot: QtBot, session: Session) -> Speller:
    speller = Speller(session, session)
    speller.want()
    qtbot.waitUntil(lambda: has_words(speller))
    return speller


def test_nothing_is_read_until_a_field_wants_it(session: Session) -> None:
    assert Speller(session, session).checker is None


def test_words_are_there_a_moment_after_they_are_wanted(qtbot: QtBot, session: Session) -> None:
    speller = wanted(qtbot, session)
    assert misspelt(speller, "recieve the goods") == ["recieve"]
    assert speller.unchecked_language == ""


def test_names_of_the_document_are_known_as_soon_as_they_are_given(
    qtbot: QtBot, session: Session
) -> None:
    speller = wanted(qtbot, session)
    assert misspelt(speller, "Lotwardn") == ["Lotwardn"]
    with qtbot.waitSignal(speller.changed):
        edit_cells(session.project, session.view.project, product="Lotwardn")
    assert misspelt(speller, "Lotwardn") == []


def test_a_word_of_the_dictionary_is_right_everywhere_and_stays(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    speller = wanted(qtbot, session)
    with qtbot.waitSignal(speller.changed):
        speller.learn("Recaller’s")
    assert misspelt(speller, "recaller's RECALLER'S") == []
    assert Settings(settings._path).values.dictionary == ("Recaller’s",)
    assert misspelt(wanted(qtbot, session), "Recaller's") == []


def test_an_ignored_word_is_right_in_this_document_alone(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    settings.change(ignored_words=(("another", "xyzzy"),))
    speller = wanted(qtbot, session)
    speller.ignore("qwyjibo")
    speller.ignore("qwyjibo")
    assert misspelt(speller, "Qwyjibo xyzzy") == ["xyzzy"]
    here = session.view.project.id
    assert settings.values.ignored_words == (("another", "xyzzy"), (here, "qwyjibo"))


def test_it_can_be_switched_off_and_on(qtbot: QtBot, session: Session) -> None:
    speller = wanted(qtbot, session)
    with qtbot.waitSignal(speller.changed):
        speller.set_on(is_on=False)
    assert speller.checker is None
    assert not Speller(session, session).is_on
    speller.set_on(is_on=True)
    assert misspelt(speller, "recieve") == ["recieve"]


def test_another_language_has_no_marks_and_says_so(qtbot: QtBot, session: Session) -> None:
    speller = wanted(qtbot, session)
    with qtbot.waitSignal(speller.changed):
        edit_cells(session.project, session.view.project, language="de-DE")
    assert misspelt(speller, "Rückruf in Minuten") == []
    assert speller.unchecked_language == "de-DE"


def test_american_spelling_follows_the_language(qtbot: QtBot, session: Session) -> None:
    speller = wanted(qtbot, session)
    assert misspelt(speller, "color") == ["color"]
    edit_cells(session.project, session.view.project, language="en-US")
    qtbot.waitUntil(lambda: has_words(speller) and misspelt(speller, "color") == [])
    assert misspelt(speller, "colour") == ["colour"]


def test_a_field_finds_the_speller_of_its_window(qtbot: QtBot, session: Session) -> None:
    window = SpellingWindow(session)
    qtbot.addWidget(window)
    field = QWidget(window)
    assert speller_of(field) is window.speller
    alone = QWidget()
    qtbot.addWidget(alone)
    assert speller_of(alone) is None
