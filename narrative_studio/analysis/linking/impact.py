"""What hangs on an element, a proof or an objection: everything to look at before it changes.

The walk starts at the row, follows the lines of the chain up to the alternatives and down to the
customers, and gathers at each stop what is linked there: frames, demo steps, proofs, objections,
touchpoints, and the personas who care or object. What only shares a neighbour with the row does
not hang on it. Beside the links stand the sentences that call the row by its name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.row_names import row_name
from narrative_studio.analysis.wording.words import plain
from narrative_studio.model.demo import Step
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link, Question
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.view import NarrativeView, ProjectView

_SHORTEST_NAME = 3
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_MARK_AT_START = re.compile(r"^(?:[-*+>#]+|\d+[.)])\s+")

_TEXTS: Mapping[type[Row], tuple[str, ...]] = {
    Frame: (
        *("headline", "key_message", "bullets", "script", "checkpoint", "transition", "visual"),
    ),
    Question: ("text",),
    Step: ("do", "say", "expect", "why", "ask", "fallback"),
    Proof: ("headline", "before", "after", "measured"),
    Objection: ("text", "response"),
    Touchpoint: ("wording",),
}
"""What is told, and may call an element by its name."""

_SOURCES: Mapping[str, str] = {
    "frame": "Frames",
    "step": "Demo steps",
    "proof": "Proofs",
    "objection": "Objections",
    "touchpoint": "Touchpoints",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that hangs on the row; ``why`` says how, ``distance`` how far along the chain."""

    table: str
    row_id: str
    name: str
    why: str
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that hangs on a row, in groups under their headings; empty groups are left out."""

    name: str
    groups: tuple[tuple[str, tuple[Hit, ...]], ...]

    @property
    def count(self) -> int:
        """How many things there are."""
        return sum(len(hits) for _, hits in self.groups)


@dataclass(frozen=True, slots=True)
class _Stop:
    """A row on the way: how far it is, and the words for what is linked there."""

    row: Row
    distance: int
    by_way: str


def impact(whole: ProjectView, row: Row) -> Impact:
    """Walk from a row to everything that hangs on it, the nearest first."""
    up = _along(whole, row, "target", "source", "further up")
    down = _along(whole, row, "source", "target", "further down")
    stops = (_Stop(row, 0, ""), *_backed(whole, row), *up, *down)
    groups = [
        ("Further up the chain", [_stop_hit(whole, stop) for stop in up]),
        ("Further down the chain", [_stop_hit(whole, stop) for stop in down]),
        ("What it rests on or backs", [_end_hit(whole, link) for link in _ends(whole, row)]),
    ]
    linked = list(_linked(whole, stops))
    for table, heading in _SOURCES.items():
        groups.append((heading, [hit for hit in linked if hit.table == table]))
    groups.append(("Personas", list(_personas(whole, row, stops))))
    groups.append(("Sentences that name it", list(_sentences(whole, row))))
    return Impact(
        row_name(whole, row),
        tuple((heading, _nearest(hits)) for heading, hits in groups if hits),
    )


def _nearest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: hit.distance))


def _along(whole: ProjectView, row: Row, here: str, there: str, where: str) -> tuple[_Stop, ...]:
    """The elements in one direction along the chain, the nearest first."""
    found: dict[str, _Stop] = {}
    at: set[str] = {row.id} if isinstance(row, Element) else set()
    distance = 0
    while at:
        distance += 1
        lines = (line for one in sorted(at) for line in whole.lines(here, one))
        ids = {str(getattr(line, there)) for line in lines} - found.keys() - {row.id}
        for element in whole.elements.ordered:
            if element.id in ids:
                way = f"by way of {quoted(element.name)}, {where}"
                found[element.id] = _Stop(element, distance, way)
        at = ids
    return tuple(found.values())


def _ends(whole: ProjectView, row: Row) -> Iterator[Link]:
    """The links from a proof or an objection to what it backs or uses."""
    for link in whole.links_from(row.id):
        if link.target in whole.tables[link.target_table]:
            yield link


def _backed(whole: ProjectView, row: Row) -> Iterator[_Stop]:
    """The elements that a proof or an objection is linked to: who tells them relies on it."""
    for link in _ends(whole, row):
        if element := whole.elements.get(link.target):
            yield _Stop(element, 1, f"by way of {quoted(element.name)}")


def _stop_hit(whole: ProjectView, stop: _Stop) -> Hit:
    assert isinstance(stop.row, Element)
    kind = stop.row.kind.capitalize()
    return Hit(Element.table, stop.row.id, row_name(whole, stop.row), kind, stop.distance)


def _end_hit(whole: ProjectView, link: Link) -> Hit:
    target = whole.tables[link.target_table][link.target]
    return Hit(link.target_table, link.target, row_name(whole, target), f"It {link.role} this")


def _linked(whole: ProjectView, stops: Iterable[_Stop]) -> Iterator[Hit]:
    """What is linked at each stop, each thing once, at the nearest."""
    seen: set[str] = set()
    for stop in sorted(stops, key=lambda one: one.distance):
        for link in whole.links_to(stop.row.id):
            source = whole.tables[link.source_table].get(link.source)
            if source is None or source.id in seen or link.source_table not in _SOURCES:
                continue
            seen.add(source.id)
            why = stop.by_way or f"{link.role.capitalize()} it"
            if whole.link_state(link).is_suspect:
                why += ", suspect link"
            yield Hit(
                link.source_table,
                source.id,
                row_name(whole, source),
                why[0].upper() + why[1:],
                stop.distance,
            )


def _personas(whole: ProjectView, row: Row, stops: Iterable[_Stop]) -> Iterator[Hit]:
    """Who cares about an element on the way, and who raises the objection."""
    found: dict[str, Hit] = {}
    for stop in sorted(stops, key=lambda one: one.distance):
        for interest in whole.interests.of("element", stop.row.id):
            persona = whole.personas.get(interest.persona)
            if persona is not None and persona.id not in found:
                why = f"Cares, {stop.by_way}" if stop.by_way else "Cares about it"
                name = row_name(whole, persona)
                found[persona.id] = Hit(persona.table, persona.id, name, why, stop.distance)
    for raiser in whole.raisers.of("objection", row.id):
        persona = whole.personas.get(raiser.persona)
        if persona is not None and persona.id not in found:
            name = row_name(whole, persona)
            found[persona.id] = Hit(persona.table, persona.id, name, "Raises it")
    yield from found.values()


def _sentences(whole: ProjectView, row: Row) -> Iterator[Hit]:
    """Each text that calls the row by its name, with the first sentence that does."""
    name = _name(row)
    if len(name) < _SHORTEST_NAME:
        return
    words = r"\s+".join(re.escape(word) for word in name.split())
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    for told in _told(whole):
        if told.id == row.id:
            continue
        for column in _TEXTS[type(told)]:
            text = str(getattr(told, column))
            if not pattern.search(text):
                continue
            shown = (told.table, told.id)
            if isinstance(told, Question):
                shown = (Frame.table, told.frame)
            sentence = _sentence(text, pattern)
            label = column.replace("_", " ")
            yield Hit(*shown, row_name(whole, told), f"{label.capitalize()}: {sentence}")


def _name(row: Row) -> str:
    if isinstance(row, Element):
        return row.name.strip()
    return row.headline.strip() if isinstance(row, Proof) else ""


def _told(whole: ProjectView) -> Iterator[Row]:
    """Everything that is told, the stories first, each frame with its questions and steps."""
    for narrative in whole.narratives.ordered:
        for frame in NarrativeView(whole, narrative).all_frames:
            yield frame
            yield from whole.questions.of("frame", frame.id)
            yield from whole.steps.of("frame", frame.id)
    for table in (Proof.table, Objection.table, Touchpoint.table):
        yield from whole.tables[table].ordered


def _sentence(text: str, pattern: re.Pattern[str]) -> str:
    pieces = chain(_SENTENCE_END.split(text), (text,))
    found = next(piece for piece in pieces if pattern.search(piece))
    return quoted(" ".join(plain(_MARK_AT_START.sub("", found.strip())).split()))
