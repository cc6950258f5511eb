"""A stranger's transaction is sound only if the studio could have written it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.store.hlc import txn_id
from narrative_studio.store.soundness import Line, sound_txn
from narrative_studio.store.txn import Change, Txn
from tests.narrative_studio.store.strangers import transaction

EDIT = ("frame", "f1", "headline", "Trace it")
ROW = ("frame", "f2", "*", {"headline": "Trace it", "planned_ms": 30_000, "ref": None})
TXN = transaction(1, EDIT, ROW)
LINES = (
    Line(0, "frame", "f1", "headline", '"Trace it"', ""),
    Line(1, "frame", "f2", "*", '{"headline":"Trace it","planned_ms":30000,"ref":null}', ""),
)


def head(txn: Txn) -> list[object]:
    return [txn.id, txn.replica, txn.seq, txn.clock, txn.author, txn.label, txn.undoes]


def sealed(txn: Txn, lines: tuple[Line, ...] = LINES) -> Txn | None:
    return sound_txn(head(txn), lines, seal=txn.seal())


def test_what_the_studio_wrote_is_read_as_it_was() -> None:
    assert sealed(TXN) == TXN
    undoing = replace(TXN, undoes="another")
    assert sealed(undoing) == undoing


def test_lines_may_come_in_any_order() -> None:
    assert sealed(TXN, LINES[::-1]) == TXN


def test_bases_are_kept() -> None:
    (change, _) = TXN.changes
    based = replace(TXN, changes=(replace(change, base=("a/0", "b/1")),))
    assert sealed(based, (LINES[0]._replace(base="a/0 b/1"),)) == based


@pytest.mark.parametrize("seal", ["", None, 7, b"x", "0" * 64, TXN.seal().upper()])
def test_another_seal_is_not_sound(seal: object) -> None:
    assert sound_txn(head(TXN), LINES, seal=seal) is None


@pytest.mark.parametrize("place", range(7))
@pytest.mark.parametrize("value", [b"bytes", 1.5])
def test_no_part_of_the_head_may_be_of_another_kind(place: int, value: object) -> None:
    parts = head(TXN)
    parts[place] = value
    assert sound_txn(parts, LINES, seal=TXN.seal()) is None


@pytest.mark.parametrize("part", Line._fields)
@pytest.mark.parametrize("value", [b"bytes", 1.5, None])
def test_no_part_of_a_line_may_be_of_another_kind(part: str, value: object) -> None:
    lines = (LINES[0]._replace(**{part: value}), LINES[1])
    assert sealed(TXN, lines) is None


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TXN, id="something else"),
        replace(TXN, clock=TXN.clock + 1),
        replace(TXN, replica="ba9876543210"),
        replace(TXN, seq=0),
        replace(TXN, id=txn_id(-1, TXN.replica), clock=-1),
    ],
)
def test_a_seal_that_fits_does_not_help_a_wrong_id(wrong: Txn) -> None:
    assert sealed(wrong) is None


@pytest.mark.parametrize(
    "new",
    [
        "1.5",
        "true",
        "NaN",
        "9007199254740992",
        "-9007199254740992",
        "[]",
        "{}",
        '{"headline": "in a cell"}',
        '"zero \\u0000 byte"',
        '"half a letter \\ud800"',
        "no JSON",
        "[" * 5000,
        "9" * 5000,
    ],
)
def test_no_cell_may_hold_what_the_studio_refuses(new: str) -> None:
    assert sealed(TXN, (LINES[0]._replace(new=new), LINES[1])) is None


@pytest.mark.parametrize("new", ["null", "-3", '"words"', '{"a": [1]}', '{"a": {}}', '{"a": 0.5}'])
def test_a_whole_row_holds_cells_and_nothing_deeper(new: str) -> None:
    assert sealed(TXN, (LINES[0], LINES[1]._replace(new=new))) is None


@pytest.mark.parametrize(
    ("odd", "new"),
    [(True, "true"), (2**53, str(2**53)), ("zero \x00 byte", '"zero \\u0000 byte"')],
)
def test_a_seal_that_fits_does_not_help_odd_content(odd: bool | int | str, new: str) -> None:
    change = Change(TXN.id, 0, "frame", "f1", "headline", odd)
    assert sealed(replace(TXN, changes=(change,)), (LINES[0]._replace(new=new),)) is None


def test_numbers_run_from_nought_without_a_gap() -> None:
    changes = (TXN.changes[0], replace(TXN.changes[1], n=2))
    txn = replace(TXN, changes=changes)
    assert sealed(txn, (LINES[0], LINES[1]._replace(n=2))) is None


def test_letters_that_are_none_are_not_sound() -> None:
    assert sound_txn([*head(TXN)[:5], "broken \udcff", None], LINES, seal=TXN.seal()) is None
