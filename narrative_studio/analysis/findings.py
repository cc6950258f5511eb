"""All findings of one narrative and the positioning that it tells."""

from itertools import chain

from narrative_studio.analysis.coverage import coverage
from narrative_studio.analysis.demo_rules import demo_findings
from narrative_studio.analysis.finding import Finding
from narrative_studio.analysis.frame_rules import frame_findings, time_findings
from narrative_studio.analysis.trace_rules import trace_findings
from narrative_studio.analysis.word_rules import word_findings
from narrative_studio.model.view import NarrativeView


def findings(view: NarrativeView) -> tuple[Finding, ...]:
    """Everything to look at, the most pressing level first, within it by subject and in order."""
    found = chain(
        trace_findings(view, coverage(view)),
        time_findings(view),
        frame_findings(view),
        demo_findings(view),
        word_findings(view),
    )
    return tuple(sorted(found, key=lambda finding: -finding.level.weight))
