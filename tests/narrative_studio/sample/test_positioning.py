"""Elements keep the order of the file, and relations run along the chain."""

from __future__ import annotations

from narrative_studio.model.positioning import CHAIN, Element, Relation
from narrative_studio.sample.source import read_source


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
    relations = [row for row in rows.values() if isinstance(row, Relation) and row.is_line]
    assert relations
    for relation in relations:
        kinds = elements[relation.source].kind, elements[relation.target].kind
        assert kinds == CHAIN[relation.kind]
