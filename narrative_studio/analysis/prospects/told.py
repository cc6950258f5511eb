"""What the frames said that were told in a session: as its baseline froze them, or on its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from narrative_studio.model.durations import MS_PER_DAY
from narrative_studio.model.ids import FrameId, VariantId
from narrative_studio.model.people import Baseline
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.model.wordings import WORDED, Then, Wording, wording_of

_EPOCH: Final = date(1970, 1, 1).toordinal()

Told = Mapping[FrameId, Wording]
"""What each frame said that was told; one is missing where that is not known."""
NOT_KNOWN: Final[Told] = {}


def told_in(view: ProjectView, sessions: Iterable[TestSession]) -> dict[str, Told]:
    """What was told in each of these sessions, by its id.

    A session was told the baseline that it names, else the one that its version is the code or the
    name of. Without either it was told what the story said when the call was recorded, or else on
    its day in UTC: of a frame that was reworded on that very day it is not known. Neither is it of
    a frame that the told variant words otherwise: what it says is no wording of the story.
    """
    found = tuple(sessions)
    labels = _labels(view)
    # Thousands of sessions share a few baselines and days: each is looked up once.
    keys = {
        one.id: (one.baseline, one.version, one.started_at_ms, one.held_on, one.variant)
        for one in found
    }
    firsts = {keys[one.id]: one for one in found}
    moments = {key: _then(view, one, labels) for key, one in firsts.items()}
    said = view.wordings.at(one for one in moments.values() if one is not None)
    told = {
        key: _without(said[then], _worded_by(view, firsts[key].variant)) if then else NOT_KNOWN
        for key, then in moments.items()
    }
    return {row: told[key] for row, key in keys.items()}


def baseline_of_now(story: NarrativeView) -> Baseline | None:
    """The latest baseline, if the story still says word for word what it froze; else None."""
    whole = story.whole
    latest = whole.latest_baseline
    if latest is None or not latest.frozen:
        return None
    then = Then(cut=latest.cut)
    said = whole.wordings.at([then])[then]
    is_same = all(said.get(frame.id) == wording_of(frame) for frame in story.frames)
    is_whole = all(frame in whole.frames for frame in said)  # None was deleted since.
    return latest if said and is_same and is_whole else None


def _worded_by(view: ProjectView, variant: VariantId | None) -> frozenset[FrameId]:
    """The frames that a variant words otherwise than the story does."""
    rows = view.overrides.of("variant", variant) if variant is not None else ()
    return frozenset(one.frame for one in rows if one.what in WORDED)


def _without(said: Told, frames: frozenset[FrameId]) -> Told:
    if frames.isdisjoint(said):
        return said
    return {frame: wording for frame, wording in said.items() if frame not in frames}


def _labels(view: ProjectView) -> dict[str, Baseline]:
    """Baselines by their names and codes; the latest of those that are called alike."""
    found: dict[str, Baseline] = {}
    for baseline in reversed(view.taken_baselines):
        found.update({one: baseline for one in (baseline.name, baseline.code) if one})
    return found


def _then(view: ProjectView, session: TestSession, labels: Mapping[str, Baseline]) -> Then | None:
    told = view.baselines.get(session.baseline or "") or labels.get(session.version)
    if told is not None and told.frozen:
        return Then(cut=told.cut)
    if session.started_at_ms:
        return Then(from_ms=session.started_at_ms, until_ms=session.started_at_ms)
    try:
        day = date.fromisoformat(session.held_on or "").toordinal() - _EPOCH
    except ValueError:
        return None
    return Then(from_ms=day * MS_PER_DAY, until_ms=(day + 1) * MS_PER_DAY)
