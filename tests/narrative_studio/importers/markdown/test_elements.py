"""A positioning page that somebody edited is read back element by element."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exporters import registry
from narrative_studio.commands.adopting import ChangeKind, adopt_change
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import add_element, set_points
from narrative_studio.errors import ImportFailed
from narrative_studio.importers.deck.matching import MatchedBy
from narrative_studio.importers.markdown.reading import text_of
from narrative_studio.importers.markdown.returning import text_story
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.importers.returned.telling import (
    consequence,
    heading,
    recognised,
    same_of,
    where,
)
from narrative_studio.model.positioning import Element, ElementKind, PointKind, Status
from narrative_studio.project import Project
from tests.narrative_studio.importers.markdown.conftest import Compared, Exported
from tests.narrative_studio.importers.markdown.test_comparing import adopt


def first(story: Project, kind: ElementKind) -> Element:
    return story.view().elements_of(kind)[0]


def cells(found: ReturnedComparison) -> list[tuple[str, str, str]]:
    return [(one.field, one.before, one.after) for one in found.changes]


@pytest.fixture
def told(story: Project) -> Project:
    """The story with words in every field that the page shows, on several lines and with signs."""
    edit_cells(story, first(story, ElementKind.DIFFERENTIATOR), evidence="Two *tests*\nand a log.")
    value = first(story, ElementKind.VALUE)
    edit_cells(story, value, metric="loaves per night | oven", statement="Bread is ready in time.")
    edit_cells(
        story, first(story, ElementKind.CUSTOMER), signal="Wood by the door", not_for="# chains"
    )
    edit_cells(story, first(story, ElementKind.CATEGORY), parent_category="Oven <scales>")
    nameless = first(story, ElementKind.ALTERNATIVE)
    edit_cells(story, nameless, name="", statement="They *guess*, as ever")
    return story


def test_an_untouched_page_says_the_same(
    told: Project, exported: Exported, compared: Compared
) -> None:
    source = exported("positioning")
    assert source.count("<!-- element:") == len(told.view().elements)
    found = compared(source)
    assert (found.changes, found.notes, found.by) == ((), (), MatchedBy.TAGS)
    assert found.same == len(told.view().elements)
    assert same_of(found) == f"{found.same} elements say the same"
    assert compared(source.replace("\n", "\r\n")).changes == ()


def test_without_marks_on_request_the_page_has_none(told: Project, exported: Exported) -> None:
    assert "<!--" not in exported("positioning", ids=False)


def test_each_field_comes_back_and_an_approved_element_is_in_review(
    told: Project, exported: Exported, compared: Compared
) -> None:
    value = first(told, ElementKind.VALUE)
    edit_cells(told, value, status=Status.APPROVED)
    source = exported("positioning")
    for old, new in (
        (f"### {value.name}\n", "### Bread on *time*, always\n"),
        ("loaves per night", "loaves per hour"),
        ("Two \\*tests\\*<br>and a log.", "Three tests<br>and a log."),
        ("**Not for:** ", "**Not for:** all "),
        ("### They \\*guess\\*, as ever", "### They guess"),
    ):
        assert old in source, old
        source = source.replace(old, new, 1)
    found = compared(source)
    assert sorted(one.field for one in found.changes) == [
        "evidence", "metric", "name", "not_for", "statement",
    ]  # fmt: skip
    assert all("in review then" in consequence(one) for one in found.changes)
    adopt(told, found)
    now = told.view().elements[value.id]
    assert (now.name, now.metric) == ("Bread on time, always", "loaves per hour | oven")
    assert now.status is Status.IN_REVIEW
    assert first(told, ElementKind.DIFFERENTIATOR).evidence == "Three tests\nand a log."
    assert first(told, ElementKind.CUSTOMER).not_for == "all # chains"
    assert first(told, ElementKind.ALTERNATIVE).statement == "They guess"
    assert told.undo_state.undo[-1][1] == "Adopt 5 changes from the text"
    assert compared(source).changes == ()


def test_a_statement_is_changed_and_what_changed_here_alone_is_not(
    told: Project, exported: Exported, compared: Compared
) -> None:
    value = first(told, ElementKind.VALUE)
    source = exported("positioning")
    edit_cells(told, value, metric="Otherwise here")
    assert compared(source).changes == ()
    edited = source.replace("ready in time.", "ready in time. Really.", 1)
    (change,) = compared(edited).changes
    assert (change.element, change.field, change.is_conflict) == (value.id, "statement", False)
    adopt_change(told, change=change, narrative=told.view().narrative().narrative.id)
    assert told.view().elements[value.id].statement == "Bread is ready in time. Really."
    assert told.undo_state.undo[-1][1] == "Adopt statement from the text"


def test_both_changed_is_a_conflict(told: Project, exported: Exported, compared: Compared) -> None:
    source = exported("positioning").replace("loaves per night", "loaves per hour", 1)
    edit_cells(told, first(told, ElementKind.VALUE), metric="loaves per day | oven")
    (change,) = compared(source).changes
    assert (change.base, change.before) == ("loaves per night | oven", "loaves per day | oven")
    assert change.is_conflict


def without_element(source: str, element: Element) -> str:
    """A page from which somebody took an element out."""
    head, rest = source.split(f"### {element.name}\n", 1)
    return head + rest[rest.index("\n##") + 1 :]


def test_a_missing_element_is_offered_to_be_deleted(
    told: Project, exported: Exported, compared: Compared
) -> None:
    value = first(told, ElementKind.VALUE)
    edited = without_element(exported("positioning"), value)
    found = compared(edited)
    (change,) = found.changes
    assert (change.kind, change.element) == (ChangeKind.REMOVED, value.id)
    assert not change.may_stay_as_backup
    assert (where(change), heading(change)) == (f"Element “{value.name}”", "Element deleted")
    assert "is deleted, with its points" in consequence(change)
    assert value.id in told.view().elements
    adopt(told, found)
    assert value.id not in told.view().elements
    assert compared(edited).changes == ()
    told.undo()
    adopt_change(told, change=change, narrative=found.narrative)
    assert told.undo_state.undo[-1][1] == "Delete element as in the text"


def test_a_new_element_comes_after_the_one_above_it(
    told: Project, exported: Exported, compared: Compared
) -> None:
    below = add_element(told, kind=ElementKind.ALTERNATIVE, name="The shop next door")
    source = exported("positioning")
    at = source.index("\n##", source.index("### The shop next door"))
    (change,) = compared(f"{source[:at]}\n### A hired baker\n{source[at:]}").changes
    assert change.new_element is not None
    assert change.new_element.after == below.id


def test_a_new_element_is_offered_with_all_that_it_says(
    told: Project, exported: Exported, compared: Compared
) -> None:
    source = exported("positioning")
    mine = first(told, ElementKind.ALTERNATIVE)
    start = source.index("### They")
    at = source.index("\n##", start)
    new = (
        "\n### A *hired* baker\n\n*Rival, 5 % of deals*\n\nComes at night.\n\n- **Strengths:**\n"
        "  - Knows dough\n    and fire\n  - Is \\*there\\*\n- **Weaknesses:** Costs money\n"
        "- **Lacks:**\n  - Nothing\n- **Metric:** none\n"
    )
    edited = source[:at] + new + source[at:]
    found = compared(edited)
    (change,) = found.changes
    assert (change.kind, change.title) == (ChangeKind.ADDED, "A hired baker")
    assert heading(change) == "Competitive alternative added"
    assert change.new_element is not None
    assert change.new_element.after == mine.id
    adopt(told, found)
    made = next(one for one in told.view().elements.values() if one.name == "A hired baker")
    assert (made.kind, made.statement, made.metric) == (mine.kind, "Comes at night.", "")
    points = sorted(told.view().points.of("element", made.id), key=lambda one: one.kind)
    assert [(one.kind, one.text) for one in points] == [
        (PointKind.STRENGTH, "Knows dough and fire"),
        (PointKind.STRENGTH, "Is *there*"),
        (PointKind.WEAKNESS, "Costs money"),
    ]
    order = [one.id for one in told.view().elements_of(ElementKind.ALTERNATIVE)]
    assert order.index(made.id) == order.index(mine.id) + 1
    # Its name brings it back, so that it is not offered again.
    assert compared(edited).changes == ()


def test_a_heading_under_no_component_is_no_element_and_that_is_said(
    told: Project, exported: Exported, compared: Compared
) -> None:
    source = exported("positioning", parts="elements,status,vocabulary,customers,objections,goals")
    found = compared(source + "\n## My *remarks*\n\n### Mine\n\nwords\n")
    assert found.changes == ()
    line = source.count("\n") + 4
    assert found.notes == (
        f"Line {line}: “Mine” stands under “My remarks”, which is no component of the "
        "positioning, and is passed over. To take it over, put it under a heading such as "
        "“Value themes”.",
    )
    (note,) = text_of('---\nkind: "positioning"\n---\n### Alone\n\nwords\n', "own.md").notes
    assert "“Alone” stands under no heading" in note


@pytest.fixture
def sided(told: Project) -> Element:
    """An alternative with points on both sides."""
    alternative = first(told, ElementKind.ALTERNATIVE)
    for kind, texts in (
        (PointKind.STRENGTH, ["Costs nothing", "Is *known*"]),
        (PointKind.WEAKNESS, ["Tires"]),
    ):
        set_points(told, element=alternative.id, kind=kind, texts=texts)
    return alternative


def test_strengths_and_weaknesses_come_back(
    told: Project, sided: Element, exported: Exported, compared: Compared
) -> None:
    source = exported("positioning")
    assert compared(source).changes == ()
    edited = source.replace("  - Costs nothing\n", "  - Costs little\n  - Fast\n")
    edited = edited.replace("- **Weaknesses:**\n  - Tires\n", "")
    found = compared(edited)
    assert cells(found) == [
        ("strengths", "Costs nothing\nIs *known*", "Costs little\nFast\nIs *known*"),
        ("weaknesses", "Tires", ""),
    ]
    assert "has the strengths that the text names" in consequence(found.changes[0])
    adopt(told, found)
    points = told.view().points.of("element", sided.id)
    assert [one.text for one in points] == ["Costs little", "Fast", "Is *known*"]
    assert compared(edited).changes == ()


def test_points_that_changed_here_alone_are_left(
    told: Project, sided: Element, exported: Exported, compared: Compared
) -> None:
    source = exported("positioning")
    set_points(told, element=sided.id, kind=PointKind.WEAKNESS, texts=["Sleeps"])
    assert compared(source).changes == ()
    (change,) = compared(source.replace("  - Tires", "  - Tires soon")).changes
    assert (change.before, change.after, change.base) == ("Sleeps", "Tires soon", None)
    assert change.is_conflict


def test_a_page_from_before_points_had_marks_is_compared_with_what_is_there(
    told: Project, sided: Element, exported: Exported, compared: Compared
) -> None:
    source = re.sub(r" [pw]=[0-9a-f]+", "", exported("positioning"))
    assert compared(source).changes == ()
    (change,) = compared(source.replace("  - Tires", "  - Rests")).changes
    assert (change.field, change.after, change.is_conflict) == ("weaknesses", "Rests", False)


def test_without_marks_elements_are_known_by_their_names(
    told: Project, exported: Exported, compared: Compared
) -> None:
    source = re.sub(r"<!--.*?-->", "", exported("positioning")).split("---\n", 2)[2]
    source = '---\nkind: "positioning"\n---\n' + source.replace("per night", "per hour", 1)
    found = compared(source)
    assert cells(found) == [("metric", "loaves per night | oven", "loaves per hour | oven")]
    assert recognised(found) == "Its marks are gone: elements were recognised by their names."


def test_a_page_of_another_document_is_refused(
    told: Project, exported: Exported, tmp_path: Path
) -> None:
    source = exported("positioning").replace(told.view().project.id, "0" * 36)
    source = re.sub(r"element:[0-9a-f-]{36}", f"element:{'0' * 36}", source)
    with pytest.raises(ImportFailed, match="another document"):
        text_story(text_of(source, "own.md"), told.view())
    assert registry.get("positioning").id == "positioning"


def test_a_page_that_says_nothing_known_is_no_page_of_this_document(told: Project) -> None:
    source = '---\nkind: "positioning"\n---\n\n## Value themes\n\n### Nobody knows it\n\nAt all.\n'
    assert text_story(text_of(source, "own.md"), told.view()) is None
