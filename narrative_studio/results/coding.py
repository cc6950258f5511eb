"""How far two coders agree on the codes of the quotes that both have coded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.statistics.agreement import Agreed, raw_agreement
from narrative_studio.model.ids import NarrativeId, PersonId, QuoteId
from narrative_studio.model.view import ProjectView


@dataclass(frozen=True, slots=True)
class CodersAgree:
    """Two coders, on how many quotes they agree fully, and the quotes on which they differ."""

    first: str
    second: str
    agreed: Agreed
    apart: tuple[QuoteId, ...]

    @property
    def words(self) -> str:
        """What is said of them: “Ada and Grace gave 12 of 16 quotes the same codes”."""
        both = f"{self.first} and {self.second}"
        same = f"{self.agreed.same} of {counted(self.agreed.n, 'quote')}"
        return f"{both} gave {same} the same codes."


def coders_agree(view: ProjectView, narrative: NarrativeId) -> tuple[CodersAgree, ...]:
    """Every pair of coders that share quotes of a narrative, those that share most first.

    A quote that somebody gave no code is not one that they coded: nobody knows whether they read
    it. Two coders agree on a quote where they gave it exactly the same codes.
    """
    given = _given(view, narrative)
    found = []
    for one, other in combinations(sorted(given, key=lambda who: _name(view, who)), 2):
        both = sorted(given[one].keys() & given[other].keys())
        if both:
            firsts = [given[one][quote] for quote in both]
            seconds = [given[other][quote] for quote in both]
            apart = tuple(quote for quote in both if given[one][quote] != given[other][quote])
            agreed = raw_agreement(firsts, seconds)
            found.append(CodersAgree(_name(view, one), _name(view, other), agreed, apart))
    return tuple(sorted(found, key=lambda pair: -pair.agreed.n))


def _given(
    view: ProjectView, narrative: NarrativeId
) -> dict[PersonId | None, dict[QuoteId, frozenset[str]]]:
    ours = {one.id for one in view.test_sessions.of("narrative", narrative)}
    found: dict[PersonId | None, dict[QuoteId, set[str]]] = {}
    for one in view.quote_codes.values():
        quote = view.quotes.get(one.quote)
        if quote is not None and quote.session in ours:
            found.setdefault(one.coder, {}).setdefault(quote.id, set()).add(one.code)
    return {
        coder: {quote: frozenset(codes) for quote, codes in coded.items()}
        for coder, coded in found.items()
    }


def _name(view: ProjectView, person: PersonId | None) -> str:
    found = view.people.get(person or "")
    return found.name if found is not None else "somebody else"
