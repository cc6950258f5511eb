"""What the texts of a frame may have to be looked at for, found out in one go for several rules.

Most texts give no cause for any finding. Their letters are put together once for each frame and
searched for what every such finding needs; only where that stands, the texts are looked at one by
one.
"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from narrative_studio.analysis.consent import Channel, may_leave
from narrative_studio.analysis.looks import look, look_once
from narrative_studio.analysis.rules.proof_clues import ProofClues
from narrative_studio.analysis.rules.proof_traces import Traces
from narrative_studio.analysis.rules.secret_words import DEMO_CELLS, may_hold_secret
from narrative_studio.analysis.story.told_texts import BETWEEN, as_told, step_cells
from narrative_studio.analysis.wording.vocabulary import Vocabulary
from narrative_studio.model.evidence import Proof
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

_OF_DEMO: Final = attrgetter(*DEMO_CELLS)
_FOOTNOTE: Final = "[^"


class FrameHints(NamedTuple):
    """What the texts of a frame and of its steps may hold; whatever is not here they do not."""

    proofs: tuple[tuple[Proof, Traces], ...]
    unwanted_words: bool
    secrets: bool
    footnotes: bool


def hints(view: NarrativeView, frame: Frame) -> FrameHints:
    """What the texts of a frame may hold; it is found out once."""
    return look(view, frame, _hints)


def vocabulary(view: NarrativeView) -> Vocabulary:
    """The unwanted words of the document."""
    return look_once(view, _vocabulary)


def proof_clues(view: NarrativeView) -> ProofClues:
    """By what the proofs are found that may not be used in every way."""
    return look_once(view, _proof_clues)


def _hints(view: NarrativeView, frame: Frame) -> FrameHints:
    steps = BETWEEN.join(step_cells(view, frame))
    told = as_told(view, frame, steps)
    letters = told.casefold()
    demo = BETWEEN.join(chain.from_iterable(map(_OF_DEMO, view.steps(frame.id))))
    return FrameHints(
        proofs=proof_clues(view).likely(letters),
        unwanted_words=vocabulary(view).is_in(told),
        secrets=may_hold_secret(demo.casefold()),
        footnotes=any(_FOOTNOTE in text for text in (frame.bullets, frame.script, steps, demo)),
    )


def _vocabulary(view: NarrativeView) -> Vocabulary:
    return Vocabulary(view.whole.terms.ordered)


def _proof_clues(view: NarrativeView) -> ProofClues:
    today = view.whole.today.isoformat()
    return ProofClues(
        proof
        for proof in view.whole.proofs.ordered
        if not all(may_leave(proof, channel, today) for channel in Channel)
    )
