"""Code is coloured from the theme, and can be read on the slide that it stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pptx.presentation import Presentation as OpenDeck

from exporters.deck.code_colours import LEAST_CONTRAST, code_colours, links_are_seen
from exporters.deck.slides import Role, Slide
from exporters.deck.template.backdrop import Backdrops
from exporters.deck.template.colours import BLACK, WHITE, Colour, from_css
from exporters.deck.template.reader import default_template, read_template
from exporters.deck.template.template import DeckTemplate, SlotKind
from narrative_studio.markup import CodeTone, parse
from tests.exporters.deck.foreign_templates import FOREIGN
from tests.exporters.deck.painted_slides import preview, texts_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CODE = '```python\ndef lot():  # all\n    return 40 + len("a")\n```'


@pytest.mark.parametrize("name", ["", "4:3", "two masters"])
def test_every_tone_can_be_read_on_every_layout(name: str, tmp_path: Path) -> None:
    template = read_template(FOREIGN[name](tmp_path)) if name else default_template()
    backdrops = Backdrops(template)
    for layout in template.layouts:
        backdrop = backdrops.of(layout)
        for tone, found in code_colours(backdrop, layout).items():
            assert found.colour.contrast(backdrop.ground) >= LEAST_CONTRAST, (layout.name, tone)


def test_a_colour_that_can_be_read_is_that_of_the_theme() -> None:
    template = default_template()
    layout = template.layout("Text")
    assert layout is not None
    backdrop = Backdrops(template).of(layout)
    found = code_colours(backdrop, layout)
    assert found[CodeTone.WORD].colour == backdrop.scheme.named("accent2")
    assert found[CodeTone.WORD].fill == (
        '<a:solidFill><a:schemeClr val="accent2"></a:schemeClr></a:solidFill>'
    )
    assert 'lumMod val="' in found[CodeTone.NUMBER].fill


def test_what_a_slide_says_of_a_colour_is_the_colour_that_was_judged(tmp_path: Path) -> None:
    template = read_template(FOREIGN["two masters"](tmp_path))
    backdrops = Backdrops(template)
    for layout in template.layouts:
        backdrop = backdrops.of(layout)
        for found in code_colours(backdrop, layout).values():
            said = backdrop.scheme.of_text(found.fill)
            assert said is None or said.css == found.colour.css


def test_text_on_a_picture_is_judged_by_its_own_colour() -> None:
    template = default_template()
    layout = template.layout("Text")
    assert layout is not None
    behind = replace(Backdrops(template).of(layout), ground=from_css("222222"))
    for found in code_colours(behind, layout).values():
        assert found.colour.contrast(WHITE) >= LEAST_CONTRAST


def test_links_keep_their_colour_only_where_it_is_seen() -> None:
    template = default_template()
    layout = template.layout("Text")
    assert layout is not None
    backdrop = Backdrops(template).of(layout)
    assert links_are_seen(backdrop, layout)
    assert not links_are_seen(replace(backdrop, ground=from_css("8A8A8A")), layout)


def test_links_on_a_picture_are_judged_by_the_text_beside_them() -> None:
    template = default_template()
    layout = template.layout("Text")
    assert layout is not None
    slot = layout.first(SlotKind.BODY)
    assert slot is not None
    white = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    level = replace(slot.box.level(0), fill=white)
    light = replace(slot, box=replace(slot.box, levels=(level,)))
    on_dark = replace(layout, slots=(light,), is_pictured=True)
    backdrop = replace(Backdrops(template).of(layout), ground=WHITE)
    assert not links_are_seen(backdrop, on_dark)


def test_contrast_is_counted_as_wcag_does() -> None:
    assert WHITE.contrast(BLACK) == pytest.approx(21)
    assert Colour(119, 119, 119).contrast(WHITE) == pytest.approx(4.48, abs=0.01)


def colours(opened: OpenDeck) -> dict[str, str]:
    (slide,) = opened.slides
    found = {}
    for run in slide._element.iter(f"{A}r"):
        fill = run.find(f"{A}rPr/{A}solidFill/{A}schemeClr")
        if fill is not None:
            found["".join(run.itertext(f"{A}t")).strip()] = fill.get("val") or ""
    return found


def test_slides_and_their_previews_show_the_tones(
    written: Callable[..., OpenDeck], tmp_path: Path
) -> None:
    slide = Slide(Role.TEXT, "Code", body=parse(CODE), notes=parse(CODE))
    found = colours(written([slide]))
    assert (found["def"], found["# all"], found["40"]) == ("accent2", "tx2", "accent3")
    assert '"a"' in found
    opened = written([slide])
    notes = opened.slides[0].notes_slide
    assert "solidFill" not in str(notes.notes_text_frame._txBody.xml)
    runs = [run for one in texts_of(preview(slide).slide(1)) for p in one.paras for run in p.runs]
    shown = {run.text.strip(): run.colour.css for run in runs}
    assert shown["def"] == "#74477E"
    assert len({shown["def"], shown["lot"], shown["40"], shown['"a"'], shown["# all"]}) == 5


def test_a_template_without_text_places_has_its_tones_too(
    written: Callable[..., OpenDeck], tmp_path: Path
) -> None:
    template: DeckTemplate = read_template(FOREIGN["pictures only"](tmp_path))
    slide = Slide(Role.TEXT, "Code", body=parse(CODE))
    assert "def" in colours(written([slide], template=template))
