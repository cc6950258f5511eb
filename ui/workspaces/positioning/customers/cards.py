"""The customer model as the page shows it: what stands on each card and in each line."""

from __future__ import annotations

from dataclasses import dataclass

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.positioning.customers import customer_gaps
from narrative_studio.commands.customers import Entry
from narrative_studio.model.customers import BuyingStep, Persona, PersonaNoteKind, Segment
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.view import ProjectView
from ui.inspector.customers.kinds import ENTRY_WORDS, FIT_BADGE, role_badge, words_of
from ui.widgets.badge import Badge, Tone

UNCARED = Badge("Who cares?", Tone.WARN, "alert-triangle")


@dataclass(frozen=True, slots=True)
class SegmentCard:
    """A segment: how well it suits, its size, and its note."""

    entry: Segment
    badge: Badge
    spoken: str


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """A persona with what moves them; ``is_asked`` where value themes are and none is theirs."""

    entry: Persona
    badge: Badge
    segment: str
    values: tuple[str, ...]
    fears: tuple[str, ...]
    words: tuple[str, ...]
    is_asked: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class Line:
    """A trigger or a disqualifier, or a buying step with its number and who ends it how."""

    entry: Entry
    number: int | None
    detail: str
    spoken: str
    is_last: bool = False


Card = SegmentCard | PersonaCard | Line


def make_cards(view: ProjectView, table: str) -> tuple[Card, ...]:
    """What one list of the customer model shows, in its order.

    Raises:
        KeyError: there is no such list.
    """
    if table == Segment.table:
        return tuple(_segment(one) for one in view.segments.ordered)
    if table == Persona.table:
        has_values = bool(view.elements_of(ElementKind.VALUE))
        return tuple(_persona(view, one, has_values=has_values) for one in view.personas.ordered)
    rows = view.tables[table].ordered
    last = len(rows)
    return tuple(
        _line(view, row, number, is_last=number == last) for number, row in enumerate(rows, start=1)
    )


def _segment(entry: Segment) -> SegmentCard:
    badge = FIT_BADGE[entry.fit]
    spoken = [f"Segment {entry.name}", badge.text.lower(), entry.size, entry.note]
    return SegmentCard(entry, badge, ", ".join(word for word in spoken if word))


def _persona(view: ProjectView, entry: Persona, *, has_values: bool) -> PersonaCard:
    notes = view.persona_notes.of("persona", entry.id)
    fears, words = (
        tuple(note.text for note in notes if note.kind is kind)
        for kind in (PersonaNoteKind.FEAR, PersonaNoteKind.WORDS)
    )
    cares = {one.element for one in view.interests.of("persona", entry.id)}
    values = tuple(one.name for one in view.elements_of(ElementKind.VALUE) if one.id in cares)
    segment = view.segments.get(entry.segment) if entry.segment else None
    badge = role_badge(entry.buying_role)
    spoken = [f"Persona {entry.name}", badge.text.lower()]
    if segment is not None:
        spoken.append(f"of {segment.name}")
    if values:
        spoken.append(f"cares about {listed(list(values))}")
    elif has_values:
        spoken.append("cares about no value theme")
    if fears:
        spoken.append(f"fears {listed(list(fears))}")
    if words:
        spoken.append(f"says {listed(list(words))}")
    return PersonaCard(
        entry,
        badge,
        segment.name if segment is not None else "",
        values,
        fears,
        words,
        has_values and not values,
        ", ".join(spoken),
    )


def _line(view: ProjectView, entry: Entry, number: int, *, is_last: bool) -> Line:
    one = ENTRY_WORDS[entry.table].one
    if not isinstance(entry, BuyingStep):
        return Line(entry, None, "", f"{one} {words_of(entry)}")
    persona = view.personas.get(entry.persona) if entry.persona else None
    who = persona.name if persona is not None else ""
    until = f"until {_lowered(entry.done_when)}" if entry.done_when else ""
    detail = ", ".join(word for word in (who, until) if word)
    spoken = ", ".join(word for word in (f"{one} {number}", entry.text, detail) if word)
    return Line(entry, number, detail, spoken, is_last)


def _lowered(text: str) -> str:
    """A sentence inside another: its first letter small unless it begins an abbreviation."""
    words = " ".join(text.split())
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def customer_status(view: ProjectView) -> str:
    """``3 segments · 5 personas · 2 gaps``."""
    words = [counted(len(view.segments), "segment"), counted(len(view.personas), "persona")]
    if view.segments or view.personas:
        gaps = len(customer_gaps(view))
        words.append(counted(gaps, "gap") if gaps else "no gaps")
    return " · ".join(words)
