"""The sample's tests come over as they were noted, each on its day and cited by the edits."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.prospects import Answer, Metric, SessionState, TestSession, Verdict
from narrative_studio.model.view import ProjectView
from narrative_studio.sample import make_sample
from narrative_studio.store.history import Entry
from tests.narrative_studio.sample.test_replay import ME, source, toml


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[ProjectView, list[Entry]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))
        path: Path = tmp_path_factory.mktemp("docs") / "sample.narrative"
        with closing(make_sample(path, me=ME)) as project:
            return project.view(), project.past.history(limit=1000)


@pytest.fixture
def view(made: tuple[ProjectView, list[Entry]]) -> ProjectView:
    return made[0]


def sessions(view: ProjectView) -> dict[str, TestSession]:
    return {one.code: one for one in view.test_sessions.ordered}


def ref(view: ProjectView, frame: str | None) -> str:
    return str(view.frames[frame or ""].ref)


def test_each_session_says_what_the_file_says(view: ProjectView) -> None:
    words: Any = toml("mapping")
    for item in source()["test_sessions"]:
        found = sessions(view)[item["id"]]
        assert found.state is SessionState.ENDED
        assert (found.held_on, found.version) == (item["date"], item["narrative_version"])
        assert found.baseline is not None
        assert found.version in view.baselines[found.baseline].name
        assert found.prospect == item["prospect"]["company"]
        assert (found.company, found.contact_name, found.contact) == ("", "", "")
        assert (found.qualified is Answer.YES) == item["qualified"]
        assert (found.contaminated is Answer.YES) == item["contaminated"]
        assert (found.converted is Answer.YES) == item["converted"]
        assert found.outcome == words["outcomes"][item["outcome"]]
        assert found.perfect_world == item["perfect_world_agreement"]
        assert (found.recall, found.next_step) == (item["unaided_recall"], item["next_step"])
        if found.verdict is Verdict.UNKNOWN:
            assert found.verdict_words == item["rep_verdict"].capitalize()
        else:
            assert found.verdict == item["rep_verdict"]


def test_frames_are_rated_and_timed_as_in_the_file(view: ProjectView) -> None:
    for item in source()["test_sessions"]:
        session = sessions(view)[item["id"]]
        results = {
            ref(view, one.frame): one for one in view.frame_results.of("session", session.id)
        }
        ratings = {ref(view, one.frame): one for one in view.ratings.of("session", session.id)}
        assert {frame for frame, one in results.items() if one.reached is Reached.SKIPPED} == set(
            item["skipped_frames"]
        )
        for result in item["frame_results"]:
            frame = result["frame"]
            assert results[frame].reached is Reached.REACHED
            assert results[frame].duration_ms == result["seconds"] * 1000
            assert ratings[frame].reaction == result["reaction"]
            assert ratings[frame].observer == session.observer
            for metric in Metric:
                assert ratings[frame].of(metric) == result[metric]


def test_marks_lie_in_the_time_of_their_frame(view: ProjectView) -> None:
    for session in sessions(view).values():
        begins = 0
        times = {}
        for one in sorted(
            view.frame_results.of("session", session.id), key=lambda one: ref(view, one.frame)
        ):
            times[one.frame] = (begins, begins + one.duration_ms)
            begins += one.duration_ms
        for mark in view.marks.of("session", session.id):
            begin, end = times[mark.frame]
            assert begin < mark.at_ms < end
    quoted = {one.mark for one in view.quotes.values()}
    assert quoted == {one.id for one in view.marks.values() if one.kind is MarkKind.QUOTE}


def test_huddle_notes_name_frames_as_the_board_does(view: ProjectView) -> None:
    note = next(one for one in view.huddle_notes.values() if one.text == "Shorten frame 4")
    assert ref(view, note.frame) == "F04"
    assert not [one for one in view.huddle_notes.values() if "F0" in one.text]


def test_edits_of_a_version_cite_their_sessions(view: ProjectView) -> None:
    cited = {}
    for one in view.edit_citations.values():
        codes = {
            view.test_sessions[row.session].code
            for row in view.cited_sessions.of("citation", one.id)
        }
        cited[one.version, ref(view, one.frame)] = codes
    assert cited == {
        (item["version"], change["frame"]): set(change["because"])
        for item in source()["narrative_versions"]
        for change in item["changes"]
    }


def test_the_protocol_was_fixed_before_the_first_session(
    made: tuple[ProjectView, list[Entry]],
) -> None:
    view, history = made
    (protocol,) = view.test_protocols.values()
    assert protocol.is_fixed
    assert (protocol.old_pitch_converted, protocol.old_pitch_calls) == (9, 30)
    assert "“Co-packers”" in protocol.eligibility
    at = {entry.label: entry.at for entry in history}
    assert at["Fix test protocol"] == datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
    for item in source()["test_sessions"]:
        held = datetime.fromisoformat(f"{item['date']}T13:00:00+00:00")
        assert held < at[f"Record test session {item['id']}"]
        assert at["Fix test protocol"] < held
