"""A change travels down the chain until somebody looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.analysis.linking.coverage import coverage
from narrative_studio.analysis.positioning.upstream import upstream_changes, upstream_of_link
from narrative_studio.analysis.rules.finding import Rule
from narrative_studio.analysis.rules.trace import trace_findings
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import review_element
from narrative_studio.commands.versions import take_baseline
from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import Element, ElementKind, Status
from narrative_studio.model.view import Review
from narrative_studio.project import Project
from tests.narrative_studio.analysis.told_story import Story
from tests.story import ident, make_story


def chain(story: Story) -> tuple[Element, Element, Element, Element]:
    kinds = list(ElementKind)[:4]
    one, two, three, four = (story.element(kind, kind.name.title()) for kind in kinds)
    for above, below in ((one, two), (two, three), (three, four)):
        story.relate(above, below)
    for element in (one, two, three, four):
        story.reviews[element.id] = Review("", "1")
    return one, two, three, four


def changed(story: Story, element: Element) -> list[str]:
    return [one.name for one in upstream_changes(story.whole(), element.id)]


def test_nothing_changed_is_no_hint(story: Story) -> None:
    assert changed(story, chain(story)[3]) == []


def test_a_change_is_told_to_everything_below_and_to_nothing_above(story: Story) -> None:
    one, two, three, four = chain(story)
    story.reviews[two.id] = Review("5", "5")
    assert [changed(story, element) for element in (one, two, three, four)] == [
        [],
        [],
        ["Differentiator"],
        ["Differentiator"],
    ]


def test_looking_at_the_element_itself_ends_it(story: Story) -> None:
    one, *_, four = chain(story)
    story.reviews[one.id] = Review("5", "5")
    story.reviews[four.id] = Review("", "6")
    assert changed(story, four) == []


def test_looking_at_one_on_the_way_ends_it_for_those_below(story: Story) -> None:
    one, two, three, four = chain(story)
    story.reviews[one.id] = Review("5", "5")
    story.reviews[three.id] = Review("", "6")
    assert changed(story, two) == ["Alternative"]
    assert changed(story, four) == []


def test_a_rewording_on_the_way_is_told_instead(story: Story) -> None:
    one, two, _three, four = chain(story)
    story.reviews[one.id] = Review("5", "5")
    story.reviews[two.id] = Review("6", "6")
    assert changed(story, four) == ["Differentiator"]


def test_one_unseen_way_down_is_enough(story: Story) -> None:
    one, _two, three, four = chain(story)
    other = story.element(ElementKind.DIFFERENTIATOR, "Other")
    story.relate(one, other)
    story.relate(other, three)
    story.reviews[one.id] = Review("5", "5")
    story.reviews[other.id] = Review("", "6")
    assert changed(story, four) == ["Alternative"]


def test_an_element_that_is_gone_has_nothing_above_it(story: Story) -> None:
    assert upstream_changes(story.whole(), "gone") == ()


def test_a_frame_hears_of_what_it_is_not_linked_to_itself(story: Story) -> None:
    one, two, three, _ = chain(story)
    story.reviews[one.id] = Review("5", "5")
    frame, step = story.frame(), story.step(story.frame())
    plain = story.link(step, three)
    near = story.link(frame, three)
    whole = story.whole()
    assert [found.name for found in upstream_of_link(whole, plain)] == ["Alternative"]
    assert [found.name for found in upstream_of_link(whole, near)] == ["Alternative"]
    story.link(frame, one)
    story.link(frame, two)
    assert upstream_of_link(story.whole(), near) == ()


def test_the_finding_names_who_tells_it(story: Story) -> None:
    one, two, *_ = chain(story)
    story.reviews[one.id] = Review("5", "5")
    for _ in range(2):
        story.link(story.frame(), two)
    view = story.view()
    (finding,) = (
        one for one in trace_findings(view, coverage(view)) if one.rule is Rule.UPSTREAM_CHANGED
    )
    assert finding.text == "“Differentiator” rests on “Alternative”, which has changed since."
    assert finding.hint == (
        "Look whether it still follows, then approve it again. Frames 1 and 2 tell it."
    )
    assert (finding.level, finding.table, finding.row_id) == ("info", "element", two.id)


class TestInADocument:
    """The same with a journal: what counts as a change and as a look."""

    def test_a_change_is_told_until_somebody_approves(self, told: Project) -> None:
        assert upstream_names(told) == []
        reword(told)
        assert upstream_names(told) == ["Reads the wood"]
        review_element(told, element=VALUE, status=Status.IN_REVIEW)
        assert upstream_names(told) == ["Reads the wood"]
        review_element(told, element=VALUE, status=Status.APPROVED)
        assert upstream_names(told) == []

    def test_what_is_taken_back_never_was(self, told: Project) -> None:
        reword(told)
        told.undo()
        assert upstream_names(told) == []
        told.redo()
        assert upstream_names(told) == ["Reads the wood"]

    def test_an_approval_that_is_taken_back_was_no_look(self, told: Project) -> None:
        reword(told)
        review_element(told, element=VALUE, status=Status.IN_REVIEW)
        review_element(told, element=VALUE, status=Status.APPROVED)
        told.undo()
        assert upstream_names(told) == ["Reads the wood"]

    def test_rewording_the_element_is_a_look(self, told: Project) -> None:
        reword(told)
        edit_cells(told, told.view().elements[VALUE], statement="No loaf is lost at all.")
        assert upstream_names(told) == []

    def test_a_note_is_none(self, told: Project) -> None:
        reword(told)
        edit_cells(told, told.view().elements[VALUE], note="Ask the baker.")
        assert upstream_names(told) == ["Reads the wood"]

    def test_a_baseline_freezes_what_is_agreed(self, told: Project) -> None:
        reword(told)
        take_baseline(told, name="Second")
        assert upstream_names(told) == []
        reword(told, "Weighs each log.")
        assert upstream_names(told) == ["Reads the wood"]


VALUE = ElementId(ident(0x103))


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        with project.op("Agree") as op:
            op.set(Element, VALUE, approver=project.me.id)
        yield project


def reword(project: Project, words: str = "Weighs every log twice.") -> None:
    edit_cells(project, project.view().elements[ident(0x101)], statement=words)


def upstream_names(project: Project) -> list[str]:
    return [element.name for element in upstream_changes(project.view(), VALUE)]
