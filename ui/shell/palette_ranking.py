"""What the palette offers for a query: the actions and rows that hold its words, best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from narrative_studio.analysis.wording.search import Hit, fold, search
from narrative_studio.model.view import NarrativeView
from ui.actions import Action
from ui.inspector.customers.kinds import ENTRY_WORDS

_KIND_ICON: Final = {
    "frame": "layout-board",
    "step": "click",
    "element": "target-arrow",
    "proof": "shield-check",
    "objection": "message-question",
    **{table: words.icon for table, words in ENTRY_WORDS.items()},
    "relation": "table",
    "goal": "flag",
    "key_result": "flag",
    "touchpoint": "world",
    "term": "book-2",
    "comment": "message-circle",
    "zone": "bookmark",
    "baseline": "versions",
    "test_session": "clipboard-check",
    "quote": "quote",
    "code": "tag",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """An action and where it is done: empty for here, else a room or what is selected.

    What is not ``is_near`` is offered only for a query: there is much of it.
    """

    action: Action
    where: str = ""
    is_near: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette: a row of the document or an action."""

    icon: str
    title: str
    detail: str
    shortcut: str = ""
    hit: Hit | None = None
    action: Action | None = None


def ranked(
    query: str,
    offers: Sequence[Offer],
    story: NarrativeView | None,
    *,
    is_gathering: bool = False,
) -> list[Entry]:
    """The entries for a query, the best first; without one what can be done here.

    Titles that begin with the query come before those that hold it, these before texts; of equals
    rows come before actions, and what is done here before what is done elsewhere. While offers of
    other rooms are still to come (``is_gathering``) nothing is said to be missing.
    """
    words = fold(query).split()
    if not words:
        return [_offer_entry(offer) for offer in offers if offer.is_near]
    found = [*_offers(words, offers), *_hits(words, query, story)]
    if not found and is_gathering:
        return [Entry("search", "Still looking", "What can be done in the other rooms is read")]
    if not found:
        return [Entry("search", "Nothing holds these words", "Try fewer or other words")]
    found.sort(key=lambda one: one[0])
    return [entry for _score, entry in found]


def _offers(words: list[str], offers: Sequence[Offer]) -> Iterator[tuple[float, Entry]]:
    words = _apart(" ".join(words)).split()  # Sign-off or sign off: people write it either way.
    for offer in offers:
        title = _apart(fold(offer.action.title))
        text = f"{title} {_apart(fold(offer.action.also))} {_apart(fold(offer.where))}"
        if all(word in text for word in words):
            score = 4.0
            if title.startswith(" ".join(words)):
                score = 0.2
            elif all(word in title for word in words):
                score = 2.0
            yield score + (0.0 if offer.is_near else 0.5), _offer_entry(offer)


def _apart(words: str) -> str:
    return words.replace("-", " ")


def _hits(
    words: list[str], query: str, story: NarrativeView | None
) -> Iterator[tuple[float, Entry]]:
    for hit in search(story, query) if story is not None else ():
        if hit.snippet:
            yield 5.0, _hit_entry(hit)
        else:
            starts = fold(hit.title).startswith(" ".join(words))
            yield (0.0 if starts else 1.8), _hit_entry(hit)


def _offer_entry(offer: Offer) -> Entry:
    action = offer.action
    icon = action.icon or "chevron-right"
    return Entry(icon, action.title, offer.where, action.shortcut, action=action)


def _hit_entry(hit: Hit) -> Entry:
    detail = f"Frame {hit.number} · {hit.kind}" if hit.number else hit.kind
    if hit.snippet:
        detail += f" · {hit.snippet}"
    return Entry(_KIND_ICON.get(hit.table, "file-text"), hit.title, detail, hit=hit)
