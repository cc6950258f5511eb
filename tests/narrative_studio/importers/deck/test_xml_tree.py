"""XML of strangers is read in the encodings that office files have, without document types."""

from __future__ import annotations

import pytest

from narrative_studio.importers.deck import xml_tree
from narrative_studio.importers.deck.names import q
from narrative_studio.importers.deck.xml_tree import XmlRefused, parse_xml


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_all_encodings_of_office_files_are_read(encoding: str) -> None:
    assert parse_xml("<?xml version='1.0'?><a>é</a>".encode(encoding)).text == "é"


def test_a_declared_encoding_holds() -> None:
    declared = b"<?xml version='1.0' encoding='%s'?><a>\xe9</a>"
    assert parse_xml(declared % b"ISO-8859-1").text == "é"
    assert parse_xml(declared % b"windows-1252").text == "é"
    for name in (b"UTF-8", b"utf-16", b"cp037", b"UTF-7"):
        with pytest.raises(XmlRefused):
            parse_xml(declared % name)


def test_strict_names_are_read_as_the_usual_ones() -> None:
    root = parse_xml(
        b'<p:sld xmlns:p="http://purl.oclc.org/ooxml/presentationml/main" '
        b'xmlns:a="http://purl.oclc.org/ooxml/drawingml/main" '
        b'xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><a:t r:id="x"/></p:sld>'
    )
    assert root.tag == q("p:sld")
    assert root[0].tag == q("a:t")
    assert root[0].get(q("r:id")) == "x"


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        "<!DOCTYPE a><a/>".encode("utf-16"),
    ],
)
def test_document_types_are_refused_as_hostile(content: bytes) -> None:
    with pytest.raises(XmlRefused, match="document type") as caught:
        parse_xml(content)
    assert caught.value.is_hostile


@pytest.mark.parametrize(
    "content", [b"", b"<a>", b"<a/><b/>", b"<a>&none;</a>", b"\xff\xfe<", b"\0"]
)
def test_what_is_no_xml_is_told(content: bytes) -> None:
    with pytest.raises(XmlRefused) as caught:
        parse_xml(content)
    assert not caught.value.is_hostile


def test_far_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_tree, "MOST_ELEMENTS", 10)
    with pytest.raises(XmlRefused, match="too many"):
        parse_xml(b"<a>" + b"<b/>" * 30 + b"</a>")


def test_elements_may_be_nested_very_deeply() -> None:
    root = parse_xml(b"<a>" * 20_000 + b"</a>" * 20_000)
    assert sum(1 for _ in root.iter()) == 20_000
