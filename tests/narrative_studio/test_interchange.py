"""The JSON of a document follows from the declarations of its entities."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from narrative_studio import assets
from narrative_studio.commands.exporting import register_export
from narrative_studio.interchange import (
    cells_of,
    content_hash,
    json_schema,
    key_of,
    mark_of,
    picture_cells,
    pictures_of,
    rows_in_order,
    schema_text,
    to_json,
)
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.ids import QuoteId, TestSessionId
from narrative_studio.model.observed import Quote
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import columns
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from narrative_studio.text_pictures import with_pictures
from tests.story import ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def valid(document: object) -> bool:
    validator = jsonschema.Draft202012Validator(json_schema())
    return bool(validator.is_valid(document))


def test_the_published_schema_is_up_to_date() -> None:
    published = assets.read_text("schema/narrative-studio.schema.json")
    assert published == schema_text(), "write it anew: narrative-studio schema"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_every_table_has_a_key_of_its_own() -> None:
    keys = [key_of(row_type.table) for row_type in ROW_TYPES]
    assert len(set(keys)) == len(keys)
    assert {"project", "people", "frames", "terms"} <= set(keys)


def test_every_cell_of_every_row_is_written(story: Project) -> None:
    document = to_json(story.view())
    for row_type in ROW_TYPES:
        rows = document[key_of(row_type.table)]
        for row in [rows] if isinstance(rows, dict) else rows:
            left_out = {"id", *columns(row_type)} - set(row)
            assert left_out <= {"cut", "operation"}, row_type.table
    assert all(document[key_of(row_type.table)] for row_type in ROW_TYPES)


def test_a_document_fits_the_schema(story: Project) -> None:
    assert valid(to_json(story.view()))


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("frames", "planned_ms", "soon"),
        ("frames", "planned_ms", True),
        ("frames", "is_backup", 1),
        ("frames", "status", "perfect"),
        ("frames", "rank", "a b"),
        ("frames", "picture", "cat.png"),
        ("frames", "mood", "calm"),
        ("frames", "headline", None),
        ("elements", "kind", None),
        ("links", "seen", "{}"),
    ],
)
def test_the_schema_refuses_what_an_import_refuses(
    story: Project, key: str, cell: str, value: object
) -> None:
    document = to_json(story.view())
    document[key][0][cell] = value
    assert not valid(document)


def test_the_schema_names_what_has_no_default(story: Project) -> None:
    definitions: dict[str, Any] = json_schema()["$defs"]
    assert definitions["frame"]["required"] == ["id", "narrative"]
    assert definitions["relation"]["required"] == ["id", "kind", "source", "target"]
    assert definitions["frame"]["properties"]["status"]["default"] == "draft"
    assert definitions["step"]["properties"]["is_wow"]["default"] is False


def test_what_a_baseline_froze_stays_in_its_document(story: Project) -> None:
    assert "cut" not in to_json(story.view())["baselines"][0]
    assert "cut" not in cells_of("baseline")


def test_a_link_says_what_it_was_made_against(story: Project) -> None:
    by_target = {link["target"]: link["seen"] for link in to_json(story.view())["links"]}
    assert by_target[ident(0x103)] == {"statement": "No loaf is lost to heat."}
    assert by_target[ident(0x101)] == {}


def test_rows_stand_with_those_of_their_parent(story: Project) -> None:
    view = story.view()
    with story.op("Add") as op:
        first = view.frames.ordered[0]
        later = Frame(id=ident(0x300), narrative=first.narrative, rank="0")  # type: ignore[arg-type]
        op.create(later)
    assert rows_in_order(story.view(), "frame")[0].id == ident(0x300)
    steps = [row["rank"] for row in to_json(story.view())["steps"]]
    assert steps == ["a", "b"]


def test_pictures_are_found_by_their_declaration(story: Project) -> None:
    assert picture_cells("frame") == {"picture"}
    assert picture_cells("person") == frozenset()
    assert len(pictures_of(story.view())) == 1


def test_pictures_in_texts_belong_to_the_document(story: Project) -> None:
    with story.op("Show") as op:
        picture = op.keep_picture(b"in the text")
        first = story.view().frames.ordered[0]
        op.set(Frame, first.id, bullets=with_pictures("- a", [(picture, "A kiln")]))
    assert picture in pictures_of(story.view())


def test_equal_content_has_an_equal_hash(story: Project, tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "other.narrative")) as other:
        assert content_hash(story.view()) == content_hash(other.view())
        with other.op("Edit") as op:
            op.set(Element, ident(0x100), note="x")
        assert content_hash(story.view()) != content_hash(other.view())


def test_making_a_file_changes_nothing_that_is_said(story: Project) -> None:
    before = content_hash(story.view())
    register_export(
        story,
        format_id="script",
        file_name="script.html",
        narrative=None,
        content_hash="",
        file_hash="",
        size_bytes=1,
    )
    assert content_hash(story.view()) == before


def test_the_title_counts_as_content(story: Project) -> None:
    before = content_hash(story.view())
    with story.op("Edit") as op:
        op.set(ProjectInfo, story.view().project.id, title="Other")
    assert content_hash(story.view()) != before


def test_the_json_is_plain_json(story: Project) -> None:
    json.dumps(to_json(story.view()), allow_nan=False)


def test_what_is_heard_in_a_test_makes_no_printed_page_another(story: Project) -> None:
    printed, whole = mark_of(story.view()), content_hash(story.view())
    with story.op("Quote") as op:
        session = TestSessionId(ident(0x3B0))
        op.create(Quote(QuoteId("q"), session=session, text="Show me."))
    assert mark_of(story.view()) == printed
    assert content_hash(story.view()) != whole
