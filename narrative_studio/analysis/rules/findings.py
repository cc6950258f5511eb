"""All findings of one narrative and the positioning that it tells."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from narrative_studio.analysis.comments import comment_findings
from narrative_studio.analysis.linking.coverage import coverage
from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.newness import has_new_story
from narrative_studio.analysis.rules.custom import custom_findings
from narrative_studio.analysis.rules.demo import demo_findings
from narrative_studio.analysis.rules.finding import Finding, Level, Rule
from narrative_studio.analysis.rules.footnote import footnote_findings
from narrative_studio.analysis.rules.frame import frame_findings, time_findings
from narrative_studio.analysis.rules.positioning import positioning_findings
from narrative_studio.analysis.rules.proof import proof_findings
from narrative_studio.analysis.rules.roadmap import roadmap_findings
from narrative_studio.analysis.rules.secret import secret_findings
from narrative_studio.analysis.rules.tested import prospect_findings
from narrative_studio.analysis.rules.touchpoint import touchpoint_findings
from narrative_studio.analysis.rules.trace import trace_findings
from narrative_studio.analysis.rules.word import word_findings
from narrative_studio.analysis.story.criteria import criteria_findings
from narrative_studio.analysis.story.timing import is_whole
from narrative_studio.analysis.story.zones import zone_findings
from narrative_studio.model.view import NarrativeView

_OF_THE_WHOLE = frozenset({Rule.SETUP_TOO_LONG, Rule.VALUE_TOO_SHORT})
"""What cannot be said of a story before it has all its parts."""

_STILL_TO_COME = frozenset(
    {
        Rule.UNCOVERED_ELEMENT,
        Rule.ORPHAN_FRAME,
        Rule.VALUE_WITHOUT_PROOF,
        Rule.CRITERIA_NUMBER,
        Rule.CRITERION_UNPAID,
        Rule.NO_KEY_MESSAGE,
        Rule.NO_FALLBACK,
        Rule.LATE_WOW,
        Rule.LONG_WITHOUT_ASK,
    }
)
"""What is merely missing: no warning while the story is still being written."""

_NOT_YET_ASKED = _STILL_TO_COME | {Rule.SCRIPT_LENGTH, Rule.EMPTY_FRAME, Rule.NO_ALT_TEXT}
"""What nobody says of a story that was only just started."""


def findings(view: NarrativeView) -> tuple[Finding, ...]:
    """Everything to look at, the most pressing level first, within it by subject and in order.

    Until every beat that the story cannot do without has a frame, what is merely missing is a
    remark (info) and the shares of the call are not judged; of a story that was only just started
    it is not said at all. Of a variant beside its story, what it
    does without on purpose is a remark too.
    """
    found = chain(
        trace_findings(view, coverage(view)),
        proof_findings(view),
        time_findings(view),
        zone_findings(view),
        frame_findings(view),
        criteria_findings(view),
        demo_findings(view),
        secret_findings(view),
        word_findings(view),
        footnote_findings(view),
        positioning_findings(view),
        roadmap_findings(view.whole),
        touchpoint_findings(view),
        comment_findings(view),
        prospect_findings(view),
        custom_findings(view),
    )
    if view.told_from is not None:
        found = chain(_of_variant(found, view, view.told_from))
    if not is_whole(view):
        found = chain(_so_far(found, is_new=has_new_story(view)))
    by_level: dict[Level, list[Finding]] = {level: [] for level in Level}
    for finding in found:
        by_level[finding.level].append(finding)
    return tuple(chain.from_iterable(by_level[level] for level in reversed(Level)))


def _so_far(found: Iterable[Finding], *, is_new: bool) -> Iterator[Finding]:
    for finding in found:
        if is_new and finding.rule in _NOT_YET_ASKED:
            continue
        if finding.rule in _STILL_TO_COME:
            yield replace(finding, level=Level.INFO)
        elif finding.rule not in _OF_THE_WHOLE:
            yield finding


def _of_variant(
    found: Iterable[Finding], view: NarrativeView, story: NarrativeView
) -> Iterator[Finding]:
    """Tell what a variant does without from what nobody has told yet."""
    assert view.variant is not None
    untold = {element.id for element in coverage(story).uncovered}
    for finding in found:
        if finding.rule is Rule.UNCOVERED_ELEMENT and finding.row_id not in untold:
            name = view.whole.elements[finding.row_id].name
            yield replace(
                finding,
                level=Level.INFO,
                text=f"{quoted(view.variant.name)} leaves out {quoted(name)}.",
                hint="Take a frame that carries it in again where this audience asks for it.",
            )
        else:
            yield finding
