"""Write the default deck template: ``python -m build_spec.deck.make_template``.

With ``--check`` it writes nothing and fails when the committed template differs.
"""

import argparse
import io
import sys
import zipfile
from pathlib import Path

from build_spec.deck.designs import TITLE_PLACE, body, title
from build_spec.deck.layouts import FOOTERS, all_layouts
from build_spec.deck.shapes import GROUP_HEAD, NAMESPACES, SUPPORT, Level, Placeholder, levels
from build_spec.deck.theme import table_styles, theme
from exporters.deck.geometry import Rect, pt
from exporters.deck.slots import LEFT, RIGHT, SLIDE_CX, SLIDE_CY, TEMPLATE_PATH

TARGET = Path(__file__).resolve().parent.parent.parent / "resources" / TEMPLATE_PATH

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"/>'
)
WHITE = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
# Any fixed moment will do: the same script must write the same bytes.
MOMENT = (1980, 1, 1, 0, 0, 0)


def main() -> int:
    """Write or check the template."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    arguments = parser.parse_args()
    made = template_bytes()
    if arguments.check:
        if TARGET.read_bytes() == made:
            return 0
        print(f"{TARGET.name} differs from its script. Run this without --check.")
        return 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(made)
    print(f"{TARGET.name}: {len(made)} bytes")
    return 0


def template_bytes() -> bytes:
    """The template as a file; the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in _parts().items():
            info = zipfile.ZipInfo(name, MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            package.writestr(info, HEAD + xml)
    return buffer.getvalue()


def _parts() -> dict[str, str]:
    layouts = [spec.xml() for spec in all_layouts()]
    numbers = range(1, len(layouts) + 1)
    parts = {
        "[Content_Types].xml": _content_types(len(layouts)),
        "_rels/.rels": _relations(
            (f"{OFFICE}/officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{OFFICE}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(),
        "docProps/app.xml": _app(),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _relations(
            (f"{OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
            (f"{OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"),
            (f"{OFFICE}/presProps", "presProps.xml"),
            (f"{OFFICE}/viewProps", "viewProps.xml"),
            (f"{OFFICE}/theme", "theme/theme1.xml"),
            (f"{OFFICE}/tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": table_styles(),
        "ppt/theme/theme1.xml": theme("Narrative Studio"),
        "ppt/theme/theme2.xml": theme("Narrative Studio notes"),
        "ppt/slideMasters/slideMaster1.xml": _master(len(layouts)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            *(
                (f"{OFFICE}/slideLayout", f"../slideLayouts/slideLayout{number}.xml")
                for number in numbers
            ),
            (f"{OFFICE}/theme", "../theme/theme1.xml"),
        ),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations(
            (f"{OFFICE}/theme", "../theme/theme2.xml")
        ),
    }
    for number, xml in zip(numbers, layouts, strict=True):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = xml
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relations(
            (f"{OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return parts


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _content_types(layout_count: int) -> str:
    main = {
        "/ppt/presentation.xml": f"{MAIN_TYPE}.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{MAIN_TYPE}.slideMaster+xml",
        "/ppt/notesMasters/notesMaster1.xml": f"{MAIN_TYPE}.notesMaster+xml",
        "/ppt/presProps.xml": f"{MAIN_TYPE}.presProps+xml",
        "/ppt/viewProps.xml": f"{MAIN_TYPE}.viewProps+xml",
        "/ppt/tableStyles.xml": f"{MAIN_TYPE}.tableStyles+xml",
        "/ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/ppt/theme/theme2.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
    }
    main |= {
        f"/ppt/slideLayouts/slideLayout{number}.xml": f"{MAIN_TYPE}.slideLayout+xml"
        for number in range(1, layout_count + 1)
    }
    rows = "".join(f'<Override PartName="{n}" ContentType="{t}"/>' for n, t in main.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _presentation() -> str:
    text = Level(18)
    return (
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{SLIDE_CX}" cy="{SLIDE_CY}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{levels(text, text, text, text, text)}</p:defaultTextStyle>"
        "</p:presentation>"
    )


def _master(layout_count: int) -> str:
    full = Rect(LEFT, pt(132), RIGHT - LEFT, pt(298))
    shapes = "".join(
        placeholder.xml(number, on_master=True)
        for number, placeholder in enumerate(
            (title(TITLE_PLACE), body(full, "accent1"), *FOOTERS), start=2
        )
    )
    layouts = "".join(
        f'<p:sldLayoutId id="{2147483648 + number}" r:id="rId{number}"/>'
        for number in range(1, layout_count + 1)
    )
    other = Level(18)
    return (
        f"<p:sldMaster {NAMESPACES}><p:cSld>{WHITE}<p:spTree>{GROUP_HEAD}{shapes}</p:spTree>"
        f"</p:cSld>{COLOUR_MAP}<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>"
        '<p:hf hdr="0"/>'
        f"<p:txStyles><p:titleStyle>{levels(*title().style)}</p:titleStyle>"
        f"<p:bodyStyle>{levels(*body(full, 'accent1').style)}</p:bodyStyle>"
        f"<p:otherStyle>{levels(other, other, other, other, other)}</p:otherStyle></p:txStyles>"
        "</p:sldMaster>"
    )


def _notes_master() -> str:
    text = Level(12, before_pt=6)
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{pt(54)}" y="{pt(54)}"/><a:ext cx="{pt(432)}" cy="{pt(243)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill>'
        '<a:schemeClr val="tx2"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    notes = Placeholder(
        "body",
        3,
        "Notes Placeholder 2",
        Rect(pt(54), pt(315), pt(432), pt(345)),
        prompt="Notes\nSecond level\nThird level\nFourth level\nFifth level",
        is_shrinking=False,
    )
    number = Placeholder(
        "sldNum",
        5,
        "Slide Number Placeholder 3",
        Rect(pt(306), pt(678), pt(180), pt(24)),
        (Level(11, SUPPORT, align="r"),),
        is_shrinking=False,
    )
    shapes = image + notes.xml(3, on_master=True) + number.xml(4, on_master=True)
    return (
        f"<p:notesMaster {NAMESPACES}><p:cSld>{WHITE}<p:spTree>{GROUP_HEAD}{shapes}</p:spTree>"
        f'</p:cSld>{COLOUR_MAP}<p:hf hdr="0" ftr="0" dt="0"/>'
        f"<p:notesStyle>{levels(text, text, text, text, text)}</p:notesStyle></p:notesMaster>"
    )


def _core() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>Narrative Studio</dc:title></cp:coreProperties>"
    )


def _app() -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><TotalTime>0</TotalTime><Application>Narrative Studio</Application>'
        "<Company/></Properties>"
    )


if __name__ == "__main__":
    sys.exit(main())
