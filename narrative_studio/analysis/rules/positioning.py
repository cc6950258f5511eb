"""Findings about the positioning: its gaps, those of the customer model, and who decides."""

from collections.abc import Iterator

from narrative_studio.analysis.naming import day, quoted
from narrative_studio.analysis.newness import has_new_positioning
from narrative_studio.analysis.positioning.comparison import Doubt, comparisons
from narrative_studio.analysis.positioning.customers import customer_gaps
from narrative_studio.analysis.positioning.gap import Gap, GapKind
from narrative_studio.analysis.positioning.gaps import gaps
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.model.positioning import ElementKind, Status
from narrative_studio.model.rows import Row
from narrative_studio.model.view import NarrativeView, ProjectView

_FOUND_ELSEWHERE = frozenset({GapKind.NOT_PROVED, GapKind.NOT_CARRIED})
"""Gaps that the rules on proofs and on coverage find, more pressing than a remark."""


def positioning_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look at what the positioning lacks, whoever tells it.

    What a new one lacks are the next steps that stand below its chain.
    """
    whole = view.whole
    if not has_new_positioning(whole):
        yield from _gaps(whole)
    yield from _nobody_decides(whole)
    yield from _old_comparisons(whole)


def _gaps(whole: ProjectView) -> Iterator[Finding]:
    for gap in gaps(whole):
        if gap.kind not in _FOUND_ELSEWHERE:
            yield about(_row_of(whole, gap), Level.INFO, Rule(gap.kind), f"{gap.title}.", gap.hint)
    for lack in customer_gaps(whole):
        rows = whole.tables[lack.table]
        row = rows.get(lack.row_id) if lack.row_id is not None else None
        first = (*rows.values(), *whole.personas.ordered, *whole.segments.ordered)
        rule = Rule(lack.kind)
        yield about(row or first[0], Level.INFO, rule, f"{lack.title}.", lack.hint)


def _row_of(whole: ProjectView, gap: Gap) -> Row:
    """What to open for a gap: the element, one of its component, or where the chain begins."""
    if gap.element_id is not None:
        return whole.elements[gap.element_id]
    return next(iter((*whole.elements_of(gap.component), *whole.elements.ordered)))


def _nobody_decides(whole: ProjectView) -> Iterator[Finding]:
    for element in whole.elements.ordered:
        if element.status is Status.IN_REVIEW and element.approver not in whole.people:
            yield about(
                element,
                Level.WARNING,
                Rule.NOBODY_DECIDES,
                f"{quoted(element.name)} is in review, and nobody is named to approve it.",
                "Name one approver; each element has exactly one.",
            )


def _old_comparisons(whole: ProjectView) -> Iterator[Finding]:
    if not whole.elements_of(ElementKind.ALTERNATIVE):
        return
    for row in comparisons(whole):
        for cell in row:
            relation = cell.relation
            is_old = any(hint.doubt is Doubt.OLD for hint in cell.hints)
            if relation is not None and relation.checked_on is not None and is_old:
                yield about(
                    relation,
                    Level.INFO,
                    Rule.COMPARISON_OLD,
                    f"{quoted(cell.alternative.name)} was held against "
                    f"{quoted(cell.differentiator.name)} on {day(relation.checked_on)}.",
                    "Look again, then note the day: alternatives learn too.",
                )
