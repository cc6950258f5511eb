"""The sheet an observer scores on: frames by marks and ratings, recall, what it ended in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from exporters.paper.model import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Headline,
    Labelled,
    Look,
    Masthead,
    Paper,
    Row,
    Section,
    Tick,
    Ticks,
    WriteIn,
    WriteIns,
    typed,
    words,
)
from narrative_studio.analysis.naming import day
from narrative_studio.interchange import mark_of
from narrative_studio.model.prospects import Metric, Verdict
from narrative_studio.model.view import NarrativeView

KIND: Final = "Scoring sheet"
RECALL: Final = "How would you explain this to a colleague?"
CONSENT: Final = (
    "Before you begin, ask: may we take notes, record this call, and quote you under an alias? "
    "Note each answer; without a yes nothing is recorded or quoted."
)
_BEFORE: Final = (
    "Session, prospect (alias), date, start",
    "Test rep and observer",
    "Agreed to: notes, recording, quotes",
    "Qualified, and new to the story",
)
_ASKED: Final = (
    (f"“{RECALL}” In the prospect’s own words", "Quotes, word for word", 2),
    ("Objections, and how they were handled", "Next step and its date", 2),
    ("Best frame, weakest frame", "Do they agree to the criteria: yes, partly, no", 1),
)
_SCALE: Final = "1  2  3  4  5"
_MARKS: Final = ("Reached", "Landed", "Confused", "Objected", "Asked", "Signal")


def scoring_paper(view: NarrativeView) -> Paper:
    """The sheet, two wide pages or more: what happens in the call, and what stands at its end."""
    project = view.whole.project
    title = view.narrative.title or project.product or "Untitled narrative"
    state = state_of(view)
    return Paper(
        kind=KIND,
        title=title,
        subject=project.product,
        language=project.language,
        made_on=view.whole.today.isoformat(),
        meta=(("title", title), ("kind", "scoring sheet"), ("state", state)),
        running=(f"{KIND}: {title}", state),
        sections=(
            Section(tuple(_call(view, title, state)), is_landscape=True),
            Section(tuple(_after(view)), is_landscape=True),
        ),
    )


def state_of(view: NarrativeView) -> str:
    """Which words the prospect will have heard: the baseline, and the mark of its content."""
    taken = view.whole.baseline
    name = " ".join(filter(None, (taken.code, taken.name))) if taken else "no baseline"
    version = view.narrative.version
    return ", ".join(filter(None, (version, name, f"mark {mark_of(view.whole)}")))


def metrics_of(view: NarrativeView) -> tuple[tuple[Metric, str], ...]:
    """What frames are rated for, and how it is asked; all metrics where there is no protocol."""
    for protocol in view.whole.test_protocols.of("narrative", view.narrative.id):
        asked = view.whole.test_metrics.of("protocol", protocol.id)
        if asked:
            return tuple((one.metric, one.prompt) for one in asked)
    return tuple((metric, "") for metric in Metric)


def eligibility_of(view: NarrativeView) -> str:
    """Who counts by the protocol; empty where there is none, or none that says so."""
    protocols = view.whole.test_protocols.of("narrative", view.narrative.id)
    return next((one.eligibility for one in protocols if one.eligibility), "")


def _call(view: NarrativeView, title: str, state: str) -> Iterator[Block]:
    taken = day(view.whole.today.isoformat())
    yield Masthead(KIND, title, (state, taken), is_slim=True)
    yield Labelled("Consent", (words(CONSENT),), Look.ASK)
    yield WriteIns(tuple(WriteIn(name, 1) for name in _BEFORE))
    if rule := eligibility_of(view):
        yield Facts((f"Who counts: {rule}",))
    metrics = metrics_of(view)
    columns = (
        Column("#", 1.2),
        Column("Frame", 7.0),
        *(Column(mark, _wide(mark)) for mark in _MARKS),
        *(Column(one.value.capitalize(), max(2.5, _wide(one.value))) for one, _ in metrics),
    )
    blank = [Cell((Ticks((Tick(""),)),))] * len(_MARKS)
    scale = [Cell((words(_SCALE),))] * len(metrics)
    rows = tuple(
        Row((_cell(str(number)), _cell(frame.headline), *blank, *scale))
        for number, frame in enumerate(view.frames, 1)
    )
    yield Grid("Frames", columns, rows)


def _after(view: NarrativeView) -> Iterator[Block]:
    asked = [
        f"{metric.value.capitalize()}: {prompt}" for metric, prompt in metrics_of(view) if prompt
    ]
    yield Headline(1, "At the end of the call")
    yield Facts(("1 is not at all, 5 is very much", *asked))
    for left, right, lines in _ASKED:
        yield WriteIns((WriteIn(left, lines), WriteIn(right, lines)))
    yield Headline(1, "In the huddle")
    kinds = ("What worked", "What did not", "Which word tripped people", "What to change")
    yield WriteIns(tuple(WriteIn(kind, 1) for kind in kinds))
    said = [one.value.capitalize() for one in Verdict if one is not Verdict.UNKNOWN]
    columns = (Column("The test rep says", 7.0), *(Column(one, 5.0) for one in said))
    ticks = [Cell((Ticks((Tick(""),)),))] * len(said)
    # Beside each other: below each other the last one would have a page to itself.
    yield Grid("The test rep says", columns, (Row((_cell("Tick one"), *ticks)),))


def _wide(word: str) -> float:
    """How wide a column is whose heading must not break within the word.

    Also in the wider letters that stand in where a computer lacks the font.
    """
    return 0.8 + 0.19 * len(word)


def _cell(text: str) -> Cell:
    return Cell(typed(text))
