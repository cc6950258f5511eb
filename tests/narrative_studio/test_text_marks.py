"""Marks are written into comments and found again, and strangers' comments are none."""

from __future__ import annotations

import pytest

from narrative_studio.commands.positioning import add_element, set_points
from narrative_studio.deck_marks import field_digest
from narrative_studio.model.positioning import ElementKind, PointKind
from narrative_studio.project import Project
from narrative_studio.text_marks import (
    comment,
    element_text,
    find_mark,
    says,
    told_rows,
    without_marks,
)

ID = "0190b000-0000-7000-8000-000000000210"


def test_a_mark_comes_back_from_its_comment() -> None:
    mark = find_mark(f"**2.1**{comment(f'step:{ID}', ' d=12ab s=34cd m=a')}")
    assert mark is not None
    assert (mark.table, mark.row, mark.made) == ("step", ID, 10)
    assert mark.fields == {"do": "12ab", "say": "34cd"}
    assert without_marks(f"a<!-- frame:{ID} -->b") == "ab"


@pytest.mark.parametrize("source", ["<!-- frame:1 -->", "<!-- note -->", f"frame:{ID}"])
def test_other_comments_are_no_marks(source: str) -> None:
    assert find_mark(source) is None


def test_a_digest_is_known_by_its_beginning() -> None:
    assert says("words", field_digest("words")[:8])
    assert not says("other", field_digest("words")[:8])
    assert not says("words", "")


def test_the_front_matter_names_the_ends_of_ids() -> None:
    assert told_rows([f"frame:{ID}", f"step:{ID}"]) == (
        ("frames", "000000000210"), ("steps", "000000000210"),
    )  # fmt: skip


def test_the_points_of_an_element_are_those_of_one_side(project: Project) -> None:
    sheet = add_element(project, kind=ElementKind.ALTERNATIVE, name="Spreadsheets").id
    for kind, texts in ((PointKind.STRENGTH, ["Cheap", "Known"]), (PointKind.WEAKNESS, ["Slow"])):
        set_points(project, element=sheet, kind=kind, texts=texts)
    view = project.view()
    element = view.elements[sheet]
    assert element_text(view, element, "name") == "Spreadsheets"
    assert element_text(view, element, "strengths") == "Cheap\nKnown"
    assert element_text(view, element, "weaknesses") == "Slow"
