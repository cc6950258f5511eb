"""What the results of tests consist of, gathered once for every kind of file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, TypeVar

from narrative_studio.analysis.prospects.figures import Figures, figures
from narrative_studio.analysis.quotable import for_outside
from narrative_studio.charts.chart import Chart
from narrative_studio.model.prospects import Answer
from narrative_studio.model.view import NarrativeView
from narrative_studio.results.edits import Need, RecallLine, before_after, needs, recalled
from narrative_studio.results.elements import evidence
from narrative_studio.results.flagged import flagged_ratings
from narrative_studio.results.frames import confusion_curve, heat_table
from narrative_studio.results.next_actions import Action, next_actions
from narrative_studio.results.outcomes import Verdicts, next_steps, objections, verdicts
from narrative_studio.results.readings import Readings, read
from narrative_studio.results.wall import quotes_wall

C = TypeVar("C", bound=Chart)

_QUOTES_OF_A_CODE: Final = 2
_RULE: Final = {
    Answer.YES: "The pitch passes by the rule",
    Answer.NO: "The pitch does not pass yet",
    Answer.UNKNOWN: "Whether the pitch passes is open",
}


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
    def headline(self) -> str:
        """Both verdicts in one sentence: that of the rule, and that of the numbers."""
        found = self.figures
        if found.protocol is None:
            return "Without a protocol nothing can pass"
        rule = _RULE[found.passes]
        compared = found.gate.comparison
        if not compared.now.n or not compared.before.n:
            return f"{rule}, and no numbers back it yet"
        proven = "bear it out" if found.gate.is_proof else "alone are no proof"
        return f"{rule}, and the numbers {proven}"

    def charts(self) -> tuple[Chart, ...]:
        """The charts in the order in which they are told."""
        return (
            self.heat(),
            *map(self.badged, (confusion_curve(self.readings), next_steps(self.readings))),
            *map(self.badged, (objections(self.readings), flagged_ratings(self.readings))),
            *map(self.badged, (before_after(self.readings), evidence(self.readings))),
            self.quotes(),
        )

    def heat(self) -> Chart:
        """The table of frames and prospects."""
        return self.badged(heat_table(self.readings))

    def quotes(self) -> Chart:
        """A few quotes of each code."""
        return quotes_wall(self.readings, _QUOTES_OF_A_CODE)

    def badged(self, chart: C) -> C:
        """A chart that says whether it is a look before the planned number."""
        return replace(chart, interim=self.interim)


def gather(view: NarrativeView) -> Results:
    """Gather the results of a narrative, without what may not leave the team."""
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
    )
