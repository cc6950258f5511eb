"""Finds what a table calls by name in the document: sessions, frames, people and the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from narrative_studio.importers.tables.answers import folded
from narrative_studio.importers.tables.cells import shown
from narrative_studio.model.ids import BaselineId, FrameId, PersonaId, PersonId, SegmentId
from narrative_studio.model.prospects import Code, TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

T = TypeVar("T", bound=str)

_NUMBERED: Final = re.compile(
    r"(?:(?:frame|slide|page|folie|seite|card)\s*)?#?\s*(\d{1,4})(?:\s*[.:–—-]\s.*)?",
    re.IGNORECASE,
)
_SESSION: Final = re.compile(r"(?:t|session|call|test|#)?\s*#?0*(\d{1,9})", re.IGNORECASE)
_EACH: Final = re.compile(r"\s*[;/|\n]\s*")
_AND: Final = re.compile(r"\s*(?:[,+&]|\band\b)\s*")
_LEAST_BEGINNING: Final = 8
"""Slide titles are cut off in other programs: so many letters say which headline is meant."""


class Unknown(ValueError):
    """The document has nothing of that name, or several; the message says which."""


class Names:
    """The names of a narrative and its document, by which a table calls them."""

    def __init__(self, story: NarrativeView) -> None:
        self._story = story
        view = story.whole
        self._frames: dict[str, FrameId | None] = {}
        self._people = _named(
            (one.id, [one.name, one.ref, initials(one.name)]) for one in view.people.values()
        )
        self._segments = _named((one.id, [one.name, one.ref]) for one in view.segments.values())
        self._personas = _named((one.id, [one.name, one.ref]) for one in view.personas.values())
        self._roles = _named((one.id, [one.buying_role]) for one in view.personas.values())
        self._objections = _named(
            (one.id, [one.code, one.text, one.ref]) for one in view.objections.values()
        )
        self._baselines = _named(
            (one.id, [one.code, one.name, one.ref]) for one in view.baselines.values()
        )
        self.codes: dict[str, Code] = {folded(one.word): one for one in view.codes.ordered}
        self.codes.update({folded(one.ref): one for one in view.codes.ordered if one.ref})
        self._by_code: dict[str, TestSession] = {}
        self._by_number: dict[str, list[TestSession]] = {}
        self._by_alias: dict[str, list[TestSession]] = {}
        self._by_company: dict[tuple[str, str | None], TestSession] = {}
        for session in view.test_sessions.of("narrative", story.narrative.id):
            self.add(session)

    # Sessions

    def add(self, session: TestSession) -> None:
        """Know a session, as one that comes in with the same table."""
        self._by_code.setdefault(folded(session.code), session)
        if session.ref:
            self._by_code.setdefault(folded(session.ref), session)
        if number := _SESSION.fullmatch(session.code):
            self._by_number.setdefault(number[1], []).append(session)
        if session.prospect:
            self._by_alias.setdefault(folded(session.prospect), []).append(session)
        if session.company:
            self._by_company.setdefault((folded(session.company), session.held_on), session)

    def coded(self, said: str) -> TestSession | None:
        """The session of that short name, ``T03``, reference, or bare number; None if unknown."""
        found = self._by_code.get(folded(said))
        if found is None and (number := _SESSION.fullmatch(said.strip())):
            alike = self._by_number.get(number[1], [])
            found = alike[0] if len(alike) == 1 else None
        return found

    def met(self, prospect: str, held_on: str | None) -> list[TestSession]:
        """The sessions with a prospect of that alias, on that day if one is given."""
        alike = self._by_alias.get(folded(prospect), [])
        return [one for one in alike if held_on is None or one.held_on in (None, held_on)]

    def with_company(self, company: str, held_on: str | None) -> TestSession | None:
        """The session with a company on a day."""
        return self._by_company.get((folded(company), held_on))

    def session(self, code: str, prospect: str, held_on: str | None) -> TestSession:
        """The session that a row belongs to.

        Raises:
            Unknown: there is none, or several, or the row does not say.
        """
        if code:
            found = self.coded(code)
            if found is None:
                raise Unknown(f"there is no session {shown(code)} here")
            return found
        if not prospect:
            raise Unknown("it does not say which session it belongs to")
        alike = self.met(prospect, held_on)
        if len(alike) > 1:
            codes = " and ".join(one.code for one in alike[:3])
            raise Unknown(f"{shown(prospect)} was met several times: {codes}; name the session")
        if not alike:
            day = f" on {held_on}" if held_on else ""
            raise Unknown(f"there is no session with {shown(prospect)}{day} here")
        return alike[0]

    # Frames

    def frame(self, said: str) -> FrameId:
        """A frame by its number in the story, its headline, its reference, or its beat.

        Raises:
            Unknown: none is called so, or several begin so.
        """
        if said not in self._frames:
            self._frames[said] = self._find_frame(said)
        found = self._frames[said]
        if found is None:
            raise Unknown(f"there is no frame {shown(said)}")
        return found

    def numbered(self, number: int) -> FrameId | None:
        """The frame at a place of the told story, from 1."""
        frames = self._story.frames
        return frames[number - 1].id if 0 < number <= len(frames) else None

    def _find_frame(self, said: str) -> FrameId | None:
        wanted = folded(said)
        every = self._story.all_frames
        for frame in every:
            if wanted in (folded(frame.headline), folded(frame.ref or "-")):
                return frame.id
        if (number := _NUMBERED.fullmatch(said.strip())) and (
            found := self.numbered(int(number[1]))
        ):
            return found
        beats = [one for one in self._story.frames if folded(self._story.beat(one).title) == wanted]
        if len(beats) == 1:
            return beats[0].id
        beginning = wanted.rstrip(".… ")
        if len(beginning) < _LEAST_BEGINNING:
            return None
        alike: list[Frame] = [one for one in every if folded(one.headline).startswith(beginning)]
        return alike[0].id if len(alike) == 1 else None

    # The others

    def person(self, said: str) -> PersonId:
        """A person by name, initials or reference.

        Raises:
            Unknown: nobody is called so, or several are.
        """
        return _one(self._people, said, "person", "people")

    def segment(self, said: str) -> SegmentId:
        """A segment by name or reference.

        Raises:
            Unknown: none is called so, or several are.
        """
        return _one(self._segments, said, "segment", "segments")

    def personas(self, said: str) -> tuple[list[PersonaId], list[str]]:
        """The personas of a cell, by name, reference or buying role, and the words for none."""
        found: dict[PersonaId, None] = {}
        unknown = []
        parts = [
            part
            for several in _EACH.split(said)
            # “Quality and safety lead” may be one persona: it is parted only where it is none.
            for part in ([several] if folded(several) in self._personas else _AND.split(several))
        ]
        for part in filter(None, parts):
            known = self._personas.get(folded(part)) or self._roles.get(folded(part), [])
            if len(known) == 1:
                found[known[0]] = None
            else:
                unknown.append(part)
        return list(found), unknown

    def objection(self, said: str) -> str | None:
        """A known objection by code, words or reference; None for one in the prospect's words."""
        known = self._objections.get(folded(said), [])
        return known[0] if len(known) == 1 else None

    def baseline(self, said: str) -> BaselineId | None:
        """The baseline of that code or name; None when a version is no baseline."""
        known = self._baselines.get(folded(said), [])
        return known[0] if len(known) == 1 else None


def initials(name: str) -> str:
    """The first letters of a name: ``JB`` for Jo Brand."""
    return "".join(part[0] for part in name.split()).upper()


def _named(rows: Iterable[tuple[T, Sequence[str | None]]]) -> dict[str, list[T]]:
    """Ids by each name that they go by; a full name goes before anybody's initials."""
    found: dict[str, list[T]] = {}
    short: dict[str, list[T]] = {}
    for row_id, names in rows:
        for place, name in enumerate(names):
            if name:
                kept = (found if place < 2 else short).setdefault(folded(name), [])
                if row_id not in kept:
                    kept.append(row_id)
    return short | found


def _one(known: dict[str, list[T]], said: str, what: str, several: str) -> T:
    found = known.get(folded(said), [])
    if not found:
        raise Unknown(f"there is no {what} {shown(said)} here")
    if len(found) > 1:
        raise Unknown(f"several {several} are called {shown(said)}")
    return found[0]
