"""Every element of the positioning in full, by its component."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from exporters.paper.model import (
    Block,
    Facts,
    Headline,
    Labelled,
    Look,
    Named,
    Pairs,
    bullets,
    intro,
    typed,
    words,
)
from exporters.positioning.chain import LINES, delivery_caution, ends
from exporters.stakeholder.chips import element_words
from exporters.stakeholder.gathered import StakeholderCopy
from narrative_studio.analysis.naming import counted, day, frame_name
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import AlternativeType, Element, ElementKind, PointKind
from narrative_studio.story_text import ElementField
from narrative_studio.text_marks import POINTS, element_mark

_Pair = tuple[str, tuple[Block, ...]]
_OWN_CELLS: Final[Mapping[ElementKind, Mapping[str, str]]] = {
    ElementKind.DIFFERENTIATOR: {
        ElementField.EVIDENCE: "evidence",
        ElementField.ROADMAP: "roadmap_item",
    },
    ElementKind.VALUE: {ElementField.METRIC: "metric"},
    ElementKind.CUSTOMER: {ElementField.SIGNAL: "signal", ElementField.NOT_FOR: "not_for"},
    ElementKind.CATEGORY: {ElementField.PARENT: "parent_category"},
}
"""The texts that only elements of one kind have, by the names before them."""


def element_blocks(
    shown: StakeholderCopy, element: Element, *, has_status: bool
) -> Iterator[Block]:
    """One element: its name, what it says, and its facts by name."""
    mark = element_mark(shown.whole, element, _told_cells(element))
    yield Headline(2, element_words(element), anchor=f"element:{element.id}", mark=mark)
    if fact := _kind(element):
        yield Facts((fact,))
    if element.name:
        yield from intro(element.statement)
    pairs = [*_own(shown, element), *_lines(shown, element), *_around(shown, element)]
    if has_status:
        pairs.append(("Status", (words(_status(shown, element)),)))
    if caution := delivery_caution(element):
        due = f", due {day(element.roadmap_on)}" if element.roadmap_on else ""
        said = (words(f"{caution.capitalize()}{due}"),)
        yield Labelled("Delivery", said, Look.CAUTION, keeps=bool(pairs))
    if pairs:
        yield Pairs(tuple(pairs))


def _told_cells(element: Element) -> Iterator[str]:
    """The cells of an element that stand in the text in its own words."""
    if element.name or element.statement:
        yield "name" if element.name else "statement"
    if element.name:
        yield "statement"
    yield from _OWN_CELLS.get(element.kind, {}).values()
    if element.kind is ElementKind.ALTERNATIVE:
        yield from POINTS


def _kind(element: Element) -> str:
    match element.kind:
        case ElementKind.ALTERNATIVE:
            share = element.share_of_deals_pct
            kind = element.alternative_type
            told = "" if kind is AlternativeType.OTHER else str(kind)
            told = ", ".join(filter(None, (told, "" if share is None else f"{share} % of deals")))
            return told[:1].upper() + told[1:]
        case ElementKind.CATEGORY:
            return str(element.style).capitalize()
        case _:
            return ""


def _own(shown: StakeholderCopy, element: Element) -> Iterator[_Pair]:
    """What only this component has."""
    if element.kind is ElementKind.ALTERNATIVE:
        points = shown.whole.points.of("element", element.id)
        for kind, title in (
            (PointKind.STRENGTH, "Strengths"),
            (PointKind.WEAKNESS, "Weaknesses"),
        ):
            texts = [one.text for one in points if one.kind is kind and one.text.strip()]
            if texts:
                yield title, tuple(bullets(texts))
    for label, name in _OWN_CELLS.get(element.kind, {}).items():
        yield from _fact(label, getattr(element, name))


def _lines(shown: StakeholderCopy, element: Element) -> Iterator[_Pair]:
    for label, kind, here in LINES[element.kind]:
        if found := ends(shown, element, kind, here):
            yield label, tuple(Named(element_words(one), delivery_caution(one)) for one in found)


def _around(shown: StakeholderCopy, element: Element) -> Iterator[_Pair]:
    told, more = shown.proofs_of(element)
    if told or more:
        blocks = [block for proof in told for block in _proof(proof)]
        if more:
            verb = "is" if more == 1 else "are"
            blocks.append(words(f"{counted(more, 'proof')} {verb} left out.", italic=True))
        yield "Proof", tuple(blocks)
    if frames := shown.carriers.get(element.id):
        yield (
            "Told in",
            tuple(
                words(f"{frame_name(shown.view, frame)}: {frame.headline}".rstrip(": "))
                for frame in frames
            ),
        )


def _proof(proof: Proof) -> Iterator[Block]:
    yield words(proof.headline or "Proof without a headline", bold=True)
    if proof.before.strip() or proof.after.strip():
        before = proof.before.strip() or "not measured"
        after = proof.after.strip() or "not measured"
        yield words(f"Before: {before}. After: {after}.".replace("..", "."))
    source = "; ".join(filter(None, (proof.customer_alias.strip(), proof.measured.strip())))
    if source:
        yield Facts((source,))


def _fact(label: str, text: str) -> Iterator[_Pair]:
    if blocks := typed(text):
        yield label, blocks


def _status(shown: StakeholderCopy, element: Element) -> str:
    people = [
        f"{person.name} {verb}"
        for person, verb in (
            (shown.view.person(element.driver), "drives"),
            (shown.view.person(element.approver), "decides"),
        )
        if person is not None and person.name
    ]
    return ", ".join([str(element.status).capitalize(), *people])
