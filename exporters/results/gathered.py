"""What the results of tests consist of, gathered once for every kind of file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from narrative_studio.analysis.judging.comparison import Finding
from narrative_studio.analysis.prospects.figures import Figures, figures
from narrative_studio.analysis.quotable import for_outside, may_be_quoted
from narrative_studio.charts.chart import Chart
from narrative_studio.charts.saturation import Saturation
from narrative_studio.model.prospects import Answer
from narrative_studio.model.view import NarrativeView
from narrative_studio.results.cycle import cycle_length
from narrative_studio.results.edits import Need, RecallLine, before_after, needs, recalled
from narrative_studio.results.elements import evidence
from narrative_studio.results.flagged import flagged_ratings
from narrative_studio.results.frames import confusion_curve, heat_table
from narrative_studio.results.heard_words import HeardWord, heard_words
from narrative_studio.results.next_actions import Action, next_actions
from narrative_studio.results.outcomes import Verdicts, next_steps, objections, verdicts
from narrative_studio.results.readings import Readings, read
from narrative_studio.results.reworded import Worded, worded
from narrative_studio.results.said import saturation
from narrative_studio.results.wall import quotes_wall

C = TypeVar("C", bound=Chart)

MOST_STEPS: Final = 24
"""So many sessions stand in the chart of new codes on a page or a slide."""
_QUOTES_OF_A_CODE: Final = 2
_RULE: Final = {
    Answer.YES: "The pitch passes by the rule",
    Answer.NO: "The pitch does not pass yet",
    Answer.UNKNOWN: "Whether the pitch passes is open",
}
_SAY: Final = {Finding.HIGHER: "bear it out", Finding.LOWER: "speak against it"}
"""What the numbers say of the pitch; they alone are no proof of anything else."""

PROVES_LITTLE: Final = "A rule made afterwards proves little."


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that a file of results says; people outside the team see aliases only."""

    view: NarrativeView
    readings: Readings
    figures: Figures
    verdicts: Verdicts
    needs: tuple[Need, ...]
    recalled: tuple[RecallLine, ...]
    actions: tuple[Action, ...]
    worded: tuple[Worded, ...]
    heard: tuple[HeardWord, ...]

    @property
    def title(self) -> str:
        """What was tested."""
        project = self.view.whole.project
        return self.view.narrative.title or project.product or project.title or "the narrative"

    @property
    def interim(self) -> str:
        """That it is a look before the planned number; empty where it is none."""
        if not self.figures.gate.is_interim:
            return ""
        return f"Interim: {len(self.figures.eligible)} of {self.figures.planned} planned sessions"

    @property
    def reworded(self) -> tuple[Worded, ...]:
        """The frames that were reworded since somebody who counts was told them."""
        return tuple(one for one in self.worded if one.is_reworded)

    @property
    def headline(self) -> str:
        """Both verdicts in one sentence: that of the rule, and that of the numbers."""
        found = self.figures
        if found.protocol is None:
            return "Without a protocol nothing can pass"
        rule = _RULE[found.passes]
        compared = found.gate.comparison
        if not compared.now.n or not compared.before.n:
            return f"{rule}, and no numbers back it yet"
        return f"{rule}, and the numbers {_SAY.get(compared.finding, 'alone are no proof')}"

    def charts(self, *, in_full: bool = False) -> tuple[Chart, ...]:
        """The charts in the order in which they are told.

        With ``in_full`` those too that show the latest sessions only show every one.
        """
        return (self.heat(), self.confusion(), *self.later_charts(in_full=in_full))

    def later_charts(self, *, in_full: bool = False) -> tuple[Chart, ...]:
        """Those that are told after how the frames were taken."""
        return (
            self.next_steps(),
            self.cycle(),
            self.objections(),
            self.ratings(),
            self.edits(),
            self.evidence(),
            self.saturation(None if in_full else MOST_STEPS),
            self.quotes(),
        )

    def heat(self) -> Chart:
        """The table of frames and prospects."""
        return self.badged(heat_table(self.readings))

    def confusion(self) -> Chart:
        """How many were confused, frame by frame."""
        return self.badged(confusion_curve(self.readings))

    def next_steps(self) -> Chart:
        """How many agreed a next step, beside the old pitch."""
        return self.badged(next_steps(self.readings))

    def cycle(self) -> Chart:
        """How long the agreed next steps took."""
        return self.badged(cycle_length(self.readings))

    def objections(self) -> Chart:
        """Which objections were raised, and where who sat."""
        return self.badged(objections(self.readings))

    def ratings(self) -> Chart:
        """How the flagged frames were rated."""
        return self.badged(flagged_ratings(self.readings))

    def edits(self) -> Chart:
        """Frames that were edited because of sessions, before and after."""
        return self.badged(before_after(self.readings))

    def evidence(self) -> Chart:
        """Which claims land with which segment."""
        return self.badged(evidence(self.readings))

    def saturation(self, most: int | None = None) -> Saturation:
        """How much each further session still taught; ``most`` shows the last ones only.

        It counts the codes of every quote. Whose words may not leave is counted like the others:
        a code says what somebody spoke of, and not how.
        """
        return self.badged(saturation(self.readings, most))

    def quotes(self) -> Chart:
        """A few quotes of each code."""
        return quotes_wall(self.readings, _QUOTES_OF_A_CODE)

    def badged(self, chart: C) -> C:
        """A chart that says whether it is a look before the planned number."""
        return replace(chart, interim=self.interim)


def gather(view: NarrativeView) -> Results:
    """Gather the results of a narrative, without what may not leave the team."""
    # Who uses a word is counted before words without a yes are taken out: counting is no quoting.
    heard = heard_words(read(view))
    view = for_outside(view)
    readings = read(view)
    return Results(
        view,
        readings,
        figures(view),
        verdicts(readings),
        needs(readings),
        recalled(readings),
        next_actions(readings),
        worded(readings),
        tuple(_may_leave(heard, readings)),
    )


def _may_leave(heard: Iterable[HeardWord], readings: Readings) -> Iterator[HeardWord]:
    """The words that somebody said who may be quoted, with what these said."""
    free = {one.id for one in readings.eligible if may_be_quoted(one.session)}
    for one in heard:
        sayings = tuple(saying for saying in one.sayings if saying.session in free)
        if sayings:
            yield replace(one, sayings=sayings)
