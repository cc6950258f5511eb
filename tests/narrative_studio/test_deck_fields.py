"""The fields that a deck shows are texts with digests."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from narrative_studio.commands.storyboard import set_questions
from narrative_studio.deck_fields import field_digests, field_texts, questions_text, shown_alt
from narrative_studio.markup import plain_text
from tests.story import make_story


def test_the_words_of_a_frame_and_its_questions(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "a.narrative")) as project:
        frame = project.view().narrative().frames[0]
        set_questions(project, frame=frame.id, texts=["Who?", "Why?"])
        view = project.view()
        texts = field_texts(view, frame)
        assert texts["headline"] == frame.headline
        assert texts["questions"] == "- Who?\n- Why?"
        digests = field_digests(view, frame)
        assert digests.keys() == {*texts, "alt_text", "picture", "is_backup"}
        other = field_digests(view, replace(frame, script="Else", is_backup=True))
        assert {name for name in digests if digests[name] != other[name]} == {
            "script",
            "is_backup",
        }


def test_a_question_of_several_lines_is_one_item() -> None:
    assert plain_text(questions_text(["One\ntwo", "Three"])) == "One two\nThree"
    assert questions_text([]) == ""


def test_what_the_deck_says_of_a_picture(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "a.narrative")) as project:
        frame = project.view().narrative().frames[0]
        assert shown_alt(replace(frame, alt_text="A", visual="V")) == "A"
        assert shown_alt(replace(frame, alt_text="", visual="V")) == "V"
