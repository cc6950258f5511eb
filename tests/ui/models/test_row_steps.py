"""The steps from one list of keys to another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.models.row_steps import Inserted, Moved, Removed, Shuffled, row_steps


def carried_out(before: str, after: str) -> str:
    """Take the steps as a model would."""
    rows = list(before)
    for step in row_steps(before, after):
        if isinstance(step, Removed):
            del rows[step.first : step.last + 1]
        elif isinstance(step, Inserted):
            rows[step.first : step.first] = after[step.first : step.last + 1]
        elif isinstance(step, Moved):
            assert not step.first <= step.to <= step.last + 1  # Qt refuses such a move
            block = rows[step.first : step.last + 1]
            rest = rows[: step.first] + rows[step.last + 1 :]
            to = step.to if step.to < step.first else step.to - len(block)
            rows = rest[:to] + block + rest[to:]
        else:
            rows = [rows[was] for was in step.order]
    return "".join(rows)


def test_equal_lists_need_no_step() -> None:
    assert list(row_steps("abc", "abc")) == []


def test_a_row_that_moved_back_is_one_move() -> None:
    assert list(row_steps("abcd", "acbd")) == [Moved(2, 2, 1)]


def test_a_block_that_moved_on_is_one_move() -> None:
    assert list(row_steps("abcdefg", "acdefbg")) == [Moved(1, 1, 6)]
    assert list(row_steps("abcdefg", "cdefabg")) == [Moved(0, 1, 6)]


def test_a_move_that_fills_a_gap_takes_the_gap_away_first() -> None:
    assert list(row_steps("ab_c", "acb")) == [Removed(2, 2), Moved(2, 2, 1)]


def test_what_is_no_single_move_is_shuffled() -> None:
    assert list(row_steps("abcd", "dcba")) == [Shuffled((3, 2, 1, 0))]


def test_neighbouring_new_rows_come_as_one_step() -> None:
    assert list(row_steps("ab", "axyb")) == [Inserted(1, 2)]


_KEYS = st.lists(st.sampled_from("abcdefghij"), unique=True).map("".join)


@given(before=_KEYS, after=_KEYS)
def test_the_steps_always_lead_to_the_wanted_list(before: str, after: str) -> None:
    assert carried_out(before, after) == after
