"""Narrative templates and what is refused in a template file."""

import re
from collections.abc import Iterator

import pytest

from narrative_studio import assets
from narrative_studio.errors import InvalidValue
from narrative_studio.model.template import (
    Layout,
    Part,
    Template,
    load_templates,
    parse_template,
    read_template,
    template,
)

EVERY = pytest.mark.parametrize("one", load_templates(), ids=lambda one: one.id)

SMALL = """
id = "small"
order = 1
title = "Small"
tagline = "Two beats."
call_minutes = 10
description = "For tests."
credit = ""
setup_at_most = 30

[parts.setup]
title = "Setup"
tagline = "the market"

[parts.follow]
title = "Follow-through"
tagline = "the product"

[[beats]]
id = "first-thing"
title = "First thing"
part = "setup"
share = 40
layout = "insight"
job = "Begin."
exit_test = "Begun?"
empty = "No beginning yet"
prompt = "Write how it begins."
starter = "How it begins"

[[beats]]
id = "the-end"
title = "The end"
part = "follow"
share = 60
at_least = 50
optional = true
layout = "ask"
job = "End."
exit_test = "Ended?"
empty = "No end yet"
prompt = "Write how it ends."
starter = "How it ends"
"""


@pytest.fixture(autouse=True)
def forget_patched_templates() -> Iterator[None]:
    yield
    load_templates.cache_clear()
    read_template.cache_clear()


def small() -> Template:
    return parse_template(SMALL, source="small.toml")


def test_welcome_page_order_and_default_lengths() -> None:
    assert [(one.id, one.call_minutes) for one in load_templates()] == [
        ("sales-pitch-8", 40),
        ("strategic-shift", 20),
        ("promised-land", 20),
        ("guide-and-hero", 15),
        ("before-and-after-value", 30),
        ("commercial-teaching", 30),
        ("demo-situation-first", 25),
        ("blank", 30),
    ]


def test_sales_pitch_has_the_eight_beats_in_order() -> None:
    pitch = template("sales-pitch-8")
    assert [beat.title for beat in pitch.beats] == [
        "Insight",
        "Alternatives",
        "Perfect world",
        "Introduction",
        "Differentiated value",
        "Proof",
        "Objections",
        "The ask",
    ]
    assert [beat.id for beat in pitch.beats if beat.is_optional] == ["objections"]


def test_sales_pitch_keeps_to_its_own_limits() -> None:
    pitch = template("sales-pitch-8")
    value = pitch.beat("differentiated-value")
    assert pitch.share_of(Part.SETUP) == 25
    assert pitch.setup_at_most == 30
    assert value.at_least == 50
    assert value.share > 50


def test_call_length_is_in_milliseconds() -> None:
    assert template("sales-pitch-8").call_length_ms == 2_400_000


def test_beat_line_reads_as_running_text() -> None:
    assert template("strategic-shift").beat_line == (
        "Old and new game, stakes, object of the new game, obstacles, how we overcome them"
    )


@pytest.mark.parametrize(
    ("title", "line"),
    [("IT look", "First thing, IT look"), ("The IT look", "First thing, the IT look")],
)
def test_beat_line_keeps_the_capitals_of_initialisms(title: str, line: str) -> None:
    one = parse_template(SMALL.replace('"The end"', f'"{title}"'), source="small.toml")
    assert one.beat_line == line


def test_number_of_beats_in_the_setup() -> None:
    counts = {one.id: len(one.beats_of(Part.SETUP)) for one in load_templates()}
    assert counts == {
        "sales-pitch-8": 3,
        "strategic-shift": 2,
        "promised-land": 2,
        "guide-and-hero": 2,
        "before-and-after-value": 4,
        "commercial-teaching": 4,
        "demo-situation-first": 2,
        "blank": 0,
    }


def test_blank_has_one_lane_and_names_it() -> None:
    blank = template("blank")
    assert [beat.title for beat in blank.beats] == ["Story"]
    assert blank.part(Part.FOLLOW).title == "Story"


def test_part_without_beats_keeps_the_usual_heading() -> None:
    heading = template("blank").part(Part.SETUP)
    assert (heading.title, heading.tagline) == ("Setup", "the market, not us")


def test_a_template_may_word_its_parts_itself() -> None:
    assert template("demo-situation-first").part(Part.FOLLOW).tagline == "seen in the product"
    assert template("sales-pitch-8").part(Part.FOLLOW).tagline == Part.FOLLOW.tagline


def test_unknown_template_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidValue, match=r"no template 'nine-beats'.*sales-pitch-8.*blank"):
        template("nine-beats")


def test_unknown_beat_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidValue, match=r"Sales pitch has no beat 'ask'.*the-ask"):
        template("sales-pitch-8").beat("ask")


@EVERY
def test_starters_and_prompts_use_the_words_of_the_domain(one: Template) -> None:
    text = assets.read_text(f"templates/{one.id}.toml").lower()
    for banned in ("please", "!", "synergy", "content piece", "slide", "asset", " ai "):
        assert banned not in text


@EVERY
def test_texts_fit_where_they_are_shown(one: Template) -> None:
    """A card on the welcome page holds one tagline line; an empty beat holds a short paragraph."""
    assert len(one.tagline) <= 48
    for beat in one.beats:
        assert len(beat.title) <= 24
        assert len(beat.empty) <= 34
        assert len(beat.starter) <= 60
        assert 40 <= len(beat.prompt) <= 160


@EVERY
def test_checkpoints_are_questions(one: Template) -> None:
    for beat in one.beats:
        assert one.id == "blank" or beat.exit_test.endswith("?")


@EVERY
def test_credit_is_given_for_every_borrowed_idea(one: Template) -> None:
    assert bool(one.credit) is (one.id != "blank")
    assert not re.search(r"[®™]", one.credit + one.description)


def test_all_fields_of_a_file_are_read() -> None:
    one = small()
    first, last = one.beats
    assert (one.id, one.order, one.title, one.credit) == ("small", 1, "Small", "")
    assert (first.id, first.part, first.layout) == ("first-thing", Part.SETUP, Layout.INSIGHT)
    assert (first.is_optional, first.at_least) == (False, None)
    assert (last.is_optional, last.at_least, last.share) == (True, 50, 60)
    assert last.starter == "How it ends"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("share = 40", "share = 30", r"sum to 90 per cent"),
        ("share = 40", "share = 40.0", r"beats\[1\]\.share is not a whole number"),
        ("share = 40", "share = true", r"beats\[1\]\.share is not a whole number"),
        ("share = 40", "share = 0", r"beats\[1\]\.share is 0\. Use a number from 1 to 100"),
        ("share = 60", "", r"beats\[2\]\.share is missing"),
        ('"the-end"', '"first-thing"', r"'first-thing' is used twice"),
        ('"the-end"', '"The end"', r"beats\[2\]\.id is 'The end'.*hyphens"),
        ('layout = "ask"', 'layout = "asks"', r"layout is 'asks'.*columns, ask, plain"),
        ('part = "follow"', 'part = "end"', r"part is 'end'\. Use one of: setup, follow"),
        ('part = "setup"', 'part = "follow"', r"\[parts\] and the parts of its beats differ"),
        ('job = "Begin."', 'job = "  "', r"beats\[1\]\.job is empty"),
        ('job = "Begin."', "job = 3", r"beats\[1\]\.job is not a text"),
        ("optional = true", 'optional = "yes"', r"optional is not true or false"),
        ("optional = true", "optionl = true", r"beats\[2\]\.optionl is not a key"),
        ('credit = ""', 'credit = ""\nauthor = "me"', r": author is not a key"),
        ('tagline = "the product"', 'tag = "x"', r"parts\.follow\.tagline is missing"),
        ("[parts.follow]", "[parts.follows]", r"parts\.follows is not a key"),
        ("call_minutes = 10", "call_minutes = 900", r"call_minutes is 900"),
        ("call_minutes = 10", "call_minutes = ", r"not TOML"),
    ],
)
def test_damaged_file_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert old in SMALL
    with pytest.raises(InvalidValue, match=message) as caught:
        parse_template(SMALL.replace(old, new, 1), source="small.toml")
    assert "small.toml" in str(caught.value)
    assert caught.value.hint


def test_setup_after_the_follow_through_is_refused() -> None:
    swapped = SMALL.replace('part = "setup"', "part = X").replace('part = "follow"', "part = Y")
    swapped = swapped.replace("part = X", 'part = "follow"').replace("part = Y", 'part = "setup"')
    with pytest.raises(InvalidValue, match=r"setup stands after"):
        parse_template(swapped, source="small.toml")


def test_file_without_beats_is_refused() -> None:
    head = SMALL[: SMALL.index("[[beats]]")]
    for text in (head, "beats = []\n" + head, "beats = [3]\n" + head):
        with pytest.raises(InvalidValue, match=r"beats is (missing|not a list of tables)"):
            parse_template(text, source="small.toml")


class TestFolder:
    """What `load_templates` refuses about the files beside each other."""

    @pytest.fixture
    def folder(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
        files: dict[str, str] = {}
        monkeypatch.setattr(assets, "template_names", lambda: sorted(files))
        monkeypatch.setattr(assets, "template_source", files.__getitem__)
        load_templates.cache_clear()
        read_template.cache_clear()
        return files

    def test_templates_are_sorted_by_order(self, folder: dict[str, str]) -> None:
        folder["small"] = SMALL.replace("order = 1", "order = 2")
        folder["tiny"] = SMALL.replace('id = "small"', 'id = "tiny"')
        assert [one.id for one in load_templates()] == ["tiny", "small"]

    def test_file_must_be_named_after_its_id(self, folder: dict[str, str]) -> None:
        folder["little"] = SMALL
        with pytest.raises(InvalidValue, match=r"little\.toml .*id is 'small'.*small\.toml"):
            load_templates()

    def test_two_files_cannot_share_a_place(self, folder: dict[str, str]) -> None:
        folder["small"] = SMALL
        folder["tiny"] = SMALL.replace('id = "small"', 'id = "tiny"')
        with pytest.raises(InvalidValue, match=r"tiny\.toml .*order 1 is taken"):
            load_templates()

    def test_a_template_is_found_without_the_others(self, folder: dict[str, str]) -> None:
        folder["small"] = SMALL
        folder["torn"] = "this is no template"
        assert template("small").id == "small"
        with pytest.raises(InvalidValue, match=r"torn\.toml"):
            load_templates()
