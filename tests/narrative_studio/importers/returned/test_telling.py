"""Changes in a deck are said in plain words."""

from __future__ import annotations

import pytest

from narrative_studio.commands.adopting import ChangeKind, ReturnedChange
from narrative_studio.importers.deck.matching import MatchedBy
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.importers.returned.telling import (
    consequence,
    doubt,
    heading,
    recognised,
    summary,
    where,
)
from narrative_studio.model.ids import FrameId, NarrativeId

FRAME = FrameId("f")


def change(kind: ChangeKind, **cells: object) -> ReturnedChange:
    return ReturnedChange(kind, FRAME, "Head", 3, **cells)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("headline", "Headline"),
        ("key_message", "Key message"),
        ("questions", "Discovery questions"),
        ("alt_text", "Alt text"),
    ],
)
def test_a_rewording_is_named_after_its_field(field: str, words: str) -> None:
    assert heading(change(ChangeKind.REWORDED, field=field)) == words


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_every_kind_has_a_heading_and_a_consequence(kind: ChangeKind) -> None:
    one = change(kind, field="script", after="after “X”")
    assert heading(one)[0].isupper()
    assert consequence(one).endswith(".")
    assert doubt(one) == ""
    assert doubt(change(kind, is_conflict=True)).endswith(".")


def test_slides_are_named_by_number_and_headline() -> None:
    assert where(change(ChangeKind.MOVED)) == "Slide 3, “Head”"
    assert where(ReturnedChange(ChangeKind.REMOVED, FRAME, "Head")) == "Slide of “Head”"
    assert where(ReturnedChange(ChangeKind.ADDED, None, "", 4)) == "Slide 4, without a headline"


def test_a_picture_that_is_gone_is_told_from_a_new_one() -> None:
    assert "no picture" in consequence(change(ChangeKind.PICTURE))
    assert "of the deck" in consequence(change(ChangeKind.PICTURE, picture=b"x"))


def test_a_lost_base_and_a_change_of_both_are_told_apart() -> None:
    lost = change(ChangeKind.REWORDED, is_conflict=True)
    both = change(ChangeKind.REWORDED, is_conflict=True, base="x")
    assert doubt(lost) != doubt(both)


def test_the_whole_is_summed_up() -> None:
    def found(*changes: ReturnedChange, same: int = 1) -> ReturnedComparison:
        return ReturnedComparison("a.pptx", NarrativeId("n"), None, MatchedBy.TAGS, changes, same)

    assert summary(found(same=12)) == "No changes, 12 frames say the same."
    one = change(ChangeKind.MOVED)
    assert summary(found(one)) == "1 change, 1 frame says the same."
    clash = change(ChangeKind.REWORDED, is_conflict=True)
    assert summary(found(one, clash)) == "2 changes, 1 frame says the same, one changed here."
    assert summary(found(clash, clash)).endswith("2 changed here as well.")


@pytest.mark.parametrize("by", list(MatchedBy))
def test_how_slides_were_recognised_is_told_unless_it_is_the_usual_way(by: MatchedBy) -> None:
    found = ReturnedComparison("a.pptx", NarrativeId("n"), None, by)
    assert (recognised(found) == "") is (by is MatchedBy.TAGS)
