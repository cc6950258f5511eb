"""What prospects said, newest first, with the codes that were given and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.statistics.discovery import quiet_sessions
from narrative_studio.analysis.statistics.discovery import saturation as new_codes
from narrative_studio.charts.saturation import Saturation, SaturationStep
from narrative_studio.model.prospects import Answer
from narrative_studio.model.view import NarrativeView
from narrative_studio.results.keys import SESSION, key
from narrative_studio.results.readings import Reading, Readings

_ASKS: Final = frozenset({"risk"})
"""Codes that ask for somebody wherever they are given."""
CONSENT: Final = {
    Answer.YES: "may be quoted",
    Answer.NO: "not to be quoted",
    Answer.UNKNOWN: "not asked to be quoted",
}


@dataclass(frozen=True, slots=True)
class Coded:
    """One code of a quote; ``asks`` for one that asks for somebody."""

    id: str
    word: str

    @property
    def asks(self) -> bool:
        """Whether somebody has to look at what it was given to."""
        return self.word.casefold() in _ASKS


@dataclass(frozen=True, slots=True)
class Said:
    """One quote; ``who`` is an alias, ``number`` the place of its frame in the story.

    ``consent`` is whether the prospect agreed to be quoted outside the team.
    """

    id: str
    text: str
    codes: tuple[Coded, ...]
    who: str
    session: str
    code: str
    version: str
    frame: str | None
    number: str
    is_counted: bool
    consent: Answer

    @property
    def may_leave(self) -> bool:
        """Whether it may be quoted outside the team; whoever was not asked is not quoted."""
        return self.consent is Answer.YES

    @property
    def consent_words(self) -> str:
        """Whether it may be quoted, in few words."""
        return CONSENT[self.consent]

    @property
    def where(self) -> str:
        """Frame, session and version in one line: ``frame 10 · T09 · v3``."""
        at = f"frame {self.number}" if self.number else ""
        return " · ".join(filter(None, (at, self.code, self.version)))

    @property
    def reserve(self) -> str:
        """What is to be said beside it; empty where nothing is."""
        apart = [] if self.is_counted else ["session not counted"]
        if self.consent is Answer.NO:
            apart.append("not to be quoted outside the team")
        elif not self.may_leave:
            apart.append("not asked whether it may be quoted outside the team")
        return ", ".join(apart)

    @property
    def spoken(self) -> str:
        """All of it in words."""
        codes = ", ".join(one.word for one in self.codes)
        parts = (f"“{self.text}”", self.who, self.where, codes, self.reserve)
        return ", ".join(filter(None, parts))


def said(
    readings: Readings, *, code: str | None = None, frame: str | None = None
) -> tuple[Said, ...]:
    """The quotes of the sessions that are looked at, the newest session first.

    ``code`` and ``frame`` keep those of one code and of one frame.
    """
    every = chain.from_iterable(readings.answers(reversed(readings.shown), _said))
    if code is None and frame is None:
        return tuple(every)
    return tuple(
        one
        for one in every
        if (frame is None or one.frame == frame)
        and (code is None or any(given.id == code for given in one.codes))
    )


def said_in(readings: Readings, one: Reading, *, frame: str | None = None) -> tuple[Said, ...]:
    """The quotes of one session, of a frame or of all."""
    found = one.answer(readings.story, _said)
    return found if frame is None else tuple(quote for quote in found if quote.frame == frame)


def _said(story: NarrativeView, one: Reading) -> tuple[Said, ...]:
    view, session = story.whole, one.session
    found = []
    for quote in view.quotes.of("session", session.id):
        ids = dict.fromkeys(given.code for given in view.quote_codes.of("quote", quote.id))
        number = story.number(quote.frame) if quote.frame is not None else None
        found.append(
            Said(
                quote.id,
                quote.text,
                tuple(Coded(word.id, word.word) for each in ids if (word := view.codes.get(each))),
                session.prospect or session.code,
                session.id,
                session.code,
                session.version,
                quote.frame,
                str(number or ""),
                one.standing.is_eligible,
                session.may_quote,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Heard:
    """The codes of all quotes of a session, as often as they were given."""

    key: str
    code: str
    codes: tuple[str, ...]
    seen: int


def _heard(story: NarrativeView, one: Reading) -> _Heard:
    view, session = story.whole, one.session
    codes = tuple(
        given.code
        for quote in view.quotes.of("session", session.id)
        for given in view.quote_codes.of("quote", quote.id)
    )
    return _Heard(key(SESSION, session.id), session.code, codes, len(set(codes)))


def saturation(readings: Readings, most: int | None = None) -> Saturation:
    """How many codes each eligible session brought that none before it had.

    A session of which no quote is coded says nothing of what is still new, and is left out.
    ``most`` shows the last ones only, where all of them would be too many to see.
    """
    every = readings.answers(readings.eligible, _heard)
    heard = [one for one in every if one.codes]
    curve = new_codes([one.codes for one in heard])
    steps = tuple(
        SaturationStep(one.key, one.code, step.new, one.seen)
        for one, step in zip(heard, curve, strict=True)
    )
    shown = steps if most is None else steps[-most:]
    left_out = len(steps) - len(shown)
    subtitle = "codes that no earlier session had, eligible sessions by the day of the call"
    if left_out:
        subtitle = f"{counted(len(shown), 'session')} of {len(steps):,}; {subtitle}"
    if silent := len(every) - len(heard):
        subtitle += f"; {counted(silent, 'session')} without a coded quote left out"
    return Saturation(
        headline=_saturation_headline(steps, quiet_sessions(curve)),
        subtitle=subtitle,
        interim=readings.interim,
        steps=shown,
        before=curve[left_out - 1].total if left_out else 0,
    )


def _saturation_headline(steps: Sequence[SaturationStep], quiet: int) -> str:
    if not steps or not any(step.seen for step in steps):
        return "No quote of an eligible session is coded yet"
    if not quiet:
        return f"{steps[-1].code} still brought something new"
    if quiet == 1:
        return "The last session brought no new code"
    return f"The last {quiet} sessions brought no new code"
