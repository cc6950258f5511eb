"""Beside its shapes a slide has notes, tags, comments and a time."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.importers.deck.read_deck import Remark
from narrative_studio.importers.deck.reading import read_deck
from tests.decks import NS, one_slide, rewritten, slide_xml, text_shape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def rel(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def test_notes_are_the_texts_of_the_notes_page_without_its_feet(tmp_path: Path) -> None:
    notes = text_shape("7", "sldNum") + text_shape("said", "body") + text_shape("aside")
    path = one_slide(
        tmp_path / "a.pptx",
        "",
        rels=rel("r1", "notesSlide", "../n.xml"),
        parts={"ppt/n.xml": f"<p:notes {NS}>{notes}</p:notes>"},
    )
    (slide,) = read_deck(path).slides
    assert [para.text for para in slide.notes] == ["said", "aside"]


def test_tags_and_comments_of_both_kinds_are_read(tmp_path: Path) -> None:
    p188 = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
    newer = (
        f'<p188:cmLst xmlns:p188="{p188}" {NS}><p188:cm authorId="{{9}}"><p188:replyLst>'
        "<p188:reply><p188:txBody><a:p><a:r><a:t>Yes</a:t></a:r></a:p></p188:txBody></p188:reply>"
        "</p188:replyLst><p188:txBody><a:p><a:r><a:t>Sure?</a:t></a:r></a:p></p188:txBody></p188:cm>"
        "</p188:cmLst>"
    )
    parts = {
        "ppt/t.xml": f'<p:tagLst {NS}><p:tag name="Frame" val="f1"/></p:tagLst>',
        "ppt/c.xml": (
            f'<p:cmLst {NS}><p:cm authorId="0"><p:text>Why?</p:text></p:cm><p:cm/></p:cmLst>'
        ),
        "ppt/d.xml": newer,
        "ppt/e.xml": "<broken",
        "ppt/au.xml": f'<p:cmAuthorLst {NS}><p:cmAuthor id="0" name="Bo  Lind"/></p:cmAuthorLst>',
        "ppt/_rels/presentation.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + rel("r1", "slide", "slides/slide1.xml")
            + rel("r2", "commentAuthors", "au.xml")
            + "</Relationships>"
        ),
    }
    rels = rel("r1", "tags", "../t.xml") + rel("r2", "comments", "../c.xml")
    rels += rel("r3", "comments", "../d.xml") + rel("r4", "comments", "../e.xml")
    deck = read_deck(one_slide(tmp_path / "a.pptx", "", rels=rels, parts=parts))
    (slide,) = deck.slides
    assert slide.tags == {"FRAME": "f1"}
    assert slide.remarks == (Remark("Bo Lind", "Why?"), Remark("", "Sure?"), Remark("", "Yes"))
    assert deck.notes == ("Slide 1, comments: ppt/e.xml is no well-formed XML.",)


def test_a_hidden_slide_and_its_time_are_known(tmp_path: Path) -> None:
    plain = one_slide(tmp_path / "a.pptx", "")

    def hide(name: str, content: bytes) -> bytes:
        if name != "ppt/slides/slide1.xml":
            return content
        xml = slide_xml("").replace("<p:sld ", '<p:sld show="false" ')
        return xml.replace("</p:sld>", '<p:transition advTm="45000"/></p:sld>').encode()

    (slide,) = read_deck(rewritten(plain, tmp_path / "b.pptx", hide)).slides
    assert (slide.is_hidden, slide.advance_ms) == (True, 45_000)
    (slide,) = read_deck(plain).slides
    assert (slide.is_hidden, slide.advance_ms) == (False, 0)


def test_a_slide_without_shapes_is_one_and_a_damaged_one_is_noted(tmp_path: Path) -> None:
    path = one_slide(tmp_path / "a.pptx", "", parts={"ppt/slides/slide1.xml": f"<p:sld {NS}/>"})
    assert read_deck(path).slides[0].blocks == ()
    deck = read_deck(one_slide(path, "", parts={"ppt/slides/slide1.xml": "<p:sld"}))
    assert deck.slides == ()
    assert deck.notes == ("Slide 1: ppt/slides/slide1.xml is no well-formed XML.",)
