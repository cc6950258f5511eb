"""The demo script as a web page: complete, closed, and safe whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exporters.demo_script.sheet import run_sheet
from exporters.demo_script.web_page import web_page
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.demo import Step
from narrative_studio.model.rows import columns
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from narrative_studio.sample import make_sample
from tests.story import ADA, ident, make_story
from tests.web_pages import HOSTILE, check_self_contained, shown_text


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def written(project: Project) -> str:
    view = project.view().narrative()
    return web_page(view, run_sheet(view), has_fonts=False)


def test_everything_that_is_known_is_on_the_page(story: Project) -> None:
    text = shown_text(check_self_contained(written(story)))
    for words in (
        "Ember first call", "v2 · 21 April 2026", "Length of the call 20:00",
        "planned 9:40, 10:20 left",
        "2 demo steps, 1:15", "of 6:40 planned for these frames", "First wow 0:30 into the demo",
        "2:30 into the call; at the latest 6:00 into the demo",
        "two printouts with the same mark say the same",
        "from the start of the demo", "from the start of the call",
        "1 of 2 steps has a fallback", "One night with your own wood shows it.",
        "Fewer burnt loaves", "suspect link", "planned", "Bakes with wood", "Bo Lind",
        "Log LOG-7", "Delete the weighing.", "Frame 2", "2 steps · 1:15 of 6:40",
        "Ember weighs the log before it burns.", "2.2", "Show", "0:45", "to 1:15", "LOG-7|b",
        "I type the name of the log.", "The weight and the hour to load it.", "Reads the wood",
        "The night shift decides with it.", "Open scale.png.", "Wow", "Does that tick the box?",
        "Heat is decided before the fire is lit", "=We cannot pay for another box.",
        "It pays for itself in 9 weeks", "From nine burnt loaves a night to one", "Ada Moss",
        "After the demo",
    ):  # fmt: skip
        assert words in text, words


def test_a_table_has_a_head_and_rows_name_their_columns(story: Project) -> None:
    root = check_self_contained(written(story))
    (table,) = root.xpath("//*[local-name()='table' and @class='run']")
    heads = table.xpath("./*[local-name()='thead']//*[local-name()='th']/text()")
    labels = table.xpath("(.//*[local-name()='tr'][./*[@data-label]])[1]/*/@data-label")
    assert heads == ["Step", *labels]
    assert len(table.xpath("./*[local-name()='colgroup']/*")) == len(heads)


def test_pictures_have_their_alt_text(story: Project) -> None:
    root = check_self_contained(written(story))
    assert root.xpath("//*[local-name()='img']/@alt") == ["The weight of a log."]


def test_the_sample_is_complete(tmp_path: Path) -> None:
    with closing(make_sample(tmp_path / "sample.narrative", me=ADA)) as sample:
        root = check_self_contained(written(sample))
    assert len(root.xpath("//*[@class='scene']")) == 4
    assert len(root.xpath("//*[@class='step']")) == 14
    assert len(root.xpath("//*[@class='ask']")) == 4
    assert root.xpath("//*[local-name()='html']/@lang") == ["en-GB"] or root.get("lang") == "en-GB"


def test_the_readiness_of_the_sample_is_printed(tmp_path: Path) -> None:
    with closing(make_sample(tmp_path / "sample.narrative", me=ADA)) as sample:
        root = check_self_contained(written(sample))
    assert len(root.xpath("//*[local-name()='input' and @type='checkbox']")) == 10
    assert len(root.xpath("//*[@class='data']//*[local-name()='tr']")) == 5
    text = " ".join(root.itertext())
    for words in ("30 minutes before", "Plan B", "J2417-0932", "Tenant Redfen Demo", "drives"):
        assert words in text, words


def test_printed_readiness_leaves_no_moment_alone_in_a_row(tmp_path: Path) -> None:
    with closing(make_sample(tmp_path / "sample.narrative", me=ADA)) as sample:
        page = written(sample)
    moments = len(check_self_contained(page).xpath("//*[@class='ticks-grid']/*"))
    rules = page.partition("@media print {\n  section")[2]
    found = re.search(r"\.ticks-grid \{.*minmax\((\d+)mm, 1fr\)\); gap: (\d+)mm", rules)
    assert found
    narrowest, gap = map(int, found.groups())
    assert moments % ((297 - 30 + gap) // (narrowest + gap)) == 0


def test_hostile_text_stays_text(story: Project) -> None:
    with story.op("Spoil") as op:
        for row_type in ROW_TYPES:
            for row in op.all(row_type):
                cells: dict[str, Any] = {
                    name: HOSTILE.replace("\x00", "")
                    for name, cell in columns(row_type).items()
                    if cell.python_type is str
                    and not (cell.is_date or cell.refers_to or cell.policy == "rank")
                    and name not in {"template", "picture", "seen", "cut", "beat"}
                    and not name.endswith("_table")
                    and (row_type.table, name) not in {("link", "source"), ("link", "target")}
                }
                op.set(row_type, row.id, **cells)
    html = written(story)
    root = check_self_contained(html)
    assert "<script" not in html
    assert "<img src=x" not in html
    assert shown_text(root).count("<script>alert(1)</script>") > 20


def test_a_link_to_a_frame_leads_to_its_scene(story: Project) -> None:
    with story.op("Link") as op:
        op.set(Step, ident(0x230), say=f"See [this](frame:{ident(0x211)}) and [x](frame:none).")
    root = check_self_contained(written(story))
    assert list(root.xpath("//*[local-name()='a']/@href")) == ["#frame-2"]


def test_what_does_not_hold_is_marked_in_words(story: Project) -> None:
    with story.op("Delay") as op:
        op.set(Step, ident(0x230), planned_ms=500_000)
        op.set(Frame, ident(0x210), planned_ms=1_200_000)
    text = shown_text(check_self_contained(written(story)))
    assert "Look at this: Length of the call 20:00planned 27:40, 7:40 too long" in text.replace(
        " planned", "planned"
    )
    assert "Look at this: First wow 8:20 into the demo" in text


def test_marks_are_words(story: Project) -> None:
    with story.op("Mark") as op:
        op.set(Step, ident(0x230), is_optional=True)
        op.set(Step, ident(0x231), is_wow=False, ask="")
        op.set(Frame, ident(0x211), key_message=" ", headline="")
    text = shown_text(check_self_contained(written(story)))
    assert "Optional" in text
    assert "No wow is marked" in text
    assert "Checkpoint Does that tick the box?" in text.replace("Checkpoint", "Checkpoint ")
    assert "No headline yet" in text


def test_a_story_without_steps_says_so(story: Project) -> None:
    with story.op("Clear") as op:
        for step in list(story.view().steps):
            op.delete(Step, step)
    text = shown_text(check_self_contained(written(story)))
    assert "No frame of this story has demo steps yet." in text
    assert "fallback" not in text


def test_an_empty_story_is_a_page(story: Project) -> None:
    with story.op("Clear") as op:
        for frame in list(story.view().frames):
            op.delete(Frame, frame)
    check_self_contained(written(story))
