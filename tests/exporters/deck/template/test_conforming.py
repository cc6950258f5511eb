"""Templates that other programs packed in their own way make decks like any other."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from exporters.deck.slides import Deck, Role, Slide
from exporters.deck.template.conforming import conformed
from exporters.deck.template.reader import POWERPOINT, read_template
from exporters.deck.template.template import SlotKind
from exporters.deck.writing.writer import write_deck
from exporters.template_file import read_template_file
from narrative_studio.importers.deck.names import STRICT
from narrative_studio.markup import parse

Rename = Callable[[str], str]
Change = Callable[[str, bytes], bytes]


def repacked(
    folder: Path,
    rename: Rename = lambda name: name,
    change: Change = lambda name, content: content,
    ending: str = ".pptx",
) -> Path:
    source, target = folder / "usual.pptx", folder / f"packed{ending}"
    Presentation().save(str(source))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(rename(name), change(name, old.read(name)))
    return target


def strictly(_name: str, content: bytes) -> bytes:
    for strict, usual in STRICT:
        content = content.replace(usual.encode(), strict.encode())
    return content.replace(b"<p:presentation ", b'<p:presentation conformance="strict" ')


def numbered_alike(name: str, content: bytes) -> bytes:
    return re.sub(rb'(<p:cNvPr id=")(\d)', rb"\g<1>7", content)


def typed(kind: str) -> Change:
    usual = b"openxmlformats-officedocument.presentationml.presentation.main+xml"
    return lambda name, content: (
        content.replace(usual, kind.encode()) if name.startswith("[") else content
    )


def shouted(name: str) -> str:
    is_kept = name.startswith("[") or name == "_rels/.rels"
    return name if is_kept else name.upper().replace(".XML", ".xml").replace("_RELS", "_rels")


MACROS = "ms-powerpoint.{}.macroEnabled.main+xml"


@pytest.mark.parametrize(
    ("rename", "change", "ending"),
    [
        (lambda name: name.replace("/", "\\"), None, ".pptx"),
        (lambda name: f"/{name}", None, ".pptx"),
        (shouted, None, ".pptx"),
        (None, strictly, ".pptx"),
        (None, numbered_alike, ".pptx"),
        (None, typed(MACROS.format("template")), ".potm"),
        (None, typed(MACROS.format("slideshow")), ".ppsm"),
        (None, typed(MACROS.format("presentation")), ".pptm"),
    ],
)
def test_however_it_is_packed_it_makes_a_good_deck(
    tmp_path: Path, rename: Rename | None, change: Change | None, ending: str
) -> None:
    path = repacked(
        tmp_path,
        rename or (lambda name: name),
        change or (lambda name, content: content),
        ending,
    )
    template = read_template(path)
    assert len(template.layouts) == 11
    made = tmp_path / "made.pptx"
    write_deck(Deck("T", (Slide(Role.TEXT, "Hello"),)), template, made)
    assert [slide.shapes.title.text for slide in Presentation(str(made)).slides] == ["Hello"]
    assert OpenXmlValidator().validate(made).errors == []


def test_shapes_of_one_number_are_told_apart(tmp_path: Path) -> None:
    def alike(name: str, content: bytes) -> bytes:
        return re.sub(
            rb'(<p:cNvPr id=")\d+', rb"\g<1>0" if "Master" in name else rb"\g<1>2", content
        )

    path = repacked(tmp_path, change=alike)
    found = read_template_file(path, POWERPOINT, most_text_bytes=100_000_000)
    with zipfile.ZipFile(io.BytesIO(conformed(found))) as package:
        for name in ("slideMasters/slideMaster1.xml", "slideLayouts/slideLayout2.xml"):
            numbers = re.findall(rb'<p:cNvPr id="(\d+)"', package.read(f"ppt/{name}"))
            assert len(set(numbers)) == len(numbers) > 4
            assert b"0" not in numbers
    assert numbers[0] == b"2"


def test_places_without_a_number_are_told_apart(tmp_path: Path) -> None:
    def bare(name: str, content: bytes) -> bytes:
        return re.sub(rb' idx="\d+"', b"", content) if "slideLayouts" in name else content

    path = repacked(tmp_path, change=bare)
    template = read_template(path)
    layout = next(one for one in template.layouts if one.name == "Two Content")
    places = [slot for slot in layout.slots if slot.kind is SlotKind.OBJECT]
    assert len({slot.reference for slot in places}) == 2
    made = tmp_path / "made.pptx"
    deck = Deck("T", (Slide(Role.TEXT, "Hello", body=parse("- a")),))
    write_deck(deck, template, made)
    (slide,) = Presentation(str(made)).slides
    body = next(one for one in slide.placeholders if one.has_text_frame and one.text == "a")
    assert body.top >= slide.shapes.title.top + slide.shapes.title.height


def test_the_last_of_several_parts_of_one_name_counts(tmp_path: Path) -> None:
    path = repacked(tmp_path)
    name = "ppt/slideLayouts/slideLayout1.xml"
    with zipfile.ZipFile(path) as package:
        layout = package.read(name).replace(b'name="Title Slide"', b'name="The later"')
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(name, layout)
    assert read_template(path).layouts[0].name == "The later"


def test_a_usual_template_is_left_as_it_is(tmp_path: Path) -> None:
    path = repacked(tmp_path)
    found = read_template_file(path, POWERPOINT, most_text_bytes=100_000_000)
    assert conformed(found) == path.read_bytes()
