"""The placeholders of the layouts: one design for each kind of beat."""

from collections.abc import Callable, Iterator

from build_spec.deck.shapes import SUPPORT, Level, Placeholder, colour
from exporters.deck.geometry import Rect, pt
from exporters.deck.slots import (
    LEFT,
    MOST_COLUMNS,
    MOST_CRITERIA,
    MOST_TICKS,
    RIGHT,
    SLIDE_CX,
    SlotIdx,
)
from narrative_studio.model.template import Layout

HEADING = "+mj-lt"
WIDTH = RIGHT - LEFT
TITLE_PLACE = Rect(LEFT, pt(38), WIDTH, pt(88))
TOP, BOTTOM = pt(138), pt(430)
CHECKPOINT_PLACE = Rect(LEFT, pt(444), WIDTH, pt(36))
FAINT = ("alpha", 8)
_STEP_PT = 18.0


def title(place: Rect = TITLE_PLACE, size_pt: float = 34, *, anchor: str = "t") -> Placeholder:
    """The title of a content layout."""
    style = Level(size_pt, is_bold=True, font=HEADING, line_pct=95)
    return Placeholder("title", 0, "Title", place, (style,), "Headline", anchor=anchor)


def body(place: Rect, accent: str, size_pt: float = 24, *, bullet: str = "–") -> Placeholder:
    """Bullets on five levels."""
    hang = size_pt * 0.8 if bullet else 0
    style = tuple(
        Level(
            max(size, 14),
            margin_pt=hang * (depth + 1) if bullet else 0,
            hanging_pt=hang,
            bullet=bullet,
            bullet_colour=accent,
            before_pt=10 if depth == 0 else 4,
        )
        for depth, size in enumerate((size_pt, size_pt - 4, size_pt - 6, size_pt - 8, size_pt - 8))
    )
    prompt = "Text\nSecond level\nThird level\nFourth level\nFifth level"
    return Placeholder("body", SlotIdx.BODY, "Text", place, style, prompt)


def picture(place: Rect, fill: str = "") -> Placeholder:
    """The place of the frame's visual; a fill makes it a panel on which the visual stands."""
    style = (Level(16, SUPPORT, align="ctr"),)
    return Placeholder("pic", SlotIdx.PICTURE, "Picture", place, style, "Picture", fill=fill)


def checkpoint(place: Rect = CHECKPOINT_PLACE) -> Placeholder:
    """The question to ask before going on, above the ribbon."""
    style = (Level(20, SUPPORT, is_italic=True),)
    return text(SlotIdx.CHECKPOINT, "Checkpoint", place, style, "Checkpoint", anchor="ctr")


def eyebrow(place: Rect, accent: str) -> Placeholder:
    """The small word above a large title."""
    return text(SlotIdx.EYEBROW, "Beat", place, (Level(17, accent, is_bold=True),), "Beat")


def text(
    idx: int,
    name: str,
    place: Rect,
    style: tuple[Level, ...],
    prompt: str,
    *,
    anchor: str = "t",
    fill: str = "",
    inset_pt: float = 0,
) -> Placeholder:
    """A placeholder for short text in a style of its own."""
    return Placeholder("body", idx, name, place, style, prompt, anchor, fill, inset_pt)


def statement(accent: str) -> tuple[Placeholder, ...]:
    """One large statement beside a tall picture panel."""
    left = pt(520)
    return (
        eyebrow(Rect(LEFT, pt(60), left, pt(24)), accent),
        title(Rect(LEFT, pt(88), left, pt(214)), 44),
        Placeholder(
            "body",
            SlotIdx.BODY,
            "Text",
            Rect(LEFT, pt(312), left, pt(124)),
            (Level(23, SUPPORT, before_pt=8), *_below_a_statement(accent)),
            "Text\nSecond level\nThird level\nFourth level\nFifth level",
        ),
        picture(STATEMENT_PANEL, colour(accent, FAINT)),
        checkpoint(),
    )


def _below_a_statement(accent: str) -> Iterator[Level]:
    """The deeper levels: without a step and a mark nothing but size would tell them apart."""
    for depth, size in enumerate((20, 18, 16, 16), start=1):
        yield Level(
            size,
            SUPPORT,
            margin_pt=_STEP_PT * (depth + 1),
            hanging_pt=_STEP_PT,
            bullet="–",
            bullet_colour=accent,
            before_pt=4,
        )


STATEMENT_PANEL = Rect(pt(600), 0, SLIDE_CX - pt(600), pt(436))


def alternatives(accent: str) -> tuple[Placeholder, ...]:
    """A table of approaches, with a picture and the bullets beside it."""
    right = Rect(pt(640), TOP, RIGHT - pt(640), BOTTOM - TOP)
    return (
        title(),
        Placeholder(
            "tbl",
            SlotIdx.TABLE,
            "Table",
            Rect(LEFT, TOP, pt(552), BOTTOM - TOP),
            (Level(18),),
            "Table",
        ),
        picture(right.with_height(pt(160)), colour(accent, FAINT)),
        body(right.below(TOP + pt(172)), accent, 20),
        checkpoint(),
    )


def criteria(accent: str) -> tuple[Placeholder, ...]:
    """Up to four criteria with a box before each, drawn when the slide is made."""
    area = Rect(LEFT + pt(72), TOP, pt(448), BOTTOM - TOP)
    style = (Level(27, is_bold=True), Level(20, SUPPORT, before_pt=2))
    return (
        title(),
        *(
            text(
                SlotIdx.CRITERION + number,
                f"Criterion {number + 1}",
                place,
                style,
                "Criterion\nWhat it means",
                anchor="ctr",
            )
            for number, place in enumerate(area.rows(MOST_CRITERIA, at_most=pt(92)))
        ),
        picture(Rect(pt(606), TOP, RIGHT - pt(606), BOTTOM - TOP), colour(accent, FAINT)),
        checkpoint(),
    )


def value(accent: str) -> tuple[Placeholder, ...]:
    """Bullets, a large picture panel, and the row of ticked criteria."""
    row = Rect(LEFT, pt(440), WIDTH, pt(32))
    tick = (Level(18, SUPPORT),)
    return (
        title(),
        body(Rect(LEFT, TOP - pt(6), pt(292), pt(286)), accent, 25),
        picture(VALUE_PANEL, colour("bg2")),
        *(
            text(
                SlotIdx.TICK + number, f"Tick {number + 1}", place, tick, "Criterion", anchor="ctr"
            )
            for number, place in enumerate(row.columns(MOST_TICKS, pt(20)))
        ),
        checkpoint(),
    )


VALUE_PANEL = Rect(pt(373), pt(128), RIGHT - pt(373), pt(284))


def proof(accent: str) -> tuple[Placeholder, ...]:
    """Before and after as large figures, their source, and a picture."""
    area = Rect(LEFT, TOP, pt(552), pt(160))
    sides = (
        (SlotIdx.BEFORE, "Before", SUPPORT, SUPPORT),
        (SlotIdx.AFTER, "After", accent, "tx1"),
    )
    return (
        title(),
        *(
            text(
                idx,
                name,
                place,
                (
                    Level(18, shade, is_bold=True),
                    Level(76, shade, is_bold=True, line_pct=90),
                    Level(22, detail),
                ),
                f"{name}\nFigure\nWhat it means",
            )
            for (idx, name, shade, detail), place in zip(
                sides, area.columns(2, pt(16)), strict=True
            )
        ),
        text(
            SlotIdx.SOURCE,
            "Source",
            Rect(LEFT, pt(380), pt(552), pt(56)),
            (Level(18, SUPPORT),),
            "Whose figures, and how they were measured",
            anchor="b",
        ),
        picture(Rect(pt(640), TOP, RIGHT - pt(640), BOTTOM - TOP), colour("bg2")),
        checkpoint(),
    )


def columns(accent: str) -> tuple[Placeholder, ...]:
    """Up to four columns, a rule over each drawn when the slide is made."""
    area = Rect(LEFT, TOP + pt(14), WIDTH, pt(136))
    style = (
        Level(18, SUPPORT, is_bold=True),
        Level(27, is_bold=True, font=HEADING, before_pt=4, line_pct=95),
        Level(21, SUPPORT, before_pt=10),
    )
    return (
        title(),
        *(
            text(
                SlotIdx.COLUMN + number,
                f"Column {number + 1}",
                place,
                style,
                "Who\nWorry\nAnswer",
            )
            for number, place in enumerate(area.columns(MOST_COLUMNS, pt(24)))
        ),
        picture(Rect(LEFT, pt(302), WIDTH, BOTTOM - pt(302)), colour("bg2")),
        checkpoint(),
    )


def ask(accent: str) -> tuple[Placeholder, ...]:
    """Numbered steps, a card for the next step and a picture under it."""
    right = Rect(pt(604), TOP, RIGHT - pt(604), BOTTOM - TOP)
    return (
        title(),
        Placeholder(
            "body",
            SlotIdx.BODY,
            "Steps",
            Rect(LEFT, TOP - pt(6), pt(500), BOTTOM - TOP + pt(6)),
            (
                Level(
                    25,
                    is_bold=True,
                    margin_pt=46,
                    hanging_pt=46,
                    bullet="1",
                    bullet_colour=accent,
                    before_pt=20,
                ),
                Level(20, SUPPORT, margin_pt=46, before_pt=2),
            ),
            "Step\nWhat it takes",
        ),
        text(
            SlotIdx.CARD_HEADING,
            "Card heading",
            right.with_height(pt(46)),
            (Level(18, "bg1", is_bold=True),),
            "Next step",
            anchor="ctr",
            fill=colour(accent),
            inset_pt=18,
        ),
        text(
            SlotIdx.CARD,
            "Card",
            Rect(right.x, right.y + pt(46), right.cx, pt(132)),
            (Level(23, is_bold=True), Level(20, before_pt=4)),
            "Date\nWhat happens then",
            anchor="ctr",
            fill=colour("bg2"),
            inset_pt=18,
        ),
        picture(right.below(TOP + pt(190))),
        checkpoint(),
    )


def plain(accent: str) -> tuple[Placeholder, ...]:
    """A title, text and a picture."""
    return (
        title(),
        body(Rect(LEFT, TOP - pt(6), pt(500), BOTTOM - TOP + pt(6)), accent),
        picture(Rect(pt(600), TOP, RIGHT - pt(600), BOTTOM - TOP), colour("bg2")),
        checkpoint(),
    )


def full_text(accent: str) -> tuple[Placeholder, ...]:
    """A title and text across the slide."""
    return (
        title(),
        body(Rect(LEFT, TOP - pt(6), WIDTH, BOTTOM - TOP + pt(6)), accent),
        checkpoint(),
    )


PLACEHOLDERS: dict[Layout, Callable[[str], tuple[Placeholder, ...]]] = {
    Layout.INSIGHT: statement,
    Layout.ALTERNATIVES: alternatives,
    Layout.CRITERIA: criteria,
    Layout.INTRODUCTION: statement,
    Layout.VALUE: value,
    Layout.PROOF: proof,
    Layout.COLUMNS: columns,
    Layout.ASK: ask,
    Layout.PLAIN: plain,
}
