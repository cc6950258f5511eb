"""Each slide gets the layout made for it, or the nearest that a template has."""

from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from exporters.deck.slides import ChosenLayout, Role, Slide, SlidePicture
from exporters.deck.slots import LayoutName
from exporters.deck.template.layout_choice import choose_flow_layout, choose_layout
from exporters.deck.template.reader import default_template, read_template
from exporters.deck.template.template import DeckTemplate, SlideLayout

PICTURE = SlidePicture("a", "A")


@pytest.fixture
def foreign(tmp_path: Path) -> DeckTemplate:
    path = tmp_path / "foreign.pptx"
    Presentation().save(str(path))
    return read_template(path)


def without(template: DeckTemplate, *names: str) -> DeckTemplate:
    kept = tuple(layout for layout in template.layouts if layout.name not in names)
    return replace(template, layouts=kept)


def test_a_beat_gets_the_layout_of_its_name() -> None:
    choice = choose_layout(default_template(), Slide(Role.PROOF, "x", layout="Proof"))
    assert (choice.layout.name, choice.is_designed, choice.has_ribbon) == ("Proof", True, True)


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_neutral_layout(role: Role) -> None:
    choice = choose_layout(default_template(), Slide(role, "x"))
    assert choice.is_designed
    assert not choice.has_ribbon
    assert choice.layout.name not in ("Insight", "Proof", "The ask")


def test_a_layout_that_lacks_what_the_role_needs_is_not_taken() -> None:
    choice = choose_layout(default_template(), Slide(Role.CRITERIA, "x", layout="Proof"))
    assert choice.layout.name == LayoutName.CRITERIA


def test_a_template_from_which_layouts_were_taken_falls_back_to_text() -> None:
    template = without(default_template(), "Proof", LayoutName.BEFORE_AND_AFTER)
    choice = choose_layout(template, Slide(Role.PROOF, "x", layout="Proof", picture=PICTURE))
    assert choice.layout.name == LayoutName.TEXT
    assert choice.is_designed


def test_text_without_a_picture_takes_the_whole_slide() -> None:
    template = default_template()
    wide = choose_flow_layout(template, Slide(Role.TEXT, "x"))
    beside = choose_flow_layout(template, Slide(Role.TEXT, "x", picture=PICTURE))
    more = choose_flow_layout(
        template, Slide(Role.TEXT, "x", picture=PICTURE), is_continuation=True
    )
    assert [c.layout.name for c in (wide, beside, more)] == [
        LayoutName.CONTINUATION,
        LayoutName.TEXT,
        LayoutName.CONTINUATION,
    ]


def test_backups_keep_their_own_layout() -> None:
    slide = Slide(Role.TEXT, "x", layout=LayoutName.BACKUP)
    choice = choose_flow_layout(default_template(), slide)
    assert choice.layout.name == LayoutName.BACKUP
    assert choice.has_ribbon


def test_other_templates_are_read_by_what_their_layouts_hold(foreign: DeckTemplate) -> None:
    def name(role: Role, picture: SlidePicture | None = None) -> str:
        return choose_layout(foreign, Slide(role, "x", picture=picture)).layout.name

    assert name(Role.TITLE) == "Title Slide"
    assert name(Role.TEXT) == "Title and Content"
    assert name(Role.PROOF) == "Title and Content"
    assert name(Role.VALUE, PICTURE) == "Two Content"
    assert not choose_layout(foreign, Slide(Role.TITLE, "x")).is_designed


def test_a_headline_alone_takes_the_layout_of_a_section(foreign: DeckTemplate) -> None:
    chosen = choose_layout(foreign, Slide(Role.HEADLINE, "T", layout="The ask"))
    assert chosen.layout.name == "Section Header"
    assert not chosen.is_designed
    left = without(foreign, "Section Header")
    assert choose_layout(left, Slide(Role.HEADLINE, "T")).layout.name == "Title and Content"
    more = choose_flow_layout(foreign, Slide(Role.HEADLINE, "T"), is_continuation=True)
    assert more.layout.name == "Title and Content"


def test_without_two_places_a_picture_stands_beside_the_text(foreign: DeckTemplate) -> None:
    template = without(foreign, "Two Content")
    choice = choose_layout(template, Slide(Role.TEXT, "x", picture=PICTURE))
    assert choice.layout.name == "Title and Content"


def test_a_template_with_one_odd_layout_is_still_used(foreign: DeckTemplate) -> None:
    only = replace(foreign, layouts=tuple(la for la in foreign.layouts if la.name == "Blank"))
    assert choose_layout(only, Slide(Role.TITLE, "x")).layout.name == "Blank"
    assert choose_layout(only, Slide(Role.TEXT, "x")).layout.name == "Blank"
    odd = tuple(layout for layout in foreign.layouts if layout.name == "Picture with Caption")
    assert choose_layout(replace(foreign, layouts=odd), Slide(Role.TEXT, "x")).layout in odd


def test_a_layout_for_pictures_only_is_no_place_for_text(foreign: DeckTemplate) -> None:
    captioned = foreign.layout("Picture with Caption")
    assert captioned is not None
    bare = tuple(slot for slot in captioned.slots if slot.idx != 2)
    only = replace(captioned, name="Picture", slots=bare)
    template = replace(foreign, layouts=(only, captioned))
    assert choose_layout(template, Slide(Role.TEXT, "x")).layout.name == "Picture with Caption"


def test_a_title_layout_is_known_by_its_title_where_its_kind_is_unknown(
    foreign: DeckTemplate,
) -> None:
    renamed = tuple(replace(layout, kind="cust") for layout in foreign.layouts)
    choice = choose_layout(replace(foreign, layouts=renamed), Slide(Role.TITLE, "x"))
    assert choice.layout.name == "Title Slide"


def chosen_for(use: str, layout: SlideLayout) -> dict[str, ChosenLayout]:
    return {use: ChosenLayout(layout.part_name, layout.name)}


def test_a_layout_chosen_by_hand_is_taken(foreign: DeckTemplate) -> None:
    heading = foreign.layout("Section Header")
    assert heading is not None
    slide = Slide(Role.STATEMENT, "x", use="insight")
    chosen = chosen_for("insight", heading)
    assert choose_layout(foreign, slide, chosen).layout is heading
    assert choose_flow_layout(foreign, slide, chosen).layout is heading
    other = Slide(Role.STATEMENT, "x", use="proof")
    assert choose_layout(foreign, other, chosen).layout is not heading


def test_where_a_text_goes_on_has_a_layout_of_its_own(foreign: DeckTemplate) -> None:
    heading, only = foreign.layout("Section Header"), foreign.layout("Title Only")
    assert heading is not None
    assert only is not None
    chosen = chosen_for("insight", heading) | chosen_for("more", only)
    slide = Slide(Role.TEXT, "x", use="insight")
    assert choose_flow_layout(foreign, slide, chosen).layout is heading
    assert choose_flow_layout(foreign, slide, chosen, is_continuation=True).layout is only


def test_a_chosen_layout_is_found_by_its_name_when_the_template_is_issued_anew(
    foreign: DeckTemplate,
) -> None:
    heading = foreign.layout("Section Header")
    assert heading is not None
    chosen = {"insight": ChosenLayout("/ppt/slideLayouts/slideLayout99.xml", heading.name)}
    assert choose_layout(foreign, Slide(Role.TEXT, "x", use="insight"), chosen).layout is heading
    gone = {"insight": ChosenLayout(heading.part_name, "Gone since")}
    taken = choose_layout(foreign, Slide(Role.TEXT, "x", use="insight"), gone).layout
    assert taken.name == "Title and Content"


def test_of_two_layouts_of_one_name_the_part_decides(foreign: DeckTemplate) -> None:
    first, second = foreign.layouts[2], replace(foreign.layouts[3], name=foreign.layouts[2].name)
    template = replace(foreign, layouts=(first, second))
    slide = Slide(Role.TEXT, "x", use="insight")
    assert choose_layout(template, slide, chosen_for("insight", second)).layout is second


def test_a_designed_layout_chosen_by_hand_keeps_its_design() -> None:
    template = default_template()
    layout = template.layout("Proof")
    assert layout is not None
    choice = choose_layout(
        template, Slide(Role.PROOF, "x", use="proof"), chosen_for("proof", layout)
    )
    assert choice.is_designed
