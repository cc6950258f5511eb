"""Frames go from document to document: whole, under new ids, in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from narrative_studio.commands.comments import add_comment
from narrative_studio.commands.custom import (
    add_custom_field,
    edit_custom_field,
    set_custom_value,
)
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.documents import new_project
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.pasting import (
    Pasted,
    dropped_words,
    give_homes,
    homeless_words,
    paste_frames,
)
from narrative_studio.commands.pictures import set_picture
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.storyboard import (
    add_frame,
    add_question,
    delete_frames,
)
from narrative_studio.errors import InvalidValue, UnknownRow
from narrative_studio.model.custom import CustomField, CustomKind
from narrative_studio.model.ids import CriterionId, FrameId, NarrativeId, ZoneId, new_id
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.storyboard import Criterion, Frame, LinkRole, Zone
from narrative_studio.parcel import pack, unpack
from narrative_studio.project import Identity, Project
from tests.story import png


@pytest.fixture
def value(project: Project) -> Element:
    return add_element(project, kind=ElementKind.VALUE, name="Know in minutes", statement="One.")


@pytest.fixture
def full(project: Project, frame: Frame, value: Element) -> Frame:
    """A frame with a question, a criterion that its step pays for, a picture and links."""
    add_question(project, frame=frame.id, text="Who can do a trace?")
    for text in ("a", "b"):
        step = add_step(project, frame=frame.id, do=text)
    set_picture(project, row=step, content=png())
    link(project, source=frame, target=value)
    with project.op("Promise") as op:
        promise = op.create(Criterion(CriterionId(new_id()), frame.id, text="It takes minutes"))
    link(project, source=step, target=promise)
    return frame


@pytest.fixture
def other(tmp_path: Path, colleague: Identity) -> Iterator[Project]:
    made = new_project(tmp_path / "b.narrative", me=colleague, title="Elsewhere")
    yield made
    made.close()


def paste(
    source: Project, frames: list[FrameId], target: Project, *, beat: str, index: int | None = None
) -> Pasted:
    parcel = unpack(pack(source.view().narrative(), frames))
    narrative = target.view().narrative().narrative.id
    return paste_frames(target, parcel=parcel, narrative=narrative, beat=beat, index=index)


def test_everything_arrives_under_new_ids_in_one_step(
    project: Project, full: Frame, other: Project
) -> None:
    before = {name: dict(table) for name, table in other.view().tables.items()}
    pasted = paste(project, [full.id], other, beat="proof")
    view = other.view()
    (made,) = pasted.frames
    assert made.id != full.id
    assert (made.headline, made.beat) == (full.headline, "proof")
    assert made.owner == other.me.id
    assert [one.text for one in view.questions.of("frame", made.id)] == ["Who can do a trace?"]
    steps = view.steps.of("frame", made.id)
    assert [step.do for step in steps] == ["a", "b"]
    assert steps[1].picture is not None
    assert view.picture_bytes(steps[1].picture) == png()
    (promise,) = view.criteria.of("frame", made.id)
    assert [(tie.source, tie.role) for tie in view.links_to(promise.id)] == [
        (steps[1].id, LinkRole.PAYS_FOR)
    ]
    assert other.undo_state.undo[-1][1] == "Paste frame"
    other.undo()
    assert {name: dict(table) for name, table in other.view().tables.items()} == before


def test_a_link_finds_the_equal_element(project: Project, full: Frame, other: Project) -> None:
    add_element(other, kind=ElementKind.DIFFERENTIATOR, name="Know in minutes")
    equal = add_element(other, kind=ElementKind.VALUE, name="KNOW in minutes")
    pasted = paste(project, [full.id], other, beat="insight")
    (tie,) = other.view().links_from(pasted.frames[0].id)
    assert tie.target == equal.id
    assert not other.view().link_state(tie).is_suspect
    assert pasted.dropped == ()


def test_of_two_equals_the_one_of_that_code_is_taken(
    project: Project, full: Frame, value: Element, other: Project
) -> None:
    for _ in range(3):
        last = add_element(other, kind=ElementKind.VALUE, name="Know in minutes")
    edit_cells(project, value, code=last.code)
    pasted = paste(project, [full.id], other, beat="insight")
    (tie,) = other.view().links_from(pasted.frames[0].id)
    assert tie.target == last.id


def test_a_link_without_an_equal_is_left_out_and_told_of(
    project: Project, full: Frame, other: Project
) -> None:
    pasted = paste(project, [full.id], other, beat="insight")
    assert pasted.dropped == ("value theme “Know in minutes”",)
    assert other.view().links_from(pasted.frames[0].id) == ()


def test_in_the_same_document_a_suspect_link_stays_suspect(
    project: Project, full: Frame, value: Element
) -> None:
    edit_cells(project, value, statement="Another sense.")
    parcel = unpack(pack(project.view().narrative(), [full.id]))
    delete_frames(project, frames=[full.id])
    narrative = project.view().narrative().narrative.id
    pasted = paste_frames(project, parcel=parcel, narrative=narrative, beat="insight")
    (tie,) = project.view().links_from(pasted.frames[0].id)
    assert tie.target == value.id
    assert project.view().link_state(tie).is_suspect


@pytest.mark.parametrize(("index", "expected"), [(None, "xyn"), (1, "xny"), (0, "nxy")])
def test_frames_of_one_beat_come_where_they_are_put(
    project: Project, frame: Frame, other: Project, index: int | None, expected: str
) -> None:
    narrative = other.view().narrative().narrative.id
    for headline in "xy":
        add_frame(other, narrative=narrative, beat="proof", headline=headline)
    edit_cells(project, frame, headline="n")
    paste(project, [frame.id], other, beat="proof", index=index)
    assert "".join(one.headline for one in other.view().narrative().frames) == expected


def test_several_frames_stay_in_their_order(
    project: Project, narrative: NarrativeId, other: Project
) -> None:
    frames = [
        add_frame(project, narrative=narrative, beat="insight", headline=one).id for one in "abc"
    ]
    add_frame(other, narrative=other.view().narrative().narrative.id, beat="proof", headline="x")
    paste(project, frames[::-1], other, beat="proof", index=0)
    assert "".join(one.headline for one in other.view().narrative().frames) == "abcx"
    assert other.undo_state.undo[-1][1] == "Paste 3 frames"


def test_frames_of_several_beats_keep_theirs(
    project: Project, narrative: NarrativeId, other: Project
) -> None:
    frames = [
        add_frame(project, narrative=narrative, beat=beat, headline=beat).id
        for beat in ("insight", "the-ask")
    ]
    paste(project, frames, other, beat="proof")
    assert [one.beat for one in other.view().narrative().frames] == ["insight", "the-ask"]


def test_beats_of_another_template_go_to_the_ones_most_like_them(
    tmp_path: Path, me: Identity, project: Project, narrative: NarrativeId
) -> None:
    made = new_project(tmp_path / "c.narrative", me=me, title="Hero", template_id="guide-and-hero")
    frames = [
        add_frame(project, narrative=narrative, beat=beat, headline=beat).id
        for beat in ("introduction", "the-ask")
    ]
    paste(project, frames, made, beat="plan")
    assert [one.beat for one in made.view().narrative().frames] == ["guide", "call-to-action"]
    made.close()


def test_a_zone_stays_in_its_narrative(
    project: Project, narrative: NarrativeId, frame: Frame, other: Project
) -> None:
    with project.op("Zone") as op:
        zone = op.create(Zone(ZoneId(new_id()), narrative, name="Opening"))
        op.set(Frame, frame.id, zone=zone.id)
    assert paste(project, [frame.id], project, beat="insight").frames[0].zone == zone.id
    assert paste(project, [frame.id], other, beat="insight").frames[0].zone is None


def test_a_place_that_is_gone_takes_nothing(project: Project, frame: Frame) -> None:
    parcel = unpack(pack(project.view().narrative(), [frame.id]))
    with pytest.raises(UnknownRow):
        paste_frames(project, parcel=parcel, narrative=NarrativeId("gone"), beat="insight")
    narrative = project.view().narrative().narrative.id
    with pytest.raises(InvalidValue):
        paste_frames(project, parcel=parcel, narrative=narrative, beat="nowhere")
    assert len(project.view().frames) == 1


Words = Callable[[tuple[str, ...]], str]


@pytest.mark.parametrize(
    ("dropped", "words"),
    [
        ((), ""),
        (("proof “A”",), "Its link to the proof “A” was left out: this document has none"),
        (
            ("proof “A”", "proof “B”"),
            "2 links were left out: this document has no equal of what they point at, such as the "
            "proof “A”",
        ),
    ],
)
def test_the_toast_says_what_was_left_out(dropped: tuple[str, ...], words: str) -> None:
    assert dropped_words(dropped) == words


# The team's own fields


def said_in(project: Project) -> dict[str, dict[str, str]]:
    """What each field says, by the headlines of the frames."""
    view = project.view()
    found: dict[str, dict[str, str]] = {}
    for one in view.custom_values.values():
        field = view.custom_fields[one.custom_field]
        found.setdefault(field.name, {})[view.frames[one.frame].headline] = one.value
    return found


@pytest.fixture
def region(project: Project, frame: Frame) -> CustomField:
    made = add_custom_field(project, name="Region", kind=CustomKind.CHOICE, choices="North\nSouth")
    edit_cells(project, frame, headline="Whole")
    set_custom_value(project, custom_field=made.id, frame=frame.id, value="North")
    return made


def test_in_its_own_document_a_copy_says_the_same_in_the_same_field(
    project: Project, frame: Frame, region: CustomField
) -> None:
    edit_custom_field(project, custom_field=region.id, name="Area", choices="South")
    assert paste(project, [frame.id], project, beat="proof").homeless == ()
    assert [one.value for one in project.view().custom_values.values()] == ["North", "North"]


def test_a_field_is_found_by_its_name_elsewhere_and_rather_one_of_its_kind(
    project: Project, frame: Frame, region: CustomField, other: Project
) -> None:
    add_custom_field(other, name="region")
    pasted = paste(project, [frame.id], other, beat="proof")
    assert pasted.homeless == ()
    assert said_in(other) == {"region": {"Whole": "North"}}


def test_values_without_a_field_wait_until_it_is_added(
    project: Project, frame: Frame, region: CustomField, other: Project
) -> None:
    pasted = paste(project, [frame.id], other, beat="proof")
    assert said_in(other) == {}
    assert homeless_words(pasted.homeless) == (
        "The pasted frames say something in the field “Region”, which this document lacks."
    )
    give_homes(other, said=pasted.homeless)
    (field,) = other.view().custom_fields.values()
    assert (field.name, field.kind, field.choices) == ("Region", CustomKind.CHOICE, "North\nSouth")
    assert field.id != region.id
    assert said_in(other) == {"Region": {"Whole": "North"}}
    assert other.undo_state.undo[-1][1] == "Add custom field"
    other.undo()
    assert said_in(other) == {}
    assert len(other.view().custom_fields) == 0


def test_a_frame_that_has_gone_meanwhile_says_nothing_and_a_field_that_has_come_is_taken(
    project: Project, frame: Frame, region: CustomField, other: Project
) -> None:
    first = paste(project, [frame.id], other, beat="proof")
    second = paste(project, [frame.id], other, beat="proof")
    delete_frames(other, frames=[one.id for one in first.frames])
    add_custom_field(other, name="Region")
    give_homes(other, said=[*first.homeless, *second.homeless])
    assert len(other.view().custom_fields) == 1
    assert len(other.view().custom_values) == 1


def test_several_lacking_fields_are_named_together(
    project: Project, frame: Frame, region: CustomField, other: Project
) -> None:
    due = add_custom_field(project, name="Due", kind=CustomKind.DATE)
    set_custom_value(project, custom_field=due.id, frame=frame.id, value="next spring")
    pasted = paste(project, [frame.id], other, beat="proof")
    assert "in the fields “Region” and “Due”, which" in homeless_words(pasted.homeless)
    give_homes(other, said=pasted.homeless)
    assert other.undo_state.undo[-1][1] == "Add 2 custom fields"
    assert said_in(other)["Due"] == {"Whole": "next spring"}


def test_comments_stay_where_they_were_made(project: Project, frame: Frame, other: Project) -> None:
    add_comment(project, about=frame, text="Too long?")
    paste(project, [frame.id], other, beat="proof")
    paste(project, [frame.id], project, beat="proof")
    assert len(other.view().comments) == 0
    assert len(project.view().comments) == 1
