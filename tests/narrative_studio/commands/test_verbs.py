"""Every verb is one operation: it can be taken back whole and brought back whole."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

from narrative_studio import commands
from narrative_studio.analysis.looks import carry_over
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.analysis.story.timing import demo_course
from narrative_studio.commands.editing import edit_cells
from narrative_studio.errors import UnknownRow
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.rows import Row
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet, Project
from tests.narrative_studio.anew import check_view_is_as_if_opened_anew
from tests.narrative_studio.commands import verbs_believed, verbs_tested, verbs_told
from tests.narrative_studio.commands.world import Verb, World, make_world

VERBS = verbs_believed.VERBS | verbs_told.VERBS | verbs_tested.VERBS


@pytest.fixture
def world(project: Project, narrative: NarrativeId) -> World:
    return make_world(project, narrative)


NOT_VERBS = {
    # They open or start something, or only answer.
    "new_project",
    "default_planned_ms",
    "set_cells",
    "label_for",
    "thing_word",
    "one_line",
    "default_role",
    "ranks_at",
    "move_row",
    "is_move",
    "in_order",
    "next_code",
    "read_picture",
    "clean_picture",
    "too_large",
    "set_texts",
    "lines",
    "decider",
    "seen_of",
    "copy_with_all",
    "delete_with_all",
    "anew",
    "title_of_copy",
    "dropped_words",
    "homeless_words",
    "settle_zones",
    "one_with",
    "compared",
    "import_label",
    "held_against",
    "check_frame",
    "check_recording",
    "observer_or_me",
    "question_texts",
    "gather_marked",  # It needs marks with words: see test_recording.
    "paste_frames",  # It needs a parcel: see test_pasting.
    # They need somebody else's work, or cannot be undone: see test_versions.
    "decide",
    "keep_deleted",
    "restore_row",
    "erase_personal",
    "erase_prospect",  # It cannot be undone: see test_sessions.
    "register_export",  # A file that is there is not undone: see test_exporting.
}


def tables(project: Project) -> dict[str, dict[str, Row]]:
    return {name: dict(table) for name, table in project.view().tables.items()}


def test_every_verb_is_tried_here() -> None:
    functions = {
        name
        for module in pkgutil.iter_modules(commands.__path__)
        for name, found in inspect.getmembers(
            importlib.import_module(f"narrative_studio.commands.{module.name}"), inspect.isfunction
        )
        if found.__module__.endswith(f"commands.{module.name}") and not name.startswith("_")
    }
    assert functions - NOT_VERBS == {verb.__name__ for verb in VERBS}
    assert functions >= NOT_VERBS


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
class TestEachVerb:
    def test_is_one_step_under_its_label_and_told_of_once_with_whoever_began_it(
        self, world: World, verb: Verb
    ) -> None:
        label, arguments = VERBS[verb]
        steps = len(world.project.undo_state.undo)
        told: list[ChangeSet] = []
        world.project.subscribe(told.append)
        me = object()
        verb(world.project, **arguments(world), initiator=me)
        assert [text for _, text in world.project.undo_state.undo[steps:]] == [label]
        assert [(changes.label, changes.initiator) for changes in told] == [(label, me)]

    def test_is_taken_back_and_brought_back_whole(self, world: World, verb: Verb) -> None:
        before = tables(world.project)
        verb(world.project, **VERBS[verb][1](world))
        after = tables(world.project)
        assert after != before
        undone = world.project.undo()
        assert undone is not None
        assert undone.kept == ()
        assert tables(world.project) == before
        world.project.redo()
        assert tables(world.project) == after

    def test_leaves_a_view_like_that_of_a_document_opened_anew(
        self, world: World, verb: Verb
    ) -> None:
        check_view_is_as_if_opened_anew(world.project)
        verb(world.project, **VERBS[verb][1](world))
        check_view_is_as_if_opened_anew(world.project)
        world.project.undo()
        check_view_is_as_if_opened_anew(world.project)

    def test_is_judged_as_if_the_whole_story_were_looked_at_anew(
        self, world: World, verb: Verb
    ) -> None:
        arguments = VERBS[verb][1](world)
        story = world.project.view().narrative()
        findings(story)
        verb(world.project, **arguments)
        story = _goes_on_as_if_looked_at_anew(story, world.project)
        world.project.undo()
        _goes_on_as_if_looked_at_anew(story, world.project)

    def test_takes_what_it_works_on_by_name(self, verb: Verb) -> None:
        parameters = inspect.signature(verb).parameters.values()
        positional = [
            one.name for one in parameters if one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
        ]
        assert positional == (["project", "row"] if verb is edit_cells else ["project"])

    def test_leaves_no_trace_when_what_it_works_on_is_gone(self, world: World, verb: Verb) -> None:
        arguments = VERBS[verb][1](world)
        gone = [value for value in arguments.values() if _is_of_document(value)]
        if not gone:
            pytest.skip("it works on nothing that could be gone")
        for table, rows in tables(world.project).items():
            if table not in ("project", "person"):
                with world.project.op("Delete everything") as op:
                    for row in rows.values():
                        if op.find(type(row), row.id) is not None:
                            op.delete(type(row), row.id)
        before = tables(world.project)
        with pytest.raises(UnknownRow):
            verb(world.project, **arguments)
        assert tables(world.project) == before


def _goes_on_as_if_looked_at_anew(before: NarrativeView, project: Project) -> NarrativeView:
    """The story as it is now, after a check that remembers what it has seen before."""
    story = project.view().narrative()
    carry_over(before, story)
    assert findings(story) == findings(project.view().narrative())
    assert demo_course(story) == demo_course(project.view().narrative())
    return story


def _is_of_document(value: object) -> bool:
    """Whether an argument names a row: by itself, by its id, or among others."""
    if isinstance(value, list):
        return all(_is_of_document(one) for one in value)
    return hasattr(value, "table") or (isinstance(value, str) and value.count("-") == 4)
