"""Yes, no and other closed answers."""

from __future__ import annotations

import pytest

from narrative_studio.importers.tables.answers import answer, chosen, extent, folded, meanings
from narrative_studio.importers.tables.table import Cell


@pytest.mark.parametrize(
    "cell", ["yes", "Y", " TRUE ", "1", 1, True, "✓", "ja", "Oui", "sí", "Yes."]
)
def test_yes_has_many_words(cell: Cell) -> None:
    assert answer(cell) == "yes"


@pytest.mark.parametrize(
    "cell", ["no", "N", "false", "0", 0, False, "✗", "Nein", "não", "No, never"]
)
def test_no_has_many_words(cell: Cell) -> None:
    assert answer(cell) == "no"


@pytest.mark.parametrize("cell", ["", None, "?", "unknown", "n/a", "–", "not known", "unbekannt"])
def test_unknown_is_not_no(cell: Cell) -> None:
    assert answer(cell) == "unknown"


@pytest.mark.parametrize("cell", ["maybe", "2", "qualified", "nobody"])
def test_other_words_are_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="neither yes nor no"):
        answer(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Partly", "partly"), ("teilweise", "partly"), ("ja", "yes"), ("", "unknown")],
)
def test_an_extent_has_a_middle(cell: str, expected: str) -> None:
    assert extent(cell) == expected
    with pytest.raises(ValueError, match="partly"):
        extent("often")


def test_a_choice_is_known_by_its_own_and_other_words() -> None:
    words = meanings({"no decision": ("stalled",), "lost": ("rejected", "Größer")})
    assert chosen("No decision", words, "is odd") == "no decision"
    assert chosen("Stalled - they wait", words, "is odd") == "no decision"
    assert chosen("GROSSER", words, "is odd") == "lost"
    assert chosen("", words, "is odd", empty="open") == "open"
    with pytest.raises(ValueError, match="is odd"):
        chosen("won", words, "is odd")


def test_words_are_compared_without_case_and_accents() -> None:
    assert folded("  Überprüft_Ça \n") == "uberpruft ca"
