"""Placeholders take their place and look from layout and master, however odd these are."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.importers.deck.layouts import Layouts
from narrative_studio.importers.deck.package import open_package
from narrative_studio.importers.deck.parts import Parts
from narrative_studio.importers.deck.read_deck import Place, Sign
from tests.decks import NS, one_slide

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def holder(kind: str, idx: str, style: str = "") -> str:
    attributes = (f' type="{kind}"' if kind else "") + (f' idx="{idx}"' if idx else "")
    return (
        f"<p:sp><p:nvSpPr><p:nvPr><p:ph{attributes}/></p:nvPr></p:nvSpPr><p:txBody>"
        f"<a:lstStyle>{style}</a:lstStyle></p:txBody></p:sp>"
    )


def layouts(path: Path, layout: str, master: str = "") -> Layouts:
    rows = f'<Relationship Id="r1" Type="{OFFICE}/%s" Target="%s"/>'
    listing = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    parts = {
        "ppt/l.xml": layout,
        "ppt/_rels/l.xml.rels": listing + rows % ("slideMaster", "m.xml") + "</Relationships>",
    }
    if master:
        parts["ppt/m.xml"] = master
    rels = rows % ("slideLayout", "../l.xml")
    return Layouts(Parts(open_package(one_slide(path / "a.pptx", "", rels=rels, parts=parts))))


def test_a_body_has_the_bullets_of_its_master_unless_the_layout_says_otherwise(
    tmp_path: Path,
) -> None:
    layout = layouts(
        tmp_path,
        f'<p:sldLayout {NS}><p:cSld name=" Two  "/>{holder("body", "1")}'
        f"{holder('body', '4', '<a:lvl1pPr><a:buNone/></a:lvl1pPr>')}"
        f"{holder('ctrTitle', '7')}</p:sldLayout>",
        f"<p:sldMaster {NS}>{holder('body', '', '<a:lvl2pPr><a:buNone/></a:lvl2pPr>')}<p:txStyles>"
        '<p:titleStyle><a:lvl1pPr><a:defRPr b="1"/></a:lvl1pPr></p:titleStyle><p:bodyStyle>'
        '<a:lvl1pPr><a:buChar char="•"/></a:lvl1pPr><a:lvl2pPr><a:buChar char="•"/></a:lvl2pPr>'
        "</p:bodyStyle></p:txStyles></p:sldMaster>",
    ).of("ppt/slides/slide1.xml")
    assert layout.name == "Two"
    assert layout.slot("body", "1").levels.at(0).sign is Sign.BULLET
    assert layout.slot("body", "1").levels.at(1).sign is Sign.NONE
    assert layout.slot("", "4").levels.at(0).sign is Sign.NONE
    assert layout.slot("", "7").place is Place.TITLE
    assert layout.slot("title", "").levels.at(0).is_bold
    assert layout.slot("sldNum", "12").place is Place.FOOT
    assert layout.slot("subTitle", "3").place is Place.SUBTITLE
    assert layout.slot("", "99").place is Place.BODY


def test_without_a_master_a_body_has_bullets_and_a_title_has_none(tmp_path: Path) -> None:
    layout = layouts(tmp_path, "<broken").of("ppt/slides/slide1.xml")
    assert layout.name == ""
    assert layout.slot("", "1").levels.at(3).sign is Sign.BULLET
    assert layout.slot("title", "").levels.at(0).sign is Sign.NONE
    assert layout.slot("subTitle", "").levels.at(0).sign is Sign.NONE


def test_each_layout_is_read_once(tmp_path: Path) -> None:
    found = layouts(tmp_path, f"<p:sldLayout {NS}/>")
    assert found.of("ppt/slides/slide1.xml") is found.of("ppt/slides/slide1.xml")
    assert found.of("nothing").name == ""
