"""The words and icons of the customer model."""

from __future__ import annotations

import pytest

from narrative_studio import assets
from narrative_studio.commands.customers import ENTRIES
from narrative_studio.model.customers import BuyingRole, Fit, PersonaNoteKind
from tests.ui.boards import Boards
from ui.inspector.customers.kinds import (
    ENTRY_WORDS,
    FIT_BADGE,
    NOTE_HINTS,
    cell_of,
    entry_of,
    role_badge,
    words_of,
)


def test_every_list_has_its_words_in_the_order_of_the_page() -> None:
    assert list(ENTRY_WORDS) == list(ENTRIES)
    for words in ENTRY_WORDS.values():
        assert words.what.endswith("?")
        assert words.why.endswith(".")
        assert words.add.lower().endswith(words.one.lower())


def test_every_role_fit_and_note_is_a_word_with_an_icon_that_is_there() -> None:
    badges = [*map(role_badge, BuyingRole), *(FIT_BADGE[fit] for fit in Fit)]
    icons = {badge.icon for badge in badges} | {words.icon for words in ENTRY_WORDS.values()}
    assert all(badge.text for badge in badges)
    assert len({badge.icon for badge in badges[: len(BuyingRole)]}) == len(BuyingRole)
    for icon in icons:
        assert assets.read_text(f"icons/{icon}.svg")
    assert set(NOTE_HINTS) == set(PersonaNoteKind)


@pytest.mark.parametrize("table", ENTRIES)
def test_entries_are_known_by_their_words(boards: Boards, table: str) -> None:
    view = boards.sample().view()
    entry = view.tables[table].ordered[0]
    assert words_of(entry) == getattr(entry, cell_of(entry))
    assert entry_of(view, entry) == entry


def test_what_is_said_of_a_persona_is_shown_with_it(boards: Boards) -> None:
    view = boards.sample().view()
    for table in (view.persona_notes, view.interests, view.raisers):
        row = table.ordered[0]
        assert entry_of(view, row) == view.personas[row.persona]
    assert entry_of(view, view.project) is None
    assert entry_of(view, None) is None
