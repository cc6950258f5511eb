"""A project comes in whole or not at all, and a second import finds the rows of the first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrative_studio.commands.editing import edit_cells
from narrative_studio.importers.json_project import import_into, import_new
from narrative_studio.importers.json_reader import read_foreign
from narrative_studio.interchange import to_json
from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES
from narrative_studio.model.discussion import Comment
from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Person, ProjectInfo
from narrative_studio.model.positioning import Element, Status
from narrative_studio.model.rows import Column, Row, columns
from narrative_studio.model.storyboard import Frame, Link, Narrative, Question
from narrative_studio.model.template import load_templates
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Identity, Project
from tests.story import ADA, ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Project]:
    """A document that has content of its own."""
    with closing(Project.create(tmp_path / "mine.narrative", me=ADA)) as project:
        with project.op("Write") as op:
            op.set(ProjectInfo, project.view().project.id, title="Mine")
            op.create(
                Element(
                    id="own",  # type: ignore[arg-type]
                    kind=BY_TABLE["element"].__annotations__["kind"].ALTERNATIVE,
                    code="CA-1",
                    rank="z",
                    name="A stove",
                )
            )
        yield project


def write(view: ProjectView, path: Path, **changes: Any) -> Path:
    document = to_json(view) | changes
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def comparable(view: ProjectView) -> dict[str, Any]:
    """All that a document says, apart from its own id and the person who imported."""
    document = to_json(view)
    document["project"].pop("id")
    document["people"] = [person for person in document["people"] if person["id"] != ADA.id]
    return document


def test_a_new_document_says_the_same(story: Project, tmp_path: Path) -> None:
    foreign = read_foreign(write(story.view(), tmp_path / "s.json"))
    made, brought = import_new(foreign, tmp_path / "new.narrative", me=ADA)
    with closing(made):
        assert comparable(made.view()) == comparable(story.view())
        assert made.view().project.id != story.view().project.id
        assert brought.added["frame"] == 4
        assert not made.undo_state.undo


def test_a_suspect_link_stays_suspect_and_others_turn_so(story: Project, tmp_path: Path) -> None:
    foreign = read_foreign(write(story.view(), tmp_path / "s.json"))
    made, _ = import_new(foreign, tmp_path / "new.narrative", me=ADA)
    with closing(made):
        states = made.view().link_states
        assert [state.is_suspect for state in states.values()].count(True) == 1
        state = states[ident(0x900)]
        assert (state.changed, state.wordings) == (("statement",), ("No loaf is lost to heat.",))
        assert (state.seen_revision, state.revision) == (0, 1)
        with made.op("Reword") as op:
            op.set(Element, ident(0x101), name="Weighs the wood")
        state = made.view().link_states[ident(0x901)]
        assert (state.changed, state.wordings) == (("name",), ("Reads the wood",))
        assert (state.seen_revision, state.revision) == (1, 2)


def test_pictures_come_along(story: Project, tmp_path: Path) -> None:
    from exporters.json_project import EXPORTER

    EXPORTER.export(story.view().narrative(), tmp_path / "s.json", {})
    made, _ = import_new(read_foreign(tmp_path / "s.json"), tmp_path / "new.narrative", me=ADA)
    with closing(made):
        picture = made.view().frames[ident(0x211)].picture
        assert picture is not None
        assert made.view().picture_bytes(picture) == story.view().picture_bytes(picture)


def test_content_comes_into_a_document_with_new_ids(
    story: Project, mine: Project, tmp_path: Path
) -> None:
    foreign = read_foreign(write(story.view(), tmp_path / "s.json"))
    brought = import_into(mine, foreign)
    view = mine.view()
    assert view.project.title == "Mine"
    assert ident(0x100) not in view.elements
    assert {row.ref for row in view.frames.values()} == {ident(n) for n in range(0x210, 0x214)}
    assert brought.added["element"] == 6
    assert brought.changed == {}
    told = view.narrative("Ember first call")
    assert [frame.headline for frame in told.frames] == [
        frame.headline for frame in story.view().narrative().frames
    ]
    (step,) = [one for one in told.steps(told.frames[1].id) if one.is_wow]
    targets = {view.elements[link.target].name for link in view.links_from(step.id)}
    assert targets == {"Reads the wood", "Orders the wood"}
    assert sum(state.is_suspect for state in view.link_states.values()) == 1


def test_what_comes_in_stands_behind_what_is_there(
    story: Project, mine: Project, tmp_path: Path
) -> None:
    import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    names = [element.name for element in mine.view().elements.ordered]
    assert names[:2] == ["A stove", "The baker's nose"]
    assert [element.code for element in mine.view().elements.ordered][:2] == ["CA-1", "CA-2"]


def test_people_keep_their_ids(story: Project, mine: Project, tmp_path: Path) -> None:
    import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    assert set(mine.view().people) == set(story.view().people)


def test_one_undo_takes_it_all_back(story: Project, mine: Project, tmp_path: Path) -> None:
    before = to_json(mine.view())
    import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    assert [label for _txn, label in mine.undo_state.undo] == ["Write", "Import s.json"]
    mine.undo()
    assert to_json(mine.view()) == before


def test_a_second_import_changes_nothing(story: Project, mine: Project, tmp_path: Path) -> None:
    foreign = read_foreign(write(story.view(), tmp_path / "s.json"))
    import_into(mine, foreign)
    before = to_json(mine.view())
    brought = import_into(mine, foreign)
    assert (brought.added, brought.changed) == ({}, {})
    assert to_json(mine.view()) == before


def test_a_later_export_brings_rows_up_to_date(
    story: Project, mine: Project, tmp_path: Path
) -> None:
    import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    with story.op("Edit") as op:
        op.set(Frame, ident(0x212), headline="Bake two nights with it")
        op.set(Question, ident(0x220), text="Who weighs?")
        op.delete(Frame, ident(0x213))
    brought = import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    assert (brought.added, brought.changed) == ({}, {"frame": 1, "question": 1})
    headlines = {frame.headline for frame in mine.view().frames.values()}
    assert "Bake two nights with it" in headlines
    assert "What the scale costs" in headlines, "an import deletes nothing"


def test_an_approved_element_is_reviewed_again(
    story: Project, mine: Project, tmp_path: Path
) -> None:
    import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    with story.op("Edit") as op:
        op.set(Element, ident(0x104), statement="Bakes with wood every day.")
    import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    by_name = {element.name: element.status for element in mine.view().elements.values()}
    assert by_name["Bakes with wood"] is Status.IN_REVIEW
    assert by_name["Reads the wood"] is Status.APPROVED


def test_a_review_elsewhere_is_taken_over(story: Project, mine: Project, tmp_path: Path) -> None:
    import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    with story.op("Clear") as op:
        op.set(Link, ident(0x900), seen=story.seen_now("element", ident(0x103)))
    brought = import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    assert brought.changed == {"link": 1}
    assert not any(state.is_suspect for state in mine.view().link_states.values())


def test_a_row_that_names_the_foreign_id_is_the_same(
    story: Project, mine: Project, tmp_path: Path
) -> None:
    with mine.op("Note") as op:
        op.set(Element, "own", ref=ident(0x100))
    brought = import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    assert brought.changed == {"element": 1}
    assert brought.added["element"] == 5
    assert mine.view().elements["own"].name == "The baker's nose"


def test_a_link_made_here_between_the_same_two_is_the_same(
    story: Project, mine: Project, tmp_path: Path
) -> None:
    foreign = read_foreign(write(story.view(), tmp_path / "s.json"))
    import_into(mine, foreign)
    first, *_others = mine.view().links.ordered
    with mine.op("Link again") as op:
        op.delete(Link, first.id)
        op.create(replace(first, id="by hand"))  # type: ignore[arg-type]
    assert import_into(mine, foreign).added == {}


def test_what_was_deleted_here_comes_again_as_new(
    story: Project, mine: Project, tmp_path: Path
) -> None:
    foreign = read_foreign(write(story.view(), tmp_path / "s.json"))
    import_into(mine, foreign)
    (question,) = mine.view().questions.values()
    with mine.op("Delete") as op:
        op.delete(Question, question.id)
    assert import_into(mine, foreign).added == {"question": 1}
    assert question.id not in mine.view().questions
    assert import_into(mine, foreign).added == {}


def test_an_export_of_the_document_itself_matches_by_id(story: Project, tmp_path: Path) -> None:
    document = to_json(story.view())
    document["project"]["title"] = "Kiln & Co second call"
    document["frames"][0]["headline"] = "Heat comes from the log"
    foreign = read_foreign(write(story.view(), tmp_path / "s.json", **document))
    brought = import_into(story, foreign)
    assert (brought.added, brought.changed) == ({}, {"project": 1, "frame": 1})
    assert story.view().project.title == "Kiln & Co second call"


def test_a_link_with_a_loose_end_is_left_out(story: Project, mine: Project, tmp_path: Path) -> None:
    with story.op("Delete") as op:
        op.delete(Element, ident(0x104))
    brought = import_into(mine, read_foreign(write(story.view(), tmp_path / "s.json")))
    assert brought.added["link"] == 6
    assert "one of its ends is missing" in " ".join(brought.notes)


def test_hand_written_ids_do(mine: Project, tmp_path: Path) -> None:
    path = tmp_path / "hand.json"
    document = {
        "schema": "narrative-studio-project",
        "version": 1,
        "project": {"id": "p"},
        "people": [{"id": "SH-1", "name": "Ines"}],
        "narratives": [{"id": "N", "title": "By hand"}],
        "frames": [
            {"id": "F1", "narrative": "N", "beat": "insight", "owner": "SH-1"},
            {"id": "F2", "narrative": "N", "beat": "insight", "owner": "nobody"},
        ],
    }
    path.write_text(json.dumps(document))
    import_into(mine, read_foreign(path))
    assert import_into(mine, read_foreign(path)).added == {}
    told = mine.view().narrative("By hand")
    assert [frame.ref for frame in told.frames] == ["F1", "F2"]
    owner = told.person(told.frames[0].owner)
    assert owner is not None
    assert owner.name == "Ines"
    assert told.frames[1].owner is None


# Any document at all

ODD = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00")
    | st.sampled_from("\n\r\t\x1b\u2028\u202e\ufeff\x85\x7f🎯א\U0001f468\u200d"),
    max_size=20,
)


def cell_values(column: Column, ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    if column.refers_to:
        known = st.sampled_from(ids[column.refers_to]) if ids[column.refers_to] else st.nothing()
        return known if not column.is_nullable else st.none() | known | ODD
    if column.name == "template":
        return st.sampled_from([template.id for template in load_templates()])
    if column.name in ("picture", "seen"):
        return st.just(column.default)
    if column.policy == "rank":
        return st.from_regex(r"\A[0-9A-Za-z]{0,6}\Z")
    if column.is_date:
        return st.none() | st.dates().map(str)
    if column.python_type is bool:
        return st.booleans()
    if not column.is_text:
        return st.integers(column.least, column.most)
    if column.python_type is not str:
        return st.sampled_from(list(column.python_type))  # type: ignore[call-overload]
    return ODD | st.none() if column.is_nullable else ODD


@st.composite
def documents(draw: st.DrawFn) -> list[Row]:
    """Rows of every table that fit together."""
    rows: list[Row] = []
    ids: dict[str, list[str]] = {row_type.table: [] for row_type in ROW_TYPES}
    for row_type in ROW_TYPES:
        if row_type is ProjectInfo:
            continue
        for _ in range(draw(st.sampled_from((0, 1, 2, 1, 2)))):
            declared = columns(row_type)
            if any(cell.parent and not ids[cell.parent] for cell in declared.values()):
                continue
            row_id = ident(len(rows) + 1)
            cells = {name: draw(cell_values(cell, ids)) for name, cell in declared.items()}
            if row_type is Link:
                if not (ids["frame"] and ids["element"]):
                    continue
                cells |= {"source_table": "frame", "source": ids["frame"][0]}
                cells |= {"target_table": "element", "target": ids["element"][-1]}
            if row_type is Comment:
                about = next((table for table in ("frame", "element") if ids[table]), None)
                if about is None:
                    continue
                cells |= {"about_table": about, "about": ids[about][0]}
            ids[row_type.table].append(row_id)
            rows.append(row_type(row_id, **cells))  # type: ignore[call-arg]
    return rows


@settings(max_examples=60)
@given(rows=documents(), title=ODD)
def test_any_document_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row], title: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with closing(Project.create(folder / "a.narrative", me=ADA)) as project:
        with project.op("Write") as op:
            op.set(ProjectInfo, project.view().project.id, title=title)
            for row in rows:
                op.create(row)
        foreign = read_foreign(write(project.view(), folder / "a.json"))
        made, _ = import_new(foreign, folder / "b.narrative", me=ADA)
        with closing(made):
            for row_type in ROW_TYPES:
                left = project.view().tables[row_type.table]
                right = made.view().tables[row_type.table]
                if row_type is not ProjectInfo:
                    assert left.keys() == right.keys()
                for before, after in zip(left.ordered, right.ordered, strict=True):
                    names = {item.name for item in fields(before)} - {"cut", "operation"}
                    names -= {"id"} if row_type is ProjectInfo else set()
                    assert {n: getattr(before, n) for n in names} == {
                        n: getattr(after, n) for n in names
                    }


def test_the_strategy_reaches_every_table() -> None:
    """A generator that makes nothing would let every bug survive."""
    seen: set[str] = set()

    @settings(max_examples=60, database=None)
    @given(rows=documents())
    def collect(rows: list[Row]) -> None:
        seen.update(row.table for row in rows)

    collect()
    assert seen == set(BY_TABLE) - {"project"}
    assert {Person.table, Narrative.table} <= seen


def test_whoever_imports_is_nobody_in_the_document_before_they_change_it(
    story: Project, tmp_path: Path
) -> None:
    foreign = read_foreign(write(story.view(), tmp_path / "s.json"))
    somebody = Identity(PersonId("0190a000-0000-7000-8000-0000000000ee"), "Somebody else")
    made, _ = import_new(foreign, tmp_path / "new.narrative", me=somebody)
    with closing(made):
        assert set(made.view().people) == set(story.view().people)
        edit_cells(made, made.view().project, title="Mine now")
        assert made.view().people[somebody.id].name == "Somebody else"
