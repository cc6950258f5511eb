"""A view is one moment of a document, in order."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from narrative_studio.errors import UnknownRow
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import (
    ElementId,
    FrameId,
    LinkId,
    NarrativeId,
    PersonId,
    PictureId,
    QuestionId,
    StepId,
)
from narrative_studio.model.people import Person, ProjectInfo
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link, Narrative, Question
from narrative_studio.model.table import Table
from narrative_studio.model.template import template
from narrative_studio.model.view import LinkState, ProjectView

BEATS = [beat.id for beat in template("sales-pitch-8").beats]
STORY = NarrativeId("n")


def frame(name: str, beat: str = BEATS[0], rank: str = "M", **cells: object) -> Frame:
    return Frame(FrameId(name), STORY, beat=beat, rank=rank, **cells)  # type: ignore[arg-type]


def view(*rows: Row, **parts: object) -> ProjectView:
    """A view of these rows, given in a random order."""
    mixed: list[Row] = [
        ProjectInfo("doc", title="First call"),
        Narrative(STORY, title="Pitch"),
        *rows,
    ]
    random.Random(4).shuffle(mixed)
    tables: dict[str, Table[Any]] = {
        name: Table(kind, {row.id: row for row in mixed if row.table == name})
        for name, kind in BY_TABLE.items()
    }
    return ProjectView(tables, date(2026, 4, 21), **parts)  # type: ignore[arg-type]


class TestTables:
    def test_rows_are_ordered_by_rank_and_then_by_id(self) -> None:
        places = {"c": "A", "b": "B", "a": "B", "e": "a", "d": "Z"}
        steps = [Step(StepId(name), FrameId("f"), rank=rank) for name, rank in places.items()]
        assert [step.id for step in view(*steps).steps.ordered] == ["c", "a", "b", "d", "e"]

    def test_rows_without_rank_are_ordered_by_id(self) -> None:
        people = [Person(PersonId(name)) for name in "cab"]
        assert [one.id for one in view(*people).people.ordered] == ["a", "b", "c"]

    def test_rows_are_found_by_any_cell_in_their_order(self) -> None:
        found = view(frame("b", rank="B"), frame("a", rank="C"), frame("c", BEATS[1])).frames
        assert [one.id for one in found.of("beat", BEATS[0])] == ["b", "a"]
        assert [one.id for one in found.of("beat", BEATS[1])] == ["c"]
        assert found.of("beat", "nobody") == ()
        assert found.of("is_backup", True) == ()

    def test_a_table_is_a_mapping_by_id(self) -> None:
        found = view(frame("a")).frames
        assert (len(found), list(found), found["a"].id) == (1, ["a"], "a")
        assert found.get("b") is None

    def test_every_table_has_a_name_in_the_view(self) -> None:
        whole = view()
        by_attribute = {
            found.row_type.table
            for name in dir(type(whole))
            if isinstance(found := getattr(whole, name), Table)
        }
        assert by_attribute == set(BY_TABLE) - {"project"}
        assert whole.project.title == "First call"


class TestProject:
    def test_elements_come_by_kind(self) -> None:
        rows = [
            Element(ElementId("v2"), ElementKind.VALUE, rank="C"),
            Element(ElementId("v1"), ElementKind.VALUE, rank="B"),
            Element(ElementId("c"), ElementKind.CUSTOMER),
        ]
        found = view(*rows)
        assert [one.id for one in found.elements_of(ElementKind.VALUE)] == ["v1", "v2"]
        assert found.elements_of(ElementKind.TREND) == ()

    def test_links_are_found_from_both_ends(self) -> None:
        link = Link(LinkId("l"), "frame", "f", "element", "e")
        state = LinkState(1, 3, ("name",))
        found = view(link, link_states={"l": state}, revisions={"e": 3})
        assert found.links_from("f") == found.links_to("e") == (link,)
        assert found.links_from("e") == found.links_to("f") == ()
        assert found.link_state(link) is state
        assert found.link_state(link).is_suspect
        assert not view(link).link_state(link).is_suspect
        assert (found.revision("e"), found.revision("another")) == (3, 1)

    def test_a_suspicion_names_no_revision_that_never_was(self) -> None:
        said = {seen: LinkState(seen, 2, ("name",)).suspicion for seen in range(3)}
        assert said == {
            0: "read in an earlier wording, now at revision 2",
            1: "read at revision 1, now at 2",
            2: "its wording is not settled",
        }

    def test_pictures_are_read_when_they_are_wanted(self) -> None:
        assert view().picture_bytes(PictureId("p")) is None
        found = view(picture_reader=lambda picture: picture.encode())
        assert found.picture_bytes(PictureId("p")) == b"p"

    def test_a_narrative_is_chosen_by_title_or_id_or_is_the_first(self) -> None:
        second = Narrative(NarrativeId("n2"), title="Second", rank="Z")
        found = view(second)
        assert found.narrative().narrative.id == STORY
        assert found.narrative("Second").narrative == second
        assert found.narrative("n2").narrative == second

    def test_an_unknown_narrative_names_those_there_are(self) -> None:
        with pytest.raises(UnknownRow, match=r"no narrative “Third”. Choose one of: “Pitch”"):
            view().narrative("Third")
        empty = ProjectView({"narrative": Table(Narrative, {})}, date(2026, 4, 21))
        with pytest.raises(UnknownRow, match=r"has no narrative yet\. Start one"):
            empty.narrative()


class TestNarrative:
    def test_frames_come_by_beat_and_then_by_rank(self) -> None:
        found = view(
            frame("late", BEATS[2], rank="A"),
            frame("odd", "of the future", rank="A"),
            frame("second", BEATS[0], rank="C"),
            frame("first", BEATS[0], rank="B"),
            Frame(FrameId("elsewhere"), NarrativeId("another")),
        ).narrative()
        assert [one.id for one in found.all_frames] == ["first", "second", "late", "odd"]
        assert [found.number(one.id) for one in found.all_frames] == [1, 2, 3, 4]

    def test_backups_are_kept_off_the_story(self) -> None:
        found = view(frame("a", rank="A", is_backup=True), frame("b", rank="B")).narrative()
        assert [one.id for one in found.frames] == ["b"]
        assert [one.id for one in found.backups] == ["a"]
        assert (found.number("a"), found.number("b"), found.number("x")) == (None, 1, None)

    def test_a_frame_of_an_unknown_beat_stands_in_the_last(self) -> None:
        found = view(frame("a"), frame("odd", "of the future")).narrative()
        assert found.template.id == "sales-pitch-8"
        assert found.beat(found.frames[0]).id == BEATS[0]
        assert found.beat(found.frames[1]).id == BEATS[-1]
        assert [one.id for one in found.frames_of(BEATS[-1])] == ["odd"]

    def test_a_template_of_a_newer_version_reads_as_the_usual_one(self) -> None:
        newer = Narrative(NarrativeId("newer"), title="Newer", template="of-the-future")
        assert view(newer).narrative("Newer").template.id == "sales-pitch-8"

    def test_what_belongs_to_a_frame_comes_in_order(self) -> None:
        rows: list[Row] = [frame("f")]
        rows += [Step(StepId(f"s{rank}"), FrameId("f"), rank=rank) for rank in "BA"]
        rows += [Question(QuestionId(f"q{rank}"), FrameId("f"), rank=rank) for rank in "BA"]
        found = view(*rows).narrative()
        assert [one.id for one in found.steps(FrameId("f"))] == ["sA", "sB"]
        assert [one.id for one in found.questions(FrameId("f"))] == ["qA", "qB"]
        assert found.steps(FrameId("x")) == ()

    def test_people_are_known_or_not(self) -> None:
        found = view(Person(PersonId("p"), name="Ada")).narrative()
        person = found.person("p")
        assert person is not None
        assert person.name == "Ada"
        assert found.person("x") is None
        assert found.person(None) is None
