"""The layouts of the default template: one for each beat of the sales pitch, and neutral ones."""

from dataclasses import dataclass, field

from build_spec.deck.designs import HEADING, PLACEHOLDERS, WIDTH, full_text, plain
from build_spec.deck.shapes import (
    GROUP_HEAD,
    NAMESPACES,
    SUPPORT,
    Level,
    Placeholder,
    box,
    colour,
    words,
)
from exporters.deck.geometry import Rect, pt
from exporters.deck.ribbon import segment_places
from exporters.deck.slots import LEFT, RIBBON, RIBBON_LABEL, RIGHT, LayoutName, SlotIdx
from narrative_studio.model.template import Layout, Part, template

PALE = ("alpha", 26)


@dataclass(frozen=True)
class LayoutSpec:
    """One layout: its placeholders, what is drawn under them and its colours."""

    name: str
    placeholders: tuple[Placeholder, ...]
    drawn: str = ""
    kind: str = ""
    background: str = ""
    has_footers: bool = True
    footers: tuple[Placeholder, ...] = field(default=())

    def xml(self) -> str:
        """The layout part."""
        shapes = [
            placeholder.xml(number)
            for number, placeholder in enumerate(self.placeholders + self._footers(), start=2)
        ]
        kind = f' type="{self.kind}"' if self.kind else ""
        background = (
            f"<p:bg><p:bgPr>{self.background}<a:effectLst/></p:bgPr></p:bg>"
            if self.background
            else ""
        )
        return (
            f'<p:sldLayout {NAMESPACES}{kind} preserve="1" userDrawn="1">'
            f'<p:cSld name="{self.name}">{background}<p:spTree>{GROUP_HEAD}{self.drawn}'
            f"{''.join(shapes)}</p:spTree></p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )

    def _footers(self) -> tuple[Placeholder, ...]:
        return self.footers or FOOTERS


def footer(kind: str, idx: int, name: str, place: Rect, align: str, shade: str) -> Placeholder:
    """A footer, date or slide number placeholder."""
    size = 16 if shade == "bg1" else 14
    return Placeholder(
        kind, idx, name, place, (Level(size, shade, align=align),), is_shrinking=False
    )


FOOTERS = (
    footer(
        "ftr",
        SlotIdx.FOOTER,
        "Footer Placeholder",
        Rect(pt(300), RIBBON_LABEL.y, pt(360), pt(24)),
        "ctr",
        SUPPORT,
    ),
    footer(
        "dt",
        SlotIdx.DATE,
        "Date Placeholder",
        Rect(pt(668), RIBBON_LABEL.y, pt(170), pt(24)),
        "r",
        SUPPORT,
    ),
    footer(
        "sldNum",
        SlotIdx.NUMBER,
        "Slide Number Placeholder",
        Rect(pt(848), RIBBON_LABEL.y, RIGHT - pt(848), pt(24)),
        "r",
        SUPPORT,
    ),
)


NEUTRAL_NAMES = {
    Layout.INSIGHT: LayoutName.POINT_OF_VIEW,
    Layout.ALTERNATIVES: LayoutName.COMPARISON,
    Layout.CRITERIA: LayoutName.CRITERIA,
    Layout.INTRODUCTION: LayoutName.STATEMENT,
    Layout.VALUE: LayoutName.VALUE,
    Layout.PROOF: LayoutName.BEFORE_AND_AFTER,
    Layout.COLUMNS: LayoutName.COLUMNS,
    Layout.ASK: LayoutName.NEXT_STEP,
    Layout.PLAIN: LayoutName.TEXT,
}


def all_layouts() -> tuple[LayoutSpec, ...]:
    """Every layout in the order of the template."""
    pitch = template("sales-pitch-8")
    beats = tuple(
        LayoutSpec(
            beat.title,
            PLACEHOLDERS[beat.layout](_accent(beat.part)),
            drawn=story_ribbon(number, beat.title),
        )
        for number, beat in enumerate(pitch.beats)
    )
    neutral = tuple(
        LayoutSpec(name, PLACEHOLDERS[kind]("accent1")) for kind, name in NEUTRAL_NAMES.items()
    )
    text_only = tuple(
        LayoutSpec(name, full_text("accent1"))
        for name in (LayoutName.AGENDA, LayoutName.CONTINUATION)
    )
    backup = LayoutSpec(
        LayoutName.BACKUP,
        plain("accent1"),
        drawn=words(40, "Backup", RIBBON_LABEL, "Backup", Level(14, SUPPORT)),
    )
    return (
        title_layout(LayoutName.TITLE, kind="title", drawn=title_ribbon()),
        *beats,
        *text_only,
        *neutral,
        backup,
        title_layout(LayoutName.TITLE_PLAIN),
    )


def title_layout(name: str, *, kind: str = "", drawn: str = "") -> LayoutSpec:
    """The opening slide: dark ground, large title, who speaks and when."""
    foot = Rect(LEFT, pt(484), pt(560), pt(26))
    return LayoutSpec(
        name,
        (
            Placeholder(
                "ctrTitle",
                0,
                "Title",
                Rect(LEFT, pt(92), pt(740), pt(190)),
                (Level(50, "bg1", is_bold=True, font=HEADING, line_pct=95),),
                "Title",
                anchor="b",
            ),
            Placeholder(
                "subTitle",
                SlotIdx.BODY,
                "Subtitle",
                Rect(LEFT, pt(298), pt(740), pt(96)),
                (Level(24, "bg1", line_pct=105),),
                "Subtitle",
            ),
        ),
        drawn=drawn,
        kind=kind,
        background=colour("accent1", ("lumMod", 50)),
        footers=(
            footer("ftr", SlotIdx.FOOTER, "Footer Placeholder", foot, "l", "bg1"),
            footer(
                "dt",
                SlotIdx.DATE,
                "Date Placeholder",
                Rect(pt(643), foot.y, RIGHT - pt(643), foot.cy),
                "r",
                "bg1",
            ),
        ),
    )


def story_ribbon(current: int, name: str) -> str:
    """The ribbon of the eight beats, this one strong, and its name under it."""
    beats = template("sales-pitch-8").beats
    places = segment_places([beat.share for beat in beats], RIBBON)
    segments = (
        box(
            50 + number,
            f"Ribbon, {beat.title.lower()}",
            place,
            colour(_accent(beat.part), *(() if number == current else (PALE,))),
        )
        for number, (beat, place) in enumerate(zip(beats, places, strict=True))
    )
    label = words(60, "Beat name", RIBBON_LABEL, name, Level(14, SUPPORT))
    return "".join(segments) + label


def title_ribbon() -> str:
    """The ribbon of the eight beats on dark ground."""
    beats = template("sales-pitch-8").beats
    place = Rect(LEFT, pt(451), WIDTH, pt(12))
    light = {
        Part.SETUP: colour("accent2", ("satMod", 165), ("lumMod", 40), ("lumOff", 61)),
        Part.FOLLOW: colour("accent1", ("satMod", 62), ("lumMod", 40), ("lumOff", 57)),
    }
    return "".join(
        box(50 + number, f"Ribbon, {beat.title.lower()}", segment, light[beat.part])
        for number, (beat, segment) in enumerate(
            zip(beats, segment_places([beat.share for beat in beats], place), strict=True)
        )
    )


def _accent(part: Part) -> str:
    return "accent2" if part is Part.SETUP else "accent1"
