"""What a file leaves out of proofs, and what of them its texts tell anyway, is on the report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exporters import registry
from exporters.consent import left_out
from exporters.protocol import Level, Options
from narrative_studio.analysis.consent import Channel
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ProofId
from narrative_studio.model.positioning import ElementKind
from narrative_studio.project import Project
from tests.story import make_story

SECRET = "Saltmarsh Ovens"
HEADLINE = "A proof headline that nobody has agreed to"
EVERY_TEXT: tuple[tuple[str, Options], ...] = (
    ("deck", {"objections": True, "agenda": True}),
    ("deck", {"purpose": "leave-behind", "objections": True}),
    ("script", {"format": "md"}),
    ("demo-script", {"format": "md"}),
    ("storyboard", {"format": "md", "fields": "links,script,bullets,steps"}),
    ("positioning", {"format": "md", "parts": "elements,status,vocabulary,customers"}),
    ("stakeholder", {"steps": True}),
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        (proof,) = story.view().proofs.ordered
        scopes: Any = dict.fromkeys(("may_be_spoken", "may_be_shown", "may_be_printed"), False)
        edit_cells(story, proof, headline=HEADLINE, customer_alias=SECRET, **scopes)
        yield story


def told(format_id: str, project: Project, folder: Path, options: Options) -> str:
    exporter: Any = registry.get(format_id)
    view = project.view().narrative()
    suffix = f".{options['format']}" if "format" in options else exporter.suffix
    target = folder / f"out{suffix}"
    exporter.export(view, target, options)
    if format_id == "deck":
        return "".join(exporter.said(view, options))
    return target.read_text(encoding="utf-8")


@pytest.mark.parametrize(("format_id", "options"), EVERY_TEXT)
def test_a_proof_without_consent_is_in_no_file(
    project: Project, tmp_path: Path, format_id: str, options: Options
) -> None:
    said = told(format_id, project, tmp_path, options)
    assert SECRET not in said
    assert HEADLINE not in said


@pytest.mark.parametrize(("format_id", "options"), EVERY_TEXT)
def test_a_text_that_tells_it_is_on_the_report(
    project: Project, format_id: str, options: Options
) -> None:
    view = project.view().narrative()
    text = f"As {SECRET} found."
    for frame in view.frames:
        edit_cells(project, frame, script=text, bullets=text)
        for step in view.steps(frame.id):
            edit_cells(project, step, say=text)
    for element in project.view().elements_of(ElementKind.VALUE):
        edit_cells(project, element, statement=text)
    plan = registry.get(format_id).plan(project.view().narrative(), options)
    warned = [one.text for one in plan.warnings if "tells proof" in one.text]
    assert warned
    assert all("is not cleared" in one and one.endswith("It stays in the file.") for one in warned)


def test_what_is_not_in_the_file_is_not_warned_of(project: Project) -> None:
    for frame in project.view().narrative().frames:
        edit_cells(project, frame, script=f"As {SECRET} found.")
    view = project.view().narrative()
    for format_id, options in (("deck", {"notes": False}), ("storyboard", {"fields": "bullets"})):
        plan = registry.get(format_id).plan(view, options)
        assert not [one for one in plan.entries if "tells proof" in one.text]


def test_each_proof_that_is_left_out_is_named_with_its_reason() -> None:
    proofs = [Proof(ProofId("a"), code="PF-1"), Proof(ProofId("b"), headline="Less")]
    found = list(left_out(proofs, Channel.PRINTED, "2026-04-21"))
    assert [one.text for one in found] == [
        "Proof PF-1 is left out: it may not be printed.",
        "Proof “Less” is left out: it may not be printed.",
    ]
    assert {one.level for one in found} == {Level.INFO}
