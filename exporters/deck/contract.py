"""The perfect-world contract on slides: the criteria agreed, ticked off as the story pays for them.

What is linked as paying decides. A story whose criteria are only bullets of the frame on which they
are agreed has them paid one by one by its value frames.
"""

from __future__ import annotations

from dataclasses import dataclass

from exporters.deck.slides import Tick, entries_in
from exporters.deck.slots import MOST_TICKS
from narrative_studio.analysis.story.criteria import criteria_of, payments, told_criteria
from narrative_studio.markup import parse, runs_text
from narrative_studio.model.demo import Step
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Layout
from narrative_studio.model.view import NarrativeView


@dataclass(frozen=True, slots=True)
class Promise:
    """A criterion and the told frames, by their place in the story, that pay for it."""

    text: str
    paid_at: frozenset[int]

    def tick(self, number: int) -> Tick:
        """How its box looks on the slide of the frame at that place."""
        is_paid = any(place <= number for place in self.paid_at)
        return Tick(self.text, is_paid=is_paid, is_paid_here=number in self.paid_at)


class Contract:
    """The criteria of one story."""

    def __init__(self, view: NarrativeView) -> None:
        self._view = view
        self._promises = _linked(view) or _counted(view)

    def ticks(self, frame: Frame) -> tuple[Tick, ...]:
        """The boxes on the slide of a value frame.

        More of them than a slide can show in a row are not shown at all.
        """
        number = self._view.number(frame.id)
        is_value = self._view.beat(frame).layout is Layout.VALUE
        if number is None or not is_value or len(self._promises) > MOST_TICKS:
            return ()
        return tuple(promise.tick(number) for promise in self._promises)


def _linked(view: NarrativeView) -> tuple[Promise, ...]:
    """Criteria that are rows of the document; none where nothing is linked as paying.

    Where their frame shows as many bullets as it has criteria, those are their short names.
    """
    found = []
    short = _short_names(view)
    for criterion in told_criteria(view):
        frames = [
            pay.row.frame if isinstance(pay.row, Step) else pay.row.id
            for pay in payments(view, criterion)
        ]
        places = frozenset(number for frame in frames if (number := view.number(frame)) is not None)
        name = short.get(criterion.id) or " ".join(criterion.text.split())
        if name:
            found.append(Promise(name, places))
    return tuple(found) if any(promise.paid_at for promise in found) else ()


def _short_names(view: NarrativeView) -> dict[str, str]:
    found: dict[str, str] = {}
    for frame in view.frames:
        criteria = criteria_of(view, frame)
        if not criteria:
            continue
        entries = entries_in(parse(frame.bullets), with_labels=False) or ()
        if len(entries) == len(criteria):
            names = (runs_text(entry.title) for entry in entries)
            found |= dict(zip((one.id for one in criteria), names, strict=True))
    return found


def _counted(view: NarrativeView) -> tuple[Promise, ...]:
    """Criteria that are bullets: the first value frame pays for the first of them, and so on."""
    texts: list[str] = []
    for frame in view.frames:
        if view.beat(frame).layout is Layout.CRITERIA:
            entries = entries_in(parse(frame.bullets), with_labels=False) or ()
            texts.extend(runs_text(entry.title) for entry in entries)
    paying = [
        number
        for number, frame in enumerate(view.frames, start=1)
        if view.beat(frame).layout is Layout.VALUE
    ]
    return tuple(
        Promise(text, frozenset(paying[place : place + 1])) for place, text in enumerate(texts)
    )
