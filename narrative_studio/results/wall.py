"""Quotes that may leave the team, under the codes that they were given.

Counting is not quoting: what is counted are all quotes of counted sessions, what is shown are the
words of those who agreed to it.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.charts.quotes_wall import QuoteCard, QuoteGroup, QuotesWall
from narrative_studio.results.keys import CODE, QUOTE, key
from narrative_studio.results.readings import Readings
from narrative_studio.results.said import Said, said

NO_CODE: Final = "No code"
_NAMED: Final = 3
"""So many codes that tie are named; of more, none stands out."""


def quotable(readings: Readings) -> tuple[Said, ...]:
    """What was said in counted sessions and may be quoted outside the team, the newest first."""
    return tuple(
        one for one in said(readings) if one.is_counted and one.may_leave and one.text.strip()
    )


def quotes_wall(readings: Readings, most: int | None = None) -> QuotesWall:
    """The quotes under their codes, the code most often given first, ``most`` quotes of each."""
    found = quotable(readings)
    by_code: dict[tuple[str, str], list[Said]] = {}
    asking = set()
    for one in found:
        for code in one.codes:
            by_code.setdefault((code.id, code.word), []).append(one)
            if code.asks:
                asking.add(code.id)
        if not one.codes:
            by_code.setdefault(("", NO_CODE), []).append(one)
    groups = tuple(
        QuoteGroup(
            key(CODE, code),
            word,
            tuple(
                QuoteCard(key(QUOTE, one.id), one.text, one.who, one.where) for one in ones[:most]
            ),
            code in asking,
        )
        for (code, word), ones in sorted(by_code.items(), key=lambda pair: -len(pair[1]))
    )
    shown = len({card.key for group in groups for card in group.cards})
    subtitle = f"{shown} of {counted(len(found), 'quote')}" if shown < len(found) else ""
    return QuotesWall(
        headline=_headline([one for one in said(readings) if one.is_counted], len(found)),
        subtitle=subtitle,
        interim=readings.interim,
        groups=groups,
    )


def _headline(every: list[Said], free: int) -> str:
    total = counted(len(every), "quote")
    if not every:
        return "No quote was noted in a counted session yet"
    told = total
    if not free:
        told = f"{total}, none of which may leave the team"
    elif free < len(every):
        told = f"{total}, {free} may be quoted"
    coded = Counter(code.word for one in every for code in one.codes)
    if not coded:
        return f"{told}; none is coded yet"
    most = max(coded.values())
    # By the alphabet: the order of the quotes would make one of them the first.
    leading = sorted((word for word, count in coded.items() if count == most), key=str.casefold)
    if len(leading) == 1:
        return f"{told}; most often coded: {leading[0]}, {most}"
    if len(leading) > _NAMED:
        return f"{told}; no code stands out: {len(leading)} codes, {most} each"
    return f"{told}; most often coded: {listed(leading)}, {most} each"
