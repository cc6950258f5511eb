"""What the formatting bar does to Markdown source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets import markdown_edits as edits
from ui.widgets.markdown_edits import BOLD, CODE, ITALIC, Edit


def done(source: str, edit: Edit) -> str:
    """Return the source after an edit, with the selection in angle marks."""
    after = source[: edit.start] + edit.text + source[edit.end :]
    low, high = sorted((edit.anchor, edit.cursor))
    return f"{after[:low]}‹{after[low:high]}›{after[high:]}"


def parted(marked: str) -> tuple[str, int, int]:
    """Return a source and the selection in angle marks."""
    start = marked.index("‹")
    end = marked.index("›") - 1
    return marked.replace("‹", "").replace("›", ""), start, end


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("a ‹bold› word", BOLD, "a **‹bold›** word"),
        ("a **‹bold›** word", BOLD, "a ‹bold› word"),
        ("a ‹**bold**› word", BOLD, "a ‹bold› word"),
        ("a ‹word› word", ITALIC, "a *‹word›* word"),
        ("a *‹word›* word", ITALIC, "a ‹word› word"),
        ("a **‹word›** word", ITALIC, "a ***‹word›*** word"),
        ("a ***‹word›*** word", ITALIC, "a **‹word›** word"),
        ("a ***‹word›*** word", BOLD, "a *‹word›* word"),
        ("a *‹word›* word", BOLD, "a ***‹word›*** word"),
        ("take the wo‹›rd here", BOLD, "take the **‹word›** here"),
        ("nothing ‹› there", BOLD, "nothing **‹›** there"),
        ("‹ padded ›", BOLD, " **‹padded›** "),
        ("press ‹Enter›", CODE, "press `‹Enter›`"),
    ],
)
def test_a_mark_is_put_around_and_taken_off(before: str, mark: str, after: str) -> None:
    source, start, end = parted(before)
    assert done(source, edits.toggle_mark(source, start, end, mark)) == after


@given(st.text(alphabet="ab c\n", min_size=1, max_size=12), st.sampled_from([BOLD, ITALIC, CODE]))
def test_a_mark_toggled_twice_gives_the_source_back(source: str, mark: str) -> None:
    if not source.strip():
        return
    first = edits.toggle_mark(source, 0, len(source), mark)
    once = source[: first.start] + first.text + source[first.end :]
    second = edits.toggle_mark(once, first.anchor, first.cursor, mark)
    assert once[: second.start] + second.text + once[second.end :] == source


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("see ‹the page›", "see [the page](https://x.org)‹›"),
        ("see ‹ the page ›.", "see  [the page](https://x.org)‹› ."),
        ("see the pa‹›ge", "see the [page](https://x.org)‹›"),
        ("see ‹›", "see [‹x.org›](https://x.org)"),
        ("see ‹one [1]›", "see [one \\[1\\]](https://x.org)‹›"),
        ("‹one\ntwo›", "[one two](https://x.org)‹›"),
        ("see [the p‹›age](frame:8) now", "see [the page](https://x.org)‹› now"),
        ("see ‹[](frame:8)›", "see [‹x.org›](https://x.org)"),
    ],
)
def test_a_link_is_made_of_the_selection_the_word_or_the_link_there(
    before: str, after: str
) -> None:
    source, start, end = parted(before)
    place = edits.link_place(source, start, end)
    assert done(source, edits.set_link(place, "https://x.org")) == after


@pytest.mark.parametrize(
    ("before", "address"),
    [
        ("see ‹https://example.org/a›", "https://example.org/a"),
        ("see [the p‹›age](frame:8)", "frame:8"),
        ("see ‹the page›", ""),
        ("![a pi‹›cture](https://x.org/a.png)", ""),
    ],
)
def test_the_address_that_is_there_is_known(before: str, address: str) -> None:
    assert edits.link_place(*parted(before)).address == address


def test_without_an_address_a_link_becomes_its_words_again() -> None:
    source, start, end = parted("see [the p‹›age](frame:8) now")
    place = edits.link_place(source, start, end)
    assert done(source, edits.set_link(place, "")) == "see the page‹› now"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("‹one\ntwo›", "‹- one\n- two›"),
        ("‹- one\n- two›", "‹one\ntwo›"),
        ("‹1. one\n2. two›", "‹- one\n- two›"),
        ("‹one\n\ntwo›", "‹- one\n\n- two›"),
        ("x\n  on‹›e\ny", "x\n  - on‹›e\ny"),
        ("‹›", "- ‹›"),
    ],
)
def test_lines_become_bullets_and_plain_again(before: str, after: str) -> None:
    source, start, end = parted(before)
    assert done(source, edits.toggle_bullets(source, start, end)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Say this.\nPa‹›use", "Say this.\n> Pa‹›use"),
        ("‹> Pause\n>Point›", "‹Pause\nPoint›"),
        ("‹- Pause\n1. Point›", "‹> Pause\n> Point›"),
        ("‹›", "> ‹›"),
    ],
)
def test_lines_become_cues_and_spoken_again(before: str, after: str) -> None:
    source, start, end = parted(before)
    assert done(source, edits.toggle_cues(source, start, end)) == after


def test_a_quote_made_a_bullet_stays_a_quote() -> None:
    assert done("> said", edits.toggle_bullets("> said", 0, 6)) == "‹- > said›"


def test_lines_are_numbered_in_order_and_plain_again() -> None:
    source = "one\ntwo\nthree"
    once = edits.toggle_numbers(source, 0, len(source))
    assert once.text == "1. one\n2. two\n3. three"
    again = edits.toggle_numbers(once.text, 0, len(once.text))
    assert again.text == source


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one‹›", "- one\n- ‹›"),
        ("1. one‹›", "1. one\n2. ‹›"),
        ("  9) one‹›", "  9) one\n  10) ‹›"),
        ("- one\n- ‹›", "- one\n‹›"),
    ],
)
def test_enter_continues_a_list_and_an_empty_item_ends_it(before: str, after: str) -> None:
    source, start, _end = parted(before)
    edit = edits.continue_list(source, start)
    assert edit is not None
    assert done(source, edit) == after


def test_enter_in_plain_text_is_left_alone() -> None:
    assert edits.continue_list("plain", 5) is None


def test_the_targets_of_links_are_found() -> None:
    source = '[a](https://x.org "t") ![b](pic.png) <mailto:a@b.c> [d](<file:///x>) `[no](x)` (y)'
    found = edits.link_targets(source)
    assert found[:4] == ["https://x.org", "pic.png", "mailto:a@b.c", "file:///x"]


def typed(source: str, *steps: str) -> str:
    """What stands in a field after typing texts and toggling bold between them."""
    at = len(source)
    for step in steps:
        if step == "Ctrl+B":
            edit = edits.toggle_mark(source, at, at, edits.BOLD)
            source = source[: edit.start] + edit.text + source[edit.end :]
            at = edit.cursor
        else:
            source = source[:at] + step + source[at:]
            at += len(step)
    return source


def test_bold_is_begun_and_ended_while_typing() -> None:
    assert typed("", "Two boats, ", "Ctrl+B", "one tide", "Ctrl+B", " window") == (
        "Two boats, **one tide** window"
    )
    assert typed("a", "Ctrl+B", "b", "Ctrl+B", "c") == "a**b**c"


def test_bold_begun_and_given_up_leaves_nothing() -> None:
    assert typed("Two ", "Ctrl+B", "Ctrl+B", "boats") == "Two boats"


def pasted(source: str, words: str) -> str:
    """Paste at the sign "|" of the source."""
    at = source.index("|")
    source = source.replace("|", "")
    edit = edits.paste(source, at, at, words)
    assert edit.cursor == edit.anchor == at + len(edit.text)
    return source[: edit.start] + edit.text + source[edit.end :]


def test_words_are_pasted_into_the_sentence_and_blocks_apart_from_it() -> None:
    assert pasted("a | b", "**c**") == "a **c** b"
    assert pasted("a| b", "- c\n- d") == "a\n\n- c\n- d\n\n b"
    assert pasted("a\n|\nb", "- c") == "a\n\n- c\n\nb"
    assert pasted("a\n\n|\n\nb", "c\n\nd") == "a\n\nc\n\nd\n\nb"
    assert pasted("|", "# c") == "# c"
