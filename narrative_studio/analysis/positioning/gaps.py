"""The gaps of the positioning, as friendly prompts."""

from collections.abc import Iterator

from narrative_studio.analysis.linking.coverage import coverage
from narrative_studio.analysis.naming import counted, quoted
from narrative_studio.analysis.newness import is_taking_shape
from narrative_studio.analysis.positioning.gap import Gap, GapKind
from narrative_studio.analysis.positioning.wording_gaps import wording_gaps
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import AlternativeType, Element, ElementKind
from narrative_studio.model.view import NarrativeView, ProjectView

MOST_VALUE_THEMES = 4


def gaps(whole: ProjectView, told: NarrativeView | None = None) -> tuple[Gap, ...]:
    """What the positioning still lacks: what the chain does, then what single wordings do.

    ``told`` is the narrative that should carry it; without one, or before it has a frame, nobody
    is asked who carries what. A positioning that is only taking shape has no gaps, as an empty one
    has none: there is nothing to hold against it yet.
    """
    if not whole.elements or is_taking_shape(whole):
        return ()
    return (
        *_alternatives(whole),
        *_differentiators(whole),
        *_values(whole),
        *_customers(whole, told),
        *_category(whole),
        *wording_gaps(whole),
    )


def value_without_cleared_proof(whole: ProjectView, value: Element) -> Gap | None:
    """The gap of a value theme that no proof backs which may be told and has not expired."""
    links = [
        link
        for proof in whole.proofs
        for link in whole.links_from(proof)
        if link.target == value.id and link.source_table == Proof.table
    ]
    # From the proofs, which are few: a value theme is told by many frames.
    proofs = [whole.proofs[link.source] for link in sorted(links, key=lambda link: link.id)]
    today = whole.today.isoformat()
    if any(proof.is_cleared and not proof.has_expired(today) for proof in proofs):
        return None
    if not proofs:
        title, badge = f"{quoted(value.name)} has no proof", "No proof"
        hint = "Link a proof to it, or test the claim before you tell it."
    else:
        title, badge = f"{quoted(value.name)} has no cleared proof", "Proof not cleared"
        hint = " ".join(_standing(proof, today) for proof in proofs)
    return Gap(GapKind.NOT_PROVED, title, hint, badge, value.kind, value.id)


def _standing(proof: Proof, today: str) -> str:
    name = proof.code or quoted(proof.headline)
    if proof.is_cleared and proof.has_expired(today):
        return f"The consent to {name} has ended."
    if proof.consent:
        return f"{name} is not cleared: {proof.consent}."
    return f"{name} is not cleared: nobody has agreed to its use yet."


def _alternatives(whole: ProjectView) -> Iterator[Gap]:
    found = whole.elements_of(ElementKind.ALTERNATIVE)
    has_differentiators = bool(whole.elements_of(ElementKind.DIFFERENTIATOR))
    for one in found:
        if has_differentiators and not _leads_on(whole, one):
            share = one.share_of_deals_pct
            yield Gap(
                GapKind.UNANSWERED,
                f"No differentiator answers {quoted(one.name)}",
                "Connect what it lacks, or add a differentiator."
                if share is None
                else f"{share} % of deals end there.",
                "Nothing answers this",
                one.kind,
                one.id,
            )
    if found and all(one.alternative_type is AlternativeType.RIVAL for one in found):
        yield Gap(
            GapKind.ONLY_RIVALS,
            "Every alternative is a rival product",
            "Add what buyers do today without one: a spreadsheet, a habit, nothing at all.",
            "Only rivals",
            ElementKind.ALTERNATIVE,
        )


def _differentiators(whole: ProjectView) -> Iterator[Gap]:
    has_alternatives = bool(whole.elements_of(ElementKind.ALTERNATIVE))
    has_values = bool(whole.elements_of(ElementKind.VALUE))
    for one in whole.elements_of(ElementKind.DIFFERENTIATOR):
        if has_alternatives and not _is_reached(whole, one):
            yield Gap(
                GapKind.NOT_DIFFERENT,
                f"No alternative lacks {quoted(one.name)}",
                "Connect the alternatives that lack it; what all of them have is no difference.",
                "Who lacks this?",
                one.kind,
                one.id,
            )
        if has_values and not _leads_on(whole, one):
            yield Gap(
                GapKind.SO_WHAT,
                f"{quoted(one.name)} gives no value yet",
                "So what? Connect what buyers get from it.",
                "So what?",
                one.kind,
                one.id,
            )


def _values(whole: ProjectView) -> Iterator[Gap]:
    found = whole.elements_of(ElementKind.VALUE)
    if not found and whole.elements_of(ElementKind.DIFFERENTIATOR):
        yield Gap(
            GapKind.NO_VALUE,
            "There is no value theme yet",
            "So what? Say what the differentiators give buyers, in 1 to 4 themes.",
            "So what?",
            ElementKind.VALUE,
        )
    if len(found) > MOST_VALUE_THEMES:
        yield Gap(
            GapKind.MANY_VALUES,
            f"{counted(len(found), 'value theme')} are more than a buyer remembers",
            f"Group them into 1 to {MOST_VALUE_THEMES}.",
            "Too many",
            ElementKind.VALUE,
        )
    has_customers = bool(whole.elements_of(ElementKind.CUSTOMER))
    for one in found:
        if not _is_reached(whole, one):
            yield Gap(
                GapKind.NOT_GIVEN,
                f"No differentiator gives {quoted(one.name)}",
                "Connect the differentiator that makes it true, or drop it.",
                "Nothing gives this",
                one.kind,
                one.id,
            )
        if unproved := value_without_cleared_proof(whole, one):
            yield unproved
        if has_customers and not _leads_on(whole, one):
            yield Gap(
                GapKind.WHO_CARES,
                f"{quoted(one.name)} matters to nobody yet",
                "Who cares? Connect the customers who care a lot.",
                "Who cares?",
                one.kind,
                one.id,
            )


def _customers(whole: ProjectView, told: NarrativeView | None) -> Iterator[Gap]:
    found = whole.elements_of(ElementKind.CUSTOMER)
    has_values = bool(whole.elements_of(ElementKind.VALUE))
    carriers = coverage(told).carriers if told is not None and told.frames else None
    for one in found:
        if has_values and not _is_reached(whole, one):
            yield Gap(
                GapKind.NOT_CARED_FOR,
                f"No value theme matters to {quoted(one.name)}",
                "Connect what these buyers care about, or drop them.",
                "Nothing for them",
                one.kind,
                one.id,
            )
        if carriers is not None and one.id not in carriers:
            yield Gap(
                GapKind.NOT_CARRIED,
                f"No frame carries {quoted(one.name)}",
                "Link it to a frame, or drop it.",
                "No frame carries this",
                one.kind,
                one.id,
            )
    if found and not any(one.not_for.strip() for one in found):
        yield Gap(
            GapKind.NOBODY_EXCLUDED,
            "Nobody is excluded",
            "Say at one of the target customers who it is not for.",
            "Not for whom?",
            ElementKind.CUSTOMER,
        )


def _category(whole: ProjectView) -> Iterator[Gap]:
    found = whole.elements_of(ElementKind.CATEGORY)
    current = [one for one in found if one.is_current]
    if len(current) == 1:
        return
    if not found:
        title = "There is no market category yet"
        hint = "Name the frame of reference that makes the value obvious."
    elif not current:
        title = "No market category is the current one"
        hint = "Choose the one that the story is told in."
    else:
        title = f"{counted(len(current), 'market category', 'market categories')} are current"
        hint = "Choose the one that the story is told in; the others stay as candidates."
    yield Gap(GapKind.CATEGORY, title, hint, "Choose one", ElementKind.CATEGORY)


def _leads_on(whole: ProjectView, element: Element) -> bool:
    return bool(whole.lines("source", element.id))


def _is_reached(whole: ProjectView, element: Element) -> bool:
    return bool(whole.lines("target", element.id))
