"""The results as a report: one page to decide by, then what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from exporters.paper.model import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Headline,
    Intro,
    Labelled,
    Look,
    Masthead,
    Pairs,
    Paper,
    Plot,
    Row,
    RowKind,
    Section,
    Tone,
    bullets,
    labelled,
    typed,
    words,
)
from exporters.results.gathered import MOST_STEPS, PROVES_LITTLE, Results
from narrative_studio.analysis.naming import counted, day
from narrative_studio.analysis.prospects.outcomes import Raised, objections_raised
from narrative_studio.interchange import mark_of
from narrative_studio.model.durations import format_duration
from narrative_studio.model.observed import HuddleKind, Recalled
from narrative_studio.model.prospects import Answer, Extent, TestProtocol
from narrative_studio.results.edits import their_words
from narrative_studio.results.next_actions import actions_headline
from narrative_studio.results.reworded import told_words
from narrative_studio.results.taken import Told
from narrative_studio.results.wall import quotes_wall

KIND: Final = "Test results"
NOTHING: Final = "No session was held yet."
MET: Final = {Answer.YES: "Met", Answer.NO: "Not met", Answer.UNKNOWN: "Open"}


def results_paper(results: Results) -> Paper:
    """The whole report; the sessions stand at its end, on wide pages."""
    whole = results.view.whole
    taken, mark = day(whole.today.isoformat()), mark_of(whole)
    version = results.figures.version
    return Paper(
        kind=KIND,
        title=results.title,
        subject=whole.project.product,
        language=whole.project.language,
        made_on=whole.today.isoformat(),
        meta=(
            ("title", results.title),
            ("kind", "test results"),
            ("product", whole.project.product),
            ("version told last", version),
            ("date", taken),
            ("content mark", mark),
        ),
        running=(
            f"{KIND}: {results.title}",
            ", ".join(filter(None, (results.interim, version, taken, f"mark {mark}"))),
        ),
        sections=(
            Section(tuple(_report(results, (taken, f"content mark {mark}")))),
            *(
                (Section(tuple(_sessions(results)), is_landscape=True),)
                * bool(results.figures.held)
            ),
        ),
    )


def _report(results: Results, facts: tuple[str, ...]) -> Iterator[Block]:
    product = results.view.whole.project.product
    over = " · ".join(filter(None, (KIND, product, results.interim)))
    yield Masthead(over, results.title, facts, results.headline)
    if not results.figures.held:
        yield words(NOTHING)
        return
    yield from _summary(results)
    yield from _protocol(results)
    yield from _frames(results)
    yield from _objections(results)
    yield from _their_words(results)
    yield from _quotes(results)
    yield from _new_codes(results)
    yield from _actions(results)


def _summary(results: Results) -> Iterator[Block]:
    figures, verdicts = results.figures, results.verdicts
    yield Headline(1, "In one page")
    rows = [
        ("By the rule", figures.words),
        ("By the numbers", figures.caution),
        ("Who counts", ". ".join(verdicts.counting)),
        ("How far", ". ".join(verdicts.progress)),
    ]
    if verdicts.afterwards:
        rows.insert(1, ("The rule itself", f"{_sentence(verdicts.afterwards)} {PROVES_LITTLE}"))
    yield Pairs(tuple((name, typed(text)) for name, text in rows))
    yield Grid(
        "The rule, condition by condition",
        (Column("Condition", 5.0), Column("Standing", 1.8), Column("Because", 6.0)),
        tuple(_row(one.title, MET[one.met], _sentence(one.because)) for one in figures.conditions),
    )
    yield Plot(results.next_steps())


def _frames(results: Results) -> Iterator[Block]:
    yield Headline(1, "Frame by frame")
    yield Plot(results.heat())
    yield Plot(results.confusion())
    yield from _reworded(results)
    yield Plot(results.ratings())
    yield Plot(results.edits())
    yield Headline(1, "What lands with whom")
    yield Plot(results.evidence())


def _reworded(results: Results) -> Iterator[Block]:
    """What was said of one wording says nothing of another: both stand side by side."""
    if not results.reworded:
        return
    columns = (
        Column("Frame", 1.4),
        Column("Headline", 4.8),
        Column("As it reads now", 4.2),
        Column("Before it was reworded", 4.2),
    )
    yield Headline(2, "Frames that were reworded since they were told")
    yield Intro(
        "A session is in neither column where it is not known which wording it was told, or where "
        "it was told a variant’s."
    )
    yield Grid(
        "Frames that were reworded",
        columns,
        tuple(
            _row(
                one.number,
                one.title,
                *(told_words(one.of(told)) for told in (Told.NOW, Told.BEFORE)),
            )
            for one in results.reworded
        ),
    )


def _objections(results: Results) -> Iterator[Block]:
    view, readings = results.view.whole, results.readings
    yield Headline(1, "Objections")
    yield Plot(results.objections())
    found = objections_raised(view, [one.session for one in readings.eligible])
    if found:
        columns = (
            Column("Objection", 4.6),
            Column("Sessions", 1.6),
            Column("Handled", 2.6),
            Column("Answer", 5.2, is_support=True),
        )
        yield Grid(
            "Objections and answers", columns, tuple(_objection(results, one) for one in found)
        )
    if results.needs:
        yield Headline(2, "What the product is asked for")
        yield from bullets(f"{one.words} ({one.about})" for one in results.needs)


def _objection(results: Results, raised: Raised) -> Row:
    known = results.view.whole.objections.get(raised.objection or "")
    answer = known.response if known is not None else ""
    handled = ", ".join(
        f"{count} {_HANDLED[extent]}" for extent, count in raised.handled.items() if count
    )
    kind = RowKind.BODY if answer.strip() else RowKind.MARKED
    n = len(results.readings.eligible)
    return _row(
        raised.text, f"{raised.sessions} of {n}", handled, answer or "No answer yet.", kind=kind
    )


_HANDLED: Final = {
    Extent.YES: "handled",
    Extent.PARTLY: "handled in part",
    Extent.NO: "not handled",
    Extent.UNKNOWN: "not noted",
}


def _their_words(results: Results) -> Iterator[Block]:
    """The words that survive the call, and those of the prospects that are worth adopting."""
    view, readings = results.view.whole, results.readings
    yield Headline(1, "Words that survive, and words of theirs")
    if results.recalled:
        columns = (
            Column("Frame", 1.4),
            Column("Key message", 7.0),
            Column("Said", 1.6),
            Column("In part", 1.6),
            Column("Not said", 1.8),
            Column("Judged", 1.6),
        )
        yield Intro("Key messages that came back unaided, of the sessions in which it was judged.")
        yield Grid(
            "What came back",
            columns,
            tuple(
                _row(
                    one.number,
                    one.message,
                    *(str(one.counts[word]) for word in (Recalled.SAID, Recalled.PARTLY)),
                    str(one.counts[Recalled.NOT]),
                    str(one.judged),
                )
                for one in results.recalled
            ),
        )
    explained = [f"“{one.words}” ({one.who})" for one in their_words(readings)]
    if explained:
        yield Headline(2, "How they would explain it to a colleague")
        yield from bullets(explained)
    if results.heard:
        yield Headline(2, "Words of theirs to adopt")
        yield Intro("What two prospects or more say and the story does not; a person decides.")
        yield Grid(
            "Words of theirs",
            (Column("Word", 3.4), Column("Prospects", 1.8), Column("For example", 8.6)),
            tuple(
                _row(one.word, str(len(one.prospects)), f"“{one.example}”") for one in results.heard
            ),
        )
    tripped = [
        f"{note.text} ({one.session.code})"
        for one in readings.eligible
        for note in view.huddle_notes.of("session", one.session.id)
        if note.kind is HuddleKind.TRIPPED
    ]
    if tripped:
        yield Headline(2, "Words that people stumbled over")
        yield from bullets(tripped)


def _quotes(results: Results) -> Iterator[Block]:
    wall = quotes_wall(results.readings)
    yield Headline(1, "Quotes")
    shown = "shown are the words of those who agreed to be quoted"
    yield Facts(tuple(filter(None, (wall.interim, wall.headline, shown))))
    for group in wall.groups:
        tone = Tone.CAUTION if group.asks else Tone.PLAIN
        yield Headline(2, f"{group.code.capitalize()}, {len(group.cards)}", tone=tone)
        # No line begins with a dot or with a version alone.
        held = ((card, card.where.replace(" ", "\u00a0")) for card in group.cards)
        yield from bullets(f"“{card.text}” ({card.who}, {where})" for card, where in held)


def _new_codes(results: Results) -> Iterator[Block]:
    """Whether further sessions would still teach something."""
    yield Headline(1, "What further sessions still taught")
    yield Plot(results.saturation(MOST_STEPS))


def _actions(results: Results) -> Iterator[Block]:
    yield Headline(1, "Next actions")
    yield Intro(_sentence(actions_headline(results.actions)))
    cycle = results.cycle()
    if not cycle.is_bare:
        yield Plot(cycle)
    if results.actions:
        columns = (Column("What", 7.0), Column("From", 4.0), Column("When", 3.0))
        yield Grid(
            "Next actions",
            columns,
            tuple(
                _row(
                    one.what,
                    " ".join(filter(None, (one.session, one.who))),
                    f"by {day(one.day)}" if one.day else "",
                )
                for one in results.actions
            ),
        )


def _protocol(results: Results) -> Iterator[Block]:
    protocol = results.figures.protocol
    yield Headline(1, "Protocol")
    if protocol is None:
        yield words("No protocol was written, so nothing can pass by it.")
        return
    yield Facts((_fixed(results, protocol),))
    late = results.view.whole.late_changes.get(protocol.id, ())
    if late:
        said = tuple(bullets(f"{one.label}, {day(one.day)}" for one in reversed(late)))
        yield Labelled("Changed after fixing", said, Look.CAUTION)
    yield from labelled("Who is eligible", protocol.eligibility)
    yield from labelled("Who rates", protocol.who_rates)
    yield from labelled("Decision rule", protocol.decision_rule, Look.KEY)
    low = f"{protocol.flag_low_share_pct} % of the ratings are {protocol.flag_low_rating} or lower"
    yield from labelled(
        "A frame is flagged",
        f"when the mean of a metric is under {protocol.flag_mean_hundredths / 100:g}, or at least "
        f"{low}, from {counted(protocol.flag_least_n, 'session')} of one version on.",
    )
    converted, calls = protocol.old_pitch
    known = f"{converted} of {counted(calls, 'first call')} converted."
    old = known if calls else "how many of its first calls converted is not known."
    label, name = "Old pitch", protocol.old_pitch_name
    has_own_name = name.casefold() != label.casefold()
    yield from labelled(label, f"{name}: {old}" if has_own_name else old.capitalize())
    asked = results.view.whole.test_metrics.of("protocol", protocol.id)
    yield from bullets(f"{one.metric.value.capitalize()}, 1 to 5: {one.prompt}" for one in asked)


def _fixed(results: Results, protocol: TestProtocol) -> str:
    planned = f"{protocol.planned_n} eligible sessions planned"
    if not protocol.is_fixed:
        return f"{planned}; the protocol was never fixed"
    who = results.view.whole.people.get(protocol.fixed_by or "")
    by = f" by {who.name}" if who is not None else ""
    fixed = day(datetime.fromtimestamp(protocol.fixed_at_ms / 1000, UTC).date().isoformat())
    return f"{planned}; fixed on {fixed}{by}"


def _sessions(results: Results) -> Iterator[Block]:
    yield Headline(1, "Sessions")
    columns = (
        Column("Session", 1.6),
        Column("Prospect", 3.6),
        Column("Day", 2.6),
        Column("Version", 1.6),
        Column("Length", 1.6),
        Column("Counted", 4.2, is_support=True),
        Column("Ended in", 2.4),
        Column("Next step", 5.0),
        Column("Test rep", 3.4),
    )
    rows = []
    for standing in results.figures.held:
        session = standing.session
        why = "; ".join(standing.reasons)
        rows.append(
            _row(
                session.code,
                session.prospect,
                day(session.held_on) if session.held_on else "",
                session.version,
                format_duration(session.duration_ms) if session.duration_ms else "",
                f"Not counted. {_sentence(why)}" if why else "Counted",
                session.outcome.value,
                session.next_step,
                session.verdict.value,
                kind=RowKind.MARKED if why else RowKind.BODY,
            )
        )
    yield Grid("Sessions", columns, tuple(rows))


def _row(*texts: str, kind: RowKind = RowKind.BODY) -> Row:
    return Row(tuple(Cell(typed(text)) for text in texts), kind)


def _sentence(text: str) -> str:
    raised = text[:1].upper() + text[1:]
    return raised if not raised or raised.endswith((".", "?", "!", "”")) else f"{raised}."
