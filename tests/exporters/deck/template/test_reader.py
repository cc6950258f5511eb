"""Any PowerPoint template can be read, and brings nothing of its own slides along."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from pptx import Presentation
from pptx.oxml import parse_xml

from exporters.deck.slides import ChosenLayout, Deck, Role, Slide
from exporters.deck.template.colours import A
from exporters.deck.template.reader import default_template, read_template
from exporters.deck.template.template import SlideLayout, SlotKind
from exporters.deck.writing.writer import write_deck
from narrative_studio.errors import ExportFailed
from narrative_studio.markup import parse


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A template of somebody else: 4:3, with a slide, notes and a link to it from a layout."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Draft by Jane Doe"
    slide.notes_slide.notes_text_frame.text = "secret"
    layout = deck.slide_layouts[5]
    box: Any = layout.placeholders[0]
    run = box.text_frame.paragraphs[0].add_run()
    run.text = "back"
    rel_id = layout.part.relate_to(
        slide.part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    )
    link = run._r.get_or_add_rPr().add_hlinkClick(rel_id)
    link.set("action", "ppaction://hlinksldjump")
    deck.core_properties.author = "Jane Doe"
    deck.part._element.append(
        parse_xml(
            '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><x:sectionLst xmlns:x="http://'
            'schemas.microsoft.com/office/powerpoint/2010/main"/></p:ext></p:extLst>'
        )
    )
    target = tmp_path / "company.pptx"
    deck.save(str(target))
    return target


def as_template(source: Path, target: Path, kind: str) -> Path:
    """Turn a presentation into a template of another kind by its main content type."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"presentation.main+xml", kind.encode())
            new.writestr(name, data)
    return target


def layout(template: Path, name: str) -> SlideLayout:
    found = read_template(template).layout(name)
    assert found is not None
    return found


def test_layouts_and_their_placeholders_are_read(company: Path) -> None:
    made = layout(company, "Title and Content")
    assert made.kind == "obj"
    assert [(slot.kind, slot.idx) for slot in made.slots] == [
        (SlotKind.TITLE, 0),
        (SlotKind.OBJECT, 1),
        (SlotKind.DATE, 10),
        (SlotKind.FOOTER, 11),
        (SlotKind.NUMBER, 12),
    ]
    body = made.slots[1]
    assert body.place.cx > 0
    assert body.box.level(0).size_pt == 32
    assert body.box.level(0).has_bullet
    assert body.reference == '<p:ph idx="1"/>'
    assert made.slots[3].is_blank


def test_upright_text_is_known(company: Path) -> None:
    assert layout(company, "Title and Vertical Text").slots[1].box.is_vertical


def test_slides_notes_and_people_stay_behind(company: Path) -> None:
    made = read_template(company)
    names = {part.name for part in made.parts}
    assert not any("/slides/" in name or "/notesSlides/" in name for name in names)
    assert not any("docProps" in name for name in names)
    assert b"sldIdLst" not in made.presentation
    assert b"sldId " not in made.presentation
    assert b"sectionLst" not in made.presentation
    everything = b"".join(part.blob for part in made.parts) + made.presentation
    assert b"Jane Doe" not in everything
    assert b"hlinksldjump" not in everything


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        (".potx", "template.main+xml"),
        (".ppsx", "slideshow.main+xml"),
    ],
)
def test_templates_of_other_kinds_give_ordinary_decks(
    company: Path, tmp_path: Path, suffix: str, kind: str
) -> None:
    template = read_template(as_template(company, tmp_path / f"t{suffix}", kind))
    target = tmp_path / "made.pptx"
    slides = (
        Slide(Role.TITLE, "Hello", subtitle="There"),
        Slide(Role.TEXT, "Text", body=parse("- a\n- b"), notes=parse("Say it")),
    )
    write_deck(Deck("T", slides, footer="Foot"), template, target)
    opened = Presentation(str(target))
    assert [slide.shapes.title.text for slide in opened.slides] == ["Hello", "Text"]
    assert OpenXmlValidator().validate(target).errors == []


def test_a_template_without_notes_master_borrows_one(tmp_path: Path) -> None:
    plain = tmp_path / "plain.pptx"
    Presentation().save(str(plain))
    made = read_template(plain)
    names = [part.name for part in made.parts]
    assert "/ppt/notesMasters/notesMaster1.xml" in names
    themes = [name for name in names if name.startswith("/ppt/theme/")]
    assert len(themes) == len(set(themes)) == 2
    assert made.presentation.index(b"sldMasterIdLst") < made.presentation.index(b"notesMasterIdLst")
    assert len({relation[0] for relation in made.relations}) == len(made.relations)


def test_parts_have_no_relation_to_what_was_left_behind(company: Path) -> None:
    made = read_template(company)
    kept = {part.name for part in made.parts}
    for part in made.parts:
        for relation in part.relations.decode().split('Target="')[1:]:
            target = relation.split('"')[0]
            folder = part.name.rsplit("/", 1)[0]
            path = (Path(folder) / target).as_posix()
            while "/../" in path:
                before, _, after = path.partition("/../")
                path = f"{before.rsplit('/', 1)[0]}/{after}"
            assert path in kept


def test_the_default_template_is_read_once_and_is_whole() -> None:
    made = default_template()
    assert made is default_template()
    assert len(made.layouts) > 15
    assert set(made.table_styles) == {"", "accent1", "accent2"}
    assert 'type="sldNum"' in made.notes_master.number
    insight = made.layout("Insight")
    assert insight is not None
    panel = insight.first(SlotKind.PICTURE)
    assert panel is not None
    assert "accent2" in panel.fill
    assert "xmlns" not in panel.fill


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = _COMPOUND + "EncryptedPackage".encode("utf-16-le")
_OLD = _COMPOUND + "PowerPoint Document".encode("utf-16-le")
_DOCTYPE = '<!DOCTYPE t [<!ENTITY a "aa">]><Types/>'


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "cannot be read: No such file"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b"not a zip"), "is no PowerPoint file"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: _zip(path, "word/document.xml"), "is no PowerPoint file"),
        (lambda path: _zip(path, "[Content_Types].xml", "<Types"), r"is damaged: \[Content_Types"),
        (lambda path: path.write_bytes(_LOCKED), "is locked with a password"),
        (lambda path: path.write_bytes(_OLD), "PowerPoint's format from before 2007"),
        (lambda path: _zip(path, "ppt/p.xml", " " * 20_000_000), "unpacks to far more"),
        (lambda path: _zip(path, "[Content_Types].xml", _DOCTYPE), "declares a document type"),
    ],
)
def test_what_is_no_template_is_refused_plainly(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    path = tmp_path / "x.potx"
    make(path)
    with pytest.raises(ExportFailed, match=words) as refused:
        read_template(path)
    assert str(refused.value).startswith("The template “x.potx” ")
    assert refused.value.hint


def test_a_word_document_is_refused(tmp_path: Path, company: Path) -> None:
    path = as_template(company, tmp_path / "w.docx", "foreign.main+xml")
    with pytest.raises(ExportFailed, match="is no PowerPoint file"):
        read_template(path)


def test_a_template_without_layouts_is_refused(tmp_path: Path) -> None:
    deck = Presentation()
    for made in list(deck.slide_layouts):
        deck.slide_layouts.remove(made)
    path = tmp_path / "empty.pptx"
    deck.save(str(path))
    with pytest.raises(ExportFailed, match="has no slide layout"):
        read_template(path)


def _zip(path: Path, name: str, text: str = "<x/>") -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, text)
    path.write_bytes(buffer.getvalue())


def test_text_on_a_layout_that_is_a_picture_has_a_ground(tmp_path: Path) -> None:
    deck: Any = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    raw = io.BytesIO()
    Image.new("RGB", (4, 3), "navy").save(raw, "PNG")
    for layout, part in ((deck.slide_layouts[6], 1), (deck.slide_layouts[5], 10)):
        size = (deck.slide_width // part, deck.slide_height // part)
        drawn = slide.shapes.add_picture(raw, 0, 0, *size)._element
        drawn.blipFill.blip.rEmbed = layout.part.get_or_add_image_part(raw)[1]
        layout.shapes._spTree.append(drawn)
    path = tmp_path / "pictured.pptx"
    deck.save(str(path))
    template = read_template(path)
    assert [one.name for one in template.layouts if one.is_pictured] == ["Blank"]
    chosen = {"x": ChosenLayout(template.layouts[6].part_name, "Blank")}
    slides = (Slide(Role.TEXT, "Hello", body=parse("- a"), use="x"), Slide(Role.TEXT, "Else"))
    made = tmp_path / "made.pptx"
    write_deck(Deck("T", slides, layouts=chosen), template, made)
    first, second = Presentation(str(made)).slides
    grounds = [shape._element.find(f".//{{*}}spPr/{A}solidFill") for shape in first.shapes]
    assert all(ground is not None for ground in grounds[:2])
    assert all(shape._element.find(f".//{{*}}spPr/{A}solidFill") is None for shape in second.shapes)
    assert OpenXmlValidator().validate(made).errors == []
