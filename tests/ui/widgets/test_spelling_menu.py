"""The menu offers other words, the dictionary and the document; keys open it too."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.settings import Settings
from tests.ui.spelling import SpellingWindow, shown
from tests.ui.widgets.test_spelling_marks import add_terms
from ui.session import Session
from ui.widgets.text_area import TextArea


def entry(menu: QMenu, words: str) -> QAction:
    (found,) = [action for action in menu.actions() if action.text() == words]
    return found


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def menu_at(area: TextArea, words: str) -> QMenu:
    return area.make_menu(area.document().find(words).position())


def test_a_misspelt_word_has_suggestions_at_the_head_of_the_menu(
    qtbot: QtBot, session: Session
) -> None:
    area = TextArea("We recieve goods")
    shown(qtbot, session, area)
    menu = menu_at(area, "recieve")
    assert texts(menu)[0] == "receive"
    entry(menu, "receive").trigger()
    assert area.text() == "We receive goods"


def test_a_word_is_added_to_the_dictionary_or_ignored(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    area = TextArea("The qwyjibo and the xyzzyx")
    shown(qtbot, session, area)
    entry(menu_at(area, "qwyjibo"), "Add “qwyjibo” to my dictionary").trigger()
    entry(menu_at(area, "xyzzyx"), "Ignore in this document").trigger()
    assert settings.values.dictionary == ("qwyjibo",)
    assert settings.values.ignored_words == ((session.view.project.id, "xyzzyx"),)
    assert texts(menu_at(area, "qwyjibo"))[0] == "Check spelling"


def test_an_unwanted_term_offers_the_preferred_one_with_its_capital(
    qtbot: QtBot, session: Session
) -> None:
    add_terms(session)
    area = TextArea("Blockchain & solution")
    shown(qtbot, session, area)
    menu = menu_at(area, "Blockchain")
    assert texts(menu)[:2] == ["“Blockchain” is banned", "Lot ledger"]
    assert not entry(menu, "“Blockchain” is banned").isEnabled()
    entry(menu, "Lot ledger").trigger()
    assert area.text() == "Lot ledger & solution"
    assert texts(menu_at(area, "solution"))[0] == "“solution” is to be avoided"


def test_checking_is_switched_off_in_the_menu(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    area = TextArea("We recieve goods")
    shown(qtbot, session, area)
    entry(menu_at(area, "recieve"), "Check spelling").trigger()
    assert not settings.values.checks_spelling
    menu = menu_at(area, "recieve")
    assert texts(menu)[0] == "Check spelling"
    assert not entry(menu, "Check spelling").isChecked()


def test_a_language_without_words_is_said_in_the_menu(qtbot: QtBot, session: Session) -> None:
    edit_cells(session.project, session.view.project, language="de-DE")
    area = TextArea("Rückruf")
    window = SpellingWindow(session)
    qtbot.addWidget(window)
    window.place(area)
    window.show()
    assert texts(menu_at(area, "Rückruf"))[0] == "No spelling for de-DE"


def test_keys_open_the_suggestions_at_the_cursor(qtbot: QtBot, session: Session) -> None:
    area = TextArea("We recieve goods")
    shown(qtbot, session, area)
    area.setTextCursor(area.document().find("recieve"))
    area.suggest_words()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction().text() == "receive"
    menu.close()
    area.setTextCursor(area.document().find("goods"))
    area.suggest_words()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert texts(menu)[0] == "Nothing is marked here"
    menu.close()
