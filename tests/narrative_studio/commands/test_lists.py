"""Lists edited as a whole keep the row of each line that stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.commands.lists import lines, set_texts
from narrative_studio.commands.ordering import in_order
from narrative_studio.commands.storyboard import set_questions
from narrative_studio.model.ids import QuestionId, new_id
from narrative_studio.model.storyboard import Frame, Question
from narrative_studio.project import Project

LONG = "z" * 58


def texts(project: Project, frame: Frame) -> list[str]:
    return [question.text for question in project.view().narrative().questions(frame.id)]


def ids(project: Project, frame: Frame) -> dict[str, str]:
    return {one.text: one.id for one in project.view().narrative().questions(frame.id)}


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        (["b", "c"], "bc"),
        (["a", "c"], "ac"),
        (["new", "a", "b", "c"], "abc"),
        (["a", "new", "other", "b", "c"], "abc"),
        (["a", "b", "c", "new"], "abc"),
        (["c", "a", "b"], "ab"),
        ([], ""),
        (["a", "new", "c", "d"], "ac"),
    ],
)
def test_a_line_that_stays_keeps_its_row(
    project: Project, frame: Frame, after: list[str], kept: str
) -> None:
    set_questions(project, frame=frame.id, texts=["a", "b", "c"])
    before = ids(project, frame)
    set_questions(project, frame=frame.id, texts=after)
    assert texts(project, frame) == after
    assert {text: ids(project, frame)[text] for text in kept} == {
        text: before[text] for text in kept
    }


def test_a_reworded_line_keeps_its_row_and_its_neighbours(project: Project, frame: Frame) -> None:
    set_questions(project, frame=frame.id, texts=["a", "b", "c"])
    before = ids(project, frame)
    set_questions(project, frame=frame.id, texts=["a", "reworded", "c"])
    after = ids(project, frame)
    assert (after["a"], after["reworded"], after["c"]) == (before["a"], before["b"], before["c"])


def test_the_same_lines_are_nothing_to_undo(project: Project, frame: Frame) -> None:
    set_questions(project, frame=frame.id, texts=["a", "a", "b"])
    before = project.undo_state
    set_questions(project, frame=frame.id, texts=["a", " a ", "", "b"])
    assert project.undo_state == before


def test_lines_come_to_stand_right_when_their_keys_are_made_anew(
    project: Project, frame: Frame
) -> None:
    with project.op("Make keys long") as op:
        for text in "abc":
            op.create(_question(frame, text, rank=f"V{LONG}{text}"))
    set_questions(project, frame=frame.id, texts=["a", "x", "y", "b", "z", "c"])
    assert texts(project, frame) == ["a", "x", "y", "b", "z", "c"]
    assert max(len(one.rank) for one in project.view().questions.values()) < 60


def test_lines_are_tidied(project: Project) -> None:
    assert lines([" Who\n knows? ", "", "\t", "When?"]) == ["Who knows?", "When?"]


few = st.lists(st.sampled_from("abcdef"), max_size=7)


@given(before=few, after=few)
def test_any_list_becomes_any_other(before: list[str], after: list[str]) -> None:
    op = _Memory()
    rows = [_row(text, f"V{place}") for place, text in enumerate(before)]
    op.rows = {row.id: row for row in rows}
    set_texts(op, rows, after, _row)  # type: ignore[arg-type]
    assert [row.text for row in in_order(list(op.rows.values()))] == after


class _Memory:
    """Just what the list needs of an operation."""

    def __init__(self) -> None:
        self.rows: dict[str, Any] = {}

    def get(self, _type: type, row_id: str) -> Any:
        return self.rows[row_id]

    def set(self, row_type: type, row_id: str, **cells: str) -> Any:
        old = self.rows[row_id]
        values = {"id": old.id, "text": old.text, "rank": old.rank, "frame": old.frame, **cells}
        self.rows[row_id] = row_type(**values)
        return self.rows[row_id]

    def delete(self, _type: type, row_id: str) -> None:
        del self.rows[row_id]

    def create(self, row: Any) -> Any:
        self.rows[row.id] = row
        return row


def _row(text: str, rank: str) -> Question:
    return Question(id=QuestionId(new_id()), frame="f", rank=rank, text=text)  # type: ignore[arg-type]


def _question(frame: Frame, text: str, *, rank: str) -> Question:
    return Question(id=QuestionId(new_id()), frame=frame.id, rank=rank, text=text)
