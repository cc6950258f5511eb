"""Transactions are sealed by all that they say."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from narrative_studio.model.rows import CellValue
from narrative_studio.store.txn import (
    ALIVE,
    WHOLE_ROW,
    Change,
    Txn,
    canonical,
    change_order,
    seal_of,
    to_plain,
)

CHANGE = Change("t1", 0, "frame", "f1", "headline", "Trace it", ("t0/0",))
TXN = Txn("t1", "r1", 1, 7, "ada", "Edit headline", None, (CHANGE,))


@pytest.mark.parametrize(
    "other",
    [
        replace(TXN, id="t2"),
        replace(TXN, replica="r2"),
        replace(TXN, seq=2),
        replace(TXN, clock=8),
        replace(TXN, author="bo"),
        replace(TXN, label="Edit"),
        replace(TXN, undoes="t0"),
        replace(TXN, changes=()),
        replace(TXN, changes=(replace(CHANGE, table="step"),)),
        replace(TXN, changes=(replace(CHANGE, row="f2"),)),
        replace(TXN, changes=(replace(CHANGE, column="script"),)),
        replace(TXN, changes=(replace(CHANGE, new="Trace it "),)),
        replace(TXN, changes=(replace(CHANGE, new=None),)),
        replace(TXN, changes=(replace(CHANGE, base=()),)),
        replace(TXN, changes=(CHANGE, replace(CHANGE, n=1))),
    ],
)
def test_the_seal_covers_every_word(other: Txn) -> None:
    assert other.seal() != TXN.seal()


@pytest.mark.parametrize("author", ["ada", 'b"o', "ü"])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_seal_is_the_hash_of_all_of_it_in_one(author: str, count: int) -> None:
    new: dict[str, CellValue] = {"headline": "Trace it", "alive": 1}
    changes = [replace(CHANGE, n=n, column=WHOLE_ROW, new=new) for n in range(count)]
    made = replace(TXN, author=author, changes=tuple(changes))
    content = {
        **{name: getattr(made, name) for name in ("id", "replica", "seq", "clock", "author")},
        "label": made.label,
        "undoes": made.undoes,
        "changes": [["frame", "f1", WHOLE_ROW, new, ["t0/0"]] for _change in changes],
    }
    whole = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert made.seal() == hashlib.sha256(whole.encode()).digest()
    assert seal_of(replace(made, changes=()), iter(changes)) == made.seal()


def test_the_seal_is_the_same_on_every_machine() -> None:
    assert TXN.seal().hex() == "469567ccdfea615f7b86e81e4d8edea1ea6373720b389dc7f833941891431d5b"


def test_canonical_json_has_one_form() -> None:
    assert canonical({"b": 1, "a": ["ä", None]}) == '{"a":["ä",null],"b":1}'
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical(float("nan"))


def test_a_whole_row_gives_a_value_to_each_column_it_knows() -> None:
    row = Change("t1", 0, "frame", "f1", WHOLE_ROW, {"headline": "Trace it", ALIVE: 1})
    assert row.covers("headline")
    assert row.covers("what a newer version has")
    assert row.value("headline", "") == "Trace it"
    assert row.value("script", "nothing") == "nothing"
    assert set(row.columns()) == {"headline", ALIVE}
    assert to_plain(row.new) == {"headline": "Trace it", ALIVE: 1}


def test_a_cell_gives_a_value_to_itself() -> None:
    assert CHANGE.covers("headline")
    assert not CHANGE.covers("script")
    assert CHANGE.value("headline", "") == "Trace it"
    assert list(CHANGE.columns()) == ["headline"]
    assert to_plain(CHANGE.new) == "Trace it"


def test_changes_are_ordered_by_transaction_and_number() -> None:
    ids = ["b/2", "a/10", "b/10", "a/9"]
    assert sorted(ids, key=change_order) == ["a/9", "a/10", "b/2", "b/10"]
    assert change_order(CHANGE.id) == CHANGE.order
