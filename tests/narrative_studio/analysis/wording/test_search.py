"""Finding rows by words."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.analysis.wording.find_text import is_written
from narrative_studio.analysis.wording.search import fold, search
from narrative_studio.commands.comparison import set_cell
from narrative_studio.commands.customers import (
    add_buying_step,
    add_disqualifier,
    add_persona,
    add_segment,
    add_trigger,
    set_notes,
)
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.documents import new_project, start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.goals import add_goal, add_key_result
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.commands.touchpoints import add_touchpoint
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.customers import PersonaNoteKind
from narrative_studio.model.ids import PersonId
from narrative_studio.model.positioning import ElementKind, RelationKind
from narrative_studio.model.rows import columns
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Identity
from narrative_studio.sample.replay import make_sample


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NarrativeView:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    project = new_project(
        tmp_path / "a.narrative", me=Identity(PersonId("p"), "Ada"), title="Story"
    )
    narrative = project.view().narratives.ordered[0].id
    first = add_frame(project, narrative=narrative, beat="insight", headline="Recall is decided")
    add_frame(project, narrative=narrative, beat="proof", headline="Five hours, Éclair maker")
    edit_cells(project, first, script="Somebody holds the map of every kettle in the plant.")
    step = add_step(project, frame=first.id, do="Click the kettle")
    assert step.frame == first.id
    add_element(project, kind=ElementKind.VALUE, name="Recall less product")
    add_segment(project, name="Blenders")
    persona = add_persona(project, name="Quality lead")
    set_notes(
        project, persona=persona.id, kind=PersonaNoteKind.FEAR, texts=["an auditor with a clock"]
    )
    add_trigger(project, text="A rival was withdrawn")
    add_disqualifier(project, text="Single product")
    edit_cells(project, add_buying_step(project, text="First call"), done_when="A date is agreed")
    binders = add_element(project, kind=ElementKind.ALTERNATIVE, name="Binders")
    offline = add_element(project, kind=ElementKind.DIFFERENTIATOR, name="Works offline")
    has = set_cell(
        project, alternative=binders.id, differentiator=offline.id, found=RelationKind.HAS
    )
    assert has is not None
    edit_cells(project, has, evidence="Paper needs no network")
    goal = add_goal(project, objective="Win the first call")
    add_key_result(project, goal=goal.id, text="Calls with a dated trial")
    letter = add_touchpoint(project, name="Renewal letter")
    edit_cells(project, letter, wording="Your forms stay", place="Contract system")
    view = project.view().narrative()
    project.close()
    return view


def test_titles_come_before_texts_and_every_word_must_be_there(story: NarrativeView) -> None:
    assert [hit.title for hit in search(story, "recall")] == [
        "Recall is decided",
        "Recall less product",
    ]
    assert [hit.title for hit in search(story, "kettle")] == [
        "Click the kettle",
        "Recall is decided",
    ]
    assert search(story, "recall eclipse") == []


def test_a_match_inside_a_text_shows_its_place(story: NarrativeView) -> None:
    (hit,) = search(story, "map")
    assert hit.snippet == "Somebody holds the map of every kettle in the plant."
    assert hit.number == 1


def test_case_and_accents_do_not_matter(story: NarrativeView) -> None:
    assert [hit.title for hit in search(story, "eclair MAKER")] == ["Five hours, Éclair maker"]
    assert fold("ÉCLAIR") == "eclair"


def test_nothing_is_found_for_nothing(story: NarrativeView) -> None:
    assert search(story, "  ") == []


def test_no_more_than_asked_for(story: NarrativeView) -> None:
    assert len(search(story, "e", limit=2)) == 2


@pytest.mark.parametrize(
    ("words", "kind", "title"),
    [
        ("blenders", "Segment", "Blenders"),
        ("good fit", "Segment", "Blenders"),
        ("quality", "Persona", "Quality lead"),
        ("withdrawn", "Buying trigger", "A rival was withdrawn"),
        ("single", "Disqualifier", "Single product"),
        ("agreed", "Buying step", "First call"),
    ],
)
def test_the_customer_model_is_found(
    story: NarrativeView, words: str, kind: str, title: str
) -> None:
    assert [(hit.kind, hit.title) for hit in search(story, words)] == [(kind, title)]


def test_what_is_said_of_a_persona_leads_to_the_persona(story: NarrativeView) -> None:
    (hit,) = search(story, "auditor clock")
    assert (hit.table, hit.title) == ("persona", "Quality lead")
    assert "an auditor with a clock" in hit.snippet


@pytest.mark.parametrize(
    ("words", "kind", "title"),
    [
        ("needs no network", "Comparison", "Binders: Works offline"),
        ("win first", "Goal", "Win the first call"),
        ("dated trial", "Key result", "Calls with a dated trial"),
        ("contract system", "Touchpoint", "Renewal letter"),
        ("forms stay", "Touchpoint", "Renewal letter"),
    ],
)
def test_what_stands_around_the_chain_is_found(
    story: NarrativeView, words: str, kind: str, title: str
) -> None:
    hit, *_ = search(story, words)
    assert (hit.kind, hit.title) == (kind, title)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> NarrativeView:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))
        path: Path = tmp_path_factory.mktemp("docs") / "sample.narrative"
        with closing(make_sample(path, me=Identity(PersonId("p"), "Ada"))) as project:
            return project.view().narrative()


def test_everything_that_is_written_in_the_sample_is_found(sample: NarrativeView) -> None:
    view = sample.whole
    found_with = {"question": "frame", "persona_note": "persona"}
    lost = []
    for row_type in ROW_TYPES:
        for row in view.tables[row_type.table].values():
            for name, column in columns(row_type).items():
                text = getattr(row, name)
                if row.table == "person" or not is_written(column) or not str(text or "").strip():
                    continue
                hits = search(sample, str(text), limit=10_000)
                wanted = getattr(row, found_with.get(row.table, "id"), None)
                if wanted not in {hit.row_id for hit in hits}:
                    lost.append(f"{row.table}.{name}: {text}")
    assert lost == []


def test_frames_of_other_narratives_are_found_after_those_of_the_shown_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    me = Identity(PersonId("p"), "Ada")
    project = new_project(tmp_path / "a.narrative", me=me, title="First")
    first = project.view().narratives.ordered[0].id
    second = start_narrative(project, title="Renewal", template_id="sales-pitch-8").id
    for narrative in (second, first):
        add_frame(project, narrative=narrative, beat="insight", headline="Same words here")
    hits = search(project.view().narrative(first), "same words")
    project.close()
    assert [hit.kind for hit in hits] == ["Insight", "Frame 1, Insight, Renewal"]


@pytest.mark.parametrize(
    ("words", "table", "title"),
    [
        (
            "workbook on a stick",
            "quote",
            "That is me. I have the workbook on a stick in",
        ),
        ("Pinecrest Frozen Bakery", "test_session", "T02 Pinecrest Frozen Bakery"),
        ("t02", "test_session", "T02 Pinecrest Frozen Bakery"),
        ("file for the auditor", "test_session", "T02 Pinecrest Frozen Bakery"),
        ("the word pilot", "huddle_note", "The word pilot"),
        ("value-echo", "code", "value-echo"),
        ("nine rows to two", "edit_citation", "Cut the suite comparison from nine rows to two"),
    ],
)
def test_what_was_heard_in_tests_is_found(
    sample: NarrativeView, words: str, table: str, title: str
) -> None:
    found = [hit for hit in search(sample, words) if hit.table == table]
    assert found
    assert found[0].title.startswith(title)
