"""Where documents were left: what is read from the settings, and how much of it is kept."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio.left_places import (
    PLACES_KEPT,
    ROWS_KEPT,
    LeftPlace,
    read_places,
    with_place,
)


def test_a_place_takes_the_stead_of_the_former_of_its_document_and_person() -> None:
    hers, mine = LeftPlace("one", "her", room="demo"), LeftPlace("one", "me", room="demo")
    assert with_place((hers, mine), LeftPlace("one", "me", room="versions")) == (
        LeftPlace("one", "me", room="versions"),
        hers,
    )


def test_the_places_that_were_left_last_are_kept() -> None:
    places: tuple[LeftPlace, ...] = ()
    for number in range(PLACES_KEPT + 5):
        places = with_place(places, LeftPlace(f"document {number}"))
    assert len(places) == PLACES_KEPT
    assert places[0].document == f"document {PLACES_KEPT + 4}"


@pytest.mark.parametrize("value", [None, "demo", {}, [3], [{}], [{"document": 3}]])
def test_what_is_no_place_is_passed_over(value: Any) -> None:
    assert read_places(value) == ()


def test_of_a_damaged_place_the_rest_is_read() -> None:
    found = {
        "document": "one",
        "room": 3,
        "table": "frame",
        "views": [["demo", "script"], ["demo"], "map", ["versions", 4], ["", "x"]],
        "rows": ["f1", None, *(str(n) for n in range(ROWS_KEPT))],
    }
    (place,) = read_places([found])
    assert (place.room, place.table, place.views) == ("", "frame", (("demo", "script"),))
    assert (place.rows[0], len(place.rows)) == ("f1", ROWS_KEPT)
