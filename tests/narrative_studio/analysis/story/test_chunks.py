"""The chunks of a demo."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.story.chunks import chunks
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.ids import FrameId, StepId


def steps(kinds: str) -> list[Step]:
    """Steps that tell (t) or show (s)."""
    return [
        Step(
            id=StepId(str(number)),
            frame=FrameId("frame"),
            kind=StepKind.TELL if kind == "t" else StepKind.SHOW,
        )
        for number, kind in enumerate(kinds)
    ]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("", []),
        ("t", [("t", "")]),
        ("tsst", [("tsst", "")]),
        ("tsttst", [("tst", ""), ("tst", "")]),
        ("tstst", [("tst", ""), ("st", "no tell before the show")]),
        ("ts", [("ts", "no tell after the show")]),
        ("s", [("s", "no tell before the show, no tell after the show")]),
        ("ttst", [("ttst", "")]),
    ],
)
def test_a_chunk_ends_with_the_telling_after_a_showing(
    kinds: str, expected: list[tuple[str, str]]
) -> None:
    found = [
        ("".join(step.kind.value[0] for step in chunk.steps), chunk.lack)
        for chunk in chunks(steps(kinds))
    ]
    assert found == expected
