"""Positioning: elements, their chain, their points and who approves them."""

from __future__ import annotations

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.people import add_person
from narrative_studio.commands.positioning import (
    add_element,
    connect,
    delete_element,
    disconnect,
    make_current,
    move_element,
    review_element,
    set_points,
)
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.ids import ElementId, PersonId
from narrative_studio.model.people import Person
from narrative_studio.model.positioning import (
    CHAIN,
    Element,
    ElementKind,
    PointKind,
    RelationKind,
    Status,
)
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


def added(project: Project, kind: ElementKind, *names: str) -> list[Element]:
    return [add_element(project, kind=kind, name=name) for name in names]


def names(project: Project, kind: ElementKind) -> list[str]:
    return [one.name for one in project.view().elements_of(kind)]


class TestAdding:
    def test_a_new_element_is_a_draft_of_mine_at_the_end(self, project: Project) -> None:
        first, _ = added(project, ElementKind.VALUE, " Know in\nminutes ", "Recall less")
        assert first.name == "Know in minutes"
        assert (first.status, first.driver) == (Status.DRAFT, project.me.id)
        assert names(project, ElementKind.VALUE) == ["Know in minutes", "Recall less"]

    def test_a_new_element_comes_right_after_the_one_it_is_to_follow(
        self, project: Project
    ) -> None:
        first, *_others = added(project, ElementKind.VALUE, "a", "b", "c")
        add_element(project, kind=ElementKind.VALUE, name="new", after=first.id)
        assert names(project, ElementKind.VALUE) == ["a", "new", "b", "c"]

    @pytest.mark.parametrize("kind", ElementKind)
    def test_codes_are_counted_within_the_component(
        self, project: Project, kind: ElementKind
    ) -> None:
        added(project, ElementKind.VALUE, "Other")
        one, two = added(project, kind, "One", "Two")
        start = 2 if kind is ElementKind.VALUE else 1
        assert [one.code, two.code] == [f"{kind.code_prefix}-{start + n}" for n in range(2)]

    def test_a_code_is_never_given_twice_while_a_higher_one_stands(self, project: Project) -> None:
        first, *_ = added(project, ElementKind.VALUE, "One", "Two")
        delete_element(project, element=first.id)
        assert added(project, ElementKind.VALUE, "Three")[0].code == "VA-3"

    def test_codes_written_by_hand_are_counted_when_they_fit(self, project: Project) -> None:
        (one,) = added(project, ElementKind.VALUE, "One")
        for code, following in (("VA-41", "VA-42"), ("VA-x", "VA-43"), ("DF-99", "VA-44")):
            edit_cells(project, one, code=code)
            assert added(project, ElementKind.VALUE, "Next")[0].code == following

    def test_an_element_without_a_name_is_refused(self, project: Project) -> None:
        with pytest.raises(ChangeRefused, match="A value theme needs a name"):
            add_element(project, kind=ElementKind.VALUE, name="  ")

    def test_the_first_category_is_the_current_one(self, project: Project) -> None:
        first, second = added(project, ElementKind.CATEGORY, "Readiness", "Traceability")
        assert (first.is_current, second.is_current) == (True, False)
        assert all(one.is_current for one in added(project, ElementKind.VALUE, "One", "Two"))


class TestDeleting:
    def test_an_element_takes_points_lines_and_links_with_it(
        self, project: Project, frame: Frame
    ) -> None:
        (binders,) = added(project, ElementKind.ALTERNATIVE, "Binders")
        (tree,) = added(project, ElementKind.DIFFERENTIATOR, "Genealogy")
        (value,) = added(project, ElementKind.VALUE, "Know in minutes")
        set_points(project, element=binders.id, kind=PointKind.STRENGTH, texts=["Cheap"])
        connect(project, source=binders.id, target=tree.id)
        kept = connect(project, source=tree.id, target=value.id)
        link(project, source=frame, target=binders)
        other = link(project, source=frame, target=tree)
        delete_element(project, element=binders.id)
        view = project.view()
        assert (len(view.points), set(view.links)) == (0, {other.id})
        assert set(view.relations) == {kept.id}
        project.undo()
        view = project.view()
        assert (len(view.points), len(view.links), len(view.relations)) == (1, 2, 2)

    def test_an_element_that_is_gone_is_named(self, project: Project) -> None:
        with pytest.raises(UnknownRow, match="element is no longer in the document"):
            delete_element(project, element=ElementId("gone"))


class TestMoving:
    @pytest.mark.parametrize(
        ("moving", "index", "expected"),
        [(0, 2, "bca"), (2, 0, "cab"), (0, 9, "bca"), (1, -1, "bac")],
    )
    def test_an_element_moves_within_its_component(
        self, project: Project, moving: int, index: int, expected: str
    ) -> None:
        made = added(project, ElementKind.VALUE, *"abc")
        added(project, ElementKind.CUSTOMER, "other")
        move_element(project, element=made[moving].id, index=index)
        assert names(project, ElementKind.VALUE) == list(expected)

    def test_a_drop_in_place_is_nothing_to_undo(self, project: Project) -> None:
        made = added(project, ElementKind.VALUE, *"abc")
        before = project.undo_state
        move_element(project, element=made[1].id, index=1)
        assert project.undo_state == before


class TestTheChain:
    @pytest.mark.parametrize("kind", CHAIN)
    @pytest.mark.parametrize("backwards", [False, True])
    def test_neighbours_are_connected_in_either_order(
        self, project: Project, kind: RelationKind, backwards: bool
    ) -> None:
        ends = [added(project, end, "One")[0].id for end in CHAIN[kind]]
        first, second = ends[::-1] if backwards else ends
        relation = connect(project, source=first, target=second)
        assert (relation.kind, [relation.source, relation.target]) == (kind, ends)

    def test_a_second_line_is_the_first_one(self, project: Project) -> None:
        (tree,) = added(project, ElementKind.DIFFERENTIATOR, "Genealogy")
        (value,) = added(project, ElementKind.VALUE, "Know in minutes")
        first = connect(project, source=tree.id, target=value.id)
        steps = len(project.undo_state.undo)
        assert connect(project, source=value.id, target=tree.id) == first
        assert len(project.undo_state.undo) == steps

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (ElementKind.ALTERNATIVE, ElementKind.VALUE),
            (ElementKind.ALTERNATIVE, ElementKind.CUSTOMER),
            (ElementKind.VALUE, ElementKind.VALUE),
            (ElementKind.CATEGORY, ElementKind.VALUE),
            (ElementKind.TREND, ElementKind.CUSTOMER),
        ],
    )
    def test_components_that_are_no_neighbours_are_refused(
        self, project: Project, one: ElementKind, other: ElementKind
    ) -> None:
        first, second = added(project, one, "One")[0], added(project, other, "Other")[0]
        with pytest.raises(ChangeRefused, match=f"A {one} does not lead to a {other} directly"):
            connect(project, source=first.id, target=second.id)
        assert not project.view().relations

    def test_a_line_is_taken_away_once(self, project: Project) -> None:
        (tree,) = added(project, ElementKind.DIFFERENTIATOR, "Genealogy")
        (value,) = added(project, ElementKind.VALUE, "Know in minutes")
        relation = connect(project, source=tree.id, target=value.id)
        disconnect(project, relation=relation.id)
        assert not project.view().relations
        with pytest.raises(UnknownRow):
            disconnect(project, relation=relation.id)


class TestCategories:
    def test_exactly_one_is_the_current_one(self, project: Project) -> None:
        made = added(project, ElementKind.CATEGORY, *"abc")
        make_current(project, category=made[2].id)
        current = [
            one.name for one in project.view().elements_of(ElementKind.CATEGORY) if one.is_current
        ]
        assert current == ["c"]

    def test_what_is_no_category_or_gone_changes_nothing(self, project: Project) -> None:
        (category,) = added(project, ElementKind.CATEGORY, "Readiness")
        (value,) = added(project, ElementKind.VALUE, "Know in minutes")
        with pytest.raises(ChangeRefused, match="“Know in minutes” is a value theme"):
            make_current(project, category=value.id)
        with pytest.raises(UnknownRow):
            make_current(project, category=ElementId("gone"))
        assert project.view().elements[category.id].is_current


class TestPoints:
    def test_strengths_and_weaknesses_are_edited_apart(self, project: Project) -> None:
        (binders,) = added(project, ElementKind.ALTERNATIVE, "Binders")
        set_points(project, element=binders.id, kind=PointKind.STRENGTH, texts=["Cheap", " Known "])
        set_points(project, element=binders.id, kind=PointKind.WEAKNESS, texts=["Slow", ""])
        set_points(project, element=binders.id, kind=PointKind.STRENGTH, texts=["Known"])
        found = [(point.kind.value, point.text) for point in project.view().points.ordered]
        assert sorted(found) == [("strength", "Known"), ("weakness", "Slow")]
        assert project.undo_state.undo[-1][1] == "Edit strengths"

    def test_points_belong_to_an_alternative_that_is_there(self, project: Project) -> None:
        with pytest.raises(UnknownRow):
            set_points(project, element=ElementId("gone"), kind=PointKind.WEAKNESS, texts=["Slow"])


class TestApproval:
    @pytest.fixture
    def value(self, project: Project) -> Element:
        return added(project, ElementKind.VALUE, "Know in minutes")[0]

    def test_anybody_approves_what_has_no_approver(self, project: Project, value: Element) -> None:
        review_element(project, element=value.id, status=Status.APPROVED)
        assert project.view().elements[value.id].status is Status.APPROVED
        assert project.undo_state.undo[-1][1] == "Mark as approved"

    def test_the_approver_approves(self, project: Project, value: Element) -> None:
        edit_cells(project, value, approver=project.me.id)
        review_element(project, element=value.id, status=Status.APPROVED)
        assert project.view().elements[value.id].status is Status.APPROVED

    def test_nobody_approves_in_place_of_the_approver(
        self, project: Project, value: Element
    ) -> None:
        tomasz = add_person(project, name="Tomasz Wren")
        edit_cells(project, value, approver=tomasz.id)
        with pytest.raises(ChangeRefused, match="Tomasz Wren approves “Know in minutes”"):
            review_element(project, element=value.id, status=Status.APPROVED)
        review_element(project, element=value.id, status=Status.IN_REVIEW)
        assert project.view().elements[value.id].status is Status.IN_REVIEW

    def test_an_approver_who_left_is_still_the_one_to_ask(
        self, project: Project, value: Element
    ) -> None:
        tomasz = add_person(project, name="Tomasz Wren")
        edit_cells(project, value, approver=tomasz.id)
        with project.op("Delete person") as op:
            op.delete(Person, PersonId(tomasz.id))
        with pytest.raises(ChangeRefused, match="Somebody else approves"):
            review_element(project, element=value.id, status=Status.APPROVED)
