"""The positioning as a paper, seen through its Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters.paper.markdown import paper_markdown
from exporters.positioning.paper import positioning_paper
from exporters.positioning.part import Part
from exporters.stakeholder.gathered import Contents, gathered
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Link, LinkRole
from narrative_studio.project import Project
from narrative_studio.sample import make_sample
from tests.story import ADA, ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def text(project: Project, *parts: Part) -> str:
    shown = gathered(project.view().narrative(), Contents(has_story=False))
    return paper_markdown(positioning_paper(shown, frozenset(parts)))


def test_the_text_is_as_it_was(story: Project, golden: Callable[[str, str], None]) -> None:
    lines = text(story, *Part).splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("content mark")]
    golden("positioning/story.md", "".join(kept))


def test_the_sample_reads_as_it_was(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    with closing(make_sample(tmp_path / "sample.narrative", me=ADA)) as sample:
        lines = text(sample, *Part).splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith("content mark")]
        golden("positioning/sample.md", "".join(kept))


def test_parts_that_are_not_wanted_are_not_there(story: Project) -> None:
    said = text(story)
    assert "## In one look" in said
    for heading in ("Differentiators", "Vocabulary", "Customers", "Objections", "Goals"):
        assert f"## {heading}" not in said
    assert "decides" not in text(story, Part.ELEMENTS)
    assert "**Status:** Approved, Ada Moss drives, Bo Lind decides" in text(
        story, Part.ELEMENTS, Part.STATUS
    )


def prove(story: Project, **cells: object) -> None:
    with story.op("Prove") as op:
        op.set(Proof, ident(0x150), **cells)  # type: ignore[arg-type]
        link = Link(
            id=ident(0x990),  # type: ignore[arg-type]
            source_table="proof",
            source=ident(0x150),
            target_table="element",
            target=ident(0x103),
            role=LinkRole.PROVES,
        )
        if op.find(Link, link.id) is None:
            op.create(link)


def test_a_proof_stands_there_only_with_consent_for_print(story: Project) -> None:
    prove(story)
    said = text(story, *Part)
    assert "From nine burnt loaves" not in said
    assert "1 proof is left out." in said
    prove(story, may_be_printed=True, customer="Baker Ltd")
    said = text(story, *Part)
    assert "From nine burnt loaves" in said
    assert "Before: 9 loaves. After: 1 loaf." in said
    assert "Baker Ltd" not in said
    prove(story, expires_on="2026-04-20")
    assert "From nine burnt loaves" not in text(story, *Part)


def test_a_planned_differentiator_never_reads_as_available(story: Project) -> None:
    with story.op("Plan") as op:
        op.set(Element, ident(0x102), roadmap_on="2026-09-01", roadmap_item="Forester link")
    said = text(story, Part.ELEMENTS)
    assert "**Delivery:** Planned, due 1 September 2026" in said
    assert "**On the roadmap:** Forester link" in said


def test_nothing_positioned_says_so(story: Project) -> None:
    with story.op("Clear") as op:
        for element in list(story.view().elements):
            op.delete(Element, element)
    assert "Nothing has been positioned yet." in text(story, *Part)
