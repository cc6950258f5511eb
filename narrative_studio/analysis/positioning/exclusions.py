"""Who the product is not for, as the target customers and the customer model say it."""

from dataclasses import dataclass

from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.view import ProjectView


@dataclass(frozen=True, slots=True)
class Exclusions:
    """``not_for`` says whom each target customer leaves out; ``disqualifiers`` are the others.

    What both say stands with the target customer alone.
    """

    not_for: tuple[tuple[Element, str], ...]
    disqualifiers: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.not_for or self.disqualifiers)


def exclusions(whole: ProjectView) -> Exclusions:
    """Read whom the positioning leaves out."""
    not_for = tuple(
        (customer, " ".join(customer.not_for.split()))
        for customer in whole.elements_of(ElementKind.CUSTOMER)
        if customer.not_for.strip()
    )
    said = {text.casefold().rstrip(".") for _customer, text in not_for}
    disqualifiers = tuple(
        " ".join(one.text.split())
        for one in whole.disqualifiers.ordered
        if one.text.strip() and " ".join(one.text.split()).casefold().rstrip(".") not in said
    )
    return Exclusions(not_for, disqualifiers)
