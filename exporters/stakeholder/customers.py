"""Sets the customer model in short: who buys, what moves them, and how they come to buy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.stakeholder.chips import chip_row, element_chip
from exporters.stakeholder.gathered import StakeholderCopy, buying_step_aside
from exporters.web.tags import Html, join, tag
from narrative_studio.model.customers import BuyingRole, Persona, PersonaNoteKind, Segment


def customers(shown: StakeholderCopy) -> Html | None:
    """The whole section; None while nothing is known of customers."""
    whole = shown.whole
    parts = [
        _group("Segments", (_segment(one) for one in whole.segments.ordered)),
        _group("Personas", (_persona(shown, one) for one in whole.personas.ordered)),
        _group("How they come to buy", _buying(shown)),
    ]
    if not any(parts):
        return None
    return tag("section", tag("h2", "Customers"), join(parts, "\n"), id="customers")


def _group(title: str, cards: Iterable[Html]) -> Html | None:
    inside = join(cards, "\n")
    if not inside:
        return None
    return tag("section", tag("h3", title), tag("div", inside, class_="cards"), class_="component")


def _segment(segment: Segment) -> Html:
    words = f"{segment.fit.capitalize()} fit" + (f", {segment.size}" if segment.size else "")
    return tag(
        "div",
        tag("h4", segment.name or "Segment without a name", dir="auto"),
        tag("p", words, class_="support", dir="auto"),
        class_="card",
    )


def _persona(shown: StakeholderCopy, persona: Persona) -> Html:
    segment = shown.whole.segments.get(persona.segment) if persona.segment else None
    part = "" if persona.buying_role is BuyingRole.OTHER else str(persona.buying_role)
    role = ", ".join(filter(None, (part, segment.name if segment else "")))
    wanted = {one.element for one in shown.whole.interests.of("persona", persona.id)}
    cares = (element_chip(shown, one) for one in shown.elements if one.id in wanted)
    parts = [
        tag("h4", persona.name or "Persona without a name", dir="auto"),
        tag("p", role[0].upper() + role[1:], class_="support", dir="auto") if role else None,
        *_notes(shown, persona),
        chip_row("Cares about", cares),
    ]
    return tag("div", join(parts, "\n"), class_="card")


def _notes(shown: StakeholderCopy, persona: Persona) -> Iterator[Html]:
    notes = shown.whole.persona_notes.of("persona", persona.id)
    for kind in PersonaNoteKind:
        texts = [one.text.strip() for one in notes if one.kind is kind and one.text.strip()]
        if texts:
            marks = ("“", "”") if kind is PersonaNoteKind.WORDS else ("", "")
            said = ", ".join(f"{marks[0]}{text}{marks[1]}" for text in texts)
            label = tag("span", f"{kind.plural}: ", class_="label")
            yield tag("p", label, tag("span", said, dir="auto"), class_="fact")


def _buying(shown: StakeholderCopy) -> Iterator[Html]:
    whole = shown.whole
    steps = [(one.text, buying_step_aside(whole, one)) for one in whole.buying_steps.ordered]
    for title, rows, name in (
        ("They begin to look when", [(one.text, "") for one in whole.trigger_events.ordered], "ul"),
        ("Steps to a decision", steps, "ol"),
        ("Not for us when", [(one.text, "") for one in whole.disqualifiers.ordered], "ul"),
    ):
        items = join(_item(text, aside) for text, aside in rows if text.strip())
        if items:
            yield tag("div", tag("h4", title), tag(name, items), class_="card")


def _item(text: str, aside: str) -> Html:
    more = tag("span", f" {aside}", class_="support", dir="auto") if aside else None
    return tag("li", tag("span", text, dir="auto"), more)
