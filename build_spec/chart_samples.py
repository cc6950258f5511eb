"""Every chart three times: filled, with a small sample, and empty; all of it invented."""

from __future__ import annotations

from math import sqrt

from narrative_studio.charts.before_after import BeforeAfter, BeforeAfterRow
from narrative_studio.charts.chart import Awaiting, Chart
from narrative_studio.charts.confusion import ConfusionCurve, CurveFrame, CurveLine
from narrative_studio.charts.cycle_length import CycleDot, CycleLength, CycleRow
from narrative_studio.charts.dot_interval import DotInterval, DotRow
from narrative_studio.charts.evidence_grid import (
    Evidence,
    EvidenceCell,
    EvidenceColumn,
    EvidenceGrid,
    EvidenceRow,
)
from narrative_studio.charts.heat_table import (
    HeatCell,
    HeatColumn,
    HeatGroup,
    HeatRow,
    HeatState,
    HeatTable,
)
from narrative_studio.charts.pareto import Pareto, ParetoBar
from narrative_studio.charts.quotes_wall import QuoteCard, QuoteGroup, QuotesWall
from narrative_studio.charts.ratings import RatingDistribution, RatingRow
from narrative_studio.charts.sample import Share
from narrative_studio.charts.saturation import Saturation, SaturationStep

FRAMES = (
    "A recall is decided long before it is announced",
    "One person holds the map",
    "Binders work until the day they are needed",
    "Software follows stock, or paper, never both",
    "Three things a good answer does",
    "Lotwarden: recall readiness for food manufacturers",
    "From one jar to every pallet in four minutes",
    "Name the pallets, not the production day",
    "The mock recall that writes its own report",
    "Five hours, three people; then four minutes, one",
    "Three worries people keep to themselves",
    "Run your next mock recall with us",
)
_SESSIONS = (
    ("v1", True, (("T01", "Marlow"), ("T02", "Pinecrest"), ("T04", "Redfen"))),
    ("v2", True, (("T05", "Osterley"), ("T06", "Calloway"), ("T07", "Brambleside"))),
    ("v3", True, (("T09", "Vesper"), ("T10", "Gallowmere"), ("T11", "Stonebridge"),
                  ("T12", "Larkhall"))),
    ("Not counted", False, (("T03", "Little Anchor"), ("T08", "Tern and Tide"))),
)  # fmt: skip
_CELLS = (
    "nnnnnnnnnn nn", "Lnnnnnnnnn Cn", "nLnnnnnnnn nn", "CnCnnnnnOn nn", "nCnnLnnnnL nn",
    "nnnnnnnsnn nn", "nnnCnCLnLn nn", "OnOLLnnLnL sn", "nLnnnnnnnL sL", "nnnnOOLnnn su",
    "nnLnnnnLnn sn", "nnnOnOnnOu nn",
)  # fmt: skip
_STATES = {
    "n": HeatState.NEUTRAL, "L": HeatState.LANDED, "C": HeatState.CONFUSED,
    "O": HeatState.OBJECTED, "u": HeatState.UNKNOWN, "s": HeatState.SKIPPED,
}  # fmt: skip


def share(count: int, of: int) -> Share:
    """A share with its interval of 95 % after Wilson."""
    if not of:
        return Share(0, 0)
    z = 1.959964
    part = count / of
    middle = (part + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(part * (1 - part) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return Share(count, of, max(0.0, middle - half), min(1.0, middle + half))


def _groups(most: int = 99) -> tuple[HeatGroup, ...]:
    return tuple(
        HeatGroup(title, tuple(HeatColumn(code, code, name) for code, name in columns[:most]),
                  is_counted)
        for title, is_counted, columns in _SESSIONS
    )  # fmt: skip


def heat_table() -> HeatTable:
    """Twelve frames by twelve sessions, two of them not counted."""
    rows = tuple(
        HeatRow(f"f{n}", str(n), title,
                tuple(HeatCell(_STATES[one]) for one in cells.replace(" ", "")))
        for n, (title, cells) in enumerate(zip(FRAMES, _CELLS, strict=True), 1)
    )  # fmt: skip
    return HeatTable(
        headline="No frame was confusing in v3; both objections left came from one prospect, T11",
        subtitle="12 sessions, 10 of them eligible; one cell, one prospect, one frame",
        groups=_groups(),
        rows=rows,
    )


def heat_table_wide() -> HeatTable:
    """So many sessions that words give way to signs."""
    columns = tuple(HeatColumn(f"T{n:02}", f"T{n:02}", "Somebody") for n in range(1, 31))
    letters = "nnLnnCnOnLnnsnnLnnnCnnOnnLnnun"
    rows = tuple(
        HeatRow(f"f{n}", str(n), title,
                tuple(HeatCell(_STATES[letters[(n * 7 + at) % 30]]) for at in range(30)))
        for n, title in enumerate(FRAMES, 1)
    )  # fmt: skip
    return HeatTable(
        headline="Thirty sessions at once: signs stand for words",
        subtitle="30 sessions, all eligible",
        groups=(HeatGroup("v3", columns[:18]), HeatGroup("v4", columns[18:])),
        rows=rows,
    )


def _frames(count: int = 12) -> tuple[CurveFrame, ...]:
    return tuple(CurveFrame(f"f{n}", str(n), FRAMES[n - 1]) for n in range(1, count + 1))


def confusion() -> ConfusionCurve:
    """All eligible sessions as one line."""
    counts = (0, 0, 0, 2, 1, 0, 2, 0, 0, 0, 0, 0)
    reached = (10, 10, 10, 10, 10, 9, 10, 10, 10, 10, 10, 10)
    return ConfusionCurve(
        headline="2 of 10 were confused in frames 4 and 7; the intervals reach half",
        subtitle="confused, of those who reached the frame; 95 % interval",
        interim="Interim: 10 of 12 planned sessions",
        frames=_frames(),
        lines=(CurveLine("All", tuple(share(c, n) for c, n in zip(counts, reached, strict=True))),),
    )


def confusion_versions() -> ConfusionCurve:
    """Two versions with rates, and one with too few."""
    v1 = ((3, 14), (2, 14), (1, 14), (9, 14), (6, 14), (2, 13), (7, 13), (3, 12), (1, 12), (2, 12))
    v2 = ((2, 12), (1, 12), (1, 12), (4, 12), (2, 12), (1, 12), (5, 11), (2, 11), (1, 11), (0, 11))
    v3 = ((0, 3), (0, 3), (0, 3), (1, 3), (0, 3), (0, 3), (0, 2), (0, 2), (0, 2), (0, 2))
    lines = tuple(
        CurveLine(name, tuple(share(c, n) for c, n in pairs))
        for name, pairs in (("v1", v1), ("v2", v2), ("v3", v3))
    )
    return ConfusionCurve(
        headline="Frame 4 confused 9 of 14 in v1 and 4 of 12 in v2",
        subtitle="confused, of those who reached the frame; v3 is an anecdote so far",
        frames=_frames(10),
        lines=lines,
    )


def confusion_few() -> ConfusionCurve:
    """Four sessions: counts and hollow marks."""
    pairs = ((0, 4), (0, 4), (1, 4), (2, 4), (0, 3), (1, 3), (0, 3), (0, 0))
    return ConfusionCurve(
        headline="2 of 4 were confused in frame 4: an anecdote",
        subtitle="confused, of those who reached the frame; 4 sessions, no rates",
        frames=_frames(8),
        lines=(CurveLine("v3", tuple(share(c, n) for c, n in pairs)),),
    )


def dot_interval() -> DotInterval:
    """Three versions that are anecdotes, their sum, and the pitch of old."""
    return DotInterval(
        headline="A next step was agreed more often than with the old pitch; the intervals overlap",
        subtitle="prospects who agreed a dated next step, of the eligible; 95 % interval",
        word="agreed",
        rows=(
            DotRow("v1", "v1", share(1, 3)),
            DotRow("v2", "v2", share(2, 3)),
            DotRow("v3", "v3", share(3, 4)),
            DotRow("v4", "v4", share(4, 7)),
            DotRow("v5", "v5", share(0, 0)),
            DotRow("all", "All eligible", share(6, 10), is_strong=True),
        ),
        baseline=DotRow("old", "Old pitch", share(9, 30)),
    )


def dot_interval_few() -> DotInterval:
    """One version, an anecdote."""
    return DotInterval(
        headline="3 of 4 agreed a next step: an anecdote",
        subtitle="prospects who agreed a dated next step, of the eligible",
        word="agreed",
        rows=(DotRow("v3", "v3", share(3, 4)),),
    )


_ROLES = ("champion", "economic buyer", "technical influencer", "user")


def pareto() -> Pareto:
    """Five objections of four roles."""
    return Pareto(
        headline="Two objections make 11 of 19: who keeps it running, and the price per site",
        subtitle="objections raised in 10 eligible sessions, by buying role",
        roles=_ROLES,
        bars=(
            ParetoBar("o3", "We are about to leave the system it exports from", (0, 0, 3, 0)),
            ParetoBar("o1", "Nobody here has time to keep it running", (2, 0, 1, 3)),
            ParetoBar("o2", "Price per site", (1, 4, 0, 0)),
            ParetoBar("o4", "Our auditor wants paper", (1, 0, 1, 1)),
            ParetoBar("o5", "Label printers are not connected", (0, 0, 2, 0)),
        ),
    )


def pareto_few() -> Pareto:
    """Four objections: blocks without colours."""
    return Pareto(
        headline="Price per site was raised twice",
        subtitle="objections raised in 3 eligible sessions, by buying role",
        roles=_ROLES,
        bars=(
            ParetoBar("o2", "Price per site", (0, 2, 0, 0)),
            ParetoBar("o1", "Nobody here has time to keep it running", (1, 0, 0, 0)),
            ParetoBar("o4", "Our auditor wants paper", (0, 0, 1, 0)),
        ),
    )


def ratings() -> RatingDistribution:
    """Four criteria of ten prospects, and one of three."""
    return RatingDistribution(
        headline="Clear to nearly all; on difference the room is split",
        subtitle="ratings by 10 eligible prospects after the call",
        rows=(
            RatingRow("clarity", "Clarity", (0, 1, 1, 5, 3)),
            RatingRow("relevance", "Relevance", (0, 0, 3, 5, 2)),
            RatingRow("difference", "Differentiation", (3, 2, 0, 2, 4)),
            RatingRow("belief", "Believability", (1, 2, 4, 3, 0)),
            RatingRow("new", "Fit for us (new)", (0, 1, 0, 1, 1)),
        ),
    )


def ratings_few() -> RatingDistribution:
    """Three prospects: one square for each rating."""
    return RatingDistribution(
        headline="Three prospects rated; two camps on difference",
        subtitle="ratings by 3 eligible prospects after the call",
        rows=(
            RatingRow("clarity", "Clarity", (0, 0, 0, 2, 1)),
            RatingRow("relevance", "Relevance", (0, 0, 1, 2, 0)),
            RatingRow("difference", "Differentiation", (1, 0, 0, 0, 2)),
            RatingRow("belief", "Believability", (0, 0, 0, 0, 0)),
        ),
    )


def saturation() -> Saturation:
    """Ten sessions; the last three taught nothing new."""
    news = (5, 3, 2, 0, 2, 1, 1, 0, 0, 0)
    return Saturation(
        headline="The last three sessions brought no new code",
        subtitle="new codes per session, 10 eligible sessions in their order",
        steps=tuple(
            SaturationStep(f"T{n:02}", f"T{n:02}", new, new + 4) for n, new in enumerate(news, 1)
        ),
    )


def saturation_few() -> Saturation:
    """Three sessions."""
    return Saturation(
        headline="Every session still brings new codes",
        subtitle="new codes per session, 3 eligible sessions in their order",
        steps=tuple(SaturationStep(f"T{n:02}", f"T{n:02}", 6 - n, 6) for n in range(1, 4)),
    )


def before_after() -> BeforeAfter:
    """Four frames in two versions that may be told in rates."""
    pairs = (((3, 14), (8, 12)), ((5, 14), (6, 12)), ((2, 13), (9, 12)), ((6, 12), (5, 11)))
    verdicts = (
        "Separated from chance", "Not yet separated from chance", "Separated from chance", "",
    )  # fmt: skip
    return BeforeAfter(
        headline="Frames 4 and 7 land more often in v2; the others may be chance",
        subtitle="landed, of those who reached the frame; 95 % interval",
        before_name="v1",
        after_name="v2",
        rows=tuple(
            BeforeAfterRow(f"f{n}", str(n), FRAMES[n - 1], share(*one), share(*two), verdict)
            for n, (one, two), verdict in zip((4, 5, 7, 8), pairs, verdicts, strict=True)
        ),
    )


def before_after_few() -> BeforeAfter:
    """Two versions of three and four sessions, and a frame that is new."""
    return BeforeAfter(
        headline="Three sessions each: counts, no rates",
        subtitle="landed, of those who reached the frame",
        before_name="v1",
        after_name="v3",
        rows=(
            BeforeAfterRow("f4", "4", FRAMES[3], share(0, 3), share(2, 4)),
            BeforeAfterRow("f7", "7", FRAMES[6], share(1, 3), share(3, 4)),
            BeforeAfterRow("f9", "9", FRAMES[8], None, share(1, 4)),
        ),
    )


def evidence_grid() -> EvidenceGrid:
    """Five elements in four segments."""
    lands, does_not = Evidence.LANDS, Evidence.DOES_NOT
    not_yet, not_told = Evidence.NOT_YET, Evidence.NOT_TOLD
    table = (
        ("VA-1", "Only the pallets that carry the risk",
         ((lands, 8, 11), (not_yet, 2, 4), (lands, 7, 10), (not_told, 0, 0))),
        ("VA-2", "A recall decided in minutes, not hours",
         ((lands, 9, 11), (not_yet, 3, 4), (does_not, 2, 10), (not_yet, 0, 1))),
        ("VA-3", "Every mock recall writes its own report",
         ((does_not, 2, 11), (not_yet, 1, 4), (lands, 6, 10), (not_told, 0, 0))),
        ("DI-1", "Follows paper and stock in one tree",
         ((not_yet, 3, 6), (not_told, 0, 0), (not_yet, 2, 5), (not_told, 0, 0))),
    )  # fmt: skip
    segments = (("Co-packers", 11), ("Own label", 4), ("Dairy and chilled foods", 10),
                ("Importers", 1))  # fmt: skip
    return EvidenceGrid(
        headline="Speed lands with co-packers; with dairy it does not",
        subtitle="eligible sessions in which the element landed, of those in which it was told",
        columns=tuple(EvidenceColumn(name, name, n) for name, n in segments),
        rows=tuple(
            EvidenceRow(code, code, title,
                        tuple(EvidenceCell(e, share(c, n)) for e, c, n in cells))
            for code, title, cells in table
        ),
    )  # fmt: skip


def quotes_wall() -> QuotesWall:
    """Three codes with seven quotes."""
    return QuotesWall(
        headline="Prospects repeat the pallets, and fear for their exports",
        subtitle="7 quotes, 3 codes, 10 eligible sessions",
        groups=(
            QuoteGroup("c1", "value echoed", (
                QuoteCard("q1", "Not the quality manager? The shift lead did it?",
                          "Vesper Dairy Alternatives", "frame 10 · T09 · v3"),
                QuoteCard("q2", "My director will still want the whole day, until he sees the "
                          "balance.", "Larkhall Soups", "frame 8 · T12 · v3"),
                QuoteCard("q3", "Write those three down for me, I will use them with everyone "
                          "who calls.", "Larkhall Soups", "frame 5 · T12 · v3"),
                QuoteCard("q4", "Pallets. Not days. Pallets.", "Marlow", "frame 8 · T01 · v1"),
            )),
            QuoteGroup("c2", "risk", (
                QuoteCard("q5", "I cannot give you exports from a system we are about to leave.",
                          "Stonebridge Tortilla", "frame 12 · T11 · v3"),
                QuoteCard("q6", "We would need two people who are not here.", "Tern and Tide",
                          "frame 11 · T08", is_counted=False),
            ), asks=True),
            QuoteGroup("c3", "recognised", (
                QuoteCard("q7", "Do not sell me the recall. Sell me the audits. Yes.",
                          "Gallowmere Deli Foods", "frame 11 · T10 · v3"),
            )),
        ),
    )  # fmt: skip


def cycle_length() -> CycleLength:
    """Days to the next step in two versions."""
    rows = (
        ("Old pitch", (12, 14, 21, 21, 21, 30, 34, 41), ()),
        ("v3", (5, 7, 7, 9, 14, 16), (3, 19)),
        ("v4", (6, 6), (2,)),
    )
    return CycleLength(
        headline="With v3 the next step comes after 8 days in the middle, of old after 21",
        subtitle="days from the first call to the next step, a dot for each prospect",
        rows=tuple(
            CycleRow(name, (
                *(CycleDot(f"{name}-{n}", f"Prospect {n}", days) for n, days in enumerate(done)),
                *(CycleDot(f"{name}-o{n}", f"Prospect {n + 20}", days, is_open=True)
                  for n, days in enumerate(still)),
            ))
            for name, done, still in rows
        ),
    )  # fmt: skip


def _empty(chart_type: type[Chart]) -> Chart:
    return chart_type(
        headline="Nothing to conclude yet",
        subtitle="eligible sessions",
        awaiting=Awaiting(
            3, 12, "planned sessions",
            "What is recorded is kept; the chart appears with the first eligible session.",
        ),
    )  # fmt: skip


FILLED: dict[str, Chart] = {
    "heat": heat_table(),
    "confusion": confusion(),
    "confusion-versions": confusion_versions(),
    "rates": dot_interval(),
    "pareto": pareto(),
    "ratings": ratings(),
    "saturation": saturation(),
    "before-after": before_after(),
    "evidence": evidence_grid(),
    "quotes": quotes_wall(),
    "cycle": cycle_length(),
}
"""Charts with all there can be in them, by name."""

FEW: dict[str, Chart] = {
    "heat-wide": heat_table_wide(),
    "confusion": confusion_few(),
    "rates": dot_interval_few(),
    "pareto": pareto_few(),
    "ratings": ratings_few(),
    "saturation": saturation_few(),
    "before-after": before_after_few(),
}
"""Charts of a small sample, and one of a very large one."""

EMPTY: dict[str, Chart] = {name: _empty(type(chart)) for name, chart in FILLED.items()}
"""Charts that wait for sessions."""
