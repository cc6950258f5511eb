"""Placeholders and drawn shapes of layouts are well formed and say what they are."""

from typing import Any

import pytest
from lxml import etree

from build_spec.deck.shapes import NAMESPACES, Level, Placeholder, box, colour, levels, words
from exporters.deck.geometry import Rect

PLACE = Rect(1, 2, 3, 4)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def parsed(xml: str) -> Any:
    return etree.fromstring(f"<x {NAMESPACES}>{xml}</x>")


def test_levels_are_numbered_and_measured_in_hundredths() -> None:
    root = parsed(levels(Level(20, is_bold=True), Level(10.5, line_pct=95, before_pt=2)))
    first, second = root
    assert first.tag == f"{A}lvl1pPr"
    assert first.find(f"{A}defRPr").get("sz") == "2000"
    assert first.find(f"{A}defRPr").get("b") == "1"
    assert second.find(f"{A}defRPr").get("sz") == "1050"
    assert second.find(f"{A}lnSpc/{A}spcPct").get("val") == "95000"
    assert second.find(f"{A}spcBef/{A}spcPts").get("val") == "200"


@pytest.mark.parametrize(("bullet", "tag"), [("", "buNone"), ("–", "buChar"), ("1", "buAutoNum")])
def test_levels_have_a_bullet_a_number_or_none(bullet: str, tag: str) -> None:
    (level,) = parsed(levels(Level(20, bullet=bullet)))
    assert level.find(f"{A}{tag}") is not None


@pytest.mark.parametrize("kind", ["title", "body", "pic", "tbl", "obj", "ftr", "dt", "sldNum"])
def test_placeholders_carry_kind_number_and_prompt(kind: str) -> None:
    root = parsed(Placeholder(kind, 5, "Name", PLACE, (Level(20),), "Prompt\nSecond").xml(9))
    ph = root.find(f".//{P}ph")
    assert ph.get("type", "obj") == kind
    assert ph.get("idx") == "5"
    is_foot = kind in ("ftr", "dt", "sldNum")
    assert (ph.get("hasCustomPrompt") == "1") is not is_foot
    assert [p.get("lvl") for p in root.iter(f"{A}pPr")] == ([] if is_foot else ["0", "1"])
    master = parsed(Placeholder(kind, 0, "Name", PLACE, prompt="x").xml(9, on_master=True))
    assert master.find(f".//{P}ph").get("hasCustomPrompt") is None
    assert master.find(f".//{P}ph").get("idx") is None


def test_a_box_is_decoration_and_words_are_not() -> None:
    fill = colour("accent1", ("alpha", 26))
    drawn = parsed(box(4, "Box", PLACE, fill))
    assert b"decorative" in etree.tostring(drawn)
    assert drawn.find(f".//{A}alpha").get("val") == "26000"
    label = parsed(words(4, "Label", PLACE, "Backup", Level(14)))
    assert label.find(f".//{A}t").text == "Backup"
    assert label.find(f".//{P}cNvSpPr").get("txBox") == "1"
