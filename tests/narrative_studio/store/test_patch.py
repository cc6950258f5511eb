"""Long texts are stored as what differs, and read whole whatever was stored."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.store import patch
from narrative_studio.store.patch import (
    DEEPEST,
    Stored,
    Values,
    apply_patch,
    depth_of,
    make_patch,
)
from narrative_studio.store.txn import canonical

SCRIPT = "".join(f"Sentence {n} tells what happens at {n * 7} minutes. " for n in range(70))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_a_patch_gives_the_text_it_was_made_of(first: str, old: str, new: str, last: str) -> None:
    before, after = f"{first}{old}{last}", f"{first}{new}{last * 30}{SCRIPT}"
    made = make_patch(before, after, depth=1)
    assert made is None or apply_patch(made, before) == after


@pytest.mark.parametrize("seed", range(40))
def test_small_edits_of_a_script_take_few_bytes(seed: int) -> None:
    dice = random.Random(seed)
    at = dice.randrange(len(SCRIPT))
    one_place = f"{SCRIPT[:at]}eleven plants, {SCRIPT[at + 9 :]}"
    made = make_patch(SCRIPT, one_place, depth=1)
    assert made is not None
    assert len(made) < 60
    assert apply_patch(made, SCRIPT) == one_place
    letters = list(SCRIPT)
    for _ in range(12):
        letters[dice.randrange(len(letters))] = dice.choice("äxyz🍞")
    scattered = "".join(letters)
    made = make_patch(SCRIPT, scattered, depth=1)
    assert made is not None
    assert len(made) < 200
    assert apply_patch(made, SCRIPT) == scattered


def test_short_texts_and_long_chains_are_stored_whole() -> None:
    assert make_patch(SCRIPT, "short", depth=1) is None
    assert make_patch(SCRIPT, SCRIPT + "x", depth=DEEPEST + 1) is None
    assert make_patch(SCRIPT, SCRIPT + "x", depth=DEEPEST) is not None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda made: b"",
        lambda made: made[:5],
        lambda made: b"\x09" + made[1:],
        lambda made: made[:2] + b"\xff\xff\xff\xff" + made[6:],
        lambda made: b"\x02" + made[1:10] + b"not deflated",
        lambda made: b"\x01" + made[1:10] + b"\xff\xfe",
    ],
)
def test_a_damaged_patch_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    made = make_patch(SCRIPT, SCRIPT.replace("7", "eleven"), depth=1)
    assert made is not None
    with pytest.raises(ValueError, match=r"patch|decode"):
        apply_patch(spoil(made), SCRIPT)


def test_a_patch_that_goes_on_after_its_end_is_refused() -> None:
    made = make_patch(SCRIPT, SCRIPT.replace("7", "eleven"), depth=1)
    assert made is not None
    with pytest.raises(ValueError, match="goes on"):
        apply_patch(made + b"more", SCRIPT)


def test_a_patch_that_unpacks_to_a_mountain_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patch, "LONGEST_CHARS", 10_000)
    packer = zlib.compressobj(9, wbits=-15)
    bomb = patch._HEAD.pack(2, 1, 0, 0) + packer.compress(b"x" * 30_000) + packer.flush()
    with pytest.raises(ValueError, match="too long"):
        apply_patch(bomb, "")
    packer = zlib.compressobj(9, wbits=-15)
    bomb = patch._HEAD.pack(2, 1, 0, 0) + packer.compress(b"x" * 90_000) + packer.flush()
    with pytest.raises(ValueError, match="goes on"):
        apply_patch(bomb, "")


class Shelf:
    """Stored changes of one cell, each made of the one before."""

    def __init__(self) -> None:
        self.held: dict[str, Stored] = {}
        self.found = 0
        self.values = Values(self.find)

    def find(self, change_id: str) -> Stored | None:
        self.found += 1
        return self.held.get(change_id)

    def store(self, change_id: str, value: str | dict[str, str], *base: str) -> None:
        column = "*" if isinstance(value, dict) else "script"
        packed = self.values.pack(column, value, base)
        new = canonical(value) if packed is None else packed
        self.held[change_id] = Stored(column, new, " ".join(base))

    def read(self, change_id: str) -> object:
        return Values(self.find).read(change_id, self.held[change_id])


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    made.store("0", {"script": SCRIPT, "headline": "The recall"})
    text = SCRIPT
    for n in range(1, 60):
        text = text.replace(f"Sentence {n} ", f"At last {n} ")
        made.store(str(n), text, str(n - 1))
    return made


def test_every_value_of_a_chain_is_read_whole(shelf: Shelf) -> None:
    text = SCRIPT
    for n in range(1, 60):
        text = text.replace(f"Sentence {n} ", f"At last {n} ")
        assert shelf.read(str(n)) == text


def test_a_whole_text_stands_again_before_a_chain_grows_long(shelf: Shelf) -> None:
    depths = [depth_of(stored.new) for stored in shelf.held.values()]
    assert max(depths) == DEEPEST
    assert depths.count(0) == 4
    shelf.found = 0
    shelf.read("59")
    assert shelf.found <= DEEPEST


@pytest.mark.parametrize("base", ["0", "gone", "1", "2"])
def test_a_chain_that_leads_nowhere_is_refused(shelf: Shelf, base: str) -> None:
    new = shelf.held["2"].new
    shelf.held["1"] = Stored("script", new, base)
    shelf.held["2"] = Stored("script", new, "1")
    with pytest.raises(ValueError, match="patch without"):
        shelf.read("2")


def test_a_patch_against_another_column_is_refused(shelf: Shelf) -> None:
    shelf.held["0"] = Stored("headline", canonical("The recall"), "")
    with pytest.raises(ValueError, match="no text"):
        shelf.read("1")
    shelf.held["0"] = Stored("*", canonical({"headline": "The recall"}), "")
    with pytest.raises(ValueError, match="no text"):
        shelf.read("1")


def test_only_a_long_text_after_a_text_is_packed(shelf: Shelf) -> None:
    values = shelf.values
    assert values.pack("script", SCRIPT, ()) is None
    assert values.pack("script", "short", ("0",)) is None
    assert values.pack("script", 12, ("0",)) is None
    assert values.pack("script", SCRIPT, ("gone",)) is None
    assert values.pack("note", SCRIPT, ("0",)) is None
    assert values.pack("script", SCRIPT + "x", ("0",)) is not None


def test_texts_at_hand_stay_within_bounds(monkeypatch: pytest.MonkeyPatch, shelf: Shelf) -> None:
    monkeypatch.setattr(patch, "_CACHED_CHARS", 3 * len(SCRIPT))
    values = Values(shelf.find)
    for n in range(60):
        values.read(str(n), shelf.held[str(n)])
    assert 0 < len(values._texts) <= 4
