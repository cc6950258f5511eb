"""The vocabulary: preferred words with those to avoid, banned words with the reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.evidence import add_term, delete_term, set_avoided
from narrative_studio.errors import UnknownRow
from narrative_studio.model.ids import TermId
from narrative_studio.model.positioning import TermKind
from tests.ui.boards import Boards
from tests.ui.studio import edit_in_place, told
from ui.session import Session
from ui.workspaces.positioning.vocabulary.model import Column, VocabularyModel
from ui.workspaces.positioning.vocabulary.page import VocabularyPage

Key = Qt.Key


@pytest.fixture
def session(boards: Boards) -> Session:
    """A session on the sample."""
    return boards.sample_session()


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> VocabularyPage:
    """The page, following every change."""
    made = VocabularyPage(session)
    qtbot.addWidget(made)
    made.resize(1032, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    session.changed.connect(lambda _changes, _initiator: made.show_view(session.view))
    return made


def rows(model: VocabularyModel) -> list[tuple[str, str]]:
    return [
        (model.index(row, Column.WORD).data(), model.index(row, Column.ABOUT).data())
        for row in range(model.rowCount())
    ]


def words(session: Session, kind: TermKind) -> list[str]:
    return [term.text for term in session.view.terms.of("kind", kind)]


@pytest.mark.parametrize("is_banned", [False, True])
def test_the_models_pass_the_tester(
    session: Session, qtmodeltester: ModelTester, *, is_banned: bool
) -> None:
    model = VocabularyModel(session.view, is_banned=is_banned)
    qtmodeltester.check(model)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    add_term(session.project, kind=TermKind.PREFERRED, text="pallet")
    add_term(session.project, kind=TermKind.BANNED, text="seamless")
    model.show(session.view)
    assert model.rowCount() == 4


def test_preferred_words_stand_beside_those_to_avoid(page: VocabularyPage) -> None:
    assert rows(page.preferred.model) == [
        ("mock recall", "recall drill, fire drill"),
        ("affected pallets", "impacted SKUs"),
        ("evidence pack", "audit bundle"),
    ]
    assert rows(page.banned.model)[0] == ("end-to-end", "Every rival says it.")
    index = page.preferred.model.index(0, Column.ABOUT)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Instead of: recall drill, fire drill"


def test_words_are_added_one_after_the_other(
    page: VocabularyPage, session: Session, qtbot: QtBot
) -> None:
    field = page.preferred.field
    for word in ("pallet", "retailer"):
        qtbot.keyClicks(field, word)
        qtbot.keyClick(field, Key.Key_Return)
        assert field.hasFocus()
    assert words(session, TermKind.PREFERRED)[-2:] == ["pallet", "retailer"]
    qtbot.keyClicks(page.banned.field, "seamless")
    qtbot.keyClick(page.banned.field, Key.Key_Return)
    assert words(session, TermKind.BANNED)[-1] == "seamless"


def test_the_words_to_avoid_are_edited_as_a_list(
    page: VocabularyPage, session: Session, qtbot: QtBot
) -> None:
    table = page.preferred.table
    table.setFocus()
    table.setCurrentIndex(page.preferred.model.index(0, Column.ABOUT))
    editor = edit_in_place(table, qtbot)
    qtbot.keyClicks(editor, "fire drill, recall exercise, ")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: rows(page.preferred.model)[0][1] == "fire drill, recall exercise")
    preferred = session.view.terms.of("kind", TermKind.PREFERRED)[0]
    avoided = session.view.terms.of("instead", preferred.id)
    assert [term.kind for term in avoided] == [TermKind.AVOID, TermKind.AVOID]


def test_what_is_typed_stays_when_others_change_the_words(
    page: VocabularyPage, session: Session, qtbot: QtBot
) -> None:
    table = page.banned.table
    table.setFocus()
    table.setCurrentIndex(page.banned.model.index(1, Column.WORD))
    editor = edit_in_place(table, qtbot)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "promise")
    edit_cells(session.project, session.view.terms.of("kind", TermKind.BANNED)[0], why="Theirs")
    assert editor.text() == "promise"


def test_typing_on_a_word_edits_it(page: VocabularyPage, session: Session, qtbot: QtBot) -> None:
    table = page.banned.table
    table.setFocus()
    table.setCurrentIndex(page.banned.model.index(1, Column.WORD))
    qtbot.keyClick(table, Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor is not None
    qtbot.keyClicks(editor, "promise")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: "promise" in words(session, TermKind.BANNED))
    assert "guarantee" not in words(session, TermKind.BANNED)


def test_delete_takes_a_word_with_those_to_avoid_in_its_place(
    page: VocabularyPage, session: Session, qtbot: QtBot
) -> None:
    table = page.preferred.table
    table.setFocus()
    table.setCurrentIndex(page.preferred.model.index(0, Column.WORD))
    qtbot.keyClick(table, Key.Key_Delete)
    assert "mock recall" not in words(session, TermKind.PREFERRED)
    assert "fire drill" not in words(session, TermKind.AVOID)
    message = told(session)[-1]
    assert (message.text, message.action) == ("“mock recall” deleted", "Undo")
    session.undo()
    assert rows(page.preferred.model)[0] == ("mock recall", "recall drill, fire drill")


def test_a_term_is_shown_in_its_table(page: VocabularyPage, session: Session) -> None:
    term = session.view.terms.of("kind", TermKind.BANNED)[2]
    page.show_term(term.id)
    assert page.banned.table.currentIndex().data() == "AI-powered"


def test_an_empty_vocabulary_begins_at_its_field(boards: Boards, qtbot: QtBot) -> None:
    page = VocabularyPage(boards.session())
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.focus_view()
    assert page.preferred.field.hasFocus()


# The verbs


def test_setting_the_avoided_words_keeps_what_stays(session: Session) -> None:
    preferred = session.view.terms.of("kind", TermKind.PREFERRED)[0]
    before = session.view.terms.of("instead", preferred.id)
    set_avoided(session.project, preferred=preferred.id, texts=["recall drill", " ", "test recall"])
    after = session.view.terms.of("instead", preferred.id)
    assert [term.text for term in after] == ["recall drill", "test recall"]
    assert [term.id for term in after] == [term.id for term in before]
    session.project.undo()
    assert [t.text for t in session.view.terms.of("instead", preferred.id)] == [
        "recall drill",
        "fire drill",
    ]


def test_another_word_is_written_where_the_keyboard_is(page: VocabularyPage) -> None:
    page.focus_view()
    page.begin_adding()
    assert page.focusWidget() is page.preferred.field
    page.banned.table.setFocus()
    page.begin_adding()
    assert page.focusWidget() is page.banned.field


def test_a_term_that_is_gone_is_not_deleted_twice(session: Session) -> None:
    with pytest.raises(UnknownRow):
        delete_term(session.project, term=TermId("nobody"))


def test_an_empty_table_says_what_its_words_do_and_leads_to_the_field(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session()
    page = VocabularyPage(session)
    qtbot.addWidget(page)
    page.resize(1032, 700)
    page.show()
    session.changed.connect(lambda _changes, _initiator: page.show_view(session.view))
    for panel in (page.preferred, page.banned):
        assert panel.empty.isVisible()
        assert not panel.table.isVisible()
        button = panel.empty.button
        assert button is not None
        button.click()
        assert page.focusWidget() is panel.field
    page.banned.added.emit("seamless")
    assert page.banned.table.isVisible()
    assert page.preferred.empty.isVisible()
