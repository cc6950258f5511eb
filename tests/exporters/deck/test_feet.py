"""A footer that is too long ends early, and keeps the state that a deck shows."""

from __future__ import annotations

from exporters.deck.feet import foot_text
from exporters.deck.geometry import pt
from exporters.deck.template.textstyle import LevelStyle, TextBox

BOX = TextBox((LevelStyle(size_pt=10, family="Calibri"),), (0, 0, 0, 0))
NAME = "A product whose name is far longer than anybody would want to read it at the foot"


def shown(text: str, width: float, height: float = 13) -> str:
    return foot_text(text, BOX, pt(width), pt(height))


def test_a_short_footer_is_left_alone() -> None:
    assert shown("Lotwarden · Corrin Vale · 1.0", 200) == "Lotwarden · Corrin Vale · 1.0"
    assert shown("Lotwarden  2 · 1.0", 200) == "Lotwarden  2 · 1.0", "its spaces too"


def test_the_longest_part_gives_way_and_the_others_stay() -> None:
    made = shown(f"{NAME} · B2 · mark 3f2a11c0", 200)
    assert made.startswith("A product whose name")
    assert made.endswith("… · B2 · mark 3f2a11c0")
    assert len(made) < 60
    assert len(shown(f"{NAME} · B2", 200, 26)) > len(shown(f"{NAME} · B2", 200))


def test_one_long_word_is_no_reason_to_search_forever() -> None:
    assert shown("x" * 300, 50) == "x" * 300
    assert shown(f"a b · {'x' * 300}", 50) == f"a b · {'x' * 300}"
