"""What is told of a frame is read text by text, and all of it as one."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.consent import Channel
from narrative_studio.analysis.story.told_texts import BETWEEN, as_told, step_cells, told_texts
from narrative_studio.model.storyboard import Question
from tests.narrative_studio.analysis.told_story import Story


def test_each_text_has_its_place_and_its_use(story: Story) -> None:
    frame = story.frame(headline="One", bullets="- *Two*", script="Three\n\n> Cue", transition="")
    story.add(Question, frame=frame.id, text="Four?")
    step = story.step(frame, say="**Five**", ask="Six?", why="")
    found = {one.place: one for one in told_texts(story.view(), frame)}
    assert found["headline"].channel is Channel.SHOWN
    assert (found["bullets"].text, found["script"].text) == ("- Two", "Three")
    assert found["discovery questions"].text == "Four?"
    said = found["spoken text"]
    assert (said.row, said.name, said.channel) == (step, "Step 1.1", Channel.SPOKEN)
    assert (said.text, found["check question"].text) == ("Five", "Six?")


@pytest.mark.parametrize("script", ["Plain **words**.", "A `code`, a [link](https://x.example)."])
def test_all_of_it_reads_like_its_texts(story: Story, script: str) -> None:
    frame = story.frame(script=script, bullets="- a *b*")
    story.step(frame, say="Said *so*")
    view = story.view()
    each = [one.text for one in told_texts(view, frame)]
    steps = BETWEEN.join(step_cells(view, frame))
    assert as_told(view, frame, steps) == BETWEEN.join(each)
