"""Offers one text for two that grew out of the same one: a proposal, which a person accepts.

The three texts are compared sentence by sentence. What only one of the two changed is taken from
it; where both changed the same sentences, both versions follow each other and the proposal says so.
Only prose is merged (scripts, notes); statements of the positioning are decided, never merged.

Source of the method: Khanna, Kunal, Pierce, *A Formal Investigation of Diff3* (2007).
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_SENTENCE = re.compile(r"[^.!?…\n]*[.!?…]+[\"'”’)\]]*\s*|[^.!?…\n]+\n*|\n+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A merged text; ``clashes`` counts the places where both had changed the same sentences."""

    text: str
    clashes: int


def propose(ancestor: str, mine: str, theirs: str) -> Proposal:
    """Merge what two people made of one text; equal changes are taken once."""
    base, left, right = (_sentences(text) for text in (ancestor, mine, theirs))
    to_left, to_right = _matches(base, left), _matches(base, right)
    made: list[str] = []
    clashes = 0
    at = (0, 0, 0)
    for n in [*sorted(to_left.keys() & to_right.keys()), None]:
        ends = (len(base), len(left), len(right)) if n is None else (n, to_left[n], to_right[n])
        old, own, other = (
            text[begin:end] for text, begin, end in zip((base, left, right), at, ends, strict=True)
        )
        if _said(own) == _said(other) or _said(other) == _said(old):
            made += own
        elif _said(own) == _said(old):
            made += other
        else:
            clashes += 1
            made += own
            made += [part for part in other if part.strip() not in _said(own)]
        if n is not None:
            made.append(max(base[n], left[to_left[n]], right[to_right[n]], key=len))
            at = (n + 1, to_left[n] + 1, to_right[n] + 1)
    return Proposal(_joined(made), clashes)


def _sentences(text: str) -> list[str]:
    return _SENTENCE.findall(text)


def _said(sentences: list[str]) -> list[str]:
    """Sentences without the space around them, which depends on what follows."""
    return [sentence.strip() for sentence in sentences]


def _matches(base: list[str], other: list[str]) -> dict[int, int]:
    """Which sentence of ``other`` each sentence of ``base`` became, for those that are the same."""
    matcher = SequenceMatcher(None, _said(base), _said(other), autojunk=False)
    return {
        block.a + n: block.b + n
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    }


def _joined(sentences: list[str]) -> str:
    """Sentences as one text; one that used to be the last gets a space after it."""
    made = ""
    for sentence in sentences:
        is_glued = made and sentence.strip() and not made[-1].isspace()
        made += f" {sentence}" if is_glued else sentence
    return made
