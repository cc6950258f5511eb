"""What cards say."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.comments import comments_on
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.evidence import add_proof
from narrative_studio.commands.links import link
from narrative_studio.commands.storyboard import hide_frames
from narrative_studio.model.positioning import Delivery, ElementKind, Status
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project
from narrative_studio.results.taken import Taken
from tests.ui.boards import Boards
from ui.models.frame_cards import (
    EXPIRED,
    IN_REVIEW,
    NOT_AVAILABLE,
    NOT_CLEARED,
    SUSPECT,
    Card,
    badges_of,
    card_of,
    differing_words,
    frame_label,
    spoken_card,
    spoken_duration,
)
from ui.models.storyboard_places import places_of
from ui.widgets.badge import Badge, Tone


def cards(story: NarrativeView) -> dict[str, Card]:
    return {place.key: card_of(story, place) for place in places_of(story).places}


def spoken(story: NarrativeView) -> list[str]:
    return [spoken_card(story, place) for place in places_of(story).places]


def test_a_card_shows_number_time_and_what_belongs_to_the_frame(boards: Boards) -> None:
    story = boards.sample().view().narrative()
    card = cards(story)[story.frames[6].id]
    assert (card.number, card.time, card.meta) == ("7", "7:30", "4 links · 5 steps")
    assert card.title == "From one jar to every pallet in under a minute"


def test_a_suspect_link_comes_before_the_review_on_a_card(boards: Boards) -> None:
    story = boards.sample().view().narrative()
    assert badges_of(story, story.frames[7]) == (SUSPECT, IN_REVIEW)
    assert badges_of(story, story.frames[10]) == (NOT_CLEARED,)
    assert badges_of(story, story.frames[0]) == ()


def test_a_card_speaks_as_one_sentence(boards: Boards) -> None:
    story = boards.sample().view().narrative()
    assert spoken(story)[7] == (
        "Frame 8 of 12, differentiated value, Name the pallets, not the production day, "
        "7 minutes, suspect link, in review, 1 open comment"
    )
    assert spoken(story)[-1] == "Add a frame at the end of the story"


def test_an_empty_beat_says_what_is_missing_and_what_to_do(boards: Boards) -> None:
    story = boards.project("insight:A").view().narrative()
    card = cards(story)["gap:proof"]
    assert card.title == "No proof yet"
    assert card.text.startswith("Tell one before and after")
    assert "No proof yet. Add a frame, or skip" in spoken(story)


def waited_for(project: Project) -> list[str]:
    story = project.view().narrative()
    return [key for key, card in cards(story).items() if card.asks]


def test_empty_beats_ahead_of_the_writer_ask_for_nothing(boards: Boards) -> None:
    assert waited_for(boards.project("insight:A")) == []


def test_a_beat_that_was_passed_by_asks_for_a_frame_unless_it_is_optional(boards: Boards) -> None:
    project = boards.project("insight:A", "differentiated-value:V", "the-ask:Z")
    assert waited_for(project) == [
        "gap:alternatives",
        "gap:perfect-world",
        "gap:introduction",
        "gap:proof",
    ]


def test_the_last_beat_asks_when_nothing_else_is_missing(boards: Boards) -> None:
    beats = boards.project().view().narrative().template.beats
    others = [beat.id for beat in beats if not beat.is_optional and beat.id != "the-ask"]
    assert waited_for(boards.project(*others)) == ["gap:the-ask"]


def test_a_frame_without_headline_shows_what_could_stand_there(boards: Boards) -> None:
    story = boards.project("proof:").view().narrative()
    card = cards(story)[story.frames[0].id]
    assert (card.title, card.hint) == ("", "Before; after, in the same measure")
    assert "no headline yet" in spoken(story)[5]


def test_a_backup_is_called_one(boards: Boards) -> None:
    project = boards.project("insight:A")
    frame = project.view().narrative().frames[0]
    hide_frames(project, frames=[frame.id], is_backup=True)
    story = project.view().narrative()
    assert cards(story)[frame.id].number == "Backup"
    assert frame_label(story, frame.id) == "Backup"
    assert spoken(story)[-1].startswith("Backup frame, insight, A")


def test_what_is_not_there_yet_is_never_told_quietly(boards: Boards) -> None:
    project = boards.sample()
    story = project.view().narrative()
    differentiator = project.view().elements_of(ElementKind.DIFFERENTIATOR)[0]
    edit_cells(project, differentiator, delivery=Delivery.PLANNED)
    assert NOT_AVAILABLE in badges_of(project.view().narrative(), story.frames[6])


def test_a_proof_whose_consent_ended_is_marked(boards: Boards) -> None:
    project = boards.project("proof:P")
    proof = add_proof(project, headline="Five hours to seven minutes")
    edit_cells(project, proof, may_be_spoken=True, expires_on="2001-01-01")
    link(project, source=project.view().narrative().frames[0], target=proof)
    story = project.view().narrative()
    assert badges_of(story, story.frames[0]) == (EXPIRED,)
    link(project, source=story.frames[0], target=add_proof(project, headline="Nobody asked"))
    story = project.view().narrative()
    assert badges_of(story, story.frames[0]) == (NOT_CLEARED,), "one word for both is enough"


def test_a_frame_in_review_says_so(boards: Boards) -> None:
    project = boards.project("proof:P")
    edit_cells(project, project.view().narrative().frames[0], status=Status.IN_REVIEW)
    story = project.view().narrative()
    assert badges_of(story, story.frames[0]) == (IN_REVIEW,)


@pytest.mark.parametrize(
    ("duration_ms", "words"),
    [
        (0, "0 seconds"),
        (60_000, "1 minute"),
        (150_000, "2 minutes 30 seconds"),
        (420_000, "7 minutes"),
        (1_000, "1 second"),
    ],
)
def test_durations_are_spoken_in_words(duration_ms: int, words: str) -> None:
    assert spoken_duration(duration_ms) == words


def test_a_card_counts_the_open_comments_and_says_in_full_what_it_has_no_room_for(
    boards: Boards,
) -> None:
    story = boards.sample().view().narrative()
    found = cards(story)
    card = found[story.frames[7].id]
    assert card.comments == comments_on(story, story.frames[7]) == 1
    assert card.notes == ("Suspect link, In review", "1 open comment")
    assert found[story.frames[0].id].notes == ()


def test_a_card_of_a_variant_says_which_fields_differ(boards: Boards) -> None:
    view = boards.sample().view()
    story, variant = view.narrative(), view.variants.ordered[0]
    places = {place.frame: place for place in places_of(story).places}
    ask, left_out = story.frames[11], story.frames[1]
    card = card_of(story, places[ask.id], variant)
    words = "Headline and planned time differ in “Ten minutes”"
    assert (card.number, card.notes) == ("12, differs", (words,))
    assert spoken_card(story, places[ask.id], variant).endswith(f", h{words[1:]}")
    assert differing_words(story, None, ask) == ""
    card = card_of(story, places[left_out.id], variant)
    assert (card.number, card.notes) == ("2, left out", ())
    assert card.is_backup, "it is as quiet as one that is kept aside"


def test_the_only_beat_cannot_be_skipped_and_an_empty_story_is_warned_of_nothing(
    boards: Boards,
) -> None:
    story = boards.project(template="blank").view().narrative()
    card = cards(story)["gap:story"]
    assert (card.meta, card.asks) == ("Add a frame", False)
    assert spoken(story)[0] == "No frames yet. Add a frame"


def test_tests_stand_in_the_quiet_line_and_after_badges(boards: Boards) -> None:
    story = boards.sample().view().narrative()
    places = {place.key: place for place in places_of(story).places}
    plain, asking = (
        card_of(story, places[story.frames[at].id], tests=Taken(10, 1, 2)) for at in (6, 10)
    )
    assert plain.metas == (
        "4 links · 5 steps · 1 landed, 2 confused of 10",
        "1 landed, 2 confused of 10",
        "2 of 10 confused",
    )
    assert plain.shown_badges == ()
    assert asking.shown_badges == (NOT_CLEARED, Badge("2 of 10 confused", Tone.QUIET))
    assert plain.notes[-1].startswith("In tests: 1 of 10 landed")
    words = spoken_card(story, places[story.frames[6].id], tests=Taken(3, 1))
    assert words.endswith("in tests: 1 of 3 landed, 0 of 3 confused; an anecdote")


def test_without_tests_a_card_says_what_belongs_to_it(boards: Boards) -> None:
    story = boards.sample().view().narrative()
    card = cards(story)[story.frames[10].id]
    assert (card.metas, card.shown_badges) == ((card.meta,), card.badges)
