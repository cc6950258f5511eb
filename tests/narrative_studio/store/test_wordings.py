"""What frames said is read from the journal: at a baseline, at a time, on a day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from narrative_studio.model.ids import FrameId, NarrativeId, new_id
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.model.wordings import Then, Wording, wording_of
from narrative_studio.project import Identity, Project

NOON = datetime(2041, 3, 2, 12, tzinfo=UTC)
"""Clocks of a journal never go back, and somebody joined it today."""
HOUR = timedelta(hours=1)


class Told:
    """A document whose one frame is reworded again and again."""

    def __init__(self, path: Path, me: Identity) -> None:
        self.project = Project.create(path, me=me)
        narrative = NarrativeId(new_id())
        self.frame = FrameId(new_id())
        with self.project.op("Start", at=NOON) as op:
            op.create(Narrative(narrative))
            op.create(Frame(self.frame, narrative, headline="First", script="Say it."))
        self.first = self.now

    @property
    def now(self) -> Wording:
        return wording_of(self.project.view().frames[self.frame])

    def reword(self, words: str, at: datetime) -> Wording:
        with self.project.op("Reword", at=at) as op:
            op.set(Frame, self.frame, headline=words)
        return self.now

    def said(self, moment: Then) -> Wording | None:
        return self.project.view().wordings.at([moment])[moment].get(self.frame)


@pytest.fixture
def doc(tmp_path: Path, me: Identity) -> Iterator[Told]:
    made = Told(tmp_path / "told.narrative", me)
    yield made
    made.project.close()


def moment(at: datetime, until: datetime | None = None) -> Then:
    ends = [int(one.timestamp() * 1000) for one in (at, until or at)]
    return Then(from_ms=ends[0], until_ms=ends[1])


def test_a_baseline_has_the_words_that_it_froze(doc: Told) -> None:
    cut = doc.project.cut()
    second = doc.reword("Second", NOON + HOUR)
    assert doc.said(Then(cut=cut)) == doc.first != second
    assert doc.said(Then(cut=doc.project.cut())) == second
    back = doc.reword("First", NOON + 2 * HOUR)
    assert back == doc.first


def test_a_time_has_the_words_of_then(doc: Told) -> None:
    second = doc.reword("Second", NOON + HOUR)
    assert doc.said(moment(NOON - HOUR)) is None, "it was not there yet"
    assert doc.said(moment(NOON + HOUR / 2)) == doc.first
    assert doc.said(moment(NOON + 3 * HOUR)) == second


def test_of_a_frame_that_was_reworded_in_between_it_is_not_known(doc: Told) -> None:
    second = doc.reword("Second", NOON + HOUR)
    assert doc.said(moment(NOON + HOUR / 2, NOON + 2 * HOUR)) is None
    assert doc.said(moment(NOON + 2 * HOUR, NOON + 3 * HOUR)) == second


def test_a_moment_that_is_not_over_is_looked_at_again(doc: Told) -> None:
    later = moment(NOON + 5 * HOUR)
    assert doc.said(later) == doc.first
    second = doc.reword("Second", NOON + HOUR)
    assert doc.said(later) == second


def test_of_a_baseline_that_has_not_arrived_in_full_nothing_is_said(doc: Told) -> None:
    cut = json.loads(doc.project.cut())
    assert doc.said(Then(cut=json.dumps({**cut, "elsewhere": 4}))) is None
    assert doc.said(Then(cut="what makes no sense")) is None


def test_it_may_be_asked_in_any_thread(doc: Told) -> None:
    asked = Then(cut=doc.project.cut())
    wordings, found = doc.project.view().wordings, []
    thread = Thread(target=lambda: found.append(wordings.at([asked])[asked]))
    thread.start()
    thread.join()
    assert found == [{doc.frame: doc.first}]


def test_a_work_copy_that_is_gone_says_nothing(tmp_path: Path, me: Identity) -> None:
    doc = Told(tmp_path / "gone.narrative", me)
    wordings, asked = doc.project.view().wordings, Then(cut=doc.project.cut())
    place = doc.project._document.place
    doc.project.close()
    for file in place.folder.glob("*"):
        if file.is_file():
            file.unlink()
    assert wordings.at([asked]) == {asked: {}}


def test_a_document_that_is_only_read_knows_its_past(tmp_path: Path, me: Identity) -> None:
    made = Told(tmp_path / "read.narrative", me)
    cut = made.project.cut()
    second = made.reword("Second", NOON + HOUR)
    made.project.publish()
    made.project.close()
    read = Project.read(tmp_path / "read.narrative", me=me)
    asked = Then(cut=cut)
    assert read.view().wordings.at([asked])[asked] == {made.frame: made.first}
    assert made.first != second
    read.close()
