"""A word that nobody expects is refused; ids and ranks never differ."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from narrative_studio.errors import InvalidValue
from narrative_studio.sample.files import SampleFiles
from narrative_studio.sample.source import read_source


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
        ('"fit": "best fit"', '"fit": "like a glove"', "segment_fits"),
        ('"buying_role": "approver"', '"buying_role": "sage"', "buying_roles"),
    ],
)
def test_a_word_that_the_mapping_does_not_know_is_refused(
    read_with: Any, old: str, new: str, table: str
) -> None:
    with pytest.raises(InvalidValue, match=rf"mapping\.toml does not know under \[{table}\]"):
        read_with("lotwarden.json", old, new)


def test_ids_are_equal_every_time_unique_and_in_the_order_of_the_file() -> None:
    first, second = read_source(), read_source()
    ids = [row.id for row in first.rows.values()]
    assert ids == [row.id for row in second.rows.values()]
    assert ids == sorted(set(ids))
    assert {uuid.UUID(one).version for one in ids} == {7}
    assert {uuid.UUID(one).variant for one in ids} == {uuid.RFC_4122}
    links = [link.id for link, _ in first.links]
    assert links == sorted(set(links))
    assert not set(links) & set(ids)


def test_ranks_rise_and_are_equal_every_time() -> None:
    first, second = SampleFiles(), SampleFiles()
    ranks = [first.next_rank("frame") for _ in range(60)]
    assert ranks == sorted(set(ranks))
    assert ranks == [second.next_rank("frame") for _ in range(60)]
    assert first.next_rank("step") == ranks[0]
    # A key that ends in the lowest digit would leave no room before its successor.
    assert not any(rank.endswith("0") for rank in ranks)
