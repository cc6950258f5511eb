"""Frames, sessions and people are found by what a table calls them, or it is said why not."""

from __future__ import annotations

import pytest

from narrative_studio.importers.recorded.names import Names, Unknown, initials
from narrative_studio.model.view import ProjectView


@pytest.fixture(scope="module")
def names(tested: ProjectView) -> Names:
    return Names(tested.narrative())


def test_a_frame_is_found_by_number_headline_and_its_beginning(
    tested: ProjectView, names: Names
) -> None:
    story = tested.narrative()
    third = story.frames[2]
    for said in (
        "3",
        "#3",
        "Frame 3",
        "Slide 03",
        third.headline.upper(),
        third.headline[:20] + "…",
    ):
        assert names.frame(said) == third.id, said
    for said in ("0", "99", "Nothing of the kind", "a"):
        with pytest.raises(Unknown, match="there is no frame"):
            names.frame(said)


def test_a_session_is_found_by_short_name_number_and_alias(
    tested: ProjectView, names: Names
) -> None:
    first = next(one for one in tested.test_sessions.values() if one.code == "T01")
    for said in ("T01", "t1", "1", "Session 1"):
        assert names.coded(said) == first, said
    assert names.session("", first.prospect, None) == first
    assert names.session("", first.prospect.upper(), first.held_on) == first
    with pytest.raises(Unknown, match="no session “T99”"):
        names.session("T99", first.prospect, None)
    with pytest.raises(Unknown, match="on 1999-01-01"):
        names.session("", first.prospect, "1999-01-01")
    with pytest.raises(Unknown, match="does not say"):
        names.session("", "", None)


def test_a_person_is_found_by_name_and_initials(tested: ProjectView, names: Names) -> None:
    person = next(one for one in tested.people.values() if " " in one.name)
    assert names.person(person.name.lower()) == person.id
    assert names.person(initials(person.name)) == person.id
    with pytest.raises(Unknown, match="no person “Zoe”"):
        names.person("Zoe")


def test_of_several_personas_in_a_cell_each_is_found(tested: ProjectView, names: Names) -> None:
    first, second = tested.personas.ordered[:2]
    assert names.personas(f"{first.name}; {second.name} / Astronaut") == (
        [first.id, second.id],
        ["Astronaut"],
    )


def test_an_objection_is_found_by_code_and_by_words(tested: ProjectView, names: Names) -> None:
    known = tested.objections.ordered[0]
    assert names.objection(known.code) == names.objection(known.text.lower()) == known.id
    assert names.objection("Too dear") is None
