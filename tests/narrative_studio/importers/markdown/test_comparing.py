"""What somebody changed in an exported text is found field by field, and nothing else is."""

from __future__ import annotations

import re

import pytest

from narrative_studio.commands.adopting import ChangeKind, adopt_changes
from narrative_studio.commands.demo import delete_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import add_frame, delete_frames
from narrative_studio.importers.deck.matching import MatchedBy
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.model.ids import FrameId, StepId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.narrative_studio.importers.markdown.conftest import Compared, Exported
from tests.story import ident

KINDS = ("script", "demo-script", "storyboard")
FIRST, SECOND, THIRD = (FrameId(ident(0x210 + number)) for number in range(3))
STEP = StepId(ident(0x231))


def adopt(story: Project, found: ReturnedComparison) -> None:
    adopt_changes(story, changes=found.changes, narrative=found.narrative, variant=found.variant)


def one(found: ReturnedComparison) -> tuple[str, str, str]:
    (change,) = found.changes
    return change.field, change.before, change.after


def frame(story: Project, row: FrameId = FIRST) -> Frame:
    return story.view().frames[row]


@pytest.mark.parametrize("kind", KINDS)
def test_an_untouched_text_says_the_same(exported: Exported, compared: Compared, kind: str) -> None:
    source = exported(kind)
    found = compared(source)
    assert (found.changes, found.notes, found.by) == ((), (), MatchedBy.TAGS)
    assert found.same == source.count("<!-- frame:")


@pytest.mark.parametrize("kind", KINDS)
def test_what_editors_do_to_a_text_is_no_change(
    exported: Exported, compared: Compared, kind: str
) -> None:
    source = exported(kind)
    trailing = "\n".join(
        f"{line}  " if line.startswith(("#", "|")) else line for line in source.split("\n")
    )
    for edited in (source.replace("\n", "\r\n"), "\ufeff" + source, trailing, source.rstrip()):
        assert compared(edited).changes == ()
    assert compared(re.sub(r"^- ", "* ", source, flags=re.MULTILINE)).changes == ()
    assert compared(source.replace("Bakers tell me about", "Bakers tell\nme about")).changes == ()


def test_an_old_text_says_the_same_when_only_the_document_changed(
    story: Project, exported: Exported, compared: Compared
) -> None:
    texts = [exported(kind) for kind in KINDS]
    edit_cells(story, frame(story), script="Something else.", headline="Other")
    edit_cells(story, story.view().steps[STEP], say="Otherwise.")
    add_frame(story, narrative=story.view().narrative().narrative.id, beat="insight")
    for source in texts:
        assert compared(source).changes == ()


def test_each_field_comes_back(story: Project, exported: Exported, compared: Compared) -> None:
    source = exported("storyboard")
    for old, new in (
        ("Heat is decided before", "Heat is *set* before"),
        ("What you load decides", "What you *stack* decides"),
        ("- Noses tire", "- Noses *tire*\n- Eyes too"),
        ("The log was wet.", "The log was **very** wet.\n\n> look down"),
        ("Do you see it this way?", "Do you?"),
        ("So who weighs the log?", "Who?"),
        ("- Who lights your oven?", "- Who lights it?\n- And when?"),
    ):
        assert old in source
        source = source.replace(old, new, 1)
    found = compared(source)
    assert [change.field for change in found.changes] == [
        "headline", "key_message", "bullets", "script", "checkpoint", "transition", "questions",
    ]  # fmt: skip
    adopt(story, found)
    now = frame(story)
    assert now.headline == "Heat is set before the fire is lit"
    assert now.key_message == "What you stack decides what you bake."
    assert now.bullets == "- Wood differs\n- Noses *tire*\n- Eyes too"
    assert now.script.endswith("The log was **very** wet.\n\n> look down")
    assert (now.checkpoint, now.transition) == ("Do you?", "Who?")
    questions = story.view().questions.of("frame", FIRST)
    assert [question.text for question in questions] == ["Who lights it?", "And when?"]
    assert story.undo_state.undo[-1][1] == "Adopt 7 changes from the text"
    assert compared(source).changes == ()


def test_what_is_deleted_empties_its_field(exported: Exported, compared: Compared) -> None:
    source = exported().replace("**Transition:** So who weighs the log?\n\n", "", 1)
    assert one(compared(source)) == ("transition", "So who weighs the log?", "")


def test_cells_of_a_demo_step_come_back(
    story: Project, exported: Exported, compared: Compared
) -> None:
    source = exported("demo-script")
    source = source.replace("I type the *name* of the log.", "I type **it**.<br>Slowly.", 1)
    source = source.replace("Open `scale.png`.", "", 1)
    source = source.replace("**Does that tick the box?**", "**Does it?**", 1)
    found = compared(source)
    assert {(change.step, change.field) for change in found.changes} == {
        (STEP, "say"), (STEP, "fallback"), (STEP, "ask"),
    }  # fmt: skip
    adopt(story, found)
    step = story.view().steps[STEP]
    assert (step.say, step.fallback, step.ask) == ("I type **it**.\n\nSlowly.", "", "Does it?")
    assert step.do == "Type `LOG-7|b` and press `Enter`."
    assert compared(source).changes == ()


def test_a_scene_that_somebody_added_to_a_demo_script_is_a_frame(
    story: Project, exported: Exported, compared: Compared
) -> None:
    source = exported("demo-script")
    source = source.replace("## Readiness\n", "## Readiness\n\n### Bring bread\n", 1)
    edited = source.replace("## Cue card", "### A *second* oven\n\n## Cue card", 1)
    found = compared(edited)
    (change,) = found.changes
    assert (change.kind, change.title) == (ChangeKind.ADDED, "A second oven")
    adopt(story, found)
    assert "A second oven" in [one.headline for one in story.view().frames.values()]
    assert compared(edited).changes == ()


def test_a_deleted_row_deletes_its_step(
    story: Project, exported: Exported, compared: Compared
) -> None:
    lines = exported("demo-script").split("\n")
    kept = [line for line in lines if f"step:{STEP}" not in line]
    found = compared("\n".join(kept))
    (change,) = [one for one in found.changes if one.kind is ChangeKind.REMOVED]
    assert (change.frame, change.step) == (SECOND, STEP)
    assert not change.may_stay_as_backup
    adopt(story, found)
    assert STEP not in story.view().steps


def test_both_changed_is_a_conflict_with_a_text_of_both(
    story: Project, exported: Exported, compared: Compared
) -> None:
    source = exported().replace("The log was wet.", "The log was soaked.")
    now = frame(story).script.replace("Bakers tell me", "People tell me")
    edit_cells(story, frame(story), script=now)
    (change,) = compared(source).changes
    assert change.is_conflict
    assert change.base is not None
    assert change.merged is not None
    assert "People tell me" in change.merged
    assert "soaked" in change.merged


def passages(source: str) -> tuple[str, dict[str, str]]:
    """What stands before the first frame, and the passages of the frames by their ids."""
    parts = re.split(r"(?=^### )", source, flags=re.MULTILINE)
    return parts[0], {part.split("frame:")[1][:36]: part for part in parts[1:]}


def test_frames_are_moved_deleted_and_added(
    story: Project, exported: Exported, compared: Compared
) -> None:
    head, found = passages(exported())
    new = "### Smoke tells all\n\n**Key message:** Watch it.\n\nLook up.\n\n> point\n\n"
    edited = head + "\n".join([found[THIRD], found[FIRST], new])
    changes = compared(edited).changes
    assert [change.kind for change in changes].count(ChangeKind.MOVED) == 1
    (gone,) = [change for change in changes if change.kind is ChangeKind.REMOVED]
    (added,) = [change for change in changes if change.kind is ChangeKind.ADDED]
    assert gone.frame == SECOND
    assert added.new is not None
    assert (added.new.headline, added.new.script) == ("Smoke tells all", "Look up.\n\n> point")
    adopt(story, compared(edited))
    told = [one.headline for one in story.view().narrative().frames]
    assert told == [
        "Bake one night with it", "Heat is decided before the fire is lit", "Smoke tells all",
    ]  # fmt: skip
    assert compared(edited).changes == ()


def test_a_copied_passage_is_a_new_frame(exported: Exported, compared: Compared) -> None:
    head, found = passages(exported())
    copy = found[FIRST].replace("Heat is decided", "Heat is decided again", 1)
    changes = compared(head + found[FIRST] + copy + found[SECOND] + found[THIRD]).changes
    assert [change.kind for change in changes] == [ChangeKind.ADDED]


def test_what_was_deleted_here_is_told(
    story: Project, exported: Exported, compared: Compared
) -> None:
    sources = [exported("demo-script"), exported()]
    delete_step(story, step=STEP)
    assert "demo step that was deleted" in compared(sources[0]).notes[0]
    delete_frames(story, frames=[FIRST])
    found = compared(sources[1])
    assert found.changes == ()
    assert "a frame that was deleted" in found.notes[0]


def test_without_any_marks_frames_are_known_by_their_headlines(
    exported: Exported, compared: Compared
) -> None:
    source = re.sub(r"<!--.*?-->", "", exported()).split("---\n", 2)[2]
    source = '---\nkind: "script"\n---\n' + source.replace("The log was wet.", "The log was dry.")
    found = compared(source)
    assert found.by is MatchedBy.WORDS
    (change,) = found.changes
    assert (change.frame, change.field) == (FIRST, "script")
