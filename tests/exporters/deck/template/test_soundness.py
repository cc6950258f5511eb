"""What PowerPoint would refuse or repair is said of a template before a deck is made with it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image
from pptx import Presentation

from exporters.deck.template.check import check_template
from exporters.deck.template.reader import read_template
from exporters.deck.template.soundness import USUAL_SIZE, size_fault
from narrative_studio.errors import ExportFailed

Change = Callable[[str, bytes], bytes | None]


def bent(folder: Path, change: Change, *, added: dict[str, bytes] | None = None) -> Path:
    """A template with a picture on its master, after its parts were changed."""
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    drawn = slide.shapes.add_picture(picture, 0, 0)._element
    master = deck.slide_masters[0]
    part, rel_id = cast(Any, master.part).get_or_add_image_part(picture)
    assert part is not None
    drawn.blipFill.blip.rEmbed = rel_id
    master._element.cSld.spTree.append(drawn)
    whole, path = folder / "whole.pptx", folder / "bent.pptx"
    deck.save(str(whole))
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return path


def in_part(part: str, old: bytes, new: bytes) -> Change:
    return lambda name, content: re.sub(old, new, content) if name == part else content


LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
NOTES_THEME = "ppt/theme/theme2.xml"
SIZE = rb'<p:sldSz cx="\d+" cy="\d+"'


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (in_part(LAYOUT, rb"<p:cSld.*</p:cSld>", b""), "is damaged"),
        (in_part(THEME, rb"<a:clrScheme.*</a:clrScheme>", b""), f"{THEME} is not complete"),
        (in_part(MASTER, rb'<a:ext cx="\d+"', b'<a:ext cx="-9"'), f"{MASTER} has an impossible"),
        (in_part(MASTER, rb' sz="\d+"', b' sz="0"'), f"{MASTER} has letters of an impossible"),
        (in_part(MASTER, rb'r:embed="', b'r:embed="x'), f"that {MASTER} shows is not in the file"),
        (lambda n, c: b"no" if n.endswith(".png") else c, "has a picture that cannot be shown"),
        (in_part("ppt/presentation.xml", SIZE, b'<p:sldSz cx="0" cy="0"'), "larger than 142 cm"),
        (lambda n, c: None if n == LAYOUT else c, "is damaged"),
        (lambda n, c: None if n == THEME else c, "is damaged"),
    ],
)  # fmt: skip
def test_a_template_that_powerpoint_would_repair_is_refused(
    tmp_path: Path, change: Change, words: str
) -> None:
    with pytest.raises(ExportFailed, match=re.escape(words)) as caught:
        read_template(bent(tmp_path, change))
    assert "save it as .pptx" in caught.value.hint


def test_a_damaged_part_is_told_of_whatever_its_name_is(tmp_path: Path) -> None:
    whole = tmp_path / "whole.pptx"
    deck = Presentation()
    assert len(deck.notes_master.placeholders) > 0
    deck.save(str(whole))
    odd = tmp_path / "odd.pptx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(odd, "w") as new:
        for name in old.namelist():
            content = b"<a:theme" if name == NOTES_THEME else old.read(name)
            content = content.replace(b"theme2.xml", b"theme2.thm")
            new.writestr(name.replace("theme2.xml", "theme2.thm"), content)
    with pytest.raises(ExportFailed, match="is damaged"):
        read_template(odd)


def test_a_picture_under_another_ending_is_no_fault(tmp_path: Path) -> None:
    change: Change = lambda n, c: b"\xff\xd8\xff" if n.endswith(".png") else c  # noqa: E731
    assert read_template(bent(tmp_path, change)).layouts


def test_slides_without_a_size_are_of_the_usual_one(tmp_path: Path) -> None:
    made = read_template(bent(tmp_path, in_part("ppt/presentation.xml", SIZE + rb"[^>]*/>", b"")))
    assert (made.cx, made.cy) == USUAL_SIZE
    assert size_fault(*USUAL_SIZE) == ""
    assert size_fault(914_399, 914_400) != ""


def test_macros_are_said_to_stay_behind(tmp_path: Path) -> None:
    def words(added: dict[str, bytes]) -> str:
        path = bent(tmp_path, lambda _name, content: content, added=added)
        return "\n".join(entry.text for entry in check_template(path).entries)

    assert "macros will not be in the deck" in words({"ppt/vbaProject.bin": b"x"})
    assert "macros" not in words({})
