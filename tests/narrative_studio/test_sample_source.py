"""The files of the sample become rows; a word that nobody expects is refused."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

import pytest

from narrative_studio import assets
from narrative_studio.errors import InvalidValue
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.positioning import CHAIN, Element, Relation
from narrative_studio.model.rows import columns
from narrative_studio.operation import check_cell
from narrative_studio.sample_source import Source, bullets, read_source

Files = dict[str, tuple[str, str]]


@pytest.fixture
def read_with(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Read the sample with a text of one of its files replaced."""
    original = assets.read_text

    def read(file: str, old: str, new: str) -> Source:
        assert old in original(f"sample/{file}")

        def text(path: str) -> str:
            found = original(path)
            return found.replace(old, new) if path == f"sample/{file}" else found

        monkeypatch.setattr(assets, "read_text", text)
        return read_source()

    return read


@pytest.mark.parametrize(
    ("old", "new", "table"),
    [
        ('"function": "marketing"', '"function": "wizardry"', "functions"),
        ('"type": "status quo"', '"type": "magic"', "alternative_types"),
        ('"style": "subsegment of an existing market"', '"style": "island"', "category_styles"),
        ('"type": "aggregate"', '"type": "rumour"', "proof_kinds"),
        ('"consent": "aggregate"', '"consent": "shrugged"', "consents"),
        ('"type": "price"', '"type": "mood"', "objection_kinds"),
        ('"component": "ask"', '"component": "begging"', "beats"),
        ('"status": "in review"', '"status": "nearly"', "statuses"),
        ('"kind": "tell"', '"kind": "sing"', "step_kinds"),
        ('"role": "sets context"', '"role": "decorates"', "link_roles"),
        ('"template": "sales-pitch-8"', '"template": "epic"', "templates"),
        ('"banned": [', '"frowned_upon": [', "terms"),
    ],
)
def test_a_word_that_the_mapping_does_not_know_is_refused(
    read_with: Any, old: str, new: str, table: str
) -> None:
    with pytest.raises(InvalidValue, match=rf"mapping\.toml does not know under \[{table}\]"):
        read_with("lotwarden.json", old, new)


def test_a_paragraph_begins_at_words_that_stand_in_the_script(read_with: Any) -> None:
    with pytest.raises(InvalidValue, match="No paragraph of the sample can begin at “Nowhere”"):
        read_with("additions.toml", '"The third is money"', '"Nowhere"')


def test_ids_are_equal_every_time_unique_and_in_the_order_of_the_file() -> None:
    first, second = read_source(), read_source()
    ids = [row.id for row in first.rows.values()]
    assert ids == [row.id for row in second.rows.values()]
    assert ids == sorted(set(ids))
    assert {uuid.UUID(one).version for one in ids} == {7}
    assert {uuid.UUID(one).variant for one in ids} == {uuid.RFC_4122}
    links = [link.id for link, _ in first.links]
    assert links == sorted(set(links))
    assert links[0] > ids[-1]


def test_parents_stand_before_their_children() -> None:
    seen: set[str] = set()
    for row in read_source().rows.values():
        for name, column in columns(type(row)).items():
            other = getattr(row, name)
            if (column.parent or column.refers_to) and other is not None:
                assert other in seen, f"{row.table}.{name}"
        seen.add(row.id)


def test_every_cell_fits_its_declaration() -> None:
    found = read_source()
    for row in (*found.rows.values(), *(link for link, _ in found.links)):
        for column in columns(BY_TABLE[row.table]).values():
            check_cell(row.table, column, getattr(row, column.name))


def test_rank_keys_give_the_order_of_the_file_over_a_whole_table() -> None:
    rows = read_source().rows
    elements = [row for row in rows.values() if isinstance(row, Element)]
    assert [one.code for one in sorted(elements, key=lambda one: one.rank)] == [
        one.code for one in elements
    ]
    assert len({one.rank for one in elements}) == len(elements)


def test_a_relation_runs_along_the_chain_whichever_end_lists_it() -> None:
    rows = read_source().rows
    elements = {row.id: row for row in rows.values() if isinstance(row, Element)}
    relations = [row for row in rows.values() if isinstance(row, Relation)]
    assert relations
    for relation in relations:
        kinds = elements[relation.source].kind, elements[relation.target].kind
        assert kinds == CHAIN[relation.kind]


def test_bullets_become_a_markdown_list() -> None:
    assert bullets(["One code in", "Every pallet out"]) == "- One code in\n- Every pallet out"
    assert bullets([]) == ""


def test_a_link_without_a_revision_of_its_own_counts_as_read_now() -> None:
    found = read_source()
    step = found.rows["D-08-3"].id
    assert {revision for link, revision in found.links if link.source == step} == {2, 3}
    assert all(link == replace(link, seen="{}") for link, _ in found.links)
