"""XML of the placeholders and drawn shapes that layouts and masters are made of."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from exporters.deck.geometry import Rect, pt

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
GROUP_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
SUPPORT = "tx2"
INK = "tx1"


@dataclass(frozen=True)
class Level:
    """How one level of text is set; sizes in points, spacing after ``line_pct`` of a line."""

    size_pt: float
    colour: str = INK
    is_bold: bool = False
    is_italic: bool = False
    font: str = "+mn-lt"
    margin_pt: float = 0
    hanging_pt: float = 0
    bullet: str = ""
    bullet_colour: str = "accent1"
    before_pt: float = 0
    line_pct: int = 100
    align: str = "l"

    def xml(self, tag: str) -> str:
        """The level as ``a:lvl1pPr`` or the like."""
        if self.bullet == "1":
            mark = (
                f'<a:buClr><a:schemeClr val="{self.bullet_colour}"/></a:buClr>'
                '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPlain"/>'
            )
        elif self.bullet:
            mark = (
                f'<a:buClr><a:schemeClr val="{self.bullet_colour}"/></a:buClr>'
                f'<a:buFont typeface="+mn-lt"/><a:buChar char="{self.bullet}"/>'
            )
        else:
            mark = "<a:buNone/>"
        style = f'b="{int(self.is_bold)}" i="{int(self.is_italic)}"'
        return (
            f'<a:{tag} marL="{pt(self.margin_pt)}" indent="{-pt(self.hanging_pt)}" '
            f'algn="{self.align}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
            f'hangingPunct="1"><a:lnSpc><a:spcPct val="{self.line_pct}000"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(self.before_pt * 100)}"/></a:spcBef>{mark}'
            f'<a:defRPr sz="{round(self.size_pt * 100)}" {style} kern="1200">'
            f'<a:solidFill><a:schemeClr val="{self.colour}"/></a:solidFill>'
            f'<a:latin typeface="{self.font}"/>'
            f'<a:ea typeface="{self.font[:4]}ea"/><a:cs typeface="{self.font[:4]}cs"/>'
            f"</a:defRPr></a:{tag}>"
        )


def levels(*given: Level) -> str:
    """The content of a list style or text style."""
    return "".join(level.xml(f"lvl{number}pPr") for number, level in enumerate(given, start=1))


@dataclass(frozen=True)
class Placeholder:
    """One placeholder of a layout or master."""

    kind: str
    idx: int
    name: str
    place: Rect
    style: tuple[Level, ...] = ()
    prompt: str = ""
    anchor: str = "t"
    fill: str = ""
    """The XML of its ground, see :func:`colour`."""
    inset_pt: float = 0
    is_shrinking: bool = True

    def xml(self, shape_id: int, *, on_master: bool = False) -> str:
        """The placeholder as a shape."""
        ph = "<p:ph"
        if self.kind != "obj":
            ph += f' type="{self.kind}"'
        if self.kind in ("dt", "ftr", "sldNum"):
            ph += ' sz="quarter"' if self.kind != "dt" else ' sz="half"'
        if self.idx:
            ph += f' idx="{self.idx}"'
        if self.prompt and not on_master and self.kind not in ("dt", "ftr", "sldNum"):
            ph += ' hasCustomPrompt="1"'
        box = self.place
        ins = pt(self.inset_pt)
        fit = "<a:normAutofit/>" if self.is_shrinking else "<a:noAutofit/>"
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(self.name)}/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr>{ph}/></p:nvPr></p:nvSpPr>"
            f'<p:spPr><a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.cx}" cy="{box.cy}"/>'
            f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{self.fill}</p:spPr>'
            f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{ins}" tIns="{ins // 2}" '
            f'rIns="{ins}" bIns="{ins // 2}" rtlCol="0" anchor="{self.anchor}">{fit}</a:bodyPr>'
            f"<a:lstStyle>{levels(*self.style)}</a:lstStyle>{self._text()}</p:txBody></p:sp>"
        )

    def _text(self) -> str:
        language = '<a:rPr lang="en-GB"/>'
        if self.kind == "sldNum":
            return (
                '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
                f'{language}<a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-GB"/></a:p>'
            )
        if self.kind in ("dt", "ftr"):
            # LibreOffice forgets the style of a footer that is quite empty in its layout.
            return f"<a:p><a:r>{language}<a:t> </a:t></a:r></a:p>"
        lines = self.prompt.split("\n")
        return "".join(
            f'<a:p><a:pPr lvl="{level}"/><a:r>{language}<a:t>{line}</a:t></a:r></a:p>'
            for level, line in enumerate(lines)
        )


def colour(name: str, *changes: tuple[str, int]) -> str:
    """A solid fill in a theme colour, with changes such as ``("alpha", 26)`` in per cent."""
    inner = "".join(f'<a:{change} val="{value}000"/>' for change, value in changes)
    return f'<a:solidFill><a:schemeClr val="{name}">{inner}</a:schemeClr></a:solidFill>'


def box(shape_id: int, name: str, place: Rect, fill: str) -> str:
    """A filled rectangle that means nothing to a screen reader."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(name)}>'
        f'{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{place.x}" y="{place.y}"/>'
        f'<a:ext cx="{place.cx}" cy="{place.cy}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
        '<a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)


def words(shape_id: int, name: str, place: Rect, text: str, level: Level) -> str:
    """A line of text that belongs to the layout."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(name)}/>'
        '<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{place.x}" y="{place.y}"/>'
        f'<a:ext cx="{place.cx}" cy="{place.cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle>{levels(level)}</a:lstStyle>"
        f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>'
    )
