"""What is changed in a protocol after it was fixed shows as such."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.analysis.prospects.protocol_changes import (
    changes_after_fixing,
    made_afterwards,
)
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.protocol import fix_protocol
from narrative_studio.model.prospects import TestProtocol, TestSession
from narrative_studio.project import Project
from tests.narrative_studio.analysis.told_story import Story
from tests.story import ADA, make_story


def labels(project: Project) -> list[str]:
    (protocol,) = project.view().test_protocols.values()
    history = project.row_history("test_protocol", protocol.id)
    return [event.label for event in changes_after_fixing(protocol, history)]


def test_only_what_came_after_the_fixing_is_a_change_of_it(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        (protocol,) = project.view().test_protocols.values()
        edit_cells(project, protocol, decision_rule="All advance.")
        assert labels(project) == []
        fix_protocol(project, protocol=protocol.id)
        assert labels(project) == []
        edit_cells(project, protocol, planned_n=20)
        edit_cells(project, protocol, who_rates="The rep.")
        assert labels(project) == [
            "Edit who rates of test protocol",
            "Edit planned number of sessions of test protocol",
        ]


def test_a_view_says_what_was_changed_late(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        (protocol,) = project.view().test_protocols.values()
        edit_cells(project, protocol, decision_rule="All advance.")
        fix_protocol(project, protocol=protocol.id)
        assert project.view().late_changes == {}
        edit_cells(project, protocol, planned_n=20)
        (late,) = project.view().late_changes[protocol.id]
        assert late.label == "Planned number of sessions: 12, now 20"
        edit_cells(project, project.view().narrative().frames[0], headline="Other")
        assert project.view().late_changes[protocol.id] == (late,)
        project.publish()
    with closing(Project.read(tmp_path / "story.narrative", me=ADA)) as again:
        assert again.view().late_changes[protocol.id] == (late,)


def test_a_change_is_told_with_what_stood_there_before(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        (protocol,) = project.view().test_protocols.values()
        edit_cells(project, protocol, decision_rule="All advance.", flag_mean_hundredths=350)
        fix_protocol(project, protocol=protocol.id)
        for cells in (
            {"who_rates": "The rep."},
            {"who_rates": "The observer.", "flag_mean_hundredths": 300},
            {"flag_low_share_pct": 40},
        ):
            edit_cells(project, protocol, **cells)
        assert [one.label for one in project.view().late_changes[protocol.id]] == [
            "Share of low ratings: 25 %, now 40 %",
            "Who rates: “The rep.”, now “The observer.”; least mean: 3.5, now 3",
            "Who rates: empty, now “The rep.”",
        ]


DAY = 86_400_000


@pytest.mark.parametrize(
    ("fixed_at_ms", "days", "changes", "words"),
    [
        (2 * DAY, [], 1, ""),
        (2 * DAY, ["1970-01-03", None], 0, ""),
        (0, ["1970-01-02"], 0, "the protocol is not fixed, and 1 session took place"),
        (2 * DAY, ["1970-01-02", "1970-01-03"], 0, "the protocol was fixed after 1 session"),
        (2 * DAY, ["1970-01-03"], 2, "the protocol was changed 2 times after it was fixed"),
        (
            2 * DAY,
            ["1970-01-01", "1970-01-02"],
            1,
            "the protocol was fixed after 2 sessions and changed 1 time after it was fixed",
        ),
    ],
)
def test_a_rule_that_was_made_afterwards_says_so(
    fixed_at_ms: int, days: list[str | None], changes: int, words: str
) -> None:
    story = Story()
    protocol = story.add(TestProtocol, narrative="narrative", fixed_at_ms=fixed_at_ms)
    held = [story.add(TestSession, narrative="narrative", held_on=one) for one in days]
    assert made_afterwards(protocol, held, changes) == words
    assert made_afterwards(None, held, changes) == ""
