"""What stands around the chain: comparison, words, customers, objections, goals, touchpoints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set

from exporters.paper.model import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Headline,
    Labelled,
    Named,
    Pairs,
    Prose,
    Row,
    bullets,
    intro,
    typed,
    words,
)
from exporters.positioning.compared import compared
from exporters.positioning.part import Part
from exporters.stakeholder.chips import element_words
from exporters.stakeholder.gathered import StakeholderCopy, buying_step_aside
from narrative_studio.analysis.naming import day
from narrative_studio.markup import Item, Listing, Paragraph, parse
from narrative_studio.model.customers import BuyingRole, BuyingStep, Persona, PersonaNoteKind
from narrative_studio.model.evidence import Objection
from narrative_studio.model.goals import Goal, KeyResult
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.story_text import PageHeading


def around(shown: StakeholderCopy, parts: Set[Part]) -> Iterator[Block]:
    """The parts that are wanted and have something in them."""
    for part, heading, make in _PARTS:
        if part in parts and (blocks := tuple(make(shown))):
            yield Headline(1, heading)
            yield from blocks


# Vocabulary


def _vocabulary(shown: StakeholderCopy) -> Iterator[Block]:
    terms = [term for term in shown.whole.terms.ordered if term.text.strip()]
    rows = tuple(_term(shown, term) for term in terms)
    if rows:
        columns = (
            Column("Word", 3.5),
            Column("Say it?", 2.0),
            Column("Instead", 3.5),
            Column("Why", 6.0, is_support=True),
        )
        yield Grid("Vocabulary", columns, rows)


def _term(shown: StakeholderCopy, term: Term) -> Row:
    other = shown.whole.terms.get(term.instead) if term.instead else None
    verdict = {TermKind.PREFERRED: "Yes", TermKind.AVOID: "Rather not", TermKind.BANNED: "Never"}
    return Row(
        (
            Cell((Named(term.text, is_strong=term.kind is TermKind.PREFERRED),)),
            Cell((words(verdict[term.kind]),)),
            Cell(typed(other.text) if other else ()),
            Cell(typed(term.why)),
        )
    )


# Customers


def _customers(shown: StakeholderCopy) -> Iterator[Block]:
    whole = shown.whole
    segments = tuple(
        Row(
            (
                Cell((Named(one.name or "Segment without a name", is_strong=True),)),
                Cell((words(str(one.fit).capitalize()),)),
                Cell(typed(one.size)),
                Cell(typed(one.note)),
            )
        )
        for one in whole.segments.ordered
    )
    if segments:
        columns = (
            Column("Segment", 4.0),
            Column("Fit", 1.5),
            Column("Size", 3.0),
            Column("Note", 6.0, is_support=True),
        )
        yield Grid("Segments", columns, segments)
    for persona in whole.personas.ordered:
        yield from _persona(shown, persona)
    steps = tuple(Item(_buying_step(shown, one)) for one in whole.buying_steps.ordered)
    for title, listing in (
        ("They begin to look when", [one.text for one in whole.trigger_events.ordered]),
        ("Not for us when", [one.text for one in whole.disqualifiers.ordered]),
    ):
        if texts := [text for text in listing if text.strip()]:
            yield Labelled(title, tuple(bullets(texts)))
    if steps:
        yield Labelled("Steps to a decision", (Listing(steps, start=1),))


def _persona(shown: StakeholderCopy, persona: Persona) -> Iterator[Block]:
    segment = shown.whole.segments.get(persona.segment) if persona.segment else None
    role = "" if persona.buying_role is BuyingRole.OTHER else str(persona.buying_role).capitalize()
    yield Headline(2, persona.name or "Persona without a name")
    if facts := tuple(filter(None, (role, segment.name if segment else ""))):
        yield Facts(facts)
    yield from intro(persona.note)
    pairs: list[tuple[str, tuple[Block, ...]]] = []
    notes = shown.whole.persona_notes.of("persona", persona.id)
    for kind in PersonaNoteKind:
        texts = [one.text.strip() for one in notes if one.kind is kind and one.text.strip()]
        if texts:
            quotes = kind is PersonaNoteKind.WORDS
            pairs.append((kind.plural, tuple(bullets(f"“{t}”" if quotes else t for t in texts))))
    wanted = {one.element for one in shown.whole.interests.of("persona", persona.id)}
    cares = tuple(words(element_words(one)) for one in shown.elements if one.id in wanted)
    if cares:
        pairs.append(("Cares about", cares))
    if pairs:
        yield Pairs(tuple(pairs))


def _buying_step(shown: StakeholderCopy, step: BuyingStep) -> tuple[Paragraph, ...]:
    aside = buying_step_aside(shown.whole, step)
    return (words(f"{step.text} ({aside})" if aside else step.text),)


# Objections


def _objections(shown: StakeholderCopy) -> Iterator[Block]:
    rows = tuple(_objection(shown, one) for one in shown.whole.objections.ordered)
    if rows:
        columns = (
            Column("Objection", 4.2),
            Column("Answer", 6.5),
            Column("Rests on", 3.4, is_support=True),
            Column("Raised by", 2.4, is_support=True),
        )
        yield Grid("Objections", columns, rows)


def _objection(shown: StakeholderCopy, objection: Objection) -> Row:
    whole = shown.whole
    targets = [link.target for link in whole.links_from(objection.id)]
    proofs = {str(proof.id): proof.headline for proof in shown.proofs}
    names = {str(one.id): element_words(one) for one in shown.elements} | proofs
    raisers = [
        whole.personas.get(one.persona) for one in whole.raisers.of("objection", objection.id)
    ]
    return Row(
        (
            Cell((Named(objection.text, is_strong=True), Facts((str(objection.kind),)))),
            Cell((Prose(parse(objection.response)),)),
            Cell(tuple(words(names[target]) for target in targets if target in names)),
            Cell(tuple(words(one.name) for one in raisers if one is not None)),
        )
    )


# Goals


def _goals(shown: StakeholderCopy) -> Iterator[Block]:
    for goal in shown.whole.goals.ordered:
        yield Headline(2, goal.objective or "Goal without an objective")
        yield from _goal(shown, goal)


def _goal(shown: StakeholderCopy, goal: Goal) -> Iterator[Block]:
    whole = shown.whole
    owners = [shown.view.person(one.person) for one in whole.goal_owners.of("goal", goal.id)]
    needs = [whole.goals.get(one.needs) for one in whole.goal_dependencies.of("goal", goal.id)]
    facts = [f"Due {day(goal.due_on)}" if goal.due_on else ""]
    facts.append(", ".join(one.name for one in owners if one is not None and one.name))
    yield Facts(tuple(facts))
    yield from intro(goal.note)
    first = [one.objective for one in needs if one is not None]
    if first:
        yield Labelled("Needs first", tuple(bullets(first)))
    rows = tuple(_key_result(shown, one) for one in whole.key_results.of("goal", goal.id))
    if rows:
        columns = (
            Column("Key result", 6.0),
            Column("Start", 2.0),
            Column("Now", 2.6),
            Column("Target", 2.0),
            Column("Owner", 2.6, is_support=True),
        )
        yield Grid("Key results", columns, rows)


def _key_result(shown: StakeholderCopy, result: KeyResult) -> Row:
    owner = shown.view.person(result.owner)
    measured = (Facts((day(result.measured_on),)),) if result.measured_on else ()
    return Row(
        (
            Cell((Named(result.text, "done" if result.is_done else ""),)),
            Cell(typed(result.start_value)),
            Cell((*typed(result.current_value), *measured)),
            Cell(typed(result.target_value)),
            Cell(typed(owner.name) if owner else ()),
        )
    )


# Touchpoints


def _touchpoints(shown: StakeholderCopy) -> Iterator[Block]:
    rows = tuple(_touchpoint(shown, one) for one in shown.whole.touchpoints.ordered)
    if rows:
        columns = (
            Column("Touchpoint", 3.6),
            Column("Wording", 6.4),
            Column("Tells", 3.6, is_support=True),
            Column("Looked after by", 2.8, is_support=True),
        )
        yield Grid("Touchpoints", columns, rows)


def _touchpoint(shown: StakeholderCopy, one: Touchpoint) -> Row:
    owner = shown.view.person(one.owner)
    targets = {link.target for link in shown.whole.links_from(one.id)}
    tells = tuple(words(element_words(e)) for e in shown.elements if e.id in targets)
    checked = (Facts((f"checked {day(one.checked_on)}",)),) if one.checked_on else ()
    kind = ", ".join((str(one.kind), str(one.function)))
    return Row(
        (
            Cell(
                (
                    Named(one.name or "Touchpoint without a name", is_strong=True),
                    Facts((kind,)),
                    *typed(one.place),
                )
            ),
            Cell(typed(one.wording)),
            Cell(tells),
            Cell(((*typed(owner.name),) if owner else ()) + checked),
        )
    )


_PARTS: tuple[tuple[Part, str, Callable[[StakeholderCopy], Iterator[Block]]], ...] = (
    (Part.COMPARISON, PageHeading.COMPARISON, compared),
    (Part.CUSTOMERS, PageHeading.CUSTOMERS, _customers),
    (Part.OBJECTIONS, PageHeading.OBJECTIONS, _objections),
    (Part.VOCABULARY, PageHeading.VOCABULARY, _vocabulary),
    (Part.GOALS, PageHeading.GOALS, _goals),
    (Part.TOUCHPOINTS, PageHeading.TOUCHPOINTS, _touchpoints),
)
