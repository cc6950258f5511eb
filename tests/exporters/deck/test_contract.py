"""The boxes of the perfect world are ticked where the story pays for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exporters.deck.contract import Contract
from exporters.deck.slides import Tick
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import CriterionId, FrameId, LinkId, NarrativeId, StepId
from narrative_studio.model.storyboard import Criterion, Frame, Link, LinkRole
from narrative_studio.model.view import NarrativeView

Story = Callable[..., NarrativeView]


def frame(name: str, beat: str, **cells: Any) -> Frame:
    return Frame(FrameId(name), NarrativeId("n"), beat=beat, rank=name, **cells)


def criterion(name: str, text: str) -> Criterion:
    return Criterion(CriterionId(name), FrameId("a"), rank=name, text=text)


def pays(source: str, target: str, *, table: str = "frame") -> Link:
    return Link(LinkId(f"{source}-{target}"), table, source, "criterion", target, LinkRole.PAYS_FOR)


VALUES = [frame(name, "differentiated-value") for name in "bcd"]
AGREED = frame("a", "perfect-world", bullets="- Fast\n- Exact")


def ticks(view: NarrativeView) -> list[tuple[Tick, ...]]:
    contract = Contract(view)
    return [contract.ticks(one) for one in view.frames[1:]]


def test_what_is_linked_as_paying_ticks_the_box(story: Story) -> None:
    view = story(
        AGREED,
        *VALUES,
        criterion("x", "Fast"),
        criterion("y", "Exact"),
        pays("b", "y"),
        pays("d", "x"),
    )
    assert ticks(view) == [
        (Tick("Fast"), Tick("Exact", True, True)),
        (Tick("Fast"), Tick("Exact", True)),
        (Tick("Fast", True, True), Tick("Exact", True)),
    ]


def test_bullets_are_the_short_names_of_as_many_criteria(story: Story) -> None:
    long = criterion("x", "Anybody on shift can do it"), criterion("y", "Only what is affected")
    view = story(AGREED, *VALUES, *long, pays("b", "x"))
    assert [tick.text for tick in ticks(view)[0]] == ["Fast", "Exact"]
    more = story(AGREED, *VALUES, *long, criterion("z", "Proof"), pays("b", "x"))
    assert ticks(more)[0][0].text == "Anybody on shift can do it"


def test_a_demo_step_pays_on_the_slide_of_its_frame(story: Story) -> None:
    step = Step(StepId("s"), FrameId("c"))
    view = story(AGREED, *VALUES, criterion("x", "Fast"), step, pays("s", "x", table="step"))
    assert [one[0].is_paid_here for one in ticks(view)] == [False, True, False]


def test_a_backup_pays_for_nothing(story: Story) -> None:
    backup = frame("e", "differentiated-value", is_backup=True)
    view = story(AGREED, *VALUES, backup, criterion("x", "Fast"), pays("e", "x"), pays("c", "x"))
    assert [one[0].is_paid for one in ticks(view)] == [False, True, True]
    assert Contract(view).ticks(backup) == ()


def test_without_a_link_the_bullets_are_paid_one_by_one(story: Story) -> None:
    view = story(AGREED, *VALUES, criterion("x", "Fast"))
    assert ticks(view)[:2] == [
        (Tick("Fast", True, True), Tick("Exact")),
        (Tick("Fast", True), Tick("Exact", True, True)),
    ]


def test_only_value_frames_show_the_boxes(story: Story) -> None:
    view = story(AGREED, frame("b", "proof"), criterion("x", "Fast"), pays("b", "x"))
    assert ticks(view) == [()]
