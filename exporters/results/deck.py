"""The results as slides: each headline is a sentence, charts and tables are native."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

from exporters.deck.charts.place import chart_slide
from exporters.deck.slides import OPENING, Deck, Grid, Role, Slide, plain_run
from exporters.deck.slots import LayoutName
from exporters.results.gathered import PROVES_LITTLE, Results
from narrative_studio.analysis.judging.pass_gate import Clause
from narrative_studio.analysis.naming import counted, day
from narrative_studio.charts.chart import Chart
from narrative_studio.charts.heat_table import HeatTable
from narrative_studio.markup import Alignment, Paragraph
from narrative_studio.model.prospects import Answer
from narrative_studio.results.frames import heat_table
from narrative_studio.results.next_actions import actions_headline
from narrative_studio.results.reading import version_words
from narrative_studio.results.readings import Reading
from narrative_studio.results.reworded import told_words
from narrative_studio.results.taken import Told

R = TypeVar("R")

SESSIONS_ON_A_SLIDE: Final = 14
MET: Final = {Answer.YES: "met", Answer.NO: "not met", Answer.UNKNOWN: "open"}


def results_deck(results: Results) -> Deck:
    """The whole deck."""
    project = results.view.whole.project
    name = project.product or results.title
    state = results.interim or results.verdicts.progress[0]
    return Deck(
        title=f"Test results: {results.title}",
        slides=tuple(_slides(results)),
        footer=" · ".join(filter(None, (name, "test results", state))),
        presenter=project.company,
        date_text=day(results.view.whole.today.isoformat()),
        language=project.language,
        subject=project.product,
        made_on=results.view.whole.today,
    )


def _slides(results: Results) -> Iterator[Slide]:
    yield _title(results)
    if not results.figures.held:
        said = "Results stand here once a session has been held and its frames are noted."
        yield Slide(Role.TEXT, "No session was held yet", body=(Paragraph(plain_run(said)),))
        return
    yield _verdict(results)
    yield from _counted(results)
    yield from _heat(results)
    yield from _shown(results.confusion())
    yield from _reworded(results)
    yield from _shown(*results.later_charts())
    yield from _needs(results)
    yield from _actions(results)


def _shown(*charts: Chart) -> Iterator[Slide]:
    """A slide for each chart that has something to show."""
    yield from (chart_slide(chart) for chart in charts if chart.missing is None)


def _title(results: Results) -> Slide:
    state = results.interim or results.verdicts.progress[0]
    versions = ", ".join(f"{name or 'no version'}: {n}" for name, n in _versions(results))
    return Slide(
        Role.TITLE,
        f"What prospects say of {results.view.whole.project.product or results.title}",
        layout=LayoutName.TITLE,
        subtitle=". ".join(filter(None, (state, versions))),
        use=OPENING,
    )


def _versions(results: Results) -> Iterable[tuple[str, int]]:
    return results.figures.versions.items()


def _verdict(results: Results) -> Slide:
    """Both verdicts, neither of which replaces the other."""
    rows = [(one.title, MET[one.met], f"{_raised(one.because)}.") for one in _conditions(results)]
    if late := results.verdicts.afterwards:
        rows.append(("The rule was agreed before", "not met", f"{_raised(late)}. {PROVES_LITTLE}"))
    standing = "proof" if results.figures.gate.is_proof else "no proof"
    rows.append(("What the numbers alone say", standing, results.figures.caution))
    return _table(results.headline, ("Condition", "Standing", "Because"), rows)


def _conditions(results: Results) -> tuple[Clause, ...]:
    return results.figures.conditions


def _counted(results: Results) -> Iterator[Slide]:
    """The counted sessions by version, and each of the others with the reason."""
    found = results.readings
    rows = [
        (version_words(version), f"{len(ones)} counted", _called(ones), "")
        for version, ones in found.by_version.items()
    ]
    rows += [
        (version_words(one.session.version), "not counted", _called([one]), _why_not(one))
        for one in found.excluded
    ]
    heads = ("Version", "Standing", "Sessions", "Why not")
    if rows:
        yield _table(f"{results.verdicts.counting[0]}, the others with their reason", heads, rows)


def _called(found: Iterable[Reading]) -> str:
    names = (f"{one.session.code} {one.session.prospect}".strip() for one in found)
    return ", ".join(names)


def _why_not(one: Reading) -> str:
    return _raised("; ".join(one.standing.reasons))


def _heat(results: Results) -> Iterator[Slide]:
    """The table of states, on as many slides as its sessions take."""
    for columns in _chunks(results.readings.shown, SESSIONS_ON_A_SLIDE):
        found: HeatTable = heat_table(results.readings, columns)
        yield chart_slide(results.badged(found))


def _reworded(results: Results) -> Iterator[Slide]:
    rows = [
        (
            f"{one.number} {one.title}",
            *(told_words(one.of(told)) for told in (Told.NOW, Told.BEFORE)),
        )
        for one in results.reworded
    ]
    title = f"{counted(len(rows), 'frame')} {'was' if len(rows) == 1 else 'were'} reworded since"
    if rows:
        heads = ("Frame", "As it reads now", "Before it was reworded")
        yield _table(f"{title} some of these sessions: figures apart", heads, rows)


def _needs(results: Results) -> Iterator[Slide]:
    rows = [(one.words, one.about) for one in results.needs]
    title = f"The product is asked for {counted(len(rows), 'thing')}"
    if rows:
        yield _table(title, ("Need", "Heard"), rows)


def _actions(results: Results) -> Iterator[Slide]:
    rows = [
        (
            one.what,
            " ".join(filter(None, (one.session, one.who))),
            f"by {day(one.day)}" if one.day else "",
        )
        for one in results.actions
    ]
    if rows:
        yield _table(actions_headline(results.actions), ("What", "From", "When"), rows)


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Slide:
    grid = Grid(
        tuple(map(plain_run, heads)),
        tuple(tuple(map(plain_run, row)) for row in rows),
        (Alignment.LEFT,) * len(heads),
    )
    return Slide(Role.TEXT, title, grid=grid)


def _chunks(rows: Sequence[R], most: int) -> list[Sequence[R]]:
    """Rows in as few runs as can be, none longer than ``most`` and all about as long."""
    if not rows:
        return []
    runs = -(-len(rows) // most)
    size = -(-len(rows) // runs)
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def _raised(words: str) -> str:
    return words[:1].upper() + words[1:]
