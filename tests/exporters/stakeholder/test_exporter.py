"""The stakeholder copy is written with a report of what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters.protocol import Exporter, Level
from exporters.stakeholder.exporter import EXPORTER
from narrative_studio.errors import Cancelled
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.story import ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def texts(project: Project, **options: object) -> list[tuple[Level, str]]:
    plan = EXPORTER.plan(project.view().narrative(), options)  # type: ignore[arg-type]
    return [(entry.level, entry.text) for entry in plan.entries]


def test_it_is_written_whole(story: Project, tmp_path: Path) -> None:
    view = story.view().narrative()
    target = tmp_path / "copy.html"
    report = EXPORTER.export(view, target, {})
    assert isinstance(EXPORTER, Exporter)
    assert report.size_bytes == target.stat().st_size
    assert report.counts == {"elements": 6, "frames": 3, "proofs": 0, "left out": 1}
    assert report.entries == EXPORTER.plan(view, {}).entries
    html = target.read_text(encoding="utf-8")
    assert "Bakers tell me" in html
    assert "The weight and the hour" not in html


def test_the_report_names_what_is_left_out_and_who_tells_it(story: Project) -> None:
    assert texts(story) == [
        (Level.DONE, "6 elements of the positioning"),
        (Level.DONE, "3 frames"),
        (Level.INFO, "1 backup left out"),
        (Level.INFO, "Proof PF-1 is left out: it may not be printed."),
        (
            Level.WARNING,
            "Frame 3 rests on proof PF-1, which is left out; its own text stays. "
            "Read it before you send the copy.",
        ),
        (Level.WARNING, "Frame 2 tells “Orders the wood”, but it is only planned."),
        (Level.INFO, "2 things not approved yet, and marked so"),
    ]


def test_the_positioning_alone_has_no_frames_to_warn_of(story: Project) -> None:
    assert texts(story, contents="positioning") == [
        (Level.DONE, "6 elements of the positioning"),
        (Level.INFO, "Proof PF-1 is left out: it may not be printed."),
    ]


def test_consent_that_has_ended_is_no_consent(story: Project) -> None:
    with story.op("Agree") as op:
        op.set(Proof, ident(0x150), may_be_printed=True, expires_on="2026-04-20", code="")
    lines = [text for _, text in texts(story)]
    assert (
        "Proof “From nine burnt loaves a night to one” is left out: it has no consent any more: "
        "it ended on 20 April 2026." in lines
    )


def test_a_candidate_category_is_left_out_and_said(story: Project) -> None:
    with story.op("Park") as op:
        op.set(Element, ident(0x105), is_current=False)
        op.delete(Frame, ident(0x213))
    assert not any("backup" in text for _, text in texts(story))
    assert (Level.INFO, "1 candidate for the market category left out") in texts(story)


def test_an_empty_story_is_a_warning(story: Project) -> None:
    with story.op("Clear") as op:
        for frame in list(story.view().frames):
            op.delete(Frame, frame)
        for element in list(story.view().elements):
            op.delete(Element, element)
    warnings = [text for level, text in texts(story) if level is Level.WARNING]
    assert warnings == ["Nothing has been positioned yet.", "This story has no frames yet."]


def test_fonts_can_be_taken_along(story: Project, tmp_path: Path) -> None:
    view = story.view().narrative()
    small = EXPORTER.export(view, tmp_path / "a.html", {}).size_bytes
    assert small < EXPORTER.export(view, tmp_path / "b.html", {"fonts": True}).size_bytes / 4


def test_a_file_too_large_to_mail_is_said(
    story: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exporters.stakeholder.exporter._TOO_LARGE_TO_MAIL", 100)
    report = EXPORTER.export(story.view().narrative(), tmp_path / "a.html", {})
    assert "too large for many mail programs" in report.warnings[-1].text


def test_progress_may_stop_it(story: Project, tmp_path: Path) -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        EXPORTER.export(story.view().narrative(), tmp_path / "c.html", {}, stop)
    assert not (tmp_path / "c.html").exists()
