"""Each field of a frame is there when it is chosen and has something in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters.paper.model import Labelled, Named
from exporters.storyboard.fields import Shown, custom_label, frame_fields
from narrative_studio.markup import Paragraph, runs_text
from narrative_studio.model.custom import CustomField, CustomKind
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import CustomFieldId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from narrative_studio.story_text import Field
from tests.story import ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def labels(story: Project, frame: int, *shown: Shown, is_source: bool = False) -> list[str]:
    view = story.view().narrative()
    row = view.whole.frames[ident(frame)]
    blocks = frame_fields(view, row, frozenset(shown), is_source=is_source)
    return [block.label for block in blocks if isinstance(block, Labelled)]


def test_nothing_chosen_is_nothing(story: Project) -> None:
    assert labels(story, 0x211) == []


def test_every_field_has_its_name(story: Project) -> None:
    with story.op("Fill") as op:
        op.set(Frame, ident(0x210), visual="A log", zone=ident(0x350), no_link_because="")
    assert labels(story, 0x210, *Shown) == [
        "Key message", "Bullets", "Script", "Discovery questions", "Criteria", "Checkpoint",
        "Transition", "Visual", "Rests on", "Owner", "Status", "Zone",
    ]  # fmt: skip
    assert labels(story, 0x211, Shown.CUSTOM) == ["Filmed"]


def test_a_frame_without_links_says_why(story: Project) -> None:
    with story.op("Excuse") as op:
        op.set(Frame, ident(0x213), no_link_because="It is about us")
    assert labels(story, 0x213, Shown.LINKS) == ["Needs no link because"]


def links(story: Project, frame: int) -> list[str]:
    view = story.view().narrative()
    row = view.whole.frames[ident(frame)]
    (found,) = frame_fields(view, row, frozenset({Shown.LINKS}), is_source=False)
    assert isinstance(found, Labelled)
    return [
        f"{block.name} [{block.caution}]" if block.caution else block.name
        for block in found.blocks
        if isinstance(block, Named)
    ]


def test_links_say_what_they_lead_to_and_what_to_be_careful_of(story: Project) -> None:
    assert links(story, 0x211) == [
        "Fewer burnt loaves, value theme [suspect link]",
        "“=We cannot pay for another box.”, objection",
    ]


def test_a_proof_without_consent_for_print_is_not_named(story: Project) -> None:
    assert labels(story, 0x212, Shown.LINKS) == []
    with story.op("Agree") as op:
        op.set(Proof, ident(0x150), may_be_printed=True)
    assert links(story, 0x212) == ["From nine burnt loaves a night to one, proof"]


def test_a_date_is_read_on_a_card_and_kept_in_a_source(story: Project) -> None:
    with story.op("Date") as op:
        op.set(CustomField, ident(0x370), kind=CustomKind.DATE)
        for value in op.all(type(next(iter(story.view().custom_values.values())))):
            op.set(type(value), value.id, value="2026-04-21")
    view = story.view().narrative()
    frame = view.whole.frames[ident(0x211)]
    for is_source, expected in ((False, "21 April 2026"), (True, "2026-04-21")):
        (one,) = frame_fields(view, frame, frozenset({Shown.CUSTOM}), is_source=is_source)
        assert isinstance(one, Labelled)
        (said,) = one.blocks
        assert isinstance(said, Paragraph)
        assert runs_text(said.runs) == expected


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Filmed", "Filmed"),
        ("Script", "Script (own)"),
        ("a: *b*", "a b"),
        ("", "Field without a name"),
    ],
)
def test_a_field_of_the_teams_own_is_never_taken_for_another(name: str, label: str) -> None:
    assert custom_label(CustomField(CustomFieldId("c"), name=name)) == label


def test_every_choice_has_words() -> None:
    assert all(one.words for one in Shown)
    assert Shown.MESSAGE.words == Field.KEY_MESSAGE
