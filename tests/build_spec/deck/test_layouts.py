"""There is a layout for each beat, with its segment of the ribbon strong, and neutral ones."""

import re

from lxml import etree

from build_spec.deck.layouts import NEUTRAL_NAMES, all_layouts, story_ribbon
from build_spec.deck.shapes import NAMESPACES
from narrative_studio.model.template import Layout, template

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
BEATS = template("sales-pitch-8").beats


def test_layouts_have_names_of_their_own_and_every_kind_a_neutral_one() -> None:
    names = [spec.name for spec in all_layouts()]
    assert len(names) == len(set(names))
    assert set(NEUTRAL_NAMES) == set(Layout)
    assert set(NEUTRAL_NAMES.values()) <= set(names)
    assert names[1:9] == [beat.title for beat in BEATS]


def test_only_this_beats_segment_is_strong() -> None:
    for number, beat in enumerate(BEATS):
        root = etree.fromstring(f"<x {NAMESPACES}>{story_ribbon(number, beat.title)}</x>")
        segments = [sp for sp in root if "Ribbon" in sp.find(f".//{P}cNvPr").get("name")]
        strong = [place for place, sp in enumerate(segments) if sp.find(f".//{A}alpha") is None]
        assert len(segments) == 8
        assert strong == [number]
        assert "".join(root.itertext(f"{A}t")) == beat.title


def test_shape_ids_are_unique_on_each_layout() -> None:
    for spec in all_layouts():
        ids = re.findall(r'<p:cNvPr id="(\d+)"', spec.xml())
        assert len(ids) == len(set(ids)), spec.name


def test_layouts_are_well_formed_and_kept_when_unused() -> None:
    for spec in all_layouts():
        root = etree.fromstring(spec.xml().encode())
        assert root.get("preserve") == "1"
        assert root.find(f"{P}cSld").get("name") == spec.name
