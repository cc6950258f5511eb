"""Pictures inside a line, with their alternative text."""

from __future__ import annotations

from exporters.opc import quoted
from exporters.word.look import colour, emu

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = (
    f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
_LINE = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{colour("border")}"/></a:solidFill></a:ln>'
_PX_PER_MM = 96 / 25.4
"""No picture is enlarged beyond the size that a screen shows it at."""


def fitted_mm(size_px: tuple[int, int], widest_mm: float, highest_mm: float) -> tuple[float, float]:
    """The size at which a picture fits, its shape kept."""
    width, height = size_px
    factor = min(widest_mm / width, highest_mm / height, 1 / _PX_PER_MM)
    return max(width * factor, 1.0), max(height * factor, 1.0)


def drawing(
    rel_id: str, number: int, alt: str, size_mm: tuple[float, float], *, has_line: bool = True
) -> str:
    """The ``w:drawing`` of a picture; ``number`` is unique in the document.

    ``has_line`` puts a thin line around it.
    """
    cx, cy = (emu(length) for length in size_mm)
    name = f'id="{number}" name="Picture {number}"'
    described = f"<wp:docPr {name} descr={quoted(alt)}/>"
    if not alt:
        described = f"<wp:docPr {name}>{_DECORATIVE}</wp:docPr>"
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{described}'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rel_id}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{_LINE if has_line else ''}"
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
