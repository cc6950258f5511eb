"""The deck as one of the formats: options, dry run and report."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from exporters.deck.exporter import EXPORTER, deck_options
from exporters.deck.storyboard import DeckOptions, Purpose
from exporters.protocol import Level, OptionValue, complete_options
from narrative_studio.errors import ExportFailed, InvalidOption
from narrative_studio.markup import parse_script, plain_text
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import (
    FrameId,
    LinkId,
    NarrativeId,
    PersonId,
    PictureId,
    ProofId,
)
from narrative_studio.model.positioning import Status
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Identity
from narrative_studio.sample import make_sample

Story = Callable[..., NarrativeView]


def frame(name: str, beat: str, **cells: Any) -> Frame:
    known = {"headline": f"Headline {name}", "rank": name, "status": Status.APPROVED}
    return Frame(FrameId(name), NarrativeId("n"), beat=beat, **(known | cells))


def lines(entries: Any) -> list[tuple[str, str]]:
    return [(entry.level, entry.text) for entry in entries]


def test_the_defaults_make_the_usual_deck() -> None:
    assert deck_options(complete_options(EXPORTER.options, {})) == DeckOptions()


def test_every_option_reaches_the_deck() -> None:
    given: dict[str, OptionValue] = {
        "notes": False,
        "cues": False,
        "sections": False,
        "footers": False,
        "agenda": True,
        "backups": True,
        "title": "T",
        "subtitle": "S",
        "presenter": "P",
        "date": "D",
        "next_step": "N",
        "next_step_date": "M",
        "purpose": "test",
        "objections": True,
        "positioning": True,
    }
    assert deck_options(complete_options(EXPORTER.options, given)) == DeckOptions(
        False,
        False,
        False,
        False,
        True,
        True,
        "T",
        "S",
        "P",
        "D",
        "N",
        "M",
        Purpose.TEST,
        True,
        True,
    )
    others = {"template", "marks"}  # They are no part of what stands on the slides.
    assert {option.key for option in EXPORTER.options} == {*given, *others}


def test_a_dry_run_says_what_would_be_written(story: Story, picture: Callable[..., bytes]) -> None:
    view = story(
        frame("a", "insight", script="Words", picture=PictureId("p"), alt_text="Alt"),
        frame("b", "proof", status=Status.IN_REVIEW),
        frame("c", "proof", is_backup=True),
        pictures={"p": picture()},
    )
    plan = EXPORTER.plan(view, {"backups": True})
    assert lines(plan.entries) == [
        (Level.DONE, "4 slides in 3 sections, with notes on 1, 1 hidden"),
        (Level.DONE, "Every picture has an alt text"),
        (Level.INFO, "1 frame is not approved yet"),
    ]
    assert plan.entries[1].detail == "1 of 1"
    assert plan.entries[2].detail == "2"
    assert plan.counts == {"slides": 4, "hidden": 1, "notes": 1, "pictures": 1}
    assert plan.warnings == ()


def test_several_frames_in_review_are_counted_together(story: Story) -> None:
    rows = [frame(name, "insight", status=Status.DRAFT) for name in "abc"]
    plan = EXPORTER.plan(story(*rows), {"sections": False})
    assert (Level.DONE, "4 slides") in lines(plan.entries)
    (entry,) = [entry for entry in plan.entries if entry.level is Level.INFO]
    assert (entry.text, entry.detail) == ("3 frames are not approved yet", "1, 2, 3")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"may_be_spoken": True}, "which may not be shown in a deck"),
        ({}, "which is not cleared"),
        ({"may_be_shown": True, "expires_on": "2026-01-01"}, "whose consent ended"),
    ],
)
def test_a_proof_that_may_not_be_shown_is_a_warning(
    story: Story, cells: dict[str, Any], words: str
) -> None:
    view = story(
        frame("a", "proof"),
        Proof(ProofId("pf"), code="PF-1", **cells),
        Link(LinkId("l"), "frame", "a", "proof", "pf"),
    )
    (warning,) = EXPORTER.plan(view, {}).warnings
    assert warning.text.startswith("Frame 1 uses PF-1")
    assert words in warning.text
    assert warning.row is not None


def test_an_export_reports_what_the_dry_run_did_and_the_size(story: Story, tmp_path: Path) -> None:
    view = story(frame("a", "insight", bullets="- a", script="Words"))
    target = tmp_path / "deck.pptx"
    report = EXPORTER.export(view, target, {})
    assert report.target == target
    assert report.size_bytes == target.stat().st_size
    assert report.counts == EXPORTER.plan(view, {}).counts
    assert lines(report.entries) == lines(EXPORTER.plan(view, {}).entries)
    assert report.entries[0].detail.endswith(" MB")
    assert OpenXmlValidator().validate(target).errors == []
    opened = Presentation(str(target))
    assert opened.slides[1].notes_slide.notes_text_frame.text == "Words"
    assert opened.core_properties.title == "First call"
    assert opened.core_properties.author == "Narrative Studio"


def test_a_company_template_is_used(story: Story, tmp_path: Path) -> None:
    template = tmp_path / "company.pptx"
    Presentation().save(str(template))
    target = tmp_path / "deck.pptx"
    EXPORTER.export(story(frame("a", "insight")), target, {"template": template})
    assert Presentation(str(target)).slide_width == Presentation().slide_width


def test_wrong_options_and_templates_are_told(story: Story, tmp_path: Path) -> None:
    with pytest.raises(InvalidOption):
        EXPORTER.plan(story(), {"colour": "red"})
    with pytest.raises(InvalidOption):
        EXPORTER.export(story(), tmp_path / "a.pptx", {"notes": "maybe"})
    with pytest.raises(ExportFailed, match="cannot be read: No such file"):
        EXPORTER.plan(story(), {"template": tmp_path / "none.potx"})


def test_everything_the_sample_says_is_in_its_deck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    project = make_sample(tmp_path / "s.narrative", me=Identity(PersonId("me"), "Me"))
    try:
        view = project.view().narrative()
        target = tmp_path / "deck.pptx"
        EXPORTER.export(view, target, {})
    finally:
        project.close()
    opened = Presentation(str(target))
    assert len(opened.slides) == 1 + len(view.frames)
    for slide, told in zip(list(opened.slides)[1:], view.frames, strict=True):
        shapes: Any = slide.shapes
        said = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text == told.headline
        for line in plain_text(told.bullets).split("\n"):
            assert line in said or line in notes.text
        script = " ".join(plain_text(parse_script(told.script)).split())
        assert " ".join(notes.text.split()).startswith(script)
        assert told.checkpoint in notes.text
        pictures = [shape for shape in shapes if shape._element.tag.endswith("}pic")]
        alts = [shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures]
        assert alts == [told.alt_text]
