"""What a positioning page can hold beside the chain."""

from enum import StrEnum


class Part(StrEnum):
    """One part of the page, to be chosen."""

    ELEMENTS = "elements"
    STATUS = "status"
    COMPARISON = "comparison"
    VOCABULARY = "vocabulary"
    CUSTOMERS = "customers"
    OBJECTIONS = "objections"
    GOALS = "goals"
    TOUCHPOINTS = "touchpoints"

    @property
    def words(self) -> str:
        """What the dialog calls it."""
        return _TITLES[self]


_TITLES = {
    Part.ELEMENTS: "Every component in full, with proofs",
    Part.STATUS: "Status and who decides",
    Part.COMPARISON: "Comparison with the alternatives, with evidence",
    Part.VOCABULARY: "Vocabulary",
    Part.CUSTOMERS: "Customers and how they come to buy",
    Part.OBJECTIONS: "Objections with answers",
    Part.GOALS: "Goals and key results",
    Part.TOUCHPOINTS: "Touchpoints with their wording",
}
