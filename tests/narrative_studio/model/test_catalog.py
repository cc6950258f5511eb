"""Every entity is in the catalog and declares cells that the store can keep."""

from __future__ import annotations

import pkgutil
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from importlib import import_module

import pytest

from narrative_studio import model
from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES, TESTS
from narrative_studio.model.ids import NarrativeId, RatingId, TestProtocolId, TestSessionId
from narrative_studio.model.observed import Rating
from narrative_studio.model.prospects import Metric, TestProtocol
from narrative_studio.model.rows import Policy, Row, columns
from narrative_studio.store.txn import ALIVE, WHOLE_ROW

EVERY = pytest.mark.parametrize("row_type", ROW_TYPES, ids=lambda row_type: row_type.table)


def test_every_entity_of_the_model_is_in_the_catalog() -> None:
    declared = {
        found
        for info in pkgutil.iter_modules(model.__path__)
        for found in vars(import_module(f"narrative_studio.model.{info.name}")).values()
        if isinstance(found, type)
        and is_dataclass(found)
        and isinstance(vars(found).get("table"), str)
    }
    assert declared == set(ROW_TYPES)


def test_tables_have_names_of_their_own() -> None:
    assert len(BY_TABLE) == len(ROW_TYPES)
    assert all(BY_TABLE[row_type.table] is row_type for row_type in ROW_TYPES)
    assert not BY_TABLE.keys() & {
        "txn",
        "change",
        "head",
        "blob",
        "meta",
        "own",
        "draft",
        "document",
    }


def test_parents_stand_before_their_children() -> None:
    seen: set[str] = set()
    for row_type in ROW_TYPES:
        parents = {column.parent for column in columns(row_type).values() if column.parent}
        assert parents <= seen
        seen.add(row_type.table)


@EVERY
def test_it_is_frozen_and_begins_with_its_id(row_type: type[Row]) -> None:
    assert row_type.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert fields(row_type)[0].name == "id"


@EVERY
def test_its_cells_are_texts_or_whole_numbers_with_names_sql_can_take(row_type: type[Row]) -> None:
    for name, column in columns(row_type).items():
        assert issubclass(column.python_type, str | int)
        assert name.isidentifier()
        assert name not in {"id", ALIVE, WHOLE_ROW}
        assert not issubclass(column.python_type, StrEnum) or len(column.python_type) > 1


@EVERY
def test_what_it_refers_to_exists(row_type: type[Row]) -> None:
    for column in columns(row_type).values():
        assert column.refers_to is None or column.refers_to in BY_TABLE
        assert column.parent in (None, column.refers_to)
        if column.refers_to:
            assert column.is_text


@EVERY
def test_its_defaults_are_values_of_its_cells(row_type: type[Row]) -> None:
    for column in columns(row_type).values():
        assert column.sound(column.default) == column.default
        assert column.to_cell(column.from_cell(column.default)) == column.default


@EVERY
def test_ranks_are_ranked_and_only_wordings_are_owned(row_type: type[Row]) -> None:
    for name, column in columns(row_type).items():
        assert (name == "rank") == (column.policy is Policy.RANK)
        if column.policy in (Policy.OWNED, Policy.PROSE):
            assert column.python_type is str


def test_frames_and_steps_are_found_by_what_they_belong_to() -> None:
    """The declarations that deletion and the storyboard depend on."""
    parents = {
        (row_type.table, name): column.parent
        for row_type in ROW_TYPES
        for name, column in columns(row_type).items()
        if column.parent
    }
    aside = {"goal", "persona", *(row_type.table for row_type in TESTS)}
    owned = {key: parent for key, parent in parents.items() if parent not in aside}
    assert owned == {
        ("point", "element"): "element",
        ("relation", "source"): "element",
        ("relation", "target"): "element",
        ("frame", "narrative"): "narrative",
        ("question", "frame"): "frame",
        ("step", "frame"): "frame",
        ("interest", "element"): "element",
        ("raiser", "objection"): "objection",
        ("goal_owner", "person"): "person",
        ("zone", "narrative"): "narrative",
        ("criterion", "frame"): "frame",
        ("readiness_item", "narrative"): "narrative",
        ("data_item", "narrative"): "narrative",
        ("variant", "narrative"): "narrative",
        ("left_out", "variant"): "variant",
        ("left_out", "frame"): "frame",
        ("override", "variant"): "variant",
        ("override", "frame"): "frame",
        ("custom_value", "custom_field"): "custom_field",
        ("custom_value", "frame"): "frame",
        ("mention", "comment"): "comment",
        ("mention", "person"): "person",
        ("test_protocol", "narrative"): "narrative",
        ("test_session", "narrative"): "narrative",
        ("edit_citation", "narrative"): "narrative",
        ("word_decision", "narrative"): "narrative",
    }


def test_what_was_heard_in_tests_goes_with_no_frame() -> None:
    parents = {column.parent for row_type in TESTS for column in columns(row_type).values()}
    assert parents - {None} == {
        "narrative",
        *("test_protocol", "test_session", "quote", "code", "edit_citation"),
    }


def test_every_metric_has_a_cell_of_a_rating() -> None:
    assert {str(metric) for metric in Metric} <= set(columns(Rating))
    rating = Rating(RatingId("x"), session=TestSessionId("y"), believability=2)
    assert [rating.of(metric) for metric in Metric] == [None, None, None, 2]


def test_a_protocol_is_fixed_from_the_moment_on_that_says_so() -> None:
    protocol = TestProtocol(TestProtocolId("x"), narrative=NarrativeId("y"))
    assert not protocol.is_fixed
    assert replace(protocol, fixed_at_ms=1).is_fixed
