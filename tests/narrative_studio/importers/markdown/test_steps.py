"""Demo steps that somebody added to a text, or put elsewhere in it, come back."""

from __future__ import annotations

import re

from narrative_studio.commands.adopting import ChangeKind, adopt_change
from narrative_studio.commands.demo import add_step, move_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.importers.returned.telling import consequence, heading
from narrative_studio.model.ids import StepId
from narrative_studio.project import Project
from tests.narrative_studio.importers.markdown.conftest import Compared, Exported
from tests.narrative_studio.importers.markdown.test_comparing import (
    FIRST,
    SECOND,
    THIRD,
    adopt,
)

NEW = "| x | | Press `F5`. | Now **again**.<br>Slowly. | It loads. | | |"


def more_steps(story: Project) -> list[StepId]:
    """Four steps of the third frame."""
    for do in ("Open it", "Close it", "Lock it", "Leave it"):
        add_step(story, frame=THIRD, do=do)
    return ids(story)


def ids(story: Project, frame: object = THIRD) -> list[StepId]:
    return [step.id for step in story.view().narrative().steps(frame)]  # type: ignore[arg-type]


def row_of(lines: list[str], step: StepId) -> int:
    return next(n for n, line in enumerate(lines) if f"step:{step}" in line)


def kinds(found: ReturnedComparison) -> list[ChangeKind]:
    return [change.kind for change in found.changes]


def test_a_new_row_of_the_run_sheet_is_a_new_step_in_its_place(
    story: Project, exported: Exported, compared: Compared
) -> None:
    steps = more_steps(story)
    lines = exported("demo-script").split("\n")
    lines.insert(row_of(lines, steps[1]) + 1, NEW)
    (change,) = compared("\n".join(lines)).changes
    assert (change.kind, change.frame, heading(change)) == (
        ChangeKind.ADDED, THIRD, "Demo step added",
    )  # fmt: skip
    assert consequence(change) == "A demo step is made of it: after “Close it”."
    adopt_change(story, change=change, narrative=story.view().narrative().narrative.id)
    made = ids(story)[2]
    assert ids(story) == [*steps[:2], made, *steps[2:]]
    step = story.view().steps[made]
    assert (step.do, step.say, step.expect) == (
        "Press `F5`.",
        "Now **again**.\n\nSlowly.",
        "It loads.",
    )
    assert story.undo_state.undo[-1][1] == "Add demo step from the text"
    assert compared("\n".join(lines)).changes == ()


def test_a_copied_row_is_a_new_step(story: Project, exported: Exported, compared: Compared) -> None:
    first, *others = more_steps(story)
    lines = exported("demo-script").split("\n")
    at = row_of(lines, first)
    lines.insert(at + 1, lines[at].replace("Open it", "Open it wide"))
    found = compared("\n".join(lines))
    assert kinds(found) == [ChangeKind.ADDED]
    adopt(story, found)
    assert (ids(story)[0], ids(story)[2:]) == (first, others)
    assert compared("\n".join(lines)).changes == ()


def test_rows_in_another_order_move_as_few_steps_as_can_be(
    story: Project, exported: Exported, compared: Compared
) -> None:
    steps = more_steps(story)
    lines = exported("demo-script").split("\n")
    moved = lines.pop(row_of(lines, steps[3]))
    lines.insert(row_of(lines, steps[1]), moved)
    found = compared("\n".join(lines))
    (change,) = found.changes
    assert (change.kind, change.step, heading(change)) == (
        ChangeKind.MOVED, steps[3], "Demo step moved",
    )  # fmt: skip
    assert consequence(change) == "The demo step “Leave it” moves: after “Open it”."
    adopt(story, found)
    assert ids(story) == [steps[0], steps[3], steps[1], steps[2]]
    assert compared("\n".join(lines)).changes == ()


def test_a_row_under_another_frame_moves_its_step_there(
    story: Project, exported: Exported, compared: Compared
) -> None:
    steps = more_steps(story)
    there = ids(story, SECOND)
    lines = exported("demo-script").split("\n")
    moved = lines.pop(row_of(lines, steps[2]))
    lines.insert(row_of(lines, there[0]) + 1, moved)
    found = compared("\n".join(lines))
    (change,) = found.changes
    assert change.after.startswith(f"to “{story.view().frames[SECOND].headline}”, after “")
    adopt(story, found)
    assert ids(story, SECOND) == [there[0], steps[2], there[1]]
    assert ids(story) == [steps[0], steps[1], steps[3]]
    assert compared("\n".join(lines)).changes == ()


def test_what_moved_in_the_document_alone_is_no_change(
    story: Project, exported: Exported, compared: Compared
) -> None:
    steps = more_steps(story)
    source = exported("demo-script")
    move_step(story, step=steps[3], frame=THIRD, index=0)
    move_step(story, step=steps[2], frame=SECOND, index=0)
    edit_cells(story, story.view().steps[steps[1]], do="Otherwise")
    assert compared(source).changes == ()


def test_steps_move_with_their_frame(
    story: Project, exported: Exported, compared: Compared
) -> None:
    more_steps(story)
    source = exported("storyboard")
    head, *parts = re.split(r"(?=^### )", source, flags=re.MULTILINE)
    found = {part.split("frame:")[1][:36]: part for part in parts}
    edited = head + "\n\n".join([found[FIRST], found[THIRD], found[SECOND]])
    assert [(one.kind, one.step) for one in compared(edited).changes] == [(ChangeKind.MOVED, None)]


def test_the_steps_of_a_new_frame_come_with_it(
    story: Project, exported: Exported, compared: Compared
) -> None:
    new = (
        "### Smoke tells all\n\nLook up.\n\n#### Step 9.1\n\n**Do:** Open the flue\n\n"
        "#### Step 9.2\n\n**Say:** See?\n"
    )
    source = f"{exported('storyboard').rstrip()}\n\n{new}"
    found = compared(source)
    assert kinds(found) == [ChangeKind.ADDED]
    adopt(story, found)
    (made,) = [one for one in story.view().frames.values() if one.headline == "Smoke tells all"]
    told = [(step.do, step.say) for step in story.view().narrative().steps(made.id)]
    assert told == [("Open the flue", ""), ("", "See?")]
    assert compared(source).changes == ()


def test_a_known_step_under_a_new_frame_is_told(
    story: Project, exported: Exported, compared: Compared
) -> None:
    source = exported("storyboard")
    at = source.index("#### Step")
    source = f"{source[:at]}### Smoke tells all\n\nLook up.\n\n{source[at:]}"
    found = compared(source)
    assert ChangeKind.REMOVED not in kinds(found)
    assert any("under a new frame" in note for note in found.notes)


def test_steps_whose_marks_are_gone_are_known_by_their_words(
    story: Project, exported: Exported, compared: Compared
) -> None:
    more_steps(story)
    source = re.sub(r"<!--.*?-->", "", exported("demo-script")).split("---\n", 2)[2]
    source = '---\nkind: "demo script"\n---\n' + source.replace("Close it", "Close it up")
    (change,) = compared(source).changes
    assert (change.field, change.before, change.after) == ("do", "Close it", "Close it up")
