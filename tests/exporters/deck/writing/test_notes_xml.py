"""Notes slides fill the placeholders of whatever notes master there is."""

from lxml import etree

from exporters.deck.paragraphs import plain
from exporters.deck.template.template import NotesMaster
from exporters.deck.writing.notes_xml import notes_slide
from exporters.deck.writing.text_xml import TextWriter

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def made(number: str) -> etree._Element:
    master = NotesMaster(
        "/ppt/notesMasters/notesMaster1.xml",
        '<p:ph type="sldImg" idx="2"/>',
        '<p:ph type="body" idx="3"/>',
        number,
    )
    text = TextWriter("en-GB", lambda address: "")
    xml = notes_slide((plain("Say it"), plain("twice")), master, text, "en-GB", 7)
    return etree.fromstring(xml.encode())


def test_image_text_and_number_stand_in_their_placeholders() -> None:
    root = made('<p:ph type="sldNum" idx="5"/>')
    assert [ph.get("type") for ph in root.iter(f"{P}ph")] == ["sldImg", "body", "sldNum"]
    assert [ph.get("idx") for ph in root.iter(f"{P}ph")] == ["2", "3", "5"]
    assert [t.text for t in root.iter(f"{A}t")] == ["Say it", "twice", "7"]


def test_a_master_without_number_gets_none() -> None:
    assert [ph.get("type") for ph in made("").iter(f"{P}ph")] == ["sldImg", "body"]
