"""Relations lead to parts, and what cannot be read is noted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.deck.package import open_package
from narrative_studio.importers.deck.parts import Parts, Relation, resolved
from tests.decks import one_slide

RELATION = (
    '<Relationship Id="r9" Type="http://x/slideLayout" Target="../layouts/l.xml"/>'
    '<Relationship Id="r8" Type="http://x/hyperlink" Target="https://e.org" TargetMode="External"/>'
    '<Relationship Id="r9" Type="http://x/other" Target="second.xml"/><Relationship/>'
)


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    more = {"broken.xml": "<a>", "type.xml": "<!DOCTYPE a><a/>", "ppt/layouts/l.xml": "<a/>"}
    return Parts(open_package(one_slide(tmp_path / "a.pptx", "", rels=RELATION, parts=more)))


def test_relations_are_known_by_id_and_kind(parts: Parts) -> None:
    slide = "ppt/slides/slide1.xml"
    assert parts.relations(slide)["r9"] == Relation("r9", "slideLayout", "ppt/layouts/l.xml")
    assert parts.relations(slide)["r8"].is_external
    assert [one.target for one in parts.related(slide, "slideLayout")] == ["ppt/layouts/l.xml"]
    assert parts.related(slide, "hyperlink") == ()
    assert parts.relations("nothing") == {}


def test_what_cannot_be_read_is_noted_once(parts: Parts) -> None:
    for _ in range(2):
        assert parts.xml("broken.xml", what="Slide 3") is None
        assert parts.xml("none.xml") is None
    assert parts.notes == [
        "Slide 3: broken.xml is no well-formed XML.",
        "none.xml is not in the file.",
    ]
    assert parts.bytes_of("none.xml") is None
    assert parts.bytes_of("broken.xml") == b"<a>"
    for number in range(500):
        parts.note(f"note {number}")
    assert len(parts.notes) == 200


def test_a_document_type_ends_the_reading(parts: Parts) -> None:
    with pytest.raises(ImportFailed, match=r"a\.pptx.*type\.xml declares a document type"):
        parts.xml("type.xml")


@pytest.mark.parametrize(
    ("folder", "target", "part"),
    [
        ("ppt/slides", "../media/a%20b.png", "ppt/media/a b.png"),
        ("ppt/slides", "/ppt/x.xml", "ppt/x.xml"),
        ("ppt", "slides\\s.xml", "ppt/slides/s.xml"),
        ("ppt", "../../../../etc/passwd", "etc/passwd"),
        ("", "a.xml#here", "a.xml"),
        ("ppt", "..", ""),
        ("", "", ""),
    ],
)
def test_targets_stay_in_the_package(folder: str, target: str, part: str) -> None:
    assert resolved(folder, target) == part
