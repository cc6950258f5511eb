"""Changing single cells: labels, tidy values, and what an approved element does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from narrative_studio.commands.editing import edit_cells, label_for, one_line
from narrative_studio.commands.evidence import add_objection, add_proof
from narrative_studio.commands.positioning import add_element, review_element
from narrative_studio.errors import InvalidValue, UnknownRow
from narrative_studio.model.positioning import Delivery, Element, ElementKind, Status
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


@pytest.fixture
def approved(project: Project) -> Element:
    made = add_element(
        project, kind=ElementKind.DIFFERENTIATOR, name="Genealogy", statement="Joins records."
    )
    review_element(project, element=made.id, status=Status.APPROVED)
    return project.view().elements[made.id]


def test_an_edit_changes_its_cells_only(project: Project, frame: Frame) -> None:
    edit_cells(project, frame, key_message="The record decides.", planned_ms=90_000)
    after = project.view().frames[frame.id]
    assert (after.key_message, after.planned_ms) == ("The record decides.", 90_000)
    assert after.headline == frame.headline


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        (("key_message",), "Edit key message of frame"),
        (("planned_ms",), "Edit planned time of frame"),
        (("headline", "alt_text"), "Edit headline and alt text of frame"),
    ],
)
def test_the_label_names_the_cells_in_words(
    frame: Frame, cells: tuple[str, ...], label: str
) -> None:
    assert label_for(frame, cells) == label


def test_the_label_calls_each_thing_what_people_call_it(project: Project) -> None:
    element = add_element(project, kind=ElementKind.VALUE, name="Know in minutes")
    assert label_for(element, ("statement",)) == "Edit statement of value theme"
    proof = add_proof(project, headline="From hours to minutes")
    assert label_for(proof, ("before",)) == "Edit before of proof"
    objection = add_objection(project, text="Too dear.")
    assert label_for(objection, ("response",)) == "Edit response of objection"
    assert label_for(project.view().project, ("one_line",)) == (
        "Edit one-line description of project"
    )


def test_names_and_headlines_stay_on_one_line(project: Project, frame: Frame) -> None:
    edit_cells(project, frame, headline=" One \n person\tholds the map ", script="Two\n\nlines")
    after = project.view().frames[frame.id]
    assert after.headline == "One person holds the map"
    assert after.script == "Two\n\nlines"
    assert one_line("\r\n") == ""


def test_an_equal_value_is_nothing_to_undo(
    project: Project, frame: Frame, last_label: Callable[[], str]
) -> None:
    before = last_label()
    edit_cells(project, frame, headline=f"  {frame.headline} ")
    assert last_label() == before


def test_a_value_that_does_not_fit_changes_nothing(project: Project, frame: Frame) -> None:
    with pytest.raises(InvalidValue, match="status of a frame"):
        edit_cells(project, frame, headline="New", status="finished")
    assert project.view().frames[frame.id] == frame


def test_a_row_deleted_meanwhile_is_named(project: Project, frame: Frame) -> None:
    with project.op("Delete frame") as op:
        op.delete(Frame, frame.id)
    with pytest.raises(UnknownRow, match="frame is no longer in the document"):
        edit_cells(project, frame, headline="New")


class TestApprovedElements:
    @pytest.mark.parametrize(
        "cells",
        [
            {"statement": "Joins all the records."},
            {"name": "Genealogy of lots"},
            {"evidence": "Fourteen plants."},
            {"delivery": Delivery.PLANNED},
        ],
    )
    def test_a_new_wording_returns_it_to_review(
        self, project: Project, approved: Element, cells: dict[str, Any]
    ) -> None:
        edit_cells(project, approved, **cells)
        assert project.view().elements[approved.id].status is Status.IN_REVIEW

    def test_undo_takes_wording_and_review_back_together(
        self, project: Project, approved: Element
    ) -> None:
        edit_cells(project, approved, statement="Joins all the records.")
        project.undo()
        assert project.view().elements[approved.id] == approved

    @pytest.mark.parametrize("cells", [{"note": "Ask Tomasz."}, {"statement": "Joins records."}])
    def test_a_note_or_an_equal_wording_leaves_it_approved(
        self, project: Project, approved: Element, cells: dict[str, Any]
    ) -> None:
        edit_cells(project, approved, **cells)
        assert project.view().elements[approved.id].status is Status.APPROVED

    def test_a_status_given_with_the_wording_prevails(
        self, project: Project, approved: Element
    ) -> None:
        edit_cells(project, approved, statement="New.", status=Status.DRAFT)
        assert project.view().elements[approved.id].status is Status.DRAFT

    def test_a_draft_stays_a_draft(self, project: Project) -> None:
        draft = add_element(project, kind=ElementKind.VALUE, name="Know in minutes")
        edit_cells(project, draft, statement="In under ten minutes.")
        assert project.view().elements[draft.id].status is Status.DRAFT


def test_an_edit_rests_on_the_heads_that_were_shown(project: Project, frame: Frame) -> None:
    shown = project.heads_shown(frame, "headline")
    edit_cells(project, frame, headline="Meanwhile")
    edit_cells(project, frame, headline="Mine", bases={"headline": shown})
    standing = [one.value for one in project.cell_history(frame, "headline") if one.is_current]
    assert standing == ["Meanwhile", "Mine"]
