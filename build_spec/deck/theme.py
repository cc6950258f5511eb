"""The theme of the default template: Georgia and Calibri, six accents, quiet effects."""

MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"

COLOURS = {
    "dk1": "16201F",
    "lt1": "FFFFFF",
    "dk2": "43504F",
    "lt2": "F3F6F5",
    "accent1": "0B6570",
    "accent2": "74477E",
    "accent3": "D0651B",
    "accent4": "27498C",
    "accent5": "12917A",
    "accent6": "623F06",
    "hlink": "22569B",
    "folHlink": "74477E",
}
"""Text, paper, support text and panel; petrol, plum and four chart colours; links."""

HEADING_FONT = "Georgia"
BODY_FONT = "Calibri"

TABLE_STYLES = {
    "accent2": "{6E1F3C52-7C0A-4E0B-9C1D-2A54B7C30A01}",
    "accent1": "{6E1F3C52-7C0A-4E0B-9C1D-2A54B7C30A02}",
}
"""Table styles of the template by the accent they are ruled in."""


def theme(name: str) -> str:
    """The XML of a theme part."""
    colours = "".join(
        f'<a:{role}><a:srgbClr val="{value}"/></a:{role}>' for role, value in COLOURS.items()
    )
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{solid}'
        '<a:prstDash val="solid"/></a:ln>'
        for width in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{MAIN}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="Narrative Studio">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Narrative Studio">{_font("major", HEADING_FONT)}'
        f"{_font('minor', BODY_FONT)}</a:fontScheme>"
        f'<a:fmtScheme name="Narrative Studio"><a:fillStyleLst>{solid * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def table_styles() -> str:
    """The XML of the table styles part; the first style is the default."""
    styles = "".join(_table_style(guid, accent) for accent, guid in TABLE_STYLES.items())
    return (
        f'<a:tblStyleLst xmlns:a="{MAIN}" def="{TABLE_STYLES["accent2"]}">{styles}</a:tblStyleLst>'
    )


def _font(kind: str, family: str) -> str:
    return (
        f'<a:{kind}Font><a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{kind}Font>"
    )


def _table_style(guid: str, accent: str) -> str:
    """A table with a strong rule under its header and a hairline under each row."""
    hairline = _rule("bg2", 9525, shade=88)
    strong = _rule(accent, 19050)
    ink = '<a:schemeClr val="tx1"/>'
    return (
        f'<a:tblStyle styleId="{guid}" styleName="Narrative Studio, {accent}">'
        f'<a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/>{ink}</a:tcTxStyle><a:tcStyle>'
        f"<a:tcBdr><a:bottom>{hairline}</a:bottom><a:insideH>{hairline}</a:insideH></a:tcBdr>"
        "<a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f'<a:firstCol><a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="{accent}"/>'
        "</a:tcTxStyle><a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>"
        f'<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/>{ink}</a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr><a:bottom>{strong}</a:bottom></a:tcBdr></a:tcStyle></a:firstRow>"
        "</a:tblStyle>"
    )


def _rule(colour: str, width_emu: int, shade: int = 100) -> str:
    fade = f'<a:lumMod val="{shade}000"/>' if shade < 100 else ""
    return (
        f'<a:ln w="{width_emu}" cmpd="sng"><a:solidFill><a:schemeClr val="{colour}">{fade}'
        "</a:schemeClr></a:solidFill></a:ln>"
    )
