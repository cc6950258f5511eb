"""What Office files are packed in."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from exporters.opc import OfficeZip, Relations, escaped, quoted


def test_text_is_safe_inside_xml() -> None:
    assert escaped("a<b>&\x00\ttab") == "a&lt;b&gt;&amp; tab"
    assert escaped("&lt; <b> & c") == "&amp;lt; &lt;b&gt; &amp; c"
    assert escaped("a\x7f\ud800\ufffe\nb\u2028") == "a b\u2028"
    assert quoted('a "b"') == '"a &quot;b&quot;"'


def test_an_equal_relation_is_made_once_and_ids_are_free() -> None:
    relations = Relations()
    relations.add_as("rId2", "kind", "kept.xml")
    first, again = relations.add("kind", "a.xml"), relations.add("kind", "a.xml")
    second = relations.add("kind", "https://example.org/?a&b", is_external=True)
    assert first == again
    assert len({"rId2", first, second}) == 3
    rows = etree.fromstring(relations.xml().encode())
    assert [row.get("Id") for row in rows] == ["rId2", first, second]
    assert rows[2].get("TargetMode") == "External"


def test_parts_find_their_types_and_relations() -> None:
    file = io.BytesIO()
    with OfficeZip(file) as package:
        package.part("word/document.xml", "text/x", "<a/>")
        package.media("word/media/p.png", "png", "image/png", b"\x89PNG" * 50)
        package.relations("", "<r/>")
        package.relations("word/document.xml", "<r/>")
        package.finish()
    with zipfile.ZipFile(file) as made:
        names = made.namelist()
        types = made.read("[Content_Types].xml").decode()
        stored = made.getinfo("word/media/p.png").compress_type
        moments = {one.date_time for one in made.infolist()}
    assert names[0] == "[Content_Types].xml"
    assert {"_rels/.rels", "word/_rels/document.xml.rels"} <= set(names)
    assert 'PartName="/word/document.xml" ContentType="text/x"' in types
    assert 'Extension="png" ContentType="image/png"' in types
    assert stored == zipfile.ZIP_STORED
    assert len(moments) == 1
