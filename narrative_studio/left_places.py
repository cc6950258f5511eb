"""Where in a document somebody was when it was left: room, narrative, view and selection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PLACES_KEPT = 60
ROWS_KEPT = 100
"""Of a selection: more rows than anybody has before the eyes are not worth their room."""


@dataclass(frozen=True, slots=True)
class LeftPlace:
    """Where a person was in a document, both by their ids; empty where it is not known.

    ``views`` holds the view of each room that was entered, as pairs; the selected rows, by their
    ids, are all of one ``table``. None of it names anything that is written in the document.
    """

    document: str
    person: str = ""
    room: str = ""
    narrative: str = ""
    variant: str = ""
    views: tuple[tuple[str, str], ...] = ()
    table: str = ""
    rows: tuple[str, ...] = ()

    def view_in(self, room: str) -> str:
        """The view in which a room was left, empty where it is not known."""
        return dict(self.views).get(room, "")


def read_places(value: Any) -> tuple[LeftPlace, ...]:
    """Read what the settings file holds; what is not a place is passed over."""
    found = (one for one in _list(value) if isinstance(one, dict))
    return tuple(_place(one) for one in found if _word(one.get("document")))


def with_place(places: tuple[LeftPlace, ...], place: LeftPlace) -> tuple[LeftPlace, ...]:
    """The places with one put at the head, in the stead of the former of that document."""
    key = (place.document, place.person)
    others = (one for one in places if (one.document, one.person) != key)
    return (place, *others)[:PLACES_KEPT]


def _place(found: dict[str, Any]) -> LeftPlace:
    names = ("document", "person", "room", "narrative", "variant", "table")
    pairs = [one for one in _list(found.get("views")) if isinstance(one, list) and len(one) == 2]
    return LeftPlace(
        **{name: _word(found.get(name)) for name in names},
        views=tuple((room, view) for room, view in pairs if _word(room) and _word(view)),
        rows=tuple(row for row in _list(found.get("rows")) if _word(row))[:ROWS_KEPT],
    )


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
