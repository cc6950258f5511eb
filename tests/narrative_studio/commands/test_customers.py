"""The customer model: its lists, and who cares about what and raises what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrative_studio.commands.customers import (
    ENTRIES,
    add_buying_step,
    add_disqualifier,
    add_interest,
    add_persona,
    add_raiser,
    add_segment,
    add_trigger,
    delete_entry,
    move_entry,
    set_notes,
)
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.evidence import add_objection
from narrative_studio.commands.positioning import add_element
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.customers import Persona, PersonaNoteKind
from narrative_studio.model.ids import SegmentId
from narrative_studio.model.positioning import ElementKind
from narrative_studio.project import Project

WORDS = PersonaNoteKind.WORDS


def words_of(project: Project, persona: Persona, kind: PersonaNoteKind = WORDS) -> list[str]:
    notes = project.view().persona_notes.of("persona", persona.id)
    return [note.text for note in notes if note.kind is kind]


@pytest.mark.parametrize(
    ("add", "cell"),
    [
        (add_segment, "name"),
        (add_persona, "name"),
        (add_trigger, "text"),
        (add_disqualifier, "text"),
        (add_buying_step, "text"),
    ],
)
class TestAdding:
    def test_what_is_added_comes_last_on_one_line(
        self, project: Project, add: Callable[..., object], cell: str
    ) -> None:
        first = add(project, **{cell: " A first\nthing "})
        add(project, **{cell: "Second"})
        found = project.view().tables[first.table].ordered  # type: ignore[attr-defined]
        assert [getattr(one, cell) for one in found] == ["A first thing", "Second"]

    def test_words_are_needed(
        self, project: Project, add: Callable[..., object], cell: str
    ) -> None:
        with pytest.raises(ChangeRefused, match="needs a"):
            add(project, **{cell: " \n"})
        assert not project.undo_state.undo


def test_a_persona_of_a_segment_that_is_gone_is_refused(project: Project) -> None:
    with pytest.raises(UnknownRow):
        add_persona(project, name="Lead", segment=SegmentId("gone"))
    assert not project.view().personas


class TestDeleting:
    def test_personas_stay_without_their_segment_until_undo(self, project: Project) -> None:
        segment, other = (add_segment(project, name=name) for name in ("Blenders", "Packers"))
        lead = add_persona(project, name="Lead", segment=segment.id)
        cook = add_persona(project, name="Cook", segment=other.id)
        delete_entry(project, entry=segment)
        personas = project.view().personas
        assert (personas[lead.id].segment, personas[cook.id].segment) == (None, other.id)
        project.undo()
        assert project.view().personas[lead.id].segment == segment.id

    def test_a_persona_goes_with_all_that_is_said_of_it(self, project: Project) -> None:
        lead = add_persona(project, name="Lead")
        value = add_element(project, kind=ElementKind.VALUE, name="Minutes")
        objection = add_objection(project, text="Too dear")
        set_notes(project, persona=lead.id, kind=WORDS, texts=["mock"])
        add_interest(project, persona=lead.id, value=value.id)
        add_raiser(project, persona=lead.id, objection=objection.id)
        step = add_buying_step(project, text="First call")
        edit_cells(project, step, persona=lead.id)
        delete_entry(project, entry=lead)
        view = project.view()
        assert not view.persona_notes
        assert not view.interests
        assert not view.raisers
        assert view.buying_steps[step.id].persona is None
        project.undo()
        view = project.view()
        assert view.persona_notes
        assert view.interests
        assert view.raisers
        assert view.buying_steps[step.id].persona == lead.id


class TestMoving:
    def test_an_entry_moves_within_its_own_list(self, project: Project) -> None:
        steps = [add_buying_step(project, text=text) for text in ("One", "Two", "Three")]
        add_trigger(project, text="Unmoved")
        move_entry(project, entry=steps[2], index=0)
        assert [one.text for one in project.view().buying_steps.ordered] == ["Three", "One", "Two"]
        move_entry(project, entry=steps[2], index=9)
        assert [one.text for one in project.view().buying_steps.ordered] == ["One", "Two", "Three"]

    def test_a_move_to_where_it_stands_is_no_step(self, project: Project) -> None:
        first = add_trigger(project, text="One")
        before = len(project.undo_state.undo)
        move_entry(project, entry=first, index=0)
        assert len(project.undo_state.undo) == before


class TestNotes:
    def test_a_reworded_line_keeps_its_row_and_other_kinds_stay(self, project: Project) -> None:
        lead = add_persona(project, name="Lead")
        set_notes(project, persona=lead.id, kind=WORDS, texts=["trace", "mock"])
        set_notes(project, persona=lead.id, kind=PersonaNoteKind.FEAR, texts=["Being late"])
        ids = [note.id for note in project.view().persona_notes.ordered if note.kind is WORDS]
        set_notes(project, persona=lead.id, kind=WORDS, texts=["trace", " mock\trecall ", ""])
        assert words_of(project, lead) == ["trace", "mock recall"]
        assert [
            note.id for note in project.view().persona_notes.ordered if note.kind is WORDS
        ] == ids
        assert words_of(project, lead, PersonaNoteKind.FEAR) == ["Being late"]

    def test_notes_of_another_persona_stay(self, project: Project) -> None:
        lead, cook = (add_persona(project, name=name) for name in ("Lead", "Cook"))
        set_notes(project, persona=lead.id, kind=WORDS, texts=["trace"])
        set_notes(project, persona=cook.id, kind=WORDS, texts=["kettle"])
        assert (words_of(project, lead), words_of(project, cook)) == (["trace"], ["kettle"])


class TestWhoCares:
    def test_said_twice_it_is_one_interest(self, project: Project) -> None:
        lead = add_persona(project, name="Lead")
        value = add_element(project, kind=ElementKind.VALUE, name="Minutes")
        first = add_interest(project, persona=lead.id, value=value.id)
        assert add_interest(project, persona=lead.id, value=value.id) == first
        assert len(project.view().interests) == 1

    def test_only_a_value_theme_is_cared_about(self, project: Project) -> None:
        lead = add_persona(project, name="Lead")
        fact = add_element(project, kind=ElementKind.DIFFERENTIATOR, name="Genealogy")
        with pytest.raises(ChangeRefused, match=r"Genealogy.*no value theme"):
            add_interest(project, persona=lead.id, value=fact.id)

    def test_a_persona_raises_an_objection_once(self, project: Project) -> None:
        lead = add_persona(project, name="Lead")
        objection = add_objection(project, text="Too dear")
        first = add_raiser(project, persona=lead.id, objection=objection.id)
        assert add_raiser(project, persona=lead.id, objection=objection.id) == first


def test_entries_are_known_by_their_tables() -> None:
    assert list(ENTRIES) == ["segment", "persona", "trigger_event", "disqualifier", "buying_step"]


def test_undo_labels_say_what_people_call_the_cells(project: Project) -> None:
    edit_cells(project, add_trigger(project, text="One"), text="Two")
    edit_cells(project, add_buying_step(project, text="One"), done_when="Signed")
    labels = [label for _key, label in project.undo_state.undo]
    assert labels[1::2] == ["Edit text of buying trigger", "Edit what ends it of buying step"]
