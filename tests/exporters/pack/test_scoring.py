"""The scoring sheet asks for what a session holds, and names nobody."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import ImageFont

from exporters.pack.scoring import RECALL, eligibility_of, metrics_of, scoring_paper, state_of
from exporters.paper.markdown import paper_markdown
from exporters.paper.model import Grid
from narrative_studio.assets import font_files
from narrative_studio.interchange import mark_of
from narrative_studio.model.ids import BaselineId
from narrative_studio.model.people import Baseline
from narrative_studio.model.prospects import Metric, TestProtocol
from narrative_studio.model.view import ProjectView
from tests.exporters.results.tested import interim
from tests.narrative_studio.analysis.told_story import Story


def test_the_sheet_of_the_sample_is_as_it_was(
    tested: ProjectView, golden: Callable[[str, str], None]
) -> None:
    text = paper_markdown(scoring_paper(tested.narrative()))
    golden("pack/lotwarden-sheet.md", text.replace(mark_of(tested), "CONTENT"))


def test_every_told_frame_has_a_row_and_recall_is_asked_for(tested: ProjectView) -> None:
    story = tested.narrative()
    text = paper_markdown(scoring_paper(story))
    for frame in story.frames:
        assert frame.headline in text
    assert RECALL in text


def test_consent_has_its_answer_and_the_rule_stands_beside_who_counts(
    tested: ProjectView,
) -> None:
    story = tested.narrative()
    text = paper_markdown(scoring_paper(story))
    assert "**Agreed to: notes, recording, quotes:**" in text
    assert "**Qualified, and new to the story:**" in text
    assert eligibility_of(story).startswith("Qualified prospect in")
    assert eligibility_of(story) in text
    assert eligibility_of(Story().view()) == ""


def test_the_verdicts_of_the_rep_stand_beside_each_other(tested: ProjectView) -> None:
    text = paper_markdown(scoring_paper(tested.narrative()))
    assert "| The test rep says | Not going back | Keep tuning | Going back |" in text
    assert "| Tick one | ☐  | ☐  | ☐  |" in text


def test_no_session_is_told_of() -> None:
    story = interim()
    text = paper_markdown(scoring_paper(story.view()))
    for word in ("Real Name", "Prospect T1", "secret thought"):
        assert word not in text


def test_without_a_protocol_all_metrics_are_asked() -> None:
    story = Story()
    assert [metric for metric, _ in metrics_of(story.view())] == list(Metric)
    story.add(TestProtocol, narrative="narrative")
    assert [metric for metric, _ in metrics_of(story.view())] == list(Metric)
    assert "Clarity:" not in paper_markdown(scoring_paper(story.view()))


def test_the_state_says_which_words_were_told() -> None:
    view = Story().view()
    assert state_of(view).startswith("no baseline, mark ")
    object.__setattr__(view.whole, "baseline", Baseline(BaselineId("b"), name="Spring", code="B-1"))
    assert state_of(view).startswith("B-1 Spring, mark ")


def test_no_heading_of_the_frames_breaks_within_its_word(tested: ProjectView) -> None:
    """Not even in letters a tenth wider, as they stand in where the font of the sheet is absent."""
    blocks = scoring_paper(tested.narrative()).sections[0].blocks
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    page_cm, padding_cm, size_pt = 26.9, 0.28, 8.5
    letters = dict(font_files())["Inter-Bold.ttf"]
    font = ImageFont.truetype(BytesIO(letters), 100)
    total = sum(column.share for column in grid.columns)
    for column in grid.columns:
        letters_cm = font.getlength(column.title) / 100 * size_pt / 72 * 2.54
        assert column.share / total * page_cm >= 1.1 * letters_cm + padding_cm, column.title
