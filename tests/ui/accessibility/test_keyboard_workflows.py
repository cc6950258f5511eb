"""Work done by keys alone: what is in the document afterwards, and where the keyboard is."""

from __future__ import annotations

from itertools import pairwise

from narrative_studio.model.positioning import Element, Status
from narrative_studio.model.storyboard import Link
from tests.ui.accessibility.stage import settle, wait_until
from tests.ui.accessibility.typist import Typist
from tests.ui.versions import copy_of
from ui.presenter.reading_window import ReadingWindow
from ui.tour.coach_card import CoachCard
from ui.widgets.sheet import Sheet
from ui.widgets.text_area import TextArea


def test_an_element_is_written_and_the_keyboard_comes_back_to_the_chain(typist: Typist) -> None:
    typist.press("Ctrl+1")
    typist.command("Show the chain")
    typist.press("Ctrl+Return")
    typist.type("A spreadsheet of a friend")
    typist.press("Return")
    names = [element.name for element in typist.view.elements.values()]
    assert "A spreadsheet of a friend" in names
    typist.press("Esc")
    assert typist.keyboard == "Chain of the positioning"


def test_a_frame_is_made_moved_duplicated_hidden_and_taken_back(typist: Typist) -> None:
    before = typist.headlines
    typist.press("Home", "Ctrl+Return")
    typist.type("Written by keys")
    typist.press("Return")
    assert typist.headlines[1] == "Written by keys"
    typist.press("Alt+Right")
    assert typist.headlines[2] == "Written by keys"
    typist.press("Ctrl+D")
    assert len(typist.frames) == len(before) + 2
    typist.press("Ctrl+H")
    assert len(typist.frames) == len(before) + 1
    assert typist.keyboard == "Storyboard"
    typist.press(*["Ctrl+Z"] * 5)
    assert typist.headlines == before


def test_the_card_that_moves_far_stays_in_sight(typist: Typist) -> None:
    typist.press("End", "Home", "Ctrl+H")
    assert typist.is_card_in_sight()
    typist.press("Ctrl+Z")
    assert typist.is_card_in_sight()
    typist.press("Home", *["Alt+Down"] * 7)
    assert typist.is_card_in_sight()
    typist.press(*["Alt+Up"] * 7)
    assert typist.is_card_in_sight()


def test_a_demo_step_is_written_marked_and_moved(typist: Typist) -> None:
    typist.press("Ctrl+3", "Ctrl+Return")
    typist.type("Open the tree by keys")
    typist.press("Return", "Esc", "Ctrl+Shift+M")

    def step() -> tuple[bool, int]:
        view = typist.view
        (found,) = [one for one in view.steps.values() if one.do == "Open the tree by keys"]
        return found.is_wow, view.steps.of("frame", found.frame).index(found)

    is_wow, place = step()
    assert is_wow
    typist.press("Alt+Down" if place == 0 else "Alt+Up")
    assert step()[1] == place + (1 if place == 0 else -1)
    assert typist.keyboard == "Run sheet"


def test_the_script_is_read_frame_by_frame_and_left(typist: Typist) -> None:
    typist.press("Home", "Ctrl+Shift+R")
    (reading,) = [one for one in typist.stage.roots() if isinstance(one, ReadingWindow)]
    first = reading.frame_id
    typist.press("PgDown", "Right")
    assert reading.frame_id != first
    typist.press("Esc")
    assert [one for one in typist.stage.roots() if isinstance(one, ReadingWindow)] == []


def test_an_action_gets_other_keys_that_work_at_once(typist: Typist) -> None:
    typist.press("Ctrl+/")
    typist.type("larger text")
    typist.press("Down", "Return", "Ctrl+Alt+L", "Esc")
    assert dict(typist.stage.settings.values.shortcuts)["window.larger"] == "Ctrl+Alt+L"
    assert typist.keyboard == "Storyboard"
    before = typist.stage.settings.values.font_scale_pct
    typist.press("Ctrl+Alt+L")
    assert typist.stage.settings.values.font_scale_pct > before
    typist.press("Ctrl+0")
    assert typist.stage.settings.values.font_scale_pct == 100


def test_the_search_leads_to_a_frame(typist: Typist) -> None:
    typist.press("Ctrl+K")
    typist.type("The mock recall that writes its own file")
    typist.press("Return")
    shown = typist.stage.session.selection
    (wanted,) = [one.id for one in typist.frames if one.headline.startswith("The mock recall that")]
    assert (shown.table, shown.current) == ("frame", wanted)
    assert typist.keyboard == "Storyboard"


def test_the_tour_is_taken_and_left(typist: Typist) -> None:
    typist.press("Ctrl+K")
    typist.type("tour")
    typist.press("Return")
    (card,) = [one for one in typist.stage.window.findChildren(CoachCard) if one.isVisible()]
    assert card.isAncestorOf(typist.stage.focus)
    typist.press("Return", "Esc")
    assert [one for one in typist.stage.window.findChildren(CoachCard) if one.isVisible()] == []
    assert typist.stage.room.isAncestorOf(typist.stage.focus)


# Positioning


def test_a_chain_is_written_from_alternative_to_customer(typist: Typist) -> None:
    typist.press("Ctrl+1")
    chain = ("Paper in a drawer", "Reads drawers", "No drawer left behind", "Firms with drawers")
    kinds = ("alternative", "differentiator", "value theme", "target customer")
    for place, (kind, name) in enumerate(zip(kinds, chain, strict=True)):
        typist.command(f"Add a{'n' * (kind[0] in 'aeiou')} {kind}")
        typist.type(name)
        typist.press("Return", "Esc")
        if place:
            typist.press("Ctrl+L")
            typist.type(chain[place - 1])
            typist.press("Return")
    names = {row.id: row.name for row in typist.view.elements.values()}
    lines = {(names[one.source], names[one.target]) for one in typist.view.relations.values()}
    assert set(pairwise(chain)) <= lines
    assert typist.keyboard == "Chain of the positioning"


def test_every_part_of_a_cell_of_the_matrix_is_filled(typist: Typist) -> None:
    typist.press("Ctrl+1")
    typist.command("Show the matrix")
    typist.press("Ctrl+Home", "Right", "Return", "Left", "Right")
    typist.tab_to("Evidence")
    typist.write("Seen in their manual")
    typist.tab_to("Checked on")
    typist.write("2026-04-02")
    typist.press("Return", "Esc")
    (cell,) = [
        one for one in typist.view.relations.values() if one.evidence == "Seen in their manual"
    ]
    assert cell.checked_on == "2026-04-02"
    before = cell.kind
    typist.press("Right", "Left", "Return", "Shift+Tab", "Right")
    typist.press("Esc")
    assert typist.view.relations[cell.id].kind is not before
    assert typist.keyboard == "Differentiators held against the alternatives"


def test_a_segment_and_a_persona_with_needs_are_written(typist: Typist) -> None:
    typist.press("Ctrl+1")
    typist.command("Add a segment")
    typist.type("Night bakeries")
    typist.press("Return", "Esc")
    assert typist.keyboard == "Segments"
    typist.command("Add a persona")
    typist.type("Shift baker")
    typist.press("Return", "Esc")
    (persona,) = [one for one in typist.view.personas.values() if one.name == "Shift baker"]
    typist.press("Return")
    typist.tab_to("Buying role")
    typist.press("Home")
    typist.tab_to("Segment")
    typist.press("End")
    typist.tab_to("Needs")
    typist.type("Bread by six")
    typist.stage.session.flush()
    kept = typist.view.personas[persona.id]
    assert kept.segment is not None
    assert typist.view.segments[kept.segment].name == "Night bakeries"
    notes = typist.view.tables["persona_note"].of("persona", persona.id)
    assert [note.text for note in notes] == ["Bread by six"]


def test_a_goal_with_a_key_result_is_written(typist: Typist) -> None:
    typist.press("Ctrl+1")
    typist.command("Add a goal")
    typist.type("Everybody tells one story")
    typist.press("Return", "Esc")
    assert typist.keyboard == "Objective"
    typist.tab_to("Due on")
    typist.write("2026-09-30")
    typist.tab_to("Add a key result")
    typist.press("Return")
    typist.write("Reps who tell it unaided")
    typist.tab_to("Target")
    typist.write("12")
    typist.press("Return")
    typist.stage.session.flush()
    (goal,) = [
        one for one in typist.view.goals.values() if one.objective == "Everybody tells one story"
    ]
    (result,) = typist.view.key_results.of("goal", goal.id)
    assert (goal.due_on, result.text, result.target_value) == (
        "2026-09-30",
        "Reps who tell it unaided",
        "12",
    )


# Storyboard


def test_several_frames_become_a_zone_and_move_together(typist: Typist) -> None:
    before = typist.headlines
    typist.press("Home", "Right", "Shift+Right", "Alt+Right")
    moved = typist.chosen
    assert len(moved) == 2
    assert typist.frames[1].beat == "alternatives"
    typist.press("Alt+Up")
    assert [frame.beat for frame in typist.frames[:3]] == ["insight"] * 3
    typist.press("Ctrl+G")
    typist.write("Opening")
    typist.press("Return", "Esc")
    (zone,) = [one for one in typist.view.zones.values() if one.name == "Opening"]
    assert {frame.id for frame in typist.frames if frame.zone == zone.id} == set(moved)
    assert typist.keyboard == "Storyboard"
    typist.press(*["Ctrl+Z"] * 4)
    assert typist.headlines == before


def test_an_element_is_mentioned_while_the_script_is_written(typist: Typist) -> None:
    typist.press("Home", "Return")
    typist.tab_to("Script")
    if not isinstance(typist.focus, TextArea):
        typist.press("Space")
        typist.tab_to("Script", kind=TextArea)
    typist.press("Ctrl+End")
    typist.type(" It needs @")
    typist.type("genealogy from")
    typist.press("Return")
    frame = typist.frames[0]
    assert frame.script.endswith("It needs Genealogy from existing records")
    names = {typist.view.elements[one.target].name for one in _links(typist, frame.id)}
    assert "Genealogy from existing records" in names
    typist.press("Esc")
    assert typist.keyboard == "Storyboard"


def _links(typist: Typist, row_id: str) -> list[Link]:
    found = typist.view.links_from(row_id)
    return [one for one in found if one.target_table == Element.table]


def test_a_suspect_link_is_cleared_with_a_reason(typist: Typist) -> None:
    (number,) = [
        n
        for n, frame in enumerate(typist.frames)
        if any(typist.view.link_state(one).is_suspect for one in typist.view.links_from(frame.id))
    ][:1]
    typist.press("Home", *["Right"] * number, "Return")
    typist.tab_to("Clear")
    typist.press("Return")
    typist.type("Read again, it still holds")
    typist.press("Return")
    frame = typist.frames[number]
    assert typist.told() == "Suspect link cleared with a reason"
    assert "Read again, it still holds" in [
        one.cleared_because for one in typist.view.links_from(frame.id)
    ]
    assert "Value theme" in typist.keyboard, "the keyboard stays with the link"


def test_every_kind_of_cell_of_the_outline_is_edited(typist: Typist) -> None:
    typist.press("Home", "Ctrl+Return")
    typist.type("A frame for the outline")
    typist.press("Return")
    typist.command("Show the storyboard as outline")
    typist.press("F2")
    assert typist.keyboard.startswith("Headline")
    typist.write("Written in the outline")
    typist.press("Tab")
    typist.write("Remember this")
    typist.press("Tab")
    typist.write("Said aloud")
    typist.press("Tab")
    typist.write("2:30")
    typist.press("Return")
    (frame,) = [one for one in typist.frames if one.headline == "Written in the outline"]
    assert (frame.key_message, frame.script, frame.planned_ms) == (
        "Remember this",
        "Said aloud",
        150_000,
    )
    assert typist.keyboard == "Outline"
    # What is chosen from a list has its commands.
    typist.command("Set the status of the selected frames to approved")
    assert typist.view.frames[frame.id].status is Status.APPROVED
    typist.command("Give the selected frames to Dana Okafor")
    owner = typist.view.frames[frame.id].owner
    assert owner is not None
    assert typist.view.people[owner].name == "Dana Okafor"
    typist.press("Del")
    assert frame.id not in typist.view.frames


def test_a_storyboard_is_moved_to_another_template_by_a_mapping(typist: Typist) -> None:
    story = typist.stage.session.story
    assert story is not None
    before = story.template.id
    typist.command("Move to another template")
    typist.tab_to("Insight goes to")
    typist.press("Down")
    chosen = typist.keyboard.rpartition(": ")[2]
    typist.tab_to("Move")
    typist.press("Return")
    moved = typist.stage.session.story
    assert moved is not None
    assert moved.template.id != before
    assert moved.beat(moved.frames[0]).title == chosen or chosen in {
        moved.beat(frame).title for frame in moved.frames
    }
    assert typist.keyboard == "Storyboard"
    typist.press("Ctrl+Z")
    again = typist.stage.session.story
    assert again is not None
    assert again.template.id == before


def test_a_comment_mentions_somebody_and_is_resolved(typist: Typist) -> None:
    typist.press("Home", "Return")
    typist.tab_to("Comments")
    if not typist.keyboard.endswith("None"):
        typist.press("Space")
    typist.press("Space")
    typist.tab_to("Add a comment")
    typist.press("Return")
    typist.type("Who says so? @")
    typist.press("Down", "Up", "Return")
    typist.type("and when?")
    typist.stage.session.flush()
    (comment,) = [
        one for one in typist.view.comments.values() if one.text.startswith("Who says so?")
    ]
    first = min(one.name for one in typist.view.people.values() if one.name)
    assert comment.text == f"Who says so? @{first} and when?"
    typist.tab_to("Resolve")
    typist.press("Return")
    assert typist.view.comments[comment.id].is_resolved
    assert typist.keyboard in ("Add a comment", "Resolve")
    typist.tab_to("Show 1 resolved")
    typist.press("Return")
    typist.tab_to("Reopen")
    typist.press("Return")
    assert not typist.view.comments[comment.id].is_resolved


def test_a_comment_is_begun_from_the_card_by_one_key(typist: Typist) -> None:
    typist.press("Home", "Ctrl+Alt+M")
    typist.type("Too long for the first minute")
    typist.stage.session.flush()
    (comment,) = [
        one for one in typist.view.comments.values() if one.text.startswith("Too long for")
    ]
    assert comment.about == typist.frames[0].id
    typist.press("Esc")
    assert typist.keyboard == "Storyboard"


def test_a_comment_on_an_element_is_begun_from_the_chain(typist: Typist) -> None:
    typist.press("Ctrl+1")
    typist.command("Show the chain")
    typist.press("Home", "Right", "Ctrl+Alt+M")
    typist.type("Who measured that?")
    typist.stage.session.flush()
    (comment,) = [one for one in typist.view.comments.values() if one.text == "Who measured that?"]
    assert comment.about == typist.chosen[0]


# The whole document


def test_a_word_is_replaced_everywhere(typist: Typist) -> None:
    typist.press("Ctrl+Shift+F")
    typist.type("recall readiness")
    typist.press("Tab")
    typist.type("recall fitness")
    typist.press("Shift+Tab", "Return")
    wait_until(lambda: typist.keyboard == "Places")
    typist.press("Space")
    typist.tab_to("Replace")
    count = typist.keyboard.split()[1]
    typist.press("Return")
    assert typist.told() == f"Replaced {count} places"
    typist.press("Esc")
    assert typist.keyboard == "Storyboard"
    typist.press("Ctrl+Z")


def test_fifty_edits_are_taken_back_to_the_start_and_done_again(typist: Typist) -> None:
    typist.press("End", "Home")
    states = [typist.frames]
    for chord in ["Ctrl+D", "Alt+Right", "Alt+Left", "Alt+Down", "Alt+Up"] * 10:
        typist.press(chord)
        if typist.frames != states[-1]:  # At an end of the story nothing is left to move to.
            states.append(typist.frames)
    assert len(states) > 30
    for state in reversed(states[:-1]):
        typist.press("Ctrl+Z")
        assert typist.frames == state
    for state in states[1:]:
        typist.press("Ctrl+Shift+Z")
        assert typist.frames == state
    assert typist.keyboard == "Storyboard"
    typist.press(*["Ctrl+Z"] * (len(states) - 1))


def test_a_deck_is_exported(typist: Typist) -> None:
    typist.press("Ctrl+E", "Down", "Up")
    typist.tab_to("Export 1")
    typist.press("Return")
    told = typist.stage.window.messages
    wait_until(lambda: any(one.text.startswith("Exported ") for one in told.list))
    assert list(typist.stage.home.glob("*.pptx"))
    wait_until(lambda: not [one for one in _sheets(typist) if one.is_open])
    assert typist.keyboard == "Storyboard"


def _sheets(typist: Typist) -> list[Sheet]:
    return list(typist.stage.window.findChildren(Sheet))


def test_two_states_are_compared_and_a_wording_is_brought_back(typist: Typist) -> None:
    typist.command("Go to Versions")
    typist.command("Compare two states")
    typist.tab_to("Older state")
    typist.press("End")
    older = typist.keyboard
    typist.press("Home")
    assert typist.keyboard != older
    typist.press("End")
    typist.press("F7", "F7", "Ctrl+R")
    assert typist.told().startswith("Earlier ")
    typist.press("Ctrl+Z")


def test_a_misalignment_is_decided(typist: Typist) -> None:
    stage = typist.stage
    stage.open_contested()
    stage.page.go("storyboard").focus_view()
    settle()
    typist.command("Go to Versions")
    typist.command("Decide a misalignment")
    typist.press("Space")
    wording = typist.keyboard.rpartition(": ")[2]
    typist.tab_to("Decide for")
    typist.press("Return")
    assert wording in {frame.headline for frame in typist.view.frames.values()}
    # The case that stands next takes the keyboard.
    wait_until(lambda: not typist.keyboard.startswith("Decide for"))
    assert typist.stage.room.isAncestorOf(typist.focus)


def test_a_copy_is_merged(typist: Typist) -> None:
    project = typist.stage.session.project
    path = copy_of(project, "Lotwarden (copy).narrative", headline="Reworded elsewhere")
    typist.command("Go to Versions")
    typist.command("Show where the document stands")
    wait_until(lambda: typist.stage.session.copies.found)
    typist.tab_to("Merge Lotwarden (copy)")
    typist.press("Return")
    wait_until(lambda: "Reworded elsewhere" in {f.headline for f in typist.view.frames.values()})
    path.unlink()
