"""Finds in the document what a designed slide shows besides the frame's own words."""

from __future__ import annotations

from exporters.deck.figures import Figure, read_figure
from exporters.deck.slides import (
    Comparison,
    Entry,
    Grid,
    Metric,
    entries_in,
    plain_run,
)
from narrative_studio.markup import Alignment, Blocks, Item, Listing, runs_text
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import Element, ElementKind, PointKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

MOST_ALTERNATIVES = 4
_BEFORE_WORDS = frozenset({"before"})
_AFTER_WORDS = frozenset({"after"})


def alternatives_grid(view: NarrativeView, frame: Frame) -> Grid | None:
    """The competitive alternatives with what each is good at and where it strains.

    Those that the frame is linked to, or all; None when the positioning has none with points.
    """
    linked = [
        element
        for link in view.whole.links_from(frame.id)
        if (element := view.whole.elements.get(link.target)) is not None
        and element.kind is ElementKind.ALTERNATIVE
    ]
    order = {e.id: n for n, e in enumerate(view.whole.elements_of(ElementKind.ALTERNATIVE))}
    chosen = sorted(set(linked), key=lambda e: order.get(e.id, 0)) or list(
        view.whole.elements_of(ElementKind.ALTERNATIVE)
    )
    chosen = chosen[:MOST_ALTERNATIVES]
    sides = (("Good at", PointKind.STRENGTH), ("Strains", PointKind.WEAKNESS))
    rows = [
        (plain_run(heading if number == 0 else ""), *(plain_run(text) for text in texts))
        for heading, kind in sides
        for number, texts in enumerate(_side_by_side(view, chosen, kind))
    ]
    if not rows:
        return None
    header = ((), *(plain_run(element.name) for element in chosen))
    return Grid(header, tuple(rows), (Alignment.LEFT,) * len(header), has_row_headings=True)


def _side_by_side(
    view: NarrativeView, elements: list[Element], kind: PointKind
) -> list[tuple[str, ...]]:
    """The points of one kind in rows, one column for each element."""
    columns = [
        [point.text for point in view.whole.points.of("element", element.id) if point.kind is kind]
        for element in elements
    ]
    count = max((len(column) for column in columns), default=0)
    return [
        tuple(column[row] if row < len(column) else "" for column in columns)
        for row in range(count)
    ]


def comparison_of(
    view: NarrativeView, frame: Frame, blocks: Blocks
) -> tuple[Comparison | None, Blocks]:
    """Before and after, from bullets of these names or from a proof; and the blocks left over."""
    typed = _typed_comparison(blocks)
    if typed is not None:
        return typed
    for proof in cleared_proofs(view, frame):
        before, after = read_figure(proof.before), read_figure(proof.after)
        if before and after:
            return _comparison(("Before", before), ("After", after)), blocks
    return None, blocks


def _typed_comparison(blocks: Blocks) -> tuple[Comparison, Blocks] | None:
    listing = next((block for block in blocks if isinstance(block, Listing)), None)
    if listing is None:
        return None
    found: dict[str, tuple[str, Figure]] = {}
    rest: list[Item] = []
    for item in listing.items:
        entry = _labelled(item)
        figure = read_figure(runs_text(entry.title)) if entry else None
        side = _side(runs_text(entry.label)) if entry else ""
        if entry and figure and side and side not in found:
            found[side] = (runs_text(entry.label), figure)
        else:
            rest.append(item)
    if len(found) < 2:
        return None
    others = (Listing(tuple(rest), listing.start),) if rest else ()
    left = tuple(block for one in blocks for block in (others if one is listing else (one,)))
    return _comparison(found["before"], found["after"]), left


def _labelled(item: Item) -> Entry | None:
    entries = entries_in((Listing((item,)),), with_labels=True)
    entry = entries[0] if entries else None
    return entry if entry and entry.label and not entry.details else None


def _side(label: str) -> str:
    word = label.strip().lower()
    if word in _BEFORE_WORDS:
        return "before"
    return "after" if word in _AFTER_WORDS else ""


def _comparison(before: tuple[str, Figure], after: tuple[str, Figure]) -> Comparison:
    can_compare = before[1].unit == after[1].unit
    first, second = (
        Metric(label, figure.text, figure.detail, figure.size if can_compare else None)
        for label, figure in (before, after)
    )
    return Comparison(first, second)


def cleared_proofs(view: NarrativeView, frame: Frame) -> tuple[Proof, ...]:
    """The proofs linked to a frame that may be shown in a deck today."""
    today = view.whole.today.isoformat()
    return tuple(
        proof
        for link in view.whole.links_from(frame.id)
        if (proof := view.whole.proofs.get(link.target)) is not None
        and proof.may_be_shown
        and not proof.has_expired(today)
    )


def source_line(view: NarrativeView, frame: Frame) -> str:
    """Whose figures they are and how they were measured; further proofs in a sentence each."""
    sentences = []
    for number, proof in enumerate(cleared_proofs(view, frame)):
        if number == 0:
            sentences.append("; ".join(filter(None, (proof.customer_alias, proof.measured))))
        else:
            sentences.append(claim_line(proof))
    return " ".join(f"{text[0].upper()}{text[1:].rstrip('.')}." for text in sentences if text)


def claim_line(proof: Proof) -> str:
    """Who a proof is from and what it says, to stand by itself.

    The claim keeps its first letter: it may be that of a name, of letters such as ERP, or of a
    noun in German.
    """
    said = ": ".join(filter(None, (proof.customer_alias.strip(), proof.headline.strip())))
    return said[:1].upper() + said[1:]
