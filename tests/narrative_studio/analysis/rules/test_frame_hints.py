"""The quick look at a frame never misses what its texts are found to hold one by one."""

from __future__ import annotations

import random

import pytest

from narrative_studio.analysis.rules.finding import Finding, Rule
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.analysis.rules.footnote import footnote_findings
from narrative_studio.analysis.rules.frame_hints import FrameHints, hints, proof_clues
from narrative_studio.analysis.rules.proof import proof_findings
from narrative_studio.analysis.rules.secret import secret_findings
from narrative_studio.analysis.rules.word import word_findings
from narrative_studio.model.positioning import TermKind
from narrative_studio.model.view import NarrativeView
from tests.narrative_studio.analysis.told_story import Story

_PIECES = (
    "Acme Bakeries", "Acme", "Bakeries", "waste", "falls", "five", "hours", "to", "3", "min",
    "seamless", "best in", "class", "ACL", "acl", "password:", "hunter22", "PIN: 4711",
    "[^1]", "[^a]: Said.", "**", "*", "`", "_", "\n", "\n\n", "> ", "- ", "<b>", "[x](https://a.example/?token=4711x)",
    "seam", "less", "and", "so", "on", ".", ",",
)  # fmt: skip


def some_story(dice: random.Random) -> Story:
    """A few frames and steps with texts in which everything may stand that rules look for."""

    def text() -> str:
        count = dice.choice((0, 0, 3, 9))
        return "".join(dice.choice(_PIECES) + dice.choice((" ", "")) for _ in range(count))

    story = Story()
    story.proof(
        headline="Waste falls to 3 min",
        customer_alias="Acme Bakeries",
        before="five hours",
        may_be_spoken=False,
    )
    story.proof(headline="Waste falls", may_be_shown=True, may_be_printed=True)
    for kind, term in ((TermKind.BANNED, "seamless"), (TermKind.AVOID, "best in class")):
        story.term(kind, term)
    story.term(TermKind.AVOID, "ACL")
    cells = ("headline", "key_message", "bullets", "script", "checkpoint", "transition")
    for _ in range(4):
        frame = story.frame(**{cell: text() for cell in cells}, is_backup=dice.random() < 0.2)
        for _ in range(dice.randint(0, 3)):
            texts = ("do", "say", "ask", "fallback", "expect", "why", "data", "reset")
            story.step(frame, **{cell: text() for cell in texts})
    return story


def all_of(view: NarrativeView) -> list[Finding]:
    rules = (proof_findings, word_findings, secret_findings, footnote_findings)
    return [finding for rule in rules for finding in rule(view)]


@pytest.mark.parametrize("seed", range(4))
def test_findings_are_those_without_a_quick_look(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(seed)
    found_rules: set[Rule] = set()
    for _ in range(25):
        story = some_story(dice)
        quick = all_of(story.view())
        with monkeypatch.context() as patch:
            patch.setattr("narrative_studio.analysis.rules.frame_hints._hints", _everything)
            plain = all_of(story.view())
        assert quick == plain
        found_rules |= {one.rule for one in quick}
    expected = {Rule.PROOF_TOLD, Rule.BANNED_WORD, Rule.WORD_TO_AVOID, Rule.SECRET}
    assert expected | {Rule.FOOTNOTE_MISSING} <= found_rules


def _everything(view: NarrativeView, _frame: object) -> FrameHints:
    """A quick look that rules nothing out."""
    return FrameHints(proof_clues(view).proofs, True, True, True)


def test_a_plain_frame_gives_no_hint(story: Story) -> None:
    story.term(TermKind.BANNED, "seamless")
    story.proof(headline="Waste falls to 3 min", customer_alias="Acme Bakeries")
    frame = story.frame()
    view = story.view()
    assert hints(view, frame) == FrameHints((), False, False, False)
    assert findings(view)
