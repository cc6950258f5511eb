"""Whatever can be typed leaves the studio: in tables, and in documents where readers want it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exporters import registry
from exporters.protocol import Exporter, OptionKind, OptionValue
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import connect
from narrative_studio.commands.zones import make_zone
from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES, TESTS
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.prospects import Answer
from narrative_studio.model.rows import Column, columns
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project
from tests.story import make_story

Field = tuple[str, str]

NOT_TYPED: frozenset[Field] = frozenset(
    {
        ("link", "seen"),
        ("baseline", "cut"),
        ("edit_citation", "operation"),
        *((table, "picture") for table in ("frame", "step")),
        *(("link", cell) for cell in ("source_table", "source", "target_table", "target")),
        *(("comment", cell) for cell in ("about_table", "about")),
        *(("deck_layout", cell) for cell in ("template", "slide", "layout", "layout_name")),
        *(("export_preset", cell) for cell in ("format", "options")),
        ("narrative", "template"),
        ("frame", "beat"),
        ("override", "what"),
    }
)
"""Texts that the studio writes: ids, marks, and what is chosen from a list."""

FOR_THE_TEAM: Mapping[Field, str] = {
    ("proof", "customer"): "who a customer really is never leaves the team",
    ("proof", "consent"): "what was agreed is told by leaving proofs out",
    ("element", "note"): "a note of the team",
    ("touchpoint", "note"): "a note of the team",
    ("baseline", "note"): "a note of the team",
    ("link", "cleared_because"): "why a link was cleared is the team's business",
    ("comment", "text"): "comments are talk of the team",
    ("export_preset", "name"): "how files are made",
    ("custom_field", "choices"): "what could be chosen, not what was",
    ("project", "title"): "documents bear the titles of the narrative and the product",
}
"""Typed texts that no document is meant to show, and why."""

CODES = frozenset(
    {("element", "code"), ("proof", "code"), ("objection", "code"), ("baseline", "code")}
)
"""Short names by which the team refers to rows; readers outside know the things by their names."""

ELSEWHERE: frozenset[Field] = frozenset(
    {
        ("variant", "name"), ("variant", "audience"), ("variant", "note"), ("override", "value"),
        ("baseline", "name"), ("frame", "alt_text"), ("step", "alt_text"),
    }
)  # fmt: skip
"""Only in a document told as a variant, made of a baseline, or with pictures."""


NOT_OF_THE_STORY = frozenset({"exported_file", *(row_type.table for row_type in TESTS)})
"""What was made, and what was heard in tests with prospects: documents tell the story."""


def typed_fields() -> Iterator[tuple[str, str]]:
    for row_type in ROW_TYPES:
        for name, column in columns(row_type).items():
            if _is_typed(column) and (row_type.table, name) not in NOT_TYPED:
                yield row_type.table, name


def _is_personal(field: Field) -> bool:
    """Who a person or a customer really is stays with the team."""
    table, name = field
    return columns(BY_TABLE[table])[name].is_personal


def _is_typed(column: Column) -> bool:
    is_ours = column.name in ("rank", "ref") or column.refers_to or column.parent
    return column.is_plain_text and not is_ours


@pytest.fixture(scope="module")
def filled(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Project, dict[Field, set[str]]]]:
    """A story in which every typed text is a word of its own, with the words of each field."""
    wanted = frozenset(typed_fields())
    words: dict[Field, set[str]] = {}
    folder = tmp_path_factory.mktemp("fields")
    with closing(make_story(folder / "story.narrative")) as project:
        _tie(project)
        with project.op("Fill") as op:
            for row_type in ROW_TYPES:
                for row in op.all(row_type):
                    cells: dict[str, Any] = {}
                    for name in columns(row_type):
                        if (row_type.table, name) in wanted:
                            told = words.setdefault((row_type.table, name), set())
                            cells[name] = f"Qz{sum(map(len, words.values()))}x"
                            told.add(cells[name])
                    if row_type.table == "proof":
                        cells |= dict.fromkeys(
                            ("may_be_spoken", "may_be_shown", "may_be_printed"), True
                        )
                    if row_type.table == "test_session":
                        cells["may_quote"] = Answer.YES
                    op.set(row_type, row.id, **cells)
        yield project, words


def _tie(project: Project) -> None:
    """Let everything have its place in a story: a zone on a frame, a proof behind an element."""
    view = project.view()
    (alternative, *_), (differentiator, *_) = (
        view.elements_of(kind) for kind in (ElementKind.ALTERNATIVE, ElementKind.DIFFERENTIATOR)
    )
    connect(project, source=alternative.id, target=differentiator.id)
    link(project, source=view.proofs.ordered[0], target=differentiator)
    make_zone(project, frames=[view.narrative().frames[0].id], name="Opening", budget_ms=60_000)


def said(exporter: Exporter, view: NarrativeView, folder: Path) -> set[str]:
    """The words of a file with everything in it that its format offers."""
    options: dict[str, OptionValue] = {}
    for option in exporter.options:
        if option.kind is OptionKind.SEVERAL:
            options[option.key] = ",".join(choice.value for choice in option.choices)
        if option.kind is OptionKind.BOOL:
            options[option.key] = True
    if "format" in (option.key for option in exporter.options):
        options["format"] = "docx"
    target = folder / f"file{'.docx' if 'format' in options else exporter.suffix}"
    exporter.export(view, target, options)
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as package:
        texts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return set(re.findall(r"Qz\d+x", "".join(texts)))


def test_every_typed_field_is_in_the_tables(
    filled: tuple[Project, dict[Field, set[str]]], tmp_path: Path
) -> None:
    project, words = filled
    found = said(registry.get("csv"), project.view().narrative(), tmp_path)
    lost = [field for field, told in words.items() if not told <= found]
    assert set(lost) == {field for field in words if _is_personal(field)}


def test_every_typed_field_that_readers_want_is_in_a_word_document(
    filled: tuple[Project, dict[Field, set[str]]], tmp_path: Path
) -> None:
    project, words = filled
    view = project.view().narrative()
    documents = ("demo-script", "script", "storyboard", "positioning")
    found = set().union(*(said(registry.get(one), view, tmp_path) for one in documents))
    lost = {field for field, told in words.items() if not told & found}
    elsewhere = {field for field in lost if field[0] in NOT_OF_THE_STORY}
    assert lost - elsewhere - set(FOR_THE_TEAM) - CODES - ELSEWHERE == set()
    assert set(FOR_THE_TEAM) & set(words) <= lost, "a document shows what is for the team"
