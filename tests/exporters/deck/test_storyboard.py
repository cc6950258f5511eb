"""A storyboard becomes a deck in which nothing that was written is missing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from exporters.deck.slides import Card, Role, Slide, SlidePicture, Tick, Tone
from exporters.deck.slots import LayoutName
from exporters.deck.storyboard import DeckOptions, Purpose, StoryboardSlides, storyboard_deck
from narrative_studio.interchange import mark_of
from narrative_studio.markup import plain_text, runs_text
from narrative_studio.model.evidence import Objection
from narrative_studio.model.ids import (
    BaselineId,
    FrameId,
    NarrativeId,
    ObjectionId,
    PictureId,
    QuestionId,
    ZoneId,
)
from narrative_studio.model.people import Baseline
from narrative_studio.model.storyboard import Frame, Question, Zone
from narrative_studio.model.template import load_templates
from narrative_studio.model.view import NarrativeView
from narrative_studio.text_pictures import with_pictures

Story = Callable[..., NarrativeView]


def frame(name: str, beat: str, **cells: Any) -> Frame:
    known = {"headline": f"Headline {name}", "rank": name}
    return Frame(FrameId(name), NarrativeId("n"), beat=beat, **(known | cells))


def slides(view: NarrativeView, **options: Any) -> list[Slide]:
    return list(storyboard_deck(view, DeckOptions(**options)).slides)


def one(story: Story, beat: str, **cells: Any) -> Slide:
    return slides(story(frame("a", beat, **cells)))[1]


def test_a_title_slide_comes_first_and_then_a_slide_for_each_frame(story: Story) -> None:
    view = story(
        frame("b", "proof"),
        frame("c", "insight"),
        frame("a", "insight"),
        one_line="Recall readiness",
        company="Corrin Vale",
    )
    deck = storyboard_deck(view, DeckOptions())
    assert [slide.title for slide in deck.slides] == [
        "Lotwarden",
        "Headline a",
        "Headline c",
        "Headline b",
    ]
    assert deck.slides[0].subtitle == "Recall readiness"
    assert (deck.footer, deck.presenter) == ("Lotwarden · Corrin Vale", "Corrin Vale")
    assert (deck.title, deck.date_text) == ("First call", "21 April 2026")


def test_typed_words_replace_those_of_the_document(story: Story) -> None:
    view = story(one_line="x", company="y")
    options = DeckOptions(title="T", subtitle="S", presenter="P", date="today")
    deck = storyboard_deck(view, options)
    assert (deck.slides[0].title, deck.slides[0].subtitle) == ("T", "S")
    assert (deck.presenter, deck.date_text) == ("P", "today")


def test_a_product_without_a_name_leaves_the_narratives(story: Story) -> None:
    assert slides(story(product=""))[0].title == "First call"
    assert storyboard_deck(story(product=""), DeckOptions()).footer == "First call"


def test_footers_can_be_left_out(story: Story) -> None:
    deck = storyboard_deck(story(), DeckOptions(has_footers=False))
    assert deck.footer == ""
    assert not deck.has_numbers


def test_each_beat_of_the_pitch_has_its_layout_role_and_tone(story: Story) -> None:
    beats = {
        "insight": ("Insight", Role.STATEMENT, Tone.SETUP),
        "introduction": ("Introduction", Role.STATEMENT, Tone.FOLLOW),
        "differentiated-value": ("Differentiated value", Role.VALUE, Tone.FOLLOW),
    }
    for number, (beat, (layout, role, tone)) in enumerate(beats.items()):
        slide = one(story, beat, bullets="- a")
        assert (slide.layout, slide.role, slide.tone) == (layout, role, tone), number


def test_beats_of_other_templates_take_neutral_layouts(story: Story) -> None:
    for template in load_templates():
        rows = [frame(f"{number:02}", beat.id) for number, beat in enumerate(template.beats)]
        view = story(*rows, template=template.id)
        deck = storyboard_deck(view, DeckOptions())
        _, *rest = deck.slides
        assert [slide.segment for slide in rest] == list(range(len(template.beats)))
        assert [segment.title for segment in deck.ribbon] == [b.title for b in template.beats]
        if template.id != "sales-pitch-8":
            assert {slide.layout for slide in deck.slides} == {""}


def test_a_headline_alone_is_the_slide_whatever_the_beat(story: Story) -> None:
    for template in load_templates():
        for beat in template.beats:
            row = frame("a", beat.id, headline="Bakers wait", script="Say it")
            assert slides(story(row, template=template.id))[1].role is Role.HEADLINE
            row = frame("a", beat.id, headline="Bakers wait", key_message="They plan alone")
            slide = slides(story(row, template=template.id))[1]
            assert (slide.role, plain_text(slide.body)) == (Role.HEADLINE, "They plan alone")
            row = frame("a", beat.id, headline="Bakers wait", bullets="They plan alone")
            assert slides(story(row, template=template.id))[1].role is not Role.HEADLINE
    hidden = frame("a", "insight", headline="Bakers wait", is_backup=True)
    options = DeckOptions(has_backups=True)
    assert storyboard_deck(story(hidden), options).slides[1].role is Role.TEXT


def test_nothing_written_is_lost_whatever_the_beat(story: Story) -> None:
    for template in load_templates():
        for beat in template.beats:
            row = frame(
                "a",
                beat.id,
                bullets="- Bullet one\n  - detail\n- Before: 5 h\n\nParagraph\n\n1. Two",
                script="Script\n> cue",
                checkpoint="Checkpoint",
                transition="Transition",
                key_message="Message",
            )
            slide = slides(story(row, template=template.id))[1]
            said = "\n".join(
                (
                    plain_text(slide.body),
                    *(runs_text(words) for entry in slide.entries for words in entry.paragraphs),
                    plain_text(slide.notes),
                )
            )
            for words in ("Bullet one", "detail", "Before: 5 h", "Paragraph", "Two"):
                assert words in said, (template.id, beat.id, words)
            for words in ("Script", "cue", "Checkpoint", "Transition", "Message"):
                assert words in plain_text(slide.notes)
            assert slide.title == "Headline a"
            assert slide.row is not None
            assert slide.row.id == "a"


def test_a_frame_without_headline_is_called_by_its_beat(story: Story) -> None:
    assert one(story, "proof", headline="").title == "Proof"


def test_bullets_become_criteria_columns_and_steps(story: Story) -> None:
    for beat, role in (
        ("perfect-world", Role.CRITERIA),
        ("objections", Role.COLUMNS),
        ("the-ask", Role.ASK),
    ):
        slide = one(story, beat, bullets="- One\n- Two: more")
        assert slide.role is role
        assert len(slide.entries) == 2
        assert slide.body == ()
    assert runs_text(one(story, "objections", bullets="- IT: no").entries[0].label) == "IT"
    assert one(story, "perfect-world", bullets="- IT: no").entries[0].label == ()


def test_what_boxes_cannot_show_is_set_as_text(story: Story) -> None:
    for beat in ("perfect-world", "objections", "the-ask"):
        slide = one(story, beat, bullets="Intro\n\n- a")
        assert slide.role is Role.TEXT
        assert plain_text(slide.body) == "Intro\na"


def test_a_typed_table_is_taken_out_of_the_bullets(story: Story) -> None:
    table = "- a\n\n| H | I |\n|---|---|\n| j | k |\n\n- b"
    for beat in ("alternatives", "insight", "differentiated-value", "perfect-world"):
        slide = one(story, beat, bullets=table)
        assert slide.grid is not None
        assert plain_text(slide.body) == "a\nb"
        assert not slide.grid.has_row_headings


def test_alternatives_without_any_are_text(story: Story) -> None:
    slide = one(story, "alternatives", bullets="- a")
    assert (slide.role, plain_text(slide.body)) == (Role.TEXT, "a")


def test_proof_without_figures_is_text(story: Story) -> None:
    slide = one(story, "proof", bullets="- Everybody says so")
    assert (slide.role, plain_text(slide.body)) == (Role.TEXT, "Everybody says so")


def test_pictures_of_the_text_stand_beside_that_of_the_frame(story: Story) -> None:
    ids = [PictureId(letter * 64) for letter in "abc"]
    text = with_pictures("- a", [(ids[1], "B"), (ids[0], "again"), (ids[2], "gone")])
    view = story(
        frame("a", "insight", bullets=text, picture=ids[0], alt_text="A"),
        frame("b", "insight", bullets=f"![B](picture:{ids[1]})", key_message="Said"),
        pictures={ids[0]: b"a", ids[1]: b"b"},
    )
    _, first, second = slides(view)
    assert first.picture == SlidePicture(ids[0], "A")
    assert first.more == (SlidePicture(ids[1], "B"),)
    assert plain_text(first.body).split("\n") == ["a", "gone"]
    assert (second.picture, second.more) == (SlidePicture(ids[1], "B"), ())
    assert plain_text(second.body) == "Said"


def test_an_agenda_shortens_wide_letters_sooner(story: Story) -> None:
    rows = (
        frame("a", "insight", headline="食品" * 100),
        frame("b", "insight", headline="ab" * 100),
    )
    agenda = slides(story(*rows), has_agenda=True)[1]
    wide, narrow = plain_text(agenda.body).split("\n")
    assert (len(wide), len(narrow)) == (46, 91)


def test_an_agenda_shortens_headlines_that_take_several_lines(story: Story) -> None:
    rows = [frame("a", "insight", headline="word " * 40), frame("b", "insight", headline="x" * 500)]
    agenda = slides(story(*rows), has_agenda=True)[1]
    first, second = plain_text(agenda.body).split("\n")
    assert first == "word " * 17 + "word…"
    assert second == "x" * 90 + "…"


def test_proof_without_figures_keeps_its_table(story: Story) -> None:
    slide = one(story, "proof", bullets="| a | b |\n|---|---|\n| 1 | 2 |")
    assert slide.grid is not None
    assert (slide.role, slide.body) == (Role.TEXT, ())


def test_the_card_asks_for_the_next_step(story: Story) -> None:
    row = frame("a", "the-ask", bullets="- One", checkpoint="Shall we?\nNow?")
    asked = slides(story(row))[1]
    assert asked.card == Card("Next step", "Shall we? Now?")
    assert asked.checkpoint == ""
    told = slides(story(row), next_step="On your data", next_step_date="19 May")[1]
    assert told.card == Card("Next step", "19 May", "On your data")
    assert told.checkpoint == "Shall we? Now?"
    assert one(story, "the-ask", bullets="- One").card is None


def test_value_frames_tick_the_criteria_one_by_one(story: Story) -> None:
    view = story(
        frame("a", "perfect-world", bullets="- Fast\n- Exact"),
        frame("b", "differentiated-value"),
        frame("c", "differentiated-value"),
        frame("d", "differentiated-value"),
    )
    first, second, third = (slide.ticks for slide in slides(view)[2:])
    assert first == (Tick("Fast", True, True), Tick("Exact"))
    assert second == (Tick("Fast", True), Tick("Exact", True, True))
    assert third == (Tick("Fast", True), Tick("Exact", True))
    assert one(story, "differentiated-value").ticks == ()


def test_more_criteria_than_a_row_holds_are_not_ticked(story: Story) -> None:
    bullets = "\n".join(f"- Criterion {number}" for number in range(5))
    view = story(frame("a", "perfect-world", bullets=bullets), frame("b", "differentiated-value"))
    assert slides(view)[2].ticks == ()


def test_the_picture_comes_with_its_words(story: Story) -> None:
    picture = PictureId("pic")
    slide = one(story, "insight", picture=picture, alt_text="Alt", visual="Described")
    assert slide.picture is not None
    assert (slide.picture.key, slide.picture.alt) == ("pic", "Alt")
    described = one(story, "insight", picture=picture, visual="Described").picture
    assert described is not None
    assert described.alt == "Described"
    assert one(story, "insight", visual="Described").picture is None
    view = story(pictures={"pic": b"bytes"})
    assert storyboard_deck(view, DeckOptions()).read_picture("pic") == b"bytes"


def notes(story: Story, **options: Any) -> str:
    row = frame(
        "a",
        "insight",
        script="Say this",
        checkpoint="Agreed?",
        transition="Next",
        key_message="Remember",
    )
    questions = [
        Question(QuestionId(text), FrameId("a"), f"{place}", text)
        for place, text in enumerate(("When?", "Who?"))
    ]
    return plain_text(slides(story(row, *questions), **options)[1].notes)


def test_notes_hold_the_script_and_then_the_cues(story: Story) -> None:
    assert notes(story).split("\n") == [
        "Say this",
        "Key message",
        "Remember",
        "Questions to ask",
        "When?",
        "Who?",
        "Checkpoint",
        "Agreed?",
        "Transition",
        "Next",
    ]


@pytest.mark.parametrize(
    ("options", "first", "count"),
    [
        ({"has_cues": False}, "Say this", 1),
        ({"has_script": False}, "Key message", 9),
        ({"has_script": False, "has_cues": False}, "", 1),
    ],
)
def test_script_and_cues_can_be_left_out(
    story: Story, options: dict[str, bool], first: str, count: int
) -> None:
    lines = notes(story, **options).split("\n")
    assert lines[0] == first
    assert len(lines) == count


def test_bullets_that_were_taken_apart_stand_in_the_notes_as_they_were(story: Story) -> None:
    apart = one(story, "proof", bullets="- Before: 5 h, three people\n- After: 7 min")
    assert plain_text(apart.notes) == ("On the slide\nBefore: 5 h, three people\nAfter: 7 min")
    labelled = one(story, "objections", bullets="- IT: no change")
    assert plain_text(labelled.notes) == "On the slide\nIT: no change"
    assert one(story, "objections", bullets="- No change").notes == ()


def test_backups_are_hidden_at_the_end_or_left_out(story: Story) -> None:
    view = story(frame("a", "insight", is_backup=True), frame("b", "proof"))
    assert [slide.title for slide in slides(view)] == ["Lotwarden", "Headline b"]
    deck = storyboard_deck(view, DeckOptions(has_backups=True))
    last = deck.slides[-1]
    assert (last.title, last.is_hidden, last.segment) == ("Headline a", True, None)
    assert (last.layout, last.role) == (LayoutName.BACKUP, Role.TEXT)
    assert [(section.title, section.count) for section in deck.sections] == [
        ("Follow-through", 2),
        ("Backup", 1),
    ]


def test_sections_are_the_parts_of_the_story(story: Story) -> None:
    view = story(frame("a", "insight"), frame("b", "proof"), frame("c", "proof"))
    sections = storyboard_deck(view, DeckOptions(has_agenda=True)).sections
    assert [(section.title, section.count) for section in sections] == [
        ("Setup", 3),
        ("Follow-through", 2),
    ]
    assert storyboard_deck(view, DeckOptions(has_sections=False)).sections == ()
    assert [s.count for s in storyboard_deck(story(), DeckOptions()).sections] == [1]


def test_the_agenda_links_to_every_headline(story: Story) -> None:
    view = story(
        frame("a", "insight"), frame("b", "proof", headline=""), frame("c", "proof", ref="F3")
    )
    deck = storyboard_deck(view, DeckOptions(has_agenda=True))
    agenda = deck.slides[1]
    assert agenda.role is Role.AGENDA
    assert plain_text(agenda.body) == "Headline a\nHeadline c"
    assert dict(deck.anchors) == {"a": 2, "b": 3, "c": 4, "F3": 4}


def test_slides_are_a_sequence(story: Story) -> None:
    made = StoryboardSlides(story(frame("a", "insight")), DeckOptions())
    assert len(made) == 2
    assert made[-1] == made[1]
    assert made[0:2] == [made[0], made[1]]
    with pytest.raises(IndexError):
        made[2]


@pytest.mark.parametrize("beat", ["insight", "perfect-world", "differentiated-value", "the-ask"])
def test_a_frame_without_bullets_shows_its_key_message(story: Story, beat: str) -> None:
    assert "Remember *this*." in words(one(story, beat, key_message="Remember *this*."))
    shown = one(story, beat, bullets="- A\n- B", key_message="Remember this.")
    assert "Remember this." not in words(shown)


def words(slide: Slide) -> str:
    entries = [runs_text(runs) for entry in slide.entries for runs in entry.paragraphs]
    return "\n".join([plain_text(slide.body), *entries])


def test_sections_are_the_zones_where_frames_are_in_some(story: Story) -> None:
    zones = [
        Zone(ZoneId(name), NarrativeId("n"), name=title)
        for name, title in (("x", "Agree"), ("y", "Show"))
    ]
    view = story(
        *zones,
        frame("a", "insight", zone=ZoneId("x")),
        frame("b", "insight", zone=ZoneId("x")),
        frame("c", "proof", zone=ZoneId("y")),
        frame("d", "the-ask"),
        frame("e", "the-ask", is_backup=True, zone=ZoneId("x")),
    )
    sections = storyboard_deck(view, DeckOptions(has_backups=True)).sections
    assert [(one.title, one.count) for one in sections] == [
        ("Agree", 3),
        ("Show", 1),
        ("Follow-through", 1),
        ("Backup", 1),
    ]


def test_objections_stand_at_the_end_in_a_section_of_their_own(story: Story) -> None:
    view = story(
        frame("a", "insight"),
        Objection(ObjectionId("o"), text="Too dear?", response="It pays back."),
    )
    assert len(storyboard_deck(view, DeckOptions()).slides) == 2
    deck = storyboard_deck(view, DeckOptions(has_objections=True))
    assert [slide.title for slide in deck.slides] == ["Lotwarden", "Headline a", "Too dear?"]
    assert (deck.sections[-1].title, deck.sections[-1].count) == ("Objections", 1)
    assert sum(section.count for section in deck.sections) == len(deck.slides)


def test_a_test_deck_says_which_state_it_shows(story: Story) -> None:
    view = story(frame("a", "insight"))
    options = DeckOptions(purpose=Purpose.TEST)
    mark = mark_of(view.whole)
    assert storyboard_deck(view, options).footer == f"Lotwarden · no baseline · mark {mark}"
    taken = Baseline(BaselineId("b"), "First workshop", "B-2")
    frozen = replace(view, whole=replace(view.whole, baseline=taken))
    deck = storyboard_deck(frozen, options)
    assert deck.footer == f"Lotwarden · B-2 · mark {mark}"
    assert deck.subject == f"B-2 First workshop · mark {mark}"
    assert "B-2" not in storyboard_deck(frozen, DeckOptions()).footer


def test_the_script_is_the_text_of_a_deck_to_leave_behind(story: Story) -> None:
    view = story(
        frame(
            "a",
            "differentiated-value",
            key_message="It pays.",
            bullets="- Short",
            script="> Click\n\nWhat is said here.\n\nAnd here.",
            checkpoint="Agreed?",
        ),
        frame("b", "proof", bullets="- Nothing to say yet"),
    )
    first, second = slides(view, purpose=Purpose.LEAVE)[1:]
    assert plain_text(first.body) == "It pays.\nWhat is said here.\nAnd here."
    assert (first.role, first.ticks, first.checkpoint, first.notes) == (Role.TEXT, (), "", ())
    assert plain_text(second.body) == "Nothing to say yet"
    assert second.notes == ()
