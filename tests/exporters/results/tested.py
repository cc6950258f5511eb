"""Small documents with tests in them."""

from __future__ import annotations

from typing import Any

from narrative_studio.model.prospects import Answer, SessionState, TestProtocol, TestSession
from tests.narrative_studio.analysis.told_story import Story


def held(story: Story, code: str = "T1", **cells: Any) -> TestSession:
    """A session that counts."""
    usual = {
        "narrative": "narrative",
        "state": SessionState.ENDED,
        "qualified": Answer.YES,
        "contaminated": Answer.NO,
        "may_quote": Answer.YES,
        "version": "v1",
        "held_on": "2026-03-05",
        "prospect": f"Prospect {code}",
    }
    return story.add(TestSession, code=code, **{**usual, **cells})


def interim() -> Story:
    """One session of twelve, whose prospect may not be quoted."""
    story = Story()
    story.frame()
    story.add(TestProtocol, narrative="narrative", planned_n=12)
    held(story, may_quote=Answer.NO, recall="A secret thought.", company="Real Name Ltd")
    return story
