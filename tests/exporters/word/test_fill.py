"""A template is filled, or refused with the place and the reason in one line."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import docx
import pytest

from exporters.word.fill import Filling, has_names
from exporters.word.sandbox import Fields
from narrative_studio.errors import ExportFailed
from tests.exporters.word.templates import to_fill

NAMES: Mapping[str, Any] = {
    "title": "Heat & <light>\nand more",
    "frames": [Fields(number=n, headline=f"h{n}") for n in (1, 2)],
}


def fill(path: Path, names: Mapping[str, Any] = NAMES) -> Any:
    file = io.BytesIO()
    Filling(path, path.read_bytes()).write(names, file, "Script: Heat")
    return docx.Document(file)


def refused(path: Path) -> str:
    with pytest.raises(ExportFailed) as caught:
        fill(path)
    message = str(caught.value)
    assert message.startswith("The template “t.docx” ")
    assert "\n" not in message
    return message


def test_names_are_filled_in_paragraphs_and_tables(tmp_path: Path) -> None:
    path = to_fill(
        tmp_path / "t.docx",
        "Title: {{ title }}",
        "{%p for f in frames %}",
        "{{ f.number }} {{ f.headline }}",
        "{%p endfor %}",
        rows=[
            ["{%tr for f in frames %}", ""],
            ["{{ f.number }}", "{{ f.headline }}"],
            ["{%tr endfor %}", ""],
        ],
    )
    document = fill(path)
    assert [one.text for one in document.paragraphs[:3]] == [
        "Title: Heat & <light>\nand more", "1 h1", "2 h2",
    ]  # fmt: skip
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["1", "h1"], ["2", "h2"]]


def test_the_file_says_what_it_is_and_not_who_made_the_template(tmp_path: Path) -> None:
    properties = fill(to_fill(tmp_path / "t.docx", "{{ title }}")).core_properties
    assert (properties.title, properties.author) == ("Script: Heat", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ title", "has a mistake"),
        (
            "{{ title | nofilter }}",
            "has a mistake in paragraph 2, “{{ title | nofilter }}”: No filter",
        ),
        (
            "{{ title | nofilter }}",
            "”: No filter named 'nofilter'. Correct",
        ),
        ("{{ title", "”: the braces that are opened there are not closed. Correct"),
        ("{%p for f in frames %}", "{% for … %} is never closed with {% endfor %}. Correct"),
        ("{%p endfor %}", "{% endfor %} stands where nothing of the kind is open. Correct"),
        ("{% fr x %}", "{% fr %} is no instruction. Correct"),
        ("{% if %}", "Expected an expression"),
        ("{{ frames }}", "”. It writes a whole list: go through it with “for”, or end it"),
        ("Say {{p title }} so", "would lose “Say  so”: {{p title }} stands alone in its paragraph"),
        (
            "{{ titel }}",
            "cannot be filled in paragraph 2, “{{ titel }}”. It asks for “titel”, which",
        ),
        ("{{ title.__class__ }}", "tries to reach what templates may not use in paragraph 2"),
        ("{{ title.__class__ }}", "asks for “__class__”, which is not there. Correct"),
        ("{{ 1 / 0 }}", "cannot be filled in paragraph 2, “{{ 1 / 0 }}”: "),
        ("{{ title + 1 }}", "cannot be filled in paragraph 2"),
        ("{{ range(10 ** 9) }}", "cannot be filled in paragraph 2"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself without end"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    assert words in refused(to_fill(tmp_path / "t.docx", "Fine", text))


def test_a_long_paragraph_is_told_by_its_beginning(tmp_path: Path) -> None:
    message = refused(to_fill(tmp_path / "t.docx", "word " * 40 + "{{ titel }}"))
    assert "“word word word" in message
    assert "…”. It asks" in message


class _Paragraphs:
    def __html__(self) -> str:
        return "<w:p><w:r><w:t>own</w:t></w:r></w:p>"


def test_paragraphs_stand_alone(tmp_path: Path) -> None:
    names = {"x_formatted": _Paragraphs()}
    good = to_fill(tmp_path / "t.docx", "{{p x_formatted }}")
    assert [one.text for one in fill(good, names).paragraphs] == ["own"]
    bad = to_fill(tmp_path / "t.docx", "a {{ x_formatted }} b")
    with pytest.raises(ExportFailed, match="into the middle of a line"):
        fill(bad, names)


def test_what_repeats_a_row_stands_alone_in_it(tmp_path: Path) -> None:
    rows = [["{%tr for f in frames %}", "lost"], ["{{ f.number }}", "b"], ["{%tr endfor %}", ""]]
    path = to_fill(tmp_path / "t.docx", rows=rows)
    assert "would lose “lost”: {%tr for f in frames %} stands alone in its row" in refused(path)


def test_the_head_of_pages_is_looked_at_as_well(tmp_path: Path) -> None:
    path = to_fill(tmp_path / "t.docx", "{{ title }}")
    document = docx.Document(str(path))
    document.sections[0].header.paragraphs[0].text = "Ours: {{p title }}"
    document.save(str(path))
    assert "would lose “Ours:”" in refused(path)


def test_a_cell_that_is_left_empty_gets_its_paragraph(tmp_path: Path) -> None:
    path = to_fill(tmp_path / "t.docx", "a", rows=[["{{p nothing }}"]])
    (table,) = fill(path, {"nothing": ""}).tables
    assert [cell.text for row in table.rows for cell in row.cells] == [""]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(["plain", "a { b"], False), (["{{ a }}"], True), (["{% if x %}"], True), (["{# n #}"], True)],
)
def test_a_template_to_fill_is_told_from_one_to_look_like(texts: list[str], expected: bool) -> None:
    assert has_names(texts) is expected


_PIECES = (
    *("{{", "}}", "{%", "%}", "{#", "#}", "{%p", "{%tr", "{{r", " for f in frames ", " endfor "),
    *(" if title ", " endif ", " title ", " f.number ", "|join(", ")", ".__class__", "[0]", " ~ "),
    *(" range(9 ** 9) ", " macro m() ", " m() ", " set x = ", " * 99 ", "'", " else ", " raw "),
)


def test_any_text_in_braces_is_filled_or_refused(tmp_path: Path) -> None:
    chance = Random(5)
    outcomes = set()
    for _turn in range(30):
        texts = ["".join(chance.choices(_PIECES, k=chance.randrange(2, 9))) for _one in range(2)]
        path = to_fill(tmp_path / "t.docx", *texts)
        try:
            fill(path)
        except ExportFailed as refusal:
            outcomes.add(refusal.what)
    assert len(outcomes) > 6
