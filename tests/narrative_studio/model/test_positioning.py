"""The kinds of element and the chain between them."""

from __future__ import annotations

from itertools import pairwise

from narrative_studio.model.positioning import CHAIN, ElementKind, RelationKind


def test_every_kind_has_a_code_and_a_heading_of_its_own() -> None:
    assert [kind.code_prefix for kind in ElementKind] == ["CA", "DF", "VA", "TC", "MC", "TR"]
    assert ElementKind.ALTERNATIVE.plural == "Competitive alternatives"
    assert ElementKind.CATEGORY.plural == "Market category"
    assert len({kind.plural for kind in ElementKind}) == len(ElementKind)


def test_the_chain_leads_on_from_each_relation_to_the_next() -> None:
    assert list(CHAIN) == list(RelationKind)[:3]
    ends = list(CHAIN.values())
    assert all(first[1] is second[0] for first, second in pairwise(ends))
