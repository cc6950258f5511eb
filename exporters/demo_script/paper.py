"""The demo script as a paper: mission, readiness, the run sheet across, cue card and log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.demo_script.readiness import Datum, Readiness
from exporters.demo_script.sheet import (
    CALL_CLOCK,
    DEMO_CLOCK,
    Claim,
    CueLine,
    Expected,
    Line,
    Preparation,
    RunSheet,
    Scene,
)
from exporters.paper.model import (
    Badge,
    Block,
    Cell,
    Column,
    Facts,
    Figure,
    Grid,
    Headline,
    Look,
    Masthead,
    Named,
    Pairs,
    Paper,
    Prose,
    Ribbon,
    Row,
    RowKind,
    Section,
    Share,
    Tick,
    Ticks,
    Tone,
    WriteIn,
    WriteIns,
    labelled,
    words,
)
from narrative_studio.analysis.naming import counted
from narrative_studio.markup import Paragraph, Run, parse
from narrative_studio.model.durations import format_duration
from narrative_studio.model.template import Part
from narrative_studio.story_text import NO_HEADLINE, Field
from narrative_studio.text_marks import step_mark

KIND = "Demo script"
NO_SCENES = "No frame of this story has demo steps yet."

_RUN_COLUMNS = (
    Column("Step", 1.3),
    Column("Time", 1.6),
    Column("Do", 6.0),
    Column("Say", 7.0, is_large=True),
    Column("They see", 4.5, is_support=True),
    Column("Why it matters", 3.4, is_support=True),
    Column("If it fails", 3.0, is_support=True),
)
STEP_CELLS = ("do", "say", "expect", "why", "ask", "fallback")
"""The cells of a step that the run sheet holds, and that come back from it."""
_LOG = ("What landed", "What confused", "Open questions", "Next step and date")
_THUMBNAIL_MM = 40


def demo_paper(sheet: RunSheet, *, marks_rows: bool = False) -> Paper:
    """The whole document."""
    version = ", ".join(filter(None, (sheet.version, sheet.day, f"mark {sheet.content}")))
    sections = (
        Section((*_mission(sheet), *_readiness(sheet))),
        Section(tuple(_run_sheet(sheet)), is_landscape=bool(sheet.scenes)),
        Section((*_cue_card(sheet.cues), *_questions(sheet.expected), *_log())),
    )
    return Paper(
        kind=KIND,
        title=sheet.title or "Untitled narrative",
        subject=sheet.product,
        language=sheet.language,
        made_on=sheet.made_on,
        meta=_meta(sheet),
        running=(f"{KIND}: {sheet.title}", version),
        sections=sections,
        marks_rows=marks_rows,
    )


def _meta(sheet: RunSheet) -> tuple[tuple[str, str], ...]:
    return (
        ("title", sheet.title),
        ("kind", "demo script"),
        ("product", sheet.product),
        ("version", sheet.version),
        ("date", sheet.day),
        ("content mark", sheet.content),
        ("length of the call", format_duration(sheet.slot_ms)),
        ("planned", format_duration(sheet.planned_ms)),
        ("demo", format_duration(sheet.steps_ms)),
    )


# The first page


def _mission(sheet: RunSheet) -> Iterator[Block]:
    over = " · ".join(filter(None, (KIND, sheet.product)))
    facts = tuple(filter(None, (sheet.version, sheet.day, f"content mark {sheet.content}")))
    yield Masthead(over, sheet.title or "Untitled narrative", facts)
    if sheet.planned_ms:
        yield Ribbon("Planned time by beat", tuple(_shares(sheet)))
    yield Pairs(tuple((label, (words(said),)) for label, said in _facts(sheet)))
    if sheet.claims:
        yield Headline(1, "Claims to prove")
        columns = (
            Column("Claim", 4.5),
            Column("Kind", 2.2, is_support=True),
            Column("Frames", 1.4),
            Column("Steps", 2.0),
            Column("Proof", 4.5, is_support=True),
        )
        yield Grid("Claims to prove", columns, tuple(map(_claim, sheet.claims)))


def _shares(sheet: RunSheet) -> Iterator[Share]:
    for zone in sheet.zones:
        tone = Tone.SETUP if zone.beat.part is Part.SETUP else Tone.FOLLOW
        long = format_duration(zone.planned_ms)
        yield Share(zone.beat.title, long, max(zone.planned_ms, 1), tone)


def _facts(sheet: RunSheet) -> Iterator[tuple[str, str]]:
    if sheet.outcome:
        yield "Outcome", sheet.outcome
    slot, planned = format_duration(sheet.slot_ms), format_duration(sheet.planned_ms)
    yield "Length of the call", f"{slot}, {planned} planned"
    steps = counted(len(sheet.lines), "step")
    long, scenes = format_duration(sheet.steps_ms), format_duration(sheet.scenes_ms)
    yield "Demo", f"{steps}, {long} of {scenes} planned for these frames"
    if sheet.wow is not None:
        at, limit = format_duration(sheet.wow.start_ms), format_duration(sheet.wow_limit_ms)
        in_call = format_duration(sheet.wow_call_ms)
        yield (
            "First wow",
            f"{at} into the demo, step {sheet.wow.number}, {in_call} into the call; "
            f"at the latest {limit} into the demo",
        )
    if sheet.lines:
        yield "Fallbacks", f"{sheet.with_fallback} of {steps} with one"
    if sheet.ready.plan_b:
        yield "Plan B", sheet.ready.plan_b
    if sheet.audience:
        yield "Audience", "; ".join(sheet.audience)
    for role in sheet.roles:
        yield role.name or "Somebody", ", ".join(filter(None, (role.job, role.what)))


def _claim(claim: Claim) -> Row:
    return Row(
        (
            Cell((Named(claim.name, claim.caution, is_strong=True),)),
            _plain(str(claim.kind).capitalize()),
            _plain(", ".join(map(str, claim.scenes))),
            _plain(", ".join(claim.steps)),
            Cell(tuple(map(words, claim.proofs))),
        )
    )


# What stands ready


def _readiness(sheet: RunSheet) -> Iterator[Block]:
    ready = sheet.ready
    has_more = bool(sheet.data or sheet.resets)
    if ready.phases or ready.data or ready.environment or has_more:
        yield Headline(1, "Readiness", starts_page=True)
    yield from labelled("Environment", ready.environment)
    for phase in ready.phases:
        yield Headline(2, phase.title)
        yield Ticks(tuple(Tick(check.what, check.owner) for check in phase.checks))
    yield from _data(ready)
    for title, items in (("Have ready", sheet.data), ("Put back afterwards", sheet.resets)):
        if items:
            yield Headline(2, title)
            yield Ticks(tuple(map(_preparation, items)))


def _data(ready: Readiness) -> Iterator[Block]:
    if ready.data:
        yield Headline(2, "Data")
        columns = (Column("What", 4.0), Column("Value", 5.0), Column("Used in step", 2.5))
        yield Grid("Data", columns, tuple(map(_datum, ready.data)))


def _datum(one: Datum) -> Row:
    value = Cell((Paragraph((Run(one.value, code=True),)),)) if one.value else Cell()
    return Row((_plain(one.name), value, _plain(one.used_in)))


def _preparation(one: Preparation) -> Tick:
    return Tick(one.what, ", ".join(one.steps))


# The run sheet


def _run_sheet(sheet: RunSheet) -> Iterator[Block]:
    yield Headline(1, "Run sheet")
    if not sheet.scenes:
        yield words(NO_SCENES)
        return
    yield Facts((DEMO_CLOCK,))
    for scene in sheet.scenes:
        yield from _scene(scene)


def _scene(scene: Scene) -> Iterator[Block]:
    headline = scene.frame.headline or NO_HEADLINE
    yield Headline(
        2,
        headline,
        chip=f"Frame {scene.number}",
        tone=Tone.FOLLOW,
        anchor=f"frame:{scene.frame.id}",
        mark=scene.mark,
    )
    long = f"{format_duration(scene.steps_ms)} of {format_duration(scene.frame.planned_ms)}"
    yield Facts((f"{counted(len(scene.lines), 'step')}, {long}",))
    yield from labelled(Field.KEY_MESSAGE, scene.frame.key_message, Look.KEY)
    rows = [row for line in scene.lines for row in _rows(line)]
    if scene.checkpoint:
        rows.append(_ask("Checkpoint", scene.checkpoint))
    yield Grid(f"Steps of frame {scene.number}", _RUN_COLUMNS, tuple(rows))


def _rows(line: Line) -> Iterator[Row]:
    step = line.step
    marks: list[Block] = []
    if step.is_wow:
        marks.append(Badge("Wow", Tone.CAUTION, star=True))
    if step.is_optional:
        marks.append(Badge("Optional"))
    shown: list[Block] = []
    if step.picture:
        shown.append(
            Figure(
                step.picture,
                step.alt_text.strip(),
                widest_mm=_THUMBNAIL_MM,
                highest_mm=_THUMBNAIL_MM,
            )
        )
    reasons = (Named(reason.name, reason.caution) for reason in line.reasons)
    mark = step_mark(step, STEP_CELLS, made=len(line.reasons))
    name = Named(line.number, is_strong=True, anchor=f"step:{step.id}", mark=mark)
    yield Row(
        (
            Cell((name, words(str(step.kind).capitalize()))),
            Cell(
                (
                    words(format_duration(step.planned_ms)),
                    words(f"to {format_duration(line.time.end_ms)}"),
                )
            ),
            Cell((Prose(parse(step.do)), *marks)),
            Cell((Prose(parse(step.say)),)),
            Cell((Prose(parse(step.expect)), *shown)),
            Cell((*reasons, Prose(parse(step.why)))),
            Cell((Prose(parse(step.fallback)),)),
        ),
        RowKind.MARKED if step.is_wow else RowKind.BODY,
    )
    if step.ask.strip():
        yield _ask("Ask", step.ask)


def _ask(word: str, text: str) -> Row:
    cells = (Cell((words(word),), span=2), Cell((Prose(parse(text)),), span=5))
    return Row(cells, RowKind.ASK)


# The last pages


def _cue_card(cues: Iterable[CueLine]) -> Iterator[Block]:
    yield Headline(1, "Cue card")
    yield Facts((CALL_CLOCK,))
    columns = (Column("Frame", 1.2), Column("At", 1.4), Column("Cue", 12.0))
    yield Grid("Cue card", columns, tuple(map(_cue, cues)))


def _cue(line: CueLine) -> Row:
    star = (Badge("Wow", Tone.CAUTION, star=True),) if line.has_wow else ()
    cue = (Named(line.cue or NO_HEADLINE, is_strong=line.is_scene), *star)
    kind = RowKind.MARKED if line.has_wow else RowKind.BODY
    return Row((_plain(line.number), _plain(format_duration(line.at_ms)), Cell(cue)), kind)


def _questions(expected: Iterable[Expected]) -> Iterator[Block]:
    rows = tuple(map(_question, expected))
    if rows:
        yield Headline(1, "Expected questions")
        columns = (
            Column("Question", 4.2),
            Column("Answer", 6.5),
            Column("Proof", 3.6, is_support=True),
            Column("Who answers", 2.2, is_support=True),
        )
        yield Grid("Expected questions", columns, rows)


def _question(expected: Expected) -> Row:
    where = f"frame {expected.frame}" if expected.frame else "no frame answers it"
    return Row(
        (
            Cell(
                (
                    Named(expected.objection.text, is_strong=True),
                    Facts((f"{expected.objection.kind}, {where}",)),
                )
            ),
            Cell((Prose(parse(expected.objection.response)),)),
            Cell(tuple(map(words, expected.evidence))),
            _plain(expected.owner),
        )
    )


def _log() -> Iterator[Block]:
    yield Headline(1, "After the demo")
    yield WriteIns(tuple(WriteIn(name) for name in _LOG))


def _plain(text: str) -> Cell:
    return Cell((words(text),)) if text else Cell()
