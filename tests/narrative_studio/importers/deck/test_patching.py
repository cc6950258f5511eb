"""Paragraphs are changed in their source, which stays as it was typed around them."""

from __future__ import annotations

import random
from typing import Any

import pytest

from narrative_studio.deck_marks import plain_words
from narrative_studio.importers.deck.patching import (
    Edits,
    Entry,
    NewLine,
    entry_of,
    patched,
    written,
)
from narrative_studio.importers.deck.read_deck import Sign
from narrative_studio.markup import Run
from narrative_studio.markup_lines import LineKind, source_lines
from tests.stress_story import BULLETS, SCRIPT


def new(text: str, **more: Any) -> NewLine:
    return NewLine((Run(text),), **more)


def row(*cells: str) -> NewLine:
    return NewLine((), cells=tuple((Run(cell),) for cell in cells))


BULLET = Sign.BULLET


@pytest.mark.parametrize(
    ("source", "edits", "after"),
    [
        ("- a\n* b\n+ c", Edits({1: new("bee")}), "- a\n* bee\n+ c"),
        ("- a\n- b\n- c", Edits(removed=frozenset({1})), "- a\n- c"),
        ("a\n\nb\n\nc", Edits(removed=frozenset({1})), "a\n\nc"),
        ("a\n\nb", Edits(removed=frozenset({1})), "a"),
        ("- a\n- b", Edits(added={0: [new("x", sign=BULLET)]}), "- a\n- x\n- b"),
        ("- a\n- b", Edits(added={-1: [new("x", sign=BULLET)]}), "- x\n- a\n- b"),
        ("1. a\n2. b", Edits(added={1: [new("x"), new("y")]}), "1. a\n2. b\n3. x\n4. y"),
        ("- a", Edits(added={0: [new("x", is_alike=False)]}), "- a\n\nx"),
        ("- a\n- b", Edits(added={0: [new("x", sign=BULLET, step=1)]}), "- a\n  - x\n- b"),
        (
            "- a\n  - b",
            Edits(added={1: [new("x", sign=BULLET, step=-1)]}),
            "- a\n  - b\n- x",
        ),
        ("a", Edits(added={0: [new("x", sign=Sign.NUMBER), new("y")]}), "a\n\n1. x\n2. y"),
        ("", Edits(added={-1: [new("x"), new("y", sign=BULLET)]}), "x\n\n- y"),
        ("## a ##\n\ntext", Edits({0: new("b | c")}), "## b | c\n\ntext"),
        ("> a\n> b\n\nc", Edits({0: new("x")}), "> x\n\nc"),
        ("a\nb", Edits({0: new("x\ny")}), "x  \ny"),
        ("- a", Edits({0: new("x\ny")}), "- x  \n  y"),
        ("- [ ] a", Edits({0: new("☑ a")}), "- [x] a"),
        ("- [x] a", Edits({0: new("a")}), "- a"),
        ("- [x] a", Edits(added={0: [new("☐ b", sign=BULLET)]}), "- [x] a\n- [ ] b"),
        ("  ```\n  x\n  y\n  ```", Edits({1: new("z")}), "  ```\n  x\n  z\n  ```"),
        ("![a](k.png)", Edits({0: new("b")}), "![b](k.png)"),
        ("a", Edits({0: new("- b")}), "\\- b"),
        (
            "| a | b |\n|:-:|--|\n| c | d |\n\nx",
            Edits({1: row("cc", "d|d")}, added={1: [row("e", "f"), new("g")]}),
            "| a | b |\n|:-:|--|\n| cc | d\\|d |\n| e | f |\n\ng\n\nx",
        ),
        ("| a | b |\n|--|--|\n| c | d |", Edits(removed=frozenset({0, 1})), ""),
        (
            "| a | b |\n|--|--|\n| c | d |",
            Edits({0: row("a", "b", "x")}),
            "| a | b | x |\n| --- | --- | --- |\n| c | d |  |",
        ),
    ],
)
def test_what_changes_is_changed_and_the_rest_stays(source: str, edits: Edits, after: str) -> None:
    assert patched(source, edits) == after


def test_in_a_script_cues_stay_cues_and_new_ones_are_known_by_their_slant() -> None:
    edits = Edits({1: new("wait")}, added={2: [NewLine((Run("nod", italic=True),))]})
    assert patched("say\n> cue\nmore", edits, is_script=True) == "say\n> wait\nmore\n\n> nod"


def test_without_edits_the_source_is_left_alone() -> None:
    assert patched("odd   *  source", Edits(added={0: []})) == "odd   *  source"


def test_where_a_change_cannot_be_made_alone_all_is_written_anew() -> None:
    edits = Edits(added={0: [new("x", is_alike=False)]})
    assert patched("```\na\nb\n```", edits) == "```\na\n```\n\nx\n\n```\nb\n```"


def test_links_lead_where_they_are_told() -> None:
    edits = Edits({0: NewLine((Run("a", link="slide:s"),))})
    assert patched("x", edits, target=lambda part: f"frame:{part}") == "[a](frame:s)"


def test_all_kinds_are_written() -> None:
    entries = [
        Entry(LineKind.HEADING, (Run("h"),)),
        Entry(LineKind.ITEM, (Run("a"),), 1, 3),
        Entry(LineKind.ITEM, (Run("b"),), 2),
        Entry(LineKind.CODE, (Run("x"),)),
        Entry(LineKind.CODE, (Run("y"),)),
        Entry(LineKind.ROW, (), cells=((Run("c"),), (Run("d"),))),
        Entry(LineKind.ROW, (), cells=((Run("e"),), (Run("f"),))),
        Entry(LineKind.CUE, (Run("q\nr"),)),
        Entry(LineKind.PICTURE, (Run("p"),)),
    ]
    assert written(entries) == (
        "## h\n\n3. a\n   - b\n\n```\nx\ny\n```\n\n| c | d |\n| --- | --- |\n| e | f |\n\n"
        "> q r\n\np"
    )


def test_a_new_paragraph_is_what_it_looks_like() -> None:
    assert entry_of(row("a"), is_script=False).kind is LineKind.ROW
    assert entry_of(new("a", sign=Sign.NUMBER), is_script=False).number == 0
    assert entry_of(NewLine((Run("a", italic=True),)), is_script=True).kind is LineKind.CUE
    assert entry_of(NewLine((Run("a", italic=True),)), is_script=False).kind is LineKind.TEXT


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_edited_the_words_come_out_in_their_order(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        is_script = chance.random() < 0.3
        source = chance.choice((*BULLETS[:11], *BULLETS[13:15], *BULLETS[16:], SCRIPT))
        lines = source_lines(source, is_script=is_script)
        changed, removed, added, wanted = {}, set(), {}, []
        for place in range(-1, len(lines)):
            dice = chance.random()
            if place >= 0 and dice < 0.15:
                cells = lines[place].cells
                changed[place] = row(*["c"] * len(cells)) if cells else new(f"*x* {place}")
                wanted.append(changed[place].text)
            elif place >= 0 and dice < 0.25:
                removed.add(place)
            elif place >= 0:
                wanted.append(plain_words(lines[place].text))
            if chance.random() < 0.2:
                added[place] = [
                    new(
                        f"added {number}",
                        sign=chance.choice(list(Sign)),
                        is_alike=chance.random() < 0.7,
                        step=chance.choice((-1, 0, 0, 1)),
                    )
                    for number in range(chance.choice((1, 2)))
                ]
                wanted += [line.text for line in added[place]]
        edits = Edits(changed, frozenset(removed), added)
        made = patched(source, edits, is_script=is_script)
        found = [plain_words(line.text) for line in source_lines(made, is_script=is_script)]
        assert edits.is_empty or found == wanted, (source, edits)
