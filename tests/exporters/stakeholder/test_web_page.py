"""The stakeholder copy as a page: complete, closed, and without what must not leave the team."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from exporters.stakeholder.gathered import Contents, gathered
from exporters.stakeholder.web_page import web_page
from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.commands.variants import add_variant
from narrative_studio.interchange import mark_of
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.customers import BuyingRole, Persona
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ElementId, LinkId, PointId, TermId
from narrative_studio.model.people import Baseline, ProjectInfo
from narrative_studio.model.positioning import (
    AlternativeType,
    Element,
    ElementKind,
    Point,
    Status,
    Term,
    TermKind,
)
from narrative_studio.model.rows import columns
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.project import Project
from narrative_studio.sample import make_sample
from tests.story import ADA, ident, make_story
from tests.web_pages import HOSTILE, check_self_contained, shown_text

_ALL = Contents(has_steps=True)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def written(project: Project, contents: Contents = _ALL) -> str:
    return web_page(gathered(project.view().narrative(), contents), has_fonts=False)


def read(project: Project, contents: Contents = _ALL) -> tuple[etree._Element, str]:
    root = check_self_contained(written(project, contents))
    return root, shown_text(root)


def test_the_words_are_as_they_were(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    with closing(make_sample(tmp_path / "sample.narrative", me=ADA)) as sample:
        root, _ = read(sample)
        mark = mark_of(sample.view())
    (body,) = root.iter("{*}body")
    lines = (" ".join(text.split()) for text in body.itertext())
    golden(
        "stakeholder/sample.txt",
        "\n".join(line.replace(mark, "CONTENT") for line in lines if line) + "\n",
    )


def test_everything_that_is_agreed_is_on_the_page(story: Project) -> None:
    with story.op("Dream") as op:
        op.set(ProjectInfo, story.view().project.id, vision="Nobody burns a loaf.")
    _, text = read(story)
    for words in (
        "Stakeholder copy · Kiln & Co · Ember", "Ember first call", "v2 · 21 April 2026",
        "Ember tells bakers when to fire the oven.", "content mark", "Nobody burns a loaf.",
        "The baker's nose", "Strengths Free", "Planned", "Less wood is burnt, and no loaf is lost.",
        "Oven control for wood-fired bakeries", "firing not burn cycle",
        "Village bakeries", "Master baker", "to sleep until four", "The wood bill doubled",
        "Frame 1 Insight", "What you load decides what you bake.", "Anybody can fire it",
        "Script, 11 words", "pause, look up", "2 demo steps", "The weight and the hour to load it.",
        "Latest baseline: B-1 First, taken on 1 March 2026.", "Bo Lind decides", "Frame 3: draft",
    ):  # fmt: skip
        assert words in text, words
    assert "What the scale costs" not in text


def test_what_stays_in_the_team_is_not_on_the_page(story: Project) -> None:
    with story.op("Agree") as op:
        op.set(Proof, ident(0x150), customer="Mill Lane Bakery, ask Jo", consent="Jo said so")
        link = next(one for one in op.all(type(story.view().links[ident(0x906)])))
        op.set(type(link), ident(0x906), source_table="proof", source=ident(0x150))
        op.set(type(link), ident(0x906), target_table="element", target=ident(0x103))
    _, text = read(story)
    assert "1 proof is left out: consent does not cover print." in text
    assert "nine burnt loaves" not in text
    with story.op("Print") as op:
        op.set(Proof, ident(0x150), may_be_printed=True)
    html = written(story)
    for words in ("From nine burnt loaves a night to one", "a bakery with four ovens", "9 loaves"):
        assert words in html
    for words in ("Mill Lane", "Jo said so", "Show the bill first?"):
        assert words not in html


def test_scripts_and_steps_can_stay_behind(story: Project) -> None:
    root, text = read(story, Contents(has_script=False))
    assert "Bakers tell me" not in text
    assert "The weight and the hour" not in text
    assert not list(root.iter("{*}details"))


def test_the_positioning_can_go_alone(story: Project) -> None:
    root, text = read(story, Contents(has_story=False, has_script=False))
    assert "Positioning of Ember" in text
    assert "What you load decides" not in text
    assert "The story" not in text
    assert not root.xpath("//*[@id='frame-1']")


def test_what_a_frame_says_is_folded_until_it_is_asked_for(story: Project) -> None:
    root, _ = read(story)
    folded = list(root.iter("{*}details"))
    assert len(folded) == 4
    assert not [one for one in folded if one.get("open") is not None]
    assert all(one[0].tag.endswith("summary") for one in folded)


def test_headings_never_skip_a_level_and_landmarks_are_there(story: Project) -> None:
    root, _ = read(story)
    levels = [
        int(one.tag[-1])
        for one in root.iter(etree.Element)
        if etree.QName(one).localname in {"h1", "h2", "h3", "h4", "h5", "h6"}
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for name in ("header", "nav", "main", "footer"):
        assert len(list(root.iter(f"{{*}}{name}"))) == 1, name


def test_no_part_leaves_the_rest_of_a_printed_page_empty(story: Project) -> None:
    page = written(story)
    assert "break-inside: avoid" in page
    assert "break-before: page" not in page


def test_pictures_have_their_alt_text(story: Project) -> None:
    root, _ = read(story)
    assert root.xpath("//*[local-name()='img']/@alt") == ["A scale beside an oven."]


def test_hostile_text_stays_text(story: Project) -> None:
    hostile = HOSTILE.replace("\x00", "")
    with story.op("Spoil") as op:
        op.set(Proof, ident(0x150), may_be_printed=True)
        for row_type in ROW_TYPES:
            for row in op.all(row_type):
                cells: dict[str, Any] = {
                    name: hostile
                    for name, cell in columns(row_type).items()
                    if cell.python_type is str
                    and not (cell.is_date or cell.refers_to or cell.policy == "rank")
                    and name not in {"template", "picture", "beat", "cut", "seen"}
                    and not name.endswith("table")
                    and name not in {"source", "target", "about"}
                }
                if cells:
                    op.set(row_type, row.id, **cells)
    html = written(story)
    root = check_self_contained(html)
    assert "<script" not in html
    assert shown_text(root).count("<script>alert(1)</script>") > 40


def test_an_empty_document_is_a_page_that_says_so(story: Project) -> None:
    with story.op("Clear") as op:
        for row_type in reversed(ROW_TYPES):
            if row_type.table not in {"project", "person", "narrative"}:
                for row in list(op.all(row_type)):
                    if op.find(row_type, row.id) is not None:
                        op.delete(row_type, row.id)
    root, text = read(story)
    for words in (
        "Nothing has been positioned yet.",
        "This story has no frames yet.",
        "No baseline has been taken yet",
    ):
        assert words in text
    assert not root.xpath("//*[@id='customers']")


def test_what_is_agreed_in_full_says_so_and_what_is_bare_stays_readable(story: Project) -> None:
    with story.op("Agree") as op:
        for frame in list(story.view().frames):
            op.set(Frame, frame, status=Status.APPROVED)
        op.set(Element, ident(0x100), share_of_deals_pct=40, name="")
        op.set(Element, ident(0x101), driver=None, approver=None)
        op.set(Element, ident(0x102), roadmap_on="2026-09-30")
        op.set(Element, ident(0x105), parent_category="Oven control")
        op.set(Frame, ident(0x210), visual="A wet log.")
        op.set(Frame, ident(0x212), script="", key_message="")
        op.create(Point(PointId(ident(0x990)), element=ElementId(ident(0x100)), text=" "))
        op.create(Term(TermId(ident(0x991)), kind=TermKind.BANNED, text="smart", why="Empty."))
        for baseline in list(story.view().baselines):
            op.set(Baseline, baseline, taken_on=None)
        for proof in list(story.view().proofs):
            op.set(Proof, proof, may_be_printed=True, before="", after="", customer_alias="")
            op.create(
                Link(
                    LinkId(ident(0x992)),
                    source_table="proof",
                    source=proof,
                    target_table="element",
                    target=ident(0x103),
                )
            )
    _, text = read(story)
    for words in (
        "Everything on this page is approved.", "40 % of deals", "Planned, due 30 September 2026",
        "Part of: Oven control", "To be seen: A wet log.", "smart Empty.",
        "Latest baseline: B-1 First.", "Proof: From nine burnt loaves",
    ):  # fmt: skip
        assert words in text, words


def test_a_trend_and_what_is_still_a_draft_are_said(story: Project) -> None:
    with story.op("Watch") as op:
        op.create(Element(ElementId(ident(0x993)), kind=ElementKind.TREND, name="Wood is dear"))
    _, text = read(story)
    assert "Why now." in text
    assert "Relevant trend “Wood is dear”: draft" in text


def test_a_variant_is_named_where_its_story_is_told(story: Project) -> None:
    short = add_variant(story, narrative=story.view().narrative().narrative.id, name="Ten minutes")
    told = as_variant(story.view().narrative(), short)
    named = "v2, Ten minutes · 21 April 2026"
    assert named in web_page(gathered(told, _ALL), has_fonts=False)
    alone = Contents(has_story=False, has_script=False)
    assert named not in web_page(gathered(told, alone), has_fonts=False)


def test_a_kind_that_nobody_chose_is_not_printed(story: Project) -> None:
    view = story.view()
    with story.op("Open") as op:
        for element in view.elements_of(ElementKind.ALTERNATIVE):
            op.set(Element, element.id, alternative_type=AlternativeType.OTHER)
        for persona in view.personas.values():
            op.set(Persona, persona.id, buying_role=BuyingRole.OTHER, segment=None)
    _, text = read(story)
    assert "Other" not in text
    assert "The baker's nose" in text
    assert "Master baker" in text
