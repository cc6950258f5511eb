"""Gaps in single wordings: gentle checks of what an element says, in English documents."""

import re
from collections.abc import Iterator
from typing import Final

from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.positioning.gap import Gap, GapKind
from narrative_studio.model.positioning import ElementKind, PointKind
from narrative_studio.model.view import ProjectView

_PRAISE: Final = (
    "advanced affordable amazing beautiful best better class comprehensive convenient cutting "
    "easier easiest easy edge efficient elegant enterprise excellent experience fast faster "
    "flexible friendly generation grade great high innovative integrated intelligent "
    "intuitive leading modern new next  one outstanding performance powerful "
    "premium professional proven quality quick reliable revolutionary rich robust scalable "
    "seamless secure simple smart smooth state superior top turnkey unique unrivalled "
    "usability usable use user userfriendly world "
)
"""What praises and cannot be checked."""
_FILLERS: Final = (
    "a all an and app application art as at dashboard design ease everything for fully in "
    "interface is it kind look more most much of on or our platform product really service "
    "software solution solutions stop suite support system team technology than the to tool "
    "tools ui usage ux very with "
)
"""What is left of praise when the praise is taken away."""
_WORD: Final = re.compile(r"[^\W_]+")
_DEMOGRAPHIC: Final = re.compile(
    r"\bage[ds]?\s+\d{2}|\b\d{2}\s*(?:-|–|to)\s*\d{2}[\s-]years?\b|\b\d{2}[\s-]years?[\s-]olds?\b"
    r"|\bmillennials?\b|\bbaby[\s-]boomers?\b|\bgen(?:eration)?[\s-]?[xyz]\b|\b(?:wo)?men\b(?!-)"
    r"|\b(?:fe)?males?\b|\bhousehold incomes?\b",
    re.IGNORECASE,
)
_TRUISM: Final = re.compile(
    r"\bthe world is (?:changing|moving)|\b(?:everything|the market) is changing"
    r"|\bchange is the only constant|\bpace of change|\bfast[\s-]paced|\bnow more than ever"
    r"|\bdigital(?:isation|ization| transformation| age)\b|\bdata is the new oil"
    r"|\bAI (?:is changing|changes|is transforming|will change) (?:everything|the world)"
    r"|\bcustomers (?:expect|want|demand) more\b|\bmore (?:with|for) less\b"
    r"|\bcompetition is (?:growing|increasing|getting|fierce)|\btechnology (?:is evolving|evolves)"
    r"|\buncertain times",
    re.IGNORECASE,
)


def wording_gaps(whole: ProjectView) -> Iterator[Gap]:
    """Look at the wording of elements one by one, in the order of the components."""
    yield from _unfair(whole)
    if not whole.project.language.lower().startswith("en"):
        return
    for one in whole.elements_of(ElementKind.DIFFERENTIATOR):
        if is_vague(one.name):
            yield Gap(
                GapKind.VAGUE,
                f"{quoted(one.name)} is praise, no attribute",
                "Name a fact that one can check, and that the alternatives lack.",
                "Who can check this?",
                one.kind,
                one.id,
            )
    for one in whole.elements_of(ElementKind.CUSTOMER):
        if is_demographic(f"{one.name}. {one.statement}"):
            yield Gap(
                GapKind.DEMOGRAPHIC,
                f"{quoted(one.name)} reads like a demographic",
                "Say what about them makes them care a lot, and how one can see it.",
                "Why would they care?",
                one.kind,
                one.id,
            )
    for one in whole.elements_of(ElementKind.TREND):
        if is_truism(f"{one.name}. {one.statement}"):
            yield Gap(
                GapKind.TRUISM,
                f"{quoted(one.name)} is true of every market",
                "Say what has changed, for whom and since when, or do without a trend.",
                "Why now?",
                one.kind,
                one.id,
            )


def is_vague(name: str) -> bool:
    """Whether a name praises and says nothing that one could check: “Easy to use”."""
    words = [word.casefold() for word in _WORD.findall(name)]
    praise, known = set(_PRAISE.split()), set(f"{_PRAISE} {_FILLERS}".split())
    return any(word in praise for word in words) and all(word in known for word in words)


def is_demographic(text: str) -> bool:
    """Whether a text tells buyers by age, sex or income."""
    return bool(_DEMOGRAPHIC.search(text))


def is_truism(text: str) -> bool:
    """Whether a text says what everybody says, and no figure makes it a fact."""
    return bool(_TRUISM.search(text)) and not re.search(r"\d", text)


def _unfair(whole: ProjectView) -> Iterator[Gap]:
    """Ask for the strengths of alternatives, once something is held against them."""
    if not whole.elements_of(ElementKind.DIFFERENTIATOR):
        return
    for one in whole.elements_of(ElementKind.ALTERNATIVE):
        points = whole.points.of("element", one.id)
        if not any(point.kind is PointKind.STRENGTH and point.text.strip() for point in points):
            yield Gap(
                GapKind.NO_STRENGTH,
                f"No strength of {quoted(one.name)} is stated",
                "What is it good at? Buyers who use it believe nobody who leaves that out.",
                "What is it good at?",
                one.kind,
                one.id,
            )
