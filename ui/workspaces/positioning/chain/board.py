"""What the chain shows at one moment: a card per element, the lines between them, the gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from narrative_studio.analysis.linking.coverage import coverage
from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.newness import has_new_positioning, is_taking_shape
from narrative_studio.analysis.positioning.chain import Chain, chain_of
from narrative_studio.analysis.positioning.gap import Gap, most_useful_first
from narrative_studio.analysis.positioning.gaps import gaps
from narrative_studio.analysis.rules.roadmap import STILL_TO_COME, is_overdue, lacks_item
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import Element, ElementKind, Relation, Status
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView, ProjectView
from ui.inspector.element.kinds import DELIVERY_ICON, share_words, title_of, type_words
from ui.widgets.badge import Badge, Tone
from ui.widgets.parsed_edit import show_day

COLUMNS: Final = (
    ElementKind.ALTERNATIVE,
    ElementKind.DIFFERENTIATOR,
    ElementKind.VALUE,
    ElementKind.CUSTOMER,
)
"""The components that stand side by side, in the order of the chain."""

TABLES: Final = frozenset(
    {"element", "point", "relation", "link", "proof", "narrative", "frame", "step", "project"}
)
"""What a board depends on."""


@dataclass(frozen=True, slots=True)
class Card:
    """One element as its card shows it.

    ``facts`` stand in quiet words on the last line unless there are ``badges``; ``spoken`` is what
    assistive technology reads.
    """

    element: Element
    facts: tuple[str, ...] = ()
    icon: str = ""
    badges: tuple[Badge, ...] = ()
    spoken: str = ""


@dataclass(frozen=True)
class Board:
    """Everything the chain shows, made anew after each change."""

    view: ProjectView
    story: NarrativeView | None
    columns: tuple[tuple[Card, ...], ...] = ((), (), (), ())
    categories: tuple[Card, ...] = ()
    trends: tuple[Card, ...] = ()
    relations: tuple[Relation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    suspects: int = 0
    is_taking_shape: bool = False
    """Nobody is asked yet for what is missing; the empty places say it."""
    is_new: bool = False
    """What is missing is a next step more than a gap."""
    carriers: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many elements there are."""
        return len(self.view.elements)

    @property
    def category(self) -> Card | None:
        """The market category that is shown: the current one, else the first."""
        current = (card for card in self.categories if card.element.is_current)
        return next(current, self.categories[0] if self.categories else None)

    def chain(self, element_id: str | None) -> Chain:
        """The whole chain of an element; empty for none."""
        if element_id is None or element_id not in self.view.elements:
            return Chain(frozenset(), frozenset())
        return chain_of(self.view, ElementId(element_id))

    def place(self, element_id: str) -> tuple[int, int] | None:
        """Column and row of an element's card; None where it has none in the columns."""
        for column, cards in enumerate(self.columns):
            for row, card in enumerate(cards):
                if card.element.id == element_id:
                    return column, row
        return None


def make_board(view: ProjectView, story: NarrativeView | None) -> Board:
    """Look at the document and the narrative that is told."""
    found_gaps, is_new = gaps(view, story), has_new_positioning(view)
    by_element: dict[str, list[Gap]] = {}
    for gap in found_gaps:
        if gap.element_id is not None:
            by_element.setdefault(gap.element_id, []).append(gap)
    carriers = coverage(story).carriers if story is not None else {}
    suspects: dict[str, int] = {}
    for link in view.links.values():
        if link.target_table == Element.table and view.link_state(link).is_suspect:
            suspects[link.target] = suspects.get(link.target, 0) + 1

    def cards(kind: ElementKind) -> tuple[Card, ...]:
        return tuple(
            _card(
                view,
                element,
                by_element.get(element.id, []),
                len(carriers.get(element.id, ())),
                suspects.get(element.id, 0),
                is_new=is_new,
            )
            for element in view.elements_of(kind)
        )

    return Board(
        view,
        story,
        columns=tuple(cards(kind) for kind in COLUMNS),
        categories=cards(ElementKind.CATEGORY),
        trends=cards(ElementKind.TREND),
        relations=tuple(line for line in view.relations.ordered if line.is_line),
        gaps=most_useful_first(found_gaps) if is_new else found_gaps,
        suspects=sum(suspects.values()),
        is_taking_shape=is_taking_shape(view),
        is_new=is_new,
        carriers=carriers,
    )


def carried_words(board: Board, element_id: str) -> str:
    """``Carried by frame 6``, ``Carried by 3 frames``; empty where no frame does."""
    frames = board.carriers.get(element_id, ())
    if not frames:
        return ""
    if len(frames) == 1 and board.story is not None:
        return f"Carried by frame {board.story.number(frames[0].id)}"
    return f"Carried by {counted(len(frames), 'frame')}"


def status_words(board: Board) -> str:
    """``18 elements · 3 gaps · 1 suspect link``."""
    words = [counted(board.count, "element")]
    if board.gaps:
        words.append(counted(len(board.gaps), "next step" if board.is_new else "gap"))
    elif board.count and not board.is_taking_shape:
        words.append("no gaps")
    if board.suspects:
        words.append(counted(board.suspects, "suspect link"))
    return " · ".join(words)


def _card(
    view: ProjectView,
    element: Element,
    its_gaps: list[Gap],
    carriers: int,
    suspects: int,
    *,
    is_new: bool,
) -> Card:
    facts, icon = _facts(view, element)
    if element.status is Status.DRAFT:
        facts = (*facts, "Draft" if not facts else "draft")
    tone, icon_of_gap = (Tone.NEUTRAL, "") if is_new else (Tone.WARN, "alert-triangle")
    badges = [Badge(gap.badge, tone, icon_of_gap) for gap in its_gaps]
    if is_overdue(element, view.today):
        badges.append(Badge("Roadmap date passed", Tone.WARN, "hourglass"))
    if element.status is Status.IN_REVIEW:
        badges.append(Badge("In review", Tone.INFO, "eye"))
    if suspects:
        if element.status is Status.APPROVED:
            badges.append(Badge("Changed", Tone.INFO, "pencil"))
        badges.append(Badge(counted(suspects, "suspect link"), Tone.WARN, "unlink"))
    spoken = [f"{title_of(element.kind)} {element.name}", element.status.value]
    spoken += [gap.badge[:1].lower() + gap.badge[1:] for gap in its_gaps]
    if element.kind is ElementKind.DIFFERENTIATOR and element.delivery in STILL_TO_COME:
        spoken += [element.delivery.value, *_roadmap_words(element)]
    if is_overdue(element, view.today):
        spoken.append("roadmap date passed")
    if carriers:
        spoken.append(f"carried by {counted(carriers, 'frame')}")
    if suspects:
        spoken.append(counted(suspects, "suspect link"))
    return Card(element, tuple(facts), icon, tuple(badges), ", ".join(spoken))


def _facts(view: ProjectView, element: Element) -> tuple[tuple[str, ...], str]:
    """What is fine about an element, in quiet words, and the icon before them."""
    if element.kind is ElementKind.ALTERNATIVE:
        words = (share_words(element.share_of_deals_pct), type_words(element.alternative_type))
        return tuple(word for word in words if word), ""
    if element.kind is ElementKind.DIFFERENTIATOR:
        state = element.delivery.value.capitalize()
        return (state, *_roadmap_words(element)), DELIVERY_ICON[element.delivery]
    if element.kind is ElementKind.VALUE:
        codes = [
            view.proofs[link.source].code
            for link in view.links_to(element.id)
            if link.source_table == Proof.table and link.source in view.proofs
        ]
        return ((f"Proved by {listed(codes)}",), "shield-check") if codes else ((), "")
    if element.kind is ElementKind.CUSTOMER and element.signal.strip():
        return ("Signal stated",), "eye"
    return (), ""


def _roadmap_words(element: Element) -> tuple[str, ...]:
    """When a differentiator is to be there, or that nothing stands behind it."""
    if element.delivery not in STILL_TO_COME:
        return ()
    if lacks_item(element):
        return ("no roadmap item",)
    return (f"due {show_day(element.roadmap_on)}",) if element.roadmap_on else ()
